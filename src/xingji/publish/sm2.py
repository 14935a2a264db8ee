"""The optional second signature: SM2 with SM3 (GB/T 32918), by the command line of OpenSSL 3.

The algorithm is the national one; nothing here is an approved product, and no page may say so. A private key goes to
OpenSSL by the name of its file, everything else through pipes or a folder that only its owner can read.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from xingji.publish.keyring import BadKeyError
from xingji.store.files import write_secret

# DER of SubjectPublicKeyInfo and PKCS 8 for id-ecPublicKey (1.2.840.10045.2.1) on sm2p256v1 (1.2.156.10197.1.301)
# up to the numbers themselves; both forms are what OpenSSL writes and reads.
_CURVE = bytes.fromhex("301306072a8648ce3d020106082a811ccf5501822d")
_PUBLIC = bytes.fromhex("3059") + _CURVE + bytes.fromhex("03420004")
_PRIVATE = bytes.fromhex("308187020100") + _CURVE + bytes.fromhex("046d306b0201010420")
_POINT = bytes.fromhex("a14403420004")

_NEW = ("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2")
_SM3 = ("-rawin", "-digest", "sm3", "-pkeyopt", "distid:1234567812345678")
_SECONDS = 60


class NoSm2Error(RuntimeError):
    """No OpenSSL here that signs with SM2: none at all, version 1, LibreSSL, or one that was built without it."""


def available() -> bool:
    """Whether the OpenSSL of this machine can do it; tried with a key for once."""
    with TemporaryDirectory() as folder:
        private = _openssl(*_NEW)
        if private is None:
            return False
        write_secret(Path(folder, "key.pem"), private)
        return _openssl("pkeyutl", "-sign", "-inkey", "key.pem", *_SM3, folder=folder) is not None


def new_sm2_key(path: Path) -> str:
    """Write a new private key that only its owner can read; gives the public PEM.

    Raises FileExistsError, NoSm2Error.
    """
    _require()
    private = (_openssl(*_NEW) or b"").decode("ascii")
    public = _public_of(private)
    write_secret(path, _pem("PRIVATE", _der(private, "PRIVATE")).encode())
    return public


def sign_sm2(path: Path, content: bytes) -> tuple[str, bytes]:
    """Public PEM of a private key's file, and its signature in DER, identity 1234567812345678.

    Raises BadKeyError, NoSm2Error, OSError.
    """
    public = _public_of(path.read_text("ascii", errors="replace"))
    _require()
    signature = _openssl("pkeyutl", "-sign", "-inkey", str(path.absolute()), *_SM3, content=content)
    if signature is None or not verify_sm2(public, signature, content):
        raise BadKeyError("SM2")
    return public, signature


def verify_sm2(pem: str, signature: bytes, content: bytes) -> bool:
    """Whether a signature is that of a public key. Raises BadKeyError, NoSm2Error."""
    body = _der(pem, "PUBLIC")
    if len(body) != len(_PUBLIC) + 64 or not body.startswith(_PUBLIC):
        raise BadKeyError("SM2")
    _require()
    with TemporaryDirectory() as folder:
        Path(folder, "key.pem").write_text(_pem("PUBLIC", body), "ascii")
        Path(folder, "signature").write_bytes(signature)
        files = ("-pubin", "-inkey", "key.pem", "-sigfile", "signature")
        said = _openssl("pkeyutl", "-verify", *files, *_SM3, content=content, folder=folder)
    return said is not None and b"Verified Successfully" in said


def _require() -> None:
    if not available():
        raise NoSm2Error


def _openssl(*arguments: str, content: bytes = b"", folder: str | None = None) -> bytes | None:
    """What OpenSSL writes; None where there is none or it fails."""
    program = shutil.which("openssl")
    if program is None or Path(program).parent == Path.cwd():  # Windows looks into the working folder first
        return None
    settings = {**os.environ, "OPENSSL_WIN32_UTF8": "1"}  # else it reads no Chinese name of a file on Windows
    try:
        done = subprocess.run(  # noqa: S603  no shell, and no argument is secret
            [program, *arguments],
            input=content,
            cwd=folder,
            env=settings,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _public_of(private: str) -> str:
    """The public part of a private key, as OpenSSL reads it. Raises BadKeyError."""
    body = _der(private, "PRIVATE")
    start, middle = len(_PRIVATE), len(_PRIVATE) + 32
    if len(body) != middle + len(_POINT) + 64 or body[:start] != _PRIVATE or body[middle:-64] != _POINT:
        raise BadKeyError("SM2")
    return _pem("PUBLIC", _PUBLIC + body[-64:])


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
    except ValueError as error:
        raise BadKeyError(str(error)) from error
