"""What of a whole tree may be told outside."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.places import SAMPLE
from xingji.engine.checker import Checker
from xingji.engine.year_figures import public_visits
from xingji.programme.disclosure_control import HIDDEN
from xingji.programme.figure_tables import PendingVisits
from xingji.store.guidelines import Library
from xingji.store.reference import reference

WAITS = "{verdict: accepted_pending_visit, comment: 到现场看标签}"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the sample, in which nothing waits for a visit."""
    for name in ("submissions", "scoring"):
        shutil.copytree(SAMPLE / name, tmp_path / name)
    return tmp_path


def told(tree: Path) -> dict[int, list[PendingVisits]]:
    return public_visits(Checker(tree, Library(tree), use_cache=False, known=reference(tree)), date(2026, 1, 15))


def wait(verification: Path, practices: int) -> None:
    """Let the first confirmed practices of a verification wait for a visit."""
    text = verification.read_text("utf-8")
    verification.write_text(re.sub(r"(?m)^(  P\S+): confirmed$", rf"\1: {WAITS}", text, count=practices), "utf-8")


@pytest.mark.parametrize(("enterprises", "waiting", "practices"), [(4, HIDDEN, HIDDEN), (5, 5, 15)])
def test_what_waits_is_summed_by_edition_and_track(
    tree: Path, enterprises: int, waiting: int | str, practices: int | str
) -> None:
    verified = sorted(tree.glob("submissions/2023/*/*/ics/verification.yaml"))
    nobody_went = [path for path in verified if not path.with_name("onsite.yaml").exists()]
    for path in nobody_went[:enterprises]:
        wait(path, 3)
    assert told(tree) == {
        2022: [],
        2023: [
            {"track": "ics", "verified": len(verified), "waiting": waiting, "practices": practices},
            {"track": "platform", "verified": 10, "waiting": 0, "practices": 0},
        ],
        2024: [],
    }
