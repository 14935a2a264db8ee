"""The province of the project that a command works on."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from xingji.cli.command import faulty, usage
from xingji.model.reference import City, Reference, TrackWords
from xingji.store.reference import reference


def province(options: argparse.Namespace, root: Path) -> Reference:
    """What the tree says of its province; cities and tracks of the options have their ids from then on.

    Raises UsageError.
    """
    known = reference(root)
    if known.broken:
        raise faulty("error.no_province", options, root / known.broken)
    if city := getattr(options, "city", None):
        options.city = known.city_id(city)
        if not options.city:
            raise usage("error.city", options, city=city, known=_listed(known.cities.values()))
    if named := getattr(options, "track", None):
        ids = [_track(options, known, each) for each in ([named] if isinstance(named, str) else named)]
        options.track = ids[0] if isinstance(named, str) else ids
    return known


def _track(options: argparse.Namespace, known: Reference, said: str) -> str:
    if found := known.track_id(said):
        return found
    raise usage("error.track", options, track=said, known=_listed(known.tracks.values()))


def _listed(known: Iterable[City | TrackWords]) -> str:
    """Ids with their names."""
    return "、".join(f"{row.id} {row.name}" for row in known)
