"""Sending documents as one pull request: what is sent, where to, and the steps, each of which can be done again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from xingji.forge.answers import ForgeError, PullRow, RepositoryRow, pull_row, text_of
from xingji.forge.contents import Contents
from xingji.forge.github import GitHub
from xingji.forge.inbox_mark import InboxMark, mark_of
from xingji.programme.sender import Sender
from xingji.store import layout
from xingji.store.inbox import INBOX
from xingji.store.layout import Place
from xingji.store.load import FaultyDocumentError

Files = Mapping[str, bytes]
"""Path → content."""
State = Literal["added", "changed", "removed"]
_SYNCING = 5
"""How often a fork that GitHub is still making is looked for."""


class Scope(NamedTuple):
    """What one pull request may touch: a dossier, a city's table (no `uscc`), or the frame of an edition (no city)."""

    edition: str
    city: str = ""
    uscc: str = ""

    @property
    def branch(self) -> str:
        """The branch of every submission with this scope, so that there is never a second one."""
        return "xingji/" + "-".join(part for part in self if part)

    @property
    def folder(self) -> str:
        """Where its files lie."""
        return "/".join(("submissions", *(part for part in self if part)))

    def holds(self, path: str) -> bool:
        """Whether a file is within it."""
        place = layout.place(path)
        return place is not None and scope_of(place) == self


def scope_of(place: Place) -> Scope:
    """The scope that a document belongs to."""
    return Scope(place.edition, place.city, place.uscc)


class Given(NamedTuple):
    """What somebody wants to send: `whole` when it is all there should be, so that what is missing was taken away."""

    files: Files
    whole: bool = False


class Outcome(NamedTuple):
    """The scope as it should be in the end, and given files that are another's to write and stay as they are."""

    files: dict[str, bytes]
    left: tuple[str, ...]


def outcome(main: Files, tip: Files, given: Given, writable: Callable[[str], bool]) -> Outcome:
    """What the files should be: those of the main branch, over them what was sent before, over that what is given.

    Only what the author may write is taken from the latter two, so that an old copy of another's document never
    undoes a newer one, and nobody's document vanishes because somebody has no copy of it.
    """
    after = {**main, **{path: content for path, content in tip.items() if writable(path)}}
    if given.whole:
        after = {path: content for path, content in after.items() if path in given.files or not writable(path)}
    after |= {path: content for path, content in given.files.items() if writable(path)}
    left = tuple(sorted(path for path, content in given.files.items() if after.get(path) != content))
    return Outcome(after, left)


def differences(before: Files, after: Files) -> dict[str, State]:
    """Files that differ, by path."""
    states: dict[str, State] = {}
    for path in sorted(before.keys() | after.keys()):
        if path not in after:
            states[path] = "removed"
        elif path not in before:
            states[path] = "added"
        elif before[path] != after[path]:
            states[path] = "changed"
    return states


class TakenError(Exception):
    """The branch belongs to another account's open pull request."""

    def __init__(self, pull: PullRow) -> None:
        super().__init__(pull.number)
        self.pull = pull


class Desk(NamedTuple):
    """Where a submission lies: `repository` is "" for a fork yet to be made.

    `start` is the commit that a new one grows on; `tip` is the end of its branch, None where there is none; `pull` is
    its open pull request.
    """

    repository: str
    branch: str
    start: str
    tip: str | None
    pull: PullRow | None


class Sent(NamedTuple):
    """What became of it: `committed` tells whether files went out, `opened` whether the pull request is new."""

    pull: PullRow
    committed: bool
    opened: bool


class Words(NamedTuple):
    """Title (of pull request and commit) and body, both safe to show."""

    title: str
    body: str


class ClosedError(Exception):
    """The account may not write into the inbox: it was not asked in, or did not accept yet."""


