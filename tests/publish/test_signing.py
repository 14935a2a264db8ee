"""The signed list: keys, signatures, what the commands accept and refuse, and the checks that need OpenSSL alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.publish.conftest import NOW, TODAY, Built
from tests.publish.signing import NAME, build_data, git, sign_tree
from xingji.cli.main import main
from xingji.cli.sign import WORKFLOWS
from xingji.publish import datapage
from xingji.publish.checksums import SIGNATURE, SM2_SIGNATURE, SUMS, BadSumsError, checksums, read_sums
from xingji.publish.data import write_data
from xingji.publish.docs import shared_by_pages
from xingji.publish.keyring import BadKeyError, as_json, fingerprint_of, read_keys
from xingji.publish.render import environment, render
from xingji.publish.signature import carry, signer
from xingji.publish.site import Site

pytestmark = pytest.mark.site
SIGN = ["--on", TODAY.isoformat()]


@pytest.fixture
def project(tmp_path: Path, built: Built) -> Path:
    """A project with a signed, built site; without its documents, which signing does not read."""
    root = tmp_path / "project"
    shutil.copytree(built.tree / "site" / "keys", root / "site" / "keys")
    shutil.copytree(built.folder / "data", root / "public" / "data")
    (root / "scoring").mkdir()
    return root


def sign(project: Path, *arguments: str | Path) -> int:
    public = ["--public", str(project / "public"), "--root", str(project)]
    return main(["sign", *map(str, arguments), *public, *([] if "--on" in arguments else SIGN)])


def new_key(folder: Path, project: Path, name: str = "second.pem") -> Path:
    assert sign(project, "--new-key", folder / name) == 0
    return folder / name


def openssl(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["openssl", *arguments], cwd=cwd, capture_output=True, encoding="utf-8", check=False)


def test_the_built_site_is_signed(built: Built) -> None:
    assert built.summary.signature.state == "signed"
    base = built.folder / "data" / "v1"
    content = (base / SUMS).read_bytes()
    assert content == checksums(base)
    assert set(read_sums(content)) == {
        path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_file()
    } - {SUMS, SIGNATURE}
    assert len((base / SIGNATURE).read_bytes()) == 64
    assert not (built.folder / "keys" / SIGNATURE).exists()


@pytest.mark.needs("shell")
def test_checksum_tool_agrees(built: Built) -> None:
    done = subprocess.run(["sha256sum", "--check", "--quiet", SUMS], cwd=built.folder / "data/v1", check=False)
    assert done.returncode == 0


@pytest.mark.needs("openssl", "curl", "shell")
def test_the_commands_of_the_page(built: Built, address: str, tmp_path: Path) -> None:
    """Every command that the page names is run as it stands there; OpenSSL refuses a changed file."""
    page = (built.tree / "build/docs/verify/index.md").read_text("utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    said = []
    for block in blocks:
        commands = block.replace("<本站地址>", address.rstrip("/"))
        environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        run = ["bash", "-euo", "pipefail", "-c", commands]
        done = subprocess.run(run, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env=environment)
        assert done.returncode == 0, (commands, done.stdout, done.stderr)
        said.append(done.stdout)
    key = read_keys(built.folder / "keys")[0]
    assert key.fingerprint in said[1]
    assert "Signature Verified Successfully" in said[2]
    ours, listed = said[3].splitlines()
    assert ours[:64] == listed[:64]
    assert "2023/list.csv: OK" in said[4]
    assert "一致  2023/list.csv（2023/list.csv）" in said[5]
    assert key.grouped in (built.folder / "verify/index.html").read_text("utf-8")
    (tmp_path / SUMS).write_bytes((tmp_path / SUMS).read_bytes().replace(b"2023", b"2024"))
    done = openssl(
        "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", SUMS, "-sigfile", SIGNATURE, cwd=tmp_path
    )
    assert done.returncode == 1


def test_a_private_key_is_its_owners_alone(tmp_path: Path, project: Path) -> None:
    key = new_key(tmp_path, project)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert sign(project, "--new-key", key) == 2, "an old key is never written over"
    assert sign(project, "--new-key", project / "inside.pem") == 2
    assert not (project / "inside.pem").exists()


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_signing_in_a_workflow(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "true")
    assert sign(project, "--new-key", tmp_path / "key.pem") == 2
    assert not (tmp_path / "key.pem").exists()


def test_passphrase(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["口令一", "口令一", "口令一", "错"])
    monkeypatch.setattr("getpass.getpass", lambda _: next(answers))
    key = tmp_path / "locked.pem"
    assert sign(project, "--new-key", key, "--passphrase") == 0
    assert b"ENCRYPTED" in key.read_bytes()
    assert sign(project, "--key", key, "--name", "示例二", "--successor") == 0
    assert sign(project, "--key", key) == 2


def test_a_locked_key_without_a_terminal(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", nobody)
    assert sign(project, "--new-key", tmp_path / "key.pem", "--passphrase") == 2
    assert "没有终端" in capsys.readouterr().err
    assert not (tmp_path / "key.pem").exists()


@pytest.mark.needs("modes")
def test_a_key_that_others_can_read_is_told_of(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = new_key(tmp_path, project)
    key.chmod(0o644)
    assert sign(project, "--key", key, "--name", "示例二", "--successor") == 0
    assert f"chmod 600 {key}" in capsys.readouterr().err


def test_what_is_signed_must_be_what_the_repository_gives(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Uncommitted documents, or a site that was built before the last commit: the published data would be others."""
    key = new_key(tmp_path, project)
    once = ["--key", str(key), "--name", "示例二", "--successor"]
    document = project / "submissions/2023/edition.yaml"
    document.parent.mkdir(parents=True)
    document.write_text("a: 1\n", "utf-8")
    git(project, "init", "-q")
    assert sign(project, *once) == 2
    assert "submissions/" in capsys.readouterr().err
    git(project, "add", "submissions")
    git(project, "commit", "-q", "-m", "x", at=(NOW + timedelta(seconds=1)).isoformat())
    assert sign(project, *once) == 2
    assert "重新运行 xingji build" in capsys.readouterr().err
    git(project, "commit", "-q", "--amend", "-m", "x", at=NOW.isoformat())
    (project / "submissions/README.md").write_text("for people\n", "utf-8")
    git(project, "add", "submissions")
    git(project, "commit", "-q", "-m", "y", at=(NOW + timedelta(seconds=1)).isoformat())
    assert sign(project, *once) == 0


