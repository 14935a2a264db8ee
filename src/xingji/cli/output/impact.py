"""What another guideline would change, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from xingji.cli.output.table import headings, table
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.programme.impact import Change, Tally
from xingji.scoring.ruleset import Ruleset

_DIGEST = 12
"""Characters of a digest that the text shows."""


class Comparison(NamedTuple):
    """Guidelines that are in use, as they are `against` a revision and here, and what becomes of the assessments."""

    against: str
    used: Sequence[str]
    before: Mapping[str, Ruleset]
    after: Mapping[str, Ruleset]
    tally: Tally
    changes: Sequence[Change]


def plain(found: Comparison) -> dict[str, Any]:
    """JSON-ready; digests are None where a side does not have the guideline."""
    return {
        "against": found.against,
        "guidelines": [
            {"guideline": name, "before": _sha256(found.before.get(name)), "after": _sha256(found.after.get(name))}
            for name in found.used
        ],
        "scored": found.tally.scored,
        "unscored": found.tally.unscored,
        "changes": [_change(change) for change in found.changes],
    }


def text(found: Comparison, lang: Lang) -> str:
    """Guidelines, the summary, and a line per change."""
    lines = [say("impact.heading", lang, against=found.against)]
    lines += [_guideline(found, name, lang) for name in found.used]
    if not found.before.keys() & found.after.keys():
        return "\n".join([*lines, "", say("impact.nothing", lang)])
    lines += ["", say("impact.summary", lang, **found.tally._asdict())]
    if found.tally.unscored:
        lines.append(say("impact.unscored", lang, count=found.tally.unscored))
    if found.changes:
        lines += ["", table(headings("impact.columns", lang), map(_cells, found.changes))]
    return "\n".join(lines)


def _guideline(found: Comparison, name: str, lang: Lang) -> str:
    before, after = _sha256(found.before.get(name)), _sha256(found.after.get(name))
    if before is None or after is None:
        return say("impact.new", lang, guideline=name, against=found.against)
    key = "impact.same" if before == after else "impact.changed"
    return say(key, lang, guideline=name, before=before[:_DIGEST], after=after[:_DIGEST])


def _sha256(ruleset: Ruleset | None) -> str | None:
    return ruleset.sha256 if ruleset else None


def _cells(change: Change) -> list[Any]:
    row, track = change.row, change.track
    levels = [change.claimed_before, change.claimed_after, change.verified_before, change.verified_after]
    return [row.edition, row.city, row.uscc, track.track, *levels, track.level]


def _change(change: Change) -> dict[str, Any]:
    return {
        "path": f"{change.row.folder}/{change.track.track}",
        "guideline": change.track.guideline,
        "claimed": {"before": change.claimed_before, "after": change.claimed_after},
        "verified": {"before": change.verified_before, "after": change.verified_after},
        "decided": change.track.level,
    }
