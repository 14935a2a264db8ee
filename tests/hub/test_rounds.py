"""Rounds in a small province: what people do to inboxes, to requests and to each other, and a hub that is killed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from benchmarks.codes import make_uscc

from tests.hub.provinces import RECORD, REVIEWER, SECOND, Province, at, batch, cut, git
from tests.hub.steps import KilledError
from tests.year.script import HERE, STEPS, YEAR, replay
from xingji.forge.local_platform import LocalPlatform
from xingji.hub import attend
from xingji.hub.office import Deed
from xingji.hub.round import PausedError, Round
from xingji.hub.stores import Store
from xingji.store.load import FaultyDocumentError

NANJING = f"submissions/{YEAR}/nanjing"
USCC = "91320115MA0Y89LN8D"
ONE, TWO, CITY, INSTITUTION = "agency/nanjing/nj-01", "agency/nanjing/nj-02", "city/nanjing", "institution/inst-01"
STEP = next(step for step in STEPS if step.name == "07-assess-machinery")
REPORT = "<!-- xingji:report -->"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Province:
    """Two cities, registered enterprises, every inbox delivered; nobody changes this one."""
    folder = tmp_path_factory.mktemp("rounds")
    tree = cut(replay(folder / "tree", "06-register-suzhou"), "nanjing", "suzhou")
    made = Province.founded(folder / "province", tree, at(STEP.on))
    assert {deed.what for deed in made.round()} == {"delivered"}
    return made


@pytest.fixture(scope="module")
def judged(begun: Province, tmp_path_factory: pytest.TempPathFactory) -> Province:
    """The same with an accepted request; nobody changes this one either."""
    made = begun.copied(tmp_path_factory.mktemp("judged"))
    made.sends(ONE, "work", STEP.folder)
    assert made.round(ONE) == [Deed("judged", ONE, 1, "accepted")]
    return made


@pytest.fixture
def province(begun: Province, tmp_path: Path) -> Province:
    return begun.copied(tmp_path / "province")


@pytest.fixture
def ready(judged: Province, tmp_path: Path) -> Province:
    return judged.copied(tmp_path / "ready")


def whats(deeds: list[Deed]) -> list[tuple[str, str]]:
    return [(deed.what, deed.detail or deed.inbox) for deed in deeds]


def collected(deeds: list[Deed]) -> list[str]:
    return [deed.inbox for deed in deeds if deed.what == "collected"]


def repository(province: Province, key: str) -> str:
    return province.inbox(key).repository


def registration(province: Province, agency: str, uscc: str, city: str = "nanjing") -> dict[str, bytes]:
    """The machine builder's registration, by another agency, of another enterprise or elsewhere."""
    text = province.files()[f"{NANJING}/{USCC}/enterprise.yaml"].decode()
    told = text.replace(USCC, uscc).replace("nj-01", agency).replace("city: nanjing", f"city: {city}")
    return {f"submissions/{YEAR}/{city}/{uscc}/enterprise.yaml": told.encode()}


# Approvals


def test_approved_means_collected_and_delivered(ready: Province) -> None:
    assert ready.round() == []
    ready.approves(ONE, "work")
    found = whats(ready.round())
    assert found[0] == ("collected", ONE)
    assert sorted(what for what, _ in found[1:]) == ["delivered"] * 3
    assert ready.open(ONE) == []
    assert ready.round(thorough=True) == []


@pytest.mark.parametrize("state", ["COMMENTED", "CHANGES_REQUESTED", "DISMISSED"])
def test_other_words_of_a_reviewer_are_no_approval(ready: Province, state: str) -> None:
    ready.approves(ONE, "work", state=state)
    assert ready.round() == []


def test_who_wants_a_change_holds_up_what_another_approved(ready: Province) -> None:
    ready.approves(ONE, "work", by=SECOND)
    ready.approves(ONE, "work", state="CHANGES_REQUESTED")
    assert ready.round() == []
    ready.approves(ONE, "work")
    assert collected(ready.round()) == [ONE]


def test_an_approval_of_an_older_head_is_void(ready: Province) -> None:
    """Somebody pushes between the look and the collecting."""
    ready.approves(ONE, "work")
    path = next(name for name in STEP.files)
    changed = (STEP.folder / path).read_bytes() + b"# later\n"
    ready.sends(ONE, "work", {path: changed})
    assert ready.round() == [Deed("judged", ONE, 1, "accepted")]
    assert ready.round() == []
    ready.approves(ONE, "work")
    assert collected(ready.round()) == [ONE]
    assert ready.files()[path] == changed


