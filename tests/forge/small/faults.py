"""Faults on demand: a forge that is busy, limits its callers, or loses the answer to what it did."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["before", "after", "silence"]
"""Answer instead of doing it; do it and answer so all the same; do it and say nothing at all."""


@dataclass
class Fault:
    """What goes wrong with the next `times` requests (after `skip` good ones) that look like `request`, a pattern."""

    request: str
    status: int = 502
    kind: Kind = "before"
    times: int = 1
    skip: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    message: str = "Server Error"

    def takes(self, request: str) -> bool:
        """Whether it strikes now; counts."""
        if self.times < 1 or not re.search(self.request, request):
            return False
        if self.skip:
            self.skip -= 1
            return False
        self.times -= 1
        return True


def rate_limit(request: str, times: int = 1, *, seconds: int = 1) -> Fault:
    """The secondary limit, as GitHub says it."""
    message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
    return Fault(request, 403, times=times, headers={"Retry-After": str(seconds)}, message=message)
