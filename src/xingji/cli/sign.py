"""`xingji sign`: a signature over the built data, made on the signer's own machine."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from xingji.cli.command import CLEAN, Command, emit, language, on_day, relative, usage
from xingji.cli.extras import SIGNATURES
from xingji.cli.private_keys import make, private, signed_sm2
from xingji.cli.project import add_root_argument, site_root
from xingji.messages.interface import say
from xingji.store.files import write_all

WORKFLOWS = ("CI", "GITHUB_ACTIONS")
"""What services that run workflows set; a key that is there would sign whatever a faulty workflow gives it."""


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--key", metavar="FILE", help="私钥文件 / private key to sign with")
    parser.add_argument("--new-key", metavar="FILE", help="新建私钥 / create a private key")
    parser.add_argument(
        "--passphrase", action="store_true", help="新私钥加口令 / protect the new key with a passphrase"
    )
    parser.add_argument("--sm2", metavar="FILE", help="另用国密私钥签名 / also sign with an SM2 key")
    parser.add_argument("--new-sm2", metavar="FILE", help="新建国密私钥 / create an SM2 key")
    parser.add_argument("--name", help="密钥名称，第一次使用时填 / name of a new key")
    parser.add_argument(
        "--successor", action="store_true", help="接替原来的密钥 / make it the successor of the current key"
    )
    parser.add_argument("--public", default="public", metavar="DIR", help="已生成的网站 / folder of the built site")
    add_root_argument(parser)
    parser.add_argument("--on", metavar="DATE", help="签名日期，默认今天 / day of signing (default: today)")


def _run(options: argparse.Namespace) -> int:
    if any(os.environ.get(name) for name in WORKFLOWS):
        raise usage("sign.ci", options)
    root = site_root(options)
    for given in (options.key, options.new_key, options.sm2, options.new_sm2):
        if given and Path(given).resolve().is_relative_to(root.resolve()):
            raise usage("sign.inside", options, path=given)
    if options.new_key or options.new_sm2:
        return make(options)
    if not options.key:
        raise usage("sign.what", options)
    return _sign(options, root / "site" / "keys")


def _sign(options: argparse.Namespace, folder: Path) -> int:
    """Sign what is built, put signature and public key into the folder. Raises UsageError."""
    from xingji.publish.keyring import BadKeyError  # noqa: PLC0415  the library of keys is an extra
    from xingji.publish.signing import SigningError  # noqa: PLC0415

    try:
        return _signed(options, folder)
    except SigningError as error:
        shown = {name: relative(value) if isinstance(value, Path) else value for name, value in error.values.items()}
        raise usage(error.key, options, **shown) from None
    except BadKeyError as error:
        raise usage("sign.bad_keys", options, detail=error) from None


def _signed(options: argparse.Namespace, folder: Path) -> int:
    from xingji.publish.checksums import SIGNATURE, SM2_SIGNATURE, SUMS, read_sums  # noqa: PLC0415  see above
    from xingji.publish.keyring import CURRENT, KEYS, as_json, read_keys  # noqa: PLC0415
    from xingji.publish.signature import public_pem  # noqa: PLC0415
    from xingji.publish.signing import Signer, built, refuse_other_data, registered  # noqa: PLC0415

    lang, public = language(options), Path(options.public)
    data = built(public)
    refuse_other_data(folder.parents[1], public, data.made)
    key = private(options)
    signer = Signer(on_day(options), data.sample, options.name, options.successor)
    keys, used = registered(read_keys(folder), public_pem(key), "Ed25519", signer)
    files = {SIGNATURE: key.sign(data.content), CURRENT: used.pem.encode()}
    said = [say("sign.done", lang, fingerprint=used.grouped, sums=SUMS, files=len(read_sums(data.content)),
                folder=relative(folder), name=used.name)]  # fmt: skip
    if options.sm2:
        pem, signature = signed_sm2(options, data.content)
        keys, second = registered(keys, pem, "SM2", signer)
        files |= {SM2_SIGNATURE: signature, "sm2.pem": second.pem.encode()}
        said.append(say("sign.sm2_done", lang, fingerprint=second.grouped))
    write_all({folder / name: written for name, written in {**files, KEYS: as_json(keys)}.items()})
    if not options.sm2:
        (folder / SM2_SIGNATURE).unlink(missing_ok=True)
    emit("\n".join(said))
    return CLEAN


COMMAND = Command(_add, _run, lambda _: SIGNATURES)
