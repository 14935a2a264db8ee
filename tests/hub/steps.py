"""Between any two Git commands of a hub that matter: it is killed there, or another hub comes between."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from subprocess import Popen
from unittest.mock import patch

from xingji.hub.git import Git


class KilledError(BaseException):
    """The hub is gone; nothing of it catches this."""


def kill() -> None:
    """End the hub."""
    raise KilledError


WRITES = frozenset({"init", "fetch", "fast-import", "update-ref", "push"})
"""Commands before which a hub may be killed: what lies between is only read."""
FAR = frozenset({"ls-remote", "fetch", "push"})
"""Commands before which another hub may have changed what they meet."""
PUSHES = frozenset({"push"})
"""Commands before which a hub may be lost with its stores."""


class Steps:
    """How many commands there were."""

    count = 0


@contextmanager
def before(number: int | None, act: Callable[[], None] = kill, *, of: frozenset[str] = WRITES) -> Iterator[Steps]:
    """Do something before the command of a number (from 0), of those within the context; None: only count."""
    steps, start = Steps(), Git._start

    def counted(self: Git, arguments: tuple[str, ...], environment: Mapping[str, str] | None) -> Popen[bytes]:
        if arguments[0] in of:
            steps.count += 1
            if steps.count - 1 == number:
                with patch.object(Git, "_start", start):
                    act()
        return start(self, arguments, environment)

    with patch.object(Git, "_start", counted):
        yield steps
