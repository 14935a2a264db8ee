"""What stands where in our workbooks: forms, tables of rows, and the sheets by domain."""

from __future__ import annotations

from typing import NamedTuple

from xingji.office.workbook.shape import (
    AGENCIES,
    ANSWER,
    ANSWERS,
    ASSESSMENT,
    CLOUD,
    ENTERPRISE,
    FINDINGS,
    RECHECKS,
    SERVICES,
    VERDICT,
    VERDICTS,
    VERIFICATION,
    Slot,
)


class Part(NamedTuple):
    """What of a document stands in a workbook besides answers or verdicts: a form, or a table of rows.

    `document` is the kind of document, `at` the key of the list in it for a table ("" for a form).
    """

    document: str
    sheet: str
    slots: tuple[Slot, ...]
    at: str = ""
    rows: int = 0


COVER = "封面"


class Matrix(NamedTuple):
    """The sheets by domain, one row per practice: all their columns, and those that are filled in.

    `mapping` is the key of the document under which the entries stand by practice.
    """

    mapping: str
    columns: tuple[Slot, ...]
    entries: tuple[Slot, ...]


MATRIX = {
    "self-assessment": Matrix("answers", ANSWERS, ANSWER),
    "verification": Matrix("verdicts", VERDICTS, VERDICT),
}
"""Kind of workbook → its sheets by domain; the table of a city's agencies has none."""
PARTS: dict[str, tuple[Part, ...]] = {
    "self-assessment": (
        Part("enterprise", COVER, ENTERPRISE),
        Part("self-assessment", COVER, ASSESSMENT),
        Part("cloud", "安全上云", CLOUD),
        Part("cloud", "安全上云", SERVICES, "services", 60),
    ),
    "verification": (
        Part("verification", COVER, VERIFICATION),
        Part("verification", "问题清单", FINDINGS, "findings", 300),
        Part("verification", "整改复核", RECHECKS, "rechecks", 600),
    ),
    "agencies": (Part("agencies", "", AGENCIES, "agencies", 50),),
}
