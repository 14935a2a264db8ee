"""Results of dossiers that outlive a check: what comes back is what was put in, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from xingji.engine.dossier_check import DossierResult
from xingji.engine.result_cache import DossierCache
from xingji.model.finding import Finding
from xingji.programme.dossier_row import DossierRow
from xingji.store import cache

NAME = "dossiers-test.jsonl"
FINDING = Finding("a/示例.yaml", 3, 5, "XJ208", "error", "agency", "kind", (("given", "x\ty"), ("known", "甲、乙")))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XINGJI_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def result(folder: str, key: str = "k1", findings: list[Finding] | None = None) -> DossierResult:
    row = DossierRow(folder, "9132", "示例公司", "nanjing", "320115", "34", "nj-01", None, "", 1, [])
    return DossierResult(folder, key, 2, [FINDING] if findings is None else findings, row)


def stored(*results: DossierResult) -> DossierCache:
    known = DossierCache(NAME)
    for each in results:
        known.put(each)
    known.save()
    return DossierCache(NAME)


def test_what_is_put_in_comes_back() -> None:
    again = stored(result("a"), result("b", findings=[]))
    assert (again.key("a"), again.findings("a"), again.findings("b")) == ("k1", [FINDING], [])
    assert again.rows(["b", "unknown", "a"]) == [result("b").row, result("a").row]
    assert again.key("unknown") == ""


def test_an_unchanged_result_keeps_the_old_one() -> None:
    again = stored(result("a"))
    again.put(DossierResult("a", "k1", 2, None, None))
    assert again.findings("a") == [FINDING]


def test_the_newest_result_counts() -> None:
    stored(result("a"))
    assert stored(result("a", "k2", [])).key("a") == "k2"
    assert DossierCache(NAME).findings("a") == []


def test_it_is_written_anew_before_it_grows_past_twice_its_dossiers(home: Path) -> None:
    for number in range(9):
        stored(result("a", f"k{number}"), result("b", f"k{number}"))
    lines = (home / NAME).read_text("utf-8").splitlines()
    assert len(lines) - 1 <= 4
    assert DossierCache(NAME).key("b") == "k8"


@pytest.mark.parametrize("damage", ["no tabs here\n", "a\tk1\n", "\n", "a\tk1\t[]\tnull\tmore\n"])
def test_a_damaged_line_is_no_result(home: Path, damage: str) -> None:
    stored(result("b"))
    with (home / NAME).open("a", encoding="utf-8") as file:
        file.write(damage)
    again = DossierCache(NAME)
    assert (again.key("a"), again.key("b")) == ("", "k1")


def test_another_engine_wrote_it(home: Path) -> None:
    stored(result("a"))
    text = (home / NAME).read_text("utf-8")
    (home / NAME).write_text(text.replace(cache.engine_id(), "0" * 32), "utf-8")
    assert DossierCache(NAME).key("a") == ""


def test_without_a_name_nothing_is_left_behind(home: Path) -> None:
    known = DossierCache()
    known.put(result("a"))
    known.save()
    assert known.findings("a") == [FINDING]
    assert not home.exists()
