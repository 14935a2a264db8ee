"""Tests of plain values in which every scalar is still text, as the reader gives them; for `quick_shape`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

_WHOLE = re.compile(r"[0-9]{1,9}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_whole(value: Any, least: int, most: int) -> bool:
    """Whether a text is a whole number within bounds, both inclusive."""
    return value.__class__ is str and _WHOLE.fullmatch(value) is not None and least <= int(value) <= most


def is_day(value: Any) -> bool:
    """Whether a text is a day that there is."""
    try:
        return value.__class__ is str and _DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False


def fits(value: Any, most: int, key: Callable[[str], object], entry: Callable[[Any], bool]) -> bool:
    """Whether a mapping has at most so many entries, all of whose keys and values pass."""
    if value.__class__ is not dict or len(value) > most or not all(map(key, value)):
        return False
    texts = {given for given in value.values() if given.__class__ is str}  # hundreds of answers, five degrees
    return all(map(entry, texts)) and all(map(entry, (given for given in value.values() if given.__class__ is not str)))
