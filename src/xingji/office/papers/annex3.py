"""Columns of the agency table (附件3), which is written here and read back by `xingji workbook import`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from xingji.model.edition import Agencies, Agency

KIND = "agencies"
"""Kind in the hidden marks of the workbook, beside `edition` and `city`."""

HEADINGS = {
    "number": "序号",
    "id": "机构编号",
    "name": "机构名称",
    "institution": "是否省级支撑机构（编号）",
    "contact": "联系人",
    "phone": "联系电话",
    "email": "邮箱",
    "signed_on": "承诺书签订日期",
    "sha256": "承诺书SHA-256",
    "capacity": "服务能力（家）",
    "remark": "备注",
}
"""Field → heading; a reader finds the columns by these, whatever their order. 序号 and 备注 are for people only."""

TARGET = "本市计划参加企业数（家）"
"""Label above the table; the next filled cell to its right is the city's target (`Agencies.target`)."""

FEWEST_ROWS = 5
"""Rows of the table; what no agency fills stays blank for the pen (the notice asks for 2 to 5 agencies)."""

NOT_PROVINCIAL = "否"
_PROVINCIAL = re.compile(r"是\((?P<id>[a-z0-9-]+)\)")


def institution_text(institution: str | None) -> str:
    """How the table answers whether an agency is a provincial institution: 否, or 是 with its id."""
    return f"是（{institution}）" if institution else NOT_PROVINCIAL


def institution_id(text: str) -> str | None:
    """The id in such an answer, also where it was typed alone; None for 否 or nothing."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    found = _PROVINCIAL.fullmatch(plain)
    return found["id"] if found else None if plain in ("", NOT_PROVINCIAL) else plain


def cells(number: int, agency: Agency) -> dict[str, str]:
    """One row as texts by field."""
    return {
        "number": str(number),
        "id": agency.id,
        "name": agency.name,
        "institution": institution_text(agency.institution),
        "contact": agency.contact.name,
        "phone": agency.contact.phone,
        "email": agency.contact.email or "",
        "signed_on": agency.commitment.signed_on.isoformat(),
        "sha256": agency.commitment.sha256,
        "capacity": "" if agency.capacity is None else str(agency.capacity),
        "remark": "",
    }


def table(agencies: Agencies | None) -> Sequence[dict[str, str]]:
    """All rows, filled up with blank ones."""
    filled = [cells(number, agency) for number, agency in enumerate(agencies.agencies if agencies else [], 1)]
    blank = [
        dict.fromkeys(HEADINGS, "") | {"number": str(number)} for number in range(len(filled) + 1, FEWEST_ROWS + 1)
    ]
    return [*filled, *blank]
