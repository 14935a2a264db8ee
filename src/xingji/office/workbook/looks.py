"""How the cells of a workbook look: grey and locked, or white and to be filled in.

Heights of rows are left open: programs fit them to the wrapped text when they open the file and while somebody writes.
"""

from __future__ import annotations

from typing import Any

from xingji.office.workbook.shape import Slot

FONT = "宋体"
_GREY, _HEAD, _WHITE_HEAD, _EDGE = "#F2F2F2", "#D9E2EC", "#FFF2CC", "#BFBFBF"


class Looks:
    """The formats of one xlsxwriter workbook."""

    def __init__(self, book: Any) -> None:
        base = {"font_name": FONT, "font_size": 10, "valign": "top", "text_wrap": True, "num_format": "@"}
        boxed = {**base, "border": 1, "border_color": _EDGE}
        head = {**boxed, "bold": True, "align": "center", "valign": "vcenter"}
        self.title = book.add_format(
            {"font_name": FONT, "font_size": 18, "bold": True, "align": "center", "valign": "vcenter"}
        )
        self.sheet_title = book.add_format({"font_name": FONT, "font_size": 14, "bold": True, "valign": "vcenter"})
        self.mark = book.add_format({"font_name": FONT, "font_size": 10, "align": "center", "font_color": "#C00000"})
        self.note = book.add_format({"font_name": FONT, "font_size": 10, "valign": "vcenter", "text_wrap": True})
        self.progress = book.add_format({"font_name": FONT, "font_size": 10, "font_color": "#595959"})
        self.head = book.add_format({**head, "bg_color": _HEAD})
        self.entry_head = book.add_format({**head, "bg_color": _WHITE_HEAD})
        self.locked = book.add_format({**boxed, "bg_color": _GREY})
        self.key = book.add_format(
            {**boxed, "bg_color": _GREY, "bold": True, "align": "center", "font_color": "#C00000"}
        )
        self.hint = book.add_format({**boxed, "bg_color": _GREY, "font_color": "#595959"})
        self._entry = book.add_format({**boxed, "locked": False})
        self._centred = book.add_format({**boxed, "locked": False, "align": "center"})
        self._code = book.add_format({**boxed, "locked": False, "font_name": "Consolas", "font_size": 8})

    def entry(self, slot: Slot) -> Any:
        """Format of a cell to fill in."""
        if slot.form == "hashes":
            return self._code
        return self._centred if slot.form == "choice" else self._entry
