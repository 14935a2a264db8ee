"""SM2 by the OpenSSL of the machine: the standard's own example, keys of before, and what is refused."""

from __future__ import annotations

import base64
import json
import os
import shutil
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from xingji.cli.main import main
from xingji.publish.keyring import BadKeyError, PublicKey, fingerprint_of
from xingji.publish.signature import signer
from xingji.publish.sm2 import NoSm2Error, available, new_sm2_key, sign_sm2, verify_sm2

needs_openssl = pytest.mark.needs("openssl")
CONTENT = "内容\n".encode()

# GB/T 32918.5-2017, annex A.2: message, identity 1234567812345678, public key, signature (r, s)
EXAMPLE = b"message digest"
EXAMPLE_KEY = """-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECfnfMR5UIaFQ3X0WHkvFxnIXn60Y
M/wHa7CP81bzUCDM6kkM4md1pS3G6nGMwapgCu0F+/NeCEpmMvYHLamtEw==
-----END PUBLIC KEY-----
"""
R, S = (
    "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3",
    "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA",
)
N = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123"

# A key and a signature over CONTENT that version 0.1.0 made without OpenSSL; nothing was ever signed with them.
OLD_KEY = """-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQghF2Quv1VH24RKJUI
B11i0ENdUbkXEXO3r0AfuWBTBjOhRANCAAQJsMKwDreOGHmRR9zc9goxErwD7UOQ
h6UHnfUUPzydA19mGlXhvCfM/1sjbIkxfUPxeglrEvdT0ZbKXkrWSWBl
-----END PRIVATE KEY-----
"""
OLD_SIGNATURE = bytes.fromhex(
    "30450220613d3619e1cb3c38d950749ad2716124192a2640ca00b5684dfca39c109be790"
    "022100980561e5497d8552238946e5db6ecdb11e12088585dc6d581192a1c86edc0c51"
)


def der(r: str, s: str) -> bytes:
    """Two positive numbers of 32 bytes as ASN.1."""
    numbers = b"".join(b"\x02\x21\x00" + bytes.fromhex(number) for number in (r, s))
    return b"\x30" + bytes([len(numbers)]) + numbers


def pem(kind: str, body: bytes) -> str:
    return f"-----BEGIN {kind}-----\n{base64.b64encode(body).decode()}\n-----END {kind}-----\n"


def body(text: str) -> bytearray:
    return bytearray(base64.b64decode("".join(text.splitlines()[1:-1])))


def openssl(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["openssl", *arguments], cwd=cwd, capture_output=True, check=True)


@needs_openssl
def test_the_example_of_the_standard() -> None:
    assert available()
    assert verify_sm2(EXAMPLE_KEY, der(R, S), EXAMPLE)
    assert not verify_sm2(EXAMPLE_KEY, der(R, S), EXAMPLE + b".")
    assert not verify_sm2(EXAMPLE_KEY, der(S, R), EXAMPLE)


@needs_openssl
@pytest.mark.parametrize(
    "signature",
    [
        b"",
        b"no DER",
        der(R, S)[:-1],
        der(R, S) + b"\x00",
        der("00" * 32, S),
        der(R, "00" * 32),
        der(N, S),
        der(R, N),
        der("FF" * 32, S),
        b"\x30\x06\x02\x01\x00\x02\x01\x00",
        b"\x30" * 100_000,
    ],
)
def test_no_signature_or_one_out_of_range(signature: bytes) -> None:
    assert not verify_sm2(EXAMPLE_KEY, signature, EXAMPLE)


@needs_openssl
def test_keys_and_signatures_of_before_still_hold(tmp_path: Path) -> None:
    (tmp_path / "old.pem").write_text(OLD_KEY, "ascii")
    public, signature = sign_sm2(tmp_path / "old.pem", CONTENT)
    assert verify_sm2(public, OLD_SIGNATURE, CONTENT)
    assert verify_sm2(public, signature, CONTENT)
    assert signature != OLD_SIGNATURE, "a number used twice would give the key away"


