"""Out and in again: nothing is lost, nothing changes that nobody changed, and only changes are written."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.places import SAMPLE
from tests.sentences import Hold
from xingji.model.kinds import model_of
from xingji.model.terms import VerdictName
from xingji.office.workbook.blocks import document
from xingji.store.guidelines import Library
from xingji.store.reference import reference

from .desk import AREAS, ASSESSMENT, FIRST, HOME, cell, codes, data, edited, entry, exported, imported, small_tree

KINDS = ("enterprise", "cloud", "self-assessment")
_RULES = Library(SAMPLE).ruleset("ics-2023") or pytest.fail("no guideline")
PRACTICES = [practice for practice in _RULES.practices if practice.partition(".")[0] in AREAS]

HIDDEN = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u115f\u1160\u3164\uffa0\ufeff"
LETTERS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"), exclude_characters=HIDDEN)
WORDS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=60),
    st.sampled_from(
        ["=1+1", "+1", "-2", "@x", "'a", "_x0041_", "{{a}}", "<b>&amp;", "no", "null", "1e5", "a: b #c", "—"]
    ),
)
LINE = WORDS.map(str.strip).filter(bool)
TEXT = st.lists(WORDS, min_size=1, max_size=4).map("\n".join).map(str.strip).filter(bool)
HASH = st.text("0123456789abcdef", min_size=64, max_size=64)
PAGE = st.integers(1, 9999).map(str)
DAY = st.dates(date(2020, 1, 1), date(2098, 12, 31)).map(str)
DEGREES = ("met", "mostly", "partly", "unmet", "not_applicable")


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping; fields whose name ends in _ may be missing."""
    needed = {name: field for name, field in fields.items() if not name.endswith("_")}
    return st.fixed_dictionaries(needed, optional={n[:-1]: f for n, f in fields.items() if n.endswith("_")})


EVIDENCE = st.lists(some(title=LINE, page_=PAGE, sha256_=HASH), min_size=1, max_size=20)
ANSWER = st.one_of(
    st.sampled_from(DEGREES), some(degree=st.sampled_from(DEGREES), note_=TEXT, reason_=TEXT, evidence_=EVIDENCE)
)
ANSWERS = st.dictionaries(st.sampled_from(PRACTICES), ANSWER, min_size=1, max_size=12)
SERVICES = st.lists(
    some(
        system=LINE,
        provider=st.just("示例云服务（江苏）有限公司"),
        model=st.sampled_from(["public", "private", "hybrid", "community"]),
        control_data=st.sampled_from(["true", "false"]),
    ),
    min_size=1,
    max_size=5,
)
CLOUD = some(filled_on=DAY, uses_cloud=st.sampled_from(["true", "false"]), services_=SERVICES, measures_=TEXT)
HELD = st.lists(
    some(
        track=st.sampled_from(["ics", "platform"]), level=st.sampled_from("12"), year=st.sampled_from(["2020", "2021"])
    ),
    min_size=1,
    max_size=4,
)
ENTERPRISE = some(
    uscc=st.just(HOME.uscc),
    name=st.just("示例 精密机械（南京）有限公司"),
    city=st.just("nanjing"),
    county_=st.just("320104"),
    zone_=st.just("nanjing-jiangbei"),
    industry=st.sampled_from(["34", "13"]),
    kind=st.sampled_from(["manufacturer", "platform_operator"]),
    profile=st.sampled_from([None, "discrete", "process", "utility"]),
    agency_=st.sampled_from(["nj-01", "xx-99"]),
    held_=HELD,
    carried_from_=st.just("2022"),
    contact=some(name=st.just("示例联系人"), phone=st.just("025-12345678-801"), email_=st.just("a.b@example.com")),
    uscc_exception_=some(reason=TEXT),
)
COMMITMENT = some(signed_on=DAY, sha256=HASH)
VERDICT = st.one_of(
    st.just("confirmed"),
    some(
        verdict=st.sampled_from(get_args(VerdictName)),
        to_=st.sampled_from(DEGREES),
        page_=PAGE,
        comment_=TEXT,
    ),
)
FINDING = some(
    practice=st.sampled_from(PRACTICES),
    severity=st.sampled_from(["high", "medium", "low"]),
    text=TEXT,
    opened_on=DAY,
    due=DAY,
)


