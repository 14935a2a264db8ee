"""`xingji fmt`: one layout, comments and values kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.run import xingji
from tests.examples import THOROUGH
from tests.places import ROOT
from xingji.store.reader import parse


def test_fmt_keeps_comments_and_values(tmp_path: Path) -> None:
    path = tmp_path / "enterprise.yaml"
    path.write_text(
        "# 说明\nheld: [{track: ics, level: 1, year: 2021}]  # 旧星\ncontact: {name: 甲乙}\nx: null\n", "utf-8"
    )
    before = parse(path.read_bytes()).data
    assert xingji("fmt", "--check", path, cwd=tmp_path).code == 1
    assert xingji("fmt", path, cwd=tmp_path).code == 0
    text = path.read_text("utf-8")
    assert "# 说明" in text
    assert "# 旧星" in text
    assert "contact:\n  name: 甲乙" in text
    assert parse(path.read_bytes()).data == before
    assert xingji("fmt", "--check", path, cwd=tmp_path).code == 0


def test_fmt_leaves_a_broken_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "enterprise.yaml"
    path.write_text("a: 1\na: 2\n")
    ran = xingji("fmt", path, cwd=tmp_path)
    assert (ran.code, path.read_text()) == (1, "a: 1\na: 2\n")


def test_fmt_gives_a_file_the_line_ends_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "enterprise.yaml"
    path.write_bytes("\ufeff# 说明\rname: 甲乙\rcontact:\r  name: 丙  # 丁\r\n".encode())
    assert xingji("fmt", path, cwd=tmp_path).code == 0
    assert path.read_bytes() == "# 说明\nname: 甲乙\ncontact:\n  name: 丙  # 丁\n".encode()


@pytest.mark.parametrize("text", ['name: "甲\\u200b乙"\n', "<<<<<<< a\nname: 甲\n=======\nname: 乙\n>>>>>>> b\n"])
def test_fmt_leaves_alone_what_a_check_refuses(tmp_path: Path, text: str) -> None:
    path = tmp_path / "enterprise.yaml"
    path.write_text(text, "utf-8")
    ran = xingji("fmt", path, cwd=tmp_path)
    assert (ran.code, path.read_text("utf-8")) == (1, text)
    assert parse(text.encode()).faults[0].code in ran.err


def test_fmt_leaves_alone_what_it_cannot_lay_out(tmp_path: Path) -> None:
    """A tab between words is sound to libyaml, and nothing that the library that writes can read."""
    path = tmp_path / "enterprise.yaml"
    path.write_bytes(b"name: a\tb\n")
    assert parse(path.read_bytes()).faults == []
    ran = xingji("fmt", path, cwd=tmp_path)
    assert (ran.code, path.read_bytes()) == (1, b"name: a\tb\n")
    assert "enterprise.yaml 不能整理，原文件未改动：其中有自动整理保留不了的写法" in ran.err


WHOSE = "dossier: 2023/91320115MA0XJA001H\n"
HEAD = "# 示例数据，不代表任何真实企业\n"
REST = "filled_on: 2023-07-10\n# 没有上云\nuses_cloud: false\n"


def _formatted(root: Path, text: str, folder: str = "submissions/2023/nanjing/91320115MA0XJA001H") -> str:
    """What `fmt` makes of a cloud form, which it then leaves alone."""
    path = root / folder / "cloud.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    assert xingji("fmt", path, cwd=root).code == 0
    assert xingji("fmt", "--check", path, cwd=root).code == 0
    return path.read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        HEAD + REST,
        HEAD + WHOSE + REST,
        HEAD + REST + WHOSE,
        HEAD + "filled_on: 2023-07-10\n# 没有上云\n" + WHOSE + "uses_cloud: false\n",
        HEAD + "dossier:\n" + REST,
        HEAD + "filled_on: 2023-07-10\n# 没有上云\ndossier: null\nuses_cloud: false\n",
    ],
)
def test_whose_a_document_is_stands_first(tmp_path: Path, text: str) -> None:
    assert _formatted(tmp_path, text) == HEAD + WHOSE + REST


def test_what_a_document_says_of_whose_it_is_stays(tmp_path: Path) -> None:
    """Another one is for `check` to say; `fmt` must not make a copy look sound."""
    other = 'dossier: "2022/91320508MA0XJA0025" # 去年\n'
    assert _formatted(tmp_path, HEAD + REST + other) == HEAD + other + REST


def test_nobody_knows_whose_a_loose_document_is(tmp_path: Path) -> None:
    assert _formatted(tmp_path, HEAD + REST, "elsewhere") == HEAD + REST


def _first_cities() -> Iterator[Path]:
    for edition in (ROOT / "submissions").glob("*/"):
        yield from sorted(path for path in edition.iterdir() if path.is_dir())[:1]


def test_repository_is_formatted() -> None:
    """All of it in a thorough run; otherwise of every edition its own files and one city of the many."""
    submissions = ROOT / "submissions"
    some = [submissions] if THOROUGH else [*submissions.glob("*/*.yaml"), *_first_cities()]
    ran = xingji("fmt", "--check", *some, "scoring", cwd=ROOT)
    assert ran.code == 0, ran.out