@pytest.mark.parametrize("who", ["sample-nj-01", "sample-nanjing", "stranger"])
def test_who_is_no_reviewer_approves_nothing(ready: Province, who: str) -> None:
    ready.approves(ONE, "work", by=who)
    assert ready.round() == []


def test_a_login_that_moved_to_another_account_approves_nothing(ready: Province) -> None:
    """hub.yaml names the account by its number; who has the login today is somebody else."""
    settings = yaml.safe_load(ready.files()["hub.yaml"])
    settings["reviewers"][0]["id"] += 1
    ready.province_writes({"hub.yaml": yaml.safe_dump(settings).encode()})
    ready.approves(ONE, "work", by=REVIEWER)
    assert collected(ready.round()) == []


def test_two_approvals_where_two_are_asked_for(ready: Province) -> None:
    settings = yaml.safe_load(ready.files()["hub.yaml"])
    ready.province_writes({"hub.yaml": yaml.safe_dump({**settings, "approvals": 2}).encode()})
    ready.approves(ONE, "work")
    ready.approves(ONE, "work")
    assert ready.round() == []
    ready.approves(ONE, "work", by=SECOND)
    assert collected(ready.round()) == [ONE]


# Inboxes


def test_a_deleted_inbox_stops_nobody_else_and_is_made_anew_without_its_past(ready: Province) -> None:
    path = ready.path(repository(ready, ONE))
    old = {name for name, _ in batch(path)}
    shutil.rmtree(path)
    ready.sends(CITY, "other", registration(ready, "nj-02", _spare()))
    found = ready.round()
    assert Deed("failed", ONE, detail="missing") in found
    assert [deed.inbox for deed in found if deed.what == "judged"] == [CITY]
    ready.platform.make(repository(ready, ONE))
    assert ("delivered", ONE) in [(deed.what, deed.inbox) for deed in ready.round(thorough=True)]
    assert int(ready.bare(repository(ready, ONE), "rev-list", "--all", "--count")) == 1
    kept = {name for name, content in batch(path) if b"work on" in content or b"assessed_on" in content}
    assert kept & old == set()
    assert [entry.what for entry in ready.entries("receipt") if entry.inbox == repository(ready, ONE)] == ["receipt"]


def test_a_renamed_inbox_is_none(ready: Province) -> None:
    path = ready.path(repository(ready, ONE))
    path.rename(path.with_name("elsewhere.git"))
    assert ready.round() == [Deed("failed", ONE, detail="missing")]


def test_a_main_that_somebody_moved_back_is_delivered_upon(ready: Province) -> None:
    ready.approves(ONE, "work")
    ready.round()
    name = repository(ready, ONE)
    assert ready.open(ONE) == []
    ready.bare(name, "update-ref", "refs/heads/main", ready.bare(name, "rev-parse", "main~1"))
    assert ready.round(turn=29) == []
    assert [(deed.what, deed.inbox) for deed in ready.round(thorough=True)] == [("delivered", ONE)]
    assert set(STEP.files) < ready.files(name).keys()
    assert ready.round(thorough=True) == []


def test_the_hub_may_lose_its_stores_at_any_time(ready: Province) -> None:
    ready.restart(forget=True)
    assert ready.round(thorough=True) == []
    ready.approves(ONE, "work")
    ready.restart(forget=True)
    assert collected(ready.round()) == [ONE]


# Requests


def test_an_old_view_is_as_good_as_long_as_nobody_wrote_there(province: Province) -> None:
    """The province changes the frame and the city another file meanwhile; the branch is of the day before."""
    province.sends(ONE, "work", STEP.folder)
    province.province_writes(_renamed_phase(province))
    province.now += timedelta(hours=1)
    province.round()
    assert province.round() == []
    province.approves(ONE, "work")
    assert collected(province.round()) == [ONE]


def _renamed_phase(province: Province) -> dict[str, bytes]:
    path = f"submissions/{YEAR}/edition.yaml"
    return {path: province.files()[path].replace("整改提升".encode(), "整改与提升".encode())}


