"""Attend to the requests of one inbox: receive, judge, tell, and collect what a reviewer approved."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import xingji
from xingji.forge.answers import ForgeError, PullRow
from xingji.forge.gate import Objects
from xingji.forge.pull import Pull, Target, pull_from, received_by
from xingji.forge.report import Context
from xingji.forge.result import FindingRow, Outcome
from xingji.hub.approval import is_approved
from xingji.hub.collect import Arrival, Sent, arrival, collect, stale
from xingji.hub.inboxes import Inbox
from xingji.hub.journal import Entry, More, What
from xingji.hub.judge import Task, judge
from xingji.hub.office import KNOWN, MAIN, Deed, Office
from xingji.hub.stores import Store
from xingji.hub.telling import Place, tell, words
from xingji.hub.verdict import Judged, clash, combined
from xingji.model.finding import Finding
from xingji.rules.gate import outside, registered
from xingji.rules.proposal import MOST_FILES
from xingji.store import layout
from xingji.store.git_diff import CrossedError, UnrelatedError
from xingji.store.git_worktree import GitError

MOST = 10
"""Heads judged for one inbox in a round: who floods his own delays himself."""
MOST_TOLD = 60
"""Verdicts told in one inbox in an hour: a forge takes some two hundred an hour for all of them together."""
PATIENCE = 60.0
"""Seconds after which nothing more is fetched or judged for one inbox in a round: the others wait for it."""
_AGAIN = timedelta(hours=1)
"""After what time the engine is asked again about what it failed at."""
_MOST_NOTED = 50
"""Findings of the record's verdict that the journal keeps."""


