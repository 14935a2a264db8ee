"""What counts as saying what is shown, and what is taken for a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.blocks import Step, inline, sections
from tests.docs.session import takes, unknown_options
from tests.docs.shown import first_difference

SAID = "one\ntwo of two\nthree\ntwo of two\nfour\n"


@pytest.mark.parametrize(
    "shown",
    [
        ("one", "two of two", "three", "two of two", "four"),
        ("one", "…"),
        ("…", "four"),
        ("…", "two of two", "four"),
        ("one", "two …", "…", "four"),
        ("…", "three", "…"),
        ("…",),
        ("one", "…", "t…o of two", "  …", "four"),
    ],
)
def test_what_is_left_out_may_be_anything(shown: tuple[str, ...]) -> None:
    assert first_difference(shown, SAID) is None


@pytest.mark.parametrize(
    ("shown", "differs"),
    [
        (("two of two", "…"), "two of two"),
        (("one", "three", "…"), "three"),
        (("one", "two", "…"), "two"),
        (("…", "four", "…", "three", "…"), "three"),
        (("…", "three"), "three"),
        (("one", "two of two"), "(no more is shown, but it goes on: three)"),
        (("…", "three", "four"), "three"),
        (("…", "two of two", "three", "four", "…"), "four"),
        (("…", "one", "two of two", "three", "two of two", "four", "five"), "five"),
        (("one.", "…"), "one."),
    ],
)
def test_what_is_shown_is_in_its_place(shown: tuple[str, ...], differs: str) -> None:
    assert first_difference(shown, SAID) == differs


def test_commands_and_what_is_shown_below_them(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# One\n\n```console\n$ a b\nsaid\n\n$ c\n```\n\n## Two\n\n```yaml\nno: command\n```\n\n"
        "   ```sh\n   # a comment\n   d   # e\n   ```\n\nsee `f\\|g` and `h`\n",
        "utf-8",
    )
    one, two = sections(page, "page.md")
    assert (one.heading, one.line, one.steps) == ("One", 1, (Step(4, "a b", ("said", "")), Step(7, "c")))
    assert (two.heading, two.line, two.steps) == ("Two", 10, (Step(18, "d   # e"),))
    assert list(inline(page)) == [(21, "f|g"), (21, "h")]


def test_what_the_parser_does_not_take_is_told() -> None:
    assert takes(["check", "submissions", "--on", "2023-07-28"]) == ""
    assert "--day" in takes(["check", "submissions", "--day", "2023-07-28"])
    assert "judge" in takes(["judge"])
    assert unknown_options("word", ["progress", "2023", "--out", "f.xlsx", "--onn"]) == ["--onn"]
    assert unknown_options("sample", ["2023", "[--write]"]) == []
