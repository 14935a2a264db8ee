"""What is merged is published, what is broken is not, and the calendar reminds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.forge.scenes.conftest import MoveIn, Open
from tests.forge.scenes.office import on, repository, year
from tests.forge.scenes.workflows import Workflow
from tests.places import ROOT, SAMPLE

EDITION = "submissions/2024/edition.yaml"


def site(folder: Path) -> Path:
    """A repository with the real guidelines and pages and the frame of one edition, small enough to build often."""
    for name in ("scoring", "submissions/2024"):
        shutil.copytree(SAMPLE / name, folder / name)
    for source in (SAMPLE / "submissions").glob("*.yaml"):
        shutil.copy(source, folder / "submissions")
    shutil.copytree(ROOT / "site", folder / "site")
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    return repository(folder, ("publish",))


@pytest.mark.site
def test_main_is_published_and_a_broken_main_keeps_the_site(move_in: MoveIn, tmp_path: Path) -> None:
    office = move_in(site(tmp_path / "site"), on("2024-03-01"))
    held = office.forge.repository.bare.blob(f"main:{EDITION}")
    (run,) = office.push("sample-province", "main", {EDITION: held + "# 已核对\n".encode()})
    assert run.jobs == {"build": "success", "deploy": "success"}, run.log
    pages = _contents(office.actions.pages)
    assert "index.html" in pages
    (broken,) = office.push("sample-province", "main", {EDITION: held.replace(b"edition: 2024", b"edition: 1999")})
    assert broken.jobs["build"] == "failure"
    assert broken.jobs.get("deploy") != "success"
    assert broken.steps["Check everything"] == "failure"
    assert "1个错误" in broken.log
    assert not broken.annotations("error")
    assert _contents(office.actions.pages) == pages
    assert office.push("sample-province", "other", {"x": b"x"}) == []


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_calendar_opens_tells_and_closes_once(move_in: MoveIn, tmp_path: Path) -> None:
    office = move_in(year(tmp_path / "year", "06-register-suzhou", ("calendar",)), on("2023-07-23"))

    def issues() -> list[tuple[str, str]]:
        return [(issue.title, issue.state) for issue in office.forge.repository.issues.values()]

    (run,) = office.actions.start("calendar", "workflow_dispatch", {"inputs": {"day": "2023-07-23"}})
    assert run.jobs == {"remind": "success"}, run.log
    first = issues()
    assert first
    assert {state for _, state in first} == {"open"}
    (again,) = office.actions.start("calendar", "workflow_dispatch", {"inputs": {"day": "2023-07-23"}})
    assert again.jobs == {"remind": "success"}, again.log
    assert issues() == first
    (late,) = office.actions.start("calendar", "schedule")
    assert late.jobs == {"remind": "success"}, late.log
    assert {state for _, state in issues()} == {"closed"}


def test_day_of_the_calendar_is_no_command(open_office: Open) -> None:
    """Whoever starts it by hand may write anything there."""
    office = open_office("06-register-suzhou", on("2023-07-23"))
    text = (ROOT / ".github/workflows/calendar.yml").read_text("utf-8")
    office.forge.push("sample-province", "main", {".github/workflows/calendar.yml": text.encode()})
    office.forge.take_events()
    (run,) = office.actions.start("calendar", "workflow_dispatch", {"inputs": {"day": '"; touch "$XINGJI_PAGES"; "'}})
    assert run.jobs == {"remind": "failure"}
    assert not office.actions.pages.exists()
    assert Workflow("calendar", text).rights() == {"contents": "read", "issues": "write"}
