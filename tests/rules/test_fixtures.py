"""Every rule against folders of real documents; `README.md` beside this file says how to add one.

`XINGJI_WRITE_EXPECTED=1` writes what the engine found into the cases' `expected.json`: read every line of the change.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pytest

from tests.ground import Ground
from tests.sentences import LANGS, rendered
from tests.shapes import Shapes
from xingji.engine import admission, source
from xingji.engine.admission import AdmissionRequest
from xingji.engine.checker import Checker
from xingji.model.finding import Finding
from xingji.programme.sender import Sender
from xingji.rules import runner
from xingji.rules.registry import RULES, load_all
from xingji.store import guidelines, tree
from xingji.store.guidelines import Library
from xingji.store.reader import Parsed, parse

HERE = Path(__file__).parent
BASE = HERE / "base"
STARTS = ("submissions", "scoring")
FIELDS = ("code", "severity", "audience", "path", "line", "column", "item")
ONCE = "XJ520"
"""Said of the first file only, however many are handed in together."""
OFFICE = "XJ7"
"""Codes of faults in workbooks, which are no documents of the tree; their tests stand with the workbook's."""
NAMES = "XJ119"
"""About names of files, some of which cannot be made everywhere."""
GATE = ("XJ56", "XJ57", "XJ224")
"""Codes of faults of a pull request, which is no tree; their tests stand in tests/forge/test_gate.py."""
QUICK = 10.0
"""Seconds of the processor within which any single case must be judged; a hang of the reader shows here."""

Row = dict[str, Any]


@dataclass
class Case:
    """One folder that is laid over the base tree, and what `expected.json` in it says.

    `remove` and `make` change the tree where files cannot. `open` names a fault of the engine that is still there:
    the findings are the right ones, and the case is expected to fail until it is mended. `open_alone` is the same for
    the check of its files one by one. `starts` are the files that are handed in, on `day` and by the account `login`
    where those are given.
    """

    folder: Path
    remove: list[str] = field(default_factory=list)
    make: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    open: str = ""
    open_alone: str = ""
    starts: tuple[str, ...] = STARTS
    day: date | None = None
    login: str = ""

    @property
    def request(self) -> AdmissionRequest:
        return AdmissionRequest(self.day, Sender(self.login) if self.login else None)

    @property
    def name(self) -> str:
        return self.folder.relative_to(HERE).as_posix()

    @property
    def code(self) -> str:
        """The rule that the case is about; empty for cases of several."""
        first = self.name.split("/")[0]
        return first if first.startswith("XJ") else ""

    @property
    def rejected(self) -> bool:
        return self.name.split("/")[1] == "rejected"

    @cached_property
    def files(self) -> list[str]:
        """Files that the case brings, relative to the tree."""
        found = (path for path in self.folder.rglob("*") if path.is_file() and path != self.folder / "expected.json")
        return sorted(path.relative_to(self.folder).as_posix() for path in found)

    def changed(self, found: list[Finding]) -> list[str]:
        """Every path of the data that is checked and that the case brings or a finding names, as it is shown."""
        made = [tree.printable(row["path"]) for row in self.make]
        paths = {*self.files, *made, *(f.path for f in found)}
        return sorted(
            path for path in paths if any(path == start or path.startswith(f"{start}/") for start in self.starts)
        )


def _read(folder: Path) -> Case:
    path = folder / "expected.json"
    told: Row = json.loads(path.read_text("utf-8")) if path.exists() else {}
    beside = sorted(one.name for one in folder.glob("*.yaml"))
    starts = tuple(told.pop("starts", (*beside, *STARTS)))
    day = date.fromisoformat(told.pop("on")) if "on" in told else None
    return Case(folder, starts=starts, day=day, login=told.pop("as", ""), **told)


def _cases() -> list[Case]:
    folders = [*HERE.glob("XJ*/accepted/*"), *HERE.glob("XJ*/rejected/*"), *HERE.glob("together/*")]
    return [_read(folder) for folder in sorted(folders) if folder.is_dir()]


CASES = _cases()


def _params(reason: Callable[[Case], str]) -> list[Any]:
    """All cases."""

    def marks(case: Case) -> list[pytest.MarkDecorator]:
        open_still = [pytest.mark.xfail(strict=True, reason=reason(case))] if reason(case) else []
        kinds = {"pipe": "pipes", "symlink_to": "symlinks"}
        needed = [pytest.mark.needs(need) for key, need in kinds.items() if any(key in row for row in case.make)]
        needed += [pytest.mark.needs("names")] if case.code == NAMES else []
        return [*open_still, *needed]

    return [pytest.param(case, id=case.name, marks=marks(case)) for case in CASES]


