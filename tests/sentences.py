"""Findings as people read them, in both languages: what expected findings hold besides code and place."""

from __future__ import annotations

from collections.abc import Mapping

from xingji.messages.catalogue import Lang, fill, message
from xingji.messages.interface import say

LANGS: tuple[Lang, ...] = ("zh", "en")


def rendered(code: str, values: Mapping[str, str]) -> dict[str, str]:
    """What is wrong and how to fix it, by language, with every value in its place."""
    entry = message(code)
    return {
        lang: say("check.both", lang, says=fill(entry.says.pick(lang), values), fix=fill(entry.fix.pick(lang), values))
        for lang in LANGS
    }
