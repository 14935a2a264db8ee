"""The rectification report at every stage, in Word and PDF, read by second programs."""

from __future__ import annotations

import io
import os
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from tests.office.reports.cases import (
    AGENCY,
    DAY,
    INSTITUTION,
    NAME,
    STAGES,
    case,
    met_up_to,
    three_findings,
    verification,
)
from tests.office.reports.made import pdf_of, word_of
from tests.office.reports.readers import pdf_text, squeezed, word_lines, word_text
from xingji.model.guideline import Wording
from xingji.office.papers.template import Wanted
from xingji.office.reports.case import Case
from xingji.office.reports.issue import rectification_docx, rectification_pdf
from xingji.office.reports.rectification import rectification_report
from xingji.scoring.plan import plan

GOLDEN = Path(__file__).parent / "golden"


def sentences(made: Case, *names: str) -> str:
    report = rectification_report(made, DAY)
    return "\n".join(line for name in names for line in report[name]["sentences"])


@pytest.mark.needs("poppler")
@pytest.mark.parametrize("stage", STAGES)
def test_word_and_pdf_say_the_same(stage: str) -> None:
    made = STAGES[stage]()
    report = rectification_report(made, DAY)
    word, pdf = squeezed(word_text(word_of(stage))), pdf_text(pdf_of(stage))
    said = [line for part in report.values() if isinstance(part, dict) for line in part.get("sentences", ())]
    said += [report["title"], report["internal"], report["sample"], *(row["value"] for row in report["cover"])]
    said += [row["practice"].split("\n")[0] for row in (report["plan"]["table"] or {"rows": []})["rows"]]
    for line in map(squeezed, said):
        assert line in word, line
        assert line in pdf, line
    assert "{{" not in word


def test_golden() -> None:
    found = "\n".join(word_lines(word_of("verified"))) + "\n"
    path = GOLDEN / "rectification.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8")


