"""`hub init` and `doctor` where the inboxes are bare repositories in a folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.run import Ran, xingji
from tests.places import SAMPLE, lay_province
from xingji.forge.local_git import LocalGit
from xingji.hub.lease import Alive, beat
from xingji.hub.stores import Store

HUB = """\
forge: local
organisation: sample-org
record: record
prefix: xingji-
edition: 2023
reviewers: [{login: sample-province, id: 1002381530084}]
engine: xingji==1.0
"""
AGENCY, INBOX = "agency/nanjing/nj-01", "xingji-2023-nanjing-nj-01"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record's checkout with one city's agencies."""
    root = tmp_path / "checkout"
    (root / "submissions/2023/nanjing").mkdir(parents=True)
    lay_province(root)
    for name in ("edition", "roles", "institutions", "nanjing/agencies"):
        shutil.copy(SAMPLE / f"submissions/2023/{name}.yaml", root / f"submissions/2023/{name}.yaml")
    (root / "hub.yaml").write_text(HUB, "utf-8")
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the forge is, or will be."""
    return tmp_path / "forge"


Hub = Callable[..., Ran]


@pytest.fixture
def hub(record: Path, folder: Path) -> Hub:
    def run(action: str, *arguments: str) -> Ran:
        return xingji("hub", action, "--folder", folder, *arguments, cwd=record)

    return run


def test_the_folder_is_filled_once(hub: Hub, folder: Path) -> None:
    rehearsal = hub("init", "--dry-run")
    assert rehearsal.code == 1
    assert not folder.exists()
    ran = hub("init")
    assert ran.code == 0, ran.out + ran.err
    made = sorted(path.name for path in (folder / "sample-org").iterdir())
    assert len(made) == 1 + 13 + 5 + 5
    assert "record.git" in made
    assert f"{INBOX}.git" in made
    assert "新建了23个收件库" in ran.out
    again = hub("init")
    assert again.code == 0
    assert "已设置" not in again.out


def test_the_doctor_asks_for_a_sign_of_life(hub: Hub, folder: Path) -> None:
    hub("init")
    ran = hub("doctor")
    assert ran.code == 1
    assert "refs/hub/alive" in ran.out
    beat(Store(folder / "sample-org/record.git"), None, Alive(datetime(2999, 1, 1, tzinfo=UTC), {}))
    assert hub("doctor").code == 0


@pytest.mark.needs("modes")
def test_others_on_the_machine_are_kept_out(hub: Hub, folder: Path) -> None:
    hub("init")
    inbox = folder / f"sample-org/{INBOX}.git"
    assert not inbox.stat().st_mode & 0o007
    inbox.chmod(0o755)
    assert "0o750，现为 0o755" in hub("doctor").out
    assert hub("init").code == 0
    assert not inbox.stat().st_mode & 0o007


def test_a_renewed_inbox_is_taken_away(hub: Hub, folder: Path, record: Path) -> None:
    hub("init")
    (folder / f"sample-org/{INBOX}").mkdir()
    for _ in range(2):
        ran = hub("init", "--renew", AGENCY)
        assert ran.code == 0, ran.out + ran.err
    assert "n: 2" in (record / "hub.yaml").read_text("utf-8")
    assert not (folder / f"sample-org/{INBOX}.git").exists()
    assert (folder / f"sample-org/retired/{INBOX}.git/HEAD").exists()
    assert (folder / f"sample-org/retired/{INBOX}").is_dir()
    assert LocalGit(folder / f"sample-org/{INBOX}_2.git").heads() == {}


def test_a_folder_that_cannot_be_written(hub: Hub, folder: Path) -> None:
    folder.write_text("a file", "utf-8")
    ran = hub("init")
    assert ran.code == 1, ran.out + ran.err
    assert "没有设置成功" in ran.out
