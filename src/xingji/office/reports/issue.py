"""The finished files of the rectification report: Word from the office's template, PDF from ours."""

from __future__ import annotations

from datetime import date

from xingji.office.papers.package import dated, word_bytes
from xingji.office.papers.template import Template, Wanted
from xingji.office.reports.case import Case
from xingji.office.reports.charts import WIDTH, picture
from xingji.office.reports.rectification import Report, rectification_report
from xingji.office.reports.typeset import to_pdf

_TABLES = {
    "view": ("name", "counted", "claimed", "verified", "lowest", "below"),
    "gap": ("line", "item", "now", "wanted", "lacks"),
    "plan": ("step", "practice", "text", "degree", "effort", "after"),
    "open": ("practice", "text", "degree", "risk"),
    "findings": ("number", "problem", "demand", "clock"),
}
_SECTIONS = {
    "scope": "依据和范围",
    "view": "总体情况",
    "gap": "差距",
    "plan": "最省的方案",
    "open": "仍然敞开的风险",
    "findings": "问题清单",
    "unseen": "未核查的内容",
    "contact": "联系",
}

TEMPLATE = Template(
    file="rectification.docx",
    fields={
        "title": "标题",
        "internal": "内部标注",
        "sample": "示例数据标注，正式数据为空",
        "name": "企业名称",
        "day": "状态日期",
        "institution": "核查机构",
        "cover": "封面各行",
        "cover.label": "封面：项目",
        "cover.value": "封面：内容",
        **{f"{name}.heading": f"{title}：标题" for name, title in _SECTIONS.items()},
        **{f"{name}.sentences": f"{title}：各段文字" for name, title in _SECTIONS.items()},
        **{f"{name}.table": f"{_SECTIONS[name]}：表，没有则为空" for name in _TABLES},
        **{f"{name}.table.title": f"{_SECTIONS[name]}：表名" for name in _TABLES},
        **{f"{name}.table.rows": f"{_SECTIONS[name]}：表的各行" for name in _TABLES},
        **{f"{name}.table.rows.{cell}": f"{_SECTIONS[name]}：表的一格" for name in _TABLES for cell in _TABLES[name]},
        "scope.digest": "细则的SHA-256",
        "view.unit": "图表按什么分行：能力域或过程域",
        "view.chart.picture": "等级图，须独占一段",
        "view.chart.caption": "图名",
        "view.chart.note": "图的说明",
        "receipt.title": "回执标题",
        "receipt.text": "回执文字",
        "receipt.blanks": "回执各栏",
    },
    required=frozenset(
        {"internal", "sample", "cover.value", "scope.sentences", "view.sentences", "view.chart.picture"}
        | {f"{name}.table.rows.{_TABLES[name][0]}" for name in ("gap", "plan", "findings")}
        | {"unseen.sentences", "findings.sentences"}
    ),
)
"""Without these placeholders a report would hide what it is or what it found."""


def rectification_docx(case: Case, day: date, wanted: Wanted) -> bytes:
    """The report for Word. Raises PaperError."""
    from xingji.office.papers.filling import rendered  # noqa: PLC0415  the Word library, which nothing else needs
    from xingji.office.reports.pictures import Picture, marker, place  # noqa: PLC0415  Word too

    report = rectification_report(case, day)
    title, made = _title(report), dated(case.edition.edition)
    chart = report["view"]["chart"]
    chart["picture"] = marker("profile")
    document = rendered(TEMPLATE, report, wanted)
    drawn = Picture(picture(chart["drawing"]), WIDTH, chart["alt"])
    place(document, {"profile": drawn})
    return word_bytes(document, title, made)


def rectification_pdf(case: Case, day: date) -> bytes:
    """The report as PDF, dated like the Word file. Raises PaperError."""
    return to_pdf("rectification.typ", rectification_report(case, day), dated(case.edition.edition).date())


def _title(report: Report) -> str:
    return f"{report['title']} {report['name']}"
