"""A pull request as it is judged, with the time at which its content was received.

That moment decides whether something came in time, so it is never a date of a commit, which anybody can write. Where
the forge cannot tell when it took a push, this is what it says of the request, by what happened to it:

- opened: `opened_at`. Nothing is handed in before there is a pull request, whenever its branch was pushed.
- synchronize: `updated_at`, which the push has just set; or the `pushed_at` of the head repository where that lies at
  most `SETTLING` before it, since on a busy day the event may lag behind the push.
- anything else, and a request that is only listed: nothing was pushed just now. `pushed_at` of the head repository is
  no earlier than the last push to this branch, though a push elsewhere in that repository moves it too. Right after a
  push it may not show that yet, so within `FRESH` of it the request's own time counts; a later round corrects that.
  The moment may so be later than the truth, never earlier; `receipt.py` knows it exactly from what was said of the
  same commit before.
- merge_group: nobody asks for the day, each of its pull requests was judged by its own. What stands for it is the time
  of the commit that the queue made.

Days are days in China.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Annotated, Any, NamedTuple

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from xingji.forge.answers import ForgeError, PullRow, pull_row, sha_of, text_of
from xingji.programme.china import china_day
from xingji.programme.party import Party
from xingji.programme.sender import Sender
from xingji.store.git_diff import Touched

__all__ = ["Pull", "Target", "Touched", "UnknownEventError", "pull_from", "pull_of", "received_by", "sender_of"]

SETTLING = timedelta(minutes=10)
"""How far an event may lag behind its push."""
FRESH = timedelta(minutes=2)
"""How long GitHub may take to show a push everywhere."""
_GHOST = "ghost"
"""GitHub's own name for the author of an account that was deleted; nobody can register it."""

Sha = Annotated[str, Field(pattern=r"^[0-9a-f]{40}([0-9a-f]{24})?$")]
RepositoryName = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}$")]
Branch = Annotated[str, Field(min_length=1, max_length=300)]


class UnknownEventError(ValueError):
    """The event is none of a pull request or a merge queue, or lacks what GitHub always sends."""


class Pull(BaseModel):
    """One pull request, or (`queued`) what the merge queue is about to merge; number 0 where GitHub tells none.

    `pushed_at` is the moment of receipt, `base` the branch that it is sent to, `party` whose inbox it came to (of the
    edition): then it is the party's, whoever opened it.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    number: Annotated[int, Field(ge=0, le=10**9)]
    author: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,80}(\[bot\])?$")]
    author_id: Annotated[int, Field(ge=0)] = 0
    draft: bool = False
    head_sha: Sha
    base_sha: Sha
    base: Branch = "main"
    default: Branch = "main"
    head_repository: RepositoryName | None = None
    base_repository: RepositoryName
    opened_at: AwareDatetime
    pushed_at: AwareDatetime
    labels: Annotated[tuple[Annotated[str, Field(max_length=100)], ...], Field(max_length=100)] = ()
    title: Annotated[str, Field(max_length=300)] = ""
    queued: bool = False
    party: Party | None = None
    edition: str = ""

    @property
    def day(self) -> date:
        """The day of receipt in China."""
        return china_day(self.pushed_at)

    @property
    def astray(self) -> str:
        """The branch that it is sent to where that is not the default one."""
        return "" if self.queued or self.base == self.default else self.base

    @property
    def sender(self) -> Sender:
        """Who answers for it."""
        return Sender(self.author, self.author_id, self.party, self.edition)


class Target(NamedTuple):
    """What a request is sent to: a repository, judged at a commit of its default branch, and whose inbox that is."""

    repository: str
    commit: str
    default: str = "main"
    party: Party | None = None
    edition: str = ""


def sender_of(row: PullRow, party: Party | None = None, edition: str = "") -> Sender:
    """Who answers for a listed request. Without a number an account is nobody, unless its inbox says who it is."""
    known = row.author and (row.author_id or party)
    return Sender(row.author, row.author_id, party, edition) if known else Sender(_GHOST)


def pull_from(row: PullRow, target: Target, received: datetime) -> Pull:
    """A listed request, received at a moment."""
    sender = sender_of(row, target.party, target.edition)
    return Pull(
        number=row.number,
        author=sender.login,
        author_id=sender.id,
        draft=row.draft,
        head_sha=row.head_sha,
        base_sha=target.commit,
        base=row.base,
        default=target.default,
        head_repository=row.head_repository or None,
        base_repository=target.repository,
        opened_at=row.opened_at,
        pushed_at=received,
        labels=tuple(sorted(row.labels)[:100]),
        title=row.title,
        party=sender.party,
        edition=sender.edition,
    )


def pull_of(event: Mapping[str, Any]) -> Pull:
    """The pull request of a pull_request or merge_group event. Raises UnknownEventError."""
    try:
        return _queued(event) if "merge_group" in event else _pull(event)
    except (KeyError, TypeError, AttributeError, ValueError, ForgeError) as error:
        raise UnknownEventError(f"{type(error).__name__}: {error}") from error


def _pull(event: Mapping[str, Any]) -> Pull:
    told, repository = event["pull_request"], event["repository"]
    row = pull_row(told)
    target = Target(repository["full_name"], sha_of(told["base"]), text_of(repository, "default_branch"))
    return pull_from(row, target, received_by(row, event.get("action", "")))


def received_by(row: PullRow, action: str = "") -> datetime:
    """By when the head of a request had been received, after what happened to it; see the module.

    A repository that is gone tells nothing, so the request's own time counts.
    """
    opened, updated = row.opened_at, row.updated_at
    if action == "opened":
        return opened
    pushed = row.pushed_at or updated
    if action == "synchronize":
        return max(pushed if updated - SETTLING <= pushed <= updated else updated, opened)
    return max(updated if pushed > updated - FRESH else pushed, opened)


def _queued(event: Mapping[str, Any]) -> Pull:
    """The merge queue names the youngest of its pull requests in its branch: …/pr-7-<commit>."""
    told = event["merge_group"]
    number = told.get("head_ref", "").rpartition("/pr-")[2].partition("-")[0]
    now = datetime.fromisoformat((told.get("head_commit") or {}).get("timestamp") or "1970-01-01T00:00:00Z")
    return Pull(
        number=int(number) if number.isdigit() else 0,
        author=_GHOST,
        head_sha=told["head_sha"],
        base_sha=told["base_sha"],
        base_repository=event["repository"]["full_name"],
        opened_at=now,
        pushed_at=now,
        queued=True,
    )