@needs_openssl
def test_a_new_key_is_openssls_and_only_its_owners(tmp_path: Path) -> None:
    """Below a folder with a Chinese name, whatever the umask; the public part is what OpenSSL takes from it."""
    ours = tmp_path / "密钥" / "新 key.pem"
    ours.parent.mkdir()
    before = os.umask(0)
    try:
        public = new_sm2_key(ours)
    finally:
        os.umask(before)
    assert stat.S_IMODE(ours.stat().st_mode) == 0o600
    assert openssl("pkey", "-in", str(ours), "-pubout", cwd=tmp_path).stdout.decode() == public
    (tmp_path / "content").write_bytes(CONTENT)
    (tmp_path / "public.pem").write_text(public, "ascii")
    options = ["-rawin", "-digest", "sm3", "-pkeyopt", "distid:1234567812345678", "-in", "content"]
    (tmp_path / "sig").write_bytes(sign_sm2(ours, CONTENT)[1])
    files = ["-pubin", "-inkey", "public.pem", "-sigfile", "sig"]
    assert b"Verified Successfully" in openssl("pkeyutl", "-verify", *files, *options, cwd=tmp_path).stdout
    back = openssl("pkeyutl", "-sign", "-inkey", str(ours), *options, cwd=tmp_path).stdout
    assert verify_sm2(public, back, CONTENT)
    with pytest.raises(FileExistsError):
        new_sm2_key(ours)


def _bad_keys() -> dict[str, str]:
    other, zero, big = body(OLD_KEY), body(OLD_KEY), body(OLD_KEY)
    other[-1] ^= 1
    zero[36:68] = bytes(32)
    big[36:68] = bytes.fromhex("FF" * 32)
    foreign = body(OLD_KEY)
    foreign[23] ^= 1
    return {
        "empty": "",
        "no PEM": "hello",
        "no base64": "-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----\n",
        "not ASCII": "密钥",
        "short": pem("PRIVATE KEY", bytes(body(OLD_KEY)[:-1])),
        "locked": pem("ENCRYPTED PRIVATE KEY", bytes(body(OLD_KEY))),
        "public": EXAMPLE_KEY,
        "foreign curve": pem("PRIVATE KEY", bytes(foreign)),
        "point of another key": pem("PRIVATE KEY", bytes(other)),
        "number is nothing": pem("PRIVATE KEY", bytes(zero)),
        "number too large": pem("PRIVATE KEY", bytes(big)),
    }


@needs_openssl
@pytest.mark.parametrize("name", list(_bad_keys()))
def test_bad_private_keys(tmp_path: Path, name: str) -> None:
    (tmp_path / "key.pem").write_text(_bad_keys()[name], "utf-8")
    with pytest.raises(BadKeyError):
        sign_sm2(tmp_path / "key.pem", CONTENT)


@needs_openssl
def test_bad_public_keys(tmp_path: Path) -> None:
    p256 = openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", cwd=tmp_path).stdout
    (tmp_path / "p256.pem").write_bytes(p256)
    foreign = openssl("pkey", "-in", "p256.pem", "-pubout", cwd=tmp_path).stdout.decode()
    for text in ("", "x", foreign, pem("PUBLIC KEY", b"\x30\x00")):
        with pytest.raises(BadKeyError):
            verify_sm2(text, der(R, S), EXAMPLE)
    beside_the_curve = body(EXAMPLE_KEY)
    beside_the_curve[-1] ^= 1
    assert not verify_sm2(pem("PUBLIC KEY", bytes(beside_the_curve)), der(R, S), EXAMPLE)


def stand_in(folder: Path, script: str) -> str:
    """A PATH with nothing but a program `openssl` of ours."""
    folder.mkdir()
    program = folder / "openssl"
    program.write_text(f"#!{sys.executable}\nimport os, sys\n{script}\n", "utf-8")
    program.chmod(0o755)
    return str(folder)


