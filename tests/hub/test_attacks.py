"""What a party might try through its inbox: to hear of others, to get in what nobody approved, to stop the hub."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.forge.small.bare import Bare
from tests.hub import towns
from tests.hub.provinces import Province, at, git
from tests.hub.towns import NOON, Town
from tests.places import SAMPLE
from xingji.forge.answers import ForgeError, PullRow
from xingji.forge.etags import Answer, Etags
from xingji.forge.local_git import LocalGit
from xingji.forge.platform import Platform, Verdict
from xingji.hub import attend, office, stores, upkeep
from xingji.hub.office import Deed
from xingji.hub.round import Round
from xingji.store.git_worktree import GitError

ONE, FAR = "agency/nanjing/nj-03", "agency/suzhou/sz-01"
DAY = date(2023, 7, 10)
USCC = "91320105MA0YNK7J8L"
DOSSIER = f"submissions/2023/nanjing/{USCC}"
"""Of an agency that has not handed it in yet."""
SENT = tuple(f"{DOSSIER}/{name}" for name in ("cloud.yaml", "enterprise.yaml", "platform/self-assessment.yaml"))
THEIRS = "submissions/2023/nanjing/91320106MA0YQ7RM0C"
"""Of another agency of the city."""
ELSEWHERE = "submissions/2023/suzhou"


def mine() -> dict[str, bytes | None]:
    """What the agency has to hand in."""
    return {path: (SAMPLE / path).read_bytes() for path in SENT}


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample without that dossier, delivered to two agencies."""
    folder = tmp_path_factory.mktemp("founded")
    shutil.copytree(SAMPLE, folder / "tree")
    shutil.rmtree(folder / "tree" / DOSSIER)
    made = Province.founded(folder / "province", folder / "tree", at(DAY))
    for key in (ONE, FAR):
        made.round(key)
    return made.folder


@pytest.fixture
def province(founded: Path, tmp_path: Path) -> Province:
    return Province(founded, at(DAY)).copied(tmp_path / "province")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    made.everywhere()
    yield made
    made.close()


def comment(province: Province, key: str, branch: str) -> str:
    """What the hub said of a request."""
    folder = province.path(province.inbox(key).repository).with_suffix("")
    number = province.number(key, branch)
    said: dict[str, str] = json.loads((folder / "comments" / f"{number}.json").read_text("utf-8"))
    return said["<!-- xingji:report -->"]


def errors(province: Province, key: str, branch: str) -> list[str]:
    """Codes of the errors that a party was told."""
    return re.findall(r"\*\*错误\*\* (XJ\d{3})", comment(province, key, branch))


# To hear of others


PLACES = {
    "an enterprise of another city": (
        "submissions/2023/suzhou/91320505MA0YM1J368/enterprise.yaml",
        "submissions/2023/suzhou/91320506MA0Y33N25X/enterprise.yaml",
    ),
    "a document of another agency": (f"{THEIRS}/ics/self-assessment.yaml", f"{THEIRS}/ics/onsite.yaml"),
}
"""A file that the record holds and one that it does not."""


@pytest.mark.parametrize("pair", PLACES.values(), ids=PLACES)
def test_whether_others_have_a_file_shows_nowhere(province: Province, pair: tuple[str, str]) -> None:
    there = province.files()
    assert pair[0] in there
    assert pair[1] not in there
    for branch, path in zip(("there", "not"), pair, strict=True):
        province.sends(ONE, branch, {path: b"x: 1\n"})
    province.round(ONE)
    told = [set(errors(province, ONE, branch)) & {"XJ569", "XJ570", "XJ571", "XJ572"} for branch in ("there", "not")]
    assert told[0] == told[1] != set()


