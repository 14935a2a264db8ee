"""The cache: what it gives back is what this very engine stored, or nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from xingji.store import cache


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XINGJI_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_value_comes_back() -> None:
    cache.save("x.json", {"键": [1, None, "值"]})
    assert cache.load("x.json") == {"键": [1, None, "值"]}
    assert cache.load("y.json") is None


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b'{"value": 1}', b"\xff\xfe", b'{"engine": "other", "value": 1}']
)
def test_a_damaged_value_or_another_engine_s_is_none(home: Path, damage: bytes) -> None:
    cache.save("x.json", 1)
    (home / "x.json").write_bytes(damage)
    assert cache.load("x.json") is None


def test_lines_are_added_until_they_are_written_anew() -> None:
    cache.add_lines("x.jsonl", ["a", "b"], anew=False)
    cache.add_lines("x.jsonl", ["丙"], anew=False)
    assert cache.load_lines("x.jsonl") == ["a", "b", "丙"]
    cache.add_lines("x.jsonl", ["d"], anew=True)
    assert cache.load_lines("x.jsonl") == ["d"]


def test_a_line_that_was_cut_off_is_left_out(home: Path) -> None:
    cache.add_lines("x.jsonl", ["a", "b"], anew=True)
    with (home / "x.jsonl").open("ab") as file:
        file.write(b"half a li")
    assert cache.load_lines("x.jsonl") == ["a", "b"]


@pytest.mark.parametrize("damage", [b"", b"other\na\n", b"\xff\na\n"])
def test_lines_of_another_engine_are_none(home: Path, damage: bytes) -> None:
    cache.add_lines("x.jsonl", ["a"], anew=True)
    (home / "x.jsonl").write_bytes(damage)
    assert cache.load_lines("x.jsonl") == []


def test_a_cache_that_cannot_be_written_is_no_failure(home: Path) -> None:
    home.write_text("a file in its place", "utf-8")
    cache.save("x.json", 1)
    cache.add_lines("x.jsonl", ["a"], anew=False)
    assert (cache.load("x.json"), cache.load_lines("x.jsonl")) == (None, [])


@pytest.mark.skipif(sys.platform == "win32", reason="the place of the other systems")
def test_without_a_place_of_one_s_own_it_lies_in_the_user_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XINGJI_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    assert cache.cache_home() == tmp_path / "own" / "xingji"
