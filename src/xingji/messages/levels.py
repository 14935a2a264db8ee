"""A level in words, wherever one is shown."""

from __future__ import annotations

NUMERALS = "一二三四五六七八九十"
"""From one on."""


def star_words(stars: int) -> str:
    """So many stars."""
    return f"{NUMERALS[stars - 1]}星"


def grade_words(name: str, stars: int | None) -> str:
    """A level by its stars and the name that its guideline gives it."""
    return f"{star_words(stars)}（{name}）" if stars else name