def test_what_others_wrote_cannot_be_guessed_from_a_fork_point_of_ones_own(province: Province) -> None:
    """Whatever a party once had in the history of its inbox is no proof that it knows it."""
    path = f"{THEIRS}/enterprise.yaml"
    secret = province.files()[path]
    for branch, guess in (("right", secret), ("wrong", secret + b"#\n")):
        start = province.sends(ONE, "main", {path: guess})
        province.round(ONE, thorough=True)
        province.sends(ONE, branch, {path: None}, base=start)
    province.round(ONE, thorough=True)
    told = [re.sub(r"[0-9a-f]{40,64}", "", comment(province, ONE, branch)) for branch in ("right", "wrong")]
    assert told[0] == told[1]
    assert "XJ571" in told[0]


def test_where_else_an_enterprise_is_registered_is_not_said(province: Province) -> None:
    uscc = THEIRS.rpartition("/")[2]
    claimed = {
        path.replace("nanjing", "suzhou").replace(USCC, uscc): _claimed(content or b"", uscc)
        for path, content in mine().items()
    }
    province.sends(FAR, "second", claimed)
    province.round(FAR)
    (verdict,) = province.entries("verdict")
    assert any("/nanjing/" in str(found) for found in verdict.more["findings"])  # type: ignore[union-attr]
    assert "XJ572" in errors(province, FAR, "second")
    assert "nanjing" not in comment(province, FAR, "second")


def _claimed(content: bytes, uscc: str) -> bytes:
    """A document of the agency's enterprise as another agency would write it of another one in its own city."""
    words = {b"nj-03": b"sz-01", USCC.encode(): uscc.encode(), b"city: nanjing": b"city: suzhou"}
    for old, new in {**words, b"zone: nanjing-jiangbei": b'county: "320506"'}.items():
        content = content.replace(old, new)
    return content


def test_the_record_answers_only_who_has_nothing_else_to_mend(province: Province) -> None:
    uscc = THEIRS.rpartition("/")[2]
    path = f"{ELSEWHERE}/{uscc}/enterprise.yaml"
    content = (SAMPLE / DOSSIER / "enterprise.yaml").read_bytes().replace(USCC.encode(), uscc.encode())
    province.sends(FAR, "probe", {path: content.replace(b"nj-03", b"sz-02")})
    province.round(FAR)
    told = errors(province, FAR, "probe")
    assert told
    assert "XJ572" not in told


# To get something in


def test_a_branch_with_two_fork_points_is_sent_back(province: Province) -> None:
    """What a reviewer sees of it may be measured from the one, what is collected from the other."""
    desk = province.desk(province.inbox(ONE).repository)
    first = province.sends(ONE, "first", {f"{DOSSIER}/enterprise.yaml": b"a: 1\n"})
    main = git(desk, "rev-parse", "origin/main").decode().strip()
    git(desk, "checkout", "-q", "--detach", main)
    git(desk, "commit", "-q", "--allow-empty", "-m", "other")
    other = git(desk, "rev-parse", "HEAD").decode().strip()
    git(desk, "merge", "-q", "-m", "one", first)
    git(desk, "push", "-q", "origin", "HEAD:refs/heads/main")
    git(desk, "checkout", "-q", "--detach", first)
    git(desk, "merge", "-q", "-m", "two", other)
    province.round(ONE, thorough=True)
    province.sends(ONE, "crossed", mine(), base=git(desk, "rev-parse", "HEAD").decode().strip())
    province.round(ONE, thorough=True)
    assert errors(province, ONE, "crossed") == ["XJ569"]


def test_a_branch_without_common_history_is_told_so(province: Province) -> None:
    desk = province.desk(province.inbox(ONE).repository)
    git(desk, "checkout", "-q", "--orphan", "alone")
    git(desk, "commit", "-q", "-m", "alone")
    git(desk, "push", "-q", "origin", "HEAD:refs/heads/alone")
    province.round(ONE)
    assert errors(province, ONE, "alone") == ["XJ573"]


# To stop the hub


