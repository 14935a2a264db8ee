"""Every edition is scored again with its own guideline: neither a guideline nor the engine may change the past.

The golden files hold the digest of each guideline that an edition used and the levels of its assessments, claimed and
verified. `XINGJI_UPDATE_GOLDEN=1` writes it anew; a change of a published edition needs a reason in the commit.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.places import ROOT, SAMPLE
from xingji.engine.checker import Checker
from xingji.model.edition import Edition
from xingji.store import tree
from xingji.store.guidelines import Library
from xingji.store.load import load

GOLDEN = {SAMPLE: "editions.json", ROOT: "editions_repository.json"}


def _scored(root: Path, year: str) -> dict[str, Any]:
    library = Library(root, alone=True)
    rows = Checker(root, library, use_cache=False).survey(year).rows
    tracks = [(row, track) for row in rows for track in row.tracks if track.guideline]
    used = {track.guideline: library.ruleset(track.guideline) for _, track in tracks}
    return {
        "guidelines": {name: rules.sha256 for name, rules in sorted(used.items()) if rules},
        "levels": {f"{row.uscc}/{track.track}": [track.claimed, track.verified] for row, track in tracks},
    }


@pytest.mark.parametrize("root", GOLDEN, ids=GOLDEN.values())
def test_editions_score_as_they_did(root: Path) -> None:
    """Those of the repository for as long as they lie there and are a sample."""
    golden = Path(__file__).with_name(GOLDEN[root])
    years = [year for year in tree.editions(root) if load(root / "submissions" / year / "edition.yaml", Edition).sample]
    found = {year: scored for year in years if (scored := _scored(root, year))["levels"]}
    if os.environ.get("XINGJI_UPDATE_GOLDEN"):
        golden.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    kept = json.loads(golden.read_text("utf-8"))
    assert found == {year: kept[year] for year in found}
