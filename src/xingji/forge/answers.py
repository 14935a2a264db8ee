"""What GitHub answers, made into small records: every text bounded, every number and name checked.

Titles, logins and texts in them are written by strangers; whoever shows them escapes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

Kind = Literal["token", "rights", "missing", "busy", "lost", "refused", "answer", "insecure"]
"""What went wrong: the token is no good; it may not; not there; too many requests; no answer; said no; nonsense."""


_SHA = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class ForgeError(Exception):
    """GitHub did not do what was asked; `detail` is its own word, bounded, never the token."""

    def __init__(self, kind: Kind, detail: str = "", *, status: int = 0, pause: float = 0.0) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind, self.detail, self.status, self.pause = kind, detail[:300], status, pause


class PullRow(NamedTuple):
    """One pull request as the queue shows it.

    `author_id` is the number of the account, which a change of name leaves alone (0 for one that is gone); `pushed_at`
    is the last push to the head's repository, to whatever branch, None where it is gone.
    """

    number: int
    title: str
    author: str
    draft: bool
    open: bool
    head_sha: str
    head_branch: str
    head_repository: str
    opened_at: datetime
    updated_at: datetime
    labels: frozenset[str]
    url: str
    merged: bool = False
    base: str = ""
    author_id: int = 0
    pushed_at: datetime | None = None


class ReviewRow(NamedTuple):
    """A review of a pull request, bound to the commit that was looked at; `author_id` 0 for an account that is gone."""

    author: str
    author_id: int
    state: str
    commit: str


class PushRow(NamedTuple):
    """One push as the forge took it: the branch (as a whole ref), the commit that it made the head, and when."""

    ref: str
    after: str
    at: datetime


class RepositoryRow(NamedTuple):
    """A repository as the token sees it; `parent` is what a fork was made of, else ""."""

    name: str
    owner: str
    branch: str
    private: bool
    push: bool
    admin: bool
    parent: str


class CommentRow(NamedTuple):
    """A comment on an issue or a pull request."""

    id: int
    author: str
    body: str
    url: str


class IssueRow(NamedTuple):
    """An issue; `open` says whether it waits for somebody."""

    number: int
    title: str
    author: str
    open: bool
    body: str
    url: str


def text_of(row: Any, key: str, most: int = 300) -> str:
    """A text in an answer, at most so many characters; "" where there is none."""
    value = row.get(key) if isinstance(row, dict) else None
    return value[:most] if isinstance(value, str) else ""


def number_of(row: Any, key: str) -> int:
    """A number in an answer. Raises ForgeError."""
    value = row.get(key) if isinstance(row, dict) else None
    if not isinstance(value, int) or not 0 < value < 2**63:
        raise ForgeError("answer", key)
    return value


def sha_of(row: Any, key: str = "sha") -> str:
    """The name of a Git object in an answer. Raises ForgeError."""
    value = text_of(row, key)
    if not _SHA.fullmatch(value):
        raise ForgeError("answer", key)
    return value


def login_of(row: Any) -> str:
    """The account's name in an answer, "" for one that is gone."""
    return text_of(row, "login", 100)


def id_of(row: Any) -> int:
    """The account's number in an answer, 0 for one that is gone."""
    value = row.get("id") if isinstance(row, dict) else None
    return value if isinstance(value, int) and 0 < value < 2**63 else 0


def pull_row(row: Any) -> PullRow:
    """A pull request of an answer."""
    head = row.get("head") or {}
    return PullRow(
        number_of(row, "number"),
        text_of(row, "title"),
        login_of(row.get("user")),
        bool(row.get("draft")),
        row.get("state") == "open",
        sha_of(head),
        text_of(head, "ref"),
        text_of(head.get("repo"), "full_name"),
        moment_of(row, "created_at"),
        moment_of(row, "updated_at"),
        frozenset(_names(row.get("labels") or ())),
        text_of(row, "html_url"),
        bool(row.get("merged_at")),
        text_of(row.get("base"), "ref"),
        id_of(row.get("user")),
        moment_of(head["repo"], "pushed_at") if text_of(head.get("repo"), "pushed_at") else None,
    )


def review_row(row: Any) -> ReviewRow:
    """A review of an answer; `commit` is "" where GitHub forgot it."""
    commit = text_of(row, "commit_id")
    author = row.get("user")
    return ReviewRow(
        login_of(author), id_of(author), text_of(row, "state", 40).upper(), commit if _SHA.fullmatch(commit) else ""
    )


def push_row(row: Any) -> PushRow:
    """A push of an answer. Raises ForgeError."""
    return PushRow(text_of(row, "ref"), text_of(row, "after"), moment_of(row, "timestamp"))


def repository_row(row: Any) -> RepositoryRow:
    """A repository of an answer. Raises ForgeError."""
    may = row.get("permissions") if isinstance(row.get("permissions"), dict) else {}
    name, branch = text_of(row, "full_name"), text_of(row, "default_branch")
    if name.count("/") != 1 or not branch:
        raise ForgeError("answer", "full_name")
    parent = text_of(row.get("parent"), "full_name")
    return RepositoryRow(
        name,
        name.split("/")[0],
        branch,
        bool(row.get("private")),
        bool(may.get("push")),
        bool(may.get("admin")),
        parent,
    )


def _names(rows: Iterable[Any]) -> list[str]:
    return [text_of(row, "name", 100) for row in list(rows)[:100]]


def moment_of(row: Any, key: str) -> datetime:
    """A moment in an answer. Raises ForgeError."""
    try:
        made = datetime.fromisoformat(text_of(row, key))
    except ValueError:
        raise ForgeError("answer", key) from None
    return (made if made.tzinfo else made.replace(tzinfo=UTC)).astimezone(UTC)


def comment_row(row: Any) -> CommentRow:
    """A comment of an answer."""
    return CommentRow(
        number_of(row, "id"), login_of(row.get("user")), text_of(row, "body", 70_000), text_of(row, "html_url")
    )


def issue_row(row: Any) -> IssueRow:
    """An issue of an answer."""
    return IssueRow(
        number_of(row, "number"),
        text_of(row, "title"),
        login_of(row.get("user")),
        row.get("state") == "open",
        text_of(row, "body", 70_000),
        text_of(row, "html_url"),
    )
