"""The province of the project that a command works on."""

from __future__ import annotations

import argparse
from pathlib import Path

from xingji.cli.command import faulty, usage
from xingji.model.reference import Reference
from xingji.store.reference import reference


def province(options: argparse.Namespace, root: Path) -> Reference:
    """What the tree says of its province; the tracks of the options are among its own. Raises UsageError."""
    known = reference(root)
    if known.broken:
        raise faulty("error.no_province", options, root / known.broken)
    named = getattr(options, "track", None) or ()
    for track in [named] if isinstance(named, str) else named:
        if track not in known.tracks:
            raise usage("error.track", options, track=track, known="、".join(known.tracks))
    return known
