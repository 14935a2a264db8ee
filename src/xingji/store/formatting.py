"""One layout for YAML files: ruamel.yaml reads and writes them, so that comments and order are kept."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

from xingji.model.finding import Fault
from xingji.store import yaml_full
from xingji.store.text import decode

_WIDTH = 4096
"""Long Chinese texts stay on their line: a folded one is hard to compare."""


class FormattingError(ValueError):
    """The file cannot be read (for the fault of the code), or would not say the same after formatting.

    It is left alone.
    """

    def __init__(self, code: str = "") -> None:
        super().__init__(code)
        self.code = code


def formatted(source: bytes, whose: str = "") -> bytes:
    """The same document with two-space block layout, LF, no trailing blanks. Raises FormattingError.

    `whose` it is stands first, of a document in a dossier; where it says something else, that stays for `check`.
    """
    text, before = _read(source)
    lines = [line.rstrip() for line in _laid_out(text).splitlines()]
    if whose and isinstance(before, dict):
        told = before.get("dossier") is not None
        lines = _told_first(lines, "" if told else f"dossier: {whose}")
        before = before if told else {**before, "dossier": whose}
    result = ("\n".join(lines).rstrip("\n") + "\n").encode()
    if result != source and _read(result)[1] != before:
        raise FormattingError
    return result


_WHOSE = re.compile(r"""["']?dossier["']?:[^#]*(?P<comment>#.*)?""")


def _told_first(lines: list[str], anew: str) -> list[str]:
    """The line that says whose the document is, put before all other keys; `anew` in its place, "" to keep it."""
    at, old = next(((n, match) for n, line in enumerate(lines) if (match := _WHOSE.fullmatch(line))), (None, None))
    others = [line for n, line in enumerate(lines) if n != at]
    first = next((n for n, line in enumerate(others) if line and line[0] not in "#%-"), len(others))
    comment = f"  {old['comment']}" if old and old["comment"] else ""
    return [*others[:first], old[0] if old and not anew else f"{anew}{comment}", *others[first:]]


def _read(source: bytes) -> tuple[str, Any]:
    """Text and values of any sound document, whatever stands at its top."""
    text, faults = decode(source)
    data, _, more = yaml_full.build(text) if not faults else (None, None, [])
    if data is None or faults or more:
        raise FormattingError([*faults, *more, Fault("XJ115")][0].code)
    return text, data


def _round_trip() -> Any:
    from ruamel.yaml import YAML  # noqa: PLC0415  slow to import, needed only to write

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(type(None), _null)
    return yaml


def _null(representer: Any, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def _laid_out(text: str) -> str:
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    stream = StringIO()
    try:
        _round_trip().dump(_block(_round_trip().load(text)), stream)
    except YAMLError as error:
        # libyaml takes some texts that ruamel.yaml does not: a tab between words, for one.
        raise FormattingError from error
    return stream.getvalue()


def _block(value: Any) -> Any:
    """Flow mappings become blocks; flow lists of plain values stay on their line."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq  # noqa: PLC0415

    if isinstance(value, CommentedMap):
        if value:
            value.fa.set_block_style()
        for entry in value.values():
            _block(entry)
    elif isinstance(value, CommentedSeq):
        if any(isinstance(entry, CommentedMap | CommentedSeq) for entry in value):
            value.fa.set_block_style()
        for entry in value:
            _block(entry)
    return value
