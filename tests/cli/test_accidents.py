"""Accidents of disks and folders: one sentence, exit 2, nothing half written, and nothing told that did not happen."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.run import xingji
from tests.ground import traces
from xingji.cli.accidents import accident
from xingji.store import files

USCC = "91320700MA0FAKE17T"
NEW = ("new", USCC, "--edition", "2023", "--city", "lianyungang")
DONE = ("已写入", "已整理", "已导出", "导入1个", "wrote", "formatted")


@contextlib.contextmanager
def full_disk() -> Iterator[None]:
    """No file can take a single byte more: what a quota does, without a disk of its own."""
    import resource  # noqa: PLC0415  not on Windows

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@pytest.fixture(scope="module")
def dossier() -> str:
    return "submissions/2023/nanjing/91320115MA0YKB2C8G"


def commands(dossier: str) -> dict[str, tuple[str, ...]]:
    """Every command that writes files, but for those that need a site, a key or GitHub."""
    return {
        "new": NEW,
        "edition": ("edition", "new", "2031", "--from", "2023"),
        "fmt": ("fmt", f"{dossier}/enterprise.yaml"),
        "schema": ("schema", "--out", "made"),
        "export": ("workbook", "export", dossier, "--track", "ics", "--out", "made/out.xlsx"),
        "import": ("workbook", "import", "in.xlsx"),
        "word": ("word", "agencies", "2023", "nanjing", "--out", "made/out.xlsx"),
        "owners": ("owners", "--write"),
        "sample": ("sample", "2023", "--write", "--redraw"),
    }


@pytest.mark.needs("limits")
@pytest.mark.parametrize("name", commands(""))
def test_full_disk(tree: Path, dossier: str, name: str) -> None:
    command = commands(dossier)[name]
    _something_to_do(tree, dossier, name)
    before = dict(traces(tree))
    with full_disk():
        ran = xingji(*command, cwd=tree)
    assert (ran.code, "磁盘已满" in ran.err) == (2, True), ran
    assert not any(word in ran.out for word in DONE), ran.out
    assert dict(traces(tree)) == before
    assert xingji(*command, cwd=tree).code in (0, 1)
    assert dict(traces(tree)) != before, "the same command writes something where there is room"


def _something_to_do(tree: Path, dossier: str, name: str) -> None:
    registration = tree / dossier / "enterprise.yaml"
    if name == "fmt":
        registration.write_text(registration.read_text("utf-8").replace("name: ", "name:   ", 1), "utf-8")
    if name == "sample":
        edition = tree / "submissions/2023/edition.yaml"
        edition.write_text(edition.read_text("utf-8").replace("seed: ", "seed: 1", 1), "utf-8")
    if name == "import":
        xingji("workbook", "export", dossier, "--track", "ics", "--out", "in.xlsx", cwd=tree)
        assessment = tree / dossier / "ics/self-assessment.yaml"
        assessment.write_text("".join(assessment.read_text("utf-8").splitlines(True)[:-3]), "utf-8")


ACCIDENTS = {
    "ENOSPC": "磁盘已满",
    "EDQUOT": "磁盘已满",
    "EROFS": "只读",
    "EACCES": "没有权限",
    "EPERM": "没有权限",
    "EBUSY": "Excel",
    "EIO": "网络盘",
    "ESTALE": "网络盘",
    "ENOENT": "网络盘",
    "ENAMETOOLONG": "太长",
    "EISDIR": "是文件夹",
    "ENOTDIR": "同名的文件",
}


@pytest.mark.parametrize("name", [name for name in ACCIDENTS if hasattr(errno, name)])
def test_every_accident_is_told_with_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path, number = tmp_path / "enterprise.yaml", getattr(errno, name)
    path.write_bytes(b"a:   1\n")

    def fail(old: object, new: object, **_: object) -> None:
        raise OSError(number, os.strerror(number), old, None, new)

    monkeypatch.setattr(os, "replace", fail)
    ran = xingji("fmt", "enterprise.yaml", cwd=tmp_path)
    assert (ran.code, ran.out, ACCIDENTS[name] in ran.err) == (2, "", True), ran
    assert "enterprise.yaml" in ran.err
    assert "引擎" not in ran.err
    assert ".part" not in ran.err
    assert (path.read_bytes(), [*tmp_path.iterdir()]) == (b"a:   1\n", [path])
    english = xingji("fmt", "enterprise.yaml", "--lang", "en", cwd=tmp_path).err
    assert english.startswith("xingji: ")
    assert english.isascii()


@pytest.mark.parametrize(
    ("number", "word"),
    [(32, "Excel"), (5, "Excel"), (112, "磁盘已满"), (53, "网络盘"), (59, "网络盘"), (64, "网络盘"), (206, "太长")],
)
def test_windows_says_it_by_other_numbers(number: int, word: str) -> None:
    error = PermissionError(errno.EACCES, "Zugriff verweigert", "D:/资料/自评估.xlsx")
    vars(error)["winerror"] = number
    assert word in accident(error, Path(), "zh")
    assert "自评估.xlsx" in accident(error, Path(), "zh")


def test_fault_of_the_engine_names_the_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with its own files, and numbers that say nothing to a user, stay failures of the engine."""
    (tmp_path / "enterprise.yaml").write_bytes(b"a:   1\n")
    own = Path(files.__file__).with_name("missing.json")
    for number, path in ((errno.ENOENT, own), (errno.EDOM, tmp_path / "enterprise.yaml")):

        def fail(*_: object, number: int = number, path: Path = path) -> None:
            raise OSError(number, os.strerror(number), str(path))

        monkeypatch.setattr("xingji.store.formatting.formatted", fail)
        ran = xingji("fmt", "enterprise.yaml", cwd=tmp_path)
        assert (ran.code, "引擎自身出错" in ran.err, path.name in ran.err) == (2, True, True), ran


