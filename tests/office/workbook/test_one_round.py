"""Ten human mistakes in one workbook: all of them in one round, in the words of the sheets."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.run import xingji
from tests.sentences import LANGS, Hold
from xingji.messages.catalogue import Lang

from .desk import ASSESSMENT, FIRST, HOME, cell, column, data, edited, entry, exported, imported, rezipped
from .test_command import agencies_row

GOLDEN = Path(__file__).parent / "golden"


def mistakes(book: Any) -> None:
    """As they come from people: words of their own, merged cells, contents that the rules refuse."""
    first = book.worksheets[1]
    note = column(first, "说明")
    cell(book, "符合程度").value = "不适用"
    cell(book, "符合程度", "PA01.2.1").value = "大概符合"
    cell(book, "不适用理由", "PA01.2.1").value = "没有无线网络"
    cell(book, "不适用理由", "PA01.2.2").value = "没有无线网络"
    cell(book, "说明", "PA01.3.1").value = "找王工，13912345678"
    cell(book, "页码", "PA01.3.2").value = "第三页"
    first.merge_cells(start_row=10, end_row=11, start_column=note, end_column=note)
    first.merge_cells(start_row=13, end_row=14, start_column=note, end_column=note)
    entry(book, "行业大类").value = "化工"
    entry(book, "联系电话").value = "12345"
    entry(book, "自评估咨询服务机构").value = "nj-99"
    entry(book, "自评估日期").value = "7月12日"
    entry(book, "是否上云").value = "否"


def held(name: str, shown: str) -> None:
    """`XINGJI_WRITE_EXPECTED=1` writes what is said now: read every line of the change."""
    path = GOLDEN / name
    if os.environ.get("XINGJI_WRITE_EXPECTED"):
        path.write_text(shown, "utf-8", newline="\n")
    assert shown == path.read_text("utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_ten_mistakes(desk: Path, book: bytes, lang: Lang) -> None:
    (desk / HOME.path("rectification")).unlink()  # it names the agency too
    (desk / "自评估.xlsx").write_bytes(edited(book, mistakes))
    before = (desk / ASSESSMENT).read_bytes()
    done = xingji("workbook", "import", "自评估.xlsx", "--lang", lang, cwd=desk)
    assert done.code == 1
    assert (desk / ASSESSMENT).read_bytes() == before
    held(f"ten-mistakes.{lang}.txt", done.out)


@pytest.mark.parametrize("lang", LANGS)
def test_mistakes_in_the_table_of_a_city(desk: Path, lang: Lang) -> None:
    def work(book: Any) -> None:
        rows = {name: agencies_row(book, name) for name in ("nj-01", "nj-02", "nj-03", "nj-04", "nj-05")}
        rows["nj-01"][1].value, rows["nj-01"][3].value = "NJ01", "是"
        rows["nj-02"][7].value = rows["nj-02"][8].value = None
        rows["nj-03"][6].value = "没有"
        rows["nj-04"][4].value, rows["nj-04"][9].value = None, "十几家"
        rows["nj-05"][8].value = "abc"

    assert xingji("word", "agencies", "2023", "nanjing", "--out", "附件3.xlsx", cwd=desk).code == 0
    (desk / "附件3.xlsx").write_bytes(edited((desk / "附件3.xlsx").read_bytes(), work))
    held(f"table-of-a-city.{lang}.txt", xingji("workbook", "import", "附件3.xlsx", "--lang", lang, cwd=desk).out)


@pytest.mark.parametrize("lang", LANGS)
def test_mistakes_of_a_reviewer(desk: Path, lang: Lang) -> None:
    """A row that cannot be used hides neither the others nor the rules across documents, and nobody misses it."""

    def work(book: Any) -> None:
        cell(book, "核查结论").value = "下调"
        for at, verdict in (("PA01.2.1", "下调"), ("PA01.3.1", "不同意不适用"), ("PA01.2.2", "需补充材料")):
            cell(book, "核查结论", at).value = verdict
        cell(book, "下调为", "PA01.2.1").value = "符合"
        cell(book, "意见", "PA01.2.1").value = cell(book, "意见", "PA01.3.1").value = "材料不全"
        cell(book, "材料页码", "PA01.2.2").value = "前几页"
        cell(book, "意见", "PA01.3.2").value = "只有意见"
        entry(book, "核查日期").value = "2022-08-28"
        findings, rechecks = book["问题清单"], book["整改复核"]
        findings["B4"].value, findings["F5"].value = "f1", "2023年8月"
        for number, value in enumerate(("F77", "PA01.1.1", "高", "问题", "2023-09-02", "2023-09-01"), 2):
            findings.cell(10, number).value = value
        for number, value in enumerate(("F55", "2023-09-01", "通过"), 2):
            rechecks.cell(10, number).value = value

    (desk / "核查.xlsx").write_bytes(edited(exported(desk, "verification"), work))
    held(f"of-a-reviewer.{lang}.txt", xingji("workbook", "import", "核查.xlsx", "--lang", lang, cwd=desk).out)


def test_a_verdict_that_waits_for_a_visit_and_a_registration_without_profile(desk: Path, book: bytes) -> None:
    def reviewed(book: Any) -> None:
        cell(book, "核查结论").value, cell(book, "意见").value = "待现场核查", "现场核对标签"

    def registered(book: Any) -> None:
        entry(book, "生产类型").value = None

    (desk / "核查.xlsx").write_bytes(edited(exported(desk, "verification"), reviewed))
    assert xingji("workbook", "import", "核查.xlsx", cwd=desk).code == 0
    text = (desk / ASSESSMENT).with_name("verification.yaml").read_text("utf-8")
    assert "  PA01.1.1:\n    verdict: accepted_pending_visit\n" in text
    (desk / "自评估.xlsx").write_bytes(edited(book, registered))
    ran = xingji("workbook", "import", "自评估.xlsx", cwd=desk)
    assert ran.code == 1
    assert "封面!C19 生产类型 错误 XJ338  工业企业没有填“生产类型”" in ran.out
    assert "通常是离散制造" in ran.out


def test_a_thousand_of_one_kind_are_counted(desk: Path, book: bytes, sentences: Hold) -> None:
    merged = "".join(f'<mergeCell ref="J{row}:K{row}"/>' for row in [*range(4, 40)] * 20)
    part = f"<mergeCells>{merged}</mergeCells><dataValidations".encode()
    content = rezipped(book, {"xl/worksheets/sheet2.xml": lambda xml: xml.replace(b"<dataValidations", part, 1)})
    found = imported(desk, content, write=False).findings
    told = [one.code for one in found]
    assert told.count("XJ736") == 200
    assert dict(found[-1].values)["count"] == str(20 * 36 - 200 - 20 * _beyond(book))
    sentences(found[-1:])


def _beyond(book: bytes) -> int:
    """Rows below the last practice, where nothing is entered."""
    rows = {practice.row for practice in openpyxl.load_workbook(io.BytesIO(book)).worksheets[1]["B"][3:]}
    return len(set(range(4, 40)) - rows)


def test_a_trial_answers_whether_it_would_pass(desk: Path, book: bytes) -> None:
    """And what it does not find is not found afterwards either."""

    def no_reason(book: Any) -> None:
        cell(book, "符合程度").value = "不适用"

    for content, word, code in ((book, "检查能够通过", 0), (edited(book, no_reason), "请先改正上面的1个错误", 1)):
        (desk / "a.xlsx").write_bytes(content)
        before = (desk / ASSESSMENT).read_bytes()
        trial = xingji("workbook", "import", "a.xlsx", "--dry-run", "--format", "json", cwd=desk)
        assert (desk / ASSESSMENT).read_bytes() == before
        assert word in xingji("workbook", "import", "a.xlsx", "--dry-run", cwd=desk).out
        real = xingji("workbook", "import", "a.xlsx", "--format", "json", cwd=desk)
        assert trial.code == real.code == code
        assert trial.json()["findings"] == real.json()["findings"]


def test_sums_agree_with_what_was_said(desk: Path, book: bytes) -> None:
    (desk / "a.xlsx").write_bytes(edited(book, mistakes))
    done = xingji("workbook", "import", "a.xlsx", cwd=desk)
    told = sum(" 错误 XJ" in line for line in done.out.splitlines())
    assert f"有 {told} 处错误" in done.out
    assert f"共{told}个错误" in done.out


def test_what_cannot_be_read_is_not_judged(desk: Path, book: bytes) -> None:
    """A row without a readable degree, a new dossier without a readable sheet: no rule speaks of what is not there."""

    def work(book: Any) -> None:
        cell(book, "符合程度").value = "=1+1"
        cell(book, "不适用理由").value = "没有"
        book.worksheets[1].cell(3, column(book.worksheets[1], "页码")).value = "页"

    (desk / ASSESSMENT).unlink()
    (desk / "a.xlsx").write_bytes(edited(book, work))
    told = xingji("workbook", "import", "a.xlsx", "--format", "json", cwd=desk).json()["findings"]
    assert {"XJ713"} <= {row["code"] for row in told}
    assert not {"XJ327", "XJ329"} & {row["code"] for row in told}


def test_two_workbooks_for_one_place(desk: Path, book: bytes, sentences: Hold) -> None:
    folder = desk / "收到"
    folder.mkdir()
    (folder / "自评估 - 副本.xlsx").write_bytes(book)
    (folder / "自评估.xlsx").write_bytes(edited(book, lambda book: setattr(cell(book, "符合程度"), "value", "不符合")))
    (folder / "核查.xlsx").write_bytes(exported(desk, "verification"))
    before = (desk / ASSESSMENT).read_bytes()
    done = xingji("workbook", "import", "收到", "收到/自评估.xlsx", "--format", "json", cwd=desk)
    twins = [row for row in done.json()["findings"] if row["code"] == "XJ750"]
    assert [row["path"] for row in twins] == ["收到/自评估 - 副本.xlsx", "收到/自评估.xlsx"]
    assert ["收到/自评估.xlsx" in twins[0]["message"], "收到/自评估 - 副本.xlsx" in twins[1]["message"]] == [True, True]
    assert done.json()["summary"]["refused"] == 2
    assert (desk / ASSESSMENT).read_bytes() == before
    importer = imported(desk, book).faults
    from xingji.office.workbook.package import UnfitError  # noqa: PLC0415

    importer.add(UnfitError("XJ750", other="收到/自评估 - 副本.xlsx"))
    sentences(importer.found[-1:])


def test_a_name_without_a_list(desk: Path, book: bytes, sentences: Hold) -> None:
    (desk / "submissions/2023/nanjing/agencies.yaml").unlink()

    def work(book: Any) -> None:
        entry(book, "自评估咨询服务机构").value = "示例网络安全评估有限公司"

    result = imported(desk, edited(book, work), write=False)
    assert [found.code for found in result.findings] == ["XJ751"]
    sentences(result.findings)


class TestMemory:
    """What one's own import left is no change by others."""

    def _answer(self, path: Path, word: str, practice: str = FIRST) -> None:
        path.write_bytes(
            edited(path.read_bytes(), lambda book: setattr(cell(book, "符合程度", practice), "value", word))
        )

    def _codes(self, desk: Path, name: str, *more: str) -> list[str]:
        told = xingji("workbook", "import", name, "--format", "json", *more, cwd=desk).json()["findings"]
        return [row["code"] for row in told if row["code"].startswith("XJ7")]

    def test_corrections_are_not_shouted_at(self, desk: Path, book: bytes) -> None:
        path = desk / "a.xlsx"
        path.write_bytes(book)
        for word, degree in (("基本符合", "mostly"), ("部分符合", "partly"), ("符合", "met")):
            self._answer(path, word)
            assert self._codes(desk, "a.xlsx") == []
            assert data(desk)["answers"][FIRST] == degree

    def test_nor_those_in_the_copy_with_comments(self, desk: Path, book: bytes) -> None:
        (desk / "a.xlsx").write_bytes(book)
        self._answer(desk / "a.xlsx", "基本符合")
        assert self._codes(desk, "a.xlsx", "--annotate", "b.xlsx") == []
        self._answer(desk / "b.xlsx", "符合")
        assert self._codes(desk, "b.xlsx") == []
        assert data(desk)["answers"][FIRST] == "met"

    def test_changes_by_others_are_told(self, desk: Path, book: bytes) -> None:
        path, assessment = desk / "a.xlsx", desk / ASSESSMENT
        path.write_bytes(book)
        self._answer(path, "基本符合")
        self._codes(desk, "a.xlsx")
        changed = assessment.read_text("utf-8").replace(f"{FIRST}: mostly", f"{FIRST}: unmet")
        assessment.write_text(changed, "utf-8")
        self._answer(path, "部分符合")
        assert self._codes(desk, "a.xlsx") == ["XJ734"]

    def test_an_older_copy_reverts_nothing(self, desk: Path, book: bytes) -> None:
        for name in ("a.xlsx", "old.xlsx"):
            (desk / name).write_bytes(book)
        self._answer(desk / "a.xlsx", "基本符合")
        self._codes(desk, "a.xlsx")
        assert self._codes(desk, "old.xlsx") == ["XJ735"]
        assert data(desk)["answers"][FIRST] == "mostly"

    def test_a_trial_leaves_nothing_and_a_lost_memory_costs_warnings(self, desk: Path, book: bytes) -> None:
        kept = Path(os.environ["XINGJI_CACHE"]) / "imports"
        before = set(kept.glob("*")) if kept.exists() else set()
        (desk / "a.xlsx").write_bytes(book)
        self._answer(desk / "a.xlsx", "基本符合")
        self._codes(desk, "a.xlsx", "--dry-run")
        assert not kept.exists() or set(kept.glob("*")) == before
        self._codes(desk, "a.xlsx")
        (new,) = set(kept.glob("*")) - before
        if os.name == "posix":
            assert (kept.stat().st_mode & 0o777, new.stat().st_mode & 0o777) == (0o700, 0o600)
        new.write_text("[1", "utf-8")
        self._answer(desk / "a.xlsx", "部分符合")
        assert self._codes(desk, "a.xlsx") == ["XJ734"]


def test_what_is_judged_in_a_trial_is_private(desk: Path, tmp_path: Path) -> None:
    from xingji.office.workbook.trial import lay  # noqa: PLC0415

    lay(desk, tmp_path / "trial", [HOME.uscc], {ASSESSMENT: b"answers: {}\n"})
    files = [path for path in (tmp_path / "trial").rglob("*") if path.is_file()]
    assert (tmp_path / "trial" / ASSESSMENT).read_bytes() == b"answers: {}\n"
    assert {path.name for path in files} >= {"edition.yaml", "agencies.yaml", "enterprise.yaml", "province.yaml"}
    if os.name == "posix":
        assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
