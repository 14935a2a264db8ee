"""Whether version, CHANGELOG.md and a tag agree: `python tools/changelog.py [TAG]`.

The version stands in src/xingji/__init__.py and nowhere else; it is read without importing the engine.
"""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
_HEADING = re.compile(r"(?P<version>\d+\.\d+\.\d+) - (?P<day>unreleased|\d{4}-\d\d-\d\d)")
_VERSION = re.compile(r'^__version__ = "(\d+\.\d+\.\d+)"$', re.MULTILINE)


class StopError(Exception):
    """Why there is no release, in one sentence."""


class Entry(NamedTuple):
    """One release in the changelog; the day of one that is still being written is None."""

    version: str
    day: date | None
    text: str

    @property
    def rank(self) -> tuple[int, ...]:
        return tuple(map(int, self.version.split(".")))


def version(root: Path) -> str:
    """What the code says of itself."""
    found = _VERSION.findall((root / "src/xingji/__init__.py").read_text("utf-8"))
    if len(found) != 1:
        raise StopError('src/xingji/__init__.py must have exactly one line __version__ = "X.Y.Z"')
    return str(found[0])


def entries(text: str) -> list[Entry]:
    """All releases as they stand, newest first."""
    _, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
    made = [_entry(*section.split("\n", 1)) for section in sections]
    for newer, older in pairwise(made):
        if newer.rank <= older.rank:
            raise StopError(f"CHANGELOG.md: {newer.version} stands above {older.version}; the newest comes first")
        if older.day is None or (newer.day and newer.day < older.day):
            raise StopError(f"CHANGELOG.md: the day of {older.version} is missing or after that of {newer.version}")
    return made


def _entry(heading: str, text: str = "") -> Entry:
    match = _HEADING.fullmatch(heading.strip())
    if match is None:
        raise StopError(
            f"CHANGELOG.md: “## {heading.strip()}” is not “## X.Y.Z - YYYY-MM-DD” or “## X.Y.Z - unreleased”"
        )
    if not text.lstrip().startswith("摘要："):
        raise StopError(f"CHANGELOG.md: the entry of {match['version']} must begin with its Chinese summary (摘要：…)")
    return Entry(match["version"], _day(match["day"]), text.strip())


def _day(told: str) -> date | None:
    try:
        return None if told == "unreleased" else date.fromisoformat(told)
    except ValueError:
        raise StopError(f"CHANGELOG.md: there is no day {told}") from None


def current(root: Path, tag: str = "") -> Entry:
    """The entry of the version in the code; with a tag, one that may be released under it."""
    now = version(root)
    known = entries((root / "CHANGELOG.md").read_text("utf-8"))
    if not known or known[0].version != now:
        raise StopError(f"the code is {now}, so the first entry of CHANGELOG.md must be “## {now} - …”")
    if tag and tag != f"v{now}":
        raise StopError(f"the tag is {tag}, but the code is {now}; its tag is v{now}")
    if tag and known[0].day is None:
        raise StopError(f"CHANGELOG.md: {now} is unreleased; write the day of the release in its place before tagging")
    return known[0]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("tag", nargs="?", default="", help="the tag that shall be released, for example v1.2.3")
    try:
        entry = current(ROOT, arguments.parse_args().tag)
    except StopError as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    sys.stdout.write(f"{entry.version} ({entry.day or 'unreleased'})\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
