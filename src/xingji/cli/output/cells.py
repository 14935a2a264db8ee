"""Text by the cells that it takes on a screen, where Chinese takes two; and how many there are."""

from __future__ import annotations

import os
import re
import sys

_WORD = re.compile(r"\s+|[!-~]+|.", re.DOTALL)
"""Blanks, a word of letters, digits and signs, which is not broken unless it must be; else each character by itself."""
_BESIDE = "，。；：、！？）”》"
"""What no line begins with: it takes the character before it along."""


def screen() -> int:
    """Width to keep to: $COLUMNS, else that of the terminal; 0 in a pipe, where nothing needs to fit."""
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit():
        return int(told)
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 0


def fold(text: str, width: int) -> list[str]:
    """Lines of at most so many cells; what is indented stays so."""
    from rich.cells import cell_len, chop_cells  # noqa: PLC0415  only who prints lines that are too long

    if cell_len(text) <= width:
        return [text] if text else []
    indent = " " * min(len(text) - len(text.lstrip()), width // 2)
    lines, line = [], ""
    for word in _WORD.findall(text):
        for part in [word] if cell_len(word) <= width else chop_cells(word, width):
            if line.strip() and cell_len(line + part.rstrip()) > width:
                cut = len(line) - 1 if part in _BESIDE and not line[-1].isascii() else len(line)
                lines.append(line[:cut].rstrip())
                line = indent + line[cut:]
            line += part if line.strip() or not part.isspace() or not lines else ""
    return [*lines, line.rstrip()]


def longest_word(text: str) -> int:
    """Cells of the longest part of a text that should stay in one line."""
    from rich.cells import cell_len  # noqa: PLC0415  see `fold`

    return max((cell_len(word) for word in _WORD.findall(text)), default=0)