class Submission:
    """One scope on its way into a repository, which may be the inbox of a party (`inbox`): then no fork is made."""

    def __init__(self, github: GitHub, scope: Scope) -> None:
        self._github, self.scope = github, scope
        self.about: RepositoryRow = github.about()
        self.main = Contents(github)
        start = self.main.head(self.about.branch)
        if start is None:
            raise ForgeError("missing", self.about.branch)
        self.start = start
        self.mark = self.main.file(start, INBOX)
        self.inbox = self._inbox()

    def _inbox(self) -> InboxMark | None:
        try:
            return None if self.mark is None else mark_of(self.mark)
        except FaultyDocumentError:
            raise ForgeError("answer", INBOX) from None

    @property
    def sender(self) -> Sender:
        """As whom the files are handed in: in an inbox as its party, whoever of its people sends them."""
        account = self._github.sender
        return account._replace(party=self.inbox.party, edition=self.inbox.edition) if self.inbox else account

    def desk(self, *, make: bool = False) -> Desk:
        """Where it lies now: where its pull request came from; before there is one the repository itself, or without
        the right to write there the account's fork.

        Only with `make` a missing fork is made. Raises TakenError, ClosedError, ForgeError.
        """
        if self.inbox:
            return self._desk_in_inbox()
        pull = self._pull(self._github.login) or (self._pull(self.about.owner) if self.about.push else None)
        if pull and pull.author.lower() != self._github.login.lower():
            raise TakenError(pull)
        new = self.about.name if self.about.push or pull else self._fork(make=make)
        name = pull.head_repository if pull else new
        if not name:
            return Desk("", self.scope.branch, self.start, None, None)
        contents = Contents(self._github, name)
        start = self.start if name == self.about.name else self._synced(name, contents)
        return Desk(name, self.scope.branch, start, contents.head(self.scope.branch), pull)

    def _desk_in_inbox(self) -> Desk:
        """In the inbox itself; requests there are the party's, whoever of its people opened them."""
        if not self.about.push:
            raise ClosedError
        tip, pull = self.main.head(self.scope.branch), self._pull(self.about.owner)
        return Desk(self.about.name, self.scope.branch, self.start, tip, pull)

    def files(self, repository: str, commit: str, known: Iterable[bytes] = ()) -> dict[str, bytes]:
        """The scope's files in a commit; a content that is known already is not fetched."""
        return Contents(self._github, repository).load(commit, self.scope.folder, self.scope.holds, known)

    def send(self, after: Files, words: Words, *, draft: bool) -> Sent:
        """Make the branch's files so and see that one pull request is open. Raises TakenError, ForgeError.

        After a broken connection it may be called again: it looks what is there before each step.
        """
        desk = self.desk(make=True)
        committed = self._commit(desk, after, words.title)
        if desk.pull:
            if desk.pull.draft and not draft:
                self._github.make_ready(desk.pull.number)
            return Sent(self._github.pull(desk.pull.number), committed, opened=False)
        owner = desk.repository.split("/")[0]
        body = {"title": words.title, "body": words.body, "base": self.about.branch, "draft": draft}
        body["head"] = f"{owner}:{desk.branch}"
        made = self._github.once(
            lambda: self._pull(owner), lambda: pull_row(self._github.ask("POST", self._github.at("/pulls"), body))
        )
        return Sent(made, committed, opened=True)

    def _commit(self, desk: Desk, after: Files, message: str) -> bool:
        """Bring the branch to these files; whether that took a commit.

        A branch without an open pull request is what an earlier submission left: it is used as it is when it holds
        these very files and nothing newer was merged, else it begins anew.
        """
        contents = Contents(self._github, desk.repository)
        known = after.values()
        goes_on = desk.tip is not None and desk.pull is not None
        if desk.tip and not goes_on and contents.parents(desk.tip) == [desk.start]:
            goes_on = not differences(self.files(desk.repository, desk.tip, known), after)
        parent = desk.tip if desk.tip and goes_on else desk.start
        states = differences(self.files(desk.repository, parent, known), after)
        if not states:
            return False
        commit = contents.commit(parent, {path: after.get(path) for path in states}, message)
        contents.move(desk.branch, commit, force=not goes_on)
        return True

    def _pull(self, owner: str) -> PullRow | None:
        """The open pull request of the branch in an account's repository."""
        query = {"state": "open", "head": f"{owner}:{self.scope.branch}", "base": self.about.branch}
        rows = [pull_row(row) for row in self._github.every(self._github.at("/pulls"), 100, **query)]
        ours = [row for row in rows if row.head_branch == self.scope.branch and row.open]
        return next((row for row in ours if row.head_repository.split("/")[0].lower() == owner.lower()), None)

    def _fork(self, *, make: bool) -> str:
        """Name of the account's fork; "" where there is none and none is to be made."""
        name = f"{self._github.login}/{self.about.name.split('/')[1]}"
        if found := self._fork_at(name):
            return found
        if not make:
            return ""
        made = text_of(
            self._github.ask("POST", self._github.at("/forks"), {"default_branch_only": True}, repeat=True), "full_name"
        )
        for attempt in range(_SYNCING):
            if found := self._fork_at(made):
                return found
            self._github.wait(2.0**attempt)
        raise ForgeError("lost", made)

    def _fork_at(self, name: str) -> str:
        """The name where a fork of the repository lies there and can be used, else ""."""
        try:
            row = self._github.about(name)
        except ForgeError as error:
            if error.status == 404:
                return ""
            raise
        is_ours = row.parent.lower() == self.about.name.lower()
        return row.name if is_ours and Contents(self._github, row.name).head(self.about.branch) else ""

    def _synced(self, fork: str, contents: Contents) -> str:
        """The end of the fork's main branch, brought up to date where GitHub lets the token do so."""
        path = self._github.at("/merge-upstream", fork)
        try:
            self._github.ask("POST", path, {"branch": self.about.branch}, repeat=True)
        except ForgeError as error:
            # A token without the right to change workflows may not bring new ones into its fork. The older state does:
            # GitHub merges what was sent into the main branch as it is now.
            if error.kind not in ("rights", "refused", "missing"):
                raise
        head = contents.head(self.about.branch)
        if head is None:
            raise ForgeError("missing", fork)
        return head
