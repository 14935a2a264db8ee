"""check.yml, played: agencies send and mend, the right people merge, the queue and the clock have their say.

What the round itself decides stands in tests/forge/test_single.py.
"""

from __future__ import annotations

import pytest

from tests.forge.scenes.conftest import Open
from tests.forge.scenes.office import Office, on, step
from xingji.forge.labels import ACCEPTED, LATE, REFUSED

MACHINERY = "submissions/2023/nanjing/91320115MA0Y89LN8D"
CHEMICALS = "submissions/2023/nanjing/91320116MA0Y9X7R2T"
ASSESSMENT = f"{MACHINERY}/ics/self-assessment.yaml"


def runs(office: Office) -> list[tuple[str, str, str]]:
    """Every run so far, and how it ended."""
    return [(run.workflow, run.event, run.conclusion) for run in office.actions.runs]


def test_good_first_submission_is_told_reviewed_and_merged(open_office: Open) -> None:
    office = open_office("06-register-suzhou", on("2023-07-12"))
    base = office.actions.head
    number = office.send("sample-nj-01", "machinery", step("07-assess-machinery"))
    (check,) = office.actions.runs
    assert (check.workflow, check.jobs) == ("check", {"round": "success"}), check.log
    assert {line.split()[0] for line in office.actions.installed.read_text().splitlines()} == {base}
    assert {ACCEPTED, "工控", "自评估"} <= office.labels(number)
    assert office.checks(number)["xingji"] == "success"
    assert len(office.comments(number)) == 1
    assert "2023-07-12 10:00:00" in office.report(number)
    assert ASSESSMENT in office.report(number)
    assert check.summary == ""
    assert office.merge(number, by="sample-nj-01") == "Unprocessable Entity"
    assert office.merge(number, by="sample-nj-02") == "Must have rights to do this"
    assert office.merge(number) == ""
    assert office.holds(ASSESSMENT)


def test_refused_is_mended_and_keeps_its_place(open_office: Open) -> None:
    """A job ends well whatever the verdict is, so that a red job always means that something is broken."""
    office = open_office("06-register-suzhou", on("2023-07-18"))
    good = step("07-assess-machinery")
    bad = {path: content.replace(b": met\n", b": perfect\n", 1) for path, content in good.items()}
    number = office.send("sample-nj-01", "machinery", bad)
    assert runs(office) == [("check", "pull_request_target", "success")]
    assert office.checks(number)["xingji"] == "failure"
    assert REFUSED in office.labels(number)
    assert "required" in office.merge(number).lower()
    office.forge.world.tick(hours=2)
    other = office.send("sample-nj-02", "chemicals", step("08-assess-chemicals"))
    assert "第2份，共2份" in office.report(other)
    office.forge.world.tick(hours=2)
    office.push("sample-nj-01", "machinery", good)
    assert ACCEPTED in office.labels(number)
    assert "第1份，共2份" in office.report(number)
    assert office.merge(number) == ""
    office.push("sample-nj-02", "chemicals", {f"{CHEMICALS}/ics/self-assessment.yaml": _noted()})
    assert office.merge(other) == ""
    assert office.holds(ASSESSMENT)
    assert office.holds(f"{CHEMICALS}/ics/self-assessment.yaml")


def _noted() -> bytes:
    return step("08-assess-chemicals")[f"{CHEMICALS}/ics/self-assessment.yaml"] + "# 已核对\n".encode()


def test_merge_queue_looks_at_what_would_lie_together(open_office: Open) -> None:
    """Each registration was fine by itself: one enterprise, two cities."""
    office = open_office("02-agencies-suzhou", on("2023-07-06"))
    one = office.send("sample-nj-01", "one", step("03-register-machinery"))
    two = office.send("sample-sz-02", "two", step("second-city", "refused"))
    assert office.checks(one)["xingji"] == office.checks(two)["xingji"] == "success"
    verdicts: list[str] = []
    for numbers in ((one,), (one, two)):
        sha = office.forge.queue(*numbers)
        (run,) = office.actions.settle()
        assert (run.event, run.conclusion) == ("merge_group", "success"), run.log
        assert "XJ405" not in run.log
        verdicts += [row["conclusion"] for row in office.forge.repository.checks if _is_verdict(row, sha)]
    assert verdicts == ["success", "failure"]


def _is_verdict(row: dict[str, object], sha: str) -> bool:
    return (row["name"], row["head_sha"]) == ("xingji", sha)


def test_late_is_refused_unless_there_is_an_extension(open_office: Open) -> None:
    office = open_office("22-mend-machinery-again", on("2023-10-09"))
    extended = office.send("sample-sz-02", "extended", step("23-mend-extended"))
    assert office.labels(extended) >= {ACCEPTED, "整改"}
    late = office.send("sample-sz-02", "late", step("late-without-extension", "refused"))
    assert office.labels(late) >= {REFUSED, LATE}
    assert "XJ502" in office.report(late)


def test_verification_lowers_answers_and_the_agency_mends(open_office: Open) -> None:
    office = open_office("13-reassign", on("2023-08-10"))
    lowered = office.send("sample-inst-01", "verify", step("14-verify-machinery"))
    assert office.labels(lowered) >= {ACCEPTED, "核查"}
    assert office.merge(lowered) == ""
    office.forge.world.now = on("2023-08-30")
    mended = office.send("sample-nj-01", "mend", step("18-mend-machinery"))
    assert office.labels(mended) >= {ACCEPTED, "整改"}, office.last("check").log
    assert office.merge(mended) == ""
    assert office.holds(f"{MACHINERY}/ics/rectification.yaml")


@pytest.mark.parametrize("started", ["schedule", "workflow_dispatch"])
def test_what_no_event_told_of_is_found_by_the_clock(open_office: Open, started: str) -> None:
    """The receipt is that of the push, not of the run."""
    office = open_office("06-register-suzhou", on("2023-07-30", hour=23))
    office.forge.push("sample-nj-01", "machinery", step("07-assess-machinery"), fork=True)
    number = office.open("sample-nj-01", "machinery")
    office.forge.take_events()
    office.forge.world.now = on("2023-08-02")
    (run,) = office.actions.start("check", started)
    assert run.conclusion == "success", run.log
    assert ACCEPTED in office.labels(number)
    assert "2023-07-30 23:00:00" in office.report(number)
