"""Who reads which document: the table as the province was promised it."""

from __future__ import annotations

from itertools import chain, combinations, product

import pytest

from xingji.messages.catalogue import Words
from xingji.model.kinds import KINDS, DocumentKind, Readers, of_dossiers
from xingji.programme.party import Party
from xingji.programme.readers import TASKS, Standing, always_reads, may_read

AGENCY, CITY, INSTITUTION = (
    Party("agency", "nanjing", "nj-01"),
    Party("city", "nanjing"),
    Party("institution", id="i-1"),
)
EVERYBODY = (AGENCY, CITY, INSTITUTION)
OWN = Standing(own=True)
OPEN = Standing(own=True, announced=True)
NEVER = ("roles", "hub", "inbox", "progress", "tasks")
SUBSETS = [frozenset(some) for some in chain.from_iterable(combinations(sorted(TASKS), n) for n in range(3))]
STANDINGS = [Standing(*each) for each in product((False, True), SUBSETS, (False, True), (False, True))]


def row(kind: str, own: Standing = OWN) -> tuple[str, ...]:
    """What agency, city and institutions with no task, verification, a visit get of what is theirs."""
    tasks = (frozenset[str](), frozenset({"verification"}), frozenset({"onsite"}))
    return (
        may_read(AGENCY, kind, own),
        may_read(CITY, kind, own),
        *(may_read(INSTITUTION, kind, own._replace(own=False, tasks=falls)) for falls in tasks),
    )


@pytest.mark.parametrize(
    ("kind", "readings"),
    [
        ("enterprise", "whole whole no whole whole"),
        ("cloud", "whole no no whole whole"),
        ("self-assessment", "whole no no whole whole"),
        ("verification", "whole no no whole whole"),
        ("rectification", "whole no no whole whole"),
        ("onsite", "whole no no no whole"),
        ("decision", "no no no no no"),
        ("agencies", "derived whole no no no"),
        ("edition", "derived derived derived derived derived"),
        ("institutions", "derived derived derived derived derived"),
        ("guideline", "whole whole whole whole whole"),
        ("area", "whole whole whole whole whole"),
        ("province", "whole whole whole whole whole"),
    ],
)
def test_the_table(kind: str, readings: str) -> None:
    assert " ".join(row(kind)) == readings


@pytest.mark.parametrize(
    ("kind", "readings"),
    [
        ("decision", "whole whole no no no"),
        ("announcement", "derived derived derived derived derived"),
        ("awards", "derived derived derived derived derived"),
        ("stars", "whole whole whole whole whole"),
    ],
)
def test_nothing_is_told_before_publicity(kind: str, readings: str) -> None:
    assert set(row(kind)) == {"no"}
    assert " ".join(row(kind, OPEN)) == readings


def test_a_city_reads_answers_where_the_edition_says_so() -> None:
    said = Standing(own=True, city_reads_answers=True)
    read = {kind for kind in of_dossiers() if may_read(CITY, kind, said) == "whole"}
    assert read == {"enterprise", "cloud", "self-assessment"}


@pytest.mark.parametrize("kind", NEVER)
def test_some_documents_are_in_no_inbox(kind: str) -> None:
    assert {may_read(party, kind, standing) for party in EVERYBODY for standing in STANDINGS} == {"no"}


@pytest.mark.parametrize("kind", of_dossiers())
def test_a_dossier_is_nobodys_who_has_no_share_in_it(kind: str) -> None:
    for standing in STANDINGS:
        apart = standing._replace(own=False, tasks=frozenset())
        assert {may_read(party, kind, apart) for party in EVERYBODY} == {"no"}


def test_a_new_kind_is_read_by_nobody_until_it_says_by_whom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "new", DocumentKind("new", "track", "", Words("新", "new"), writers=("agency",)))
    assert KINDS["new"].readers == Readers()
    assert {may_read(party, "new", standing) for party in EVERYBODY for standing in STANDINGS} == {"no"}
    assert {may_read(party, "unknown", standing) for party in EVERYBODY for standing in STANDINGS} == {"no"}


def test_the_province_and_strangers_have_no_inbox() -> None:
    for role in ("province", "public", ""):
        found = {may_read(Party(role), kind, standing) for kind in KINDS for standing in STANDINGS}
        assert found == {"no"}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_always_read_is_read_whatever_the_day(kind: str) -> None:
    for party in EVERYBODY:
        theirs = [each for each in STANDINGS if (each.tasks if party is INSTITUTION else each.own)]
        always = {may_read(party, kind, standing) for standing in theirs} == {"whole"}
        assert always_reads(party.role, kind) == always