def _make(root: Path, row: Row) -> None:
    """One thing that should not lie in Git as it is."""
    path = root / row["path"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if "symlink_to" in row:
        path.symlink_to(row["symlink_to"])
    elif "base64" in row:
        path.write_bytes(base64.b64decode(row["base64"]))
    elif "repeat" in row:
        text, count = row["repeat"]
        path.write_bytes((row.get("before", "") + text * count + row.get("after", "")).encode())
    elif row.get("pipe"):
        os.mkfifo(path)
    else:
        path.write_bytes(row["text"].encode())


def _lay(case: Case, root: Path) -> None:
    """What the case takes away from the base, brings and makes."""
    for name in case.remove:
        path = root / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    for name in case.files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        shutil.copyfile(case.folder / name, path)
    for row in case.make:
        _make(root, row)


def _check(root: Path, *starts: str, request: AdmissionRequest | None = None) -> list[Finding]:
    checker = Checker(root, Library(root), processes=1, use_cache=False)
    return admission.check(checker, starts or STARTS, request or AdmissionRequest()).findings


def _row(found: Finding) -> Row:
    whole = found._asdict()
    return {name: whole[name] for name in FIELDS} | rendered(found.code, dict(found.values))


def _write(case: Case, rows: list[Row]) -> None:
    told = case.folder / "expected.json"
    if rows == case.findings:
        return
    data: Row = json.loads(told.read_text("utf-8")) if told.exists() else {}
    text = json.dumps({**data, "findings": rows}, ensure_ascii=False, indent=1) + "\n"
    told.write_bytes(text.encode("utf-8", "backslashreplace"))  # a name that is no UTF-8 stays `\udcff`


@pytest.fixture(autouse=True)
def _only_own_guidelines(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine's own guidelines are out of reach, so that no case depends on them."""
    for name in ("_INSTALLED", "_CHECKOUT"):
        monkeypatch.setattr(guidelines, name, HERE / "nowhere")


@pytest.fixture(scope="session")
def reads() -> Callable[[bytes], Parsed]:
    """The reader with a memory: the base lies under every case, and what the same bytes say depends on nothing else."""
    return lru_cache(maxsize=512)(parse)


@pytest.fixture(scope="session")
def shapes() -> Shapes:
    return Shapes()


@pytest.fixture(autouse=True)
def _base_is_read_once(reads: Callable[[bytes], Parsed], shapes: Shapes, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (source, guidelines):
        monkeypatch.setattr(module, "parse", reads)
    monkeypatch.setattr(runner, "_validated", shapes)


class Judge:
    """Lays one case after the other on the base, and checks each once for all tests that look at it."""

    def __init__(self, base: Ground) -> None:
        self.base = base
        self.laid = ""
        self.done: dict[str, tuple[list[Finding], float]] = {}

    def root(self, case: Case) -> Path:
        """The tree with this case, until another one is asked for."""
        if self.laid != case.name:
            _lay(case, self.base.restore())
            self.laid = case.name
        return self.base.root

    def whole(self, case: Case) -> tuple[list[Finding], float]:
        """Findings of the whole tree (or of what is handed in), and the seconds of the processor that they took."""
        if case.name not in self.done:
            root, begun = self.root(case), time.thread_time()
            found = _check(root, *case.starts, request=case.request)
            self.done[case.name] = found, time.thread_time() - begun
        return self.done[case.name]


@pytest.fixture(scope="session")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    folders = (path for path in BASE.iterdir() if path.is_dir())
    return Judge(Ground(tmp_path_factory.mktemp("fixtures") / "base", *folders))


@pytest.mark.parametrize("case", _params(lambda case: case.open))
def test_findings(case: Case, judge: Judge) -> None:
    whole, seconds = judge.whole(case)
    rows = [_row(found) for found in whole]
    assert seconds < QUICK
    if os.environ.get("XINGJI_WRITE_EXPECTED") and not case.open:
        _write(case, rows)
        return
    assert rows == case.findings


def _of_files(found: list[Finding]) -> list[Finding]:
    """Findings that do not depend on which other files are checked with a file."""
    return [f for f in found if f.code != ONCE and not {"year", "copies"} & {*RULES[f.code].kinds}]


@pytest.mark.parametrize("case", _params(lambda case: case.open_alone))
def test_one_file_alone(case: Case, judge: Judge) -> None:
    """`check FILE` says of the file what a check of everything says of it, but for what only a whole can say."""
    whole = _of_files(judge.whole(case)[0])
    root = judge.root(case)
    real = {tree.printable(row["path"]): row["path"] for row in case.make}
    for shown in case.changed(whole):
        path = real.get(shown, shown)
        if os.path.lexists(root / path) and ((root / path).is_symlink() or not (root / path).is_dir()):
            alone = _of_files(_check(root, path, request=case.request))
            assert [f for f in alone if f.path == shown] == [f for f in whole if f.path == shown], shown
            assert set(alone) <= set(whole), shown


def test_cases_are_about_their_rule() -> None:
    for case in CASES:
        told = {row["code"] for row in case.findings}
        assert not case.code or (case.code in told) == case.rejected, case.name


def test_base_is_sound() -> None:
    assert _check(BASE) == []


def test_every_rule_has_both_kinds() -> None:
    raised = {code for code in load_all() if not code.startswith((OFFICE, *GATE))}
    assert {case.code for case in CASES if case.rejected} - {""} == raised
    assert {case.code for case in CASES if case.code and not case.rejected} == raised


def test_expected_files_hold_nothing_else() -> None:
    for case in CASES:
        for row in case.findings:
            assert tuple(row) == (*FIELDS, *LANGS), case.name
