"""Between any two steps of a hub that matter: it is killed there, or another hub comes between."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from subprocess import Popen
from typing import Any
from unittest.mock import patch

from xingji.store.bare_git import Git


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
    """How many steps there were; before that of a number (from 0) something happens, whose own steps do not count."""

    def __init__(self, number: int | None, act: Callable[[], None]) -> None:
        self.count, self._number, self._act, self._is_acting = 0, number, act, False

    def one(self) -> None:
        """A step is about to be made."""
        if self._is_acting:
            return
        self.count += 1
        if self.count - 1 == self._number:
            self._is_acting = True
            try:
                self._act()
            finally:
                self._is_acting = False


@contextmanager
def before(
    number: int | None,
    act: Callable[[], None] = kill,
    *,
    of: frozenset[str] = WRITES,
    calls: Collection[tuple[type, str]] = (),
) -> Iterator[Steps]:
    """Do something before a step within the context, of these commands of Git and these calls; None: only count."""
    steps, start = Steps(number, act), Git._start

    def started(self: Git, arguments: tuple[str, ...], environment: Mapping[str, str] | None) -> Popen[bytes]:
        if arguments[0] in of:
            steps.one()
        return start(self, arguments, environment)

    with ExitStack() as patches:
        patches.enter_context(patch.object(Git, "_start", started))
        for owner, name in calls:
            patches.enter_context(patch.object(owner, name, _called(getattr(owner, name), steps)))
        yield steps


def _called(method: Callable[..., Any], steps: Steps) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        steps.one()
        return method(*arguments, **named)

    return call
