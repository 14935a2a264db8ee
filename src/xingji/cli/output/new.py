"""What `xingji new` took over from an earlier year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from xingji.cli.command import relative
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.terms import PROFILES
from xingji.store.carry_over import Predecessor
from xingji.store.templates import Blank

Origin = Literal["asked", "kept", "usual", "unusual", "open", "none"]
"""Where a profile comes from: asked for, of last year, usual in the industry; to be chosen, though the industry is
known (it has no usual one), or with it; not needed."""


def profile_told(blank: Blank, origin: Origin, lang: Lang) -> Iterator[str]:
    """Which profile stands in the registration, and why."""
    if origin != "none":
        name = PROFILES.get(blank.profile, "")
        yield say(f"new.profile.{origin}", lang, profile=blank.profile, name=name, industry=blank.industry)


def taken_over(folder: Path, last: Predecessor, blank: Blank, lang: Lang) -> Iterator[str]:
    """Answers by track, stars, and what the lists of that year still owe."""
    for track, answers in blank.answers.items():
        reasons = Counter(again.reason for again in answers.again.values())
        counts = [say("carry.count", lang, why=say(f"carry.{why}", lang), count=n) for why, n in reasons.most_common()]
        yield say(
            "carry.summary",
            lang,
            path=relative(folder / track / "self-assessment.yaml"),
            taken=len(answers.taken),
            again=len(answers.again),
            reasons=("；" if lang == "zh" else "; ").join(counts),
            dropped=len(answers.dropped),
            listed=say("carry.listed", lang) if answers.dropped else "",
        )
    if last.won:
        stars = "、".join(say("carry.star", lang, track=star.track, level=star.level) for star in last.won)
        yield say("carry.held", lang, stars=stars)
    for track in last.unpublished:
        yield say("carry.unpublished", lang, track=track)
