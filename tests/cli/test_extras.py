"""Commands without the extras: what the package depends on is enough for most, the others say what to install."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.places import ROOT, SAMPLE
from xingji.cli.commands import COMMANDS
from xingji.cli.extras import GITHUB, PDF, SIGNATURES, SITE, WORD, Extra, project
from xingji.cli.main import parser

DOSSIER = "submissions/2023/nanjing/91320104MA0YRUCQ6K"
OUT = "OUT"
"""Stands for a folder of its own."""

PLAIN: dict[str, list[str]] = {
    "check": [DOSSIER],
    "score": [DOSSIER, "--format", "json"],
    "plan": [f"{DOSSIER}/ics", "--to", "5"],
    "status": ["2023"],
    "sample": ["2023"],
    "figures": ["2023"],
    "ranking": ["2023"],
    "history": ["91320104MA0YRUCQ6K"],
    "impact": ["2023", "--against", "HEAD"],
    "explain": ["XJ304"],
    "fmt": ["--check", DOSSIER],
    "completion": ["zsh"],
    "schema": ["--out", f"{OUT}/schema"],
    "owners": [],
    "workbook": ["export", f"{DOSSIER}/ics", "--out", f"{OUT}/dossier.xlsx"],
    "workbook import": [f"{OUT}/dossier.xlsx", "--dry-run"],
    "word progress": ["2023", "nanjing", "--out", f"{OUT}/progress.xlsx"],
    "word agencies": ["2023", "nanjing", "--out", f"{OUT}/agencies.xlsx"],
    "word list": ["2023", "--track", "ics", "--out", f"{OUT}/list.xlsx"],
    "word template": ["annual", "--out", f"{OUT}/annual.docx"],
    "hub view": ["agency/nanjing/nj-01", "--edition", "2023", "--out", f"{OUT}/view"],
    "serve": ["--dir", f"{OUT}/none"],
    "new": ["91320700MA0FAKE17T", "--edition", "2023", "--city", "lianyungang", "--track", "ics"],
    "edition": ["new", "2025", "--from", "2024"],
}
"""What the package alone can do, in an order in which it can be done."""

NEEDING: dict[str, tuple[Extra, list[str]]] = {
    "build": (SITE, ["--out", f"{OUT}/public"]),
    "sign": (SIGNATURES, ["--new-key", f"{OUT}/key.pem"]),
    "verify": (SIGNATURES, ["list.csv"]),
    "submit": (GITHUB, [DOSSIER]),
    "forge": (GITHUB, ["doctor"]),
    "remind": (GITHUB, ["2023", "--dry-run"]),
    "hub round": (GITHUB, ["--event", "event.json"]),
    "hub init": (GITHUB, ["--dry-run"]),
    "hub queue": (GITHUB, []),
    "word commitment": (WORD, [DOSSIER, "--out", f"{OUT}/letter.docx"]),
    "word agencies": (WORD, ["2023", "nanjing", "--out", f"{OUT}/agencies.docx"]),
    "word list": (WORD, ["2023", "--track", "ics", "--out", f"{OUT}/LIST.DOCX"]),
    "word annual": (WORD, ["2023", "--out", f"{OUT}/annual.docx"]),
    "word rectification": (WORD, [DOSSIER, "--out", f"{OUT}/report.docx"]),
    "word rectification pdf": (PDF, [DOSSIER, "--out", f"{OUT}/report.pdf"]),
}

BARE = """
import contextlib, io, json, sys
from importlib.machinery import PathFinder

strange = json.loads(sys.stdin.readline())

class Bare(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.partition(".")[0] in strange else PathFinder.find_spec(name, path, target)

sys.meta_path[:] = [Bare if finder is PathFinder else finder for finder in sys.meta_path]
from xingji.cli.main import main

def run(arguments):
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in "oe")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(arguments)
        except SystemExit as ended:
            code = ended.code
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode())
    return [code, *texts]

for line in sys.stdin:
    print(json.dumps([run(arguments) for arguments in json.loads(line)]), flush=True)
