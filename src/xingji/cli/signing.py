"""`xingji sign` and `xingji verify`: the signed list."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import re
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.command import CLEAN, FAULTY, Command, day, emit, language, relative, usage
from xingji.messages.interface import say
from xingji.store.files import write_whole
from xingji.store.guidelines import root_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from xingji.publish.keyring import Algorithm, PublicKey


def _add_sign(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--key", metavar="FILE", help="私钥文件 / private key to sign with")
    parser.add_argument("--new-key", metavar="FILE", help="新建私钥 / make a private key")
    parser.add_argument("--passphrase", action="store_true", help="新私钥加口令 / lock the new key")
    parser.add_argument("--sm2", metavar="FILE", help="另用国密私钥签名 / sign with an SM2 key as well")
    parser.add_argument("--new-sm2", metavar="FILE", help="新建国密私钥 / make an SM2 key")
    parser.add_argument("--name", help="密钥名称，第一次使用时填 / name of a key that is new")
    parser.add_argument("--successor", action="store_true", help="接替原来的密钥 / let it follow the present key")
    parser.add_argument("--public", default="public", metavar="DIR", help="已生成的网站 / the built site")
    parser.add_argument("--root", default=".", metavar="DIR", help="项目文件夹 / project folder")
    parser.add_argument("--on", metavar="DATE", help="签名日期，默认今天 / day of signing, default today")


def _run_sign(options: argparse.Namespace) -> int:
    if os.environ.get("GITHUB_ACTIONS"):
        raise usage("sign.ci", options)
    root = root_of(Path(options.root))
    if root is None or not (root / "site").is_dir():
        raise usage("error.no_site", options, path=options.root)
    for given in (options.key, options.new_key, options.sm2, options.new_sm2):
        if given and Path(given).resolve().is_relative_to(root.resolve()):
            raise usage("sign.inside", options, path=given)
    if options.new_key or options.new_sm2:
        return _make(options)
    if not options.key:
        raise usage("sign.what", options)
    return _sign(options, root / "site" / "keys")


def _make(options: argparse.Namespace) -> int:
    from xingji.publish.keyring import fingerprint_of  # noqa: PLC0415
    from xingji.publish.signature import new_private_key  # noqa: PLC0415
    from xingji.publish.sm2 import NoSm2Error, new_sm2_key  # noqa: PLC0415

    lang = language(options)
    try:
        if options.new_key:
            pem = new_private_key(Path(options.new_key), _new_passphrase(options) if options.passphrase else "")
            emit(say("sign.new", lang, path=options.new_key, fingerprint=_grouped(fingerprint_of(pem))))
        if options.new_sm2:
            pem = new_sm2_key(Path(options.new_sm2)).public_pem
            emit(say("sign.new", lang, path=options.new_sm2, fingerprint=_grouped(fingerprint_of(pem))))
    except FileExistsError as error:
        raise usage("sign.exists", options, path=error.filename) from None
    except OSError as error:
        raise usage("word.cannot_write", options, path=error.filename, detail=error.strerror) from None
    except NoSm2Error:
        raise usage("sign.no_sm2", options) from None
    return CLEAN


def _new_passphrase(options: argparse.Namespace) -> str:
    lang = language(options)
    first = getpass.getpass(say("sign.passphrase", lang))
    if not first or getpass.getpass(say("sign.passphrase_again", lang)) != first:
        raise usage("sign.passphrase_wrong", options)
    return first


def _grouped(fingerprint: str) -> str:
    return " ".join(re.findall("....", fingerprint))


def _sign(options: argparse.Namespace, folder: Path) -> int:
    """Sign what is built, put signature and public key into the folder."""
    from xingji.publish.checksums import SIGNATURE, SM2_SIGNATURE, SUMS, read_sums  # noqa: PLC0415
    from xingji.publish.keyring import CURRENT, KEYS, as_json, read_keys  # noqa: PLC0415
    from xingji.publish.signature import public_pem  # noqa: PLC0415

    lang = language(options)
    content, sample = _built(options)
    private = _private(options)
    keys = read_keys(folder)
    keys, used = _register(options, keys, public_pem(private), "Ed25519", sample)
    files = {SIGNATURE: private.sign(content), CURRENT: used.pem.encode()}
    if options.sm2:
        pem, signature = _sm2(options, content)
        keys, second = _register(options, keys, pem, "SM2", sample)
        files |= {SM2_SIGNATURE: signature, "sm2.pem": second.pem.encode()}
    else:
        (folder / SM2_SIGNATURE).unlink(missing_ok=True)
    for name, written in {**files, KEYS: as_json(keys)}.items():
        write_whole(folder / name, written)
    facts = {"sums": SUMS, "files": len(read_sums(content)), "folder": relative(folder), "name": used.name}
    emit(say("sign.done", lang, fingerprint=used.grouped, **facts))
    if options.sm2:
        emit(say("sign.sm2_done", lang, fingerprint=second.grouped))
    return CLEAN


def _built(options: argparse.Namespace) -> tuple[bytes, bool]:
    """SHA256SUMS of the built data, compared with the files; and whether nothing but samples is in them."""
    from xingji.publish.checksums import SUMS, checksums  # noqa: PLC0415

    base = Path(options.public) / "data" / "v1"
    if not (base / SUMS).is_file():
        raise usage("sign.not_built", options, path=relative(base))
    content = (base / SUMS).read_bytes()
    if content != checksums(base):
        raise usage("sign.changed", options, path=relative(base))
    editions = json.loads((base / "index.json").read_text("utf-8"))["editions"]
    return content, all(edition["sample"] for edition in editions)


def _private(options: argparse.Namespace) -> Ed25519PrivateKey:
    from xingji.publish.keyring import BadKeyError  # noqa: PLC0415
    from xingji.publish.signature import PassphraseError, read_private_key  # noqa: PLC0415

    path = Path(options.key)
    try:
        try:
            return read_private_key(path)
        except PassphraseError:
            return read_private_key(path, getpass.getpass(say("sign.passphrase", language(options))))
    except PassphraseError:
        raise usage("sign.passphrase_wrong", options) from None
    except BadKeyError as error:
        raise usage("sign.bad_key", options, path=options.key, detail=error) from None
    except OSError as error:
        raise usage("sign.cannot_read", options, path=options.key, detail=error.strerror) from None


def _sm2(options: argparse.Namespace, content: bytes) -> tuple[str, bytes]:
    from xingji.publish.keyring import BadKeyError  # noqa: PLC0415
    from xingji.publish.sm2 import NoSm2Error, read_sm2_key, sign_sm2  # noqa: PLC0415

    try:
        key = read_sm2_key(Path(options.sm2))
        return key.public_pem, sign_sm2(key, content)
    except NoSm2Error:
        raise usage("sign.no_sm2", options) from None
    except BadKeyError as error:
        raise usage("sign.bad_key", options, path=options.sm2, detail=error) from None
    except OSError as error:
        raise usage("sign.cannot_read", options, path=options.sm2, detail=error.strerror) from None


def _register(
    options: argparse.Namespace, keys: list[PublicKey], pem: str, algorithm: Algorithm, sample: bool
) -> tuple[list[PublicKey], PublicKey]:
    """The keys with this one among them; a key that nobody knows must say whether it follows another."""
    from xingji.publish.keyring import PublicKey, fingerprint_of, with_successor  # noqa: PLC0415

    today = day(options, options.on) if options.on else date.today()
    fingerprint = fingerprint_of(pem)
    known = next((key for key in keys if key.fingerprint == fingerprint), None)
    if known is None:
        present = next((key for key in keys if key.algorithm == algorithm and key.holds_on(today)), None)
        if present and not options.successor:
            raise usage("sign.other_key", options, folder="site/keys", name=present.name)
        if not options.name:
            raise usage("sign.name", options)
        known = PublicKey(options.name, algorithm, fingerprint, pem, today)
        keys = with_successor(keys, known)
    if not known.holds_on(today):
        raise usage("sign.ended", options)
    if known.sample != sample:
        raise usage("sign.official_key" if sample else "sign.sample_key", options)
    return keys, known


def _add_verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="下载的数据文件 / downloaded data files")
    parser.add_argument("--public-key", metavar="FILE", help="公钥文件（PEM），默认用项目里的 / public key to trust")
    parser.add_argument(
        "--sums", metavar="FILE", help="SHA256SUMS 文件，默认在同一或上级文件夹里找 / file of checksums"
    )


def _run_verify(options: argparse.Namespace) -> int:
    from xingji.publish.checksums import SUMS, digest_of  # noqa: PLC0415

    lang, faulty = language(options), False
    trusted = _trusted(options)
    known: dict[Path, dict[str, str]] = {}
    for given in options.files:
        path = Path(given)
        if not path.is_file():
            raise usage("sign.cannot_read", options, path=given, detail="?")
        sums = Path(options.sums) if options.sums else _nearest(path)
        if sums is None or not sums.is_file():
            raise usage("verify.no_sums", options)
        if sums not in known:
            known[sums] = _signed(options, sums, trusted)
        names = [name for name, digest in known[sums].items() if digest == digest_of(path)]
        found = path.name == SUMS and bool(known[sums])
        faulty |= not (names or found)
        name = next((name for name in names if path.as_posix().endswith(name)), "、".join(names) or SUMS)
        emit(say("verify.same" if names or found else "verify.differs", lang, path=relative(path), name=name))
    return FAULTY if faulty else CLEAN


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
            raise usage("sign.bad_key", options, path="site/keys", detail=error) from None
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
    if key.until and key.until < date.today():
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

    path, lang = sums.with_name(SM2_SIGNATURE), language(options)
    if path.is_file() and any(key.algorithm == "SM2" for key in trusted):
        if find_spec("gmssl") is None:
            emit(say("sign.no_sm2", lang))
            return
        valid = signer(trusted, path.read_bytes(), content, "SM2") is not None
        emit(say("verify.sm2", lang, verdict=say(f"verify.sm2_{'valid' if valid else 'invalid'}", lang)))


COMMANDS = {
    "sign": Command(
        name="sign",
        help="在本机给公开数据签名 / sign the published data on your own machine",
        example="  xingji sign --new-key ~/xingji-key.pem\n"
        "  xingji sign --key ~/xingji-key.pem --name 示例密钥 --public public",
        add=_add_sign,
        run=_run_sign,
    ),
    "verify": Command(
        name="verify",
        help="核验下载的数据文件 / check downloaded data files against the signature",
        example="  xingji verify public/data/v1/latest/list.csv\n  xingji verify list.csv --public-key key.pem",
        add=_add_verify,
        run=_run_verify,
    ),
}
