"""Who reads which document, and from when: the table of the kinds applied to a party and its standing."""

from __future__ import annotations

from typing import NamedTuple

from xingji.model.kinds import KINDS, Level, Reading
from xingji.programme.party import Party

TASKS = frozenset({"verification", "onsite"})
"""What can be assigned to an institution."""
_FOR_ALL: frozenset[Level] = frozenset({"province", "edition", "guideline", "areas"})


class Standing(NamedTuple):
    """How a party stands to a document on a day.

    `own`: the document lies in the agency's own dossier, or in the city's folder. `tasks` of the dossier fall to the
    institution. `announced`: the publicity of the list that the document belongs to has opened. `city_reads_answers`
    as the edition says.
    """

    own: bool = False
    tasks: frozenset[str] = frozenset()
    announced: bool = False
    city_reads_answers: bool = False


def may_read(party: Party, kind: str, standing: Standing) -> Reading:
    """What a party gets of a document; whatever is not granted is refused."""
    declared = KINDS.get(kind)
    if declared is None or not _concerns(party, kind, standing):
        return "no"
    readers = declared.readers
    if readers.announced and not standing.announced:
        return "no"
    if readers.answers and party.role == "city" and not standing.city_reads_answers:
        return "no"
    granted: dict[str, Reading] = {"agency": readers.agency, "city": readers.city, "institution": readers.institution}
    return granted.get(party.role, "no")


def _concerns(party: Party, kind: str, standing: Standing) -> bool:
    """Whether the document is of something that is the party's at all; the frame is everybody's."""
    declared = KINDS[kind]
    if declared.level in _FOR_ALL:
        return True
    if party.role == "institution":
        return not standing.tasks.isdisjoint(declared.readers.tasks)
    return standing.own


def always_reads(role: str, kind: str) -> bool:
    """Whether a party of a role has every document of a kind in what is its own: there, what it lacks is lacking."""
    declared = KINDS.get(kind)
    if declared is None:
        return False
    readers = declared.readers
    granted = {"agency": readers.agency, "city": readers.city, "institution": readers.institution}
    sometimes = readers.announced or (readers.answers and role == "city")
    sometimes |= role == "institution" and {*readers.tasks} != TASKS
    return granted.get(role, "no") == "whole" and not sometimes