def test_levels_and_plan_are_those_of_the_score() -> None:
    made = three_findings()
    said = sentences(made, "view", "plan")
    wanted = plan(made.degrees, made.ruleset, made.result.level + 1)
    assert f"由{wanted.start}级到{wanted.target}级" in said
    assert f"{len(wanted.practices)}条实践" in said
    assert f"投入合计{wanted.effort}，" in said
    rows = rectification_report(made, DAY)["plan"]["table"]["rows"]
    assert {row["practice"].split("\n")[0] for row in rows} == set(wanted.practices)
    assert [row["step"].split("（")[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    order = [row["practice"].split("\n")[0] for row in rows]
    for practice in order:
        needs = [need for need in made.ruleset.practices[practice].needs if need in order]
        assert all(order.index(need) < order.index(practice) for need in needs)
    assert f"达到{wanted.target}级" in rows[-1]["after"]
    assert all(f"达到{wanted.target}级" not in row["after"] for row in rows[:-1])


def test_gaps_are_the_lines_that_fail() -> None:
    made = three_findings()
    assert made.result.blocking is not None
    lines = made.result.blocking.lines
    rows = rectification_report(made, DAY)["gap"]["table"]["rows"]
    told = [(row["line"], row["item"].split()[0]) for row in rows]
    wanted = [("关键项", key) for key in lines.keys] + [("底线", name) for name, _ in lines.low_domains]
    assert told == wanted
    assert lines.sum.holds
    assert "已过总分线" in sentences(made, "gap")


def test_a_sum_that_is_too_low_says_what_it_lacks() -> None:
    made = case(lambda practice: "met" if practice.level == 1 else "partly" if practice.level == 2 else "unmet")
    assert made.result.blocking is not None
    line = made.result.blocking.lines.sum
    rows = rectification_report(made, DAY)["gap"]["table"]["rows"]
    (row,) = [row for row in rows if row["line"] == "总分线"]
    assert (row["now"], row["wanted"]) == (f"50%（{line.earned}／{line.possible}）", "80%")
    assert row["lacks"] == f"{line.possible * 8 // 10 - line.earned}分"


def test_what_stays_open_is_told_though_the_level_is_reached() -> None:
    made = three_findings()
    report = rectification_report(made, DAY)
    planned = {row["practice"] for row in report["plan"]["table"]["rows"]}
    left = report["open"]["table"]["rows"]
    assert left
    assert not planned & {row["practice"] for row in left}
    risks = [float(row["risk"]) for row in left]
    assert risks == sorted(risks, reverse=True)


def test_a_finding_tells_what_counts_as_met_in_the_words_of_the_profile() -> None:
    made = case(verification=verification(1))
    first, *rest = made.guideline.areas
    about = made.findings[0].practice
    own = Wording(text="示例：机床车间的写法。", evidence=["示例机床清单"])
    told = {
        "profiles": {"discrete": own},
        "met": "示例：逐台有登记。",
        "partly": "示例：过半有登记。",
        "onsite": "示例：看机床。",
    }
    practices = [one.model_copy(update=told) if one.id == about else one for one in first.practices]
    areas = [first.model_copy(update={"practices": practices}), *rest]
    other = replace(made, guideline=made.guideline.model_copy(update={"areas": areas}))
    (row,) = rectification_report(other, DAY)["findings"]["table"]["rows"]
    lines = row["demand"].split("\n")
    assert lines[1:5] == [own.text, "符合：示例：逐台有登记。", "部分符合：示例：过半有登记。", "可出示：示例机床清单"]
    assert lines[5].startswith("线上复核：")
    assert lines[6] == "现场查看：示例：看机床。"


def test_self_assessment_alone_is_called_so() -> None:
    said = sentences(STAGES["assessed"](), "scope", "view", "findings", "unseen")
    assert "线上核查尚未进行" in said
    assert "核查等级（" not in said
    assert "企业自评等级：1级（基础建设级，1星）。" in said


def test_what_waits_for_a_visit_is_named() -> None:
    assert "下列1条实践待现场核实，在现场看过之前暂按认可计：PA03.1.1。" in sentences(three_findings(), "unseen")
    assert "待现场核实" not in sentences(STAGES["top"](), "unseen")


def test_top_level_needs_no_plan() -> None:
    report = rectification_report(STAGES["top"](), DAY)
    assert report["gap"]["table"] is report["plan"]["table"] is report["findings"]["table"] is None
    assert "已达到本类型的最高等级" in report["gap"]["sentences"][0]
    assert report["view"]["chart"]["drawing"]["target"] is None
    assert report["findings"]["sentences"] == ["线上核查没有提出问题。"]


def test_top_level_names_what_is_not_met() -> None:
    made = case(lambda practice: "mostly" if practice.id.startswith("PA39.5.") else "met")
    report = rectification_report(made, DAY)
    assert made.result.level == 5
    assert report["gap"]["table"] is None
    assert "PA39.5.1" in report["gap"]["sentences"][1]


def test_level_0_says_what_level_1_lacks() -> None:
    made = STAGES["level-0"]()
    report = rectification_report(made, DAY)
    assert "核查等级（核查结论、已通过的整改和现场结论计入后）：未达标。" in report["view"]["sentences"]
    assert report["gap"]["sentences"][0].startswith("达到1级")
    lines = [row["line"] for row in report["gap"]["table"]["rows"]]
    assert lines.count("总分线") == 1
    assert lines.count("底线") == 10
    assert lines.count("关键项") == sum(p.key for p in made.ruleset.practices.values() if p.level == 1)


def test_unanswered_practices_are_counted() -> None:
    assert "条实践没有回答，按不符合计。" in sentences(STAGES["unanswered"](), "view")


def test_platform_has_no_stars_and_shows_its_seven_areas() -> None:
    report = rectification_report(STAGES["platform"](), DAY)
    assert "企业自评等级：1级（基本级）。" in report["view"]["sentences"]
    assert len(report["view"]["table"]["rows"]) == 7
    assert report["view"]["unit"] == "过程域"


def test_nothing_in_the_count() -> None:
    assert "不能给出方案" in sentences(STAGES["nothing-counts"](), "plan")


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2023, 8, 20), "整改中，剩12天"),
        (date(2023, 9, 1), "整改中，今天到期"),
        (date(2023, 9, 5), "已逾期4天"),
        (date(2023, 9, 8), "逾期反馈待复核"),
        (date(2023, 9, 12), "已关闭"),
    ],
)
def test_clocks(day: date, state: str) -> None:
    made = case(
        verification=verification(
            1,
            rechecks=[{"finding": "F01", "rechecked_on": "2023-09-12", "result": "accepted", "degree": "met"}],
        ),
        rectification={
            "agency": "nj-02",
            "responses": [{"finding": "F01", "answered_on": "2023-09-07", "measure": "已整改"}],
        },
    )
    (row,) = rectification_report(made, day)["findings"]["table"]["rows"]
    assert row["clock"].split("\n")[0] == state


