"""Numbers of the accounts that are made up here: GitHub has given out none that high, so they are nobody's."""

from __future__ import annotations

from zlib import crc32

_BEYOND = 10**12


def number_of(login: str) -> int:
    """The number of a made-up account, the same wherever its login is written."""
    return _BEYOND + crc32(login.lower().encode())
