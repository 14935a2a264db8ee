"""Copies between enterprises: who is pointed at, how the work grows, and that nothing but digests is kept."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.programme.rows import dossier, track
from xingji.cli.output.report import as_github
from xingji.engine.checker import CACHE_FROM, Checker
from xingji.engine.report import Report
from xingji.model.finding import Finding, Located
from xingji.programme.dossier_row import DossierRow
from xingji.rules import registry, runner
from xingji.rules.copies import answers_are_written_for_one_enterprise, evidence_is_of_one_enterprise
from xingji.rules.prints import WIDTH, places_of, prints_of
from xingji.rules.registry import is_discreet
from xingji.store import cache
from xingji.store.guidelines import Library


def marks(first: int, count: int) -> str:
    return " ".join(f"{number:0{WIDTH}x}PA01.1.{number % 9 + 1}" for number in range(first, first + count))


def rows(*texts: str) -> list[DossierRow]:
    return [dossier(number, track(texts=text, proofs=text)) for number, text in enumerate(texts)]


def others(found: list[Located]) -> list[str]:
    return [fault.values["other"] for _, fault in found]


def test_the_nearest_other_one_is_named() -> None:
    given = rows(marks(0, 10), marks(9, 10), marks(100, 10), marks(0, 8) + " " + marks(300, 4))
    found = list(answers_are_written_for_one_enterprise(given))
    assert [file.split("/")[1] for file, _ in found] == [given[0].uscc, given[3].uscc]
    assert given[3].folder in others(found)[0]
    assert given[0].folder in others(found)[1]
    assert (found[1][1].values["shared"], found[1][1].values["whole"]) == ("8", "12")


def test_one_that_everybody_copied_still_points_to_somebody() -> None:
    given = rows(*[marks(0, 10)] * 40)
    assert len(list(answers_are_written_for_one_enterprise(given))) == 40
    found = list(evidence_is_of_one_enterprise(given))
    assert len(found) == 40
    assert all(fault.values["others"] for _, fault in found)


def test_an_enterprise_in_two_cities_copies_from_nobody() -> None:
    twice = [dossier(1, track(texts=marks(0, 10), proofs=marks(0, 10)), city=city) for city in ("nanjing", "suzhou")]
    assert not list(answers_are_written_for_one_enterprise(twice))
    assert not list(evidence_is_of_one_enterprise(twice))


def _lines(action: Callable[[], object]) -> int:
    """Lines of Python that run: the same on every machine."""
    count = 0

    def traced(_frame: object, event: str, _: object) -> Any:
        nonlocal count
        count += event == "line"
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        action()
    finally:
        sys.settrace(before)
    return count


def test_the_work_grows_with_the_edition() -> None:
    """Everybody has the same ten texts and ten own ones: pairs would be four times as many."""

    def given(number: int) -> list[DossierRow]:
        return rows(*[f"{marks(0, 10)} {marks(1000 + 10 * n, 10)}" for n in range(number)])

    small, large = given(40), given(80)
    once = _lines(lambda: list(answers_are_written_for_one_enterprise(small)))
    assert _lines(lambda: list(answers_are_written_for_one_enterprise(large))) < 2.5 * once


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("工程师站口令由仪表班长保管。", "工程师站口令由仪表班长保管", True),
        ("2023年6月起由仪表班长每季度逐台核对。", "2022年9月起由仪表班长，每季度逐台核对！", True),
        ("The KEY of the cabinet stays with the leader", "the key of the cabinet 2 stays with the leader.", True),
        ("工程师站口令由仪表班长保管。", "工程师站口令由电气班长保管。", False),
        ("现场已拍照。工程师站口令由仪表班长保管。", "工程师站口令由仪表班长保管；记录齐全。", True),
    ],
)
def test_sentences_are_compared_by_their_letters(one: str, other: str, *, alike: bool) -> None:
    prints = [
        {*places_of(prints_of({"PA01.1.1": {"degree": "met", "note": text}}, ["PA01.1.1"], "").texts)}
        for text in (one, other)
    ]
    assert (prints[0] == prints[1]) is alike
    assert all(prints)


def test_short_texts_leave_no_print() -> None:
    proof = {"title": "工控设备台账", "page": None, "sha256": "0a" * 32}
    answers = {"PA01.1.1": {"degree": "met", "note": "台账按季度核对。", "evidence": [proof]}}
    prints = prints_of(answers, answers, "0b" * 32)
    assert prints.texts == ""
    assert places_of(prints.proofs) == {"0a" * (WIDTH // 2): "PA01.1.1", "0b" * (WIDTH // 2): "commitment"}


def test_both_lanes_leave_the_same_prints(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the quick reading of assessments hands on, and what the model does."""
    quick = Checker(sample, Library(sample), processes=1, use_cache=False).survey("2023").rows
    monkeypatch.setattr(runner, "quick_assessment", lambda _: None)
    slow = Checker(sample, Library(sample), processes=1, use_cache=False).rows([row.folder for row in quick[:9]])
    assert [*slow.values()] == quick[:9]
    assert any(track.texts and track.proofs for row in slow.values() for track in row.tracks)


def test_no_answer_stands_in_the_cache(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINGJI_CACHE", str(tmp_path))
    checker = Checker(sample, Library(sample), processes=1)
    report = checker.check(["submissions/2023"])
    assert report.files > CACHE_FROM
    (kept,) = cache.cache_home().glob("dossiers-*.jsonl")
    text = kept.read_text("utf-8")
    assert "尚未明确牵头部门" not in text
    assert not [found for found in report.findings if is_discreet(found.code)]


def test_what_was_remembered_needs_no_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings that come from the cache are shown without the rules that made them."""
    monkeypatch.setattr(registry, "RULES", {})
    found = Finding("a.yaml", 1, 1, "XJ328", "advice", "agency", "", (("count", "1"), ("first", "PA01.1.1")))
    assert "XJ328" in as_github(Report([found], 1), "zh")
