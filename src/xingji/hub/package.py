"""A view as one file, for parties without a forge; the same view gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DAY = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """A ZIP of files by path."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for path, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(path, _DAY)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _PLAIN_FILE, _UNIX
            package.writestr(entry, content)
    return stream.getvalue()
