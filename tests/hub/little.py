"""A small province for what takes many rounds: one city, two agencies, an institution, and a judge that takes all."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import date
from pathlib import Path
from shutil import copytree
from unittest.mock import patch

import yaml

from tests.hub.provinces import Province, at
from tests.scratch import folder as scratch
from xingji.forge import gate_result
from xingji.forge.gate_case import unread
from xingji.forge.result import Result
from xingji.hub.judge import Task
from xingji.hub.round import Round

HERE = Path(__file__).parent.parent / "province"
YEAR = "2025"
BASE = f"submissions/{YEAR}"
USCCS = ("91990201MA0XLA0012", "91990201MA0XLA0020", "91990201MA0XLA0039")
"""The first is there from the beginning, the first agency's."""
AGENCIES = ("agency/xiling/xl-01", "agency/xiling/xl-02")
INSTITUTION = "institution/inst-01"
PARTIES = (*AGENCIES, "city/xiling", INSTITUTION)


def path(kind: str, uscc: str) -> str:
    """Where a document of an enterprise lies."""
    return f"{BASE}/xiling/{uscc}/{kind}.yaml"


def document(kind: str, uscc: str, agency: str, word: str) -> bytes:
    """A document that says whose it is; the word makes it another one."""
    source = (HERE / path(kind, USCCS[0])).read_text("utf-8")
    return f"{source.replace(USCCS[0], uscc).replace('xl-01', agency)}# {word}\n".encode()


def _accept(tasks: Sequence[Task]) -> list[Result]:
    made = (gate_result.failed(unread(task.pull), "x") for task in tasks)
    return [result.model_copy(update={"outcome": "accepted", "failure": "", "steps": ()}) for result in made]


@contextmanager
def everything_is_accepted() -> Iterator[None]:
    """Requests are judged by a judge that takes everything: what is looked at is what a round does with it."""
    with patch("xingji.hub.attend.judge", _accept):
        yield


@functools.cache
def founded() -> Province:
    """The province, every inbox with its first delivery; to be copied."""
    folder = scratch()
    tree = folder / "tree"
    for name in ("submissions", "scoring"):
        copytree(HERE / name, tree / name)
    table = tree / BASE / "xiling" / "agencies.yaml"
    rows = yaml.safe_load(table.read_text("utf-8"))
    rows["agencies"].append({**deepcopy(rows["agencies"][0]), "id": "xl-02", "name": "示例另一家有限公司"})
    table.write_text(yaml.safe_dump(rows, allow_unicode=True), "utf-8")
    made = Province.founded(folder / "province", tree, at(date(2025, 4, 20)), edition=int(YEAR))
    list(Round(made.office).run())
    return made
