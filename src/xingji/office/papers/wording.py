"""Words that several papers share."""

from __future__ import annotations

from datetime import date

from xingji.messages.notes import SAMPLE_NOTE
from xingji.model.common import OfficialDocument

INTERNAL = "内部材料，不得对外提供"
BLANK = "＿＿＿＿＿＿＿＿＿＿"
"""What is filled in by hand."""
BLANK_DAY = "　　　　年　　月　　日"
"""Where a day is written by hand."""


def mark(*, sample: bool, internal: bool = False) -> str:
    """What stands above every page: sample data says so, and so does what must not leave the office."""
    return "　".join(word for word, holds in ((INTERNAL, internal), (SAMPLE_NOTE, sample)) if holds)


def day(value: date) -> str:
    """A date as official documents write it."""
    return f"{value.year}年{value.month}月{value.day}日"


def number(document: OfficialDocument | None) -> str:
    """A document number as far as it is known; "" when it is not."""
    if document is None or not document.number:
        return ""
    return document.number if document.verified else f"{document.number}（文号未经核实）"
