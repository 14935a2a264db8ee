"""Every edition is scored again with its own guideline: neither a guideline nor the engine may change the past.

`editions.json` holds the digest of each guideline that an edition used and the levels of its assessments, claimed and
verified. `XINGJI_UPDATE_GOLDEN=1` writes it anew; a change of a published edition needs a reason in the commit.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from tests.places import ROOT, SAMPLE
from xingji.engine.checker import Checker
from xingji.model.edition import Edition
from xingji.store import tree
from xingji.store.guidelines import Library
from xingji.store.load import load

GOLDEN = Path(__file__).with_name("editions.json")


def _scored(root: Path, year: str) -> dict[str, Any]:
    library = Library(root, alone=True)
    rows = Checker(root, library, use_cache=False).survey(year).rows
    tracks = [(row, track) for row in rows for track in row.tracks if track.guideline]
    used = {track.guideline: library.ruleset(track.guideline) for _, track in tracks}
    return {
        "guidelines": {name: rules.sha256 for name, rules in sorted(used.items()) if rules},
        "levels": {f"{row.uscc}/{track.track}": [track.claimed, track.verified] for row, track in tracks},
    }


def test_editions_score_as_they_did() -> None:
    found = {year: scored for year in tree.editions(SAMPLE) if (scored := _scored(SAMPLE, year))["levels"]}
    if os.environ.get("XINGJI_UPDATE_GOLDEN"):
        GOLDEN.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    assert found == json.loads(GOLDEN.read_text("utf-8"))


def test_sample_editions_of_the_repository_score_as_they_did() -> None:
    """For as long as they lie there."""
    golden = json.loads(GOLDEN.read_text("utf-8"))
    for year in golden:
        edition = ROOT / "submissions" / year / "edition.yaml"
        if edition.exists() and load(edition, Edition).sample:
            assert _scored(ROOT, year) == golden[year]
