"""Personal data and secrets in free text that many people read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xingji.model.finding import Fault, Steps
from xingji.model.kinds import with_free_text
from xingji.model.typing_habits import HALF_WIDTH
from xingji.model.value import Data, Value
from xingji.rules.registry import rule
from xingji.store.text import Lines

_EDGE_L, _EDGE_R = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
_BIRTH = r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
PATTERNS = {
    "XJ601": re.compile(rf"{_EDGE_L}(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{{4}}[- ]?[0-9]{{4}}{_EDGE_R}"),
    "XJ602": re.compile(rf"{_EDGE_L}[1-9][0-9]{{5}}{_BIRTH}[0-9]{{3}}[0-9Xx]{_EDGE_R}"),
    "XJ603": re.compile(r"(?<=[A-Za-z0-9._%+-])@[A-Za-z0-9-]+\.[A-Za-z0-9-]"),
    "XJ604": re.compile(
        rf"{_EDGE_L}(?:0[1-9][0-9]{{1,2}}[- ]?|[(（]0[1-9][0-9]{{1,2}}[)）] ?)[2-8][0-9]{{6,7}}{_EDGE_R}"
    ),
    "XJ605": re.compile(
        r"(?<![0-9.])(?:(?:10|127)(?:\.[0-9]{1,3}){3}"
        r"|(?:192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))(?:\.[0-9]{1,3}){2})(?!\.*[0-9])"
    ),
}
"""Each takes time in proportion to the text at worst: what may be of any length begins where it can begin only once."""
_DIGITS = re.compile(r"(?<![0-9A-Za-z])[0-9](?:[ ()）-]{0,2}[0-9]){8}")
_DOTTED = re.compile(r"[0-9]\.[0-9]+\.[0-9]+\.[0-9]")
_WIDE_ONES = re.compile("[０-９＠．－＋]")
_HOLDS_CONTACTS = frozenset({"contact", "office", "offices", "sha256", "uscc", "login"})
"""Fields that are there to hold such data, or codes that only look like it."""
_SHORTEST = 8
"""Length of the shortest network address, 10.0.0.1."""
_TEXTS = with_free_text()


def _collect(value: Data | list[Value], at: Steps, found: list[tuple[Steps, str]]) -> None:
    """Texts long enough to hold something; the short ones are the degrees of hundreds of answers."""
    for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(entry, str):
            if (len(entry) >= _SHORTEST or "@" in entry) and key not in _HOLDS_CONTACTS:
                found.append(((*at, key), entry))
        elif entry and key not in _HOLDS_CONTACTS:
            _collect(entry, (*at, key), found)


def _plain(text: str) -> str:
    """Digits typed in a Chinese input method are still a telephone number."""
    return text.translate(HALF_WIDTH) if _WIDE_ONES.search(text) else text


def _suspect(text: str) -> bool:
    """Cheap sieve over plain text: without a hit none of the patterns can match."""
    return "@" in text or _DOTTED.search(text) is not None or _DIGITS.search(text) is not None


def _codes(written: str) -> list[str]:
    text = _plain(written)
    codes = [code for code, pattern in PATTERNS.items() if pattern.search(text)]
    return [code for code in codes if not (code == "XJ604" and "XJ601" in codes)]


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Where each comment begins, and what it says; by hand, since a pattern would stop at every letter."""
    at = text.find("#")
    while at >= 0:
        end = at + 1
        if at == 0 or text[at - 1] in " \t\n":
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            yield at, text[at:end]
        at = text.find("#", end)


def scan(data: Data, text: str) -> list[Fault]:
    """Everything that looks like personal or network data in the free texts and the comments of a document.

    All of them are sieved together first: nearly every file holds nothing of the kind.
    """
    leaves: list[tuple[Steps, str]] = []
    _collect(data, (), leaves)
    comments = list(_comments(text))
    if not _suspect(_plain("\n".join([leaf for _, leaf in leaves] + [comment for _, comment in comments]))):
        return []
    found = [Fault(code, at) for at, leaf in leaves for code in _codes(leaf)]
    lines = Lines(text)
    for at, comment in comments:
        line, column = lines.position(at)
        found += [Fault(code, line=line, column=column) for code in _codes(comment)]
    return found


def _faults(code: str, leaks: list[Fault]) -> Iterable[Fault]:
    return [fault for fault in leaks if fault.code == code]


@rule("XJ601", *_TEXTS)
def no_mobile_number(leaks: list[Fault]) -> Iterable[Fault]:
    return _faults("XJ601", leaks)


@rule("XJ602", *_TEXTS)
def no_identity_number(leaks: list[Fault]) -> Iterable[Fault]:
    return _faults("XJ602", leaks)


@rule("XJ603", *_TEXTS)
def no_mail_address(leaks: list[Fault]) -> Iterable[Fault]:
    return _faults("XJ603", leaks)


@rule("XJ604", *_TEXTS, severity="warning")
def no_fixed_line(leaks: list[Fault]) -> Iterable[Fault]:
    return _faults("XJ604", leaks)


@rule("XJ605", *_TEXTS, severity="warning")
def no_network_address(leaks: list[Fault]) -> Iterable[Fault]:
    return _faults("XJ605", leaks)
