"""What is asked of a kind of document that `tests.model.insurance` alone declares; `test_kinds.py` runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import xingji
from tests.forge.stage import BASE, NANJING, Stage
from xingji.forge.report import Context, comment, labels
from xingji.forge.result import Result
from xingji.rules.context import Dossier
from xingji.store import guidelines, layout
from xingji.store.reference import reference
from xingji.store.schemas import all_schemas, schema_line

PATH = f"{NANJING}/insurance.yaml"
EDITION = "submissions/2023/edition.yaml"
WHOSE = f"dossier: 2023/{NANJING.rpartition('/')[2]}\n"
SOUND = f"{WHOSE}insurer: 示例保险公司\ninsured_until: 2024-06-30\n"
IN_TIME, LATE = "2023-07-12T02:00:00Z", "2023-07-31T02:00:00Z"


def _bound(text: str) -> str:
    """The edition with a phase for the new kind."""
    assert "documents: [enterprise, cloud, self-assessment]\n  - id: rect" in text
    return text.replace("self-assessment]\n  - id: rect", "self-assessment, insurance]\n  - id: rect")


@pytest.fixture(autouse=True)
def _only_own_guidelines(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_INSTALLED", "_CHECKOUT"):
        monkeypatch.setattr(guidelines, name, Path(__file__).parent / "nowhere")


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("stage"), spoilt={EDITION: _bound((BASE / EDITION).read_text("utf-8"))})


def _codes(stage: Stage, text: str, *more: str) -> set[str]:
    """What a check of the file alone finds."""
    path = stage.root / PATH
    path.write_text(text, "utf-8")
    try:
        ran = xingji("check", PATH, "--no-cache", "--format", "json", *more, cwd=stage.root)
    finally:
        path.unlink()
    assert ran.code in (0, 1), ran.err
    return {row["code"] for row in ran.json()["findings"] if row["path"] == PATH}


def test_it_is_read_and_checked(stage: Stage) -> None:
    assert layout.place(PATH) == layout.Place(PATH, "insurance", "2023", "nanjing", NANJING.rpartition("/")[2])
    assert _codes(stage, SOUND) == set()
    assert _codes(stage, SOUND + "premium: 1\n") == {"XJ202"}
    assert _codes(stage, f"{WHOSE}insured_until: soon\n") == {"XJ201", "XJ206"}
    assert _codes(stage, SOUND.replace("2023/", "2024/")) == {"XJ397"}


def test_a_phase_binds_it(stage: Stage) -> None:
    assert _codes(stage, SOUND, "--on", "2023-07-12") == set()
    assert _codes(stage, SOUND, "--on", "2023-06-12") == {"XJ501"}
    assert _codes(stage, SOUND, "--on", "2023-08-12") == {"XJ502"}


def test_it_is_searched_for_personal_data(stage: Stage) -> None:
    assert _codes(stage, SOUND + "note: 请联系13800138000\n") == {"XJ601"}


def _judged(stage: Stage, author: str, received: str = IN_TIME) -> Result:
    return stage.examine(stage.propose({PATH: SOUND}), author, received)


def test_its_author_may_hand_it_in_and_the_report_tells_of_it(stage: Stage) -> None:
    result = _judged(stage, "sample-nj-01")
    assert (result.outcome, result.kinds) == ("accepted", ("insurance",))
    assert "登记" in labels(result, reference(BASE))
    assert "网络安全保险" in comment(result, Context())


def test_it_is_refused_when_late_and_from_another_author(stage: Stage) -> None:
    late = _judged(stage, "sample-nj-01", LATE)
    assert {row.code for row in late.findings if row.severity == "error"} == {"XJ502"}
    assert "网络安全保险" in comment(late, Context())
    for stranger in ("sample-inst-01", "sample-nanjing", "sample-sz-02"):
        assert _judged(stage, stranger).outcome == "refused"
    told = {row.code for row in _judged(stage, "sample-inst-01").findings}
    assert "XJ521" in told


def test_what_follows_from_the_model_is_there(stage: Stage) -> None:
    assert "insurance.schema.json" in all_schemas()
    assert schema_line("insurance") == "# yaml-language-server: $schema=../../../../schema/insurance.schema.json\n"
    assert xingji("schema", "--out", stage.root / "schema", cwd=stage.root).code == 0
    assert Dossier.__name__
