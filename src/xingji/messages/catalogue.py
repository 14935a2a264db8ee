"""The catalogue: for each code a title, a sentence, a reason and a fix, in Chinese and English.

In a sentence `{name}` is filled with the value of a finding; a part in double square brackets is left out when a value
inside it is empty: `字段未知[[，是否应为 {hint}]]`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]


class Words(NamedTuple):
    """One sentence in both languages."""

    zh: str
    en: str

    def pick(self, lang: Lang) -> str:
        """The sentence in one language."""
        return self.zh if lang == "zh" else self.en


class Message(NamedTuple):
    """What is said of one code; `says` and `fix` may hold places to fill.

    Who fills in a workbook sees headings and choices where a document has fields and codes, and gets sentences of his
    own for that.
    """

    title: Words
    says: Words
    why: Words
    fix: Words
    says_workbook: Words | None = None
    fix_workbook: Words | None = None

    @property
    def of_workbook(self) -> Message:
        """What is said of a workbook."""
        return self._replace(says=self.says_workbook or self.says, fix=self.fix_workbook or self.fix)


_FAMILIES: dict[str, tuple[str, ...]] = {
    "1": ("declared_codes.reading", "declared_codes.mistakes"),
    "2": ("declared_codes.shape", "declared_codes.formats"),
    "3": (
        "enterprise",
        "names",
        "assessment",
        "frame",
        "assignments",
        "review",
        "publicity",
        "guideline",
        "province",
        "binding",
    ),
    "4": ("cross_document", "visits", "chronology", "copies"),
    "5": ("phase", "authors", "independence", "quota", "gate", "hub"),
    "6": ("privacy",),
    "7": ("declared_codes.workbook", "declared_codes.cells", "declared_codes.own"),
}
"""Modules of `messages/rules` by the first digit of their codes; each has the name of its module of rules."""

_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
_PLACE = re.compile(r"\{([a-z_]+)\}")
_CHINESE = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_BETWEEN_IDS = r"(?<=[!-~])、(?=[!-~])"
"""The mark of Chinese lists between ids, which is no mark of English; compiled when an English sentence needs it."""


@cache
def family(digit: str) -> Mapping[str, Message]:
    """All messages whose code begins XJ and this digit."""
    found: dict[str, Message] = {}
    for name in _FAMILIES[digit]:
        found |= import_module(f"xingji.messages.rules.{name}").MESSAGES
    return found


def message(code: str) -> Message:
    """The entry of a code. Raises KeyError for a code that nobody declared."""
    if code[2:3] not in _FAMILIES:
        raise KeyError(code)
    return family(code[2])[code]


def codes() -> list[str]:
    """Every code that has an entry, in order."""
    return sorted(code for digit in _FAMILIES for code in family(digit))


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values into their places, on one line; optional parts with an empty value vanish."""

    def keep(match: re.Match[str]) -> str:
        return match[1] if all(values.get(name) for name in _PLACE.findall(match[1])) else ""

    def shown(match: re.Match[str]) -> str:
        value = _shown(values.get(match[1], ""))
        return value if chinese or re.search(_CHINESE, value.replace("、", "")) else re.sub(_BETWEEN_IDS, ", ", value)

    chinese = re.search(_CHINESE, template)
    return _PLACE.sub(shown, _OPTIONAL.sub(keep, template))


def outline(template: str) -> str:
    """A sentence with dots in its places, as a rule's page shows it."""
    return _PLACE.sub("…", _OPTIONAL.sub(r"\1", template))


def _shown(value: str) -> str:
    """A value on one line; what could steer a terminal or a log is marked, not printed."""
    line = " ".join(value.split())
    return line if line.isprintable() else "".join(char if char.isprintable() else "\ufffd" for char in line)
