"""Rows for the tests: sensible defaults, and strategies for random years."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from xingji.programme.dossier_row import DossierRow, FindingRow, TrackRow
from xingji.scoring.ruleset import AreaRule, DomainRule, LevelNumbers, PracticeRule, Ruleset

DAY = date(2023, 11, 30)
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def track(**given: Any) -> TrackRow:
    """An assessed and verified track of the small guideline."""
    usual: dict[str, Any] = {
        "track": "ics",
        "guideline": "ics-2023",
        "present": ["self-assessment", "verification"],
        "agency": "nj-01",
        "assessed_on": "2023-07-12",
        "institution": "inst-01",
        "verified_on": "2023-08-12",
        "claimed": 2,
        "first": 1,
        "verified": 1,
        "first_index": 100,
        "verified_index": 150,
        "answers": "mmmm",
        "extra": {},
        "first_changes": {},
        "changes": {},
        "checked": 10,
        "agreed": 9,
        "first_pending": 0,
        "pending": [],
        "findings": [],
        "mended_by": "",
        "responses": [],
        "rechecks": [],
        "site_institution": "",
        "visited_on": "",
        "selected": "",
        "before": 0,
        "level": None,
        "result": "",
        "decided_on": "",
        "withdrawn": "",
        "texts": "",
        "proofs": "",
    }
    return TrackRow(**{**usual, **given})


def decided(level: int, before: int = 0, **given: Any) -> TrackRow:
    """A track with the result that follows from its levels."""
    result = "not_reached" if not level else "new" if not before else "raised" if level > before else "kept"
    return track(level=level, before=before, result=result, decided_on="2023-11-25", **given)


def dossier(number: int, *tracks: TrackRow, city: str = "nanjing", **given: Any) -> DossierRow:
    """An enterprise; the number makes its code and name."""
    uscc = f"9132{number:014}"
    usual: dict[str, Any] = {
        "folder": f"submissions/2023/{city}/{uscc}",
        "uscc": uscc,
        "name": f"示例企业{number}",
        "city": city,
        "county": "",
        "industry": "34",
        "agency": "",
        "carried_from": None,
        "cloud": "2023-07-10",
        "errors": 0,
        "tracks": tracks,
    }
    return DossierRow(**{**usual, **given})


def finding(
    due: str, answered: str | None = None, rechecked: str | None = None, result: str | None = None
) -> FindingRow:
    """A finding by its clock."""
    return FindingRow("F01", "PA01.1.1", "minor", "2023-08-12", due, answered, rechecked, result)


def ruleset() -> Ruleset:
    """One area with two practices at level 1, one at 2 and one at 3."""
    ids = [("PA01.1.1", 1), ("PA01.1.2", 1), ("PA01.2.1", 2), ("PA01.3.1", 3)]
    practices = tuple(PracticeRule(name, level, 1, False, 1, True, "") for name, level in ids)
    levels = tuple(LevelNumbers(level, f"L{level}", level, 80, 0, 20) for level in (1, 2, 3))
    domains = (DomainRule("D01", "工业设备安全", ("PA01",)),)
    areas = (AreaRule("PA01", "控制设备安全", True, practices),)
    return Ruleset("ics-2023", "ics", "0" * 64, 20, levels, domains, areas)


@st.composite
def years(draw: st.DrawFn) -> list[DossierRow]:
    """A year of up to 30 dossiers in three cities and two industries, most of them decided."""
    found = []
    for number in range(draw(st.integers(0, 30))):
        level = draw(st.sampled_from([0, 0, 1, 1, 1, 2, 2, 3]))
        before = draw(st.integers(0, 2))
        made = draw(st.sampled_from([decided(level, min(before, level)), track()]))
        left = draw(st.sampled_from([[], [], ["PA01.1.1"], ["PA01.1.1", "PA01.2.1"]]))
        agency = draw(st.sampled_from(["nj-01", "nj-02", "nj-03"]))
        city = draw(st.sampled_from(["nanjing", "nanjing", "suzhou", "wuxi"]))
        industry = draw(st.sampled_from(["34", "34", "26"]))
        found.append(
            dossier(
                number,
                made._replace(agency=agency, first_pending=len(left), pending=left),
                city=city,
                industry=industry,
            )
        )
    return found
