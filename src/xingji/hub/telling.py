"""Tell a verdict where the request is: one comment edited in place, a check run, and a new comment when it flips."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple, get_args

from xingji.forge.answers import PullRow
from xingji.forge.platform import Platform, Verdict
from xingji.forge.report import MARK, Context, comment, summary, verdict
from xingji.forge.result import Outcome, Result
from xingji.messages.interface import say

_TOLD = re.compile(r"<!-- xingji:told ([a-z]{0,10}) -->")
_LONGEST = 60_000
"""Characters of a check run's text; GitHub takes 65,535."""


class Place(NamedTuple):
    """Where a request is told: `labels` None where the repository has none of ours.

    Only one that `speaks` for its commit sets the check that hangs on it.
    """

    repository: str
    context: Context
    labels: frozenset[str] | None = None
    speaks: bool = True


def outcome_in(text: str) -> Outcome | None:
    """The last outcome that the hub's own comment told."""
    found = _TOLD.search(text)
    return next((known for known in get_args(Outcome) if found and found[1] == known), None)


def told_mark(outcome: Outcome | None) -> str:
    """What the comment keeps of the outcome that it tells, or told last."""
    return f"<!-- xingji:told {outcome or ''} -->"


def flip_mark(result: Result) -> str:
    """By which the comment that says that a verdict flipped is found again; one for each commit and outcome."""
    return f"<!-- xingji:flip {result.head_sha[:40]} {result.outcome} -->"


def words(result: Result, place: Place) -> str:
    """What would be told, in one word: two that are the same say the same."""
    return hashlib.blake2b(comment(result, place.context).encode(), digest_size=16).hexdigest()


def tell(platform: Platform, place: Place, pull: PullRow, result: Result, before: Outcome | None) -> None:
    """Tell a result; a second time changes nothing. `before` is the outcome that was told last. Raises ForgeError.

    The comment comes last: whatever ends this before, it does not say that all was told.
    """
    told = summary(result, place.context)[:_LONGEST]
    conclusion = result.outcome if place.speaks else None
    platform.verdict(place.repository, pull, Verdict(conclusion, verdict(result), told, place.labels))
    if before and before != result.outcome:
        was, now = (say(f"report.verdict.{each}", "zh") for each in (before, result.outcome))
        flip = f"{flip_mark(result)}\n{say('hub.flip', 'zh', was=was, now=now)}"
        platform.say(place.repository, pull.number, flip_mark(result), lambda old: old or flip)
    text = comment(result, place.context).replace(MARK, f"{MARK}\n{told_mark(result.outcome)}", 1)
    platform.say(place.repository, pull.number, MARK, lambda _: text)
