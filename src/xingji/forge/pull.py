"""A pull request as described by GitHub's event, with the time at which its content was received.

That moment decides whether something came in time, so it is never a date of a commit, which anybody can write. What
GitHub's servers say depends on the event:

- opened: `created_at`. Nothing is handed in before there is a pull request, whenever its branch was pushed.
- synchronize: `updated_at`, which the push has just set; or the `pushed_at` of the head repository where that lies at
  most `SETTLING` before it, since on a busy day the event may lag behind the push.
- any other (reopened, ready_for_review, labeled): nothing was pushed. `pushed_at` of the head repository is no earlier
  than the last push to this branch, though a push elsewhere in that repository moves it too. Right after a push it may
  not show that yet, so within `FRESH` of it the event's own time counts; a later event corrects that. The moment may
  so be later than the truth, never earlier; `receipt.py` knows it exactly from what the bot said of the same commit.
- merge_group: nobody asks for the day, each of its pull requests was judged by its own. What stands for it is the time
  of the commit that the queue made.

Days are days in China.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from xingji.programme.china import china_day
from xingji.store.git_diff import Touched

__all__ = ["Pull", "Touched", "UnknownEventError", "pull_of"]

SETTLING = timedelta(minutes=10)
"""How far an event may lag behind its push."""
FRESH = timedelta(minutes=2)
"""How long GitHub may take to show a push everywhere."""
_GHOST = "ghost"
"""GitHub's own name for the author of an account that was deleted; nobody can register it."""

Sha = Annotated[str, Field(pattern=r"^[0-9a-f]{40}([0-9a-f]{24})?$")]
RepositoryName = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}$")]


class UnknownEventError(ValueError):
    """The event is none of a pull request or a merge queue, or lacks what GitHub always sends."""


class Pull(BaseModel):
    """One pull request, or (`queued`) what the merge queue is about to merge; number 0 where GitHub tells none.

    `pushed_at` is the moment of receipt; `was_pushed` tells whether the event itself is that moment.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    number: Annotated[int, Field(ge=0, le=10**9)]
    author: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,80}(\[bot\])?$")]
    draft: bool = False
    head_sha: Sha
    base_sha: Sha
    head_repository: RepositoryName | None = None
    base_repository: RepositoryName
    opened_at: AwareDatetime
    pushed_at: AwareDatetime
    labels: Annotated[tuple[Annotated[str, Field(max_length=100)], ...], Field(max_length=100)] = ()
    title: Annotated[str, Field(max_length=300)] = ""
    queued: bool = False
    was_pushed: bool = True

    @property
    def day(self) -> date:
        """The day of receipt in China."""
        return china_day(self.pushed_at)


def pull_of(event: Mapping[str, Any]) -> Pull:
    """The pull request of a pull_request or merge_group event. Raises UnknownEventError."""
    try:
        return _queued(event) if "merge_group" in event else _pull(event)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise UnknownEventError(f"{type(error).__name__}: {error}") from error


def _pull(event: Mapping[str, Any]) -> Pull:
    told = event["pull_request"]
    head = told["head"].get("repo") or {}
    return Pull(
        number=told["number"],
        author=(told.get("user") or {}).get("login") or _GHOST,
        draft=told.get("draft") or False,
        head_sha=told["head"]["sha"],
        base_sha=told["base"]["sha"],
        head_repository=head.get("full_name"),
        base_repository=event["repository"]["full_name"],
        opened_at=_moment(told["created_at"]),
        pushed_at=_received(event.get("action", ""), told, head),
        labels=tuple(label["name"] for label in told.get("labels", ())[:100]),
        title=(told.get("title") or "")[:300],
        was_pushed=event.get("action") in ("opened", "synchronize"),
    )


def _received(action: str, told: Mapping[str, Any], head: Mapping[str, Any]) -> datetime:
    """See the module. A repository that is gone tells nothing, so the event's own time counts."""
    opened, updated = _moment(told["created_at"]), _moment(told["updated_at"])
    if action == "opened":
        return opened
    pushed = _moment(head["pushed_at"]) if head.get("pushed_at") else updated
    if action == "synchronize":
        return max(pushed if updated - SETTLING <= pushed <= updated else updated, opened)
    return max(updated if pushed > updated - FRESH else pushed, opened)


def _queued(event: Mapping[str, Any]) -> Pull:
    """The merge queue names the youngest of its pull requests in its branch: …/pr-7-<commit>."""
    told = event["merge_group"]
    number = told.get("head_ref", "").rpartition("/pr-")[2].partition("-")[0]
    now = _moment((told.get("head_commit") or {}).get("timestamp") or "1970-01-01T00:00:00Z")
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


def _moment(text: str | int) -> datetime:
    """GitHub writes times as text, in push-like payloads as seconds; always with a time zone."""
    found = datetime.fromtimestamp(text, UTC) if isinstance(text, int) else datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(f"{text} has no time zone")
    return found.astimezone(UTC)