def test_extended_due_day_is_named() -> None:
    made = three_findings()
    later = [row._replace(due=(date.fromisoformat(row.due) + timedelta(days=30)).isoformat()) for row in made.findings]
    object.__setattr__(made, "findings", later)
    assert (
        "（原期限2023-09-03，已批准延期）" in rectification_report(made, DAY)["findings"]["table"]["rows"][0]["clock"]
    )


HOSTILE = '#panic("x") $x^2$ *b* `raw` \\u{41} {{ 7*7 }}{% for x in y %} <w:t>&amp;]]> "a" @ref // 注释 = + -'


@pytest.mark.needs("poppler")
def test_text_is_never_markup() -> None:
    made = case(met_up_to(1), verification=verification(2, text=HOSTILE))
    made.names.update({"nj-02": f"机构{HOSTILE}", "inst-01": "=cmd|' /C calc'!A0"})
    for text in (
        squeezed(word_text(rectification_docx(made, DAY, Wanted()))),
        pdf_text(rectification_pdf(made, DAY)),
    ):
        assert text.count(squeezed(HOSTILE)) >= 4
        assert "=cmd|'/CCalc'!A0".lower() in text.lower()


@pytest.mark.needs("poppler")
def test_nobody_is_named() -> None:
    for whole in (word_text(word_of("verified")), pdf_text(pdf_of("verified"))):
        text = squeezed(whole)
        assert all(squeezed(name) in text for name in (NAME, AGENCY, INSTITUTION))
        for canary in ("示例联系人甲", "025-80001001", "canary@example.com", "示例核查员甲"):
            assert canary not in text


@pytest.mark.needs("poppler")
def test_sample_mark_only_on_sample_data() -> None:
    real = case(sample=False)
    word = rectification_docx(real, DAY, Wanted())
    assert "不代表任何真实企业" not in word_text(word)
    assert "不代表任何真实企业" not in pdf_text(rectification_pdf(real, DAY))
    assert word_lines(word)[0] == "内部"


def test_files_repeat_byte_for_byte() -> None:
    again = three_findings()
    assert rectification_docx(again, DAY, Wanted()) == word_of("verified")
    assert rectification_pdf(again, DAY) == pdf_of("verified")


def test_version_follows_the_documents() -> None:
    other = case(met_up_to(2))
    assert case(met_up_to(1)).digest == case(met_up_to(1)).digest != other.digest


def test_chart_has_a_description() -> None:
    document: Any = Document(io.BytesIO(word_of("verified")))
    (shape,) = document.inline_shapes
    described = shape._inline.docPr.get("descr")
    assert described.startswith("条形图：各能力域的等级。工业设备安全")
    assert shape.width.mm == pytest.approx(156, abs=0.1)


def test_pdf_tells_its_title_and_day() -> None:
    made = PdfReader(io.BytesIO(pdf_of("verified"))).metadata
    assert made
    assert made.title == f"整改建议书 {NAME}"
    assert made.creation_date
    assert made.creation_date.date() == date(2023, 1, 1)


def test_report_with_300_findings_is_quick() -> None:
    made = STAGES["300-findings"]()
    start = time.thread_time()
    rectification_docx(made, DAY, Wanted())
    assert time.thread_time() - start < 2
    start = time.process_time()  # Typst works in threads of its own
    rectification_pdf(made, DAY)
    assert time.process_time() - start < 2


def test_bars_end_where_the_scale_says() -> None:
    placed: list[tuple[str, float]] = []

    def note(text: str, cm: list[float], tm: list[float], *_: Any) -> None:
        placed.append((text.strip(), (tm[4] * cm[0] + cm[4]) * 25.4 / 72))

    page = next(page for page in PdfReader(io.BytesIO(pdf_of("verified"))).pages if "最低" in page.extract_text())
    page.extract_text(visitor_text=note)
    at = dict(reversed(placed))
    unit = at["1"] - at["0"]
    assert unit > 10
    for number in ("1.8", "2.0", "1.2"):
        assert 0 < at[number] - at["0"] - float(number) * unit < 4, number
    assert abs((at["2"] + 0.8) - (at["目标 2 级"] + 6)) < 2


@pytest.mark.needs("poppler")
@pytest.mark.parametrize("letter", ["囗", "@"])
def test_longest_text_stays_whole_in_the_pdf(letter: str) -> None:
    made = case(verification=verification(2, text=letter * 2000))
    assert pdf_text(rectification_pdf(made, DAY)).count(letter) == 4000
