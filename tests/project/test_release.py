"""A release is built from a checkout and tried away from it; a bad one stops with a sentence and leaves nothing."""

from __future__ import annotations

import hashlib
import os
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

import pytest
import yaml

import xingji
from packed import PUBLIC, public_part
from tests.project.checkout import ROOT, call, commit, copy, git, run, tool

NAME = f"xingji-{xingji.__version__}"
TAG = f"v{xingji.__version__}"
WHEEL = f"{NAME}-py3-none-any.whl"
SOURCE = f"{NAME}.tar.gz"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = commit(copy(tmp_path_factory.mktemp("checkout")))
    git(made, "tag", TAG)
    return made


@pytest.fixture(scope="module")
def released(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("released") / "release"
    done = tool(checkout, "release.py", "--tag", TAG, "--borrow", "--out", out)
    assert (done.code, done.err) == (0, "")
    assert f"assets/{WHEEL}\n" in done.out
    assert git(checkout, "status", "--porcelain") == ""
    return out


def tracked(checkout: Path, *folders: str) -> set[str]:
    return set(git(checkout, "-c", "core.quotepath=off", "ls-files", *folders).splitlines())


def test_what_is_attached_has_its_checksum(released: Path) -> None:
    assets = released / "assets"
    lines = (assets / "SHA256SUMS").read_text("utf-8").splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert told == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in assets.iterdir()
        if path.name != "SHA256SUMS"
    }
    locks = {f"requirements-{name}.txt" for name in ("core", "github", "site", "office", "all")}
    assert set(told) == {WHEEL, SOURCE} | locks


def test_the_notes_are_the_entry_of_the_changelog(released: Path) -> None:
    notes = (released / "notes.md").read_text("utf-8")
    first = (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1].split("\n", 1)[1].strip()
    assert notes.startswith(first)
    assert WHEEL in notes


def test_the_source_is_what_git_tracks_and_no_more(checkout: Path, released: Path) -> None:
    with tarfile.open(released / "assets" / SOURCE) as archive:
        held = {member.name.removeprefix(f"{NAME}/") for member in archive.getmembers() if not member.isdir()}
        assert {member.name.split("/")[0] for member in archive.getmembers()} == {NAME}
    papers = {"CHANGELOG.md", "README.md", "README.zh.md", "LICENSE", "pyproject.toml", ".gitignore", "tools/packed.py"}
    assert held - {"PKG-INFO"} == tracked(checkout, "src", "scoring", "submissions", "requirements") | papers


def test_the_wheel_is_the_engine_the_guidelines_the_province_and_the_editions(checkout: Path, released: Path) -> None:
    with zipfile.ZipFile(released / "assets" / WHEEL) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        metadata = archive.read(f"{NAME}.dist-info/METADATA").decode()
    engine = {path.removeprefix("src/") for path in tracked(checkout, "src")}
    assert held == engine | {f"xingji/_installed/{path}" for path in tracked(checkout, "scoring", "submissions")}
    assert f"\nVersion: {xingji.__version__}\n" in metadata


PRIVATE = """
extensions:
  - deadline: self-assessment
    uscc: 91320681MA0YX6XQ7Q
    reason: 示例：设备到货推迟。
"extensions": [{uscc: 91320681MA0YX6XQ7Q}]
onsite:
- 91320681MA0YX6XQ7Q
# 91320681MA0YX6XQ7Q
"""


def test_nothing_is_packed_that_an_administration_keeps_to_itself(released: Path) -> None:
    """Who is visited and who got more time; what a notice says of the year is there as it was."""
    with tarfile.open(released / "assets" / SOURCE) as source, zipfile.ZipFile(released / "assets" / WHEEL) as wheel:
        for path in sorted(ROOT.glob("submissions/20*/edition.yaml")):
            name = path.relative_to(ROOT).as_posix()
            packed = wheel.read(f"xingji/_installed/{name}")
            member = source.extractfile(f"{NAME}/{name}")
            assert member is not None
            assert member.read() == packed
            whole = yaml.safe_load(path.read_text("utf-8"))
            assert yaml.safe_load(packed) == {field: whole[field] for field in PUBLIC if field in whole}
    assert not {"extensions", "onsite"} & {*PUBLIC}
    assert public_part(f"# 91320681MA0YX6XQ7Q\nedition: 2023{PRIVATE}tracks:\n- track: ics\n{PRIVATE}") == (
        "edition: 2023\ntracks:\n- track: ics\n"
    )


def test_the_same_commit_gives_the_same_bytes_elsewhere_and_later(released: Path, tmp_path: Path) -> None:
    """In another folder, with other times and rights of the files, and the wheel without the way through the source."""
    other = copy(tmp_path / "elsewhere")
    for path in other.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o700 if path.is_dir() else 0o600)
    commit(other)
    moment = {"SOURCE_DATE_EPOCH": git(other, "log", "-1", "--format=%ct").strip()}
    build = (sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", tmp_path)
    assert run(*build, folder=other, env=moment).code == 0
    for name in (WHEEL, SOURCE):
        assert (tmp_path / name).read_bytes() == (released / "assets" / name).read_bytes()


def test_nothing_in_it_is_of_this_machine(released: Path) -> None:
    with zipfile.ZipFile(released / "assets" / WHEEL) as archive:
        assert [name for name in archive.namelist() if str(ROOT).encode() in archive.read(name)] == []
        assert {PurePosixPath(name).suffix for name in archive.namelist()} & {".pyc", ".tmp", ".orig"} == set()


def test_a_wheel_that_lacks_something_is_not_released(tmp_path: Path) -> None:
    """Trying it has teeth: Git ignores a file that the engine reads, so it is in no archive."""
    faulty = copy(tmp_path / "checkout")
    with (faulty / ".gitignore").open("a", encoding="utf-8") as file:
        file.write("industries.json\n")
    done = tool(commit(faulty), "release.py", "--borrow", "--out", tmp_path / "out" / "release")
    assert done.code == 2
    assert done.err.startswith("error: ")
    assert "xingji" in done.err.splitlines()[0]
    assert "ended with" in done.err.splitlines()[0]
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("tag", ["v9.9.9", xingji.__version__])
def test_a_tag_that_is_not_the_version_is_refused(checkout: Path, tmp_path: Path, tag: str) -> None:
    done = call(checkout, "release.py", "--tag", tag, "--borrow", "--out", tmp_path / "release")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"error: the tag is {tag}, but the code is {xingji.__version__}; its tag is {TAG}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_release_is_built_from_what_was_committed(checkout: Path, tmp_path: Path) -> None:
    stray = checkout / "src" / "xingji" / "stray.txt"
    stray.write_text("示例", "utf-8")
    try:
        done = call(checkout, "release.py", "--tag", TAG, "--borrow", "--out", tmp_path / "release")
    finally:
        stray.unlink()
    assert done == (2, "", "error: the work tree differs from the commit; a release is built from a clean checkout\n")


def test_what_is_there_already_stays(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("示例", "utf-8")
    done = call(checkout, "release.py", "--borrow", "--out", tmp_path)
    assert done == (2, "", f"error: {tmp_path} is there already; remove it first\n")
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
