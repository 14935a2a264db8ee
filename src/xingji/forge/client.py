"""Requests to GitHub; the only module that imports PyGithub.

What a request needs to be safe stands here: when it may be repeated, how long to wait, where a token may be sent.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from xingji.forge.answers import ForgeError, Kind, text_of
from xingji.forge.etags import Answer, Etags, key_of
from xingji.forge.pace import Pace

API = "https://api.github.com"
_ATTEMPTS = 6
_LONGEST_PAUSE = 120.0
"""Seconds; whoever must wait longer is told to come back."""
_PAGE = 100
_MOST = 2000
_TOKEN = re.compile(r"[\x21-\x7e]{1,1000}")
_LOCAL = ("localhost", "127.0.0.1", "::1")
_UNCHANGED = 304
_KINDS: dict[int, Kind] = {401: "token", 403: "rights", 404: "missing", 301: "missing", 307: "missing", 308: "missing"}
"""What a status means; whatever moved elsewhere is not followed with a token."""

T = TypeVar("T")
Wait = Callable[[float], None]


class AppKey(NamedTuple):
    """By which a GitHub App makes itself known: its number and its private key (PEM)."""

    app: str
    pem: str


class Manner(NamedTuple):
    """How GitHub is asked: `etags` spare answers that are known already, writes keep to the `pace`."""

    wait: Wait = time.sleep
    etags: Etags | None = None
    pace: Pace | None = None


PLAINLY = Manner()


class Client:
    """Asks GitHub with one token, or as an App itself."""

    def __init__(self, token: str | AppKey, api_url: str = API, manner: Manner = PLAINLY) -> None:
        from github import Auth, Github  # noqa: PLC0415  the import takes longer than most commands

        if isinstance(token, str) and not _TOKEN.fullmatch(token):
            raise ForgeError("token")
        if not is_safe_api(api_url):
            raise ForgeError("insecure", api_url)
        self.api_url, self.wait = api_url.rstrip("/"), manner.wait
        self._token, self._etags, self._pace = token, manner.etags, manner.pace
        self._api = Github(
            auth=Auth.Token(token) if isinstance(token, str) else _signing(token),
            base_url=self.api_url,
            timeout=30,
            retry=None,
            seconds_between_requests=None,
            seconds_between_writes=None,
        )

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

    def once(self, look: Callable[[], T | None], make: Callable[[], T], *, looked: bool = False) -> T:
        """What `look` finds, else what `make` makes; after a lost answer looks again before it makes again.

        `looked`: the caller has just done so.
        """
        for attempt in range(_ATTEMPTS):
            found = None if looked and not attempt else look()
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

    def clock(self) -> datetime:
        """What time it is for GitHub; every answer says so, whatever it answers."""
        try:
            _, headers, _ = self._api.requester.requestJson("GET", "/rate_limit")
            return parsedate_to_datetime(str(headers.get("date"))).astimezone(UTC)
        except (OSError, ValueError, RuntimeError) as error:
            raise ForgeError("lost", type(error).__name__) from None

    def graphql(self, query: str, variables: dict[str, str]) -> Any:
        """What only GraphQL can do; asked again where the answer was lost."""
        body = {"query": query, "variables": variables}
        return self.ask("POST", self._api.requester.graphql_url, body, repeat=True)

    def _request(self, verb: str, path: str, body: Any, query: dict[str, Any]) -> Any:
        if verb != "GET" and self._pace:
            self._pace.take()
        key = key_of(self._token, path, query) if verb == "GET" and isinstance(self._token, str) else ""
        known = self._etags.known(key) if self._etags and key else None
        answer = self._answered(verb, path, body, query, known)
        if self._etags and key and answer.etag:
            self._etags.keep(key, answer)
        return answer.body

    def _answered(self, verb: str, path: str, body: Any, query: dict[str, Any], known: Answer | None) -> Answer:
        """What GitHub answers; what is known already where GitHub says that it still holds."""
        condition = {"If-None-Match": known.etag} if known else {}
        try:
            status, headers, text = self._api.requester.requestJson(verb, path, query, condition, body)
            if known and status == _UNCHANGED:
                return known
            if status >= 300:
                raise _told(status, _plain(text), headers)
            return Answer(str(headers.get("etag") or "")[:200], json.loads(text) if text else None, len(text or ""))
        except (OSError, ValueError, RuntimeError) as error:
            raise ForgeError("lost", type(error).__name__) from None

    def _pause(self, error: ForgeError, attempt: int) -> None:
        """Wait as long as GitHub asks, else longer each time; gives up with the error."""
        pause = error.pause or 2.0**attempt
        if attempt == _ATTEMPTS - 1 or pause > _LONGEST_PAUSE:
            raise error
        self.wait(pause)


def _signing(key: AppKey) -> Any:
    """What signs the requests of an App; a key that cannot is found now. Raises ForgeError."""
    from github import Auth  # noqa: PLC0415  see above
    from jwt import PyJWTError  # noqa: PLC0415

    try:
        made = Auth.AppAuth(key.app, key.pem)
        made.create_jwt()
    except (AssertionError, ValueError, PyJWTError):
        raise ForgeError("token", "XINGJI_APP_KEY") from None
    return made


def is_safe_api(url: str) -> bool:
    """Whether a token may be sent there: encrypted, or this machine."""
    parts = urlsplit(url)
    return bool(parts.hostname) and (parts.scheme == "https" or parts.hostname in _LOCAL) and "@" not in parts.netloc


def _plain(text: str) -> Any:
    """What an answer with an error status holds, None where it is no JSON, as of a machine between."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def _told(status: int, data: Any, headers: dict[str, Any]) -> ForgeError:
    """What an answer with an error status means."""
    detail = text_of(data, "message")
    if status == 429 or (status == 403 and _limited(detail, headers)):
        return ForgeError("busy", detail, status=status, pause=_asked_pause(headers))
    if status >= 500:
        return ForgeError("lost", detail or str(status), status=status, pause=_asked_pause(headers))
    return ForgeError(_KINDS.get(status, "refused"), _reasons(detail, data), status=status)


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