def test_an_unreadable_list_of_keys_is_named(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is edited by hand when a key is revoked."""
    key = new_key(tmp_path, project)
    (project / "site/keys/keys.json").write_text("{", "utf-8")
    assert sign(project, "--key", key, "--name", "示例二") == 2
    assert "site/keys" in capsys.readouterr().err


def test_a_second_key_must_be_meant(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = new_key(tmp_path, project)
    later = (TODAY + timedelta(days=30)).isoformat()
    assert sign(project, "--key", key, "--name", "示例二") == 2
    assert NAME in capsys.readouterr().err
    assert sign(project, "--key", key, "--name", "示例二", "--successor", "--on", later) == 0
    old, new = read_keys(project / "site" / "keys")
    assert (old.until, old.successor) == (date.fromisoformat(later), new.fingerprint)
    assert (new.name, new.since, new.until) == ("示例二", old.until, None)
    assert fingerprint_of((project / "site/keys/key.pem").read_text("ascii")) == new.fingerprint


def test_an_ended_key_signs_no_more(built: Built, tmp_path: Path, project: Path) -> None:
    second, third = new_key(tmp_path, project), new_key(tmp_path, project, "third.pem")
    month, year = ((TODAY + timedelta(days=days)).isoformat() for days in (30, 365))
    assert sign(project, "--key", second, "--name", "示例二", "--successor") == 0
    assert sign(project, "--key", third, "--name", "示例三", "--successor", "--on", month) == 0
    assert sign(project, "--key", second, "--on", year) == 2
    keys = read_keys(project / "site/keys")
    content, signature = ((built.folder / "data/v1" / name).read_bytes() for name in (SUMS, SIGNATURE))
    assert signer(keys, signature, content) == keys[0], "what it signed before still holds"
    assert signer([replace(keys[0], revoked=TODAY)], signature, content) is None


def test_what_is_signed_must_be_what_was_built(project: Path, tmp_path: Path) -> None:
    key = new_key(tmp_path, project)
    (project / "public/data/v1/2023/list.csv").write_bytes(b"changed")
    assert sign(project, "--key", key, "--name", "示例二", "--successor") == 2


def test_sample_and_official_keys_do_not_mix(project: Path, tmp_path: Path) -> None:
    key = new_key(tmp_path, project)
    assert sign(project, "--key", key, "--name", "省工信厅2026", "--successor") == 2
    base = project / "public/data/v1"
    index = json.loads((base / "index.json").read_text("utf-8"))
    index["editions"][0]["sample"] = False
    (base / "index.json").write_text(json.dumps(index), "utf-8")
    (base / SUMS).write_bytes(checksums(base))
    assert sign(project, "--key", key, "--name", "示例二", "--successor") == 2
    assert sign(project, "--key", key, "--name", "省工信厅2026", "--successor") == 0


def test_changed_data_are_unsigned(built: Built, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(built.tree / "site/keys", docs / "keys")
    shutil.copytree(built.folder / "data", docs / "data")
    for name in (SUMS, SIGNATURE):
        (docs / "data/v1" / name).unlink()
    assert carry(docs, TODAY).state == "signed"
    shutil.copytree(built.tree / "site/keys", docs / "keys", dirs_exist_ok=True)
    assert carry(docs, TODAY - timedelta(days=1)).state == "stale", "before the key's first day"
    (docs / "data/v1/2023/list.csv").write_bytes(b"changed")
    (docs / "data/v1" / SIGNATURE).unlink(missing_ok=True)
    shutil.copytree(built.tree / "site/keys", docs / "keys", dirs_exist_ok=True)
    assert carry(docs, TODAY).state == "stale"
    assert not (docs / "data/v1" / SIGNATURE).exists()


def test_pages_say_unsigned(built: Built, tmp_path: Path) -> None:
    """Another day, another state of the lists: the signature does not fit, and the pages say so."""
    tree = tmp_path / "tree"
    shutil.copytree(built.tree, tree, symlinks=True, ignore=shutil.ignore_patterns("docs"))
    with (tree / "submissions/2022/stars.yaml").open("a", encoding="utf-8") as file:
        file.write("# \n")
    listed = tree / "submissions/2022/announcement.yaml"
    listed.write_text(listed.read_text("utf-8").replace("2022-11-30", "2022-12-01"), "utf-8")
    assert build_data(tree, tmp_path / "out", TODAY, NOW).signature.state == "stale"
    assert "**未签名" in (tmp_path / "out/verify/index.md").read_text("utf-8").replace("<strong>", "**")


def test_a_site_that_nobody_ever_signed(small: Site, tmp_path: Path) -> None:
    write_data(tmp_path, [], NOW)
    standing = carry(tmp_path, TODAY)
    assert standing.state == "unsigned"
    assert json.loads((tmp_path / "keys/keys.json").read_text("utf-8")) == {"keys": []}
    engine = environment(shared_by_pages(small))
    data, verify = (render(engine, page) for page in datapage.pages(small, [], [], standing, []))
    assert "**未签名" in verify.replace("<strong>", "**")
    assert "已签名" not in data.split("## 名单文件")[0]


@pytest.mark.parametrize("change", ["content", "signature", "file", "none"])
def test_verify(built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    """One folder as somebody downloads it: the list, the checksums, the signature, the key."""
    base = built.folder / "data/v1"
    for path in (base / "2023/list.csv", base / SUMS, base / SIGNATURE, built.folder / "keys/key.pem"):
        shutil.copy(path, tmp_path)
    target = {"content": SUMS, "signature": SIGNATURE, "file": "list.csv", "none": "key.pem"}[change]
    if change != "none":
        bytes_ = bytearray((tmp_path / target).read_bytes())
        bytes_[10] ^= 1
        (tmp_path / target).write_bytes(bytes_)
    monkeypatch.chdir(tmp_path)
    assert main(["verify", "list.csv", "--public-key", "key.pem"]) == (0 if change == "none" else 1)


def test_verify_trusts_no_key_from_beside_the_data(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(built.folder / "data", tmp_path / "data")
    shutil.copytree(built.folder / "keys", tmp_path / "keys")
    monkeypatch.chdir(tmp_path)
    assert main(["verify", "data/v1/2023/list.csv"]) == 2
    assert "--public-key" in capsys.readouterr().err
    monkeypatch.chdir(built.tree)
    assert main(["verify", str(tmp_path / "data/v1/2023/list.csv")]) == 0
    assert "示例密钥" in capsys.readouterr().out


def test_a_genuine_file_in_the_place_of_another_differs(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Last year's list under this year's name is signed, and still not what it pretends to be."""
    shutil.copytree(built.folder / "data/v1", tmp_path / "v1")
    shutil.copy(tmp_path / "v1/2022/list.csv", tmp_path / "v1/2023/list.csv")
    monkeypatch.chdir(built.tree)
    assert main(["verify", str(tmp_path / "v1/2023/list.csv")]) == 1
    assert "是清单里的 2022/list.csv，不是 2023/list.csv" in capsys.readouterr().out
    shutil.copy(tmp_path / "v1/2022/list.csv", tmp_path / "名单.csv")
    assert main(["verify", str(tmp_path / "名单.csv"), "--sums", str(tmp_path / "v1" / SUMS)]) == 0


def test_verify_wants_files(tmp_path: Path, built: Built, capsys: pytest.CaptureFixture[str]) -> None:
    key = ["--public-key", str(built.folder / "keys/key.pem")]
    assert main(["verify", str(tmp_path / "none.csv"), *key]) == 2
    assert "没有这个文件" in capsys.readouterr().err
    assert main(["verify", str(built.folder / "data/v1"), *key]) == 2
    assert "是文件夹" in capsys.readouterr().err


def test_verify_says_unsigned(built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(built.folder / "data/v1/2023/list.csv", tmp_path)
    monkeypatch.chdir(built.tree)
    assert main(["verify", str(tmp_path / "list.csv")]) == 2
    shutil.copy(built.folder / "data/v1" / SUMS, tmp_path)
    assert main(["verify", str(tmp_path / "list.csv")]) == 2


@pytest.mark.parametrize("content", [b"x", b"\xff", b"0" * 64 + b"  a\n" + b"0" * 64 + b"  a\n"])
def test_bad_checksums(content: bytes) -> None:
    with pytest.raises(BadSumsError):
        read_sums(content)


def test_bad_keys(tmp_path: Path, project: Path) -> None:
    (tmp_path / "bad.pem").write_text("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "ascii")
    assert sign(project, "--key", tmp_path / "bad.pem") == 2
    assert sign(project, "--key", tmp_path / "none.pem") == 2
    keys = read_keys(project / "site/keys")
    (project / "site/keys/keys.json").write_bytes(as_json([replace(keys[0], fingerprint="0" * 64)]))
    with pytest.raises(BadKeyError):
        read_keys(project / "site/keys")


@pytest.mark.needs("openssl")
def test_sm2_beside_the_signature(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "second.pem"
    assert sign(project, "--new-key", key, "--new-sm2", tmp_path / "sm2.pem") == 0
    assert sign(project, "--key", key, "--sm2", tmp_path / "sm2.pem", "--name", "示例二", "--successor") == 0
    assert "未经密码产品认证" in capsys.readouterr().out
    docs = tmp_path / "docs"
    shutil.copytree(project / "site/keys", docs / "keys")
    shutil.copytree(project / "public/data", docs / "data")
    standing = carry(docs, TODAY)
    assert standing.state == "signed"
    assert standing.sm2
    assert standing.sm2.algorithm == "SM2"
    assert (docs / "data/v1" / SM2_SIGNATURE).is_file()
    monkeypatch.chdir(project)
    assert main(["verify", str(docs / "data/v1/2023/list.csv")]) == 0
    assert "国密算法签名（SM2/SM3，未经密码产品认证）：有效" in capsys.readouterr().out
    (docs / "data/v1" / SM2_SIGNATURE).write_bytes(b"changed")
    assert main(["verify", str(docs / "data/v1/2023/list.csv")]) == 0, "the first signature holds"
    assert "国密算法签名（SM2/SM3，未经密码产品认证）：无效" in capsys.readouterr().out
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    assert main(["verify", str(docs / "data/v1/2023/list.csv")]) == 0
    assert "要用 OpenSSL 3" in capsys.readouterr().out


def test_signing_again_with_the_same_key_needs_no_name(tmp_path: Path, built: Built) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(built.tree, tree, symlinks=True, ignore=shutil.ignore_patterns("docs"))
    key = sign_tree(tree, tmp_path, TODAY, NOW)
    public = ["--public", str(tmp_path / "first"), "--root", str(tree), *SIGN]
    assert main(["sign", "--key", str(key), *public]) == 0
    assert len(read_keys(tree / "site/keys")) == 1
