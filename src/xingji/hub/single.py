"""The single mode: the record is its own only inbox. Judged and told here; the forge itself merges after approval."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xingji.forge.answers import ForgeError, PullRow
from xingji.forge.gate import Objects
from xingji.forge.platform import Platform
from xingji.forge.pull import Target, pull_from, received_by
from xingji.forge.receipt import receipt_mark, received_at, received_in
from xingji.forge.report import MARK, Context, labels
from xingji.forge.result import Outcome, Result
from xingji.hub.judge import Task, judge
from xingji.hub.office import Deed
from xingji.hub.stores import Store
from xingji.hub.telling import Place, outcome_in, tell, told_mark
from xingji.messages.interface import say
from xingji.model.reference import Reference
from xingji.programme.china import CHINA

_WAITING = "<!-- xingji:waiting -->"
"""While a request is judged; whatever ends that before its time, the next round finds it."""
_MOST_ALIKE = 3
"""Requests with one and the same commit that are looked at."""


@dataclass(frozen=True)
class Single:
    """A repository with a checkout of its default branch at `root`, whose Git holds what was fetched as objects.

    `more` gives what other open requests add to a result (XJ567).
    """

    platform: Platform
    repository: str
    default: str
    root: Path
    known: Reference
    more: Callable[[Result, PullRow, Sequence[PullRow]], Result]

    def run(self, number: int = 0, action: str = "") -> Iterator[Deed]:
        """Judge one request, or with 0 all open ones that lack a verdict on their head. Raises GitError."""
        queue = self.platform.open_pulls(self.repository)
        store = Store(self.root / ".git")
        for pull in queue:
            if number in (0, pull.number):
                try:
                    yield from self._attend(store, pull, queue, action if number else "")
                except ForgeError as error:
                    yield Deed("failed", self.repository, pull.number, error.kind)

    def _attend(self, store: Store, pull: PullRow, queue: Sequence[PullRow], action: str) -> Iterator[Deed]:
        receipt = _Receipt(pull, self.platform.received(self.repository, pull), action)
        self.platform.say(self.repository, pull.number, MARK, receipt.text)
        if receipt.is_told:
            return
        store.fetch(self.platform.remote(self.repository), {f"refs/pull/{pull.number}/head": _ref(pull)})
        if store.resolve(_ref(pull)) != pull.head_sha:
            yield Deed("waits", self.repository, pull.number, "lag")
            return
        result = self.more(self._judged(store, pull, receipt.moment), pull, queue)
        wanted = frozenset(labels(result, self.known))
        speaks = result.outcome == "accepted" or not self._is_accepted_elsewhere(store, pull, queue)
        place = Place(self.repository, self._context(pull, queue), wanted, speaks=speaks)
        tell(self.platform, place, pull, result, receipt.outcome)
        yield Deed("judged", self.repository, pull.number, result.outcome)

    def _judged(self, store: Store, pull: PullRow, received: datetime) -> Result:
        commit = store.resolve("HEAD") or ""
        sent = pull_from(pull, Target(self.repository, commit, self.default), received)
        (result,) = judge([Task(Objects(store.path, commit, pull.head_sha), sent, self.root)])
        return result

    def _is_accepted_elsewhere(self, store: Store, pull: PullRow, queue: Sequence[PullRow]) -> bool:
        """Whether another request with this very commit is accepted: a check hangs on the commit, and whoever sends
        somebody else's commit again must not turn the other's red."""
        others = [row for row in queue if row.head_sha == pull.head_sha and row.number != pull.number]
        return any(self._judged(store, row, received_by(row)).outcome == "accepted" for row in others[:_MOST_ALIKE])

    def _context(self, pull: PullRow, queue: Sequence[PullRow]) -> Context:
        waiting = [row.number for row in queue if not row.draft]
        place = (waiting.index(pull.number) + 1, len(waiting)) if pull.number in waiting else None
        server = pull.url.partition(f"/{self.repository}/")[0]
        return Context(server, self.repository, queue=place)


class _Receipt:
    """What the own comment says before anything is judged: since when the head is here, and the outcome told last.

    With an `action` something happened, and the request is judged; without one only where it was not yet.
    """

    def __init__(self, pull: PullRow, known: datetime | None, action: str) -> None:
        self._pull, self._known, self._action = pull, known, action
        self.moment = pull.opened_at
        self.outcome: Outcome | None = None
        self.is_told = False

    def text(self, old: str) -> str:
        """The comment as it should be while the request is judged; as it was where that is done."""
        pull = self._pull
        self.outcome = outcome_in(old)
        self.moment = received_at(pull, self._known, old, self._action)
        if not self._action and received_in(old, pull.head_sha) and _WAITING not in old:
            self.is_told = True
            return old
        marks = [MARK, receipt_mark(pull.head_sha, self.moment), told_mark(self.outcome), _WAITING]
        moment = self.moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")
        return "\n".join([*marks, say("hub.received", "zh", moment=moment, commit=pull.head_sha)])


def _ref(pull: PullRow) -> str:
    """Where the objects of a head are kept; no branch, so that nothing ever stands on them."""
    return f"refs/hub/pull/{pull.number}"
