"""Open data files."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.publish.conftest import NOW
from xingji.publish.data import DataSet, headers, marked, to_csv, to_json, to_xlsx, write_data
from xingji.publish.record import FIELD_NAMES
from xingji.publish.site import Site


@pytest.fixture
def data(small: Site) -> DataSet:
    return DataSet(2022, True, [record for record in small.records if record.edition == 2022])


def test_json(data: DataSet) -> None:
    content = json.loads(to_json(data, NOW))
    assert {key: content[key] for key in ("edition", "sample", "total", "generated_at")} == {
        "edition": 2022,
        "sample": True,
        "total": 3,
        "generated_at": "2026-01-15T08:30:00+00:00",
    }
    assert [tuple(record) for record in content["records"]] == [FIELD_NAMES] * 3
    assert content["records"][0]["published_on"] == "2022-11-30"


def test_csv(data: DataSet) -> None:
    content = to_csv(data)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 4
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert list(rows[0]) == headers()
    assert (rows[0]["设区市"], rows[0]["备注"]) == ("南京市", "示例数据，不代表任何真实企业")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_csv_cells_are_no_formulas(data: DataSet, start: str) -> None:
    record = replace(data.records[0], withdrawn_reason=f"{start}HYPERLINK()")
    rows = list(csv.reader(io.StringIO(to_csv(DataSet(2022, True, [record])).decode("utf-8-sig"))))
    assert rows[1][FIELD_NAMES.index("withdrawn_reason")] == f"'{start}HYPERLINK()"


def test_csv_keeps_what_excel_would_change(data: DataSet) -> None:
    """A code of eighteen digits opened by a double click would lose three; one with E would become a number as well."""
    given = ("913201061234567870", "913201150000000E12", "91320106MA0YQ7RM0C")
    records = [replace(data.records[0], uscc=code, withdrawn_reason="3-5") for code in given]
    text = to_csv(DataSet(2022, True, records)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["统一社会信用代码"] for row in rows] == [f"'{given[0]}", f"'{given[1]}", given[2]]
    assert [row["统一社会信用代码"].removeprefix("'") for row in rows] == list(given)
    assert {row["撤销原因"] for row in rows} == {"'3-5"}
    plain = list(csv.DictReader(io.StringIO(to_csv(data).decode("utf-8-sig"), newline="")))
    assert not [cell for row in plain for cell in row.values() if cell.startswith("'")]


def test_what_was_marked_in_a_csv_comes_back() -> None:
    for cell in ("", "示例", "'示例'", "''", "=1+1", "913201061234567870", "3-5", "2023-07-01", "12"):
        assert marked(cell).removeprefix("'") == cell


def test_xlsx(data: DataSet) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(data, NOW)))
    assert book.sheetnames == ["名单", "说明"]
    rows = list(book["名单"].iter_rows())
    assert [cell.value for cell in rows[0]] == headers()
    assert {cell.data_type for cell in rows[1] if cell.value is not None} == {"s"}
    assert (book["名单"].freeze_panes, book["名单"].auto_filter.ref) == ("D2", "A1:T4")
    assert "示例数据，不代表任何真实企业" in [cell.value for row in book["说明"].iter_rows() for cell in row]


def test_bytes_repeat(small: Site, tmp_path: Path) -> None:
    sets = [
        DataSet(year.year, True, [r for r in small.records if r.edition == year.year]) for year in reversed(small.years)
    ]
    for name in ("one", "two"):
        write_data(tmp_path / name, sets, NOW)
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) == 10


def test_index_names_files_as_they_are(data: DataSet, tmp_path: Path) -> None:
    write_data(tmp_path, [data], NOW)
    base = tmp_path / "data" / "v1"
    index = json.loads((base / "index.json").read_text("utf-8"))
    assert index["latest"] == 2022
    for file in index["editions"][0]["files"]:
        content = (base / file["path"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file["size"], file["sha256"])


def test_latest_is_the_newest_with_records(data: DataSet, tmp_path: Path) -> None:
    write_data(tmp_path, [data, DataSet(2023, True, [])], NOW)
    latest = tmp_path / "data" / "v1" / "latest" / "list.json"
    assert json.loads(latest.read_text("utf-8"))["edition"] == 2022
