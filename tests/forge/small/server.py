"""One port of this machine: REST under `/`, Git over HTTP under `/OWNER/NAME.git`."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import subprocess
import threading
from collections.abc import Mapping, Sequence
from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from tests.forge.small import accounts, apps, doors, gitdata, organisations, pulls, talk
from tests.forge.small.api import Answer, Call, answer
from tests.forge.small.faults import Fault
from tests.forge.small.world import ROLES, Refusal, Repository, Token, World

HANDLERS = (accounts, apps, doors, gitdata, organisations, pulls, talk)
"""Modules that register routes when they are imported."""


class Forge(ThreadingHTTPServer):
    """Serves a world until it is closed; `requests` are all that came, `unknown` those that nothing answers.

    `paid` are the requests of the API that GitHub counts: all but those whose answer was known already.
    """

    daemon_threads = True

    def __init__(self, world: World) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.world = world
        world.url = f"http://127.0.0.1:{self.server_port}"
        self.faults: list[Fault] = []
        self.requests: list[str] = []
        self.unknown: list[str] = []
        self.paid: list[str] = []
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        """End it."""
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Forge

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The server's own time, which may be wrong."""
        right = parsedate_to_datetime(super().date_time_string(timestamp))
        return format_datetime(right + timedelta(seconds=self.server.world.skew), usegmt=True)

    def do_GET(self) -> None:
        self._serve()

    do_POST = do_PATCH = do_PUT = do_DELETE = do_GET  # noqa: N815  these too

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = self._chunks()
        request = f"{self.command} {parts.path}"
        self.server.requests.append(request)
        if ".git/" in parts.path:
            self._git(parts.path, parts.query, body)
            return
        fault = next((fault for fault in self.server.faults if fault.takes(request)), None)
        if fault and fault.kind == "before":
            self.server.paid.append(request)
            self._send(fault.status, {"message": fault.message}, fault.headers)
            return
        status, told, more = self._asked(parts.path, dict(parse_qsl(parts.query)), body)
        if status == 200 and self.command == "GET" and not fault:
            more["ETag"] = self._etag(told)
            if self.headers.get("If-None-Match") == more["ETag"]:
                self._send(304, None, more)
                return
        self.server.paid.append(request)
        if fault and fault.kind == "silence":
            self.close_connection = True
            return
        if fault:
            status, told, more = fault.status, {"message": fault.message}, dict(fault.headers)
        self._send(status, told, more)

    def _etag(self, told: Any) -> str:
        """Another one for every token, as on GitHub."""
        known = f"{self.headers.get('Authorization')} {json.dumps(told, sort_keys=True)}"
        return f'W/"{hashlib.sha256(known.encode()).hexdigest()}"'

    def _asked(self, path: str, query: dict[str, str], body: bytes) -> tuple[int, Any, dict[str, str]]:
        world = self.server.world
        try:
            call = Call(world, self._token(), query, json.loads(body or b"{}"))
            with world.lock:
                given = answer(call, self.command, path)
        except Refusal as refusal:
            if refusal.status == 404 and refusal.body["message"] == "Not Found":
                self.server.unknown.append(f"{self.command} {path}")
            return refusal.status, refusal.body, {}
        except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
            return 400, {"message": f"Problems parsing JSON: {error!r}"}, {}
        return self._paged(given, path, query)

    def _paged(self, given: Answer, path: str, query: dict[str, str]) -> tuple[int, Any, dict[str, str]]:
        rows = given.body[given.within] if given.within else given.body
        if not isinstance(rows, list):
            return given.status, given.body, {}
        size, page = min(int(query.get("per_page", 30)), 100), int(query.get("page", 1))
        part = rows[(page - 1) * size : page * size]
        last, more = -(-len(rows) // size), {}
        if page < last:
            links = {"next": page + 1, "last": last}
            told = {
                rel: f"{self.server.world.url}{path}?{urlencode({**query, 'page': at})}" for rel, at in links.items()
            }
            more["Link"] = ", ".join(f'<{url}>; rel="{rel}"' for rel, url in told.items())
        return given.status, {**given.body, given.within: part} if given.within else part, more

    def _token(self) -> Token | None:
        """Who asks. Raises Refusal for a token that nobody gave out."""
        scheme, _, value = self.headers.get("Authorization", "").partition(" ")
        if not value:
            return None
        if scheme.lower() == "basic":
            value = base64.b64decode(value).decode().partition(":")[2]
        world = self.server.world
        known = world.tokens.get(value) or (apps.app_of(world, value) if value.count(".") == 2 else None)
        if known is None or (known.until and known.until <= world.now):
            raise Refusal(401, "Bad credentials")
        return known

    def _send(self, status: int, told: Any, more: Mapping[str, str]) -> None:
        content = b"" if told is None else json.dumps(told).encode()
        self.send_response(status)
        for name, value in more.items():
            self.send_header(name, value)
        if content:
            self.send_header("Content-Type", "application/json; charset=utf-8")
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _chunks(self) -> bytes:
        found = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            found += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return found

    def _git(self, path: str, query: str, body: bytes) -> None:
        """Hand the request to Git's own server, once it is known who asks."""
        name, _, rest = path.lstrip("/").partition(".git/")
        writes = "receive-pack" in f"{rest}?{query}"
        try:
            token = self._token()
            it = self.server.world.find(name)
        except Refusal as refusal:
            self._send(refusal.status, refusal.body, {})
            return
        if not _admits(it, token, writes=writes):
            self._send(401 if token is None else 403, {"message": "denied"}, {"WWW-Authenticate": "Basic realm=git"})
            return
        with self.server.world.lock:
            for issue, pull in it.pulls():
                if issue.state == "open":
                    self.server.world.refresh(it, issue, pull)
            if not writes:
                self._upload(it, rest, body)
                return
            before = it.bare.refs("refs/heads/")
            self._backend(it, f"/{rest}", query, body, it.closed_to(token))
            self.server.world.moved(it, before, token.login if token else "")

    def _upload(self, it: Repository, rest: str, body: bytes) -> None:
        """What `git http-backend` would ask for a fetch and how it would tell the answer, without two more programs."""
        protocol, kind = self.headers.get("Git-Protocol", ""), "result"
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        if rest != "info/refs":
            told = _told(it.bare.path, "--stateless-rpc", protocol, body)
        elif "version=2" in protocol:
            told, kind = _abilities(it.bare.path, protocol), "advertisement"
        else:
            told, kind = _told(it.bare.path, "--http-backend-info-refs", protocol), "advertisement"
            told = b"001e# service=git-upload-pack\n0000" + told
        self._say(200, {"Content-Type": f"application/x-git-upload-pack-{kind}", "Cache-Control": "no-cache"}, told)

    def _backend(self, it: Repository, rest: str, query: str, body: bytes, closed: Sequence[str]) -> None:
        it.bare.guard()
        env = {
            "CLOSED_BRANCHES": f" {' '.join(closed)} ",
            "GIT_PROJECT_ROOT": str(it.bare.path),
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": rest,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "REMOTE_USER": "sample",
            "PATH": "/usr/bin:/bin:/usr/local/bin",
        }
        done = subprocess.run(("git", "http-backend"), input=body, capture_output=True, env=env, check=False)
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if ": " in line)
        self._say(int(headers.pop("Status", "200").split()[0]), headers, content)

    def _say(self, status: int, headers: Mapping[str, str], content: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _told(path: Path, part: str, protocol: str, body: bytes = b"") -> bytes:
    env = {**os.environ, "GIT_PROTOCOL": protocol}
    command = ("git", "upload-pack", part, str(path))
    return subprocess.run(command, input=body, capture_output=True, env=env, check=False).stdout


@cache
def _abilities(path: Path, protocol: str) -> bytes:
    """How a conversation by version 2 begins: with what Git can do, and nothing yet of what the repository holds."""
    return _told(path, "--http-backend-info-refs", protocol)


def _admits(it: Repository, token: Token | None, *, writes: bool) -> bool:
    """Whether somebody may fetch from or push to a repository."""
    if it.archived and writes:
        return False
    if token and not token.reaches(it.full_name):
        return False
    if token and token.permissions is not None:
        return token.permissions.get("contents", "") in (("write",) if writes else ("read", "write"))
    role = it.role(token.login if token else "")
    return ROLES.index(role) >= ROLES.index("write" if writes else "read")
