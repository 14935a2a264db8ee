"""How long tests look: a little every day, at length where `XINGJI_THOROUGH` is set (`make coverage`)."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import settings

THOROUGH = bool(os.environ.get("XINGJI_THOROUGH"))


def examples(most: int, **more: Any) -> settings:
    """Settings of a property: a quarter of its examples, all of them in a thorough run."""
    return settings(max_examples=most if THOROUGH else most // 4, deadline=None, **more)
