"""A made-up year for the papers, and readers that are not the writers."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from xingji.model.decision import AnnouncedList
from xingji.model.edition import Agencies, Agency, Edition, Institutions
from xingji.model.enterprise import Enterprise
from xingji.office.papers.announced import ListedStar, PublicList

SHA = "0123456789abcdef" * 4
HOSTILE = '=HYPERLINK("http://示例")<b>&{{ 7*7 }}{% if x %}@+-'
"""What no name could hold after the check, but a paper must bear."""
MADE = datetime(2023, 1, 1)
GOLDEN = Path(__file__).parent / "golden"


def edition(**given: Any) -> Edition:
    """A sample edition with two tracks."""
    usual: dict[str, Any] = {
        "edition": "2023",
        "sample": "true",
        "title": "2023年度江苏省工业信息安全防护星级企业培育",
        "document": {"verified": "false"},
        "phases": [{"id": "summary", "name": "工作总结", "opens": "2023-11-21", "closes": "2023-11-30"}],
        "tracks": [{"track": track, "guideline": f"{track}-2023", "name": "示例类型"} for track in ("ics", "platform")],
        "numbers": {
            "agencies": {"fewest": "2", "most": "5", "institutions": "1", "source": "通知第四节第一项"},
            "visits": {"percent": "10", "source": "项目决定"},
            "carried_over": {"years": "1", "source": "通知第五节第一项"},
            "ranking": {"enterprises": "3", "source": "项目决定"},
        },
    }
    return Edition.model_validate({**usual, **given})


def agency(number: int = 1, **given: Any) -> Agency:
    """An agency with everything filled in."""
    usual: dict[str, Any] = {
        "id": f"nj-{number:02}",
        "name": f"示例安全服务（南京）第{number}有限公司",
        "institution": None,
        "contact": {"name": "示例联系人", "phone": "025-80000101-12", "email": f"nj-{number:02}@example.com"},
        "commitment": {"signed_on": "2023-06-08", "sha256": SHA},
        "capacity": "40",
    }
    return Agency.model_validate({**usual, **given})


def agencies(*rows: Agency, target: str | None = "10") -> Agencies:
    """A city's table."""
    return Agencies.model_validate({"agencies": [row.model_dump() for row in rows], "target": target})


def institutions(*ids: str) -> Institutions:
    """Provincial institutions by id."""
    return Institutions.model_validate({"institutions": [{"id": name, "name": f"示例{name}"} for name in ids]})


def enterprise(**given: Any) -> Enterprise:
    """An enterprise of Nanjing."""
    usual: dict[str, Any] = {
        "dossier": "2023/91320115MA0YKB2C8G",
        "uscc": "91320115MA0YKB2C8G",
        "name": "示例精密机械（南京）有限公司",
        "city": "nanjing",
        "industry": "34",
        "kind": "manufacturer",
        "profile": "discrete",
        "contact": {"name": "示例联系人", "phone": "025-80000199"},
    }
    return Enterprise.model_validate({**usual, **given})


def star(number: int = 1, **given: Any) -> ListedStar:
    """A published star of two stars."""
    usual: dict[str, Any] = {
        "name": f"示例企业（南京）第{number}有限公司",
        "uscc": f"91320115MA0Y{number:06}",
        "city": "南京市",
        "county": "江宁区",
        "industry": "通用设备制造业",
        "level": 2,
        "level_name": "规范防护级",
        "stars": 2,
        "result": "新达标",
        "state": "已公布",
        "withdrawn_on": None,
        "superseded_by": None,
    }
    return ListedStar(**{**usual, **given})


def listed(*stars: ListedStar, seen: str = "published", year: Edition | None = None, **given: Any) -> PublicList:
    """A list of the track ics."""
    usual: dict[str, Any] = {"tracks": ["ics"], "published_on": "2023-11-30"}
    announced = AnnouncedList.model_validate({**usual, **given})
    return PublicList(year or edition(), "工控安全防护", seen, announced, stars)  # type: ignore[arg-type]


DAY = date(2023, 10, 20)


def word(content: bytes) -> Any:
    """The document as python-docx reads it."""
    return Document(io.BytesIO(content))


def word_text(content: bytes) -> str:
    """Everything a reader sees, in order: heads of pages, paragraphs, cells with bars between them."""
    document = word(content)
    header = document.sections[0].header.paragraphs[0].text
    return "\n".join([f"[{header}]", *_blocks(document), ""])


def _blocks(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from (" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in block.rows)


def book(content: bytes) -> Any:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def book_text(content: bytes) -> str:
    """Every filled cell by sheet; hidden sheets are named so."""
    lines = []
    for sheet in book(content).worksheets:
        lines.append(f"== {sheet.title}" + ("" if sheet.sheet_state == "visible" else f" ({sheet.sheet_state})"))
        for row in sheet.iter_rows():
            filled = [f"{cell.coordinate} {cell.value}" for cell in row if cell.value not in (None, "")]
            if filled:
                lines.append(" | ".join(filled))
    return "\n".join([*lines, ""])


def rows_below(sheet: Any, heading: str) -> list[list[Any]]:
    """Rows of the table whose first heading is this, as far as their borders go."""
    head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == heading)
    below = sheet.iter_rows(min_row=head.row + 1)
    return [[cell.value for cell in row] for row in below if row[0].border.left.style and not _merged(sheet, row[0])]


def _merged(sheet: Any, cell: Any) -> bool:
    return any(cell.coordinate in merged for merged in sheet.merged_cells.ranges)


def assert_golden(name: str, text: str) -> None:
    """The text is as it was when somebody looked at it; XINGJI_UPDATE_GOLDEN=1 takes over what it is now."""
    path = GOLDEN / name
    if os.environ.get("XINGJI_UPDATE_GOLDEN"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