def test_a_file_that_changed_meanwhile_must_be_looked_at_again(ready: Province) -> None:
    """The province writes the same file; the request, though approved, waits for its author to take that in."""
    path = next(name for name in STEP.files)
    ours = (STEP.folder / path).read_bytes()
    ready.province_writes({path: ours + b"# by the province\n"})
    ready.approves(ONE, "work")
    found = ready.round()
    assert collected(found) == []
    assert ("judged", "refused") in whats(found)
    assert "XJ569" in ready.told(ONE)
    desk = ready.desk(repository(ready, ONE))
    git(desk, "fetch", "-q", "origin")
    git(desk, "checkout", "-qf", "work")
    git(desk, "merge", "-q", "-X", "ours", "-m", "taken in", "origin/main")
    git(desk, "push", "-q", "origin", "work")
    assert whats(ready.round()) == [("judged", "accepted")]
    ready.approves(ONE, "work")
    assert collected(ready.round()) == [ONE]


def test_two_agencies_claim_one_enterprise(province: Province) -> None:
    """The first is collected; the second hears that somebody was there, and nothing of whom."""
    code = _spare()
    province.sends(ONE, "first", registration(province, "nj-01", code))
    province.sends(TWO, "second", registration(province, "nj-02", code))
    assert whats(province.round()) == [("judged", "accepted")] * 2
    province.approves(ONE, "first")
    province.approves(TWO, "second")
    found = province.round()
    assert collected(found) == [ONE]
    assert Deed("judged", TWO, 1, "refused") in found
    told = province.told(TWO)
    assert "XJ571" in told
    assert "nj-01" not in told
    assert f"{NANJING}/{code}/enterprise.yaml" not in province.files(repository(province, TWO))
    # What stood in the way goes; nobody need push anything for that.
    province.province_writes({f"{NANJING}/{code}/enterprise.yaml": None})
    assert Deed("judged", TWO, 1, "accepted") in province.round()


def _spare() -> str:
    """An enterprise of which nobody has heard."""
    return make_uscc("320115", 77)


def test_a_branch_that_is_taken_back_ends_its_request(ready: Province) -> None:
    ready.takes_back(ONE, "work")
    assert ready.round() == []
    assert ready.open(ONE) == []
    ready.sends(ONE, "work", STEP.folder)
    assert whats(ready.round()) == [("judged", "accepted")]


def test_what_cannot_be_read_in_the_record_stops_the_round_in_one_sentence(ready: Province) -> None:
    """Nobody is shown half a view; when it is mended all goes on."""
    path = f"submissions/{YEAR}/edition.yaml"
    sound = ready.files()[path]
    ready.approves(ONE, "work")
    ready.province_writes({path: b"edition: ["})
    with pytest.raises(FaultyDocumentError):
        ready.round()
    ready.province_writes({path: sound})
    assert collected(ready.round()) == [ONE]


def test_errors_elsewhere_in_the_record_are_nobodys_who_hands_in(ready: Province) -> None:
    """A dossier of the other city is broken; the request of this one is collected all the same."""
    other = next(path for path in ready.files() if "/suzhou/" in path and path.endswith("enterprise.yaml"))
    ready.province_writes({other: b"name: ["})
    ready.approves(ONE, "work")
    assert collected(ready.round()) == [ONE]


def test_a_pause_stops_everything(ready: Province) -> None:
    settings = yaml.safe_load(ready.files()["hub.yaml"])
    ready.province_writes({"hub.yaml": yaml.safe_dump({**settings, "paused": True}).encode()})
    ready.approves(ONE, "work")
    refs = ready.bare(repository(ready, CITY), "for-each-ref")
    with pytest.raises(PausedError):
        ready.round()
    assert ready.bare(repository(ready, CITY), "for-each-ref") == refs
    ready.province_writes({"hub.yaml": yaml.safe_dump(settings).encode()})
    assert collected(ready.round()) == [ONE]


def test_a_day_alone_changes_views(province: Province) -> None:
    """The publicity of a list opens: nobody wrote anything, the hub runs on and delivers."""
    announcement = (HERE / "steps" / "29-decide" / f"submissions/{YEAR}/announcement.yaml").read_bytes()
    province.province_writes({f"submissions/{YEAR}/announcement.yaml": announcement})
    province.now = at(date(2023, 11, 21))
    province.round()
    path = f"submissions/{YEAR}/announcement.yaml"
    assert path not in province.files(repository(province, CITY))
    province.now = at(date(2023, 11, 22), 1)
    assert {deed.what for deed in province.round()} == {"delivered"}
    assert path in province.files(repository(province, CITY))
    assert province.round() == []


