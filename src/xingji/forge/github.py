"""GitHub, as much of it as the programme needs; the only module that imports PyGithub.

What a request needs to be safe stands here: when it may be repeated, how long to wait, where a token may be sent.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

from xingji.forge.answers import (
    CommentRow,
    FileRow,
    ForgeError,
    IssueRow,
    Kind,
    PullRow,
    RepositoryRow,
    comment_row,
    id_of,
    issue_row,
    login_of,
    number_of,
    pull_row,
    repository_row,
    text_of,
)
from xingji.programme.sender import Sender

API = "https://api.github.com"
ACTIONS_LOGIN = "github-actions[bot]"
"""Who speaks with the token of a workflow; such a token may not ask for its own name."""

_ATTEMPTS = 6
_LONGEST_PAUSE = 120.0
"""Seconds; whoever must wait longer is told to come back."""
_PAGE = 100
_MOST = 2000
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
_TOKEN = re.compile(r"[\x21-\x7e]{1,1000}")
_LOCAL = ("localhost", "127.0.0.1", "::1")
_READY = "mutation($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id}) { clientMutationId } }"

T = TypeVar("T")
Wait = Callable[[float], None]


class GitHub:
    """One repository, seen with one token. `login` is asked for unless it is given."""

    def __init__(
        self, repository: str, token: str, api_url: str = API, *, login: str = "", wait: Wait = time.sleep
    ) -> None:
        from github import Auth, Github  # noqa: PLC0415  the import takes longer than most commands

        if not _REPOSITORY.fullmatch(repository):
            raise ForgeError("missing", repository)
        if not _TOKEN.fullmatch(token):
            raise ForgeError("token")
        if not is_safe_api(api_url):
            raise ForgeError("insecure", api_url)
        self.repository, self.api_url = repository, api_url.rstrip("/")
        self._login, self._number, self.wait = login, 0, wait
        self._api = Github(
            auth=Auth.Token(token),
            base_url=self.api_url,
            timeout=30,
            retry=None,
            seconds_between_requests=None,
            seconds_between_writes=None,
        )

    @property
    def login(self) -> str:
        """The account that the token belongs to; for a workflow's own token the bot of GitHub Actions."""
        if not self._login:
            try:
                account = self.ask("GET", "/user")
                self._login, self._number = login_of(account), id_of(account)
            except ForgeError as error:
                if error.kind != "rights":
                    raise
                self._login = ACTIONS_LOGIN
        return self._login

    @property
    def sender(self) -> Sender:
        """The same account with its number, as whoever hands something in."""
        return Sender(self.login, self._number)

    def ask(self, verb: str, path: str, body: Any = None, *, repeat: bool | None = None, **query: Any) -> Any:
        """One request, tried again while GitHub is busy or silent. Raises ForgeError.

        A POST whose answer was lost is repeated only when `repeat` says that doing it twice does no harm.
        """
        repeatable = verb != "POST" if repeat is None else repeat
        for attempt in range(_ATTEMPTS):
            try:
                return self._request(verb, path, body, query)
            except ForgeError as error:
                if error.kind != "busy" and not (error.kind == "lost" and repeatable):
                    raise
                self._pause(error, attempt)
        raise AssertionError("the last attempt raises")

    def every(self, path: str, most: int = _MOST, *, within: str = "", **query: Any) -> list[dict[str, Any]]:
        """All rows of a list that comes in pages, at most `most`; `within` names the field that holds them."""
        found: list[dict[str, Any]] = []
        for page in range(1, most // _PAGE + 2):
            answer = self.ask("GET", path, per_page=_PAGE, page=page, **query)
            rows = answer.get(within) if within and isinstance(answer, dict) else answer
            if not isinstance(rows, list):
                raise ForgeError("answer", path)
            found += [row for row in rows if isinstance(row, dict)]
            if len(rows) < _PAGE or len(found) >= most:
                break
        return found[:most]

    def once(self, look: Callable[[], T | None], make: Callable[[], T]) -> T:
        """What `look` finds, else what `make` makes; after a lost answer looks again before it makes again."""
        for attempt in range(_ATTEMPTS):
            found = look()
            if found is not None:
                return found
            try:
                return make()
            except ForgeError as error:
                if error.kind == "refused" and (found := look()) is not None:
                    return found
                if error.kind != "lost":
                    raise
                self._pause(error, attempt)
        raise AssertionError("the last attempt raises")

    def at(self, rest: str = "", repository: str = "") -> str:
        """Path of something in the repository, or in another one."""
        return f"/repos/{repository or self.repository}{rest}"

    def about(self, repository: str = "") -> RepositoryRow:
        """The repository itself, or another one."""
        return repository_row(self.ask("GET", self.at("", repository)))

    def _request(self, verb: str, path: str, body: Any, query: dict[str, Any]) -> Any:
        from github import GithubException  # noqa: PLC0415

        try:
            return self._api.requester.requestJsonAndCheck(verb, path, parameters=query, input=body)[1]
        except GithubException as error:
            raise _told(error.status, error.data, error.headers or {}) from None
        except (OSError, ValueError, RuntimeError) as error:
            raise ForgeError("lost", type(error).__name__) from None

    def _pause(self, error: ForgeError, attempt: int) -> None:
        """Wait as long as GitHub asks, else longer each time; gives up with the error."""
        pause = error.pause or 2.0**attempt
        if attempt == _ATTEMPTS - 1 or pause > _LONGEST_PAUSE:
            raise error
        self.wait(pause)

    # What people see in a pull request or an issue

    def own_comment(self, number: int, mark: str) -> CommentRow | None:
        """The account's own comment that holds a mark; what others wrote with the same mark is not looked at."""
        rows = (comment_row(row) for row in self.every(self.at(f"/issues/{number}/comments")))
        return next((row for row in rows if mark in row.body and row.author == self.login), None)

    def put_comment(self, number: int, mark: str, body: str) -> CommentRow:
        """Create the marked comment, or edit it in place."""
        path = self.at(f"/issues/{number}/comments")
        made = self.once(
            lambda: self.own_comment(number, mark), lambda: comment_row(self.ask("POST", path, {"body": body}))
        )
        if made.body == body:
            return made
        return comment_row(self.ask("PATCH", self.at(f"/issues/comments/{made.id}"), {"body": body}))

    def put_labels(self, number: int, wanted: Collection[str], ours: Collection[str]) -> None:
        """Make the labels of a pull request `wanted`, leaving alone those that are not among `ours`."""
        path = self.at(f"/issues/{number}/labels")
        there = {str(row.get("name", "")) for row in self.every(path)}
        if missing := sorted(set(wanted) - there):
            self.ask("POST", path, {"labels": missing}, repeat=True)
        for name in sorted((there & set(ours)) - set(wanted)):
            self._without(404, "DELETE", f"{path}/{quote(name, safe='')}")

    def put_label(self, name: str, colour: str, description: str) -> None:
        """Make a label of the repository, or give it colour and description."""
        wanted = {"color": colour, "description": description}
        try:
            self.ask("PATCH", self.at(f"/labels/{quote(name, safe='')}"), wanted)
        except ForgeError as error:
            if error.status != 404:
                raise
            self.ask("POST", self.at("/labels"), {"name": name, **wanted}, repeat=True)

    def put_check(self, sha: str, name: str, conclusion: str, title: str, summary: str) -> None:
        """The check run of this name on a commit: made, or brought up to date."""
        output = {"title": title[:255], "summary": summary[:65_535]}
        body = {"name": name, "status": "completed", "conclusion": conclusion, "output": output}
        listed, runs = self.at(f"/commits/{sha}/check-runs"), self.at("/check-runs")

        def there() -> int | None:
            found = self.every(listed, 100, within="check_runs", check_name=name)
            return number_of(found[0], "id") if found else None

        number = self.once(there, lambda: number_of(self.ask("POST", runs, {**body, "head_sha": sha}), "id"))
        self.ask("PATCH", f"{runs}/{number}", body)

    def open_pulls(self) -> list[PullRow]:
        """The queue: open pull requests, the oldest first."""
        rows = self.every(self.at("/pulls"), state="open", sort="created", direction="asc")
        return sorted((pull_row(row) for row in rows), key=lambda row: (row.opened_at, row.number))

    def pull(self, number: int) -> PullRow:
        """One pull request."""
        return pull_row(self.ask("GET", self.at(f"/pulls/{number}")))

    def make_ready(self, number: int) -> bool:
        """Have a draft reviewed, which only GraphQL can ask for; whether the server let the token do it."""
        node = text_of(self.ask("GET", self.at(f"/pulls/{number}")), "node_id")
        body = {"query": _READY, "variables": {"id": node}}
        try:
            answer = self.ask("POST", self._api.requester.graphql_url, body, repeat=True)
        except ForgeError as error:
            if error.kind not in ("rights", "missing", "refused"):
                raise
            return False
        return isinstance(answer, dict) and not answer.get("errors")

    def pull_files(self, number: int) -> list[FileRow]:
        """Files that a pull request touches, at most 3,000 (GitHub shows no more)."""
        rows = self.every(self.at(f"/pulls/{number}/files"), 3000)
        return [
            FileRow(*(text_of(row, key, 1000) for key in ("status", "filename", "previous_filename"))) for row in rows
        ]

    def issues(self, label: str) -> list[IssueRow]:
        """The account's own issues with a label, open or closed, the newest first."""
        rows = self.every(self.at("/issues"), state="all", labels=label, sort="created", direction="desc")
        found = (issue_row(row) for row in rows if "pull_request" not in row)
        return [row for row in found if row.author == self.login]

    def open_issue(self, title: str, body: str, label: str, look: Callable[[], IssueRow | None]) -> IssueRow:
        """Open an issue unless `look` finds it."""
        wanted = {"title": title, "body": body, "labels": [label]}
        return self.once(look, lambda: issue_row(self.ask("POST", self.at("/issues"), wanted)))

    def edit_issue(self, number: int, **wanted: Any) -> None:
        """Change title, body or state of an issue."""
        self.ask("PATCH", self.at(f"/issues/{number}"), wanted)

    def _without(self, status: int, verb: str, path: str) -> None:
        """A request that may find its work done already."""
        try:
            self.ask(verb, path)
        except ForgeError as error:
            if error.status != status:
                raise


def is_safe_api(url: str) -> bool:
    """Whether a token may be sent there: encrypted, or this machine."""
    parts = urlsplit(url)
    return bool(parts.hostname) and (parts.scheme == "https" or parts.hostname in _LOCAL) and "@" not in parts.netloc


def _told(status: int, data: Any, headers: dict[str, Any]) -> ForgeError:
    """What an answer with an error status means."""
    detail = text_of(data, "message")
    if status == 429 or (status == 403 and _limited(detail, headers)):
        return ForgeError("busy", detail, status=status, pause=_asked_pause(headers))
    if status >= 500:
        return ForgeError("lost", detail or str(status), status=status, pause=_asked_pause(headers))
    kinds: dict[int, Kind] = {401: "token", 403: "rights", 404: "missing"}
    return ForgeError(kinds.get(status, "refused"), _reasons(detail, data), status=status)


def _reasons(detail: str, data: Any) -> str:
    errors = data.get("errors") if isinstance(data, dict) else None
    said = [error if isinstance(error, str) else text_of(error, "message") for error in errors or ()]
    return "; ".join(filter(None, [detail, *said[:5]]))


def _limited(detail: str, headers: dict[str, Any]) -> bool:
    return "retry-after" in headers or headers.get("x-ratelimit-remaining") == "0" or "rate limit" in detail.lower()


def _asked_pause(headers: dict[str, Any]) -> float:
    """Seconds until GitHub wants to be asked again; 0 when it does not say."""
    after, reset = str(headers.get("retry-after", "")), str(headers.get("x-ratelimit-reset", ""))
    if after.isdigit():
        return float(after[:6])
    if headers.get("x-ratelimit-remaining") == "0" and reset.isdigit():
        return max(float(reset[:12]) - time.time(), 1.0)
    return 0.0
