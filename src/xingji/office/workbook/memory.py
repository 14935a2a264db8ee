"""What the last import of a workbook left in the documents, so that its corrections are not told as others' changes.

Kept in the user's cache folder by dossier and kind, for the files that were imported then: another copy of the workbook
may be older, and what it does not say must go on counting as a change by others. Losing it costs warnings only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from xingji.office.workbook.home import Home
from xingji.store import cache
from xingji.store.files import write_whole


def recall(root: Path, home: Home, kind: str, workbook: Path) -> dict[str, str]:
    """Mark of a unit → digest of what the last import of this file left there."""
    try:
        stored = json.loads(_place(root, home, kind).read_bytes())
        known = stored["left"] if _name(workbook) in stored["workbooks"] else {}
        return {str(mark): str(digest) for mark, digest in known.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def remember(root: Path, home: Home, kind: str, workbooks: Iterable[Path], left: Mapping[str, str]) -> None:
    """Keep what an import left; digests of short answers can be guessed, so that nobody else may read them."""
    path = _place(root, home, kind)
    content = {"workbooks": [_name(workbook) for workbook in workbooks], "left": dict(left)}
    with suppress(OSError):
        write_whole(path, json.dumps(content).encode(), private=True)


def _place(root: Path, home: Home, kind: str) -> Path:
    name = cache.digest("\0".join((str(root.resolve()), *home, kind)).encode())
    return cache.cache_home() / "imports" / f"{name}.json"


def _name(workbook: Path) -> str:
    return cache.digest(str(workbook.resolve()).encode())
