"""XJ567: an earlier request holds the same document already, or the same enterprise elsewhere in the edition.

Only a request that could be taken stands in the way of another: open, no draft, not refused, sent to the default branch
by somebody who may write there. What it holds is read from its objects, and only where its branch or title names the
enterprise, so that no number of requests costs more than one fetch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xingji.forge.answers import PullRow
from xingji.forge.base_check import BaseBranchChecker
from xingji.forge.labels import REFUSED
from xingji.forge.platform import Platform
from xingji.forge.pull import sender_of
from xingji.forge.result import Result
from xingji.hub.stores import Store
from xingji.hub.verdict import with_findings
from xingji.model.dossier_path import DossierPath
from xingji.model.finding import Finding
from xingji.programme.permissions import may_write
from xingji.rules.gate import under_review
from xingji.store import layout
from xingji.store.git_worktree import GitError
from xingji.store.layout import Place

_MOST = 10
"""Earlier requests that are looked at."""
_MOST_TOLD = 20


class Rivals:
    """Open requests of one repository, whose default branch is checked out at the root of `base`."""

    def __init__(
        self, platform: Platform, repository: str, default: str, store: Store, base: BaseBranchChecker
    ) -> None:
        self._platform, self._repository, self._default = platform, repository, default
        self._store, self._base = store, base

    def add(self, result: Result, pull: PullRow, queue: Sequence[PullRow]) -> Result:
        """The result with what earlier requests add to it. Raises ForgeError, GitError."""
        mine = {row.path: dossier for row in result.files if (dossier := layout.dossier_of(row.path))}
        usccs = {dossier.uscc for dossier in mine.values()}
        earlier = [row for row in queue if (row.opened_at, row.number) < (pull.opened_at, pull.number)]
        likely = [
            row for row in earlier if self._counts(row) and any(code in row.head_branch + row.title for code in usccs)
        ]
        found: dict[str, Finding] = {}
        for other, theirs in self._held(likely[:_MOST]):
            for path, dossier in sorted(mine.items()):
                if path not in found and any(_collide(path, dossier, place) for place in theirs):
                    found[path] = under_review(path, dossier.uscc, other.number)
        return with_findings(result, [found[path] for path in sorted(found)][:_MOST_TOLD])

    def _counts(self, row: PullRow) -> bool:
        return not row.draft and row.base == self._default and REFUSED not in row.labels

    def _held(self, rows: Sequence[PullRow]) -> Iterator[tuple[PullRow, list[Place]]]:
        """What each of them brings that its author may write."""
        names = {f"refs/pull/{row.number}/head": f"refs/hub/pull/{row.number}" for row in rows}
        if not names:
            return
        remote = self._platform.remote(self._repository)
        there = self._store.heads(remote, *names)
        self._store.fetch(remote, {name: here for name, here in names.items() if name in there})
        onto = self._store.resolve("HEAD")
        for row in rows:
            head = there.get(f"refs/pull/{row.number}/head")
            if onto and head:
                yield row, [place for place in self._places(onto, head) if self._may_write(row, place)]

    def _places(self, onto: str, head: str) -> list[Place]:
        try:
            touched = self._store.touched(onto, head)
        except GitError:
            return []
        return [place for one in touched for path in one.paths if (place := layout.place(path))]

    def _may_write(self, row: PullRow, place: Place) -> bool:
        author = self._base.author(place.edition, sender_of(row))
        return author is not None and may_write(author.role, place.kind) and author.city in (None, place.city)


def _collide(path: str, mine: DossierPath, theirs: Place) -> bool:
    """The same document, or the enterprise in another city of the edition."""
    same = (mine.edition, mine.uscc) == (theirs.edition, theirs.uscc)
    return path == theirs.path or (same and mine.folder != theirs.dossier)
