"""One repository on GitHub, as much of it as the programme needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any
from urllib.parse import quote

from xingji.forge.answers import (
    CommentRow,
    ForgeError,
    IssueRow,
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
from xingji.forge.client import API, PLAINLY, Client, Manner
from xingji.programme.sender import Sender

ACTIONS_LOGIN = "github-actions[bot]"
"""Who speaks with the token of a workflow; such a token may not ask for its own name."""
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
_READY = "mutation($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id}) { clientMutationId } }"

_COMMENTS = 300
"""Comments among which the own one is looked for: it is among the first, and a flood of others must cost nothing."""
_PAGE = 100


class GitHub(Client):
    """One repository, seen with one token. `login` is asked for unless it is given."""

    def __init__(
        self, repository: str, token: str, api_url: str = API, *, login: str = "", manner: Manner = PLAINLY
    ) -> None:
        if not _REPOSITORY.fullmatch(repository):
            raise ForgeError("missing", repository)
        super().__init__(token, api_url, manner)
        self.repository, self._login, self._number = repository, login, 0

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

    def at(self, rest: str = "", repository: str = "") -> str:
        """Path of something in the repository, or in another one."""
        return f"/repos/{repository or self.repository}{rest}"

    def about(self, repository: str = "") -> RepositoryRow:
        """The repository itself, or another one."""
        return repository_row(self.ask("GET", self.at("", repository)))

    # What people see in a pull request or an issue

    def own_comment(self, number: int, mark: str) -> CommentRow | None:
        """The account's own comment that holds a mark; what others wrote with the same mark is not looked at."""
        rows = (comment_row(row) for row in self.every(self.at(f"/issues/{number}/comments"), _COMMENTS))
        return next((row for row in rows if mark in row.body and row.author == self.login), None)

    def new_comment(self, number: int, mark: str, body: str) -> CommentRow:
        """Create the marked comment, of which the caller knows that it is not there."""
        path = self.at(f"/issues/{number}/comments")
        return self.once(
            lambda: self.own_comment(number, mark),
            lambda: comment_row(self.ask("POST", path, {"body": body})),
            looked=True,
        )

    def edit_comment(self, comment: int, body: str) -> CommentRow:
        """Have an own comment say something else."""
        return comment_row(self.ask("PATCH", self.at(f"/issues/comments/{comment}"), {"body": body}))

    def put_comment(self, number: int, mark: str, body: str) -> CommentRow:
        """Create the marked comment, or edit it in place."""
        made = self.own_comment(number, mark) or self.new_comment(number, mark, body)
        return made if made.body == body else self.edit_comment(made.id, body)

    def change_labels(self, number: int, more: Collection[str], less: Collection[str]) -> None:
        """Put labels on a pull request and take others away."""
        path = self.at(f"/issues/{number}/labels")
        if more:
            self.ask("POST", path, {"labels": sorted(more)}, repeat=True)
        for name in sorted(less):
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

    def put_run(self, sha: str, body: Mapping[str, Any], *, is_new: bool = False) -> None:
        """The check run of this name and `external_id` on a commit: made, or brought up to date.

        `is_new`: the caller knows that there is none.
        """
        listed, runs = self.at(f"/commits/{sha}/check-runs"), self.at("/check-runs")

        def there() -> int | None:
            found = self.every(listed, _PAGE, within="check_runs", check_name=body["name"], filter="all")
            ours = (row for row in found if row.get("external_id") == body["external_id"])
            return next((number_of(row, "id") for row in ours), None)

        if number := None if is_new else there():
            self.ask("PATCH", f"{runs}/{number}", dict(body))
        else:
            made = {**body, "head_sha": sha}
            self.once(there, lambda: number_of(self.ask("POST", runs, made), "id"), looked=True)

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
        try:
            answer = self.graphql(_READY, {"id": node})
        except ForgeError as error:
            if error.kind not in ("rights", "missing", "refused"):
                raise
            return False
        return isinstance(answer, dict) and not answer.get("errors")

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
