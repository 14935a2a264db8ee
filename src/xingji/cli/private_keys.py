"""The private keys of `xingji sign`: made, read, unlocked; they never leave the signer's machine."""

from __future__ import annotations

import argparse
import getpass
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings

from xingji.cli.command import CLEAN, emit, language, usage, warn
from xingji.messages.interface import say

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def make(options: argparse.Namespace) -> int:
    """New keys, each in a file that only its owner can read. Raises UsageError."""
    from xingji.publish.keyring import fingerprint_of  # noqa: PLC0415
    from xingji.publish.signature import new_private_key  # noqa: PLC0415
    from xingji.publish.sm2 import NoSm2Error, new_sm2_key  # noqa: PLC0415

    lang = language(options)
    try:
        if options.new_key:
            pem = new_private_key(Path(options.new_key), _new_passphrase(options) if options.passphrase else "")
            emit(say("sign.new", lang, path=options.new_key, fingerprint=_grouped(fingerprint_of(pem))))
        if options.new_sm2:
            pem = new_sm2_key(Path(options.new_sm2))
            emit(say("sign.new", lang, path=options.new_sm2, fingerprint=_grouped(fingerprint_of(pem))))
    except FileExistsError as error:
        raise usage("sign.exists", options, path=error.filename) from None
    except NoSm2Error:
        raise usage("sign.no_sm2", options) from None
    return CLEAN


def _new_passphrase(options: argparse.Namespace) -> str:
    first = _ask("sign.passphrase", options)
    if not first or _ask("sign.passphrase_again", options) != first:
        raise usage("sign.passphrase_wrong", options)
    return first


def _ask(key: str, options: argparse.Namespace) -> str:
    try:
        with catch_warnings(action="ignore", category=getpass.GetPassWarning):
            return getpass.getpass(say(key, language(options)))
    except EOFError:
        raise usage("sign.passphrase_none", options) from None


def _grouped(fingerprint: str) -> str:
    return " ".join(re.findall("....", fingerprint))


def private(options: argparse.Namespace) -> Ed25519PrivateKey:
    """The key of `--key`, for whose passphrase the user is asked. Raises UsageError."""
    from xingji.publish.keyring import BadKeyError  # noqa: PLC0415
    from xingji.publish.signature import PassphraseError, read_private_key  # noqa: PLC0415

    path = Path(options.key)
    try:
        _warn_of_readers(options, path)
        try:
            return read_private_key(path)
        except PassphraseError:
            return read_private_key(path, _ask("sign.passphrase", options))
    except PassphraseError:
        raise usage("sign.passphrase_wrong", options) from None
    except BadKeyError as error:
        raise usage("sign.bad_key", options, path=options.key, detail=error) from None
    except OSError as error:
        raise usage("sign.cannot_read", options, path=options.key, detail=error.strerror) from None


def _warn_of_readers(options: argparse.Namespace, path: Path) -> None:
    """Modes say nothing on Windows, and everything is open on a stick with FAT: a word, no refusal."""
    if os.name == "posix" and path.stat().st_mode & 0o077:
        warn(say("sign.open", language(options), path=path))


def signed_sm2(options: argparse.Namespace, content: bytes) -> tuple[str, bytes]:
    """Public PEM and signature of the key of `--sm2`. Raises UsageError."""
    from xingji.publish.keyring import BadKeyError  # noqa: PLC0415
    from xingji.publish.sm2 import NoSm2Error, sign_sm2  # noqa: PLC0415

    try:
        _warn_of_readers(options, Path(options.sm2))
        return sign_sm2(Path(options.sm2), content)
    except NoSm2Error:
        raise usage("sign.no_sm2", options) from None
    except BadKeyError as error:
        raise usage("sign.bad_key", options, path=options.sm2, detail=error) from None
    except OSError as error:
        raise usage("sign.cannot_read", options, path=options.sm2, detail=error.strerror) from None
