"""Colours of a terminal."""

from __future__ import annotations

from collections.abc import Callable

from xingji.cli.command import colourful
from xingji.model.finding import Severity

Paint = Callable[[str, str], str]

BOLD = "1"
COLOURS: dict[Severity, str] = {"error": "31", "warning": "33", "advice": "36"}


def painter(*, colour: bool | None = None) -> Paint:
    """What puts a text into a colour; without `colour` where standard output shows them."""
    wanted = colourful() if colour is None else colour
    return lambda code, text: f"\x1b[{code}m{text}\x1b[0m" if wanted else text
