"""A hub that is killed between any two Git commands, and one that another hub comes between: the next round heals."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.steps import FAR, PUSHES, WRITES, KilledError, before
from tests.hub.towns import CITY, MAIN, ONE, Town, document, remote, view
from xingji.hub.journal import Journal
from xingji.hub.working_folder import Stores

MINE = document(ONE, 1)
STEPS = {PUSHES: 5, WRITES: 21, FAR: 17}
"""Commands of a round, which `test_every_step_is_looked_at` counts."""


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An approved branch that nobody has received."""
    town = Town(tmp_path_factory.mktemp("ready") / "town", (ONE, CITY))
    town.everywhere()
    town.desk(ONE).branch("work", {MINE: b"name: a\n"})
    town.close()
    return town.folder


@pytest.fixture
def town(ready: Path, tmp_path: Path) -> Iterator[Town]:
    shutil.copytree(ready, tmp_path / "town")
    made = Town.again(tmp_path / "town", (ONE, CITY))
    yield made
    made.close()


def is_healed(town: Town) -> None:
    """One commit in the record, one line of each kind in the journal, the head in main, views everywhere, and rest."""
    tip = town.tip()
    assert len(town.record.ask("rev-list", MAIN).split()) == 2
    head = town.desk(ONE).bare.resolve("refs/heads/work")
    assert town.desk(ONE).bare.ask("merge-base", head, MAIN) == head
    tree = town.stores.record.tree(tip)
    for party in town.inboxes:
        assert town.desk(party).contents().keys() == view(tree, party).files.keys()
    entries = Journal(town.stores.record, remote(town.record)).entries()
    assert [entry.what for entry in entries] == ["receipt", "collected"]
    refs = [bare.refs("refs/") for bare in (town.record, *town.inboxes.values())]
    town.works(ONE, "work")
    assert [bare.refs("refs/") for bare in (town.record, *town.inboxes.values())] == refs


@pytest.mark.parametrize("of", STEPS, ids=["pushes", "writes", "far"])
def test_every_step_is_looked_at(town: Town, of: frozenset[str]) -> None:
    with before(None, of=of) as steps:
        assert town.works(ONE, "work") == []
    assert steps.count == STEPS[of]
    is_healed(town)


@pytest.mark.parametrize("step", range(STEPS[WRITES]))
def test_a_hub_that_is_killed_goes_on_where_it_was(town: Town, step: int) -> None:
    with before(step), pytest.raises(KilledError):
        town.works(ONE, "work")
    town.works(ONE, "work")
    is_healed(town)


@pytest.mark.parametrize("step", range(STEPS[PUSHES]))
def test_a_hub_that_is_lost_with_its_stores_is_taken_over_by_another(town: Town, step: int) -> None:
    with before(step, of=PUSHES), pytest.raises(KilledError):
        town.works(ONE, "work")
    town.works(ONE, "work", Stores(town.folder / "others"))
    is_healed(town)


@pytest.mark.parametrize("step", range(STEPS[FAR]))
def test_two_hubs_at_once_do_everything_once(town: Town, step: int) -> None:
    other = Town.again(town.folder, (ONE, CITY))

    def come_between() -> None:
        assert other.works(ONE, "work", Stores(town.folder / "others")) == []

    with before(step, come_between, of=FAR):
        town.works(ONE, "work")
    town.works(ONE, "work")
    is_healed(town)
