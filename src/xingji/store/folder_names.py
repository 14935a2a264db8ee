"""Folders whose names nearly say what they are: other case, full width, blanks, a name in place of the id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from xingji.model.reference import Reference
from xingji.store import layout

_LOOK_ALIKES = str.maketrans("OI", "01")


def misnamed(path: str, known: Reference) -> tuple[str, str] | None:
    """The uppermost folder on a way below `submissions/` that must be written otherwise, and its right name."""
    top, *parts = path.split("/")
    for level, name in enumerate(parts[:4] if top == "submissions" else ()):
        if right := right_name(level, name, known):
            return "/".join([top, *parts[: level + 1]]), right
    return None


def right_name(level: int, name: str, known: Reference) -> str:
    """How the folder of an edition (0), city, enterprise or track (3) must be written; "" for well, or unclear."""
    if level > 3 or _is_right(level, name, known):
        return ""
    plain = re.sub(r"[^\S\r\n]+", "", unicodedata.normalize("NFKC", name))
    return next((form for form in _FORMS[level](plain, known) if _is_right(level, form, known)), "")


def _is_right(level: int, name: str, known: Reference) -> bool:
    match level:
        case 0:
            return layout.is_year(name)
        case 1:
            return name in known.cities
        case 2:
            return layout.is_uscc(name)
    return name in known.tracks


_FORMS: tuple[Callable[[str, Reference], tuple[str, ...]], ...] = (
    lambda plain, _: (plain,),
    lambda plain, known: (known.city_id(plain),),
    lambda plain, _: (plain.upper(), plain.upper().translate(_LOOK_ALIKES)),
    lambda plain, known: (known.track_id(plain),),
)
