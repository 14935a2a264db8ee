"""A whole year in pull requests: refused before its phase and after it, accepted within, and the list at the end.

`XINGJI_UPDATE_GOLDEN=1` writes what the engine says into `expected/`: read every line of the change.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import xingji
from tests.year.script import (
    HERE,
    REFUSED,
    STEPS,
    YEAR,
    Refused,
    Step,
    checker,
    commit,
    errors,
    lay,
    replay,
    replay_until,
    sent_errors,
    year_of,
)
from xingji.cli.output.status_json import plain as status_plain
from xingji.engine.status import Status
from xingji.model.finding import Finding
from xingji.programme.progress import STEPS as PROGRESS
from xingji.programme.sampling import draw
from xingji.publish.levels import levels_by
from xingji.publish.record import PublicRecord, public_records
from xingji.store.editions import load_editions
from xingji.store.guidelines import Library
from xingji.store.reference import reference
from xingji.store.write_sample import with_drawn

ONE_DAY = timedelta(days=1)
STATUS_DAYS = ("2023-07-20", "2023-09-22", "2023-10-10", "2023-12-01")
LIST_DAYS = ("2023-11-23", "2023-11-30", "2024-04-01")
AHEAD = "XJ504"
"""A document that carries the day on which it was made is also dated ahead when it is sent before its phase."""
NOT_THEIRS = {"XJ521", "XJ522", "XJ523", "XJ524"}
UNANSWERED = "XJ327"
PUBLIC = (
    "edition",
    "track",
    "name",
    "uscc",
    "level",
    "result",
    "state",
    "published_on",
    "withdrawn_on",
    "superseded_by",
)

Where = list[tuple[str, str]]
Trees = Callable[[Step], Path]


def _each(steps: list[Step]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("step", steps, ids=lambda step: step.name)


@pytest.fixture(scope="session")
def after(tmp_path_factory: pytest.TempPathFactory) -> Trees:
    """The tree after a step, replayed once for all tests; nobody writes into it."""
    made: dict[str, Path] = {}

    def tree(step: Step) -> Path:
        if step.name not in made:
            made[step.name] = replay(tmp_path_factory.mktemp("year"), step.name)
        return made[step.name]

    return tree


def _where(found: list[Finding]) -> Where:
    return [(finding.code, finding.path) for finding in found]


def _but_ahead(found: list[Finding]) -> Where:
    return [row for row in _where(found) if row[0] != AHEAD]


def _codes(found: list[Finding]) -> list[str]:
    return sorted({finding.code for finding in found})


@_each(STEPS)
def test_is_accepted_on_its_day(step: Step, after: Trees) -> None:
    root = after(step)
    assert _where(errors(root, step.files, step.on, step.by)) == []
    assert _where(errors(root, ["submissions"])) == [], "the tree after it"


@_each([step for step in STEPS if step.opens])
def test_is_refused_until_its_phase_opens(step: Step, after: Trees) -> None:
    assert step.opens
    root = after(step)
    early = errors(root, step.files, step.opens - ONE_DAY, step.by)
    assert _but_ahead(early) == [("XJ501", path) for path in step.files]
    assert _but_ahead(errors(root, step.files, step.opens, step.by)) == []


@_each([step for step in STEPS if step.closes])
def test_is_refused_after_its_last_day(step: Step, after: Trees) -> None:
    assert step.closes
    root = after(step)
    assert _where(errors(root, step.files, step.closes, step.by)) == []
    late = errors(root, step.files, step.closes + ONE_DAY, step.by)
    assert _where(late) == [("XJ502", path) for path in step.files]


@_each([step for step in STEPS if not step.closes])
def test_is_accepted_long_after(step: Step, after: Trees) -> None:
    """What no phase ends may come at any time."""
    assert _where(errors(after(step), step.files, date(2025, 1, 1), step.by)) == []


@_each(STEPS)
def test_is_refused_from_others(step: Step, after: Trees) -> None:
    root = after(step)
    assert _codes(errors(root, step.files, step.on, "sample-nobody")) == ["XJ520"]
    found = {login: _codes(errors(root, step.files, step.on, login)) for login in step.not_by}
    assert found == {login: [code] for login, code in step.not_by.items()}
    assert len(found) >= 2
    assert set(step.not_by.values()) <= NOT_THEIRS


def test_pull_request_answers_only_for_what_it_changes(tmp_path: Path) -> None:
    """As the workflow sees a step: verdicts are not held to be the assessment that lies beside them."""
    at = next(index for index, step in enumerate(STEPS) if step.name.endswith("-verify-suzhou"))
    step, root = STEPS[at], replay(tmp_path, STEPS[at - 1].name)
    commit(root)
    lay(step.folder, root)
    ran = xingji("check", "--since", "HEAD", "--on", str(step.on), "--as", step.by, "--format", "json", cwd=root)
    assert [(row["code"], row["path"]) for row in ran.json()["findings"] if row["severity"] == "error"] == []


@pytest.mark.parametrize("variant", REFUSED, ids=lambda variant: variant.name)
def test_variant_is_refused(variant: Refused, tmp_path: Path) -> None:
    root = replay(tmp_path, variant.after)
    commit(root)
    lay(variant.folder, root)
    assert _codes(sent_errors(root, variant.files, variant.on, variant.by)) == variant.codes


def test_days_go_forward() -> None:
    days = [step.on for step in STEPS]
    assert days == sorted(days)


def test_drawn_are_those_of_the_seed(after: Trees) -> None:
    """The step of the draw holds what `xingji sample --write` writes into the tree before it."""
    at = next(index for index, step in enumerate(STEPS) if step.name.endswith("-draw"))
    before = after(STEPS[at - 1])
    known = year_of(before)
    plan = known.edition.onsite
    assert plan
    assert plan.seed
    assert known.edition.sampled_percent
    codes = draw(known.rows, plan.seed, known.edition.sampled_percent, plan.key).codes
    path = f"submissions/{YEAR}/edition.yaml"
    assert (STEPS[at].folder / path).read_bytes() == with_drawn((before / path).read_bytes(), codes)


def _golden(name: str, found: Any) -> None:
    path = HERE / "expected" / f"{name}.json"
    if os.environ.get("XINGJI_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(path.read_text("utf-8"))


def _picked(rows: list[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    return [{name: row[name] for name in names} for row in rows]


@pytest.mark.parametrize("day", STATUS_DAYS)
def test_status(day: str, tmp_path: Path) -> None:
    on = date.fromisoformat(day)
    plain = status_plain(Status(year_of(replay_until(tmp_path, on)), on, every=True))
    shown = {
        "cities": _picked(plain["cities"], "city", *PROGRESS, "overdue", "faulty"),
        "overdue": _picked(plain["overdue"], "city", "agency", "uscc", "track", "finding", "due", "answered", "days"),
        "dossiers": _picked(plain["dossiers"], "uscc", "track", "state", "claimed", "verified", "decided"),
    }
    _golden(f"status-{day}", shown)


def public(record: PublicRecord) -> dict[str, Any]:
    """A row of the published list as `expected/` holds it."""
    values = {name: getattr(record, name) for name in PUBLIC}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


@pytest.mark.parametrize("day", LIST_DAYS)
def test_public_list(day: str, tmp_path: Path) -> None:
    on = date.fromisoformat(day)
    root = replay_until(tmp_path, on)
    folders = load_editions(root)
    records = public_records(folders, reference(root), levels_by(folders, Library(root, alone=True)), on)
    _golden(f"list-{day}", [public(record) for record in records])


def test_nothing_is_wrong_at_the_end(after: Trees) -> None:
    """One enterprise left three practices unanswered; that is all there is to say, advice aside."""
    report = checker(after(STEPS[-1])).check(["submissions", "scoring"])
    assert _codes([found for found in report.findings if found.severity != "advice"]) == [UNANSWERED]
    assert report.count("error") == 0
