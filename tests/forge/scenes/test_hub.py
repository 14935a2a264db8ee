"""A hub that is silent is told of in one issue, and where nobody runs one the workflow makes its rounds."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from benchmarks.accounts import number_of

from tests.forge.scenes.conftest import MoveIn
from tests.forge.scenes.office import Office, on, repository
from tests.forge.small import apps
from tests.forge.small.fixture import NAME
from tests.places import ROOT
from xingji.forge.platform import Remote
from xingji.hub.lease import Alive, beat, last_beat
from xingji.hub.stores import Store

OWNER, RECORD = NAME.split("/")
INBOXES = ("donghu", "donghu-dh-01", "xiling", "xiling-xl-01", "beigang", "inst-01")
SETTINGS = {
    "forge": "github",
    "organisation": OWNER,
    "record": RECORD,
    "prefix": "box-",
    "edition": 2025,
    "reviewers": [{"login": "sample-province", "id": number_of("sample-province")}],
    "engine": "xingji",
}


@pytest.fixture
def office(tmp_path: Path, move_in: MoveIn) -> Office:
    """A record of the smallest province, with inboxes that nobody has made yet."""
    folder = tmp_path / "record"
    for name in ("submissions", "scoring"):
        shutil.copytree(ROOT / "tests" / "province" / name, folder / name)
    (folder / "pyproject.toml").write_text("[project]\n")
    (folder / "hub.yaml").write_bytes(yaml.safe_dump(SETTINGS).encode())
    return move_in(repository(folder, ("hub",)), on("2025-07-12"))


def remote(office: Office) -> Remote:
    """The record itself, not by the network."""
    return Remote(str(office.forge.repository.bare.path), {})


def issues(office: Office) -> list[tuple[str, str]]:
    return [(issue.title, issue.state) for issue in office.forge.repository.issues.values()]


def test_a_silent_hub_is_told_of_once_until_it_lives(office: Office, tmp_path: Path) -> None:
    for _ in range(2):
        (run,) = office.actions.start("hub", "schedule")
        assert run.jobs == {"alive": "failure"}, run.log
        assert run.steps["Look for a sign of life"] == "failure"
        assert issues(office) == [("收发程序已停止", "open")]
    beat(Store.at(tmp_path / "store.git"), remote(office), Alive(datetime(2999, 1, 1, tzinfo=UTC), {}))
    (run,) = office.actions.start("hub", "schedule")
    assert run.jobs == {"alive": "success"}, run.log
    assert issues(office) == [("收发程序已停止", "closed")]


def test_the_workflow_makes_the_rounds_where_it_is_the_hub(office: Office, tmp_path: Path) -> None:
    for name in INBOXES:
        office.forge.world.repository(f"{OWNER}/box-2025-{name}", private=True)
    app, pem = apps.made(office.forge.world, "sample-hub", OWNER)
    office.actions.variables = {"XINGJI_HUB": "workflow", "XINGJI_APP_ID": str(app.id)}
    office.actions.secrets = {"XINGJI_APP_KEY": pem}
    (run,) = office.actions.start("hub", "schedule")
    said = last_beat(Store.at(tmp_path / "store.git"), remote(office))
    assert said is not None
    assert said.counts == {"delivered": len(INBOXES)}
    assert run.jobs == {"round": "success", "alive": "success"}, run.log
    assert "PRIVATE KEY" not in str(run.told)


def test_a_repository_without_inboxes_is_left_alone(office: Office) -> None:
    office.push("sample-province", "main", {"hub.yaml": None})
    (run,) = office.actions.start("hub", "schedule")
    assert run.jobs == {"alive": "success"}, run.log
    assert "Look for a sign of life" not in run.steps or run.steps["Look for a sign of life"] == "skipped"
    assert issues(office) == []
