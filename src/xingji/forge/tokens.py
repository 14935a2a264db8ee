"""Tokens for repositories: a plain one for all, or those of an App, each for one repository and one hour."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, Protocol

from xingji.forge.answers import ForgeError, number_of, text_of

CLERK: Mapping[str, str] = {
    "contents": "write",
    "pull_requests": "write",
    "checks": "write",
    "issues": "write",
    "metadata": "read",
}
"""What the App may do in an inbox: no administration, no workflows."""
POLLING: Mapping[str, str] = {"pull_requests": "read", "metadata": "read"}
"""What it takes to see whether something new was handed in, anywhere."""
_SLACK = timedelta(minutes=5)
"""A token that ends so soon is renewed before it is used."""


class Tokens(Protocol):
    """Whose word the hub speaks with."""

    def login(self) -> str:
        """The account's name; "" where GitHub is asked with the token itself."""

    def token(self, repository: str) -> str:
        """A token that may read and write this repository. Raises ForgeError."""

    def polling(self, owner: str) -> str:
        """A token that may read the requests of all of an owner's repositories. Raises ForgeError."""


class PlainToken:
    """One token for everything, as of a workflow or a person."""

    def __init__(self, token: str, login: str = "") -> None:
        self._token, self._login = token, login

    def login(self) -> str:
        """As it was given."""
        return self._login

    def token(self, _repository: str) -> str:
        """The token, whatever the repository."""
        return self._token

    def polling(self, _owner: str) -> str:
        """The token, whoever the owner."""
        return self._token


class _Lent(NamedTuple):
    token: str
    until: datetime


class AppTokens:
    """Tokens of a GitHub App: `ask` speaks as the App itself, with a signature of its key."""

    def __init__(self, ask: Callable[..., Any], clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._ask, self._clock = ask, clock
        self._slug = ""
        self._installed: dict[str, int] = {}
        self._lent: dict[str, _Lent] = {}

    def login(self) -> str:
        """Under which name the App comments."""
        if not self._slug:
            self._slug = text_of(self._ask("GET", "/app"), "slug", 100)
        return f"{self._slug}[bot]"

    def token(self, repository: str) -> str:
        """So that an address that went astray cannot reach another party's repository."""
        owner, _, name = repository.partition("/")
        return self._token(repository, owner, {"repositories": [name], "permissions": dict(CLERK)})

    def polling(self, owner: str) -> str:
        """One token for all saves as many requests as there are inboxes; it reads no content and writes nothing."""
        return self._token(owner, owner, {"permissions": dict(POLLING)})

    def _token(self, key: str, owner: str, wanted: Mapping[str, Any]) -> str:
        lent = self._lent.get(key)
        if lent is None or lent.until - _SLACK <= self._clock():
            path = f"/app/installations/{self._installation(owner)}/access_tokens"
            answer = self._ask("POST", path, dict(wanted), repeat=True)
            lent = self._lent[key] = _Lent(text_of(answer, "token", 1000), _moment(answer))
        return lent.token

    def _installation(self, owner: str) -> int:
        if owner not in self._installed:
            self._installed[owner] = number_of(self._ask("GET", f"/orgs/{owner}/installation"), "id")
        return self._installed[owner]


def _moment(answer: Any) -> datetime:
    try:
        return datetime.fromisoformat(text_of(answer, "expires_at")).astimezone(UTC)
    except ValueError:
        raise ForgeError("answer", "expires_at") from None
