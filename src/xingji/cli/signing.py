"""`xingji sign`: a signature over the built data, made on the signer's own machine."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings

from xingji.cli.command import CLEAN, Command, emit, language, on_day, relative, usage, warn
from xingji.cli.extras import SIGNATURES
from xingji.messages.interface import say
from xingji.store.files import write_whole
from xingji.store.guidelines import root_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from xingji.publish.keyring import Algorithm, PublicKey


WORKFLOWS = ("CI", "GITHUB_ACTIONS")
"""What services that run workflows set; a key that is there would sign whatever a faulty workflow gives it."""


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
    if any(os.environ.get(name) for name in WORKFLOWS):
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
            pem = new_sm2_key(Path(options.new_sm2))
            emit(say("sign.new", lang, path=options.new_sm2, fingerprint=_grouped(fingerprint_of(pem))))
    except FileExistsError as error:
        raise usage("sign.exists", options, path=error.filename) from None
    except OSError as error:
        raise usage("word.cannot_write", options, path=error.filename, detail=error.strerror) from None
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


def _sign(options: argparse.Namespace, folder: Path) -> int:
    """Sign what is built, put signature and public key into the folder."""
    from xingji.publish.checksums import SIGNATURE, SM2_SIGNATURE, SUMS, read_sums  # noqa: PLC0415
    from xingji.publish.keyring import CURRENT, KEYS, BadKeyError, as_json, read_keys  # noqa: PLC0415
    from xingji.publish.signature import public_pem  # noqa: PLC0415

    lang = language(options)
    content, sample = _built(options)
    _refuse_other_data(options, folder.parents[1])
    private = _private(options)
    try:
        keys = read_keys(folder)
    except BadKeyError as error:
        raise usage("sign.bad_keys", options, detail=error) from None
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
    return content, all(edition["sample"] for edition in _index(options)["editions"])


def _index(options: argparse.Namespace) -> dict[str, Any]:
    text = (Path(options.public) / "data" / "v1" / "index.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _refuse_other_data(options: argparse.Namespace, root: Path) -> None:
    """A signature over data that the repository does not give would fit nothing that is ever published."""
    from xingji.store.revisions import SOURCES, last_change, uncommitted  # noqa: PLC0415

    if changed := uncommitted(root, *SOURCES):
        raise usage("sign.dirty", options, path=changed[0])
    committed = last_change(root, *SOURCES)
    if committed and datetime.fromisoformat(_index(options)["generated_at"]) < committed:
        raise usage("sign.old", options, public=relative(Path(options.public)))


def _private(options: argparse.Namespace) -> Ed25519PrivateKey:
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


def _sm2(options: argparse.Namespace, content: bytes) -> tuple[str, bytes]:
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


def _register(
    options: argparse.Namespace, keys: list[PublicKey], pem: str, algorithm: Algorithm, sample: bool
) -> tuple[list[PublicKey], PublicKey]:
    """The keys with this one among them; a key that nobody knows must say whether it follows another."""
    from xingji.publish.keyring import PublicKey, fingerprint_of, with_successor  # noqa: PLC0415

    today = on_day(options)
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


COMMANDS = {
    "sign": Command(
        name="sign",
        help="在本机给公开数据签名 / sign the published data on your own machine",
        example="  xingji sign --new-key ~/xingji-key.pem\n"
        "  xingji sign --key ~/xingji-key.pem --name 示例密钥 --public public",
        add=_add_sign,
        run=_run_sign,
        needs=lambda _: SIGNATURES,
    ),
}