def test_a_flood_delays_its_author_alone(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    """More requests of one agency than are judged in a round, and one of its neighbour, which is."""
    monkeypatch.setattr(attend, "MOST", 2)
    for at_ in range(3):
        province.sends(ONE, f"flood-{at_:02}", {f"{NANJING}/{USCC}/x{at_}.yaml": b"x"})
    province.sends(TWO, "work", registration(province, "nj-02", _spare()))
    found = province.round()
    assert sum(deed.what == "judged" and deed.inbox == ONE for deed in found) == 2
    assert Deed("waits", ONE, 3, "many") in found
    assert Deed("judged", TWO, 1, "accepted") in found
    assert whats(province.round()) == [("judged", "refused")]


# Two hubs, and one that is killed


def is_healed(province: Province) -> None:
    """Everything happened once, and nothing is left to do."""
    assert province.round(thorough=True) == []
    log = province.bare(RECORD, "log", "--format=%(trailers:key=Xingji-Head,valueonly)", "main").split()
    assert len(log) == 1
    whats_ = [entry.what for entry in province.entries("receipt", "collected")]
    assert whats_ == ["receipt", "collected"]
    assert [entry.more["outcome"] for entry in province.entries("told")][-1] == "accepted"
    beside = province.path(repository(province, ONE)).with_suffix("")
    assert len(list((beside / "outbox").glob("*.eml"))) == 1
    assert province.bare(repository(province, ONE), "merge-base", log[0], "main") == log[0]
    assert province.open(ONE) == []


def until_rest(province: Province) -> None:
    """Rounds until one does nothing."""
    for _ in range(5):
        if not province.round():
            return
    raise AssertionError("no rest")


_SEEN: tuple[tuple[type, str], ...] = (
    *((Store, name) for name in ("swap", "point")),
    *((LocalPlatform, name) for name in ("reviews", "received", "say", "verdict")),
)


@contextmanager
def killed(number: int) -> Iterator[list[str]]:
    """The hub is killed before the call of a number (from 0) of those that write, or ask about a request."""
    calls: list[str] = []

    def wrapped(original: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if len(calls) == number:
                raise KilledError
            calls.append(name)
            return original(*arguments, **named)

        return call

    patches = [patch.object(kind, name, wrapped(getattr(kind, name), name)) for kind, name in _SEEN]
    for each in patches:
        each.start()
    try:
        yield calls
    finally:
        for each in patches:
            each.stop()


TELLING, COLLECTING = 9, 15


@pytest.mark.parametrize("number", range(TELLING))
def test_a_hub_that_is_killed_while_it_tells(province: Province, number: int) -> None:
    province.sends(ONE, "work", STEP.folder)
    with killed(number), pytest.raises(KilledError):
        province.round(ONE)
    province.restart()
    province.round(ONE)
    province.approves(ONE, "work")
    province.round()
    is_healed(province)


@pytest.mark.parametrize("number", range(COLLECTING))
def test_a_hub_that_is_killed_while_it_collects(ready: Province, number: int) -> None:
    ready.approves(ONE, "work")
    with killed(number), pytest.raises(KilledError):
        ready.round()
    ready.restart()
    ready.round()
    is_healed(ready)


def test_every_call_was_looked_at(ready: Province, province: Province) -> None:
    ready.approves(ONE, "work")
    with killed(-1) as calls:
        ready.round()
    assert len(calls) == COLLECTING
    province.sends(ONE, "work", STEP.folder)
    with killed(-1) as calls:
        province.round(ONE)
    assert len(calls) == TELLING


def test_two_hubs_at_once(ready: Province) -> None:
    """Each is in the midst of its round when the other begins."""
    ready.approves(ONE, "work")
    one, other = Round(ready.office).run(), Round(ready.another("others")).run()
    found = [deed for pair in zip(one, other, strict=False) for deed in pair]
    found += [*one, *other]
    assert len(collected(found)) == 1
    until_rest(ready)
    is_healed(ready)
