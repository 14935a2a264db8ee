"""What a check may ask for by the names of its parameters: for one document, and for each scope of many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from xingji.model.base import Document
    from xingji.model.finding import Fault
    from xingji.model.quick import QuickAssessment
    from xingji.model.reference import Reference
    from xingji.programme.dossier_row import DossierRow
    from xingji.programme.permissions import Author
    from xingji.rules.arrivals import Arrivals
    from xingji.rules.context import Dossier, Frame
    from xingji.rules.facts import EditionNumbers
    from xingji.rules.proposal import Proposal
    from xingji.scoring.ruleset import Ruleset
    from xingji.store.layout import Place


class DocumentInputs(NamedTuple):
    """One document: `leaks` is what its free texts hold (`privacy.scan`), `area_files` as in `areas_have_files`,
    `needs` as in `needs_are_practices`.

    `top_of` gives the highest level of a track; `numbers` are those of the edition that it belongs to. `accounts` gives
    those that an edition names, with whom they act for.
    """

    document: Document | QuickAssessment
    place: Place
    leaks: Sequence[Fault]
    reference: Reference
    ruleset: Ruleset | None
    guidelines: tuple[str, ...]
    area_files: Mapping[str, bool] | None
    needs: Mapping[str, Sequence[str]] | None
    top_of: Callable[[str], int | None]
    numbers: EditionNumbers | None
    accounts: Callable[[str], Sequence[Author]]


class DossierInputs(NamedTuple):
    """One dossier within its edition."""

    dossier: Dossier
    frame: Frame


class FrameInputs(NamedTuple):
    """What surrounds the dossiers of an edition."""

    frame: Frame
    reference: Reference


class YearInputs(NamedTuple):
    """An edition with the rows of all its dossiers."""

    frame: Frame
    rows: Sequence[DossierRow]


class ArrivalInputs(NamedTuple):
    """Files that somebody hands in."""

    arrivals: Arrivals
    frame: Frame


class ProposalInputs(NamedTuple):
    """A pull request as a whole."""

    proposal: Proposal


FolderInputs = DossierInputs | FrameInputs | YearInputs | ArrivalInputs | ProposalInputs
Inputs = DocumentInputs | FolderInputs

SCOPES: dict[str, type[FolderInputs]] = {
    "dossier": DossierInputs,
    "frame": FrameInputs,
    "year": YearInputs,
    "copies": YearInputs,
    "arrivals": ArrivalInputs,
    "proposal": ProposalInputs,
}
"""Scope → what its rules may ask for; rules on documents name their kinds instead."""
