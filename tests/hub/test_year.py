"""The scripted year through the inboxes: agencies, cities and institutions hand in to theirs, the province writes in
the record, and the list at the end is that of the single tree.

Whoever hands in is judged by the day on which the forge took it, whenever the hub comes to look.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.hub.provinces import RECORD, Province, at, contents, party
from tests.year.script import HERE, REFUSED, STEPS, YEAR, Refused, Step, replay, start
from tests.year.test_year import LIST_DAYS, public
from xingji.hub.journal import Entry
from xingji.programme.china import china_day
from xingji.programme.party import Party
from xingji.publish.levels import levels_by
from xingji.publish.record import public_records
from xingji.store import layout
from xingji.store.editions import load_editions
from xingji.store.guidelines import Library
from xingji.store.reference import reference

LATE = timedelta(days=2)
"""How long the hub of this province lies still before it looks at what came to a city or an institution."""
_ROLES = HERE / "start" / "submissions" / YEAR / "roles.yaml"
WHO: dict[str, Party | None] = {
    row["login"]: party(row) if row["role"] != "province" else None
    for row in yaml.safe_load(_ROLES.read_text("utf-8"))["roles"]
}
"""Whose inbox an account of the script opens; the province has none."""


class Sent(NamedTuple):
    """A request of the year: the branch of a party, on its day."""

    key: str
    branch: str
    head: str
    number: int
    on: date


@dataclass
class Year:
    """What came of it; `tips` are the record's commits after each step."""

    province: Province
    sent: list[Sent] = field(default_factory=list)
    refused: dict[str, Sent] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    tips: dict[str, str] = field(default_factory=dict)


def _requests(step: Step | Refused) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Branches with their files: agencies hand in one enterprise at a time."""
    files = {name: (step.folder / name).read_bytes() for name in step.files}
    who = WHO[step.by]
    codes = sorted({found.uscc for name in files if (found := layout.dossier_of(name))})
    if len(codes) < 2 or (who and who.role != "agency"):
        yield step.name, files
        return
    for code in codes:
        yield f"{step.name}-{code}", {name: content for name, content in files.items() if code in name}


def _send(year: Year, step: Step | Refused) -> list[Sent]:
    province, who = year.province, WHO[step.by]
    assert who
    province.now = at(step.on)
    made = []
    for branch, files in _requests(step):
        head = province.sends(who.key, branch, files)
        made.append(Sent(who.key, branch, head, province.number(who.key, branch), step.on))
    return made


def _live(year: Year, step: Step) -> None:
    """A step: the province writes it; anybody else sends it, hears of it and is approved."""
    province, who = year.province, WHO[step.by]
    if who is None:
        province.now = max(province.now, at(step.on))
        province.province_writes(step.folder, step.name)
    else:
        sent = _send(year, step)
        later = [one.on for one in STEPS[STEPS.index(step) + 1 :]] + [one.on for one in REFUSED if one.on >= step.on]
        if who.role != "agency" and min(later) > step.on + LATE:
            province.now += LATE
        province.round(who.key)
        for one in sent:
            province.approves(one.key, one.branch)
        year.sent += sent
    found = province.round()
    assert [deed for deed in found if deed.what in ("waits", "held") or deed.detail == "refused"] == []
    province.make_missing()
    year.tips[step.name] = province.bare(RECORD, "rev-parse", "main")


def _try(year: Year, variant: Refused) -> None:
    """A refused variant on its day, though a reviewer approves; its author takes it back."""
    (one,) = _send(year, variant)
    province = year.province
    province.approves(one.key, one.branch)
    province.round(one.key)
    year.refused[variant.name] = one
    year.said[variant.name] = _comment(province, one)
    province.takes_back(one.key, one.branch)


def _comment(province: Province, sent: Sent) -> str:
    folder = province.path(province.inbox(sent.key).repository).with_suffix("")
    said: dict[str, str] = json.loads((folder / "comments" / f"{sent.number}.json").read_text("utf-8"))
    return said["<!-- xingji:report -->"]


_OF_PARTIES = [variant for variant in REFUSED if WHO[variant.by]]


def _due(variants: Sequence[Refused], step: Step, index: int) -> list[Refused]:
    """Variants that are sent before a step: on their day, and after the step that they follow."""
    names = [each.name for each in STEPS[:index]]
    return [variant for variant in variants if variant.on <= step.on and variant.after in names]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The whole of it, lived through once."""
    folder = tmp_path_factory.mktemp("year")
    made = Year(Province.founded(folder / "province", start(folder / "tree"), at(STEPS[0].on)))
    made.province.round()
    waiting = sorted(_OF_PARTIES, key=lambda variant: variant.on)
    for index, step in enumerate(STEPS):
        for variant in _due(waiting, step, index):
            _try(made, variant)
            waiting.remove(variant)
        _live(made, step)
    assert waiting == []
    return made


