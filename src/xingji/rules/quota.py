"""XJ540–XJ549: what only the dossiers of a whole edition together can say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from xingji.model.finding import Fault
from xingji.programme.records import DossierRow
from xingji.rules.base import rule
from xingji.rules.folders import Frame

Located = tuple[str, Fault]


@rule("XJ540", "year", severity="warning", audience="city")
def agencies_serve_as_many_as_they_can(frame: Frame, rows: Sequence[DossierRow]) -> Iterable[Located]:
    served = Counter((row.city, agency) for row in rows for agency in row.agencies)
    for city, facts in frame.agencies.items():
        for index, (agency, _, _, capacity) in enumerate(facts.agencies if facts else []):
            if capacity is not None and served[city, agency] > capacity:
                values = {"agency": agency, "count": str(served[city, agency]), "capacity": str(capacity)}
                yield f"{city}/agencies.yaml", Fault("XJ540", ("agencies", index, "capacity"), values)


@rule("XJ541", "year", audience="reviewer")
def enough_visits_before_the_list(frame: Frame, rows: Sequence[DossierRow]) -> Iterable[Located]:
    plan, percent = frame.announcement, frame.edition.percent if frame.edition else 0
    for index, (tracks, published_on) in enumerate(plan.lists if plan and percent else ()):
        for city, (verified, drawn) in _visits(rows, tracks).items() if published_on else ():
            wanted = -(-percent * verified // 100)
            if drawn < wanted:
                values = {"city": city, "drawn": str(drawn), "wanted": str(wanted), "percent": str(percent)}
                yield "announcement.yaml", Fault("XJ541", ("lists", index, "published_on"), values)


def _visits(rows: Sequence[DossierRow], tracks: Sequence[str]) -> dict[str, tuple[int, int]]:
    """City → enterprises verified in these tracks, and those of them that were visited as part of the sample."""
    verified, drawn = Counter[str](), Counter[str]()
    for row in rows:
        listed = [track for track in row.tracks if track.track in tracks and "verification" in track.present]
        verified[row.city] += bool(listed)
        drawn[row.city] += any(track.selected == "sample" for track in listed)
    return {city: (count, drawn[city]) for city, count in sorted(verified.items()) if count}
