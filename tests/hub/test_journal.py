"""The journal keeps every line, whoever else writes, and tells when lines are gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.forge.small.bare import Bare
from tests.hub.towns import NOON, remote
from xingji.forge.platform import Remote
from xingji.hub import journal
from xingji.hub.journal import REF, Draft, Entry, Journal
from xingji.hub.stores import Store
from xingji.store.git_worktree import GitError
from xingji.store.text import MAX_BYTES

HEAD = "a" * 40
PAGE = "2026/2026-08-03/2026-nanjing.jsonl"


def entry(what: journal.What = "receipt", number: int = 1, at: datetime = NOON, **more: str | int | list[str]) -> Entry:
    return Entry(what, at, "x/2026-nanjing", number, HEAD, more)


@pytest.fixture
def bare(tmp_path: Path) -> Bare:
    return Bare.make(tmp_path / "far.git")


def hub(bare: Bare, folder: Path) -> Journal:
    return Journal(Store.at(folder / "record.git"), remote(bare))


@pytest.mark.parametrize("far", [True, False], ids=["pushed", "in the store alone"])
def test_what_was_added_is_there_for_others(bare: Bare, tmp_path: Path, far: bool) -> None:
    store = Store.at(tmp_path / "one" / "record.git")
    rows = [entry(files=["a", "b"], title="逾期\n\u2028"), entry("verdict"), entry("told", 2)]
    Journal(store, remote(bare) if far else None).add(*rows)
    other = hub(bare, tmp_path / "two") if far else Journal(store, None)
    assert other.entries() == rows
    assert other.find("told", "x/2026-nanjing", 2, HEAD) == rows[2]
    assert other.find("told", "x/2026-nanjing", 1, HEAD) is None


def test_an_empty_journal_has_no_entries(bare: Bare, tmp_path: Path) -> None:
    made = hub(bare, tmp_path)
    assert list(made.entries()) == []
    made.add()
    assert bare.resolve(REF) == ""


def test_the_first_receipt_stands_and_the_last_verdict_counts(bare: Bare, tmp_path: Path) -> None:
    made = hub(bare, tmp_path)
    for word in ("first", "second"):
        made.add(entry(word=word), entry("verdict", word=word))
    assert [row.what for row in made.entries()] == ["receipt", "verdict", "verdict"]
    found = [made.find(what, "x/2026-nanjing", 1, HEAD) for what in ("receipt", "verdict")]
    assert [one.more["word"] for one in found if one] == ["first", "second"]


def test_a_file_for_each_day_in_china_and_inbox(bare: Bare, tmp_path: Path) -> None:
    made = hub(bare, tmp_path)
    made.add(*(entry("told", at=datetime(2026, 12, 31, hour, 0, tzinfo=UTC)) for hour in (15, 16)))
    made.add(entry("told", at=NOON), entry("told", at=NOON)._replace(inbox="x/2026-wuxi"))
    assert [row.path for row in bare.entries(REF, recursive=True) if row.kind == "blob"] == [
        "2026/2026-08-03/2026-nanjing.jsonl",
        "2026/2026-08-03/2026-wuxi.jsonl",
        "2026/2026-12-31/2026-nanjing.jsonl",
        "2027/2027-01-01/2026-nanjing.jsonl",
    ]


def test_two_hubs_lose_nothing_of_each_other(bare: Bare, tmp_path: Path) -> None:
    one, two = hub(bare, tmp_path / "one"), hub(bare, tmp_path / "two")
    for number in range(4):
        one.add(entry(number=number))
        two.add(entry("told", number))
    one.load()
    assert {(row.what, row.number) for row in one.entries()} == {
        (what, number) for what in ("receipt", "told") for number in range(4)
    }
    assert len(bare.ask("rev-list", "--first-parent", REF).split()) == 8


class Rival(Store):
    """A store whose pushes another hub is quicker than, a number of times."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.rivals: list[Journal] = []

    def push(self, remote: Remote, commit: str, ref: str, old: str | None) -> bool:
        if self.rivals:
            self.rivals.pop().add(entry("told", len(self.rivals)))
        return super().push(remote, commit, ref, old)


@pytest.mark.parametrize("rivals", [1, 3])
def test_whoever_is_slower_loads_again_and_adds_again(bare: Bare, tmp_path: Path, rivals: int) -> None:
    store = Rival.at(tmp_path / "slow" / "record.git")
    store.rivals = [hub(bare, tmp_path / "quick")] * rivals
    made = Journal(store, remote(bare))
    made.add(entry(number=99))
    made.load()
    assert [row.number for row in made.entries()] == [*reversed(range(rivals)), 99]


