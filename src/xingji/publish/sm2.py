"""The optional second signature: SM2 with SM3 (GB/T 32918), by the library `gmssl`.

The algorithm is the national one; nothing here is an approved product, and no page may say so.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from pathlib import Path
from typing import Any, NamedTuple

from xingji.publish.keyring import BadKeyError
from xingji.publish.signature import write_secret

# DER of SubjectPublicKeyInfo and PKCS 8 for id-ecPublicKey (1.2.840.10045.2.1) on sm2p256v1 (1.2.156.10197.1.301)
# up to the numbers themselves; both forms are what OpenSSL writes and reads.
_CURVE = bytes.fromhex("301306072a8648ce3d020106082a811ccf5501822d")
_PUBLIC = bytes.fromhex("3059") + _CURVE + bytes.fromhex("03420004")
_PRIVATE = bytes.fromhex("308187020100") + _CURVE + bytes.fromhex("046d306b0201010420")
_POINT = bytes.fromhex("a14403420004")


class NoSm2Error(RuntimeError):
    """The library is not installed (`pip install 'xingji[sm2]'`)."""


class Sm2Key(NamedTuple):
    """Private number and public point, in hexadecimal digits."""

    private: str
    public: str

    @property
    def public_pem(self) -> str:
        """The public part as OpenSSL reads it."""
        return _pem("PUBLIC", _PUBLIC + bytes.fromhex(self.public))


def new_sm2_key(path: Path) -> Sm2Key:
    """Write a new private key that only its owner can read. Raises FileExistsError, NoSm2Error."""
    private = _random()
    key = Sm2Key(private, _engine("", "")._kg(int(private, 16), _table()["g"]))
    body = _PRIVATE + bytes.fromhex(private) + _POINT + bytes.fromhex(key.public)
    write_secret(path, _pem("PRIVATE", body).encode())
    return key


def read_sm2_key(path: Path) -> Sm2Key:
    """The private key of a file, ours or OpenSSL's. Raises BadKeyError, OSError."""
    body = _der(path.read_text("ascii", errors="replace"), "PRIVATE")
    start, middle = len(_PRIVATE), len(_PRIVATE) + 32
    if len(body) != middle + len(_POINT) + 64 or body[:start] != _PRIVATE or body[middle:-64] != _POINT:
        raise BadKeyError("SM2")
    return Sm2Key(body[start:middle].hex(), body[-64:].hex())


def sign_sm2(key: Sm2Key, content: bytes) -> bytes:
    """Signature in DER, identity 1234567812345678. Raises NoSm2Error."""
    engine = _engine(key.private, key.public)
    while True:
        # gmssl's own nonce comes from a predictable generator, which would give the private key away
        signature = engine.sign_with_sm3(content, _random())
        if signature:
            return bytes.fromhex(signature)


def verify_sm2(pem: str, signature: bytes, content: bytes) -> bool:
    """Whether a signature is that of a public key. Raises BadKeyError, NoSm2Error."""
    body = _der(pem, "PUBLIC")
    if len(body) != len(_PUBLIC) + 64 or not body.startswith(_PUBLIC):
        raise BadKeyError("SM2")
    engine = _engine("", body[-64:].hex())
    try:
        return _in_range(signature) and bool(engine.verify_with_sm3(signature.hex(), content))
    except (ValueError, IndexError, TypeError):
        return False


def _in_range(signature: bytes) -> bool:
    """The standard's first check, which the library leaves out."""
    from Cryptodome.Util.asn1 import DerSequence  # noqa: PLC0415

    numbers = DerSequence().decode(signature, strict=True, nr_elements=2)
    return all(0 < int(numbers[at] or 0) < int(_table()["n"], 16) for at in (0, 1))


def _table() -> dict[str, str]:
    try:
        from gmssl.sm2 import default_ecc_table  # noqa: PLC0415  optional
    except ImportError as error:
        raise NoSm2Error(str(error)) from error
    return dict(default_ecc_table)


def _engine(private: str, public: str) -> Any:
    try:
        from gmssl.sm2 import CryptSM2  # noqa: PLC0415  optional
    except ImportError as error:
        raise NoSm2Error(str(error)) from error
    engine = CryptSM2(private_key=private, public_key="", asn1=True)
    engine.public_key = public  # given to the constructor it would lose its first digits where they are 0 or 4
    return engine


def _random() -> str:
    """A number from 1 to n - 2 from the system's own source of randomness."""
    return f"{secrets.randbelow(int(_table()['n'], 16) - 2) + 1:064x}"


def _pem(kind: str, body: bytes) -> str:
    text = base64.b64encode(body).decode()
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return "\n".join([f"-----BEGIN {kind} KEY-----", *lines, f"-----END {kind} KEY-----", ""])


def _der(pem: str, kind: str) -> bytes:
    lines = [line.strip() for line in pem.strip().splitlines()]
    if len(lines) < 3 or lines[0] != f"-----BEGIN {kind} KEY-----" or lines[-1] != f"-----END {kind} KEY-----":
        raise BadKeyError("SM2")
    try:
        return base64.b64decode("".join(lines[1:-1]), validate=True)
    except binascii.Error as error:
        raise BadKeyError(str(error)) from error
