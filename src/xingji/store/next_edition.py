"""Make the frame of a new year from that of the last one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from xingji.model.edition import Edition
from xingji.model.guideline import Guideline
from xingji.store.formatting import formatted
from xingji.store.load import FaultyDocumentError, content, read
from xingji.store.reader import parse

_UNKNOWN_DAYS = "本年度通知的日期尚未公布。"
_NO_NOTICE = "本年度通知尚不在手头，文号和成文日期待补。"
_SOURCE_NOTE = "由 xingji edition new 生成，未见本年度通知；通知到手后须逐项核对，并改写本条。"
_TO_CHECK = re.compile(r"；?沿用[0-9]{4}年度，须核对。$")
_COPIED = re.compile(r"# 沿用自[0-9]{4}年度，须逐项核对。")


def next_edition(source: bytes, last: Edition, year: int, guidelines: Mapping[str, str]) -> bytes:
    """edition.yaml of a new year from that of the last, without what only the new notice can say.

    `guidelines` maps ids that are replaced to the new ones. Raises ValueError for what cannot be written again.
    """
    data = _round_trip().load(source.decode("utf-8-sig"))
    data["edition"] = year
    data["title"] = _renamed(last, year)
    data["document"] = _mapping(number=None, verified=False, note=_NO_NOTICE)
    for phase in data.get("phases") or []:
        _drop(phase, "opens", "closes")
        phase["note"] = _UNKNOWN_DAYS
    for deadline in data.get("deadlines") or []:
        _drop(deadline, "date")
    for offer in data.get("tracks") or []:
        offer["guideline"] = guidelines.get(offer["guideline"], offer["guideline"])
    for office, known in zip(data.get("offices") or [], last.offices, strict=True):
        office["note"] = _to_check(known.note or "", last.edition)
    numbers = data.get("numbers") or {}
    for rule in (*(numbers[name] for name in numbers if name != "industries"), *(numbers.get("industries") or ())):
        rule["source"] = _to_check(rule["source"], last.edition)
    if last.onsite:
        data["onsite"] = _mapping(percent=last.sampled_percent)
    _drop(data, "extensions")
    data["sources"] = [_mapping(title=f"{last.edition}年度方案（edition.yaml）", confidence="C", note=_SOURCE_NOTE)]
    return _dumped(data)


def _renamed(last: Edition, year: int) -> str:
    before = str(last.edition)
    return last.title.replace(before, str(year)) if before in last.title else f"{year}年度{last.title}"


def _to_check(note: str, year: int) -> str:
    """The note of an office with a reminder; a longer one gives way to it."""
    reminder = f"沿用{year}年度，须核对。"
    before = _TO_CHECK.sub("", note)
    whole = before + ("；" if before and before[-1] not in "。；" else "") + reminder
    return whole if len(whole) <= 200 else reminder


def inherited(source: bytes, year: int, *, without: str = "") -> bytes:
    """A document as it is, less one field, below its first comments a line that says which year it comes from."""
    text = source.decode("utf-8-sig")
    if without and without in (parse(source).data or {}):
        data = _round_trip().load(text)
        _drop(data, without)
        text = _dumped(data).decode()
    lines = [line for line in text.splitlines() if not _COPIED.fullmatch(line)]
    at = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "\n".join([*lines[:at], f"# 沿用自{year}年度，须逐项核对。", *lines[at:], ""]).encode()


def renamed_guideline(folder: Path, name: str) -> dict[str, bytes]:
    """Files of a guideline (path inside its folder → content) under another id. Raises FaultyDocumentError."""
    head = folder / "guideline.yaml"
    files = {"guideline.yaml": head, **{f"areas/{path.name}": path for path in sorted(folder.glob("areas/P*.yaml"))}}
    contents = {path: content(file) for path, file in files.items()}
    old = re.compile(rf"(?<![\w-]){re.escape(folder.name)}(?![\w-])")
    contents["guideline.yaml"] = old.sub(name, contents["guideline.yaml"].decode()).encode()
    if read(contents["guideline.yaml"], Guideline, head).guideline != name:
        raise FaultyDocumentError(head)
    return contents


def _round_trip() -> Any:
    from ruamel.yaml import YAML  # noqa: PLC0415  slow to import, needed only to write

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    return yaml


def _mapping(**fields: Any) -> Any:
    from ruamel.yaml.comments import CommentedMap  # noqa: PLC0415  see `_round_trip`

    return CommentedMap(fields)


def _drop(mapping: Any, *names: str) -> None:
    for name in names:
        mapping.pop(name, None)


def _dumped(data: Any) -> bytes:
    stream = BytesIO()
    _round_trip().dump(data, stream)
    return formatted(stream.getvalue())
