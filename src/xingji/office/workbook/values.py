"""Convert between a cell and the plain text of a YAML value: an entry is understood or refused, never guessed."""

from __future__ import annotations

import difflib
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from xingji.model.pages import CODES, PagesError, canonical_pages
from xingji.office.papers.annex3 import NOT_PROVINCIAL, institution_id, institution_text
from xingji.office.workbook.choices import CHOICES, SYNONYMS
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.shape import Form, Slot
from xingji.office.workbook.sheets import Value
from xingji.store.text import decode, with_lf

Names = Mapping[str, Mapping[str, str]]
"""Lists of the reference data and of the year: name of the list → code → name."""

NO_PAGE = "—"
"""Stands in the line of a piece of evidence that has no page, or no digest."""
_BLANK_LINES = frozenset({"", "—", "-", "–", "/", "无"})
_LONGEST_TEXT = 32_767
"""Characters that Excel takes in a cell."""
_LONGEST_NUMBER = 15
"""Excel keeps fifteen digits of a number and makes the others 0."""


def shown(slot: Slot, plain: str, names: Names) -> str:
    """What stands in the cell for a plain value."""
    if slot.form == "choice":
        return CHOICES[slot.choices].get(plain, plain)
    if slot.form == "named":
        name = names.get(slot.choices, {}).get(plain, "")
        return f"{plain} {name}" if name else plain
    if slot.form in ("pages", "hashes") and "\n" in plain:
        return "\n".join(line or NO_PAGE for line in plain.split("\n"))
    if slot.form == "provincial":
        return institution_text(plain or None)
    if slot.form == "stars":
        return "\n".join(_star_shown(star, names) for star in plain.split("\n")) if plain else ""
    return plain


def taken(slot: Slot, value: Value | None, names: Names) -> str:
    """The plain value of a cell, "" for an empty one. Raises UnfitError."""
    if value is None or slot.form is None:
        return ""
    if slot.form == "day" and value.kind == "day":
        return value.text
    text = _cell_text(value, slot)
    if not text:
        return ""
    return _CHOOSERS[slot.form](slot, text, names) if slot.form in _CHOOSERS else _READERS[slot.form](text)


def plain_text(text: str) -> str:
    """A text without what programs and fingers add: other line ends, blanks around it."""
    return with_lf(text).strip()


_BLANKS = re.compile(r"(?<=[0-9])(\s+)(?=[0-9])|\s+")


def half_width(text: str) -> str:
    """Full-width digits and letters as they are meant in words, codes and numbers, without blanks.

    A blank between two digits stays: joined, they would say something else. So do ² and ①, which are no digits.
    """
    folded = text if text.isascii() else "".join(map(_folded, text.strip()))
    return _BLANKS.sub(lambda blank: " " if blank[1] else "", folded)


def _folded(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char)
    return plain if plain == char or char.isdecimal() or not re.search("[0-9]", plain) else char


def unblanked(text: str) -> str:
    """As `half_width`, without any blank: for what has a fixed length, or something that it is compared with."""
    return half_width(text).replace(" ", "")


def _unjoined(text: str) -> str:
    """As `half_width`. Raises UnfitError for digits or Latin letters with a blank between them."""
    plain = half_width(text)
    if " " in plain or re.search(r"[A-Za-z]\s+[A-Za-z]", text):
        raise UnfitError("XJ742", given=_short(text))
    return plain


def _cell_text(value: Value, slot: Slot) -> str:
    """The text of a cell whatever Excel made of it."""
    if value.kind == "formula":
        raise UnfitError("XJ719")
    if value.kind == "error":
        raise UnfitError("XJ720", given=value.text)
    if value.kind == "part" and slot.form == "day":
        raise UnfitError("XJ741", given=value.text)
    if value.kind in ("day", "part"):
        raise UnfitError("XJ723", given=value.text)
    if value.kind == "number":
        return _digits(value.text)
    if value.kind == "flag":
        return value.text if slot.choices == "flag" else value.text.upper()
    if len(value.text) > _LONGEST_TEXT:
        raise UnfitError("XJ729", title=slot.heading, limit=_LONGEST_TEXT, least="")
    # Behind a character, so that U+FEFF is none of a file's byte-order mark.
    if faults := decode(f".{value.text}".encode("utf-8", "surrogatepass"))[1]:
        raise UnfitError("XJ724", character=faults[0].values.get("character", "?"))
    return with_lf(value.text).strip(" \t\u3000") if slot.form in _BY_LINE else plain_text(value.text)