def test_somebody_who_is_always_quicker_is_told_of(bare: Bare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_TRIES", 3)
    store = Rival.at(tmp_path / "slow" / "record.git")
    store.rivals = [hub(bare, tmp_path / "quick")] * 100
    with pytest.raises(GitError, match="quicker"):
        Journal(store, remote(bare)).add(entry(number=999))


def test_nothing_is_said_to_be_written_that_is_not(bare: Bare, tmp_path: Path) -> None:
    made = hub(bare, tmp_path)
    made.add(entry())
    (bare.path / "hooks").mkdir()
    hook = bare.path / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(GitError):
        made.add(entry("verdict"))
    assert [row.what for row in hub(bare, tmp_path / "other").entries()] == ["receipt"]


@pytest.mark.parametrize("change", ["gone", "moved back", "replaced"])
def test_lines_that_are_gone_are_told_of(bare: Bare, tmp_path: Path, change: str) -> None:
    made = hub(bare, tmp_path)
    made.add(entry())
    first = bare.resolve(REF)
    made.add(entry("verdict", at=NOON + timedelta(days=1)))
    other = bare.commit(bare.write_tree("", []), [], "another", NOON)
    told = {"gone": ["-d", REF], "moved back": [REF, first], "replaced": [REF, other]}[change]
    bare.git("update-ref", *told)
    for journal_of in (made, hub(bare, tmp_path)):
        with pytest.raises(GitError, match="go on"):
            journal_of.load()


@pytest.mark.parametrize(
    "spoilt",
    [b"{", b"[]", b'{"what": "x"}', b'{"what":"told","at":"x","inbox":"","number":1,"head":"","more":{}}', b"\xff"],
)
def test_a_journal_that_somebody_spoilt_is_told_of(bare: Bare, tmp_path: Path, spoilt: bytes) -> None:
    made = hub(bare, tmp_path)
    made.add(entry())
    tree = bare.write_tree(REF, [{"path": PAGE, "sha": bare.write_blob(spoilt + b"\n")}])
    bare.set_ref(REF, bare.commit(tree, [bare.resolve(REF)], "by hand", NOON))
    made.load()
    for look in (made.entries, lambda: made.find("told", "x/2026-nanjing", 1, HEAD)):
        with pytest.raises(GitError, match="2026-08-03"):
            look()


def test_a_day_longer_than_any_document_is_read_whole(bare: Bare, tmp_path: Path) -> None:
    made = hub(bare, tmp_path / "one")
    made.add(*(entry(number=number, note="示" * 1000) for number in range(1, 201)))
    made.add(entry("told", 200))
    assert len(bare.blob(f"{REF}:{PAGE}")) > 2 * MAX_BYTES
    other = hub(bare, tmp_path / "two")
    assert len(other.entries()) == 201
    assert other.find("receipt", "x/2026-nanjing", 1, HEAD) == entry(note="示" * 1000)
    assert other.last("told", "x/2026-nanjing", 200) == entry("told", 200)


def test_what_lies_days_back_is_found(bare: Bare, tmp_path: Path) -> None:
    rows = [entry(what, day, NOON + timedelta(days=day)) for day in range(3) for what in ("receipt", "told")]
    for row in rows:
        hub(bare, tmp_path / "one").add(row)
    other = hub(bare, tmp_path / "two")
    assert [other.last("told", row.inbox, row.number) for row in rows if row.what == "told"] == rows[1::2]
    assert [other.find("receipt", row.inbox, row.number, HEAD) for row in rows if row.what == "receipt"] == rows[::2]
    assert other.last("told", "x/2026-wuxi", 0) is None


def test_what_another_hub_adds_is_known_after_a_look(bare: Bare, tmp_path: Path) -> None:
    one, two = hub(bare, tmp_path / "one"), hub(bare, tmp_path / "two")
    one.add(entry("verdict", word="first"))
    assert two.last("verdict", "x/2026-nanjing", 1) == two.find("verdict", "x/2026-nanjing", 1, HEAD)
    one.add(entry("verdict", word="second"))
    two.load()
    for found in (two.last("verdict", "x/2026-nanjing", 1), two.find("verdict", "x/2026-nanjing", 1, HEAD)):
        assert found is not None
        assert found.more["word"] == "second"


def test_a_draft_is_found_and_written_nowhere(bare: Bare, tmp_path: Path) -> None:
    hub(bare, tmp_path).add(entry(word="written"))
    made = Draft(Store.at(tmp_path / "record.git"), remote(bare))
    made.add(entry(word="draft"), entry("told"))
    first = made.find("receipt", "x/2026-nanjing", 1, HEAD)
    assert first is not None
    assert first.more["word"] == "written"
    assert made.find("told", "x/2026-nanjing", 1, HEAD) == made.last("told", "x/2026-nanjing", 1) == entry("told")
    assert [row.what for row in hub(bare, tmp_path / "other").entries()] == ["receipt"]