"""
"""An interpreter that finds no modules but those of the package and of what it depends on; runs commands in turn."""


def _closure(names: Iterator[str]) -> set[str]:
    """Distributions of these names and all that they depend on, without extras."""
    found: set[str] = set()
    left = list(names)
    while left:
        name = canonicalize_name(left.pop())
        if name not in found:
            found.add(name)
            needed = map(Requirement, metadata.requires(name) or ())
            left += [one.name for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    return found


def _declared() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return table


_brought_by = cache(metadata.packages_distributions)
"""Top-level modules by the distributions that bring them; to find out reads every installed package."""


@cache
def _strange() -> list[str]:
    """Top-level modules that are installed here and that the package without extras does not bring."""
    own = _closure(Requirement(text).name for text in _declared()["dependencies"]) | {"xingji"}
    belongs = _brought_by()
    return sorted(module for module, names in belongs.items() if not own & set(map(canonicalize_name, names)))


class Bare:
    """That interpreter in a tree, kept for all that is asked of it."""

    def __init__(self, tree: Path, cache: Path) -> None:
        own = {"PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1", "XINGJI_CACHE": str(cache)}
        command, pipe = [sys.executable, "-c", BARE], subprocess.PIPE
        self._process = subprocess.Popen(
            command, cwd=tree, env={**os.environ, **own}, text=True, stdin=pipe, stdout=pipe
        )
        self._tell(_strange())

    def _tell(self, given: object) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(given) + "\n")
        self._process.stdin.flush()

    def run(self, runs: list[list[str]]) -> list[tuple[int, str, str]]:
        """Code, output and errors of each command."""
        assert self._process.stdout
        self._tell(runs)
        return [tuple(ran) for ran in json.loads(self._process.stdout.readline())]

    def stop(self) -> None:
        self._process.communicate()
        assert self._process.returncode == 0


def call(name: str, arguments: list[str], out: Path) -> list[str]:
    """The command line of an entry above."""
    words = [word for word in name.split() if word != "pdf"]
    return [*words, *(argument.replace(OUT, str(out)) for argument in arguments)]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a project of its own with one commit."""
    folder = tmp_path_factory.mktemp("bare") / "project"
    shutil.copytree(SAMPLE, folder)
    (folder / "site").mkdir()
    who = ["-c", "user.name=x", "-c", "user.email=x@example.invalid"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def bare(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bare]:
    """One for the module; no command leaves anything behind in it that another would see."""
    made = Bare(tree, tmp_path_factory.mktemp("cache"))
    yield made
    made.stop()


def test_every_command_is_asked_about() -> None:
    asked = {name.split()[0] for name in (*PLAIN, *NEEDING)}
    assert asked == COMMANDS.keys()


@pytest.mark.parametrize("name", NEEDING)
def test_a_command_declares_its_extra(name: str, tmp_path: Path) -> None:
    extra, arguments = NEEDING[name]
    options = parser(name.split(maxsplit=1)[0]).parse_args(call(name, arguments, tmp_path))
    assert options.needs(options) == extra


def test_the_package_alone_does_all_the_rest(bare: Bare, tmp_path: Path) -> None:
    runs = [call(name, arguments, tmp_path) for name, arguments in PLAIN.items()]
    for run, (code, out, err) in zip(runs, bare.run(runs), strict=True):
        expected = 2 if run[0] == "serve" else 0
        assert code == expected, (run, out, err)
        assert "pip install" not in err
        assert "引擎自身出错" not in err
    assert {path.name for path in tmp_path.iterdir()} == {
        "schema", "view", "dossier.xlsx", "progress.xlsx", "agencies.xlsx", "list.xlsx", "annual.docx"
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_sentence_says_what_to_install(bare: Bare, tmp_path: Path, lang: str) -> None:
    runs = [[*call(name, arguments, tmp_path), "--lang", lang] for name, (_, arguments) in NEEDING.items()]
    for run, (code, out, err), (extra, _) in zip(runs, bare.run(runs), NEEDING.values(), strict=True):
        assert (code, out) == (2, ""), run
        assert err.count("\n") == 1, (run, err)
        said = re.fullmatch(r'xingji(：|: )xingji (\w+) .*pip install "\.\[(\w+)\]"\n', err)
        assert said, err
        assert said.group(2, 3) == (run[0], extra.name)
        assert all(module in err for module in extra.modules)
        assert str(ROOT) in err, "from the folder of the project, never from an index"
        assert {"zh": "附加组件", "en": "needs the extra"}[lang] in err
    assert not list(tmp_path.iterdir())


def test_help_is_the_same_everywhere(bare: Bare) -> None:
    names = list(COMMANDS)
    ran = bare.run([["--help"], *([name, "--help"] for name in names)])
    assert [code for code, _, _ in ran] == [0] * len(ran)
    assert all(re.search(rf"^  {name} ", ran[0][1], re.MULTILINE) for name in names)
    assert all("示例：" in out for _, out, _ in ran[1:])


@pytest.mark.parametrize("extra", [GITHUB, SITE, SIGNATURES, WORD, PDF])
def test_an_extra_brings_its_modules(extra: Extra) -> None:
    """Each module is that of a distribution which pyproject.toml names under the extra, and all of them are there."""
    named = {canonicalize_name(Requirement(text).name) for text in _declared()["optional-dependencies"][extra.name]}
    belongs = _brought_by()
    for module in extra.modules:
        assert named & {canonicalize_name(name) for name in belongs[module]}, module
    assert extra.lacking() == []


def test_all_extras_are_in_all() -> None:
    declared = _declared()["optional-dependencies"]
    (all_,) = (Requirement(text) for text in declared["all"])
    assert all_.name == "xingji"
    assert all_.extras == declared.keys() - {"all", "dev"}
    assert {GITHUB.name, SITE.name, SIGNATURES.name, WORD.name, PDF.name} == all_.extras


def test_a_broken_package_is_not_missing(tree: Path, tmp_path: Path) -> None:
    """Neither one that fails when it is imported nor one that is too old: what it says is shown."""
    for text in ("raise ImportError('libsodium is gone')", "Auth = 1"):
        (tmp_path / "github.py").write_text(text, "utf-8")
        path = os.pathsep.join([str(tmp_path), str(ROOT / "src")])
        done = subprocess.run(
            [sys.executable, "-m", "xingji", "remind", "2023", "--dry-run", "--repository", "a/b"],
            cwd=tree, capture_output=True, text=True, encoding="utf-8", check=False,
            env={**os.environ, "PYTHONPATH": path, "GITHUB_TOKEN": "x", "GITHUB_API_URL": "http://127.0.0.1:9"},
        )  # fmt: skip
        assert done.returncode == 2
        assert "ImportError" in done.stderr
        assert "pip install" not in done.stderr


def test_the_folder_to_install_from(tmp_path: Path) -> None:
    """That of the running engine before that of the working folder, which may be a stranger's; else nobody's."""
    engine, here, other = (tmp_path / name for name in ("engine", "here", "other"))
    for folder, name in ((engine, "xingji"), (here, "xingji"), (other, "else")):
        (folder / "src/xingji").mkdir(parents=True)
        (folder / "pyproject.toml").write_text(f'[project]\nname = "{name}"\n', "utf-8")
    assert project(engine / "src/xingji/__init__.py", here) == engine
    assert project(other / "lib/xingji/__init__.py", here / "src") == here
    assert project(other / "lib/xingji/__init__.py", other) is None


@pytest.mark.parametrize("place", ["here", "nowhere"])
def test_the_folder_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    from xingji.cli import main as entry  # noqa: PLC0415  the module, not its function

    monkeypatch.setattr(Extra, "lacking", lambda extra: list(extra.modules))
    monkeypatch.setattr(entry, "project", lambda _engine, here: here if place == "here" else None)
    monkeypatch.chdir(tmp_path)
    assert entry.main(["build"]) == 2
    said = {"here": "请在当前文件夹运行", "nowhere": "请到项目文件夹（其中有 pyproject.toml）里运行"}[place]
    assert f'{said} pip install ".[site]"' in capsys.readouterr().err
