"""The open data as a whole: what changed, what is due, what all the files are, and their checksums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from xingji.publish.canonical import json_bytes
from xingji.publish.catalogue import Published, published
from xingji.publish.changes import TYPES, PublicChange
from xingji.publish.data import DataSet
from xingji.publish.describe.about import OpenData
from xingji.publish.describe.catalog import catalog
from xingji.publish.describe.openapi import openapi
from xingji.publish.describe.package import datapackage
from xingji.publish.describe.record import record_schema
from xingji.publish.events import Event
from xingji.publish.feed import FEED, feed
from xingji.publish.ical import calendar
from xingji.publish.site import Site
from xingji.publish.wording import audiences

ALL = "all"


def calendars(site: Site) -> dict[str, str]:
    """Name of a calendar file → for whom it is."""
    return {ALL: "全部时间节点", **audiences(site.known.province)}


def write_dates(docs: Path, site: Site, events: Sequence[Event], changes: Sequence[PublicChange], address: str) -> None:
    """The calendars, the feed, and both as JSON; `address` is the site's own, empty where nobody set it."""
    (docs / "calendar").mkdir(parents=True, exist_ok=True)
    for name, title in calendars(site).items():
        own = [event for event in events if name == ALL or name in event.audiences]
        book = calendar(f"{'【示例】' if site.sample else ''}星级培育：{title}", own, address)
        (docs / "calendar" / f"{name}.ics").write_bytes(book)
    (docs / FEED).write_bytes(feed(site, changes, address))
    base, stamp = docs / "data" / "v1", site.generated_at.isoformat()
    rows = [_event(event) for event in events]
    _write(base / "calendar.json", {"generated_at": stamp, "total": len(rows), "events": rows})
    found = [asdict(change) for change in changes]
    _write(base / "changes.json", {"generated_at": stamp, "total": len(found), "types": TYPES, "changes": found})


def _event(event: Event) -> dict[str, Any]:
    return {
        "uid": event.uid,
        "sequence": event.sequence,
        "edition": event.year,
        "sample": event.sample,
        "kind": event.kind,
        "title": event.title,
        "opens": event.opens,
        "closes": event.closes,
        "audiences": event.audiences,
        "note": event.note,
        "revised": event.revised,
    }


def write_descriptions(docs: Path, site: Site, sets: Sequence[DataSet]) -> list[Published]:
    """Describe every data file that is there; gives all of them. Raises UndescribedFileError."""
    base = docs / "data" / "v1"
    data = OpenData(published(base), sets, site.generated_at, site.known)
    _write(base / "record.schema.json", record_schema(site.tracks))
    _write(base / "datapackage.json", datapackage(data))
    _write(base / "catalog.jsonld", catalog(data))
    files = [file for file in published(base) if file.path != "openapi.json"]
    _write(base / "openapi.json", openapi(data._replace(files=files)))
    return published(base)


def _write(path: Path, content: Mapping[str, Any]) -> None:
    path.write_bytes(json_bytes(content))