def _digits(number: str) -> str:
    """A number as it was typed; Excel stores 3 as 3, 3.0 or 3E0."""
    try:
        value = float(number)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise UnfitError("XJ720", given=_short(number))
    if not value.is_integer():
        return number
    if abs(value) >= 10**_LONGEST_NUMBER:
        raise UnfitError("XJ725", given=number)
    return str(int(value))


def _choice(name: str, text: str) -> str:
    choices = CHOICES[name]
    word = half_width(text).casefold()
    for plain, label in choices.items():
        if word in (plain, label) or word in SYNONYMS.get(name, {}).get(plain, ()):
            return plain
    raise _unknown(text, list(choices.values()))


_ALL_OFFERED, _MOST_OFFERED = 8, 5


def _unknown(text: str, labels: list[str]) -> UnfitError:
    """A text that is none of the choices: all of them, or of many the nearest first."""
    word = half_width(text[:_LONGEST_WORD]).casefold()
    plain = {half_width(label).casefold(): label for label in labels}
    names = {half_width(label.rpartition(" ")[2]).casefold(): label for label in labels}
    forms = names | plain
    near = difflib.get_close_matches(word, list(forms), 1, 0.5) or [form for form in reversed(plain) if form in word]
    hint = forms[near[0]] if near else ""
    letters = set(word)
    # Of 化工 no division is a near match, but 化学原料和化学制品 shares more with it than any other.
    order = sorted(labels, key=lambda label: (label != hint, -sum(char in letters for char in label)))
    offered = labels if len(labels) <= _ALL_OFFERED else [*order[:_MOST_OFFERED], "…"]
    mark = "；" if any("、" in label for label in offered) else "、"
    return UnfitError("XJ721", given=_short(text), allowed=mark.join(offered), hint=hint)


_LONGEST_WORD = 60
"""Characters of a wrong entry that are compared; comparing takes the square of them."""


def _named(slot: Slot, known: Mapping[str, str], text: str) -> str:
    """A code, a code with its name, or a name that only one code has."""
    line = " ".join(unicodedata.normalize("NFKC", text).split())
    code, _, name = line.partition(" ")
    code = code.casefold() if code.casefold() in known else code
    normal = {key: " ".join(unicodedata.normalize("NFKC", value).split()) for key, value in known.items()}
    bearers = [key for key, value in normal.items() if value == line]
    if len(bearers) == 1:
        return bearers[0]
    others = [key for key, value in normal.items() if value == name and key != code]
    cut = re.match("[0-9]", name) and normal.get(code) != name
    if (name and others and code in known) or cut or not re.fullmatch(r"[A-Za-z0-9-]{1,40}", code):
        if not known:
            raise UnfitError("XJ751", given=_short(text), title=slot.heading)
        raise _unknown(line, [f"{key} {value}" for key, value in normal.items()])
    return code


_DAY = re.compile(
    r"([0-9]{4})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))"
    r"(?:(?:(?<=日)|[ T]|(?<=[0-9])(?=[上下]))(?:[上下]午)?[0-9]{1,2}:[0-9]{2}(?::[0-9.]{2,6})?)?"
)
"""A day; a time behind it says nothing that is asked."""


def _day(text: str) -> str:
    plain = half_width(text)
    match = _DAY.fullmatch(plain)
    if match is None:
        raise UnfitError("XJ742" if " " in plain else "XJ722", given=_short(text))
    year, month, day = match[1], match[2] or match[4], match[3] or match[5]
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise UnfitError("XJ722", given=_short(text)) from None


def _lines(text: str) -> list[str]:
    """One entry per line; lines at the end that say nothing are no entry."""
    return ["" if half_width(line) in _BLANK_LINES else line.strip() for line in text.rstrip().split("\n")]