def test_file_where_a_folder_belongs(tmp_path: Path) -> None:
    (tmp_path / "submissions").touch()
    assert "XJ130" in xingji("check", cwd=tmp_path).out
    ran = xingji(*NEW, cwd=tmp_path)
    assert (ran.code, "同名的文件" in ran.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["submissions"]


@pytest.mark.needs("pipes")
@pytest.mark.parametrize("arguments", ["explain", "--help", "check --help", "--version"])
def test_output_that_nobody_can_take(arguments: str) -> None:
    """A full disk behind `>`: told on standard error, and Python does not fail over it once more at its end."""
    ran = _shell(f"{arguments} >/dev/full")
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "命令的输出" in ran.stderr


@pytest.mark.needs("pipes")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("check nowhere 2>/dev/full", 2),
        ("chek 2>/dev/full", 2),
        ("check nowhere 2>&-", 2),
        ("explain XJ322 >&-", 0),
        ("--help >&- 2>&-", 0),
    ],
)
def test_what_nobody_reads_changes_no_exit_code(command: str, code: int) -> None:
    ran = _shell(command)
    assert (ran.returncode, ran.stdout, ran.stderr) == (code, "", "")


def _shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", f'"$0" -m xingji {command}', sys.executable], capture_output=True, encoding="utf-8", check=False
    )


def test_all_files_or_none(tmp_path: Path) -> None:
    """Also where the last of them fails only when the others are in place already."""
    old, held = tmp_path / "old.yaml", tmp_path / "held.yaml"
    old.write_bytes(b"old")
    held.mkdir()
    wanted = {old: b"new", tmp_path / "a/b.yaml": b"x", held: b"y"}
    with pytest.raises(OSError, match=r"held\.yaml"):
        files.write_all(wanted)
    assert {path.name: path.is_file() and path.read_bytes() for path in tmp_path.iterdir()} == {
        "old.yaml": b"old",
        "held.yaml": False,
    }
    held.rmdir()
    files.write_all(wanted)
    assert [path.read_bytes() for path in wanted] == [*wanted.values()]


