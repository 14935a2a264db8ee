"""The public keys of the signed list: who signed from when to when, and which key follows which."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from xingji.publish.canonical import json_bytes

KEYS = "keys.json"
CURRENT = "key.pem"
Algorithm = Literal["Ed25519", "SM2"]
SAMPLE = "示例"
"""Names of keys that sign nothing but sample data begin so."""


class BadKeyError(ValueError):
    """Not a key of the kind that is wanted, or a list of keys that nobody can read."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """One key; `until` is its last day, `successor` the fingerprint of the key that follows.

    A `revoked` key proves nothing any more, not even for what it signed before; one that has only ended still does.
    """

    name: str
    algorithm: Algorithm
    fingerprint: str
    pem: str
    since: date
    until: date | None = None
    successor: str | None = None
    revoked: date | None = None

    @property
    def sample(self) -> bool:
        """Whether what it signs has no effect."""
        return self.name.startswith(SAMPLE)

    @property
    def grouped(self) -> str:
        """The fingerprint in groups of four, to be compared with print."""
        return " ".join(self.fingerprint[at : at + 4] for at in range(0, len(self.fingerprint), 4))

    def holds_on(self, day: date) -> bool:
        """Whether it may sign on a day."""
        return self.revoked is None and self.since <= day and (self.until is None or day <= self.until)


def fingerprint_of(pem: str) -> str:
    """SHA-256 over the DER form of a public key, as `openssl pkey -pubin -outform DER | openssl dgst -sha256` gives it.

    Raises BadKeyError.
    """
    lines = [line.strip() for line in pem.strip().splitlines()]
    if len(lines) < 3 or lines[0] != "-----BEGIN PUBLIC KEY-----" or lines[-1] != "-----END PUBLIC KEY-----":
        raise BadKeyError(pem[:40])
    try:
        return hashlib.sha256(base64.b64decode("".join(lines[1:-1]), validate=True)).hexdigest()
    except binascii.Error as error:
        raise BadKeyError(str(error)) from error


def ed25519_of(pem: str) -> Ed25519PublicKey:
    """The key of a PEM text. Raises BadKeyError."""
    try:
        key = serialization.load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise BadKeyError(str(error)) from error
    if not isinstance(key, Ed25519PublicKey):
        raise BadKeyError(type(key).__name__)
    return key


def read_keys(folder: Path) -> list[PublicKey]:
    """The keys of a folder, the oldest first; none where nobody has signed yet. Raises BadKeyError."""
    path = folder / KEYS
    if not path.is_file():
        return []
    try:
        rows = json.loads(path.read_text("utf-8"))["keys"]
        keys = [_key(row) for row in rows]
    except (ValueError, KeyError, TypeError) as error:
        raise BadKeyError(f"{KEYS}: {error}") from error
    for key in keys:
        if fingerprint_of(key.pem) != key.fingerprint:
            raise BadKeyError(f"{KEYS}: {key.fingerprint}")
    return keys


def _key(row: dict[str, Any]) -> PublicKey:
    def day(name: str) -> date | None:
        return date.fromisoformat(row[name]) if row[name] else None

    if row["algorithm"] not in ("Ed25519", "SM2"):
        raise ValueError(row["algorithm"])
    days = {"since": date.fromisoformat(row["since"]), "until": day("until"), "revoked": day("revoked")}
    return PublicKey(**{**row, **days})


def as_json(keys: Sequence[PublicKey]) -> bytes:
    """keys.json."""
    return json_bytes({"keys": [asdict(key) for key in keys]})


def with_successor(keys: Sequence[PublicKey], new: PublicKey) -> list[PublicKey]:
    """The keys with one more; the open one of the same kind ends the day it begins."""
    closed = [
        replace(key, until=new.since, successor=new.fingerprint)
        if key.algorithm == new.algorithm and key.until is None and key.revoked is None
        else key
        for key in keys
    ]
    return [*closed, new]
