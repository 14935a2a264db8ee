"""Which request is answered by what, and who may ask it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from tests.forge.small.world import ROLES, Issue, Refusal, Repository, Token, World

_RANKS = {"read": 1, "write": 2}


@dataclass
class Call:
    """One request: who asks (no token: nobody), with what."""

    world: World
    token: Token | None
    query: dict[str, str]
    body: Any
    found: dict[str, str] = field(default_factory=dict)
    """Parts of the path by their name in the route."""

    @property
    def login(self) -> str:
        return self.token.login if self.token else ""

    @property
    def repository(self) -> Repository:
        return self.world.find(f"{self.found['owner']}/{self.found['name']}")

    @property
    def issue(self) -> Issue:
        """The issue or pull request that the path names. Raises Refusal."""
        try:
            return self.repository.issues[int(self.found["number"])]
        except KeyError:
            raise Refusal(404, "Not Found") from None

    def text(self, key: str, default: str = "") -> str:
        """A text of the body. Raises Refusal."""
        value = self.body.get(key) if isinstance(self.body, dict) else None
        if value is not None and not isinstance(value, str):
            raise Refusal(422, f"Invalid request. {key} is not a string.")
        return default if value is None else value

    def must(self, key: str) -> str:
        """A text of the body that may not be missing. Raises Refusal."""
        if not (value := self.text(key)):
            raise Refusal(422, f'Invalid request. "{key}" wasn\'t supplied.')
        return value

    def may(self, role: str) -> bool:
        """Whether the account has at least this role here; a workflow's token is bound by its permissions instead."""
        if self.token and self.token.permissions is not None:
            return True
        return ROLES.index(self.repository.role(self.login)) >= ROLES.index(role)

    def granted(self, name: str, level: str) -> bool:
        """Whether the token carries a permission; one of an account carries all."""
        if self.token is None or self.token.permissions is None:
            return True
        return _RANKS.get(self.token.permissions.get(name, ""), 0) >= _RANKS[level]


@dataclass(frozen=True)
class Answer:
    """Status and body; a list is cut into pages, `within` names the field of the body that holds such a list."""

    body: Any = None
    status: int = 200
    within: str = ""


Handler = Callable[[Call], Answer]


@dataclass(frozen=True)
class Route:
    """A request that is known: `role` is for accounts, `needs` (any of "name:level") for tokens of workflows."""

    verb: str
    pattern: re.Pattern[str]
    handler: Handler
    role: str
    needs: Sequence[str]


ROUTES: list[Route] = []


def route(request: str, role: str = "read", *needs: str) -> Callable[[Handler], Handler]:
    """Register a handler for `VERB /path/{part}`; a part written `{part:path}` may hold slashes."""
    verb, path = request.split(" ")
    parts = re.sub(r"\\{(\w+)(:path)?\\}", _group, re.escape(path).replace(":path", ":path"))

    def register(handler: Handler) -> Handler:
        ROUTES.append(Route(verb, re.compile(parts), handler, role, needs))
        return handler

    return register


def _group(match: re.Match[str]) -> str:
    return f"(?P<{match[1]}>{'.+' if match[2] else '[^/]+'})"


def answer(call: Call, verb: str, path: str) -> Answer:
    """Find the handler, see whether it may be asked, ask it. Raises Refusal."""
    for known in ROUTES:
        match = known.pattern.fullmatch(path)
        if match and known.verb == verb:
            call.found = {name: unquote(part) for name, part in match.groupdict().items()}
            _admit(call, known, reads=verb == "GET")
            return known.handler(call)
    raise Refusal(404, "Not Found")


def _admit(call: Call, known: Route, *, reads: bool) -> None:
    if call.token is None and not reads:
        raise Refusal(401, "Requires authentication")
    if known.needs and not any(call.granted(*need.split(":")) for need in known.needs):
        raise Refusal(403, "Resource not accessible by integration")
    if "owner" not in call.found or "name" not in call.found:
        return
    reached = call.token is None or call.token.reaches(call.repository.full_name)
    if not reached or not call.may("read"):
        raise Refusal(404, "Not Found")
    if not call.may(known.role):
        raise Refusal(403 if known.role != "admin" else 404, "Must have rights to do this")
