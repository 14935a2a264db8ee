"""Office files as bytes that repeat: fixed dates, fixed order, no clock."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
AUTHOR = "xingji"


def dated(edition: int) -> datetime:
    """Date that a file of an edition bears: $SOURCE_DATE_EPOCH, else the first day of its year (UTC, no zone)."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH", ""):
        return datetime.fromtimestamp(int(epoch), UTC).replace(tzinfo=None)
    return datetime(edition, 1, 1)


def word_bytes(document: Document, title: str, made: datetime) -> bytes:
    """A Word document with its properties; equal content gives equal bytes."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, AUTHOR, AUTHOR
    properties.comments, properties.keywords, properties.subject = "", "", ""
    properties.created = properties.modified = made
    properties.revision = 1
    properties.language = "zh-CN"
    buffer = io.BytesIO()
    document.save(buffer)
    return repeatable(buffer.getvalue())


def repeatable(package: bytes) -> bytes:
    """The same package with fixed dates; the content types stay first, as readers like it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
