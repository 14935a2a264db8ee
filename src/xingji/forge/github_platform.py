"""The ten calls of the hub, answered by GitHub; every repository is spoken to with a token of its own."""

from __future__ import annotations

import base64
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from xingji.forge import notices
from xingji.forge.answers import (
    ForgeError,
    IssueRow,
    PullRow,
    ReviewRow,
    comment_row,
    pull_row,
    push_row,
    review_row,
    text_of,
)
from xingji.forge.client import API, PLAINLY, Client, Manner
from xingji.forge.fresh_heads import FreshHeads
from xingji.forge.github import GitHub
from xingji.forge.platform import Remote, Verdict
from xingji.forge.reminders import LABEL, Step, marked
from xingji.forge.result import Outcome
from xingji.forge.tokens import Tokens

CHECK = "xingji"
"""Name of the check run that holds the verdict of a request."""
_CONCLUSIONS: Mapping[Outcome, str] = {"accepted": "success", "refused": "failure", "failed": "cancelled"}
"""Not `neutral` for what failed: GitHub lets a required check pass with it."""
_TITLE, _SUMMARY, _BODY = 255, 60_000, 65_000
"""Characters that GitHub takes."""
_REVIEWS = 1000
"""Reviews of a request beyond which nobody looks at them."""


class GitHubPlatform:
    """`ours` are the labels that a verdict may take away again."""

    def __init__(
        self, tokens: Tokens, api_url: str = API, *, ours: Collection[str] = (), manner: Manner = PLAINLY
    ) -> None:
        self._tokens, self._api, self._ours, self._manner = tokens, api_url, frozenset(ours), manner
        self._login = ""
        self._fresh = FreshHeads()
        self._clients: dict[tuple[str, str], GitHub] = {}

    def open_pulls(self, repository: str) -> list[PullRow]:
        """See Platform. A repository that answers under another name is none of ours any more."""
        github = self._client(repository, self._tokens.polling(repository.split("/", maxsplit=1)[0]))
        rows = github.every(github.at("/pulls"), state="open", sort="created", direction="asc")
        for row in rows:
            base = row.get("base") or {}
            if text_of(base.get("repo"), "full_name").lower() != repository.lower():
                raise ForgeError("missing", repository)
        pulls = sorted((pull_row(row) for row in rows), key=lambda row: (row.opened_at, row.number))
        self._fresh.look(repository, [(pull.number, pull.head_sha) for pull in pulls])
        return pulls

    def exposed(self, owner: str) -> frozenset[str]:
        """See Platform. Of an owner that is no organisation nobody can ask this."""
        github = Client(self._tokens.polling(owner), self._api, self._manner)
        try:
            rows = github.every(f"/orgs/{owner}/repos", type="public")
        except ForgeError as error:
            if error.kind != "missing":
                raise
            return frozenset()
        return frozenset(text_of(row, "full_name").lower() for row in rows if row.get("private") is not True)

    def reviews(self, repository: str, number: int) -> list[ReviewRow]:
        """See Platform."""
        github = self._of(repository)
        rows = github.every(github.at(f"/pulls/{number}/reviews"), _REVIEWS)
        if len(rows) >= _REVIEWS:
            raise ForgeError("answer", "reviews")  # the newest are missing, and may take back what the oldest say
        return [review_row(row) for row in rows]

    def received(self, repository: str, pull: PullRow) -> datetime | None:
        """See Platform. GitHub's record of pushes names the commit that each of them made the head."""
        if not pull.head_repository:
            return None
        github, ref = self._of(repository), f"refs/heads/{pull.head_branch}"
        try:
            rows = github.ask("GET", github.at("/activity", pull.head_repository), ref=ref, per_page=100)
        except ForgeError as error:
            # A fork that the token cannot look into: what else bounds the moment is the caller's to ask.
            if error.kind not in ("rights", "missing", "refused"):
                raise
            return None
        pushes = map(push_row, rows) if isinstance(rows, list) else ()
        return max((push.at for push in pushes if push[:2] == (ref, pull.head_sha)), default=None)

    def say(self, repository: str, number: int, mark: str, text: Callable[[str], str]) -> str:
        """See Platform."""
        github = self._of(repository)
        there = github.own_comment(number, mark)
        said = there.body if there else ""
        body = text(said)[:_BODY]
        if body in ("", said):
            return said
        return (github.edit_comment(there.id, body) if there else github.new_comment(number, mark, body)).body

    def said(self, repository: str, mark: str) -> dict[int, str]:
        """What the own comments with a mark say, by the number of the request: of the newest thousand of all."""
        github = self._of(repository)
        rows = github.every(github.at("/issues/comments"), 1000, sort="updated", direction="desc")
        own = ((row, comment_row(row)) for row in rows)
        there = {_about(row): made.body for row, made in own if made.author == github.login and mark in made.body}
        return {number: text for number, text in there.items() if number}

    def default_branch(self, repository: str) -> str:
        """The branch that requests are merged into."""
        return self._of(repository).about().branch

    def verdict(self, repository: str, pull: PullRow, said: Verdict) -> None:
        """See Platform. The check run is this request's own: another one with the same commit has another.

        Of a head that came while this very process looked, nobody can have said anything yet.
        """
        github = self._of(repository)
        if said.conclusion:
            is_new = self._fresh.take(repository, (pull.number, pull.head_sha))
            github.put_run(pull.head_sha, _run(pull, said, said.conclusion), is_new=is_new)
        if said.labels is not None:
            wanted = frozenset(said.labels)
            github.change_labels(pull.number, wanted - pull.labels, (pull.labels & self._ours) - wanted)

    def close(self, repository: str, number: int) -> None:
        """See Platform."""
        github = self._of(repository)
        github.ask("PATCH", github.at(f"/pulls/{number}"), {"state": "closed"})

    def notices(self, repository: str) -> list[IssueRow]:
        """See Platform."""
        return self._of(repository).issues(LABEL)

    def notice(self, repository: str, step: Step) -> None:
        """See Platform. Looks first, or says the same twice in one place."""
        github = self._of(repository)
        if step.deed == "open":
            github.open_issue(step.title, step.body, LABEL, lambda: _found(github.issues(LABEL), step.key))
        elif step.deed == "close":
            github.edit_issue(step.number, body=step.body, state="closed", state_reason="completed")
        else:
            if step.deed != "edit" and step.reminder and step.reminder.due:
                github.put_comment(step.number, notices.stage_mark(step.reminder), notices.told(step.reminder))
            github.edit_issue(step.number, title=step.title, body=step.body, state="open")

    def remote(self, repository: str) -> Remote:
        """See Platform. The token goes to this address alone, and is a new one where the last has come to its end."""
        url = f"{_web(self._api)}/{repository}.git"
        return Remote(url, _Known(url, lambda: self._tokens.token(repository)))

    def _of(self, repository: str) -> GitHub:
        return self._client(repository, self._tokens.token(repository))

    def _client(self, repository: str, token: str) -> GitHub:
        """The client of a repository and a token; the account's name is asked for once for all of them."""
        known = self._clients.get((repository, token))
        if known is None:
            self._login = self._login or self._tokens.login()
            known = GitHub(repository, token, self._api, login=self._login, manner=self._manner)
            self._login = self._login or known.login
            self._clients[repository, token] = known
        return known


