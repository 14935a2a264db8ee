"""Whose a document says it is, against the folder that it lies in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from xingji.model.finding import Fault
from xingji.model.kinds import of_dossiers
from xingji.rules.registry import rule
from xingji.store.layout import Place

if TYPE_CHECKING:
    from xingji.model.base import DossierDocument
    from xingji.model.quick import QuickAssessment


@rule("XJ397", *of_dossiers())
def lies_where_it_belongs(document: DossierDocument | QuickAssessment, place: Place) -> Iterable[Fault]:
    """A file outside any dossier is not compared with anything."""
    if place.whose and place.whose != document.dossier:
        yield Fault("XJ397", ("dossier",), {"dossier": document.dossier, "folder": place.whose})
