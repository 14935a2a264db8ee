"""A forge in a folder: bare repositories, and beside each what a forge knows besides Git. For provinces without one.

`<organisation>/<name>.git` holds the branches: one other than `main` is a request, a draft where its name begins with
`draft/`. `<organisation>/<name>/` holds numbers, comments, verdicts, reviews and notices, and the outbox: mail drafts
to the party, which people send. Whoever may write into the folder is trusted with what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from xingji.forge import mail_drafts, notices
from xingji.forge.answers import ForgeError, IssueRow, PullRow, ReviewRow
from xingji.forge.local_git import LocalGit
from xingji.forge.local_records import Records, Request
from xingji.forge.platform import Remote, Verdict
from xingji.forge.reminders import Step, marked

_DRAFT = "draft/"
_TITLE = 200
"""Characters of a title, which is the name of the branch."""


class LocalPlatform:
    """`contact` gives the mail address of whoever a repository belongs to, "" where none is known."""

    def __init__(
        self,
        folder: Path,
        contact: Callable[[str], str] = lambda _: "",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._folder, self._contact, self._clock = folder, contact, clock

    def open_pulls(self, repository: str) -> list[PullRow]:
        """See Platform. Looking is also what gives a new branch its number and closes what was merged or taken away."""
        git, records = self._git(repository), self._records(repository)
        with records.alone():
            return self._looked(repository, git, records, self._clock())

    def _looked(self, repository: str, git: LocalGit, records: Records, now: datetime) -> list[PullRow]:
        heads = git.heads()
        main = heads.pop("main", "")
        known = list(self._followed(git, records, heads, main, now))
        standing = {request.branch for request in known if request.open}
        for branch in sorted(heads.keys() - standing):
            if not (main and git.holds(main, heads[branch])):
                head, looked = heads[branch], records.looked()
                # It was opened when it came, not when somebody looked.
                came = _moved(git, branch, head, looked) or now
                known.append(Request(len(known) + 1, branch, head, came, came, unseen=looked))
        records.keep(known, now)
        found = [request for request in known if request.open]
        for request in found:
            git.show(request.number, request.head)
        return [_row(repository, request) for request in found]

    def exposed(self, owner: str) -> frozenset[str]:
        """See Platform. Who reads the folder is for the machine to say."""
        del owner
        return frozenset()

    def reviews(self, repository: str, number: int) -> list[ReviewRow]:
        """See Platform."""
        return self._records(repository).reviews(number)

    def received(self, repository: str, pull: PullRow) -> datetime | None:
        """See Platform. By the repository's own record of its branches, and not before a look that did not see it."""
        request = self._records(repository).request(pull.number)
        unseen = request.unseen if request and request.head == pull.head_sha else None
        return _moved(self._git(repository), pull.head_branch, pull.head_sha, unseen)

    def say(self, repository: str, number: int, mark: str, text: Callable[[str], str]) -> str:
        """See Platform. What is new goes out as a mail draft too."""
        records = self._records(repository)
        said = records.said(number, mark)
        body = text(said)
        if body in ("", said):
            return said
        self._mail(repository, f"#{number}", body)
        records.say(number, mark, body)
        return body

    def verdict(self, repository: str, pull: PullRow, said: Verdict) -> None:
        """See Platform."""
        self._records(repository).judge(pull.number, pull.head_sha, said)

    def close(self, repository: str, number: int) -> None:
        """See Platform. The branch stays: it is the party's."""
        records = self._records(repository)
        with records.alone():
            records.close(number, self._clock())

    def notices(self, repository: str) -> list[IssueRow]:
        """See Platform."""
        return self._records(repository).notices()[::-1]

    def notice(self, repository: str, step: Step) -> None:
        """See Platform."""
        records = self._records(repository)
        there = records.notices()
        number = step.number or next((row.number for row in there if _key(row) == step.key), 0)
        title = step.title if step.deed != "close" else next(row.title for row in there if row.number == number)
        row = IssueRow(number or len(there) + 1, title, "", step.deed != "close", step.body, "")
        if step.deed in ("open", "reopen"):
            self._mail(repository, title, step.body)
        elif step.deed == "tell" and step.reminder:
            self._mail(repository, title, f"{notices.told(step.reminder)}\n\n{step.body}")
        records.note(row)

    def remote(self, repository: str) -> Remote:
        """See Platform."""
        return Remote(str(self._git(repository).path), {})

    def review(self, repository: str, number: int, review: ReviewRow) -> None:
        """Write down a review; `review.commit` is the head that was looked at."""
        self._records(repository).review(number, review)

    def is_ready(self, repository: str) -> bool:
        """Whether a repository is there and keeps the record of pushes by which receipts are told."""
        return LocalGit(self._bare(repository)).is_ready()

    def make(self, repository: str) -> None:
        """See that it is so."""
        LocalGit(self._bare(repository)).make()

    def _followed(
        self, git: LocalGit, records: Records, heads: dict[str, str], main: str, now: datetime
    ) -> Iterator[Request]:
        """The requests as their branches are now."""
        for request in records.requests():
            head = heads.get(request.branch, "")
            if not request.open:
                # A branch whose request was closed is none again before somebody pushes something new.
                if head == request.head:
                    heads.pop(request.branch, None)
                yield request
            elif not head:
                yield request._replace(head="", open=False, updated=now)
            elif main and git.holds(main, head):
                yield request._replace(head=head, open=False, merged=True, updated=now)
            elif head != request.head:
                yield request._replace(head=head, updated=now, unseen=records.looked())
            else:
                yield request

    def _mail(self, repository: str, about: str, body: str) -> None:
        draft = mail_drafts.draft(repository, self._contact(repository), about, body)
        self._records(repository).send(draft)

    def _git(self, repository: str) -> LocalGit:
        path = self._bare(repository)
        if not path.is_dir():
            raise ForgeError("missing", repository)
        return LocalGit(path)

    def _bare(self, repository: str) -> Path:
        beside = self._at(repository)
        return beside.with_name(f"{beside.name}.git")

    def _records(self, repository: str) -> Records:
        return Records(self._at(repository))

    def _at(self, repository: str) -> Path:
        """The folder beside a repository. Raises ForgeError for a name that would lead elsewhere."""
        owner, _, name = repository.partition("/")
        for part in (owner, name):
            if not part or part.startswith(".") or "/" in part or "\\" in part:
                raise ForgeError("missing", repository)
        return self._folder / owner / name


def _row(repository: str, request: Request) -> PullRow:
    """A request as every forge shows it; its author is the inbox itself, which is no account."""
    return PullRow(
        request.number,
        request.branch[:_TITLE],
        repository.partition("/")[2],
        request.branch.startswith(_DRAFT),
        request.open,
        request.head,
        request.branch,
        repository,
        request.opened,
        request.updated,
        frozenset(),
        "",
        request.merged,
        "main",
    )


def _moved(git: LocalGit, branch: str, head: str, unseen: datetime | None) -> datetime | None:
    """When a branch became its head; whoever may write the files could date that back, but not before `unseen`."""
    pushed = git.moved_at(branch, head)
    return max(pushed, unseen) if pushed and unseen else pushed


def _key(row: IssueRow) -> str:
    known = marked(row.number, row.title, row.body, is_open=row.open)
    return known.key if known else ""
