"""Ed25519 signatures over SHA256SUMS: made on the province's own machine, carried by the build, checked by anybody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from xingji.publish.checksums import SIGNATURE, SM2_SIGNATURE, SUMS, checksums
from xingji.publish.keyring import KEYS, BadKeyError, PublicKey, as_json, ed25519_of, read_keys
from xingji.publish.sm2 import NoSm2Error, verify_sm2
from xingji.store.files import write_secret

FOLDER = "keys"
"""Below `site`: public keys and the newest signatures; published as `keys/`, the signatures beside the data."""

STATE = "state.json"
"""Beside the published keys: whether there is a signature to be had."""


class PassphraseError(ValueError):
    """The private key is locked and no or a wrong passphrase was given."""


class Standing(NamedTuple):
    """What may be said of the data of a build.

    `stale`: there is a signature, but it is over other data or its key does not hold any more.
    """

    state: Literal["signed", "stale", "unsigned"]
    key: PublicKey | None = None
    sm2: PublicKey | None = None


def new_private_key(path: Path, passphrase: str = "") -> str:
    """Write a new private key (PEM, PKCS 8) that only its owner can read; gives the public PEM.

    Raises FileExistsError.
    """
    key = Ed25519PrivateKey.generate()
    lock: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if passphrase:
        lock = serialization.BestAvailableEncryption(passphrase.encode())
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
    write_secret(path, pem)
    return public_pem(key)


def public_pem(key: Ed25519PrivateKey) -> str:
    """The public part of a key as PEM."""
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.PEM, form).decode()


def read_private_key(path: Path, passphrase: str = "") -> Ed25519PrivateKey:
    """The private key of a file. Raises BadKeyError, PassphraseError, OSError."""
    content = path.read_bytes()
    try:
        key = serialization.load_pem_private_key(content, passphrase.encode() or None)
    except TypeError as error:
        raise PassphraseError(str(error)) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise (PassphraseError if b"ENCRYPTED" in content else BadKeyError)(str(error)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise BadKeyError(type(key).__name__)
    return key


def verifies(key: PublicKey, signature: bytes, content: bytes) -> bool:
    """Whether a signature over some content is this key's; never for SM2 where no OpenSSL knows it."""
    if key.algorithm == "SM2":
        try:
            return verify_sm2(key.pem, signature, content)
        except NoSm2Error:
            return False
    try:
        ed25519_of(key.pem).verify(signature, content)
    except InvalidSignature:
        return False
    return True


def signer(keys: Iterable[PublicKey], signature: bytes, content: bytes, algorithm: str = "Ed25519") -> PublicKey | None:
    """Whose signature it is; keys that are revoked are not asked."""
    asked = (key for key in keys if key.algorithm == algorithm and key.revoked is None)
    return next((key for key in asked if verifies(key, signature, content)), None)


def carry(docs: Path, today: date) -> Standing:
    """Write SHA256SUMS of the data below a docs folder, and beside it the signatures from `keys` that fit it.

    Raises BadKeyError.
    """
    base, store = docs / "data" / "v1", docs / FOLDER
    content = checksums(base)
    (base / SUMS).write_bytes(content)
    kept = [store / name for name in (SIGNATURE, SM2_SIGNATURE)]
    keys = [key for key in read_keys(store) if key.holds_on(today)]
    main, second = (
        _carried(path, base, content, keys, kind) for path, kind in zip(kept, ("Ed25519", "SM2"), strict=True)
    )
    had = kept[0].is_file()
    for path in kept:
        path.unlink(missing_ok=True)
    if main is None:
        (base / SM2_SIGNATURE).unlink(missing_ok=True)
    found = Standing("signed", main, second) if main else Standing("stale" if had else "unsigned")
    _tell_browsers(store, found)
    return found


def _tell_browsers(store: Path, standing: Standing) -> None:
    """What a script may ask for without meeting a file that is not there."""
    store.mkdir(exist_ok=True)
    (store / STATE).write_text(f'{{"state": "{standing.state}"}}\n', "ascii")
    if not (store / KEYS).is_file():
        (store / KEYS).write_bytes(as_json([]))


def _carried(path: Path, base: Path, content: bytes, keys: list[PublicKey], algorithm: str) -> PublicKey | None:
    """Put a signature beside the data if it is over them; gives its key."""
    if not path.is_file():
        return None
    signature = path.read_bytes()
    found = signer(keys, signature, content, algorithm)
    if found:
        (base / path.name).write_bytes(signature)
    return found
