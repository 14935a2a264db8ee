"""Untrusted text in GitHub's Markdown: shown as it is, never formatting, mentioning, linking or closing anything.

Escaping is not enough: GitHub looks for @names, #numbers and addresses in the finished text, after Markdown is done. A
zero-width space behind the telling character, written as an entity, keeps it from finding any.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from xingji.store import layout, tree

_BREAK = "&#8203;"
_MARKS = {char: f"\\{char}" for char in "\\`*_[](){}!|~^+="}
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_BROKEN = {"$": "<span>$</span>"} | {char: f"{char}{_BREAK}" for char in "@:"} | {"#": f"\\#{_BREAK}"}
_TABLE = str.maketrans(_MARKS | _ENTITIES | _BROKEN)
_REFERENCE = re.compile(r"(?i)\b(www)(?=\.)|\b(gh)(?=-[0-9])")
_BEGINNING = re.compile(r"^(?=[-+>]|[0-9]+[.)])")
_PLAIN_CODE = re.compile(r"[\w./（）()\-:]+")

Url = str


def escaped(text: str, most: int = 0) -> str:
    """A text on one line that means nothing to Markdown; at most so many characters of it where `most` is given."""
    line = tree.printable(" ".join(text.split()))
    if most and len(line) > most:
        line = f"{line[: most - 1]}…"
    broken = _BEGINNING.sub("\0", _REFERENCE.sub(lambda found: f"{found[0]}\0", line))
    return broken.translate(_TABLE).replace("\0", _BREAK)


def code(text: str, most: int = 0) -> str:
    """A text in the type of code; names and paths with nothing odd in them keep their backticks."""
    cut = f"{text[: most - 1]}…" if most and len(text) > most else text
    return f"`{cut}`" if _PLAIN_CODE.fullmatch(cut) else f"<code>{escaped(cut)}</code>"


def link(text: str, url: Url) -> str:
    """A link whose text is Markdown already; without an address only the text."""
    return f"[{text}]({url})" if url else text


def line_url(server: Url, repository: str, commit: str, path: str, line: int) -> Url:
    """The address of a line of a file in a commit; "" for a path that holds more than plain names."""
    if not all(layout.is_safe_name(part) and part.strip(".") for part in path.split("/")):
        return ""
    return f"{server}/{repository}/blob/{commit}/{quote(path)}" + (f"#L{line}" if line > 0 else "")