def test_files_that_unfold_to_more_than_any_memory_are_not_read(town: Town) -> None:
    """A few megabytes of objects can hold gigabytes."""
    many = {towns.document(towns.ONE, number): b"%06d" % number + b"a" * 200_000 for number in range(101)}
    town.desk(towns.ONE).branch("work", many)
    came = town.arrives(towns.ONE, "work")
    assert len(came.touched) == 101
    assert came.contents == {}


def test_a_fork_point_that_names_more_files_than_there_can_be(town: Town) -> None:
    """A history that was collected once may hold any tree on its way."""
    bare, desk = town.inboxes[towns.ONE], town.desk(towns.ONE)
    tree, clean = _endless(bare), bare.ask("rev-parse", f"{desk.main}^{{tree}}")
    start = bare.commit(tree, [desk.main], "bomb", NOON)
    bare.set_ref("refs/heads/main", bare.commit(clean, [start], "clean", NOON))
    town.everywhere()
    bare.set_ref("refs/heads/work", bare.commit(clean, [start], "work", NOON))
    with pytest.raises(GitError, match="more files"):
        town.arrives(towns.ONE, "work")


def _endless(bare: Bare) -> str:
    tree = bare.git("mktree", given=f"100644 blob {bare.write_blob(b'x')}\tx\n".encode()).decode().strip()
    for _ in range(6):
        rows = "".join(f"040000 tree {tree}\t{number:02}\n" for number in range(20))
        tree = bare.git("mktree", given=rows.encode()).decode().strip()
    return tree


def test_contents_are_not_compared_to_find_what_was_moved(town: Town) -> None:
    desk = town.desk(towns.ONE)
    old, new = (towns.document(towns.ONE, number) for number in (1, 2))
    bare = town.inboxes[towns.ONE]
    bare.set_ref("refs/heads/main", desk.branch("start", {old: b"name: a\n" * 50}))
    desk.branch("work", {old: None, new: b"name: a\n" * 50})
    found = town.arrives(towns.ONE, "work").touched
    assert sorted(one.status for one in found) == ["added", "removed"]


def test_many_objects_below_the_limit_are_together_above_it(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "MOST_FETCHED", 1 << 20)
    noise = random.Random(1)  # noqa: S311  what cannot be packed
    town.desk(towns.ONE).branch("work", {f"{number}": noise.randbytes(300_000) for number in range(20)})
    with pytest.raises(GitError):
        town.fetched(towns.ONE, "work")
    kept = town.stores.inbox(towns.name(towns.ONE)).path / "objects"
    assert sum(file.stat().st_size for file in kept.rglob("*") if file.is_file()) < 1 << 20


def test_a_name_that_no_disk_takes_is_a_fault_of_git(town: Town, tmp_path: Path) -> None:
    head = town.desk(towns.ONE).branch("work", {"n" * 300: b"x"})
    store, _, _ = town.fetched(towns.ONE, "work")
    with pytest.raises(GitError, match="nnn"):
        store.check_out(head, tmp_path / "folder")


SEPARATORS = ["\u2028", "\u0085", "\u2029"]


@pytest.mark.parametrize("separator", SEPARATORS, ids=["line", "next", "paragraph"])
def test_a_branch_does_not_pass_for_main_by_its_name(town: Town, separator: str) -> None:
    bare, desk = town.inboxes[towns.ONE], town.desk(towns.ONE)
    main, head = desk.main, desk.branch("work", {"a": b"x"})
    for name in (f"refs/heads/main{separator}/refs/heads/main", f"refs/heads/z{separator}refs/heads/main"):
        bare.git("update-ref", name, head)
    store = town.stores.inbox(towns.name(towns.ONE))
    assert store.heads(towns.remote(bare), "refs/heads/main") == {"refs/heads/main": main}
    assert LocalGit(bare.path).heads()["main"] == main


