"""A record and ninety inboxes at the small GitHub, where every request of the API is counted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import yaml
from benchmarks.accounts import number_of
from benchmarks.codes import make_uscc

from tests.forge.small import apps
from tests.forge.small.fixture import SmallForge
from tests.hub.provinces import at
from tests.year.script import HERE, STEPS, YEAR, start
from xingji.forge.client import AppKey, Client, Manner
from xingji.forge.etags import Etags
from xingji.forge.github_platform import GitHubPlatform
from xingji.forge.pace import Pace
from xingji.forge.platform import Remote
from xingji.forge.tokens import AppTokens
from xingji.hub.inboxes import Inbox
from xingji.hub.journal import Entry, Journal
from xingji.hub.office import Deed, Office
from xingji.hub.round import Round
from xingji.hub.working_folder import Stores
from xingji.model.hub import Hub
from xingji.programme.party import party_of

OWNER, RECORD, REVIEWER, CLERK = "sample-office", "sample-office/record", "sample-province", "sample-clerk"
MOST = 90
_EACH = 5
"""Agencies of a city."""


def _agencies(city: str) -> bytes:
    rows = [
        {
            "id": f"a-{at:02}",
            "name": f"示例咨询服务机构{at}（{city}）",
            "contact": {"name": "示例联系人", "phone": "025-80000101", "email": "sample@example.com"},
            "commitment": {"signed_on": date(2023, 6, 10), "sha256": "0" * 64},
        }
        for at in range(1, _EACH + 1)
    ]
    return _plain({"agencies": rows})


def documents(folder: Path) -> dict[str, bytes]:
    """A record of ninety parties: thirteen cities with five agencies each, and twelve institutions."""
    root = start(folder)
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    cities = [row["id"] for row in yaml.safe_load(files["submissions/province.yaml"])["cities"]]
    files |= {f"submissions/{YEAR}/{city}/agencies.yaml": _agencies(city) for city in cities}
    name = f"submissions/{YEAR}/institutions.yaml"
    known = yaml.safe_load(files[name])
    lacking = MOST - len(cities) * (1 + _EACH) - len(known["institutions"])
    known["institutions"] += [{"id": f"inst-{at:02}", "name": f"示例支撑机构{at}"} for at in range(4, 4 + lacking)]
    reviewers = [{"login": REVIEWER, "id": number_of(REVIEWER)}]
    told = {"forge": "github", "organisation": OWNER, "record": "record", "prefix": "x-", "edition": int(YEAR)}
    hub = {**told, "reviewers": reviewers, "engine": "xingji==1.0.0"}
    return {**files, name: _plain(known), "hub.yaml": _plain(hub)}


def _plain(data: object) -> bytes:
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return text.encode()


def registration(key: str, *, sound: bool = True) -> dict[str, bytes | None]:
    """An enterprise that an agency registers and nobody else does; one that is not `sound` lies in no county."""
    _, city, agency = key.split("/")
    rows = yaml.safe_load((HERE / "start" / "submissions" / "counties.yaml").read_bytes())["counties"]
    counties = [str(row["code"]) for row in rows if row["city"] == city]
    uscc = make_uscc(counties[0], int(agency[2:]))
    data = {
        "dossier": f"{YEAR}/{uscc}",
        "uscc": uscc,
        "name": f"示例企业（{city}-{agency}）",
        "city": city,
        "industry": "34",
    }
    data |= {"county": counties[0] if sound else "990101", "kind": "manufacturer", "profile": "discrete"}
    contact = {"name": "示例联系人甲", "phone": "025-80000101", "email": "sample@example.com"}
    return {f"submissions/{YEAR}/{city}/{uscc}/enterprise.yaml": _plain({**data, "agency": agency, "contact": contact})}


class _Beside(GitHubPlatform):
    """GitHub, whose repositories Git reaches as folders: ninety first deliveries over HTTP are not what is tried."""

    folder = Path()

    def remote(self, repository: str) -> Remote:
        """See Platform."""
        return Remote(str(self.folder / f"{repository}.git"), {})


class Organisation:
    """The forge, and a hub whose clock is that of the forge; waiting lets time pass there."""

    def __init__(self, forge: SmallForge, folder: Path) -> None:
        self.forge, self.folder, self.waited = forge, folder, 0.0
        self.spare = iter([f"agency/{city}/a-{at:02}" for city in ("nanjing", "wuxi", "suzhou") for at in range(1, 6)])
        forge.world.now = at(STEPS[3].on)
        files = documents(folder / "tree")
        forge.world.organisation(OWNER, "sample-head")
        forge.begin(files, private=True, at=RECORD)
        self.settings = Hub.model_validate(yaml.safe_load(files["hub.yaml"]))
        self.app, self.pem = apps.made(forge.world, CLERK, OWNER)
        self.restart()
        self._found()

    def _found(self) -> None:
        """Every inbox is there and holds its view."""
        _Beside.folder = self.forge.world.folder
        office = self._made(_Beside)
        office.look()
        for inbox in office.inboxes:
            made = self.forge.world.repository(inbox.repository, private=True)
            made.roles |= {inbox.party.id or inbox.party.city: "write", REVIEWER: "read"}
            self.forge.world.user(inbox.party.id or inbox.party.city)
        self.forge.world.user(REVIEWER)
        assert {deed.what for deed in Round(office).run()} == {"delivered"}
        self.forge.paid.clear()

    def restart(self) -> None:
        """The hub begins anew, with nothing in memory."""
        self.etags = Etags(self.folder / "stores" / "asked.json")
        self.pace = Pace(self.etags.writes, clock=self._seconds, wait=self._wait)
        self.office = self._made(GitHubPlatform)

    def _made(self, kind: type[GitHubPlatform]) -> Office:
        manner = Manner(self._wait, self.etags, self.pace)
        client = Client(AppKey(str(self.app.id), self.pem), self.forge.url, Manner(self._wait))
        tokens = AppTokens(client.ask, clock=lambda: self.forge.world.now)
        platform = kind(tokens, self.forge.url, manner=manner)
        stores, remote = Stores(self.folder / "stores"), platform.remote(RECORD)
        journal = Journal(stores.record, remote)
        return Office(platform, self.settings, remote, journal, stores, clock=lambda: self.forge.world.now)

    def _seconds(self) -> float:
        return self.forge.world.now.timestamp()

    def _wait(self, seconds: float) -> None:
        self.waited += seconds
        self.forge.world.tick(seconds=seconds)

    def round(self, key: str = "", *, thorough: bool = False, turn: int = 0) -> list[Deed]:
        """A round of the hub."""
        return list(Round(self.office, party_of(key) if key else None, turn=None if thorough else turn).run())

    @contextmanager
    def counted(self) -> Iterator[list[str]]:
        """What is paid for meanwhile."""
        self.forge.paid.clear()
        paid: list[str] = []
        yield paid
        paid += self.forge.paid
        self.forge.paid.clear()

    def inbox(self, key: str) -> Inbox:
        """The inbox of a party."""
        if not self.office.tip:
            self.office.look()
        return next(inbox for inbox in self.office.inboxes if inbox.party.key == key)

    def sends(self, key: str, branch: str, files: dict[str, bytes | None]) -> str:
        """A party pushes a branch."""
        inbox = self.inbox(key)
        return self.forge.push(inbox.party.id or inbox.party.city, branch, files, at=inbox.repository)

    def hands_in(self, key: str, branch: str, files: dict[str, bytes | None], *, draft: bool = False) -> int:
        """A party pushes a branch and asks for it; the number."""
        self.sends(key, branch, files)
        inbox = self.inbox(key)
        who = inbox.party.id or inbox.party.city
        return self.forge.hand_in(who, branch, at=inbox.repository, draft=draft)

    def approves(self, key: str, number: int, *, by: str = REVIEWER) -> None:
        """A reviewer looks at what the page shows him."""
        path = f"/repos/{self.inbox(key).repository}/pulls/{number}/reviews"
        Client(f"token-of-{by}", self.forge.url).ask("POST", path, {"event": "APPROVE"})
        self.forge.paid.clear()

    def comments(self, key: str, number: int) -> list[str]:
        """What is said under a request, in order."""
        issue = self.forge.world.find(self.inbox(key).repository).issues[number]
        return [str(made["body"]) for made in issue.comments]

    def runs(self, key: str) -> list[tuple[str, str | None]]:
        """Check runs of an inbox with their conclusions."""
        checks = self.forge.world.find(self.inbox(key).repository).checks
        return [(str(made["external_id"]), made["conclusion"]) for made in checks]

    def state(self, key: str, number: int) -> str:
        """Whether a request is open."""
        return self.forge.world.find(self.inbox(key).repository).issues[number].state

    def entries(self, key: str, *whats: str) -> list[Entry]:
        """What the journal holds of an inbox."""
        repository = self.inbox(key).repository
        journal = Journal(self.office.record, self.office.remote)
        return [one for one in journal.entries() if one.inbox == repository and one.what in whats]
