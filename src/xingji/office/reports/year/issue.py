"""The finished annual report for Word: figures in, pictures drawn, template filled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xingji.office.papers.package import dated, word_bytes
from xingji.office.papers.template import Template, Wanted
from xingji.office.reports.charts import WIDTH, picture
from xingji.office.reports.year.report import YearFigures, annual_report

_SECTIONS = {
    "about": "总体情况",
    "coverage": "覆盖情况",
    "levels": "等级情况",
    "outcome": "评定结果和变化",
    "missed": "最常缺失的实践",
    "agencies": "机构",
    "method": "口径和方法",
}
_TABLES = {
    "coverage.table": "覆盖情况",
    "levels.tracks.city_table": "各市等级",
    "levels.tracks.industry_table": "各行业等级",
    "outcome.results": "评定结果",
    "outcome.rises": "等级变化",
    "missed.guidelines.table": "最常缺失的实践",
    "agencies.table": "机构",
}
_CHARTS = {
    "coverage.chart": "覆盖率图",
    "levels.tracks.chart": "各等级家数图",
    "levels.tracks.city_chart": "各市等级图",
}
_TABLE_PARTS = {
    "": "",
    ".title": "：表名",
    ".label": "：第一栏的栏目",
    ".columns": "：其余栏目",
    ".rows": "：各行",
    ".rows.label": "：第一格",
    ".rows.cells": "：其余各格",
    ".note": "：注",
}
_CHART_PARTS = {"": "", ".picture": "，须独占一段", ".caption": "：图名"}

TEMPLATE = Template(
    file="annual.docx",
    fields={
        "title": "标题",
        "subtitle": "数据日期",
        "internal": "内部标注，隐去小数的版本为空",
        "sample": "示例数据标注，正式数据为空",
        **{f"{name}.heading": f"{title}：标题" for name, title in _SECTIONS.items()},
        **{f"{name}.sentences": f"{title}：各段文字" for name, title in _SECTIONS.items() if name != "missed"},
        **{
            f"{table}{part}": f"{title}表{rest}"
            for table, title in _TABLES.items()
            for part, rest in _TABLE_PARTS.items()
        },
        **{
            f"{chart}{part}": f"{title}{rest}"
            for chart, title in _CHARTS.items()
            for part, rest in _CHART_PARTS.items()
        },
        "levels.tracks": "各类型的等级",
        "levels.tracks.heading": "类型：标题",
        "levels.tracks.sentences": "类型：各段文字",
        "missed.guidelines": "各细则的缺失实践",
        "missed.guidelines.sentence": "细则：文字",
        "method.digests": "各细则的SHA-256",
    },
    required=frozenset(
        {"title", "subtitle", "internal", "sample", "about.sentences", "method.sentences", "method.digests"}
    ),
)
"""Without these placeholders a report would hide what it is and how it was made."""


def annual_docx(year: YearFigures, wanted: Wanted) -> bytes:
    """The report for Word. Raises PaperError."""
    from xingji.office.papers.filling import rendered  # noqa: PLC0415  the Word library, which nothing else needs
    from xingji.office.reports.pictures import Picture, marker, place  # noqa: PLC0415  Word too

    report = annual_report(year)
    made, title = dated(year.edition.edition), "".join(report["title"].split())
    pictures = {}
    for number, chart in enumerate(_charts(report)):
        name = f"chart{number}"
        chart["picture"] = marker(name)
        pictures[name] = Picture(picture(chart["drawing"]), WIDTH, chart["alt"])
    document = rendered(TEMPLATE, report, wanted)
    place(document, pictures)
    return word_bytes(document, title, made)


def _charts(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    parts = [report["coverage"]["chart"]]
    for track in report["levels"]["tracks"]:
        parts += [track["chart"], track["city_chart"]]
    yield from (chart for chart in parts if chart)
