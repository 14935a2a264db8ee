"""How quickly GitHub may be written to: it blocks whoever creates more than 80 things a minute or 500 an hour."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from xingji.forge.answers import ForgeError

_LIMITS = ((1, 1.0), (80, 60.0), (500, 3600.0))
"""So many writes within so many seconds (docs.github.com, "Best practices" and "Rate limits for the REST API")."""
_LONGEST = 60.0
"""Seconds that a write waits for its turn; what would wait longer is told another time."""


class Pace:
    """Lets writes through one by one; `past` are the moments of earlier ones, in seconds since 1970."""

    def __init__(
        self,
        past: Iterable[float] = (),
        *,
        clock: Callable[[], float] = time.time,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock, self._wait = clock, wait
        self.past = sorted(past)

    def take(self) -> None:
        """Wait for the next turn. Raises ForgeError (busy) where that is far off."""
        now = self._clock()
        self.past = [moment for moment in self.past if now - _LIMITS[-1][1] < moment <= now]
        pause = max(self._pause(now, count, seconds) for count, seconds in _LIMITS)
        if pause > _LONGEST:
            raise ForgeError("busy", "writes", pause=pause)
        if pause > 0:
            self._wait(pause)
        self.past.append(self._clock())

    def _pause(self, now: float, count: int, seconds: float) -> float:
        return self.past[-count] + seconds - now if len(self.past) >= count else 0.0
