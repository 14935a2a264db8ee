"""Settings on a forge that differ from what they should be, and what became of setting them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xingji.forge.aspects import Aspect, Attempt, Difference
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say


def attempted(aspect: Aspect, attempt: Attempt, lang: Lang) -> Iterator[str]:
    """What was set, and what the forge refused."""
    for difference in attempt.done:
        yield say("forge.set", lang, name=difference.name, wanted=difference.wanted)
    if attempt.refusal:
        yield say("forge.failed", lang, aspect=named(aspect, lang), detail=attempt.refusal)


def found(aspect: Aspect, differences: Sequence[Difference], lang: Lang) -> Iterator[str]:
    """How one group of settings stands."""
    yield say("forge.differs" if differences else "forge.fine", lang, aspect=named(aspect, lang))
    for difference in differences:
        key = "forge.unseen" if difference.found is None else "forge.difference"
        values = {"name": difference.name, "wanted": difference.wanted, "detail": difference.detail}
        yield say(key, lang, found=difference.found or say("forge.absent", lang), **values)


def named(aspect: Aspect, lang: Lang) -> str:
    """What people call a group of settings."""
    return say(f"forge.aspect.{aspect.name}", lang)
