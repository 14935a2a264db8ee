"""What a running hub knows from one round to the next, and when it must know it anew."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.hub.provinces import Province, at
from tests.year.script import HERE, replay
from xingji.hub.collect import collected
from xingji.hub.office import Office
from xingji.hub.view import View, Views
from xingji.programme.party import Party

AGENCY = "agency/nanjing/nj-01"


@pytest.fixture
def province(tmp_path: Path) -> Province:
    tree = tmp_path / "tree"
    replay(tree, "06-register-suzhou")
    made = Province.founded(tmp_path / "w", tree, at(date(2023, 7, 12)))
    made.round(thorough=True)
    return made


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Party]:
    """Whose views were worked out."""
    asked: list[Party] = []
    real = Views.of

    def of(self: Views, party: Party) -> View:
        asked.append(party)
        return real(self, party)

    monkeypatch.setattr(Views, "of", of)
    return asked


def test_where_nothing_is_new_no_view_is_worked_out(province: Province, seen: list[Party]) -> None:
    assert province.round() == []
    assert province.round(thorough=True) == []
    assert seen == []


def test_a_day_that_begins_makes_all_views_anew(province: Province, seen: list[Party]) -> None:
    """A list may be opened by the calendar alone."""
    province.now += timedelta(days=1)
    province.round()
    assert len(seen) == len(province.office.inboxes)


def test_a_main_branch_that_somebody_moved_is_seen_by_a_thorough_round(province: Province) -> None:
    inbox = province.inbox(AGENCY)
    province.bare(inbox.repository, "update-ref", "-d", "refs/heads/main")
    assert province.round() == []
    assert [deed.what for deed in province.round(thorough=True)] == ["delivered"]


def test_what_was_collected_is_asked_for_once(province: Province) -> None:
    office: Office = province.office
    assert office.taken == frozenset()
    head = province.sends(AGENCY, "machinery", HERE / "steps" / "07-assess-machinery")
    province.round(AGENCY)
    province.approves(AGENCY, "machinery")
    assert "collected" in [deed.what for deed in province.round(AGENCY)]
    province.province_writes({"note.txt": b"x"})
    office.look()
    assert office.taken == collected(office.record, office.tip) == {head}


MOVES = {
    "a document of a dossier": {"submissions/2023/nanjing/91320115MA0Y89LN8D/cloud.yaml": None},
    "an assignment": {"submissions/2023/institutions.yaml": b"institutions: []\n"},
    "a dossier in another city of the same enterprise": {
        "submissions/2023/suzhou/91320115MA0Y89LN8D/enterprise.yaml": b"dossier: 2023/91320115MA0Y89LN8D\n"
    },
}


@pytest.mark.parametrize("changes", MOVES.values(), ids=MOVES.keys())
def test_what_is_not_worked_out_again_is_what_it_would_be(
    province: Province, seen: list[Party], changes: dict[str, bytes | None]
) -> None:
    """A change of one dossier concerns its city, the institutions, and where its enterprise has another one."""
    province.province_writes(changes)
    province.round()
    again, office = len(set(seen)), province.office
    fresh = province.another("fresh")
    fresh.look()
    assert {inbox.party: office.digest(inbox.party) for inbox in office.inboxes} == {
        inbox.party: fresh.digest(inbox.party) for inbox in fresh.inboxes
    }
    assert (again == len(office.inboxes)) is ("submissions/2023/institutions.yaml" in changes)
