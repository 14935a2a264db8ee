"""Second readers of our files: python-docx for Word, poppler for PDF."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.patience import HANGING


def word_lines(content: bytes) -> list[str]:
    """Text of the header and the body, a line per paragraph and per row; pictures by their description."""
    document: Any = Document(io.BytesIO(content))
    head = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    return [line for line in (*head, *_body(document)) if line.strip()]


def _body(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(" / ".join(cell.text.split("\n")) for cell in row.cells)
        elif isinstance(block, Paragraph):
            yield block.text
            yield from (f"[{drawn}]" for drawn in block._p.xpath(".//wp:docPr/@descr"))


def word_text(content: bytes) -> str:
    """All of it."""
    return "\n".join(word_lines(content))


def pdf_text(content: bytes) -> str:
    """Text of all pages without their heads and feet and without any blanks: where a line breaks says nothing."""
    first, *others = [page.strip("\n").split("\n") for page in _printed(content).removesuffix("\f").split("\f")]
    return squeezed("".join(line for lines in (first[:-1], *(page[1:-1] for page in others)) for line in lines))


def _printed(content: bytes) -> str:
    """Text in the order in which it was printed; a form feed ends each page."""
    command = ["pdftotext", "-raw", "-", "-"]
    return subprocess.run(command, input=content, check=True, capture_output=True, timeout=HANGING).stdout.decode()


def squeezed(text: str) -> str:
    """Text without blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
