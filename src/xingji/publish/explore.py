"""The star list explorer: its page, and the records of each year by columns, as a table in a browser reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from xingji.messages.levels import grade_words
from xingji.messages.notes import SAMPLE_NOTE
from xingji.programme.publication import RECORD_STATES
from xingji.publish.canonical import json_bytes
from xingji.publish.data import DataSet, headers
from xingji.publish.handed import ExplorerFacts
from xingji.publish.record import FIELD_NAMES, OUTCOMES, PublicRecord
from xingji.publish.render import Page
from xingji.publish.site import Site
from xingji.publish.unlisted import unlisted

PAGE = "lists/explore.md"
_MODULES = (
    "assets/vendor/tabulator.js",
    *(
        f"scripts/{name}.js"
        for name in (
            "data",
            "dom",
            "record",
            "texts",
            "explore/print",
            "explore/records",
            "explore/table",
            "lookup/uscc",
        )
    ),
)
_DISTINCT = ("name", "uscc")


def write_columns(folder: Path, sets: Sequence[DataSet], generated_at: datetime) -> None:
    """Write `data/v1/explore/<year>.json` below a folder for every edition with records."""
    base = folder / "data" / "v1" / "explore"
    base.mkdir(parents=True, exist_ok=True)
    for data in sets:
        if data.records:
            (base / f"{data.edition}.json").write_bytes(to_columns(data, generated_at))


def to_columns(data: DataSet, generated_at: datetime) -> bytes:
    """Records of a year by columns.

    A column has `rows`, one entry per record. With `values` beside them the rows are indexes into these; a column
    with one value only has no rows. The year itself stands in the head.
    """
    head = {
        "generated_at": generated_at.isoformat(),
        "edition": data.edition,
        "sample": data.sample,
        "total": len(data.records),
    }
    rows = [asdict(record) for record in data.records]
    columns = {name: _column(name, [row[name] for row in rows]) for name in FIELD_NAMES if name != "edition"}
    return json_bytes({**head, "columns": columns}, compact=True)


def _column(name: str, cells: list[Any]) -> dict[str, Any]:
    if name in _DISTINCT:
        return {"rows": cells}
    index = {value: number for number, value in enumerate(dict.fromkeys(cells))}
    values = {"values": list(index)}
    return values if len(index) < 2 else {**values, "rows": [index[cell] for cell in cells]}


def pages(site: Site) -> Iterator[Page]:
    """The explorer, or what stands there before there is a record."""
    title = "检索全部名单"
    if not site.records:
        yield unlisted(PAGE, title, site, "公示开始后，可以在这里按年度、等级、城市和行业检索。")
    else:
        context: dict[str, Any] = {
            "site": site,
            "facts": _facts(site),
            "choices": _choices(site.records, site.track_names),
        }
        yield Page(
            PAGE,
            "explore.md.j2",
            title,
            site.sample,
            ("navigation", "toc"),
            context,
            scripts=("explore",),
            styles=("assets/vendor/tabulator.css", "assets/explore.css"),
            ahead=(*_MODULES, f"data/v1/explore/{context['facts']['years'][0]['edition']}.json"),
        )


def _facts(site: Site) -> ExplorerFacts:
    """What the script is told: years from the newest on, columns of the CSV, names."""
    return {
        "years": [
            {"edition": year.year, "sample": year.edition.sample, "total": total}
            for year in site.years
            if (total := sum(record.edition == year.year for record in site.records))
        ],
        "fields": FIELD_NAMES,
        "headers": headers(),
        "note": SAMPLE_NOTE,
        "tracks": site.track_names,
        "shorts": {track.id: track.short for track in site.tracks.values()},
        "states": {state.name: state.id for state in RECORD_STATES.values()},
    }


def _choices(
    records: Sequence[PublicRecord], names: Mapping[str, str]
) -> Mapping[str, Sequence[str | tuple[str, str]]]:
    """Options of the filters, value and text; only what a record has."""
    levels = sorted({(record.track, -record.level, record.level_name, record.stars or 0) for record in records})
    return {
        "track": [(track, name) for track, name in names.items() if any(r.track == track for r in records)],
        "level": [(f"{track}-{-level}", grade_words(name, stars)) for track, level, name, stars in levels],
        "city": [(name, name) for name in dict.fromkeys(record.city for record in records)],
        "industry": [(name, name) for name in sorted({r.industry for r in records if r.industry}, key=_pinyin)],
        "result": [(name, name) for name in OUTCOMES.values() if any(r.result == name for r in records)],
        "state": [(s.name, s.name) for s in RECORD_STATES.values() if any(r.state == s.name for r in records)],
    }


def _pinyin(name: str) -> bytes:
    return name.encode("gb18030")
