"""Facts and rows of the whole sample come back from JSON as they were, with the classes of their rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tests.places import SAMPLE
from xingji.engine.checker import Checker
from xingji.programme.dossier_row import from_plain
from xingji.rules.facts import Facts, restore_facts
from xingji.rules.runner import Context, check_document
from xingji.store import tree
from xingji.store.files import read_bytes
from xingji.store.guidelines import Library
from xingji.store.reader import parse
from xingji.store.reference import reference


def _all_facts(root: Path) -> Iterator[tuple[str, Facts]]:
    library = Library(root)
    context = Context(reference(SAMPLE), library.ruleset, tuple(library.ids))
    for entry in tree.walk(root, "submissions", reference(SAMPLE)):
        if entry.place and entry.fault is None:
            checked = check_document(entry.place, parse(read_bytes(root / entry.path)[0]), context)
            assert checked.facts is not None, entry.path
            yield entry.place.kind, checked.facts


def _classes(value: object) -> object:
    """The classes of a row and of the rows in it."""
    if isinstance(value, tuple):
        return type(value), [_classes(each) for each in value]
    return [_classes(each) for each in value] if isinstance(value, list) else type(value)


def test_facts_of_every_document_survive_json(sample: Path) -> None:
    seen: set[str] = set()
    for kind, facts in _all_facts(sample):
        restored = restore_facts(kind, json.loads(json.dumps(facts)))
        assert restored == facts
        assert _classes(restored) == _classes(facts)
        seen.add(kind)
    assert {"enterprise", "verification", "decision", "institutions", "roles", "announcement", "stars"} <= seen


def test_an_unusable_document_stays_unusable() -> None:
    assert restore_facts("enterprise", None) is None


def test_rows_of_dossiers_survive_json(sample: Path) -> None:
    library = Library(sample)
    rows = Checker(sample, library, processes=1, use_cache=False).survey("2023").rows
    assert any(track.responses and track.rechecks and track.findings for row in rows for track in row.tracks)
    for row in rows:
        restored = from_plain(json.loads(json.dumps(row)))
        assert restored == row
        assert _classes(restored) == _classes(row)
