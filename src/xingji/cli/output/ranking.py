"""The ranking of the agencies as text."""

from __future__ import annotations

from collections.abc import Iterable

from xingji.cli.output.figures import agency_cells
from xingji.cli.output.table import headings, table
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.reference import Reference
from xingji.programme.ranking import Ranked


def text(ranked: Iterable[Ranked], known: Reference, heading: str, note: str, lang: Lang) -> str:
    """The ranking with what it is and is not."""
    rows = [(one.rank or say("ranking.few", lang), *agency_cells(one.measures.to_plain(), known)) for one in ranked]
    return "\n".join([heading, table(headings("ranking.columns", lang), rows), "", note])
