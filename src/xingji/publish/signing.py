"""What is signed, and under which key: the built data as the repository gives them, and a key that may sign them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from xingji.publish.checksums import SUMS, checksums
from xingji.publish.keyring import Algorithm, PublicKey, fingerprint_of, with_successor
from xingji.store.git_history import SOURCES, last_change, uncommitted


class SigningError(ValueError):
    """Nothing is signed: `key` of the sentence that says why, and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


class Built(NamedTuple):
    """SHA256SUMS of built data, when they were made, and whether nothing but samples is in them."""

    content: bytes
    made: datetime
    sample: bool


class Signer(NamedTuple):
    """Who signs on a day what data: `name` for a key that nobody knows, `successor` if it follows another."""

    day: date
    sample: bool
    name: str | None = None
    successor: bool = False


def built(public: Path) -> Built:
    """The data of a built site, compared with its checksums. Raises SigningError."""
    base = public / "data" / "v1"
    if not (base / SUMS).is_file():
        raise SigningError("sign.not_built", path=base)
    content = (base / SUMS).read_bytes()
    if content != checksums(base):
        raise SigningError("sign.changed", path=base)
    index = json.loads((base / "index.json").read_text("utf-8"))
    sample = all(edition["sample"] for edition in index["editions"])
    return Built(content, datetime.fromisoformat(index["generated_at"]), sample)


def refuse_other_data(root: Path, public: Path, made: datetime) -> None:
    """A signature over data that the repository does not give would fit nothing that is ever published.

    Raises SigningError.
    """
    if changed := uncommitted(root, *SOURCES):
        raise SigningError("sign.dirty", path=changed[0])
    committed = last_change(root, *SOURCES)
    if committed and made < committed:
        raise SigningError("sign.old", public=public)


def registered(
    keys: Sequence[PublicKey], pem: str, algorithm: Algorithm, signer: Signer
) -> tuple[list[PublicKey], PublicKey]:
    """The keys with this one among them, which may sign. Raises SigningError."""
    fingerprint = fingerprint_of(pem)
    known = next((key for key in keys if key.fingerprint == fingerprint), None)
    if known is None:
        known = _new(keys, PublicKey(signer.name or "", algorithm, fingerprint, pem, signer.day), signer)
        keys = with_successor(keys, known)
    if not known.holds_on(signer.day):
        raise SigningError("sign.ended")
    if known.sample != signer.sample:
        raise SigningError("sign.official_key" if signer.sample else "sign.sample_key")
    return list(keys), known


def _new(keys: Sequence[PublicKey], key: PublicKey, signer: Signer) -> PublicKey:
    """A key that nobody knows: it has a name, and says whether it follows another."""
    present = next((old for old in keys if old.algorithm == key.algorithm and old.holds_on(signer.day)), None)
    if present and not signer.successor:
        raise SigningError("sign.other_key", folder="site/keys", name=present.name)
    if not key.name:
        raise SigningError("sign.name")
    return key
