"""A trial goes on without the values that cannot be used: with those that were there, or with some that fit.

So one bad cell does not keep the rules from all others. What they say of a cell that has an error is never told, nor of
a row of a table that has one.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from xingji.model.finding import Steps
from xingji.office.workbook.units import Data

_DAY, _PHONE, _WORD = "2020-01-01", "025-80000000", "示例"
_CONTACT = {"name": _WORD, "phone": _PHONE}
_COMMITMENT = {"signed_on": _DAY, "sha256": "0" * 64}
_FITTING: dict[str, Data] = {
    "agencies": {"id": "x-0", "contact": _CONTACT, "commitment": _COMMITMENT, **_COMMITMENT, **_CONTACT},
    "contact": _CONTACT,
    "evidence": {"title": _WORD},
    "findings": {
        "id": "F000",
        "practice": "PA01.1.1",
        "severity": "low",
        "text": _WORD,
        "opened_on": _DAY,
        "due": _DAY,
    },
    "rechecks": {"finding": "F000", "rechecked_on": _DAY, "result": "rejected"},
    "services": {"system": _WORD, "provider": _WORD, "model": "private", "control_data": "false"},
}
"""Group or list of a document → what fits into the fields that it must have."""


def mend(new: Data, old: Data, way: Steps) -> None:
    """Put another value in the place of one that is refused or missing; none where there is neither."""
    *above, last = way
    holder = _at(new, above)
    if not isinstance(holder, dict):
        return
    holder.pop(last, None)
    before = None if any(isinstance(step, int) for step in above) else _at(old, above)
    fitting = next((_FITTING[step] for step in reversed(above) if step in _FITTING), {})
    value = before.get(last) if isinstance(before, dict) else None
    if (value := fitting.get(str(last)) if value is None else value) is not None:
        holder[last] = deepcopy(value)


def _at(value: Any, way: list[str | int]) -> Any:
    for step in way:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value
