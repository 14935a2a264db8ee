"""Pages of a piece of evidence: `3`, `3-5` or `3-5、8`, understood as people write them and never guessed."""

from __future__ import annotations

import re

from xingji.model.typing_habits import HALF_WIDTH

LAST = 9999
MOST_PARTS = 20
_PART = "[1-9][0-9]{0,3}(-[1-9][0-9]{0,3})?"
PATTERN = f"^{_PART}(、{_PART}){{0,{MOST_PARTS - 1}}}$"
"""The form in which they are kept; whether ranges ascend, no pattern says."""

_PLAIN = re.compile("[1-9][0-9]{0,3}")
_PAGE = r"(?:第|[Pp]{1,2}\.?)?([0-9]+)页?"
_WRITTEN = re.compile(f"{_PAGE}(?:[-–—~至到]{_PAGE})?")

CODES = {"pages_blank": "XJ225", "pages_number": "XJ226", "pages_range": "XJ227", "pages_form": "XJ228"}
"""Kind of error → its code."""


class PagesError(ValueError):
    """What is wrong with pages: `kind` is the name of the error of the model, `values` are those of its sentence."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = {name: str(value) for name, value in values.items()}


def canonical_pages(text: str) -> str:
    """Pages as they are kept. Raises PagesError."""
    if _PLAIN.fullmatch(text):
        return text
    plain = text.translate(HALF_WIDTH).strip()
    if re.search(r"[0-9]\s+[0-9]", plain):
        raise PagesError("pages_blank")
    parts = re.split("[、,;]", re.sub(r"\s+", "", plain))
    if len(parts) > MOST_PARTS:
        raise PagesError("pages_form", parts=len(parts))
    return "、".join(map(_part, parts))


def is_canonical(text: str) -> bool:
    """Whether pages are written as they are kept."""
    try:
        return canonical_pages(text) == text
    except PagesError:
        return False


def _part(text: str) -> str:
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise PagesError("pages_form")
    pages = [_number(page) for page in match.groups() if page]
    if len(pages) == 2 and pages[0] >= pages[1]:
        raise PagesError("pages_range", range="-".join(map(str, pages)))
    return "-".join(map(str, pages))


def _number(digits: str) -> int:
    page = digits.lstrip("0")
    if not page or len(page) > len(str(LAST)):
        raise PagesError("pages_number", page=page[:20] or "0")
    return int(page)
