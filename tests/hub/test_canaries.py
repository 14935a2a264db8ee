"""Every confidential place of the sample holds a mark of its own: no inbox and nothing that is told holds one that is
not its party's, in any object, at any time of the year."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.cli.run import Ran, xingji
from tests.hub.marks import Secret, found, plant
from tests.hub.provinces import RECORD, Province, at, batch, contents
from tests.hub.secrecy import Secrecy
from tests.places import ROOT
from xingji.hub.inboxes import PATH
from xingji.hub.office import Deed
from xingji.store.bare_git import blob_id

YEAR = "2023"
EARLY, FIRST, AFTER = (date.fromisoformat(day) for day in ("2023-07-10", "2023-11-22", "2024-05-01"))
"""Before anything may be seen, when one list opens and the other does not, and some day when all is over: the command
goes by the clock of the machine."""
_USCC = re.compile(rb"\b9132[0-9A-Z]{14}\b")


@dataclass
class Watched:
    """A province with marks; `held` is what each party was ever allowed to hold, by mark, file and enterprise,
    `now` what it may see at the end."""

    province: Province
    root: Path
    secrets: list[Secret]
    deeds: list[Deed] = field(default_factory=list)
    ran: list[Ran] = field(default_factory=list)
    held: dict[str, set[object]] = field(default_factory=dict)
    now: dict[str, set[object]] = field(default_factory=dict)

    def passes(self, day: date) -> None:
        """A day comes, and the hub does its round."""
        self.province.now = at(day)
        self.deeds += self.province.round()
        self.allow(day)

    def allow(self, day: date) -> None:
        """What the table grants on a day, of the record as it is."""
        table = Secrecy(self.root, YEAR)
        files = {path.relative_to(self.root).as_posix() for path in self.root.rglob("*.yaml")}
        rows: list[tuple[object, dict[str, date]]] = [
            *((secret.number, table.since(secret.path, secret.field)) for secret in self.secrets),
            *((path, table.since(path)) for path in files),
            *((uscc, dict.fromkeys(table.concerned(uscc), date.min)) for uscc in table.homes),
        ]
        self.now = {}
        for what, since in rows:
            for key in (key for key, begins in since.items() if begins <= day):
                self.now.setdefault(key, set()).add(what)
        for key, what_now in self.now.items():
            self.held.setdefault(key, set()).update(what_now)
        if table.all_open() <= day:
            named = _USCC.findall((self.root / "submissions" / YEAR / "awards.yaml").read_bytes())
            for key in (inbox.party.key for inbox in self.province.office.inboxes):
                self.held.setdefault(key, set()).update(code.decode() for code in named)


def _tree(folder: Path) -> Path:
    for name in ("submissions", "scoring"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """A year of deliveries; requests that try to learn something; an assignment that passes to somebody else."""
    folder = tmp_path_factory.mktemp("canaries")
    root = _tree(folder / "tree")
    secrets = plant(root)
    made = Watched(Province.founded(folder / "province", root, at(EARLY)), root, secrets)
    made.passes(EARLY)
    _curious(made)
    _passed_on(made)
    made.passes(FIRST)
    desk, folder = made.province.desk(RECORD), made.province.folder
    for arguments in (("--dry-run",), ()):
        options = ("--folder", folder, "--stores", folder / "stores")
        made.ran.append(xingji("hub", "round", *arguments, *options, cwd=desk))
    made.allow(AFTER)
    return made


def _curious(watched: Watched) -> None:
    """An agency claims an enterprise of another city and writes into a neighbour's dossier."""
    table = Secrecy(watched.root, YEAR)
    mine = next(uscc for uscc in table.homes if "agency/nanjing/nj-01" in table.concerned(uscc))
    theirs = next(uscc for uscc in table.homes if "agency/nanjing/nj-02" in table.concerned(uscc))
    afar = next(uscc for uscc, city in table.homes.items() if city == "suzhou")
    content = watched.province.files()[f"submissions/{YEAR}/nanjing/{mine}/enterprise.yaml"]
    for branch, uscc in (("claims", afar), ("intrudes", theirs)):
        path = f"submissions/{YEAR}/nanjing/{uscc}/enterprise.yaml"
        changes = {path: content.replace(mine.encode(), uscc.encode())}
        watched.province.sends("agency/nanjing/nj-01", branch, changes)
        # Whoever names an enterprise has its code already.
        watched.held["agency/nanjing/nj-01"].add(uscc)


