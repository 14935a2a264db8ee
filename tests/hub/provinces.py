"""A record and its inboxes on the local platform, a hub over them, and a clock that stands still until it is moved."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

import yaml
from benchmarks.accounts import number_of

from xingji.forge.answers import ReviewRow
from xingji.forge.local_platform import LocalPlatform
from xingji.forge.platform import Platform
from xingji.hub.inboxes import PATH, Inbox
from xingji.hub.journal import Entry, Journal
from xingji.hub.office import Deed, Office
from xingji.hub.round import Round
from xingji.hub.working_folder import Stores
from xingji.model.hub import Hub
from xingji.programme.china import CHINA
from xingji.programme.party import Party, party_of
from xingji.store.load import load

ORGANISATION, RECORD = "sample-office", "sample-office/record"
REVIEWER, SECOND = "sample-province", "sample-province-2"
MAIN = "refs/heads/main"

Changes = Mapping[str, bytes | None]
Wrap = Callable[[Platform], Platform]


def settings(**more: object) -> bytes:
    """A hub.yaml of the local platform."""
    reviewers = [{"login": login, "id": number_of(login)} for login in (REVIEWER, SECOND)]
    told = {"forge": "local", "organisation": ORGANISATION, "record": "record", "prefix": "x-", "edition": 2023}
    return yaml.safe_dump({**told, "reviewers": reviewers, "engine": "xingji==1.0.0", **more}).encode()


def at(day: date, hour: int = 10) -> datetime:
    """An hour of a day in China."""
    return datetime.combine(day, time(hour), CHINA).astimezone(UTC)


class Province:
    """Everything lies in one folder, so that a copy of it is another province."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self.folder, self.now, self.wrap = folder, now, _unchanged
        self.platform = LocalPlatform(folder, clock=lambda: self.now)
        self._office: Office | None = None

    @classmethod
    def founded(cls, folder: Path, tree: Path, now: datetime, **more: object) -> Province:
        """A record that begins with the documents of a tree, and an empty inbox for everybody."""
        made = cls(folder, now)
        made.platform.make(RECORD)
        desk = made.desk(RECORD)
        for name in ("submissions", "scoring"):
            shutil.copytree(tree / name, desk / name)
        (desk / PATH).write_bytes(settings(**more))
        made._push(desk, "main", "founded")
        made.make_missing()
        return made

    def copied(self, folder: Path) -> Province:
        """The same once more, elsewhere."""
        shutil.copytree(self.folder, folder, symlinks=True, dirs_exist_ok=True)
        return Province(folder, self.now)

    # What people do

    def make_missing(self) -> None:
        """See that every party has an inbox."""
        office = self.office
        office.look()
        for inbox in office.inboxes:
            self.platform.make(inbox.repository)

    def province_writes(self, changes: Changes | Path, message: str = "work") -> str:
        """A commit of the province on main of the record; its hash."""
        desk = self._at_main(RECORD, "main")
        _lay(desk, changes)
        return self._push(desk, "main", message)

    def sends(self, key: str, branch: str, changes: Changes | Path, *, base: str = "origin/main") -> str:
        """A party pushes a branch that goes on from main of its inbox; its hash."""
        desk = self._at_main(self.inbox(key).repository, branch, base)
        _lay(desk, changes)
        return self._push(desk, branch, f"work on {branch}")

    def approves(self, key: str, branch: str, *, by: str = REVIEWER, state: str = "APPROVED", head: str = "") -> None:
        """A reviewer looks at the head that a request has now, or at another one."""
        inbox = self.inbox(key)
        number = self.number(key, branch)
        seen = head or self.bare(inbox.repository, "rev-parse", f"refs/heads/{branch}")
        self.platform.review(inbox.repository, number, ReviewRow(by, number_of(by), state, seen))

    def takes_back(self, key: str, branch: str) -> None:
        """A party deletes a branch."""
        git(self.desk(self.inbox(key).repository), "push", "-q", "origin", f":refs/heads/{branch}")

    # What the hub does

    @property
    def office(self) -> Office:
        """The hub's own office, the same until it is restarted."""
        if self._office is None:
            self._office = self.another("stores")
        return self._office

    def another(self, stores: str) -> Office:
        """The office of another process, or of another machine where its stores lie elsewhere."""
        kept, remote = Stores(self.folder / stores), self.platform.remote(RECORD)
        known = load(self._settings(), Hub)
        return Office(
            self.wrap(self.platform), known, remote, Journal(kept.record, remote), kept, clock=lambda: self.now
        )

    def restart(self, *, forget: bool = False) -> None:
        """The hub begins anew, with the stores that it has or without any."""
        self._office = None
        if forget:
            shutil.rmtree(self.folder / "stores", ignore_errors=True)

    def round(self, key: str = "", *, thorough: bool = False, turn: int = 0) -> list[Deed]:
        """A round of the hub, over all inboxes or over that of one party."""
        return list(Round(self.office, party_of(key) if key else None, turn=None if thorough else turn).run())

    # What there is to see

    def inbox(self, key: str) -> Inbox:
        """The inbox of a party."""
        office = self.office
        if not office.tip:
            office.look()
        return next(inbox for inbox in office.inboxes if inbox.party.key == key)

    def number(self, key: str, branch: str) -> int:
        """The number of the request that a branch is, the last one."""
        rows = self.platform.open_pulls(self.inbox(key).repository)
        return max(row.number for row in rows if row.head_branch == branch)

    def open(self, key: str) -> list[str]:
        """Branches of open requests."""
        return [row.head_branch for row in self.platform.open_pulls(self.inbox(key).repository)]

    def bare(self, repository: str, *arguments: str) -> str:
        """What Git says of a repository on the forge."""
        return git(self.path(repository), *arguments).decode("utf-8", "replace").strip()

    def path(self, repository: str) -> Path:
        """Where a repository lies."""
        return self.folder / f"{repository}.git"

    def files(self, repository: str = RECORD) -> dict[str, bytes]:
        """The files of main, by path."""
        return contents(self.path(repository), MAIN)

    def entries(self, *whats: str) -> list[Entry]:
        """The journal as it is in the record, read anew."""
        office = self.another("reader")
        return [entry for entry in office.journal.entries() if entry.what in whats or not whats]

    def told(self, key: str) -> str:
        """Everything that lies beside an inbox: comments, verdicts, notices, mail drafts as they are read."""
        return everything_beside(self.path(self.inbox(key).repository).with_suffix(""))

    def desk(self, repository: str) -> Path:
        """A clone in which people work."""
        path = self.folder / "desks" / repository
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            git(path.parent, "clone", "-q", str(self.path(repository)), path.name)
        git(path, "remote", "set-url", "origin", str(self.path(repository)))
        return path

    def _settings(self) -> Path:
        path = self.folder / "settings.yaml"
        path.write_bytes(self.files().get(PATH, b""))
        return path

    def _at_main(self, repository: str, branch: str, base: str = "origin/main") -> Path:
        desk = self.desk(repository)
        git(desk, "fetch", "-q", "origin")
        git(desk, "checkout", "-qfB", branch, base)
        return desk

    def _push(self, desk: Path, branch: str, message: str) -> str:
        """With the clock of the province: the forge is the same machine."""
        moment = self.now.isoformat()
        git(desk, "add", "-A")
        git(desk, "commit", "-q", "--allow-empty", "-m", message, moment=moment)
        git(desk, "push", "-qf", "origin", f"HEAD:refs/heads/{branch}", moment=moment)
        return git(desk, "rev-parse", "HEAD").decode().strip()


