"""SHA256SUMS: one line per published data file, in the form that `sha256sum -c` reads."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.sig"
SM2_SIGNATURE = "SHA256SUMS.sm2.sig"
NOT_COVERED = (SUMS, SIGNATURE, SM2_SIGNATURE)

_LINE = re.compile(r"([0-9a-f]{64})  ([^\r\n\\]+)")


class BadSumsError(ValueError):
    """Not a file of checksums; the text is the first line that is none."""


def digest_of(path: Path) -> str:
    """SHA-256 of a file in small hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksums(folder: Path) -> bytes:
    """SHA256SUMS of everything below a folder but itself and its signatures; by path, so that it repeats."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = [f"{digest_of(folder / name)}  {name}\n" for name in names if name not in NOT_COVERED]
    return "".join(lines).encode()


def read_sums(content: bytes) -> dict[str, str]:
    """Path → digest. Raises BadSumsError."""
    try:
        lines = content.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise BadSumsError(str(error)) from error
    found: dict[str, str] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        if not match or match[2] in found:
            raise BadSumsError(line[:80])
        found[match[2]] = match[1]
    return found
