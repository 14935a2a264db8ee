"""What `xingji plan` says of one assessment."""

from __future__ import annotations

from typing import Any

from xingji.engine.assessments import Assessed
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.scoring.plan import Plan


def plain(made: Plan) -> dict[str, Any]:
    """JSON-ready."""
    return {"from": made.start, "to": made.target, "effort": made.effort, "practices": list(made.practices)}


def text(item: Assessed, made: Plan, lang: Lang) -> str:
    """Every practice with its effort and how it was answered."""
    if not made.practices:
        return say("plan.reached", lang, to=made.target)
    texts = _texts(item)
    values = {"start": made.start, "to": made.target, "effort": made.effort, "count": len(made.practices)}
    rows = [
        say(
            "plan.row",
            lang,
            practice=practice,
            effort=item.ruleset.practices[practice].effort,
            degree=say(f"degree.{item.degrees.get(practice, 'unanswered')}", lang),
            text=texts.get(practice, ""),
        )
        for practice in made.practices
    ]
    return "\n".join([say("plan.heading", lang, **values), *(f"  {row}" for row in rows)])


def _texts(item: Assessed) -> dict[str, str]:
    full = item.library.full(item.ruleset.id)
    return {practice.id: practice.text for area in full.areas for practice in area.practices}
