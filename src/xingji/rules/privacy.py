"""XJ601–XJ606: what must not stand in free text of a file that many people read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from xingji.model.finding import Fault, Steps
from xingji.rules.base import rule

_EDGE_L, _EDGE_R = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
PATTERNS = {
    "XJ601": re.compile(rf"{_EDGE_L}(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{{4}}[- ]?[0-9]{{4}}{_EDGE_R}"),
    "XJ602": re.compile(rf"{_EDGE_L}[1-9][0-9]{{5}}(?:19|20)[0-9]{{2}}[01][0-9][0-3][0-9][0-9]{{3}}[0-9Xx]{_EDGE_R}"),
    "XJ603": re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),
    "XJ604": re.compile(rf"{_EDGE_L}0[1-9][0-9]{{1,2}}[- ]?[2-8][0-9]{{6,7}}{_EDGE_R}"),
    "XJ605": re.compile(
        r"(?<![0-9.])(?:10|127|192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))(?:\.[0-9]{1,3}){2,3}(?![0-9.]*[0-9])"
    ),
}
_SUSPECT = re.compile(
    r"(?<![0-9A-Za-z])\+?[0-9０-９](?:[ -]?[0-9０-９]){8}|[@＠]|[0-9０-９]\.[0-9０-９]+\.[0-9０-９]+\.[0-9０-９]"
)
"""Cheap sieve over a whole file: without a hit none of the patterns can match."""
_HOLDS_CONTACTS = frozenset({"contact", "office", "offices", "sha256", "uscc", "login"})
"""Fields that are there to hold such data, or codes that only look like it."""
_TEXTS = ("enterprise", "cloud", "self-assessment", "verification", "rectification", "onsite", "decision")


def _leaves(value: Any, at: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, entry in value.items():
            if key not in _HOLDS_CONTACTS:
                yield from _leaves(entry, (*at, key))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _leaves(entry, (*at, index))


_WIDE = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
"""Full-width forms to the plain ones: digits typed in a Chinese input method are still a telephone number."""


def _hits(code: str, data: dict[str, Any], text: str) -> Iterable[Fault]:
    """The whole text is sieved first: nearly every file holds nothing of the kind."""
    if not _SUSPECT.search(text):
        return
    for at, written in _leaves(data, ()):
        leaf = written.translate(_WIDE)
        if PATTERNS[code].search(leaf) and not (code == "XJ604" and PATTERNS["XJ601"].search(leaf)):
            yield Fault(code, at)


@rule("XJ601", *_TEXTS)
def no_mobile_number(data: dict[str, Any], text: str) -> Iterable[Fault]:
    return _hits("XJ601", data, text)


@rule("XJ602", *_TEXTS)
def no_identity_number(data: dict[str, Any], text: str) -> Iterable[Fault]:
    return _hits("XJ602", data, text)


@rule("XJ603", *_TEXTS)
def no_mail_address(data: dict[str, Any], text: str) -> Iterable[Fault]:
    return _hits("XJ603", data, text)


@rule("XJ604", *_TEXTS, severity="warning")
def no_fixed_line(data: dict[str, Any], text: str) -> Iterable[Fault]:
    return _hits("XJ604", data, text)


@rule("XJ605", *_TEXTS, severity="warning")
def no_network_address(data: dict[str, Any], text: str) -> Iterable[Fault]:
    return _hits("XJ605", data, text)