def test_what_nobody_thought_of_in_one_inbox_stops_no_other(province: Province) -> None:
    class Broken:
        def __init__(self, inner: Platform) -> None:
            self.inner = inner

        def __getattr__(self, name: str) -> object:
            return getattr(self.inner, name)

        def open_pulls(self, repository: str) -> list[PullRow]:
            if repository.endswith("nj-01"):
                raise UnicodeError("what a party wrote")
            return self.inner.open_pulls(repository)

    province.wrap = Broken  # type: ignore[assignment]
    province.sends(ONE, "work", mine())
    deeds = province.round()
    (failed,) = (deed for deed in deeds if deed.what == "failed")
    assert (failed.inbox, failed.detail) == ("agency/nanjing/nj-01", "engine")
    assert failed.place.startswith("UnicodeError test_attacks.py:")
    assert Deed("judged", ONE, 1, "accepted") in deeds


def test_who_takes_long_makes_only_himself_wait(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attend, "PATIENCE", -1.0)
    province.sends(ONE, "work", mine())
    assert [deed.what for deed in province.round(ONE)] == ["waits"]
    assert province.entries("verdict") == []


def test_no_inbox_uses_up_what_may_be_written_in_all(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attend, "MOST_TOLD", 1)
    for number in range(2):
        province.sends(ONE, f"work{number}", {**mine(), SENT[0]: b"x: %d\n" % number})
    assert [deed.what for deed in province.round(ONE)] == ["judged", "waits"]
    assert len(province.entries("verdict")) == 1
    province.now += timedelta(hours=2)
    assert [deed.what for deed in province.round(ONE)] == ["judged"]


def test_another_inbox_comes_first_each_time(province: Province) -> None:
    hub = province.office
    hub.look()
    orders = [[at for at, _ in Round(hub, turn=turn)._in_turn()] for turn in range(3)]
    assert [order[0] for order in orders] == [0, 1, 2]
    assert len({frozenset(order) for order in orders}) == 1


def test_an_inbox_that_fills_the_disk_is_fetched_anew(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    province.sends(ONE, "work", mine())
    province.round(ONE)
    here = province.office.store(province.inbox(ONE)).path
    assert not upkeep.has_grown(here, office.MOST_KEPT)
    monkeypatch.setattr(office, "MOST_KEPT", 0)
    assert upkeep.has_grown(here, 0)
    assert province.round(ONE, thorough=True) == []
    province.approves(ONE, "work")
    assert "collected" in [deed.what for deed in province.round(ONE)]


def test_answers_are_kept_within_bounds(tmp_path: Path) -> None:
    etags = Etags(tmp_path / "asked.json")
    for number in range(1200):
        etags.keep(str(number), Answer("e", [], 10))
    assert (etags.known("100"), etags.known("1199")) == (None, Answer("e", [], 10))
    for number in range(3):
        etags.keep(f"large{number}", Answer("e", [], 40 << 20))
    etags.save()
    assert [Etags(tmp_path / "asked.json").known(f"large{number}") is None for number in range(3)] == [
        True,
        True,
        False,
    ]


# What is told twice or never


def test_a_verdict_that_the_forge_had_no_time_for_is_told_later(province: Province) -> None:
    class Busy:
        busy = False

        def __init__(self, inner: Platform) -> None:
            self.inner = inner

        def __getattr__(self, name: str) -> object:
            return getattr(self.inner, name)

        def verdict(self, repository: str, pull: PullRow, said: Verdict) -> None:
            if Busy.busy:
                raise ForgeError("busy", "writes", pause=100)
            self.inner.verdict(repository, pull, said)

    province.wrap = Busy  # type: ignore[assignment]
    province.sends(ONE, "work", mine())
    province.round(ONE)
    assert errors(province, ONE, "work") == []
    plan = "submissions/2023/edition.yaml"
    province.province_writes({plan: province.files()[plan].replace(b"2023-07-30", b"2023-07-05")})
    Busy.busy = True
    assert Deed("waits", ONE, detail="limit") in province.round(ONE)
    Busy.busy = False
    province.round(ONE)
    assert errors(province, ONE, "work") != []
