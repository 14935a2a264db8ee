"""`xingji verify`: check downloaded files against the signature. Needs no network."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.command import CLEAN, FAULTY, Command, emit, language, relative, today, usage
from xingji.cli.extras import SIGNATURES
from xingji.messages.interface import say
from xingji.store.guidelines import root_of

if TYPE_CHECKING:
    from xingji.messages.catalogue import Lang
    from xingji.publish.keyring import PublicKey


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="下载的数据文件 / downloaded data files")
    parser.add_argument("--public-key", metavar="FILE", help="公钥文件（PEM），默认用项目里的 / public key to trust")
    parser.add_argument(
        "--sums", metavar="FILE", help="SHA256SUMS 文件，默认在同一或上级文件夹里找 / file of checksums"
    )


def _run(options: argparse.Namespace) -> int:
    trusted = _trusted(options)
    known: dict[Path, dict[str, str]] = {}
    genuine = True
    for given in options.files:
        path = Path(given)
        if not path.is_file():
            raise usage("verify.folder" if path.is_dir() else "verify.no_file", options, path=given)
        sums = Path(options.sums) if options.sums else _nearest(path)
        if sums is None or not sums.is_file():
            raise usage("verify.no_sums", options)
        if sums not in known:
            known[sums] = _signed(options, sums, trusted)
        genuine &= _same(path, sums, known[sums], language(options))
    return CLEAN if genuine else FAULTY


def _same(path: Path, sums: Path, listed: Mapping[str, str], lang: Lang) -> bool:
    """Whether a file is one of a list, and the one as which it lies beside the list: no genuine file of last year."""
    from xingji.publish.checksums import SUMS, digest_of  # noqa: PLC0415

    digest = digest_of(path)
    names = [SUMS] if listed and path.name == SUMS else [name for name, other in listed.items() if other == digest]
    place = _below(path, sums)
    if place in listed and names and place not in names:
        emit(say("verify.other", lang, path=relative(path), name="、".join(names), place=place))
        return False
    name = place if place in names else "、".join(names)
    emit(say("verify.same" if names else "verify.differs", lang, path=relative(path), name=name))
    return bool(names)


def _below(path: Path, sums: Path) -> str:
    """The path of a file as a list of checksums beside or above it names it; empty where it lies elsewhere."""
    file, folder = path.resolve(), sums.resolve().parent
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else ""


def _nearest(path: Path) -> Path | None:
    from xingji.publish.checksums import SUMS  # noqa: PLC0415

    return next((up / SUMS for up in path.resolve().parents if (up / SUMS).is_file()), None)


def _trusted(options: argparse.Namespace) -> list[PublicKey]:
    """The keys to believe: the given one, else those that this repository names; never one from beside the data."""
    from xingji.publish.keyring import BadKeyError, PublicKey, ed25519_of, fingerprint_of, read_keys  # noqa: PLC0415

    if not options.public_key:
        root = root_of(Path.cwd())
        try:
            keys = read_keys(root / "site" / "keys") if root else []
        except BadKeyError as error:
            raise usage("sign.bad_keys", options, detail=error) from None
        if not keys:
            raise usage("verify.no_keys", options)
        return keys
    try:
        pem = Path(options.public_key).read_text("ascii", errors="replace")
        ed25519_of(pem)
        return [PublicKey(say("verify.key_name", language(options)), "Ed25519", fingerprint_of(pem), pem, date.min)]
    except BadKeyError as error:
        raise usage("sign.bad_key", options, path=options.public_key, detail=error) from None
    except OSError as error:
        raise usage("sign.cannot_read", options, path=options.public_key, detail=error.strerror) from None


def _signed(options: argparse.Namespace, sums: Path, trusted: list[PublicKey]) -> dict[str, str]:
    """What a signed file of checksums names; nothing when its signature is not one of a trusted key."""
    from xingji.publish.checksums import SIGNATURE, BadSumsError, read_sums  # noqa: PLC0415
    from xingji.publish.signature import signer  # noqa: PLC0415

    lang, content = language(options), sums.read_bytes()
    signature = sums.with_name(SIGNATURE)
    if not signature.is_file():
        raise usage("verify.no_signature", options, sums=relative(sums), name=SIGNATURE)
    key = signer(trusted, signature.read_bytes(), content)
    if key is None:
        emit(say("verify.invalid", lang, sums=relative(sums)))
        return {}
    emit(say("verify.valid", lang, name=key.name, fingerprint=key.grouped))
    if key.sample:
        emit(say("verify.sample", lang))
    if key.until and key.until < today():
        emit(say("verify.ended", lang, until=key.until, successor=key.successor or "?"))
    _say_sm2(options, sums, trusted, content)
    try:
        return read_sums(content)
    except BadSumsError as error:
        raise usage("verify.bad_sums", options, path=relative(sums), detail=error) from None


def _say_sm2(options: argparse.Namespace, sums: Path, trusted: list[PublicKey], content: bytes) -> None:
    """A word on the second signature where there is one and a key for it."""
    from xingji.publish.checksums import SM2_SIGNATURE  # noqa: PLC0415
    from xingji.publish.signature import signer  # noqa: PLC0415
    from xingji.publish.sm2 import available  # noqa: PLC0415

    path, lang = sums.with_name(SM2_SIGNATURE), language(options)
    if path.is_file() and any(key.algorithm == "SM2" for key in trusted):
        if not available():
            emit(say("sign.no_sm2", lang))
            return
        valid = signer(trusted, path.read_bytes(), content, "SM2") is not None
        emit(say("verify.sm2", lang, verdict=say(f"verify.sm2_{'valid' if valid else 'invalid'}", lang)))


COMMAND = Command(_add, _run, lambda _: SIGNATURES)
