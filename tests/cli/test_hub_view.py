"""`xingji hub view`: what one party sees, as a folder or a package, without any forge."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.run import Ran, xingji
from tests.places import SAMPLE
from xingji.messages.interface import say

ONE = "agency/nanjing/nj-01"


def view(cwd: Path, *arguments: str, root: Path = SAMPLE) -> Ran:
    return xingji("hub", "view", *arguments, "--root", root, "--edition", "2023", "--on", "2023-09-01", cwd=cwd)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_names_the_parties(tmp_path: Path) -> None:
    done = view(tmp_path, "--list")
    assert (done.code, done.err) == (0, "")
    assert done.out.split()[:2] == ["city/nanjing", ONE]
    assert len(done.out.split()) == 59


def test_it_writes_a_folder_and_a_package_with_the_same_files(tmp_path: Path) -> None:
    done = view(tmp_path, ONE, "--out", "view", "--zip", "view.zip")
    assert (done.code, done.err) == (0, "")
    with zipfile.ZipFile(tmp_path / "view.zip") as package:
        assert {name: package.read(name) for name in package.namelist()} == files(tmp_path / "view")
    assert f"party: {ONE}".encode() in (tmp_path / "view/inbox.yaml").read_bytes()


@pytest.mark.needs("modes")
def test_nobody_else_on_the_machine_reads_it(tmp_path: Path) -> None:
    view(tmp_path, ONE, "--out", "view", "--zip", "view.zip")
    written = [tmp_path / "view.zip", *(path for path in (tmp_path / "view").rglob("*") if path.is_file())]
    assert not [path for path in written if path.stat().st_mode & 0o077]


def test_a_view_can_be_checked_where_it_lies(tmp_path: Path) -> None:
    view(tmp_path, ONE, "--out", "view")
    done = xingji("check", cwd=tmp_path / "view")
    assert done.code == 0
    assert "0个错误" in done.out, done.out


@pytest.mark.parametrize("command", [["status", "2023"], ["score", "submissions"], ["figures", "2023"]])
def test_other_commands_stand_a_view(command: list[str], tmp_path: Path) -> None:
    view(tmp_path, ONE, "--out", "view")
    done = xingji(*command, cwd=tmp_path / "view")
    assert done.code == 0, done.err


@pytest.mark.parametrize("given", ["agency/nanjing/nj-99", "nj-01", "province", "../x", ""])
def test_a_party_that_is_none_is_one_sentence(given: str, tmp_path: Path) -> None:
    done = view(tmp_path, given, "--out", "view")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert say("view.party", "zh", given=given or "—") in done.err
    assert not (tmp_path / "view").exists()


def test_where_to_write_must_be_said(tmp_path: Path) -> None:
    done = view(tmp_path, ONE)
    assert (done.code, say("view.where", "zh") in done.err) == (2, True)


@pytest.mark.parametrize("there", ["view/old.txt", "view.zip"])
def test_nothing_is_written_over(there: str, tmp_path: Path) -> None:
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("mine", "utf-8")
    done = view(tmp_path, ONE, "--out", "view", "--zip", "view.zip")
    assert done.code == 2
    assert files(tmp_path) == {there: b"mine"}


def test_an_edition_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    done = xingji("hub", "view", ONE, "--out", "view", "--root", SAMPLE, "--edition", "2031", cwd=tmp_path)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert say("view.edition", "zh", year="2031") in done.err


@pytest.mark.parametrize("name", ["edition", "institutions", "announcement", "suzhou/agencies"])
@pytest.mark.parametrize("more", [["--list"], [ONE, "--out", "view"]], ids=["list", "view"])
def test_a_record_with_a_broken_frame_is_one_sentence(name: str, more: list[str], tree: Path, tmp_path: Path) -> None:
    path = f"submissions/2023/{name}.yaml"
    (tree / path).write_bytes(b"a: [")
    done = view(tmp_path, *more, root=tree)
    if more == ["--list"] and name in ("edition", "announcement"):
        assert done.code == 0
        return
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert path in done.err
    assert not (tmp_path / "view").exists()


def test_english(tmp_path: Path) -> None:
    done = view(tmp_path, ONE, "--out", "view", "--lang", "en")
    assert "file(s), written to view" in done.out
