"""Whose view a tree is, where it is one: `inbox.yaml` in its root says so."""

from __future__ import annotations

import os
from pathlib import Path

from xingji.programme.party import Party, party_of
from xingji.store.files import read_bytes
from xingji.store.reader import parse

INBOX = "inbox.yaml"


def party_at(root: Path) -> Party | None:
    """The party whose view a tree is; None for the record, and for whatever else holds everything."""
    if not os.path.lexists(root / INBOX):
        return None
    source, faults = read_bytes(root / INBOX)
    named = None if faults else (parse(source).data or {}).get("party")
    return party_of(named) if isinstance(named, str) else None
