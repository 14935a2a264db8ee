"""A record as large as a province's gets, on a forge in a folder: 10,000 dossiers of four documents, 88 inboxes.

What lies there is a season in its fourth month: every dossier is handed in and verified, nothing is rectified yet.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks import frame
from benchmarks.accounts import number_of
from benchmarks.emit import document, header
from benchmarks.generate import generate
from xingji.forge.local_platform import LocalPlatform
from xingji.hub.inboxes import Inbox, inboxes, record_of
from xingji.hub.parties import parties
from xingji.hub.tree import FolderTree
from xingji.model.hub import Hub, Reviewer

EDITION = "2023"
REVIEWER = Reviewer(login="sample-province", id=number_of("sample-province"))
SETTINGS = Hub(
    forge="local",
    organisation="org",
    record="record",
    prefix="xingji-",
    edition=int(EDITION),
    reviewers=[REVIEWER],
    engine="xingji",
)
_AGENCIES, _INSTITUTIONS, _FINDINGS = 5, 10, 3
_WHO = ("-c", "user.name=bench", "-c", "user.email=bench@example.com")


class Ground(NamedTuple):
    """A folder with the record's tree, its bare repository and those of the inboxes below `org`, and a hub's stores."""

    folder: Path

    @property
    def tree(self) -> Path:
        """The record, checked out."""
        return self.folder / "record"

    @property
    def stores(self) -> Path:
        """The hub's working folder."""
        return self.folder / "stores"

    @property
    def inboxes(self) -> list[Inbox]:
        """Every inbox."""
        return inboxes(SETTINGS, parties(FolderTree(self.tree), EDITION))

    def bare(self, repository: str) -> Path:
        """A repository of the forge."""
        return self.folder / f"{repository}.git"

    def send(self, inbox: Inbox, turn: int) -> str:
        """A branch in an inbox that answers the findings of one dossier; gives its name."""
        bare, branch = self.bare(inbox.repository), f"answer-{turn}"
        names = git("--git-dir", str(bare), "ls-tree", "-r", "--name-only", "main").splitlines()
        checked = [name for name in names if name.endswith("verification.yaml")]
        path = checked[turn % len(checked)].replace("verification.yaml", "rectification.yaml")
        answer = _rectification(path.split("/")[3], inbox.party.id)
        head = f"commit refs/heads/{branch}\ncommitter bench <bench@example.com> 1693540800 +0800\ndata 6\nanswer\n"
        told = f"{head}from refs/heads/main\nM 100644 inline {path}\ndata {len(answer.encode())}\n{answer}\n"
        subprocess.run(["git", "--git-dir", str(bare), "fast-import", "--quiet"], input=told.encode(), check=True)
        return branch


def make(folder: Path, dossiers: int, seed: int) -> Ground:
    """Lay everything out; the inboxes are there and empty."""
    ground = Ground(folder)
    rows = generate(ground.tree, dossiers, seed, "ics")
    _lay_frame(ground.tree)
    for number, each in enumerate(rows):
        text = _verification(each, number)
        (each / "ics" / "verification.yaml").write_text(text, "utf-8")
    forge = LocalPlatform(folder)
    for repository in (record_of(SETTINGS), *(inbox.repository for inbox in ground.inboxes)):
        forge.make(repository)
    at = ("-C", str(ground.tree), *_WHO)
    for arguments in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "record")):
        git(*at, *arguments)
    git(*at, "push", "-q", str(ground.bare(record_of(SETTINGS))), "main")
    return ground


def git(*arguments: str) -> str:
    """What Git says."""
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout


def _lay_frame(tree: Path) -> None:
    """Five agencies in every city, ten institutions with the cities in turn."""
    edition = tree / "submissions" / EDITION
    for city, mark in frame.MARKS.items():
        first = frame.agencies(city, 100)["agencies"][0]
        more = [{**first, "id": f"{mark}-{number:02}", "institution": None} for number in range(2, _AGENCIES + 1)]
        _write(edition / city / "agencies.yaml", 3, {"agencies": [first, *more], "target": 100_000})
    tasks = [
        {"institution": _institution(city, turn), "task": task, "cities": [city]}
        for turn, task in ((1, "verification"), (3, "onsite"))
        for city in frame.MARKS
    ]
    names = [f"inst-{number:02}" for number in range(1, _INSTITUTIONS + 1)]
    bodies = [{"id": name, "name": f"示例机构{name}", "contact": _contact(name)} for name in names]
    _write(edition / "institutions.yaml", 2, {"institutions": bodies, "assignments": tasks})
    _write(tree / "hub.yaml", 0, SETTINGS.model_dump(exclude_defaults=True))


def _institution(city: str, turn: int = 1) -> str:
    return f"inst-{(list(frame.MARKS).index(city) + turn) % _INSTITUTIONS + 1:02}"


def _contact(name: str) -> frame.Plain:
    return {"name": "示例联系人甲", "phone": "025-80000001", "email": f"{name}@example.com"}


def _write(path: Path, depth: int, data: frame.Plain) -> None:
    path.write_text(document(path.stem, depth, data), "utf-8")


def _verification(folder: Path, number: int) -> str:
    dice = Random(number)
    verdicts = "".join(f"  PA{area:02}.1.1: confirmed\n" for area in range(1, 41))
    findings = "".join(_finding(key, dice) for key in range(1, _FINDINGS + 1))
    checker = f"institution: {_institution(folder.parent.name)}\nreviewer: 示例核查员\nverified_on: 2023-08-10\n"
    head = f"dossier: {EDITION}/{folder.name}\n{checker}"
    return f"{header('verification', 5)}{head}verdicts:\n{verdicts}findings:\n{findings}"


def _finding(key: int, dice: Random) -> str:
    about = f"practice: PA{dice.randint(1, 40):02}.1.1\n    severity: high\n    text: 示例问题。\n"
    return f"  - id: F{key:02}\n    {about}    opened_on: 2023-08-10\n    due: 2023-09-{dice.randint(10, 28)}\n"


def _rectification(uscc: str, agency: str) -> str:
    return f"{header('rectification', 5)}dossier: {EDITION}/{uscc}\nagency: {agency}\nresponses:\n{''.join(_answers())}"


def _answers() -> Iterator[str]:
    for key in range(1, _FINDINGS + 1):
        evidence = f"      - title: 示例整改记录\n        page: {key}\n        sha256: {frame.digest(str(key))}\n"
        yield f"  - finding: F{key:02}\n    answered_on: 2023-08-28\n    measure: 示例整改。\n    evidence:\n{evidence}"
