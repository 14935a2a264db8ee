"""A list of stars for a document, from what the public may see."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from xingji.office.papers.announced import ListedStar, PublicList
from xingji.programme.publication import list_of, visibility
from xingji.publish.levels import levels_by
from xingji.publish.record import public_records
from xingji.store.editions import load_editions
from xingji.store.guidelines import Library
from xingji.store.reference import reference


def public_list(root: Path, edition: str, track: str, on: date, guidelines: Library) -> PublicList | None:
    """The list of a track as it may be seen on a day; None when it may not.

    Raises FaultyDocumentError, BrokenGuidelineError.
    """
    folders, known = load_editions(root), reference(root)
    records = public_records(folders, known, levels_by(folders, guidelines), on)
    year = next(found for found in folders if str(found.year) == edition)
    listed = list_of(year.announcement, track)
    seen = visibility(listed, on) if listed else "hidden"
    if listed is None or seen == "hidden":
        return None
    own = [record for record in records if record.edition == year.year and record.track == track]
    stars = [ListedStar(*(getattr(record, name) for name in ListedStar._fields)) for record in own]
    return PublicList(year.edition, known.tracks[track].name, seen, listed, stars)
