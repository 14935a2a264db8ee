"""What people take for YAML and is none: named as what it is, in place of the parser's own words."""

from __future__ import annotations

import re
from typing import Any

from xingji.model.finding import Fault
from xingji.store.text import Lines

_MARKER = re.compile(r"^(?:([<>=|])\1{6})(?=[ \n]|\Z)", re.MULTILINE)
_KEY = r"""[ ]*(?:-[ ]+)*["']?(?P<key>[\w.-]{1,100})["']?[ ]*"""
_WIDE_COLON = re.compile(f"{_KEY}：")
_BLANK = "[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_STRANGE = re.compile(
    rf"[ ]*(?P<indent>{_BLANK})|[ ]*(?:-[ ]+)*(?:-(?P<dash>{_BLANK})|[\w.-]{{1,100}}:(?P<colon>(?!\t){_BLANK}))"
)
"""At the begin of a line, or where a blank must stand behind a dash or a colon, where YAML takes a tab too."""
_HASH = re.compile(r"[ ](#[^\n]*)")
_CAUSES = (
    ("quote", "quoted scalar", "found unexpected"),
    ("escape", "quoted scalar", ""),
    ("bracket", "flow", ""),
    ("start", "", "cannot start any token"),
    ("colon", "", "mapping values are not allowed"),
    ("dash", "", "block sequence entries are not allowed"),
    ("name", "simple key", "could not find expected ':'"),
    ("indent", "block", "did not find expected"),
)
"""What is wrong, and how libyaml's context and problem begin to say so."""
_OPENED_EARLIER = ("quoted scalar", "simple key", "flow mapping", "flow sequence")
"""Contexts whose beginning is the fault: the parser notices an unclosed quote or bracket far behind it."""
_CUT = frozenset({"bracket", "name", "indent", "colon"})
"""What also comes about where a comment takes the rest of a line."""
_LONGEST = 40
_REACHES = re.compile(
    r"[^\s@]+@[^\s@]+|(?<![0-9])(1[3-9][0-9]|0[1-9][0-9]{1,2}|[48]00)[)）]?[ -]?[0-9]{3,4}[ -]?[0-9]{4}(?![0-9])"
)


def quoted(text: str) -> str:
    """The begin of a text for a sentence, without what looks like a telephone number or a mail address."""
    shown = _REACHES.sub("…", text[: 2 * _LONGEST])
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def unfinished_merges(text: str) -> list[Fault]:
    """One fault for each conflict that Git left in the file, from its first to its last marker."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    lines, found, open_at = Lines(text), list[Fault](), 0
    for marker in _MARKER.finditer(text):
        line, kind = lines.position(marker.start())[0], marker[1]
        if kind == "<" or (kind == ">" and not open_at):
            open_at = line
            found.append(_merge(line, line))
        elif open_at:
            found[-1] = _merge(open_at, line)
            open_at = 0 if kind == ">" else open_at
    return found


def _merge(first: int, last: int) -> Fault:
    return Fault("XJ122", values={"first": str(first), "last": str(last) if last > first else ""}, line=first, column=1)


def misread(row: str) -> Fault | None:
    """A line, or the value that was made of it, whose colon or blank is none to YAML; the column is that in it."""
    if blank := _STRANGE.match(row):
        return _strange(row, blank.start(blank.lastgroup or 0))
    if colon := _WIDE_COLON.match(row):
        return Fault("XJ123", values={"key": colon["key"]}, line=1, column=colon.start("key") + 1)
    return None


def blank_in_key(key: str) -> Fault | None:
    """A blank of another kind that became part of a field's name."""
    found = _STRANGE.match(key)
    if found is None and re.search(f"{_BLANK}$", key):
        return _strange(key, len(key) - 1)
    return _strange(key, found.start(found.lastgroup or 0)) if found else None


def _strange(row: str, at: int) -> Fault:
    """A character that looks like a blank and is none to YAML."""
    names = {"\t": "tab", "\u3000": "wide"}
    values = {"tab": "", "wide": "", "other": "", names.get(row[at], "other"): f"U+{ord(row[at]):04X}"}
    return Fault("XJ124", values=values, line=1, column=at + 1)


def syntax(text: str, error: Any) -> Fault:
    """Why libyaml could not go on, in words of the catalogue."""
    context, problem = (str(getattr(error, name, None) or "") for name in ("context", "problem"))
    mark: Any = getattr(error, "problem_mark", None)
    if mark is None:
        return _syntax(1, 1)
    begin: Any = getattr(error, "context_mark", None) or mark
    rows = text.split("\n")
    near = {line: rows[line] for line in (begin.line, mark.line - 1, mark.line) if 0 <= line < len(rows)}
    for line, row in near.items():
        if row.strip() and (fault := misread(row)):
            return fault._replace(line=line + 1)
    kind = next((name for name, where, what in _CAUSES if where in context and what in problem), "")
    at = begin if kind != "escape" and any(word in context for word in _OPENED_EARLIER) else mark
    return _syntax(at.line + 1, at.column + 1, **_cause(kind, near, at))


def _cause(kind: str, near: dict[int, str], at: Any) -> dict[str, str]:
    written = [row for row in near.values() if not row.lstrip().startswith("#")]
    if kind in _CUT and (cut := next(filter(None, map(_HASH.search, written)), None)):
        return {"hash": quoted(cut[1])}
    row = near.get(at.line, "")
    before, behind = row[: at.column].strip(), row[at.column :]
    if kind == "colon" and ":" not in before:
        return {"indent": str(len(row) - len(row.lstrip()) + 1)}
    if kind == "indent" and (before or behind.startswith(":")):
        return {"behind": quoted(behind)} if before.endswith(("'", '"')) else {}
    begin = max(row.rfind("\\", 0, at.column + 1), 0)
    shown = {"indent": str(at.column + 1), "name": quoted(row.strip()), "escape": row[begin : at.column + 2]}
    return {kind: shown.get(kind, behind[:1])} if kind else {}


def unclosed(line: int, column: int) -> Fault:
    """A bracket behind which no key comes."""
    return _syntax(line, column, bracket="[")


def _syntax(line: int, column: int, **cause: str) -> Fault:
    values = dict.fromkeys((*(name for name, _, _ in _CAUSES), "behind", "hash"), "") | cause
    return Fault("XJ106", values=values, line=line, column=column)