def _joined(lines: list[str]) -> str:
    return "\n".join(lines) if any(lines) else ""


def pages_of(text: str) -> str:
    """Pages of one piece of evidence. Raises UnfitError."""
    try:
        return canonical_pages(text)
    except PagesError as error:
        raise UnfitError(CODES[error.kind], given=_short(text), **error.values) from None


def _pages(text: str) -> str:
    return _joined([line and pages_of(line) for line in _lines(text)])


def _hashes(text: str) -> str:
    found = []
    for line in _lines(text):
        plain = unblanked(line).casefold().removeprefix("sha256:")
        if line and not re.fullmatch("[0-9a-f]{64}", plain):
            raise UnfitError("XJ727", given=_short(line), length=len(plain))
        found.append(plain)
    return _joined(found)


def _titles(text: str) -> str:
    return "\n".join(line.strip() for line in plain_text(text).split("\n"))


def _number(text: str) -> str:
    word = _unjoined(text)
    if word in _BLANK_LINES:
        return ""
    match = re.fullmatch("0*([0-9]{1,9})[年家个]?", word)
    if match is None:
        raise UnfitError("XJ726", given=_short(text))
    return match[1]


_STAR = re.compile(r"(.+?)[,，、]?([1-5])[级星][,，、]?(20[0-9]{2})年?度?")


_MOBILE = re.compile(r"(?:\+?86[- ]?)?(1[3-9][0-9])[- ]?([0-9]{4})[- ]?([0-9]{4})")


def _phone(text: str) -> str:
    """A mobile number may stand in its groups; there is no other way to read those."""
    match = _MOBILE.fullmatch(half_width(text))
    return "".join(match.groups()) if match else _unjoined(text)


def _provincial(text: str, names: Names) -> str:
    """The id of an institution, "" for none."""
    word = half_width(text).casefold()
    if word == CHOICES["flag"]["false"] or word in SYNONYMS["flag"]["false"] or word in _BLANK_LINES:
        return ""
    found = institution_id(word) or ""
    if re.fullmatch("[a-z0-9-]+", found) and found not in SYNONYMS["flag"]["true"]:
        return found
    known = [institution_text(key) for key in names.get("institutions", {}) or ("inst-01",)]
    raise _unknown(text, [NOT_PROVINCIAL, *known])


def _star_shown(plain: str, names: Names) -> str:
    track, level, year = plain.split(" ")
    return f"{names['tracks'].get(track, track)} {level}级 {year}年"


def _track(text: str, names: Names) -> str:
    """A track by any of its names."""
    if found := names["track_words"].get(half_width(text).casefold()):
        return found
    raise _unknown(text, list(names["tracks"].values()))


def _stars(text: str, names: Names) -> str:
    found = []
    for line in text.split("\n"):
        match = _STAR.fullmatch(half_width(line))
        if match is None and line.strip() not in _BLANK_LINES:
            raise UnfitError("XJ728", given=_short(line))
        if match:
            found.append(f"{_track(match[1], names)} {match[2]} {match[3]}")
    return "\n".join(found)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


_BY_LINE = frozenset({"pages", "hashes"})
"""Forms in which an empty first line says that the first piece has none."""
_READERS: dict[Form, Callable[[str], str]] = {
    "text": str,
    "line": str,
    "titles": _titles,
    "pages": _pages,
    "page": lambda text: pages_of("、".join(filter(None, _lines(text)))) if any(_lines(text)) else "",
    "hashes": _hashes,
    "day": _day,
    "number": _number,
    "code": _unjoined,
    "slug": lambda text: _unjoined(text).casefold(),
    "phone": _phone,
}
_CHOOSERS: dict[Form, Callable[[Slot, str, Names], str]] = {
    "choice": lambda slot, text, _: _choice(slot.choices, text),
    "named": lambda slot, text, names: _named(slot, names.get(slot.choices, {}), text),
    "stars": lambda _, text, names: _stars(text, names),
    "provincial": lambda _, text, names: _provincial(text, names),
}
"""Forms that need the slot's list, or the names of the province."""
