"""The frame of an edition (edition, agencies, institutions, roles), each document by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from xingji.model.decision import Announcement
from xingji.model.edition import Agencies, Edition, Institutions, Roles
from xingji.model.finding import Fault
from xingji.model.terms import track_of
from xingji.model.verification import Verification
from xingji.rules.facts import EditionNumbers
from xingji.rules.registry import rule
from xingji.store.layout import Place


@rule("XJ340", "edition", audience="reviewer")
def edition_is_the_folder(document: Edition, place: Place) -> Iterable[Fault]:
    if place.edition and str(document.edition) != place.edition:
        yield Fault("XJ340", ("edition",), {"edition": str(document.edition), "folder": place.edition})


@rule("XJ341", "edition", audience="reviewer")
def phase_ends_after_it_begins(document: Edition) -> Iterable[Fault]:
    for index, phase in enumerate(document.phases):
        if phase.opens and phase.closes and phase.opens > phase.closes:
            yield Fault("XJ341", ("phases", index, "closes"), {"phase": phase.name})


@rule("XJ342", "edition", audience="reviewer")
def phases_in_order(document: Edition) -> Iterable[Fault]:
    ends = [(index, phase) for index, phase in enumerate(document.phases) if phase.closes]
    for (_, before), (index, phase) in pairwise(ends):
        if before.closes and phase.closes and phase.closes < before.closes:
            yield Fault("XJ342", ("phases", index, "closes"), {"phase": phase.name, "before": before.name})


def _repeated(ids: Sequence[str]) -> Iterable[tuple[int, str]]:
    return [(index, name) for index, name in enumerate(ids) if name in ids[:index]]


@rule("XJ343", "edition", "agencies", "institutions", "verification", "announcement", audience="reviewer")
def ids_are_unique(document: Edition | Agencies | Institutions | Verification | Announcement) -> Iterable[Fault]:
    for field in ("phases", "deadlines", "agencies", "institutions", "findings", "objections"):
        entries = vars(document).get(field)
        for index, name in _repeated([entry.id for entry in entries or ()]):
            yield Fault("XJ343", (field, index, "id"), {"id": name})


@rule("XJ344", "edition", severity="warning", audience="reviewer")
def deadlines_in_the_year(document: Edition) -> Iterable[Fault]:
    for index, deadline in enumerate(document.deadlines):
        if deadline.date and deadline.date.year not in (document.edition, document.edition + 1):
            values = {"date": deadline.date.isoformat(), "edition": str(document.edition)}
            yield Fault("XJ344", ("deadlines", index, "date"), values)


@rule("XJ345", "edition", audience="reviewer")
def each_track_once_with_its_guideline(document: Edition) -> Iterable[Fault]:
    for index, offer in enumerate(document.tracks):
        if track_of(offer.guideline) != offer.track:
            yield Fault("XJ345", ("tracks", index, "guideline"), {"track": offer.track, "guideline": offer.guideline})
    for index, name in _repeated([offer.track for offer in document.tracks]):
        yield Fault("XJ345", ("tracks", index), {"track": name, "guideline": document.tracks[index].guideline})


@rule("XJ346", "edition", audience="reviewer")
def extension_is_later(document: Edition) -> Iterable[Fault]:
    dates = {deadline.id: deadline.date for deadline in document.deadlines}
    for index, extension in enumerate(document.extensions):
        original = dates.get(extension.deadline)
        if original is None or extension.until <= original:
            yield Fault("XJ346", ("extensions", index), {"deadline": extension.deadline})


@rule("XJ347", "edition", audience="reviewer")
def extension_for_somebody(document: Edition) -> Iterable[Fault]:
    for index, extension in enumerate(document.extensions):
        if bool(extension.city) == bool(extension.uscc):
            yield Fault("XJ347", ("extensions", index), {"deadline": extension.deadline})


@rule("XJ348", "edition", audience="reviewer")
def a_tenth_is_visited(document: Edition) -> Iterable[Fault]:
    percent = document.onsite.percent if document.onsite else None
    least = document.numbers.visits if document.numbers else None
    if percent is not None and least and percent < least.percent:
        values = {"percent": str(percent), "least": str(least.percent), "source": least.source}
        yield Fault("XJ348", ("onsite", "percent"), values)


@rule("XJ349", "edition", severity="warning", audience="reviewer")
def extension_eases_something(document: Edition) -> Iterable[Fault]:
    without = {deadline.id for deadline in document.deadlines if not deadline.documents}
    for index, extension in enumerate(document.extensions):
        if extension.deadline in without:
            yield Fault("XJ349", ("extensions", index, "deadline"), {"deadline": extension.deadline})


@rule("XJ350", "agencies", audience="city")
def as_many_agencies_as_the_edition_asks(document: Agencies, numbers: EditionNumbers) -> Iterable[Fault]:
    if not numbers.fewest <= len(document.agencies) <= numbers.most:
        values = {
            "count": str(len(document.agencies)),
            "fewest": str(numbers.fewest),
            "most": str(numbers.most),
            "source": numbers.agencies_source,
        }
        yield Fault("XJ350", ("agencies",), values, on_key=True)


@rule("XJ351", "agencies", audience="city")
def institutions_are_among_them(document: Agencies, numbers: EditionNumbers) -> Iterable[Fault]:
    count = sum(bool(agency.institution) for agency in document.agencies)
    if count < numbers.institutions:
        values = {"count": str(count), "fewest": str(numbers.institutions), "source": numbers.agencies_source}
        yield Fault("XJ351", ("agencies",), values, on_key=True)


@rule("XJ352", "edition", audience="reviewer")
def numbers_are_possible(document: Edition) -> Iterable[Fault]:
    asked = document.numbers.agencies if document.numbers else None
    if asked and not (asked.institutions <= asked.most and 0 < asked.fewest <= asked.most):
        values = {"fewest": str(asked.fewest), "most": str(asked.most), "institutions": str(asked.institutions)}
        yield Fault("XJ352", ("numbers", "agencies"), values)


@rule("XJ353", "edition", audience="reviewer")
def an_edition_with_phases_has_numbers(document: Edition) -> Iterable[Fault]:
    if document.phases and not document.numbers:
        yield Fault("XJ353")


_NEEDS = {"city": ("city",), "agency": ("city", "agency"), "institution": ("institution",), "province": ()}


@rule("XJ355", "roles", audience="reviewer")
def role_names_its_body(document: Roles) -> Iterable[Fault]:
    for index, role in enumerate(document.roles):
        for field in _NEEDS[role.role]:
            if not getattr(role, field):
                yield Fault("XJ355", ("roles", index), {"login": role.login, "role": role.role, "field": field})


@rule("XJ356", "roles", audience="reviewer")
def one_role_per_account(document: Roles) -> Iterable[Fault]:
    for index, name in _repeated([role.login.lower() for role in document.roles]):
        yield Fault("XJ356", ("roles", index, "login"), {"login": name})
    for index, number in _repeated([str(role.id) for role in document.roles]):
        yield Fault("XJ356", ("roles", index, "id"), {"login": number})