def test_workbooks_are_imported_together_or_not_at_all(tree: Path, dossier: str) -> None:
    """Also where only the copy that goes back cannot be written, as one that is open in Excel."""
    for number, folder in enumerate((dossier, "submissions/2023/changzhou/91320402MA0YKCGR2N")):
        assessment = tree / folder / "ics/self-assessment.yaml"
        xingji("workbook", "export", folder, "--track", "ics", "--out", f"in/{number}.xlsx", cwd=tree)
        assessment.write_text("".join(assessment.read_text("utf-8").splitlines(True)[:-3]), "utf-8")
    command = ("workbook", "import", "in", "--annotate", "out", "--force", "--format", "json")
    held = tree / "out/1.xlsx"
    held.mkdir(parents=True)
    before = _contents(tree)
    ran = xingji(*command, cwd=tree)
    assert (ran.code, ran.out, "out/1.xlsx" in ran.err) == (2, "", True), ran
    assert _contents(tree) == before
    held.rmdir()
    ran = xingji(*command, cwd=tree)
    assert (ran.json()["summary"]["imported"], ran.json()["annotated"]) == (2, ["out/0.xlsx", "out/1.xlsx"])
    assert len({*_contents(tree).items()} - {*before.items()}) == 4


def _contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_new_says_where_and_takes_no_folder_above_that_is_no_project(tree: Path, tmp_path: Path) -> None:
    """A folder above that merely has one called scoring is somebody's business, but not ours."""
    (tmp_path / "scoring").mkdir()
    (tmp_path / "submissions").mkdir()
    mine = tmp_path / "资料" / "甲"
    mine.mkdir(parents=True)
    ran = xingji(*NEW, cwd=mine)
    assert (ran.code, ran.out.splitlines()[0]) == (0, f"写入项目文件夹 {mine.as_posix()}：")
    assert (mine / "submissions/2023/lianyungang" / USCC).is_dir()
    inside = tree / "submissions/2023"
    assert xingji(*NEW, cwd=inside).out.splitlines()[0] == f"写入项目文件夹 {tree.as_posix()}："
    assert (inside / "lianyungang" / USCC).is_dir()


def test_root_is_literal(tree: Path) -> None:
    inside = tree / "submissions/2023"
    ran = xingji(*NEW, "--root", ".", cwd=inside)
    assert (ran.code, ran.out.splitlines()[0]) == (0, f"写入项目文件夹 {inside.as_posix()}：")
    assert (inside / "submissions/2023/lianyungang" / USCC).is_dir()
    assert xingji("edition", "new", "2031", "--from", "2023", "--root", "submissions", cwd=tree).code == 2


@pytest.mark.needs("modes")
@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_what_is_kept_is_for_nobody_else(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dossier: str, mask: int
) -> None:
    """Results in the cache, copies in folders for work; what people have in their own tree follows their own rule."""
    cache = tmp_path / "cache"
    monkeypatch.setenv("XINGJI_CACHE", str(cache))
    before = os.umask(mask)
    try:
        for start in ("submissions/2023", dossier, "submissions/2023"):
            xingji("check", start, cwd=tree)
            (tree / dossier / "notes.yaml").touch()
        xingji(*NEW, "--root", tmp_path / "own", cwd=tree)
        with files.private_folder() as work:
            (work / "submissions").mkdir()
            (work / "submissions/answers.yaml").write_bytes(b"")
            kept = [*_modes(cache), *_modes(work)]
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert {path.name.partition("-")[0] for path in cache.iterdir()} >= {"dossiers", "documents"}
    assert {oct(mode) for mode in kept} == {oct(0o700), oct(0o600)}
    own = tmp_path / "own/submissions/2023/lianyungang" / USCC / "enterprise.yaml"
    assert stat.S_IMODE(own.stat().st_mode) == 0o666 & ~mask


def _modes(folder: Path) -> Iterator[int]:
    for path in (folder, *folder.rglob("*")):
        yield stat.S_IMODE(path.stat().st_mode)
