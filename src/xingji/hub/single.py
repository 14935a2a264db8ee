"""The single mode: the record is its own only inbox. Judged and told here; the forge itself merges after approval."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from xingji.forge import gate_result
from xingji.forge.answers import ForgeError, PullRow
from xingji.forge.base_check import BaseBranchChecker
from xingji.forge.gate import Objects
from xingji.forge.gate_case import unread
from xingji.forge.labels import ACCEPTED, FAILED, REFUSED
from xingji.forge.platform import Platform, Verdict
from xingji.forge.pull import Pull, Target, pull_from, received_by
from xingji.forge.report import MARK, Context, labels, summary, verdict
from xingji.forge.result import Outcome, Result
from xingji.hub.judge import Task, judge
from xingji.hub.office import Deed
from xingji.hub.receiving import Receipt, is_told
from xingji.hub.rivals import Rivals
from xingji.hub.stores import Store
from xingji.hub.telling import Place, tell
from xingji.store.git_worktree import GitError, changed_since

_MOST = 40
"""Requests that a sweep judges; what is left the next one does."""
_MOST_ALIKE = 3
"""Requests with one and the same commit that are looked at."""
_FOR_ALL = ("busy", "token")
"""What a forge would answer for every other request too; what is left the next sweep does."""
_STATES = {ACCEPTED, REFUSED, FAILED}
_QUEUE = "refs/hub/queue"


class Asked(NamedTuple):
    """Which request something happened to (0: none, all that lack a verdict are looked for), and what, in one word."""

    number: int = 0
    action: str = ""


@dataclass(frozen=True)
class Single:
    """A repository with a checkout of its default branch at `root`, whose Git holds what was fetched as objects.

    `said` gives what the own comments say, by the number of the request; `dry` judges and tells nobody.
    """

    platform: Platform
    repository: str
    default: str
    root: Path
    said: Callable[[], Mapping[int, str]]
    dry: bool = False

    def run(self, asked: Asked = Asked()) -> Iterator[Deed]:  # noqa: B008  it is a tuple
        """Judge what was asked about, the oldest first. Raises ForgeError."""
        queue = self.platform.open_pulls(self.repository)
        for judged, pull in enumerate(self._wanted(asked, queue)):
            if judged == _MOST:
                yield Deed("waits", self.repository, pull.number, "many")
                return
            try:
                yield from self._attend(pull, queue, asked.action)
            except ForgeError as error:
                yield Deed("failed", self.repository, pull.number, error.kind)
                if error.kind in _FOR_ALL:
                    return

    def queued(self, pull: Pull, ref: str) -> Iterator[Deed]:
        """Judge what the merge queue put together at a ref; only the check on its commit tells. Raises GitError."""
        self.store.fetch(self.platform.remote(self.repository), {ref: _QUEUE})
        result = self._examined(pull)
        if not self.dry:
            text = summary(result, Context(repository=self.repository))
            self.platform.verdict(self.repository, _row(pull), Verdict(result.outcome, verdict(result), text))
        yield Deed("judged", self.repository, pull.number, result.outcome)

    @cached_property
    def store(self) -> Store:
        """Where Git keeps what is checked out; what is fetched there no branch ever stands on."""
        return Store(self.root / ".git")

    def stands_on_default(self) -> bool:
        """Whether what is checked out is the default branch as the forge has it, and as it was committed."""
        there = self.store.heads(self.platform.remote(self.repository), f"refs/heads/{self.default}")
        changed = changed_since(self.root, "HEAD")
        return self.store.resolve("HEAD") in there.values() and not any(map(_is_judged_by, changed))

    def _wanted(self, asked: Asked, queue: Sequence[PullRow]) -> list[PullRow]:
        """One list of comments says which heads were judged, however many requests are open.

        It ends after so many comments; so those come first that no label says to have been judged before.
        """
        if asked.number:
            return [pull for pull in queue if pull.number == asked.number]
        said = self.said()
        left = [pull for pull in queue if not is_told(said.get(pull.number, ""), pull.head_sha)]
        return sorted(left, key=lambda pull: bool(pull.labels & _STATES))

    def _attend(self, pull: PullRow, queue: Sequence[PullRow], action: str) -> Iterator[Deed]:
        if not action and is_told(self._comment(pull), pull.head_sha):
            return
        receipt = Receipt(pull, self.platform.received(self.repository, pull), action)
        self.platform.say(self.repository, pull.number, MARK, receipt.read if self.dry else receipt.written)
        commit = self.store.resolve("HEAD") or ""
        sent = pull_from(pull, Target(self.repository, commit, self.default), receipt.moment)
        try:
            if not self._fetched(pull):
                yield Deed("waits", self.repository, pull.number, "lag")
                return
            result = self._rivals.add(self._examined(sent), pull, queue)
        except GitError as error:
            # Objects that Git does not take are no reason to leave anybody else without a verdict.
            result = gate_result.failed(unread(sent), type(error).__name__)
        if not self.dry:
            self._tell(pull, queue, result, receipt.outcome)
        yield Deed("judged", self.repository, pull.number, result.outcome)

    def _comment(self, pull: PullRow) -> str:
        return self.platform.say(self.repository, pull.number, MARK, lambda old: old)

    def _fetched(self, pull: PullRow) -> bool:
        """Whether the head that the forge names is the one that Git has."""
        here = f"refs/hub/pull/{pull.number}"
        self.store.fetch(self.platform.remote(self.repository), {f"refs/pull/{pull.number}/head": here})
        return self.store.resolve(here) == pull.head_sha

    def _examined(self, sent: Pull) -> Result:
        objects = Objects(self.store.path, self.store.resolve("HEAD") or "", sent.head_sha)
        (result,) = judge([Task(objects, sent, self.root)])
        return result

    def _tell(self, pull: PullRow, queue: Sequence[PullRow], result: Result, before: Outcome | None) -> None:
        wanted = frozenset(labels(result, self._base.known))
        speaks = result.outcome == "accepted" or not self._is_accepted_elsewhere(pull, queue)
        place = Place(self.repository, self._context(pull, queue), wanted, speaks=speaks)
        tell(self.platform, place, pull, result, before)

    def _is_accepted_elsewhere(self, pull: PullRow, queue: Sequence[PullRow]) -> bool:
        """Whether another request with this very commit is accepted: a check hangs on the commit, and whoever sends
        somebody else's commit again must not turn the other's red."""
        others = [row for row in queue if row.head_sha == pull.head_sha and row.number != pull.number]
        target = Target(self.repository, self.store.resolve("HEAD") or "", self.default)
        sent = (pull_from(row, target, received_by(row)) for row in others[:_MOST_ALIKE])
        return any(self._examined(each).outcome == "accepted" for each in sent)

    def _context(self, pull: PullRow, queue: Sequence[PullRow]) -> Context:
        waiting = [row.number for row in queue if not row.draft]
        place = (waiting.index(pull.number) + 1, len(waiting)) if pull.number in waiting else None
        server = pull.url.partition(f"/{self.repository}/")[0]
        return Context(server, self.repository, queue=place)

    @cached_property
    def _base(self) -> BaseBranchChecker:
        return BaseBranchChecker(self.root)

    @cached_property
    def _rivals(self) -> Rivals:
        return Rivals(self.platform, self.repository, self.default, self.store, self._base)


def _is_judged_by(path: str) -> bool:
    return path.startswith(("submissions/", "scoring/"))


def _row(pull: Pull) -> PullRow:
    """What the queue put together, as if it were a request: it has a number and a commit, and nobody sent it."""
    moment = pull.pushed_at
    return PullRow(pull.number, "", pull.author, False, True, pull.head_sha, "", "", moment, moment, frozenset(), "")
