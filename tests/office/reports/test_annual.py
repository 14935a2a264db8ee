"""The annual report: what it says of large, small and empty years, and what it must never say."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.cli.run import xingji
from tests.office.reports.made import annual_of
from tests.office.reports.readers import word_lines, word_text
from tests.office.reports.years import YEARS, large, year
from xingji.office.papers.template import Wanted
from xingji.office.reports.year.issue import annual_docx
from xingji.office.reports.year.report import annual_report
from xingji.programme.disclosure_control import HIDDEN
from xingji.store.editions import load_edition

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", YEARS)
def test_golden(name: str) -> None:
    found = "\n".join(word_lines(annual_of(name))) + "\n"
    path = GOLDEN / f"annual-{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8")


def cells(report: dict[str, Any]) -> list[str]:
    """Every cell of every table."""
    tables = [report["coverage"]["table"], report["outcome"]["results"], report["outcome"]["rises"]]
    for one in report["levels"]["tracks"]:
        tables += [one["city_table"], one["industry_table"]]
    tables += [one["table"] for one in report["missed"]["guidelines"]] + [report["agencies"]["table"]]
    return [cell for table in tables if table for row in table["rows"] for cell in row["cells"]]


def test_public_figures_show_no_small_count() -> None:
    shown = annual_report(year(large(), internal=False))
    levels = shown["levels"]["tracks"][0]
    table = [cell for row in levels["city_table"]["rows"] for cell in row["cells"]]
    assert HIDDEN in table
    assert not set(table) & {"1", "2", "3", "4"}
    drawn = [row for name in ("chart", "city_chart") if levels[name] for row in levels[name]["drawing"]["rows"]]
    assert not [row for row in drawn if row.get("value") in (1, 2, 3, 4) or set(row.get("counts") or ()) & {1, 2, 3, 4}]


def test_what_is_hidden_from_the_public_stands_in_the_internal_report() -> None:
    assert HIDDEN not in cells(annual_report(year(large(), internal=True)))


@pytest.mark.parametrize("internal", [True, False])
def test_internal_is_marked(internal: bool) -> None:
    marks = word_lines(annual_of("large-internal" if internal else "large-public"))[0]
    assert ("不得对外提供" in marks) is internal
    assert "示例数据" in marks


def test_real_data_bears_no_sample_mark() -> None:
    assert "示例数据" not in word_text(annual_docx(year([], internal=False, sample=False, known=False), Wanted()))


def test_every_chart_has_a_description_and_fits() -> None:
    document: Any = Document(io.BytesIO(annual_of("large-internal")))
    shapes = list(document.inline_shapes)
    assert len(shapes) == 3
    for shape in shapes:
        assert "：" in shape._inline.docPr.get("descr")
        assert shape.width.mm == pytest.approx(156, abs=0.1)


def test_tables_fit_the_page() -> None:
    document: Any = Document(io.BytesIO(annual_of("large-internal")))
    for table in document.tables:
        widths = [column.width.mm for column in table.columns]
        assert len(widths) == len(table.rows[0].cells)
        assert sum(widths) <= 157


def test_no_causes() -> None:
    for name in YEARS:
        assert not re.search("因为|由于|因此|导致|得益于", word_text(annual_of(name)))


def test_repeats_byte_for_byte() -> None:
    assert annual_docx(YEARS["large-public"](), Wanted()) == annual_of("large-public")


@pytest.mark.parametrize("more", [(), ("--internal",)])
def test_sample_year_names_no_enterprise(sample: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
    out = tmp_path / "报告.docx"
    ran = xingji("word", "annual", "2023", *more, "--out", out, cwd=sample)
    assert ran.code == 0, ran.err
    with zipfile.ZipFile(out) as package:
        whole = "\n".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())
    known = load_edition(sample, "2023")
    secrets = [
        text
        for head in known.dossiers
        for one in [head.enterprise]
        for text in (one.name, one.uscc, one.contact.name, one.contact.phone, one.contact.email)
    ]
    secrets += [
        text
        for table in known.agencies.values()
        for one in table.agencies
        for text in (one.contact.name, one.contact.phone, one.contact.email)
    ]
    assert len(secrets) > 300
    assert not [text for text in secrets if text and text in whole]
