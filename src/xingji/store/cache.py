"""Results that need not be computed twice. Deleting the cache is always safe; a damaged one is ignored.

They hold findings and answers, so nobody but their owner can read them.

It lives in the user's own cache folder, never in the repository: a submission must not be able to bring one along.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import xingji
from xingji.store.files import write_whole


def cache_home() -> Path:
    """Folder of the cache: $XINGJI_CACHE, else the platform's place for caches."""
    if own := os.environ.get("XINGJI_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "xingji" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "xingji"


@cache
def engine_id() -> str:
    """Version of the engine and of its very files, so that an edited rule never meets old results."""
    folder = Path(__file__).parents[1]
    parts = [xingji.__version__, sys.version.split()[0]]
    for base, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith((".py", ".json")):
                status = os.stat(f"{base}/{name}")  # noqa: PTH116  a hundred Path objects would cost start-up time
                parts.append(f"{name}:{status.st_size}:{status.st_mtime_ns}")
    return digest("|".join(parts).encode())


def digest(content: bytes) -> str:
    """Short content key; BLAKE2b because it is the quickest of the standard library."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def load(name: str) -> Any:
    """A stored value, or None when there is none, it is damaged or another engine wrote it."""
    try:
        stored = json.loads((cache_home() / name).read_bytes())
        return stored["value"] if stored["engine"] == engine_id() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def save(name: str, value: Any) -> None:
    """Store a JSON value; a cache that cannot be written is no reason to fail."""
    text = json.dumps({"engine": engine_id(), "value": value}, ensure_ascii=False, separators=(",", ":"))
    with suppress(OSError):
        write_whole(cache_home() / name, text.encode(), private=True)


def load_lines(name: str) -> list[str]:
    """Lines that `add_lines` stored, the oldest first; none when another engine wrote them."""
    try:
        engine, *lines = (cache_home() / name).read_text("utf-8").split("\n")
    except (OSError, ValueError):
        return []
    return lines[:-1] if engine == engine_id() else []


def add_lines(name: str, lines: list[str], *, anew: bool) -> None:
    """Append lines, or replace all that was stored; a cache that cannot be written is no reason to fail."""
    with suppress(OSError):
        if anew or not (cache_home() / name).is_file():
            text = "".join(f"{line}\n" for line in (engine_id(), *lines))
            write_whole(cache_home() / name, text.encode(), private=True)
            return
        with (cache_home() / name).open("ab") as file:
            file.write("".join(f"{line}\n" for line in lines).encode())
