"""Rules that need all dossiers of an edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from xingji.model.finding import Fault, Located
from xingji.programme.dossier_row import DossierRow, TrackRow
from xingji.programme.sampling import is_verified
from xingji.rules.context import Frame
from xingji.rules.registry import rule


@rule("XJ540", "year", severity="warning", audience="city")
def agencies_serve_as_many_as_they_can(frame: Frame, rows: Sequence[DossierRow]) -> Iterable[Located]:
    served = Counter((row.city, agency) for row in rows for agency in row.agencies)
    for city, facts in frame.agencies.items():
        for index, agency in enumerate(facts.agencies if facts else []):
            count = served[city, agency.id]
            if agency.capacity is not None and count > agency.capacity:
                values = {"agency": agency.id, "count": str(count), "capacity": str(agency.capacity)}
                yield f"{city}/agencies.yaml", Fault("XJ540", ("agencies", index, "capacity"), values)


@rule("XJ541", "year", audience="reviewer")
def enough_visits_before_the_list(frame: Frame, rows: Sequence[DossierRow]) -> Iterable[Located]:
    lists = frame.announcement.lists if frame.announcement else []
    published = next((index for index, entry in enumerate(lists) if entry.published_on), None)
    if published is None or frame.edition is None or not frame.edition.percent:
        return
    cities = {
        row.city for row in rows if any(track.track in frame.published and is_verified(track) for track in row.tracks)
    }
    for city, (wanted, visited) in _visits(rows, frame.edition.percent, frozenset(frame.edition.key)).items():
        if city in cities and visited < wanted:
            percent = str(frame.edition.percent)
            values = {"city": city, "drawn": str(visited), "wanted": str(wanted), "percent": percent}
            yield "announcement.yaml", Fault("XJ541", ("lists", published, "published_on"), values)


def _is_sampled(track: TrackRow) -> bool:
    """Visited as part of the sample; a report that cannot be read is a visit all the same."""
    return "onsite" in track.present and track.selected in ("sample", "")


def _visits(rows: Sequence[DossierRow], percent: int, key: frozenset[str]) -> dict[str, tuple[int, int]]:
    """City → enterprises to visit as part of the sample, as `sampling.draw` counts them, and those visited so."""
    found: dict[str, tuple[int, int]] = {}
    for city in sorted({row.city for row in rows}):
        verified = [row for row in rows if row.city == city and any(map(is_verified, row.tracks))]
        others = sum(row.uscc not in key for row in verified)
        visited = sum(any(map(_is_sampled, row.tracks)) for row in verified)
        found[city] = min(-(-percent * len(verified) // 100), others), visited
    return found
