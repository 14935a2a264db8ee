"""Git on a bare repository: nothing of this machine's configuration, no hooks, no prompts, and an end to everything."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from xingji.store.git_worktree import GitError

_INHERITED = (
    *("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR"),
    *("http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
)
_OWN = {
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_ALLOW_PROTOCOL": "file:http:https:ssh",
    "GIT_SSH_COMMAND": "ssh -o BatchMode=yes",
}
_SETTINGS = (
    *("-c", "core.quotepath=off", "-c", f"core.hooksPath={os.devnull}", "-c", "core.attributesFile="),
    *("-c", "transfer.fsckObjects=true", "-c", "credential.helper=", "-c", "core.askPass="),
    # One pack for each fetch, whose size is limited: else each of many objects could be as large.
    *("-c", "fetch.unpackLimit=1"),
    *("-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "push.gpgSign=false", "-c", "protocol.version=2"),
    # A repository that was moved is a matter for a person, and what makes us known is not for where it points to.
    *("-c", "http.followRedirects=false", "-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=60"),
)
_ID = re.compile(r"[0-9a-f]{40}")
_PATIENCE = 600
"""Seconds after which a command is ended."""
MOST_LISTED = 32 << 20
"""Bytes of a listing: some 200,000 files. A few kilobytes of objects can name any number."""


def is_object_id(told: str) -> bool:
    """Whether a word is the id of an object."""
    return _ID.fullmatch(told) is not None


def blob_id(content: bytes) -> str:
    """The id that Git gives to a content."""
    return hashlib.sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()


def object_id(told: str) -> str:
    """An id as it was told, if it is one: whatever else goes to Git might mean something to it. Raises GitError."""
    if not is_object_id(told):
        raise GitError(f"not the id of an object: {told!r}")
    return told


class Git:
    """Git in one bare repository; `environment` makes it known elsewhere, `most` limits the files that it writes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(
        self,
        *arguments: str,
        given: bytes = b"",
        environment: Mapping[str, str] | None = None,
        most: int | None = None,
    ) -> bytes:
        """What Git says. Raises GitError."""
        status, out, err = self.tries(*arguments, given=given, environment=environment, most=most)
        if status:
            raise GitError(err.strip() or f"git {arguments[0]} ended with {status}")
        return out

    def tries(
        self,
        *arguments: str,
        given: bytes = b"",
        environment: Mapping[str, str] | None = None,
        most: int | None = None,
    ) -> tuple[int, bytes, str]:
        """How Git ended, what it said and what it complained of. Raises GitError where it does not end."""
        with self._start(arguments, environment) as process:
            try:
                _limit(process, most)
                out, err = process.communicate(given, timeout=_PATIENCE)
            except subprocess.TimeoutExpired as error:
                raise GitError(f"git {arguments[0]} did not end in {_PATIENCE} seconds") from error
            finally:
                _end(process)
        return process.returncode, out, err.decode(errors="replace")

    def holds(self, *arguments: str) -> bool:
        """Whether Git says yes (0) or no (1). Raises GitError."""
        status, _, err = self.tries(*arguments)
        if status not in (0, 1):
            raise GitError(err.strip())
        return status == 0

    def listing(self, *arguments: str) -> bytes:
        """What Git lists, unless that is more than anybody needs. Raises GitError."""
        with self._start(arguments, None) as process:
            try:
                out = _pipe(process.stdout).read(MOST_LISTED + 1)
                if len(out) > MOST_LISTED:
                    raise GitError("more files than can be looked at")
                err = _pipe(process.stderr).read().decode(errors="replace")
                process.wait()
            finally:
                _end(process)
        if process.returncode:
            raise GitError(err.strip() or f"git {arguments[0]} ended with {process.returncode}")
        return out

    def _start(self, arguments: tuple[str, ...], environment: Mapping[str, str] | None) -> subprocess.Popen[bytes]:
        command = ["git", f"--git-dir={self.path}", *_SETTINGS, *arguments]
        known = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        surroundings = {**known, **_OWN, "HOME": str(self.path), **(environment or {})}
        pipe = subprocess.PIPE
        try:
            return subprocess.Popen(  # noqa: S603  fixed program, no shell
                command, stdin=pipe, stdout=pipe, stderr=pipe, env=surroundings, start_new_session=True
            )
        except FileNotFoundError as error:
            raise GitError("git is not installed") from error


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101  all three were asked for
    return stream


def _limit(process: subprocess.Popen[bytes], most: int | None) -> None:
    """Let neither Git nor what it starts write a larger file; it reads from the network only after this."""
    if most is not None and sys.platform == "linux":
        import resource  # noqa: PLC0415  not everywhere

        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (most, most))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Nothing of a command goes on after it: neither Git nor what speaks to the network for it."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
