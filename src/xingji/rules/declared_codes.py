"""Codes whose faults others find: reader and tree walk (`store`), models (`shape`), workbooks (`office`)."""

from __future__ import annotations

from xingji.rules.registry import found_elsewhere

_WARNINGS = (715, 734, 735, 739, 740)
_ADVICE = (737, 738, 743, 744, 745, 747)
_REST = [number for number in range(701, 750) if number not in (*_WARNINGS, *_ADVICE)]

found_elsewhere(*(f"XJ{number}" for number in (*range(101, 125), 130, 131)))
found_elsewhere("XJ125", severity="warning")
found_elsewhere(*(f"XJ{number}" for number in range(201, 229)))
found_elsewhere(*(f"XJ{number}" for number in _REST), "XJ750", "XJ751")
found_elsewhere(*(f"XJ{number}" for number in _WARNINGS), severity="warning")
found_elsewhere(*(f"XJ{number}" for number in _ADVICE), severity="advice")
