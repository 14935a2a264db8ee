"""The table of who sees what is the one that views are made by, and says of the sample's parties what they see."""

from __future__ import annotations

from datetime import date

import pytest

import readers
from tests.places import ROOT, SAMPLE
from xingji.hub.tree import FolderTree
from xingji.hub.view import Views
from xingji.model.kinds import KINDS
from xingji.programme.party import Party
from xingji.store import layout

PARTIES = (Party("agency", "nanjing", "nj-01"), Party("city", "nanjing"), Party("institution", id="inst-01"))
BEFORE, AFTER = date(2023, 9, 1), date(2026, 1, 15)


def rows() -> dict[str, dict[str, str]]:
    """Kind → role → cell, and `from`."""
    lines = [line.strip("| ").split(" | ") for line in readers.table().splitlines()[2:]]
    columns = (*readers.ROLES, "from")
    return {kind: dict(zip(columns, cells[1:], strict=True)) for kind, cells in zip(KINDS, lines, strict=True)}


def seen(party: Party, day: date) -> set[str]:
    """Kinds of documents in a view."""
    files = Views(FolderTree(SAMPLE), "2023", day).of(party).files
    return {place.kind for path in files if (place := layout.place(path)) and place.kind in KINDS}


def test_the_table_of_the_page_is_fresh() -> None:
    text = readers.PAGE.read_text("utf-8")
    assert readers.PAGE.is_relative_to(ROOT)
    assert readers.renewed(text) == text, "run python tools/readers.py --write"


@pytest.mark.parametrize("party", PARTIES, ids=lambda party: party.role)
def test_a_party_sees_the_kinds_that_the_table_gives_it(party: Party) -> None:
    told = rows()
    given = {kind for kind, cells in told.items() if cells[party.role] != readers.NOBODY}
    later = {kind for kind in given if told[kind]["from"] == "公示之日"} - {"stars"}
    assert seen(party, AFTER) <= given
    assert seen(party, BEFORE) <= given - later
    assert {"edition", "enterprise", "guideline"} <= seen(party, BEFORE)


def test_a_page_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="marks"):
        readers.renewed("nothing")
