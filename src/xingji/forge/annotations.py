"""Findings as workflow commands, which GitHub shows on the lines of the change, though only a few of each kind."""

from __future__ import annotations

from collections.abc import Iterator

from xingji.forge.problems import sentences
from xingji.forge.result import FindingRow, Result
from xingji.messages.catalogue import message
from xingji.messages.interface import say

MOST = 10
"""GitHub shows ten errors and ten warnings of a step and hides the rest."""
_COMMANDS = {"error": "error", "warning": "warning", "advice": "notice"}


def commands(result: Result) -> list[str]:
    """Commands, a line each: the first of every severity in the order of the result, which is ranked."""
    return list(_commands(result))


def _commands(result: Result) -> Iterator[str]:
    for severity, command in _COMMANDS.items():
        for row in [row for row in result.findings if row.severity == severity][:MOST]:
            yield f"::{command} {_where(row)}::{_data(_text(row))}"


def _where(row: FindingRow) -> str:
    title = f"{row.code} {message(row.code).title.zh}"
    return f"file={_property(row.path)},line={row.line or 1},col={row.column or 1},title={_property(title)}"


def _text(row: FindingRow) -> str:
    says, fix = sentences(row)
    return say("check.both", "zh", says=says, fix=fix)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