def plain(root: Path, kind: str) -> Any:
    """A document as its model reads it; a short form is the long form with nothing else in it."""
    found = model_of(kind).model_validate(data(root, kind)).model_dump(exclude_none=True, exclude_defaults=True)
    for name, key in (("answers", "degree"), ("verdicts", "verdict")):
        if name in found:
            found[name] = {at: {key: value} if isinstance(value, str) else value for at, value in found[name].items()}
    return found


def write(root: Path, kind: str, values: dict[str, Any]) -> None:
    path = root / HOME.path(kind)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(document("", {"dossier": HOME.whose, **values}))


SLOW = examples(40, HealthCheck.data_too_large)


DOSSIER = some(enterprise=ENTERPRISE, cloud=CLOUD, answers=ANSWERS, commitment=st.none() | COMMITMENT, on=DAY)


@SLOW
@given(dossier=DOSSIER)
def test_any_dossier_comes_back(tmp_path_factory: pytest.TempPathFactory, dossier: Any) -> None:
    root = small_tree(tmp_path_factory.mktemp("any"))
    shutil.rmtree(root / HOME.folder)
    assessment = {"guideline": "ics-2023", "agency": "nj-01", "assessed_on": dossier["on"]}
    assessment |= {"commitment": dossier["commitment"]} if dossier["commitment"] else {}
    write(root, "enterprise", dossier["enterprise"])
    write(root, "cloud", dossier["cloud"])
    write(root, "self-assessment", {**assessment, "answers": dossier["answers"]})
    before = {kind: plain(root, kind) for kind in KINDS}
    content = exported(root)
    assert imported(root, content).texts == {}
    shutil.rmtree(root / HOME.folder)
    result = imported(root, content)
    assert codes(result) == []
    assert {kind: plain(root, kind) for kind in KINDS} == before
    assert imported(root, content).texts == {}


@SLOW
@given(
    verdicts=st.dictionaries(st.sampled_from(PRACTICES), VERDICT, max_size=10), findings=st.lists(FINDING, max_size=4)
)
def test_any_verification_comes_back(
    tmp_path_factory: pytest.TempPathFactory, verdicts: Any, findings: list[dict[str, Any]]
) -> None:
    root = small_tree(tmp_path_factory.mktemp("any"))
    named = [{"id": f"F{number:02}", **finding} for number, finding in enumerate(findings, 1)]
    rechecks = [
        {"finding": row["id"], "rechecked_on": row["due"], "result": "accepted", "degree": "met"} for row in named
    ]
    head = {"institution": "inst-01", "reviewer": "示例核查员", "verified_on": "2023-08-28"}
    lists = {"findings": named, "rechecks": rechecks} if named else {}
    write(root, "verification", {**head, "verdicts": verdicts, **lists})
    before = plain(root, "verification")
    content = exported(root, "verification")
    assert imported(root, content).texts == {}
    (root / HOME.path("verification")).unlink()
    assert codes(imported(root, content)) == []
    assert plain(root, "verification") == before


def test_an_import_says_whose_a_document_is(desk: Path, book: bytes) -> None:
    """First in a new one and in one that lacks it; what stands there already is for the check to judge."""
    path, whose = desk / ASSESSMENT, f"dossier: {HOME.whose}\n"
    before = path.read_text("utf-8")
    path.write_text(before.replace(whose, ""), "utf-8")
    imported(desk, book)
    assert path.read_text("utf-8") == before
    path.unlink()
    imported(desk, book)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    assert next(line for line in lines if not line.startswith("#")) == whose
    path.write_text(before.replace(whose, "dossier: 2023/91320106MA0YQ7RM0C\n"), "utf-8")
    assert imported(desk, book).texts == {}


def test_export_repeats(desk: Path, book: bytes) -> None:
    assert exported(desk) == book