def test_there_are_about_twenty_inboxes(year: Year) -> None:
    assert len(year.province.office.inboxes) == 21
    assert len(year.sent) >= 26


def test_the_record_is_the_tree_that_the_steps_make(year: Year, tmp_path: Path) -> None:
    """Byte for byte."""
    root = replay(tmp_path, STEPS[-1].name)
    expected = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    found = year.province.files()
    found.pop("hub.yaml")
    assert found == expected


@pytest.mark.parametrize("day", LIST_DAYS)
def test_the_list_is_that_of_the_single_tree(year: Year, day: str, tmp_path: Path) -> None:
    on = date.fromisoformat(day)
    last = [step for step in STEPS if step.on <= on][-1]
    for name, content in contents(year.province.path(RECORD), year.tips[last.name]).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    folders = load_editions(tmp_path)
    records = public_records(folders, reference(tmp_path), levels_by(folders, Library(tmp_path, alone=True)), on)
    expected: list[Any] = json.loads((HERE / "expected" / f"list-{day}.json").read_text("utf-8"))
    assert [public(record) for record in records] == expected


def test_the_journal_is_evidence_of_every_request(year: Year) -> None:
    """Received on its day, judged, told and collected, each once and in this order; nothing of anything else."""
    about: dict[tuple[str, int], list[Entry]] = {}
    for entry in year.province.entries("receipt", "verdict", "told", "collected"):
        about.setdefault((entry.inbox, entry.number), []).append(entry)
    for sent in year.sent:
        rows = about.pop((year.province.inbox(sent.key).repository, sent.number))
        whats = [row.what for row in rows]
        # Judged again where the record moved between verdict and collecting.
        assert whats in (
            ["receipt", "verdict", "told", "collected"],
            ["receipt", "verdict", "told", "verdict", "collected"],
        )
        assert china_day(rows[0].at) == sent.on
        assert {row.head for row in rows} == {sent.head}
        assert {row.more["told"] for row in rows if row.what == "verdict"} == {"accepted"}
    for sent in year.refused.values():
        rows = about.pop((year.province.inbox(sent.key).repository, sent.number))
        assert [row.what for row in rows] == ["receipt", "verdict", "told"]
        assert china_day(rows[0].at) == sent.on
    assert about == {}


def test_the_record_says_of_every_commit_whose_it_is(year: Year) -> None:
    told = year.province.bare(RECORD, "log", "--format=%(trailers:key=Xingji-Head,valueonly,separator=%x20)", "main")
    assert sorted(told.split()) == sorted(sent.head for sent in year.sent)


def test_everybody_has_what_he_sent_in_the_history_of_his_inbox(year: Year) -> None:
    for sent in year.sent:
        repository = year.province.inbox(sent.key).repository
        assert year.province.bare(repository, "merge-base", sent.head, "main") == sent.head
        assert year.province.open(sent.key) == []


@pytest.mark.parametrize("variant", _OF_PARTIES, ids=lambda variant: variant.name)
def test_a_variant_is_refused(year: Year, variant: Refused) -> None:
    """By the codes of the single tree on the record; the author hears the same, or that it is not his to write."""
    sent = year.refused[variant.name]
    (verdict,) = (entry for entry in year.province.entries("verdict") if entry.head == sent.head)
    findings = verdict.more["findings"]
    assert isinstance(findings, list)
    assert {found.split()[0] for found in findings} >= set(variant.codes)
    codes = set(re.findall(r"\*\*错误\*\* (XJ\d{3})", year.said[variant.name]))
    assert codes


def test_a_second_round_does_nothing(year: Year) -> None:
    assert year.province.round(thorough=True) == []
    year.province.restart(forget=True)
    assert year.province.round(thorough=True) == []
