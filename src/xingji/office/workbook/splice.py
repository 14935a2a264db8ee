"""XML as text: something is put in, and every other byte stays as the program wrote it.

To parse and to write anew would rename prefixes, which Office programs mention in values.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from xingji.office.workbook.package import UnfitError

_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")


@dataclass
class Element:
    """An element and where it is: from `start` to `end` in bytes, its end tag from `inner` on.

    `inner` is `start` where it has no end tag.
    """

    tag: str
    attributes: dict[str, str]
    start: int
    inner: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The tag without its prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, if there is one."""
        return self.tag[: -len(self.name)]

    def first(self, *names: str) -> Element | None:
        """The first child of one of these names."""
        return next((child for child in self.children if child.name in names), None)


def outline(xml: bytes, depth: int = 2) -> Element:
    """The elements of a part, the root's children and `depth` - 1 levels below them. Raises UnfitError."""
    top = Element("", {}, 0)
    open_ones = [top]
    parser = expat.ParserCreate("utf-8")

    def begin(tag: str, attributes: dict[str, str]) -> None:
        made = Element(tag, attributes, parser.CurrentByteIndex)
        if len(open_ones) <= depth + 1:
            open_ones[-1].children.append(made)
        open_ones.append(made)

    def finish(_: str) -> None:
        made = open_ones.pop()
        if len(open_ones) <= depth + 1 and (tag := _TAG.match(xml, made.start)):
            bare = tag[0].endswith(b"/>")
            made.inner = made.start if bare else parser.CurrentByteIndex
            made.end = tag.end() if bare else xml.index(b">", made.inner) + 1

    parser.StartElementHandler, parser.EndElementHandler = begin, finish
    if b"\0" in xml or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise UnfitError("XJ701", part="")
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise UnfitError("XJ701", part="") from error
    return top.children[0]


def put_into(xml: bytes, parent: Element, piece: str, before: Container[str] = ()) -> bytes:
    """The text with a piece in an element of it: ahead of the first child of these names, else at its end."""
    successor = next((child for child in parent.children if child.name in before), None)
    if successor:
        return xml[: successor.start] + piece.encode() + xml[successor.start :]
    if parent.inner == parent.start:  # <a/>
        opened = xml[: parent.end].removesuffix(b"/>")
        return opened + f">{piece}</{parent.tag}>".encode() + xml[parent.end :]
    return xml[: parent.inner] + piece.encode() + xml[parent.inner :]


def without(xml: bytes, elements: Sequence[Element]) -> bytes:
    """The text without some of its elements, none of which lies in another."""
    ordered = sorted(elements, key=lambda one: one.start)
    starts = [0, *(one.end for one in ordered)]
    ends = [*(one.start for one in ordered), len(xml)]
    return b"".join(xml[start:end] for start, end in zip(starts, ends, strict=True))


def text_xml(text: str) -> str:
    """A text as content: what no program shows is marked, and nothing of it is an escape of Excel's."""
    shown = "".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in text[:_MOST])
    return escape(shown.replace("_x", "_x005F_x"))


def attribute(text: str) -> str:
    """A text as the value of an attribute, with its quotes."""
    return quoteattr("".join(char if char.isprintable() else "\ufffd" for char in text))


_MOST = 30_000
"""Excel takes 32767 characters in a cell."""
