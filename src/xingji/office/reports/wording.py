"""Small words that reports share: levels, lists, practices."""

from __future__ import annotations

from collections.abc import Iterable

from xingji.messages.texts.reports import tell
from xingji.scoring.ruleset import Ruleset


def level_words(ruleset: Ruleset, level: int) -> str:
    """A level with its name and stars; 未达标 for 0."""
    if level == 0:
        return tell("level.none")
    return tell("level", level=level, name=ruleset.level_name(level), stars=ruleset.stars(level) or "")


def listed(words: Iterable[str]) -> str:
    """Words in a row, 无 for none."""
    return tell("list_mark").join(words) or tell("rect.none")


def one_line(text: str) -> str:
    """Text of a document without its own line breaks: those of a report's cells are the report's."""
    return " ".join(text.split())


def practice_list(practices: Iterable[str]) -> str:
    """Practice ids in short, by area: PA01.1.1、1.2、2.1；PA02.1.1."""
    by_area: dict[str, list[str]] = {}
    for practice in practices:
        area, _, number = practice.partition(".")
        by_area.setdefault(area, []).append(number)
    return "；".join(f"{area}.{tell('list_mark').join(numbers)}" for area, numbers in by_area.items())