def test_only_the_change_is_written(desk: Path, book: bytes) -> None:
    path = desk / ASSESSMENT
    path.write_text(path.read_text("utf-8").replace("PA01.3.1: mostly\n", "PA01.3.1: mostly   # 会议纪要三\n"), "utf-8")
    before = path.read_text("utf-8").splitlines()

    def work(book: Any) -> None:
        cell(book, "符合程度", "PA01.3.1").value = "部分符合"
        cell(book, "说明", "PA01.2.1").value = "改过的说明"

    result = imported(desk, edited(book, work))
    after = path.read_text("utf-8").splitlines()
    assert codes(result) == []
    assert result.taken == 2
    assert list(result.texts) == [ASSESSMENT]
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new for _, new in changed] == ["    note: 改过的说明", "  PA01.3.1: partly  # 会议纪要三"]
    assert imported(desk, edited(book, work)).texts == {}


def test_an_emptied_row_withdraws_the_answer(desk: Path, book: bytes) -> None:
    def work(book: Any) -> None:
        for heading in ("符合程度", "说明", "证明材料", "页码", "SHA-256"):
            cell(book, heading, "PA01.2.1").value = None

    assert codes(imported(desk, edited(book, work))) == []
    assert "PA01.2.1" not in data(desk)["answers"]


def test_form_and_lists_change_their_documents(desk: Path, book: bytes) -> None:
    def work(book: Any) -> None:
        entry(book, "联系电话").value = "０２５－８７６５４３２１"
        entry(book, "已有等级").value = "工控安全防护 1级 2021年\n平台 ２级 2022年度"
        entry(book, "县（市、区）").value = "玄武区"
        entry(book, "是否上云").value = True
        sheet = book["安全上云"]
        row = next(row for row in sheet.iter_rows() if row[1].value == "质量追溯")
        row[1].value = "质量追溯 "
        row[4].value = "是"

    result = imported(desk, edited(book, work))
    assert codes(result) == []
    enterprise = data(desk, "enterprise")
    assert enterprise["contact"]["phone"] == "025-87654321"
    assert [star["level"] for star in enterprise["held"]] == ["1", "2"]
    assert enterprise["county"] == "320102"
    assert data(desk, "cloud")["services"][1]["control_data"] == "true"
    assert "# 示例数据" in (desk / HOME.path("cloud")).read_text("utf-8")


def test_what_nobody_touched_does_not_replace_newer_answers(desk: Path, book: bytes, sentences: Hold) -> None:
    path = desk / ASSESSMENT
    path.write_text(path.read_text("utf-8").replace("PA01.4.1: partly", "PA01.4.1: met"), "utf-8")
    result = imported(desk, book)
    assert codes(result) == ["XJ735"]
    sentences(result.findings)
    assert data(desk)["answers"]["PA01.4.1"] == "met"
    assert imported(desk, book, overwrite=True).taken == 1
    assert data(desk)["answers"]["PA01.4.1"] == "partly"


def test_a_change_on_both_sides_is_told(desk: Path, book: bytes, sentences: Hold) -> None:
    path = desk / ASSESSMENT
    path.write_text(path.read_text("utf-8").replace("PA01.4.1: partly", "PA01.4.1: met"), "utf-8")

    def work(book: Any) -> None:
        cell(book, "符合程度", "PA01.4.1").value = "不符合"

    result = imported(desk, edited(book, work))
    assert codes(result) == ["XJ734"]
    sentences(result.findings)
    assert data(desk)["answers"]["PA01.4.1"] == "unmet"


def test_a_started_dossier_is_filled_in_place(desk: Path, book: bytes) -> None:
    from xingji.store.templates import Blank, blank_documents  # noqa: PLC0415

    before = data(desk)["answers"]
    blank = Blank(HOME.uscc, 2023, "nanjing", "", "nj-05")
    for name, text in blank_documents(blank, [Library(desk).full("ics-2023")], reference(SAMPLE)).items():
        (desk / HOME.folder / name).write_text(text, "utf-8")
    comments = [line for line in (desk / ASSESSMENT).read_text("utf-8").splitlines() if line.startswith("  # ")]
    assert codes(imported(desk, book)) == []
    text = (desk / ASSESSMENT).read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith("  # ")] == comments
    assert f"  {FIRST}: met\n" in text
    assert f"#{FIRST}" not in text
    assert data(desk)["answers"] == before