OTHERS = {
    "LibreSSL": "sys.stderr.write('pkeyutl: Unrecognized flag rawin'); sys.exit(1)",
    "without SM2": "sys.stderr.write('Error setting ec_paramgen_curve:SM2'); sys.exit(1)",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["none", *OTHERS])
def test_without_such_an_openssl_there_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, lang: str
) -> None:
    there = stand_in(tmp_path / "bin", OTHERS[name]) if name in OTHERS else str(tmp_path / "none")
    monkeypatch.setenv("PATH", there)
    assert not available()
    with pytest.raises(NoSm2Error):
        verify_sm2(EXAMPLE_KEY, der(R, S), EXAMPLE)
    for name_of_folder in ("project/site", "project/scoring"):
        (tmp_path / name_of_folder).mkdir(parents=True)
    key = tmp_path / "key.pem"
    assert main(["sign", "--new-sm2", str(key), "--root", str(tmp_path / "project"), "--lang", lang]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert {"zh": "要用 OpenSSL 3", "en": "of OpenSSL 3"}[lang] in said
    assert not key.exists()


def test_a_program_in_the_working_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A downloaded folder must not bring its own."""
    folder = stand_in(tmp_path / "bin", "open('ran', 'w')")
    monkeypatch.setenv("PATH", folder)
    monkeypatch.chdir(folder)
    assert not available()
    assert not (tmp_path / "bin" / "ran").exists()


def test_a_program_that_only_ends_well_proves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", stand_in(tmp_path / "bin", ""))
    assert available()
    assert not verify_sm2(EXAMPLE_KEY, der(R, S), EXAMPLE)
    with pytest.raises(BadKeyError):
        new_sm2_key(tmp_path / "key.pem")
    assert not (tmp_path / "key.pem").exists()


NOTE = """
import json
here = {name: oct(os.stat(name).st_mode & 0o777) for name in [".", *os.listdir()]}
with open(LOG, "a") as log:
    log.write(json.dumps({"arguments": sys.argv[1:], "settings": dict(os.environ), "here": here}) + "\\n")
os.execv(REAL, ["openssl", *sys.argv[1:]])
"""


@needs_openssl
def test_no_secret_is_in_an_argument_or_in_an_open_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in notes how it is called and who may read what lies in its folder, then hands on to OpenSSL."""
    log = tmp_path / "log"
    script = NOTE.replace("LOG", repr(str(log))).replace("REAL", repr(shutil.which("openssl")))
    monkeypatch.setenv("PATH", stand_in(tmp_path / "bin", script))
    (tmp_path / "keys").mkdir()
    monkeypatch.chdir(tmp_path / "keys")
    before = os.umask(0)
    try:
        new_sm2_key(Path("key.pem"))
        sign_sm2(Path("key.pem"), CONTENT)
    finally:
        os.umask(before)
    private = (tmp_path / "keys" / "key.pem").read_text("ascii")
    said = log.read_text("utf-8")
    assert not any(secret in said for secret in (*private.splitlines()[1:-1], bytes(body(private)[36:68]).hex()))
    calls = [json.loads(line) for line in said.splitlines()]
    inside = [call["here"] for call in calls if call["arguments"][:2] == ["pkeyutl", "-sign"]]
    assert len(inside) >= 3
    assert {here["key.pem"] for here in inside} == {"0o600"}
    assert {call["here"]["."] for call in calls if "key.pem" in call["arguments"]} == {"0o700"}


@needs_openssl
def test_whose_signature_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = tmp_path / "key.pem"
    public = new_sm2_key(key)
    known = PublicKey("示例", "SM2", fingerprint_of(public), public, date(2026, 1, 1))
    _, signature = sign_sm2(key, CONTENT)
    assert signer([known], signature, CONTENT, "SM2") == known
    assert signer([known], signature, b"other", "SM2") is None
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    assert signer([known], signature, CONTENT, "SM2") is None
