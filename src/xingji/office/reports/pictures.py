"""Pictures into a Word document: a placeholder's value names a picture, which takes its place afterwards."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_MARK = "\ue000{}\ue001"
"""Characters for private use, which no name of a submission may hold."""


class Picture(NamedTuple):
    """A PNG, its width in millimetres, and what it tells somebody who does not see it."""

    png: bytes
    width: float
    alternative: str


def marker(name: str) -> str:
    """What stands in the text where a picture will be."""
    return _MARK.format(name)


def place(content: bytes, pictures: Mapping[str, Picture]) -> WordDocument:
    """The document with every paragraph that is a marker alone turned into its picture."""
    document = Document(io.BytesIO(content))
    wanted = {marker(name): picture for name, picture in pictures.items()}
    for paragraph in document.paragraphs:
        if picture := wanted.get(paragraph.text.strip()):
            _put(paragraph, picture)
    return document


def _put(paragraph: Paragraph, picture: Picture) -> None:
    for run in paragraph.runs:
        run.text = ""
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=Mm(picture.width))
    for properties in shape._inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):
        properties.set("descr", picture.alternative)
        properties.set("name", f"图{properties.get('id')}")