def _passed_on(watched: Watched) -> None:
    """Nanjing is verified by another institution from now on."""
    path = watched.root / "submissions" / YEAR / "institutions.yaml"
    data = yaml.safe_load(path.read_bytes())
    (row,) = (row for row in data["assignments"] if row["task"] == "verification" and "nanjing" in row["cities"])
    row["cities"].remove("nanjing")
    (heir,) = (each for each in data["assignments"] if (each["institution"], each["task"]) == ("inst-04", row["task"]))
    heir["cities"].append("nanjing")
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    watched.province.province_writes({f"submissions/{YEAR}/institutions.yaml": path.read_bytes()})


def _marks_in(contents: Iterable[bytes]) -> set[object]:
    """Marks and codes of enterprises."""
    told = [(found(content), _USCC.findall(content)) for content in contents]
    return {mark for marks, _ in told for mark in marks} | {code.decode() for _, codes in told for code in codes}


def _of_others(watched: Watched) -> Iterator[tuple[str, Path, set[object]]]:
    """Each inbox with what it may never hold: all marks, codes and files but its own, and what everybody knows."""
    public = {
        code.decode()
        for path in (watched.root / "submissions").rglob("stars.yaml")
        for code in _USCC.findall(path.read_bytes())
    }
    for inbox in watched.province.office.inboxes:
        yield inbox.party.key, watched.province.path(inbox.repository), watched.held[inbox.party.key] | public


def test_there_are_enough_places(watched: Watched) -> None:
    assert len(watched.secrets) >= 8000
    assert len(watched.province.office.inboxes) == 59
    assert [deed.detail for deed in watched.deeds if deed.what != "delivered"] == ["refused", "refused"]
    record = watched.province.files()
    assert sum(len(found(content)) for content in record.values()) == len(watched.secrets)


def test_no_object_of_an_inbox_holds_what_is_not_its_partys(watched: Watched) -> None:
    leaks = {}
    for key, path, held in _of_others(watched):
        objects = batch(path)
        assert len(objects) > 10
        if more := _marks_in(content for _, content in objects) - held:
            leaks[key] = _places(watched, more)
    assert leaks == {}


def test_no_inbox_holds_a_file_of_the_record_that_is_not_its_partys(watched: Watched) -> None:
    """Nor such a one as holds no mark, only degrees."""
    below = f"submissions/{YEAR}/"
    paths = {
        blob_id(content): path
        for path, content in contents(watched.province.path(RECORD), "main").items()
        if path.startswith(below) or path == PATH
    }
    leaks = {
        key: sorted(more)
        for key, path, held in _of_others(watched)
        if (more := {paths[name] for name, _ in batch(path) if name in paths} - held)
    }
    assert leaks == {}


def test_everybody_sees_what_is_his_and_nothing_that_was_taken_from_him(watched: Watched) -> None:
    """Or no inbox would hold anything of others because none holds anything."""
    for key, path, _ in _of_others(watched):
        there = {mark for content in contents(path, "main").values() for mark in found(content)}
        marks = {what for what in watched.now.get(key, ()) if isinstance(what, int)}
        assert (_places(watched, marks - there), _places(watched, there - marks)) == ([], []), key


def test_nothing_that_is_told_holds_what_is_not_its_partys(watched: Watched) -> None:
    """Comments, verdicts, notices and mails."""
    told = 0
    for key, path, held in _of_others(watched):
        said = watched.province.told(key).encode()
        told += len(said)
        assert _places(watched, _marks_in([said]) - held) == [], path
    assert told > 1000


def test_nothing_that_a_round_says_holds_anything(watched: Watched) -> None:
    for ran in watched.ran:
        assert (ran.code, ran.err) == (0, "")
        assert len(ran.out.splitlines()) > 50
        assert _marks_in([ran.out.encode()]) == set()


def _places(watched: Watched, marks: Iterable[object]) -> list[object]:
    """Where marks stand, for people."""
    known: dict[object, object] = {secret.number: secret for secret in watched.secrets}
    return sorted((known.get(mark, mark) for mark in marks), key=str)[:10]