class _Known(Mapping[str, str]):
    """Environment that makes Git known at one address; whoever keeps it for hours still gets a token that holds."""

    def __init__(self, url: str, token: Callable[[], str]) -> None:
        self._url, self._token = url, token

    def __getitem__(self, name: str) -> str:
        if name != "GIT_CONFIG_VALUE_0":
            return {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"http.{self._url}.extraHeader"}[name]
        known = base64.b64encode(f"x-access-token:{self._token()}".encode()).decode()
        return f"Authorization: Basic {known}"

    def __iter__(self) -> Iterator[str]:
        return iter(("GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_0", "GIT_CONFIG_VALUE_0"))

    def __len__(self) -> int:
        return 3


def _run(pull: PullRow, said: Verdict, outcome: Outcome) -> dict[str, Any]:
    """The check run of a verdict, as GitHub takes it."""
    output = {"title": said.title[:_TITLE], "summary": said.text[:_SUMMARY]}
    body = {"name": CHECK, "external_id": f"pull-{pull.number}", "output": output}
    return {**body, "status": "completed", "conclusion": _CONCLUSIONS[outcome]}


def _found(rows: Iterable[IssueRow], key: str) -> IssueRow | None:
    known = ((row, marked(row.number, row.title, row.body, is_open=row.open)) for row in rows)
    return next((row for row, issue in known if issue and issue.key == key), None)


def _about(row: Mapping[str, Any]) -> int:
    """The number of the request or issue that a comment stands under; 0 where that cannot be told."""
    number = text_of(row, "issue_url").rpartition("/")[2]
    return int(number) if number.isascii() and number.isdigit() else 0


def _web(api: str) -> str:
    """Where the server of an API shows and gives out its repositories."""
    parts = urlsplit(api)
    host, path = parts.netloc.removeprefix("api."), parts.path.rstrip("/").removesuffix("/api/v3")
    return f"{parts.scheme}://{host}{path}"
