"""How the cells of a workbook look: grey and locked, or white and to be filled in; rows high enough for their texts."""

from __future__ import annotations

import io
import math
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from typing import Any

from xingji.office.workbook.shape import Slot

FONT = "宋体"
_LINE = 13.5
"""Points of a line in 10 point type."""
_TALLEST = 405.0
"""Excel makes no row higher than 409 points."""
_SLACK = 1.06
_CUSTOM = re.compile(rb'(<row [^>]*?) customHeight="1"')
_GREY, _HEAD, _WHITE_HEAD, _EDGE = "#F2F2F2", "#D9E2EC", "#FFF2CC", "#BFBFBF"


class Looks:
    """The formats of one xlsxwriter workbook."""

    def __init__(self, book: Any) -> None:
        base = {"font_name": FONT, "font_size": 10, "valign": "top", "text_wrap": True, "num_format": "@"}
        boxed = {**base, "border": 1, "border_color": _EDGE}
        head = {**boxed, "bold": True, "align": "center", "valign": "vcenter"}
        self.title = book.add_format(
            {"font_name": FONT, "font_size": 18, "bold": True, "align": "center_across", "valign": "vcenter"}
        )
        self.sheet_title = book.add_format({"font_name": FONT, "font_size": 14, "bold": True, "valign": "vcenter"})
        self.mark = book.add_format(
            {"font_name": FONT, "font_size": 10, "align": "center_across", "font_color": "#C00000"}
        )
        self.note = book.add_format({"font_name": FONT, "font_size": 10, "valign": "vcenter"})
        self.progress = book.add_format({"font_name": FONT, "font_size": 10, "font_color": "#595959"})
        self.head = book.add_format({**head, "bg_color": _HEAD})
        self.entry_head = book.add_format({**head, "bg_color": _WHITE_HEAD})
        self.locked = book.add_format({**boxed, "bg_color": _GREY})
        self.key = book.add_format({**boxed, "bg_color": _GREY, "font_color": "#C00000"})
        self.hint = book.add_format({**boxed, "bg_color": _GREY, "font_color": "#595959"})
        self.open = book.add_format({**base, "locked": False})
        self._entry = book.add_format({**boxed, "locked": False})
        self._centred = book.add_format({**boxed, "locked": False, "align": "center"})
        self._code = book.add_format({**boxed, "locked": False, "font_name": "Consolas", "font_size": 8})

    def entry(self, slot: Slot) -> Any:
        """Format of a cell to fill in."""
        if slot.form == "hashes":
            return self._code
        return self._centred if slot.form == "choice" else self._entry


def height(slots: Sequence[Slot], texts: Sequence[str]) -> float:
    """Height in points that shows the longest of the texts in its column, as far as Excel can."""
    lines = max((_lines(text, slot.width) for slot, text in zip(slots, texts, strict=True) if text), default=1)
    return min(_TALLEST, lines * _LINE + 4)


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(_width(line) * _SLACK / (width - 1))) for line in text.split("\n"))


def _width(text: str) -> float:
    """Width in columns' units: a Chinese character takes two."""
    return sum(2.0 if unicodedata.east_asian_width(char) in "WFA" else 1.0 for char in text)


def growing(content: bytes) -> bytes:
    """The workbook with row heights as a proposal: a row still grows while somebody writes in it.

    xlsxwriter marks every height that is given as one that the user fixed.
    """
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                part = _CUSTOM.sub(rb"\1", part)
            new.writestr(entry, part)
    return result.getvalue()
