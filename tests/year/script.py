"""The scripted year: its steps in order, the refused variants, and the tree as any of them finds it."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from xingji.engine import admission
from xingji.engine.admission import AdmissionRequest
from xingji.engine.checker import Checker
from xingji.engine.survey import Year, survey
from xingji.model.finding import Finding
from xingji.programme.sender import Sender
from xingji.store.guidelines import Library

HERE = Path(__file__).parent
YEAR = "2023"


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _files(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))
    return sorted(found)


@dataclass(frozen=True)
class Step:
    """One pull request: `opens` and `closes` are its first and last day, None where no phase binds it.

    `not_by` maps known accounts that may not send it to the code that says so.
    """

    folder: Path
    on: date
    by: str
    what: str
    opens: date | None
    closes: date | None
    not_by: dict[str, str]

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def files(self) -> list[str]:
        return _files(self.folder)


@dataclass(frozen=True)
class Refused:
    """A pull request that must fail: sent `after` a step, refused with exactly these codes.

    `open` names a fault of the engine that is still there: the codes are the right ones, the test is expected to fail.
    """

    folder: Path
    after: str
    on: date
    by: str
    what: str
    codes: list[str]

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def files(self) -> list[str]:
        return _files(self.folder)


def _told(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "step.json").read_text("utf-8"))
    return {**told, "folder": folder, "on": date.fromisoformat(told["on"])}


def _step(folder: Path) -> Step:
    told = _told(folder)
    return Step(**{**told, "opens": _day(told["opens"]), "closes": _day(told["closes"])})


STEPS = [_step(folder) for folder in sorted((HERE / "steps").iterdir())]
REFUSED = [Refused(**_told(folder)) for folder in sorted((HERE / "refused").iterdir())]


def lay(folder: Path, root: Path) -> None:
    """Put the files of a step over a tree."""
    shutil.copytree(folder, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("step.json"))


def start(root: Path) -> Path:
    """The tree on the first day of the year."""
    shutil.copytree(HERE / "start", root, dirs_exist_ok=True)
    shutil.copytree(HERE / "scoring", root / "scoring")
    return root


def replay(root: Path, last: str) -> Path:
    """The tree with every step up to and including `last`."""
    start(root)
    for step in STEPS[: [step.name for step in STEPS].index(last) + 1]:
        lay(step.folder, root)
    return root


def replay_until(root: Path, day: date) -> Path:
    """The tree as it is at the end of a day."""
    start(root)
    for step in STEPS:
        if step.on <= day:
            lay(step.folder, root)
    return root


def checker(root: Path) -> Checker:
    """A checker that knows no guidelines but those of the tree."""
    return Checker(root, Library(root, alone=True), processes=1, use_cache=False)


def commit(root: Path) -> None:
    """Make the tree a repository whose only commit holds it."""
    who = ("-c", "user.name=sample", "-c", "user.email=sample@example.com")
    for arguments in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "start")):
        subprocess.run(("git", *arguments), cwd=root, check=True, capture_output=True)


def sent_errors(root: Path, files: list[str], day: date, login: str) -> list[Finding]:
    """Every error when these files are handed in to the tree that the last commit holds."""
    request = AdmissionRequest(day, Sender(login), files, "HEAD")
    found = admission.check(checker(root), files, request).findings
    return [finding for finding in found if finding.severity == "error"]


def errors(root: Path, starts: list[str], day: date | None = None, login: str = "") -> list[Finding]:
    """Every error that a check of these files or folders finds, wherever it lies."""
    found = admission.check(checker(root), starts, AdmissionRequest(day, Sender(login) if login else None)).findings
    return [finding for finding in found if finding.severity == "error"]


def year_of(root: Path) -> Year:
    """The edition as `xingji status` loads it."""
    return survey(checker(root), YEAR)
