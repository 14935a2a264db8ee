"""A version has an entry, entries stand in their order, and a tag names a version whose entry has its day."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import xingji
from tests.project.checkout import ROOT, Ended, call, git, run, tool

VERSION = xingji.__version__
SUMMARY = "\n\n摘要：示例。\n\n"
OLDER = f"## 0.0.2 - 2026-02-02{SUMMARY}## 0.0.1 - 2026-01-01{SUMMARY}"


def test_the_changelog_of_this_repository_has_an_entry_for_what_is_here() -> None:
    assert tool(ROOT, "changelog.py").out.startswith(f"{VERSION} (")


def test_a_tag_on_this_commit_is_the_version_and_its_entry_has_a_day() -> None:
    tags = run("git", "tag", "--points-at", "HEAD", "--list", "v[0-9]*", folder=ROOT).out.split()
    assert [call(ROOT, "changelog.py", tag).err for tag in tags] == [""] * len(tags)


def test_a_tag_of_an_older_commit_has_its_entry_still() -> None:
    """What was released stays told."""
    told = re.findall(r"^## (\S+) - \d{4}", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    older = [tag for tag in git(ROOT, "tag", "--merged", "HEAD", "--list", "v[0-9]*").split() if tag != f"v{VERSION}"]
    assert [tag for tag in older if tag.removeprefix("v") not in told] == []


@pytest.fixture
def judged(tmp_path: Path) -> Callable[..., Ended]:
    """The verdict over a changelog, in a project of the same version."""

    def judge(text: str, *tag: str, code: str = f'__version__ = "{VERSION}"\n') -> Ended:
        for name, content in (("src/xingji/__init__.py", code), ("CHANGELOG.md", f"# Changelog\n\n{text}")):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content, "utf-8")
        (tmp_path / "tools").mkdir(exist_ok=True)
        (tmp_path / "tools/changelog.py").write_bytes((ROOT / "tools/changelog.py").read_bytes())
        return call(tmp_path, "changelog.py", *tag)

    return judge


def test_a_dated_entry_may_be_tagged_and_an_unreleased_one_may_not(judged: Callable[..., Ended]) -> None:
    dated, open_ = f"## {VERSION} - 2026-12-15{SUMMARY}{OLDER}", f"## {VERSION} - unreleased{SUMMARY}{OLDER}"
    assert judged(dated, f"v{VERSION}") == (0, f"{VERSION} (2026-12-15)\n", "")
    assert judged(open_).code == 0
    refused = judged(open_, f"v{VERSION}")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(f"error: CHANGELOG.md: {VERSION} is unreleased; ")


@pytest.mark.parametrize("tag", [f"v{VERSION}1", f"v{VERSION}-rc1", VERSION, f"V{VERSION}", "v0.0.2"])
def test_another_tag_is_refused(judged: Callable[..., Ended], tag: str) -> None:
    assert judged(f"## {VERSION} - 2026-12-15{SUMMARY}{OLDER}", tag) == (
        2,
        "",
        f"error: the tag is {tag}, but the code is {VERSION}; its tag is v{VERSION}\n",
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", f"the code is {VERSION}, so the first entry"),
        (OLDER, f"the code is {VERSION}, so the first entry"),
        (f"## 9.9.9 - unreleased{SUMMARY}## {VERSION} - 2026-12-15{SUMMARY}", "so the first entry"),
        (
            f"## {VERSION} - 2026-12-15{SUMMARY}## 0.0.1 - 2026-01-01{SUMMARY}## 0.0.2 - 2026-01-01{SUMMARY}",
            "0.0.1 stands",
        ),
        (f"## {VERSION} - 2026-12-15{SUMMARY}## {VERSION} - 2026-12-15{SUMMARY}", f"{VERSION} stands above {VERSION}"),
        (f"## {VERSION} - 2026-01-01{SUMMARY}{OLDER}", "the day of 0.0.2 is missing or after that of"),
        (f"## {VERSION} - 2026-12-15{SUMMARY}## 0.0.1 - unreleased{SUMMARY}", "the day of 0.0.1 is missing"),
        (f"## {VERSION} - 2026-02-30{SUMMARY}", "there is no day 2026-02-30"),
        (f"## [{VERSION}] - 2026-12-15{SUMMARY}", "is not"),
        (f"## {VERSION}{SUMMARY}", "is not"),
        (f"## {VERSION} - soon{SUMMARY}", "is not"),
        (f"## {VERSION} - unreleased\n\n### Added\n- x\n", "must begin with its Chinese summary"),
        (f"## {VERSION} - unreleased", "must begin with its Chinese summary"),
    ],
)
def test_a_changelog_out_of_order_is_said_in_one_sentence(judged: Callable[..., Ended], text: str, says: str) -> None:
    done = judged(text)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert re.fullmatch(r"error: .+\n", done.err)


@pytest.mark.parametrize("code", ["", '__version__ = "1.0"\n', '__version__ = "1.0.0"\n__version__ = "1.0.1"\n'])
def test_a_version_that_cannot_be_read_is_said(judged: Callable[..., Ended], code: str) -> None:
    done = judged(OLDER, code=code)
    assert done.code == 2
    assert "exactly one line __version__" in done.err
