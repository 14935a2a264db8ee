"""Tests of plain values in which every scalar is still text, as the reader gives them; for `quick_shape`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from xingji.model.pages import is_canonical

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_pages(value: Any) -> bool:
    """Whether a text is pages in the form in which they are kept."""
    return value.__class__ is str and is_canonical(value)


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
