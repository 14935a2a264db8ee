"""Unified social credit codes with right check characters that belong to nobody we know of."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_BLOCK = 31**4


def make_uscc(region: str, serial: int) -> str:
    """Code of an enterprise (91) registered in `region`; different for each serial below 923,521.

    The organisation code starts with MA0, a block that was not given out in Jiangsu (to our knowledge).
    """
    scattered = (serial * 48_611 + 7_919) % _BLOCK
    organisation = "MA0Y" + _base31(scattered)
    body = f"91{region}{organisation}{_inner_check(organisation)}"
    return body + _outer_check(body)


def _base31(number: int) -> str:
    digits = ""
    for _ in range(4):
        number, rest = divmod(number, 31)
        digits = ALPHABET[rest] + digits
    return digits


def _inner_check(organisation: str) -> str:
    """Check character of GB 11714 over eight characters."""
    total = sum(int(char, 36) * weight for char, weight in zip(organisation, _INNER_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def _outer_check(body: str) -> str:
    """Check character of GB 32100-2015 over the first 17."""
    total = sum(ALPHABET.index(char) * weight for char, weight in zip(body, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]
