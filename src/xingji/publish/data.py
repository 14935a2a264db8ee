"""Open data: the public record of each edition as JSON, CSV and XLSX; the same input and time give the same bytes."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import xlsxwriter

from xingji.messages.notes import SAMPLE_NOTE
from xingji.publish.canonical import json_bytes, stored
from xingji.publish.record import FIELD_NAMES, FIELDS, PublicRecord

FORMATS = ("csv", "xlsx", "json")

_WIDTHS = {"name": 36, "uscc": 22, "industry": 30, "withdrawn_reason": 40, "county": 20, "level_name": 14, "track": 24}


class DataSet(NamedTuple):
    """What the files of one edition hold; `tracks` are names by id."""

    edition: int
    sample: bool
    records: Sequence[PublicRecord]
    tracks: Mapping[str, str] = MappingProxyType({})


class DataFile(NamedTuple):
    """A written file, with its path below `data/v1`."""

    path: str
    size: int
    sha256: str


def write_data(folder: Path, sets: Sequence[DataSet], generated_at: datetime) -> dict[int, list[DataFile]]:
    """Write `data/v1` below a folder: every edition, `latest` and the index; gives the files by edition."""
    base = folder / "data" / "v1"
    written = {data.edition: _write(base, str(data.edition), data, generated_at) for data in sets}
    newest = max((data for data in sets if data.records), key=lambda data: data.edition, default=None)
    if newest:
        _write(base, "latest", newest, generated_at)
    base.mkdir(parents=True, exist_ok=True)
    (base / "index.json").write_bytes(json_bytes(_index(sets, newest, written, generated_at)))
    return written


def _write(base: Path, name: str, data: DataSet, generated_at: datetime) -> list[DataFile]:
    (base / name).mkdir(parents=True, exist_ok=True)
    contents = {"csv": to_csv(data), "xlsx": to_xlsx(data, generated_at), "json": to_json(data, generated_at)}
    files = []
    for kind in FORMATS:
        (base / name / f"list.{kind}").write_bytes(contents[kind])
        digest = hashlib.sha256(contents[kind]).hexdigest()
        files.append(DataFile(f"{name}/list.{kind}", len(contents[kind]), digest))
    return files


def _index(
    sets: Sequence[DataSet], newest: DataSet | None, written: dict[int, list[DataFile]], generated_at: datetime
) -> dict[str, Any]:
    return {
        "generated_at": generated_at.isoformat(),
        "total": sum(len(data.records) for data in sets),
        "latest": newest.edition if newest else None,
        "fields": {name: {"title": title, "meaning": meaning} for name, (title, meaning) in FIELDS.items()},
        "editions": [
            {
                "edition": data.edition,
                "sample": data.sample,
                "total": len(data.records),
                "files": [file._asdict() for file in written[data.edition]],
            }
            for data in sets
        ],
    }


def to_json(data: DataSet, generated_at: datetime) -> bytes:
    """The list with its head, readable by people too."""
    return json_bytes(
        {
            "generated_at": generated_at.isoformat(),
            "edition": data.edition,
            "sample": data.sample,
            "total": len(data.records),
            "records": [asdict(record) for record in data.records],
        }
    )


def headers() -> list[str]:
    """Titles of the columns of CSV and XLSX."""
    return [*(FIELDS[name][0] for name in FIELD_NAMES), "备注"]


def cells(record: PublicRecord, data: DataSet) -> list[str]:
    """One row as texts."""
    row, sample = asdict(record), data.sample
    row["track"] = data.tracks.get(record.track, record.track)
    return [*(_text(row[name]) for name in FIELD_NAMES), SAMPLE_NOTE if sample else ""]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.isoformat() if isinstance(value, date) else str(value)


def to_csv(data: DataSet) -> bytes:
    """UTF-8 with byte-order mark and CRLF, as Excel wants it; what Excel would change is marked as text."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headers())
    writer.writerows([marked(cell) for cell in cells(record, data)] for record in data.records)
    return text.getvalue().encode("utf-8-sig")


_FORMULA = re.compile(r"['=+\-@\t\r\n＝＋－＠]")
_CHANGED = re.compile(r"(?=.*[0-9０-９])[0-9０-９ .,，:：/／\-－()（）%％年月日时分秒eE+]+")
"""What Excel may take for a number, a date or a time: it keeps 15 digits of a code and makes a date of 3-5."""
_KEPT = re.compile(r"0|[1-9][0-9]{0,10}|[0-9]{4}-[0-9]{2}-[0-9]{2}")


def marked(cell: str) -> str:
    """A cell of a CSV, with an apostrophe before what Excel would take for a formula or write otherwise.

    The site's scripts do the same (texts.js). A program gets the cell back by taking one apostrophe from its beginning.
    """
    is_changed = _CHANGED.fullmatch(cell) and not _KEPT.fullmatch(cell)
    return f"'{cell}" if _FORMULA.match(cell) or is_changed else cell


def to_xlsx(data: DataSet, generated_at: datetime) -> bytes:
    """The list as a workbook, with a sheet that says what it is; not compressed, see `stored`."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"title": f"{data.edition}年度星级名单", "created": generated_at.replace(tzinfo=None)})
        _list_sheet(book, data)
        _about_sheet(book, data, generated_at)
    return stored(buffer.getvalue())


def _list_sheet(book: Any, data: DataSet) -> None:
    sheet = book.add_worksheet("名单")
    head = book.add_format({"bold": True, "bg_color": "#DCE6F2", "border": 1, "text_wrap": True, "valign": "vcenter"})
    body = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for column, title in enumerate(headers()):
        sheet.write_string(0, column, title, head)
    for row, record in enumerate(data.records, 1):
        for column, cell in enumerate(cells(record, data)):
            sheet.write_string(row, column, cell, body)
    for column, name in enumerate((*FIELD_NAMES, "note")):
        sheet.set_column(column, column, _WIDTHS.get(name, 28 if name == "note" else 12))
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, max(len(data.records), 1), len(FIELD_NAMES))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _about_sheet(book: Any, data: DataSet, generated_at: datetime) -> None:
    sheet = book.add_worksheet("说明")
    bold = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 80)
    rows = [
        ("内容", f"{data.edition}年度工业信息安全防护星级名单（公开记录），共{len(data.records)}条"),
        ("来源", "本项目仓库 submissions 文件夹中的评定与公布文件，由 xingji 生成"),
        ("生成时间", generated_at.isoformat()),
        ("提示", SAMPLE_NOTE if data.sample else "以主管部门正式印发的文件为准"),
        ("列名", "含义"),
        *FIELDS.values(),
    ]
    for row, (title, text) in enumerate(rows):
        sheet.write_string(row, 0, title, bold)
        sheet.write_string(row, 1, text, wrap)