def _unchanged(platform: Platform) -> Platform:
    return platform


def _lay(desk: Path, changes: Changes | Path) -> None:
    if isinstance(changes, Path):
        shutil.copytree(changes, desk, dirs_exist_ok=True, ignore=shutil.ignore_patterns("step.json"))
        return
    for name, content in changes.items():
        path = desk / name
        if content is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def git(path: Path, *arguments: str, given: bytes = b"", moment: str = "") -> bytes:
    """Git as people have it."""
    who = ("-c", "user.name=sample", "-c", "user.email=sample@example.com", "-c", "core.autocrlf=false")
    when = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment} if moment else {}
    command = ("git", "-C", str(path), *who, *arguments)
    return subprocess.run(command, input=given, capture_output=True, check=True, env={**os.environ, **when}).stdout


def contents(path: Path, commit: str) -> dict[str, bytes]:
    """The files of a commit, by path."""
    rows = git(path, "ls-tree", "-r", "-z", commit).decode("utf-8", "surrogateescape").split("\0")
    blobs = {name: about.split()[2] for about, _, name in (row.partition("\t") for row in rows if row)}
    found = dict(batch(path, "".join(f"{blob}\n" for blob in sorted(set(blobs.values()))).encode()))
    return {name: found[blob] for name, blob in blobs.items()}


def batch(path: Path, given: bytes | None = None) -> list[tuple[str, bytes]]:
    """Objects with their contents: those that are asked for, else every one that there is, reachable or not."""
    every = () if given is not None else ("--batch-all-objects", "--unordered")
    answer = git(path, "cat-file", "--batch", *every, given=given or b"")
    found, start = [], 0
    while start < len(answer):
        begin = answer.index(b"\n", start) + 1
        name, _, size = answer[start:begin].split()
        found.append((name.decode(), answer[begin : begin + int(size)]))
        start = begin + int(size) + 1
    return found


def everything_beside(folder: Path) -> str:
    """What a local forge keeps besides Git, mails in the clear."""
    from email import policy  # noqa: PLC0415
    from email.parser import BytesParser  # noqa: PLC0415

    told = []
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".eml":
            mail = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
            told += [str(mail["Subject"]), str(mail["To"]), mail.get_content()]
        elif path.is_file():
            told.append(path.read_text("utf-8"))
    return "\n".join(told)


def cut(tree: Path, *cities: str) -> Path:
    """Leave a tree no cities but these: fewer inboxes, and everything else as it was."""
    for name, key in (("province", "id"), ("counties", "city"), ("zones", "city")):
        path = tree / "submissions" / f"{name}.yaml"
        data = yaml.safe_load(path.read_bytes())
        field = "cities" if name == "province" else name
        data[field] = [row for row in data[field] if row[key] in cities]
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return tree


def party(login_role: Mapping[str, str]) -> Party:
    """The party of a row of roles.yaml."""
    role = login_role["role"]
    if role == "institution":
        return Party(role, id=login_role["institution"])
    return Party(role, login_role["city"], login_role.get("agency", ""))
