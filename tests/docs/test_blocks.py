"""The commands of the documents are run, and say what the documents show."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

import pytest

import xingji.cli.command
from tests.docs.blocks import RUN, Section, Step, inline, languages, sections
from tests.docs.offices import APP, organised
from tests.docs.scenes import nothing
from tests.docs.session import Yes, takes, type_in, unknown_options, words
from tests.docs.shown import first_difference
from tests.docs.table import DOCUMENTS, ELSEWHERE, NOT_RUN, SCENES, WORDS, Scene
from tests.forge import test_setup as _routes  # noqa: F401  what the forge answers about settings
from tests.forge.small.fixture import NAME, SmallForge
from tests.ground import Ground
from tests.places import ROOT, SAMPLE
from tests.publish.signing import git
from xingji.cli import at_forge, at_office, founding_place
from xingji.cli.commands import COMMANDS
from xingji.cli.sign import WORKFLOWS
from xingji.forge.client import Manner
from xingji.programme.china import CHINA
from xingji.publish import build

ALL = [section for name in DOCUMENTS if name not in ELSEWHERE for section in sections(ROOT / name, name)]


class Desks:
    """Folders to type in. What a scene lays is laid once and then linked: commands replace files, none writes into one.

    All of them are used at one path, one after the other, so that a check knows most of the sample from the section
    before; only the plain sample has a path of its own, where it is mended and not laid anew.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._laid: dict[Callable[[Path], None], Path] = {}
        for name in ("submissions", "scoring"):
            shutil.copytree(SAMPLE / name, folder / "sample" / "project" / name)
        self._plain = Ground(folder / "plain", folder / "sample" / "project")

    def take(self, lay: Callable[[Path], None]) -> Path:
        """The project folder of a scene as it was laid."""
        if lay is nothing:
            return self._plain.restore() / "project"
        if lay not in self._laid:
            self._laid[lay] = self._folder / f"laid-{len(self._laid)}"
            shutil.copytree(self._folder / "sample", self._laid[lay], copy_function=os.link)
            lay(self._laid[lay] / "project")
        desk = self._folder / "desk"
        shutil.rmtree(desk, ignore_errors=True)
        shutil.copytree(self._laid[lay], desk, copy_function=os.link)
        return desk / "project"


@pytest.fixture(scope="session")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Desks:
    """Those of this worker."""
    return Desks(tmp_path_factory.mktemp("docs"))


@pytest.fixture(autouse=True)
def _a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody's own machine, who answers yes; a build stops before the pages are made of their Markdown."""
    for name in WORKFLOWS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.stdin", Yes())
    monkeypatch.setattr(build, "generate", _as_they_are)


def _as_they_are(config: Path, target: Path, _: datetime) -> None:
    shutil.copytree(config.parent / "docs", target, dirs_exist_ok=True)


@pytest.mark.parametrize("section", ALL, ids=lambda section: f"{section.document}:{section.line}")
def test_what_is_typed_says_what_is_shown(
    section: Section, desks: Desks, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = SCENES.get((section.document, section.heading), Scene())
    monkeypatch.setattr(xingji.cli.command, "china_day", lambda _: scene.day)
    folder = desks.take(scene.lay)
    for module in (at_forge, at_office):
        monkeypatch.setattr(module, "now", lambda: datetime.combine(scene.day, time(12), CHINA))
    if (folder / "hub.yaml").exists():
        # What a hub remembers of a record is of no use to the next one of that name.
        monkeypatch.setenv("XDG_CACHE_HOME", str(request.getfixturevalue("tmp_path")))
    if scene.account:
        _sign_in(request.getfixturevalue("forge"), folder, monkeypatch, *scene.account)
    if scene.organised:
        _found(request.getfixturevalue("forge"), folder, monkeypatch)
    for step in section.steps:
        typed = words(step.command, {**scene.words, **WORDS, **scene.words})
        _take(step, f"{section.document}:{step.line}", typed, folder)


def _sign_in(forge: SmallForge, folder: Path, monkeypatch: pytest.MonkeyPatch, login: str, role: str) -> None:
    """The forge with what is committed in the folder, and the account's token as the environment."""
    forge.begin_from(folder, private=True)
    git(folder, "remote", "add", "origin", str(forge.repository.bare.path))
    git(folder, "config", "push.autoSetupRemote", "true")
    monkeypatch.setenv("XINGJI_TOKEN", forge.token(login, role))
    monkeypatch.setenv("GITHUB_REPOSITORY", NAME)
    monkeypatch.setenv("GITHUB_API_URL", forge.url)


def _found(forge: SmallForge, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An organisation at the forge in which inboxes are founded by its owner."""
    monkeypatch.setenv("XINGJI_TOKEN", organised(forge, folder))
    monkeypatch.setenv("XINGJI_APP_ID", str(APP))
    monkeypatch.setenv("GITHUB_API_URL", forge.url)
    monkeypatch.setattr(founding_place, "MANNER", Manner(wait=lambda _: None))


def _take(step: Step, place: str, arguments: list[str], folder: Path) -> None:
    """One step: run it and compare, or only see that it could be typed."""
    assert not [word for word in arguments if word.startswith("<")], f"{place}: say in WORDS what stands for this"
    if _declared(step.command):
        wrong = takes(arguments[1:]) if arguments[0] == "xingji" else ""
        assert not wrong, f"{place}: {wrong}"
        return
    said = type_in(arguments, folder)
    assert said.code in ((0, 1) if step.shown else (0,)), f"{place}: ended with {said.code}:\n{said.text}"
    differs = first_difference(step.shown, said.text) if step.shown else None
    assert differs is None, f"{place}: the command does not say\n{differs}\nbut\n{said.text}"


def _declared(command: str) -> str | None:
    return next((begin for begin in NOT_RUN if command.startswith(begin)), None)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_within_sentences_exist(document: str) -> None:
    for line, code in inline(ROOT / document):
        name, *rest = code.removeprefix("xingji ").split() or [""]
        if (code.startswith("xingji ") or rest) and name in COMMANDS:
            wrong = unknown_options(name, rest)
            assert not wrong, f"{document}:{line}: {code}: no {wrong}"
        else:
            assert not code.startswith("xingji ") or name in ("--version", "--help", "<command>"), (
                f"{document}:{line}: {code}"
            )


def test_no_block_of_commands_is_passed_over() -> None:
    shells = {"bash", "shell", "zsh", "cmd", "batch", "powershell", "ps1", "pwsh", "shellsession"}
    for name in set(DOCUMENTS) - set(ELSEWHERE):
        assert not languages(ROOT / name) & shells, f"{name}: only {RUN} are run"
    for name, test in ELSEWHERE.items():
        assert name not in DOCUMENTS or name in (ROOT / test).read_text("utf-8")


def test_tests_that_are_named_exist() -> None:
    tests = [path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    defined = set(re.findall(r"^def (test_\w+)", "\n".join(tests), re.MULTILINE))
    files = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    named = set(re.findall(r"\btest_\w+", (ROOT / "CONTRIBUTING.md").read_text("utf-8")))
    assert named <= defined | files


def test_scenes_and_declarations_are_those_of_the_documents() -> None:
    headings = {(section.document, section.heading) for section in ALL}
    assert set(SCENES) <= headings
    used = {_declared(step.command) for section in ALL for step in section.steps}
    assert set(NOT_RUN) <= used
