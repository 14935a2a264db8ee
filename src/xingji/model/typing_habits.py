"""What people type for codes, telephones, digests and names, and what it is taken for or mistaken with."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LOOK_ALIKES = {"I": "1", "O": "0", "Z": "2", "S": "5", "V": "U"}
"""Letters that no credit code has, because they look like these."""
MIDDLE_DOTS = frozenset("•．‧・∙⋅･●")
"""What keyboards give for the dot `·` between the parts of a name."""
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Full-width forms to the plain ones, for `str.translate`."""
NAME_MARKS = " ()（）·&.-—、"
"""Marks that registered names hold."""

_AREA_CODE = r"\((0[0-9]{2,3})\)-?"
_CHINA = r"^(\(\+86\)|\+86|0086)-?"
_MOBILE = r"(1[3-9][0-9])-?([0-9]{4})-?([0-9]{4})"
_DASHES = str.maketrans("‐‑‒–—−", "------")


def as_typed_plainly(text: str) -> str:
    """Full-width digits and letters in half width, without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def code_as_meant(text: str) -> str:
    """A credit code in capitals of half width, without blanks."""
    return as_typed_plainly(text).upper()


def without_look_alikes(code: str) -> str:
    """A code with the character in place of each letter that it cannot have."""
    return "".join(LOOK_ALIKES.get(letter, letter) for letter in code)


def phone_as_meant(text: str) -> str:
    """A telephone number without blanks, the country's own code, brackets around the area's, dashes in a mobile's."""
    plain = re.sub(_CHINA, "", as_typed_plainly(text).translate(_DASHES))
    mobile = re.fullmatch(_MOBILE, plain)
    return "".join(mobile.groups()) if mobile else re.sub(f"^{_AREA_CODE}", r"\1-", plain)


def are_several_phones(text: str) -> bool:
    """Whether somebody wrote more than one number, one after the other."""
    parts = re.split(r"[/\\,，;；、|或和\n]|(?<=[0-9]{7})\s+(?=[01+(（])", text)
    return sum(len(re.findall("[0-9]", unicodedata.normalize("NFKC", part))) >= 7 for part in parts) > 1


def name_key(name: str) -> str:
    """What is the same for one name however its brackets, blanks, dots, widths and capitals were typed."""
    dotted = "".join("·" if char in MIDDLE_DOTS else char for char in name)
    return as_typed_plainly(dotted).casefold()


def mark_in_name(name: str) -> tuple[str, str, str] | None:
    """The first character that a name cannot have: its kind, itself, and what to type instead ("" for nothing)."""
    for at, char in enumerate(name):
        if kind := _kind(char):
            return kind, char, _composed(name[:at], char) if kind == "accent" else _instead(kind, char)
    return None


@lru_cache(maxsize=4096)
def _kind(char: str) -> str:
    category = unicodedata.category(char)
    if char in NAME_MARKS or (category[0] in "LN" and not _is_compatible(char)):
        return ""
    if char == "\u3000":
        return "wide"
    if category == "Zs":
        return "blank"
    if category[0] == "M":
        return "accent"
    if char in MIDDLE_DOTS:
        return "dot"
    return "ideograph" if _is_compatible(char) else "character"


def _is_compatible(char: str) -> bool:
    """Whether it is a second code for an ideograph; twelve in these ranges are ideographs of their own."""
    return char >= "\u2e80" and any(first <= char <= last for first, last in _SECOND_CODES) and _instead("", char) != ""


_SECOND_CODES = (("\u2e80", "\u2fdf"), ("\uf900", "\ufaff"), ("\U0002f800", "\U0002fa1f"))


def _instead(kind: str, char: str) -> str:
    if kind == "dot":
        return "·"
    plain = unicodedata.normalize("NFKC", char)
    return "" if plain == char or any(map(_kind, plain)) else plain


def _composed(before: str, accent: str) -> str:
    """The one character that an accent makes with the letter before it, "" where there is none."""
    both = unicodedata.normalize("NFC", before[-1:] + accent)
    return both if len(both) == 1 and before else ""
