"""Marks in more than eight thousand places of a record: each is found by those who may read it, and by nobody else."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import pytest

from tests.hub.canaries import Marked, Oracle, marked, seen
from tests.hub.records import AFTER, BEFORE, YEAR, MemoryTree, resolved, sample
from xingji.hub.package import zipped
from xingji.hub.parties import parties
from xingji.hub.view import Views

USCC = re.compile(rb"\b[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}\b")
PUBLIC = ("awards.yaml", "stars.yaml")
"""Files that name enterprises to everybody, once they may be seen."""


@cache
def record() -> Marked:
    return marked(sample(), YEAR)


@cache
def views(after: bool) -> dict[str, dict[str, bytes]]:
    tree = MemoryTree(record().contents)
    made = Views(tree, YEAR, AFTER if after else BEFORE)
    return {party.key: resolved(tree, made, party.key) for party in parties(tree, YEAR)}


@cache
def oracle(after: bool) -> Oracle:
    return Oracle(record().contents, YEAR, after=after)


def test_there_are_marks_enough() -> None:
    canaries = record().canaries
    assert len(canaries) > 8_000
    assert {canary.number for canary in canaries} == set().union(*map(seen, record().contents.values()))
    kinds = {canary.path.rpartition("/")[2] for canary in canaries}
    assert kinds >= {
        "edition.yaml",
        "roles.yaml",
        "institutions.yaml",
        "agencies.yaml",
        "announcement.yaml",
        "onsite.yaml",
    }


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_each_mark_is_read_by_those_who_may_and_by_nobody_else(after: bool) -> None:
    found: dict[int, set[str]] = {}
    for key, files in views(after).items():
        for number in set().union(*map(seen, files.values())):
            found.setdefault(number, set()).add(key)
    wrong = {}
    for canary in record().canaries:
        readers = found.get(canary.number, set())
        if readers != oracle(after).readers(canary):
            wrong[canary] = readers ^ oracle(after).readers(canary)
    assert wrong == {}


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_nobody_reads_of_an_enterprise_that_is_not_its_own(after: bool) -> None:
    for key, files in views(after).items():
        own = {
            path.split("/")[3].encode()
            for path in files
            if path.count("/") > 3 and path.startswith(f"submissions/{YEAR}")
        }
        named = {code for path, text in files.items() if not path.endswith(PUBLIC) for code in USCC.findall(text)}
        assert named <= own, key


def test_a_package_holds_the_view_and_nothing_else() -> None:
    for key in ("agency/nanjing/nj-01", "institution/inst-03"):
        files = views(after=False)[key]
        package = zipped(files)
        assert package == zipped(dict(reversed(files.items())))
        with zipfile.ZipFile(io.BytesIO(package)) as opened:
            assert {name: opened.read(name) for name in opened.namelist()} == files