class Attendance:
    """One inbox in a round; `main` is the commit of its main branch, which is the party's view."""

    def __init__(self, office: Office, inbox: Inbox, store: Store, main: str) -> None:
        self.office, self.inbox, self.store, self.main = office, inbox, store, main
        self.name, self.repository = inbox.party.key, inbox.repository
        self.heads: list[str] = []
        """Heads that were collected and are still open."""
        self._judged = 0
        self._ends = time.monotonic() + PATIENCE

    def run(self, pulls: Sequence[PullRow]) -> Iterator[Deed]:
        """Attend to open requests, the oldest first; a fault of one stops none of the others. Raises ForgeError."""
        new = [pull for pull in pulls if pull.head_sha not in self.office.taken]
        taken = [pull for pull in pulls if pull.head_sha in self.office.taken]
        self.heads += [pull.head_sha for pull in taken]
        for pull in taken:
            self._note_collected(pull)
        # Those that were collected are fetched too where another machine did it: main is to go on from them.
        self._fetch(pulls)
        for pull in new:
            try:
                yield from self._attend(pull)
            except GitError:
                yield Deed("failed", self.name, pull.number, "git")
            except ForgeError as error:
                if error.kind == "busy":
                    raise
                yield Deed("failed", self.name, pull.number, error.kind)

    def _fetch(self, pulls: Sequence[PullRow]) -> None:
        """Bring heads; where Git takes not all of them together, one by one, so that only the bad one is missing."""
        remote = self.office.platform.remote(self.repository)
        there = self.store.heads(remote, "refs/pull/*/head") if pulls else {}
        # Git is asked even where the forge names a head that is here: it may tell late of a newer one.
        wanted = [name for name in map(_ref, pulls) if name in there and self.store.resolve(name) != there[name]]
        for names in (wanted, *([name] for name in wanted)):
            if time.monotonic() > self._ends:
                return
            with suppress(GitError):
                self.store.fetch(remote, {name: name for name in names})
                if names is wanted:
                    return

    def _attend(self, pull: PullRow) -> Iterator[Deed]:
        if self.store.resolve(_ref(pull)) != pull.head_sha:
            yield Deed("waits", self.name, pull.number, "lag")
            return
        entry = self._entry("verdict", pull)
        if entry is None or not self._is_said(pull, entry.more.get("said")) or self._is_old(entry, pull):
            yield from self._judge_and_tell(pull)
        elif entry.more.get("told") == entry.more.get("kept") == "accepted" and not pull.draft:
            yield from self._collect_approved(pull, entry)

    def _judge_and_tell(self, pull: PullRow) -> Iterator[Deed]:
        if self._judged >= MOST or time.monotonic() > self._ends or self._has_heard_enough():
            yield Deed("waits", self.name, pull.number, "many")
            return
        self._judged += 1
        judged = self.judge(pull)
        yield from self._tell(pull, judged)

    def _has_heard_enough(self) -> bool:
        """Whether the inbox had its share of what a forge lets the hub write."""
        lately = self.office.clock() - timedelta(hours=1)
        return self.office.journal.count("told", self.repository, lately) >= MOST_TOLD

    def _tell(self, pull: PullRow, judged: Judged) -> Iterator[Deed]:
        said = self._words(pull, judged)
        if self._is_said(pull, said):
            return
        if not self.office.dry:
            tell(self.office.platform, self._place(pull), pull, judged.told, self._told_before(pull))
            self._note("told", pull, {"outcome": judged.told.outcome, "said": said})
        yield Deed("judged", self.name, pull.number, judged.told.outcome)

    def judge(self, pull: PullRow) -> Judged:
        """Both judgements of a head on the record as it is now; the receipt is written before, the outcome after."""
        received = self._receive(pull)
        target = Target(self.repository, self.main, "main", self.inbox.party, self.inbox.edition)
        sent = pull_from(pull, target, received)
        told, kept = judge(self._tasks(sent, pull))
        judged = combined(told, kept, list(self._clashes(pull, received)))
        files = [f"{row.path} {row.sha256}" for row in judged.told.files]
        more: More = {
            "on": self._basis(pull),
            "tip": self.office.tip,
            "view": told.outcome,
            "told": judged.told.outcome,
            "kept": judged.kept.outcome,
            "said": self._words(pull, judged),
            "engine": xingji.__version__,
            "files": files,
            "findings": _noted(judged.kept.findings),
        }
        self._note("verdict", pull, more)
        return judged

    def _tasks(self, sent: Pull, pull: PullRow) -> list[Task]:
        """On the view and on the record; the objects are those of the quarantine both times."""
        root = self.office.place(self.inbox)
        self.store.check_out(self.main, root)
        objects = Objects(self.store.path, self.main, pull.head_sha)
        return [Task(objects, sent, root), Task(objects, sent, self.office.root)]

    def _receive(self, pull: PullRow) -> datetime:
        """The moment of receipt: what was written first stands; else the forge's own time, within what can be true."""
        known = self._entry("receipt", pull)
        if known:
            return known.at
        now = self.office.clock()
        told = self.office.platform.received(self.repository, pull)
        moment = min(max(told or received_by(pull), pull.opened_at), now)
        entry = Entry("receipt", moment, self.repository, pull.number, pull.head_sha, {"by": pull.author_id})
        self.office.journal.add(entry)
        return (self._entry("receipt", pull) or entry).at  # another hub may have been quicker

    def _arrival(self, pull: PullRow, received: datetime) -> Arrival:
        return arrival(self.store, self.main, Sent(self.name, pull.number, pull.head_sha, received))

    def _clashes(self, pull: PullRow, received: datetime) -> Iterator[Finding]:
        """What collecting would run into: paths that are not the party's now, files that changed in the record."""
        try:
            came = self._arrival(pull, received)
        except (UnrelatedError, CrossedError):
            return  # both judgements say so themselves
        if len(came.touched) > MOST_FILES:
            return  # so do they here
        allowed = {path: self._may_write(path) for one in came.touched for path in one.paths}
        for path in sorted(path for path, may in allowed.items() if not may):
            yield self._refused(path)
        # Of what is not the party's nobody tells it how the record differs from what it sent.
        for path in stale(came, self.office.tree, self._sees):
            if allowed[path]:
                yield clash(path, seen=self._sees(path))

    def _refused(self, path: str) -> Finding:
        """The same whatever the record holds in that place, but that an enterprise of the city is somebody else's."""
        dossier = layout.dossier_of(path)
        if dossier and self.office.views.is_taken(self.inbox.party, path):
            return registered(path, dossier.uscc)
        return outside(path)

    def _may_write(self, path: str) -> bool:
        return self.office.views.allowed(self.inbox.party, path)

    def _sees(self, path: str) -> bool:
        return path in self.office.view(self.inbox.party).files

    def _collect_approved(self, pull: PullRow, entry: Entry) -> Iterator[Deed]:
        settings = self.office.settings
        reviewers = {one.id for one in settings.reviewers}
        reviews = self.office.platform.reviews(self.repository, pull.number)
        if not is_approved(pull, reviews, reviewers, settings.approvals):
            return
        if entry.more.get("tip") != self.office.tip:
            judged = self.judge(pull)
            if not judged.accepted:
                yield from self._tell(pull, judged)
                return
        yield from self._collect(pull)

    def _collect(self, pull: PullRow) -> Iterator[Deed]:
        office = self.office
        made = collect(office.record, office.tip, self._arrival(pull, self._receive(pull)))
        if not office.dry:
            if not office.record.push(office.remote, made, MAIN, office.tip):
                yield Deed("waits", self.name, pull.number, "race")
                return
            office.record.point(KNOWN, made, office.tip)
            self._note_collected(pull)
        office.stand_on(made)
        self.heads.append(pull.head_sha)
        yield Deed("collected", self.name, pull.number)

    def _note_collected(self, pull: PullRow) -> None:
        """Once; a crash may lie between the record and its journal."""
        if self._entry("collected", pull) is None:
            self._note("collected", pull, {})

    def _basis(self, pull: PullRow) -> str:
        """What a verdict depends on besides the head: the view, and what may change of a request without a push."""
        return f"{self.main}:{pull.base}:{'draft' if pull.draft else 'ready'}"

    def _is_old(self, entry: Entry, pull: PullRow) -> bool:
        """Whether a verdict may be another one by now; where the engine failed it is asked again after a while, and
        where only the record stood in the way when the record has changed."""
        told, tip = entry.more.get("told"), entry.more.get("tip")
        failed = "failed" in (told, entry.more.get("kept"))
        hindered = entry.more.get("view") == "accepted" and told == "refused" and tip != self.office.tip
        is_due = failed and entry.at < self.office.clock() - _AGAIN
        return entry.more.get("on") != self._basis(pull) or hindered or is_due

    def _words(self, pull: PullRow, judged: Judged) -> str:
        return words(judged.told, self._place(pull))

    def _is_said(self, pull: PullRow, said: object) -> bool:
        """Whether just this was told last, and of this head: so whatever kept a verdict from being told is made up."""
        entry = self.office.journal.last("told", self.repository, pull.number)
        return entry is not None and (entry.head, entry.more.get("said")) == (pull.head_sha, said)

    def _told_before(self, pull: PullRow) -> Outcome | None:
        entry = self.office.journal.last("told", self.repository, pull.number)
        known: Outcome | None = entry.more.get("outcome") if entry else None  # type: ignore[assignment]
        return known

    def _place(self, pull: PullRow) -> Place:
        server = pull.url.partition(f"/{self.repository}")[0]
        return Place(self.repository, Context(server, self.repository, inbox=True))

    def _entry(self, what: What, pull: PullRow) -> Entry | None:
        return self.office.journal.find(what, self.repository, pull.number, pull.head_sha)

    def _note(self, what: What, pull: PullRow, more: More) -> None:
        self.office.journal.add(Entry(what, self.office.clock(), self.repository, pull.number, pull.head_sha, more))


def _ref(pull: PullRow) -> str:
    return f"refs/pull/{pull.number}/head"


def _noted(rows: Sequence[FindingRow]) -> list[str]:
    """Errors for the province's eyes, by code and place."""
    errors = [row for row in rows if row.severity == "error"]
    return [f"{row.code} {row.path}:{row.line}" for row in errors[:_MOST_NOTED]]
