"""Agencies send, mend and compete; the right people review and merge."""

from __future__ import annotations

import pytest

from tests.forge.scenes.conftest import Open
from tests.forge.scenes.office import Office, on, step
from xingji.forge.labels import ACCEPTED, LATE, REFUSED

MACHINERY = "submissions/2023/nanjing/91320115MA0Y89LN8D"
CHEMICALS = "submissions/2023/nanjing/91320116MA0Y9X7R2T"


def verdicts(office: Office) -> list[tuple[str, str]]:
    """Every run so far and how it ended."""
    return [(run.workflow, run.conclusion) for run in office.actions.runs]


def test_good_first_submission_is_told_reviewed_and_merged(open_office: Open) -> None:
    office = open_office("06-register-suzhou", on("2023-07-12"))
    base = office.actions.head
    number = office.send("sample-nj-01", "machinery", step("07-assess-machinery"))
    check, report = office.actions.runs
    assert (check.workflow, check.jobs) == ("check", {"check": "success"}), check.log
    assert (report.workflow, report.jobs) == ("report", {"report": "success"}), report.log
    assert {line.split()[0] for line in office.actions.installed.read_text().splitlines()} == {base}
    assert {ACCEPTED, "工控", "自评估"} <= office.labels(number)
    assert len(office.comments(number)) == 1
    assert "2023-07-12 10:00:00" in office.report(number)
    assert f"{MACHINERY}/ics/self-assessment.yaml" in office.report(number)
    assert "自动检查通过" in check.summary
    assert office.merge(number, by="sample-nj-01") == "Unprocessable Entity"
    assert office.merge(number, by="sample-nj-02") == "Must have rights to do this"
    assert office.merge(number) == ""
    assert office.holds(f"{MACHINERY}/ics/self-assessment.yaml")


def test_faulty_is_mended_in_one_comment_and_keeps_its_place(open_office: Open) -> None:
    office = open_office("06-register-suzhou", on("2023-07-12"))
    good = step("07-assess-machinery")
    bad = {path: content.replace(b": met\n", b": perfect\n", 1) for path, content in good.items()}
    number = office.send("sample-nj-01", "machinery", bad)
    assert verdicts(office) == [("check", "failure"), ("report", "success")]
    assert office.last("check").annotations("error")
    assert office.labels(number) >= {REFUSED}
    first = office.report(number)
    office.forge.world.tick(hours=2)
    other = office.send("sample-nj-02", "chemicals", step("08-assess-chemicals"))
    assert "第2份，共2份" in office.report(other)
    office.forge.world.tick(hours=2)
    office.push("sample-nj-01", "machinery", good)
    assert len(office.comments(number)) == 1
    assert office.comments(number)[0]["edits"] >= 1
    assert office.report(number) != first
    assert ACCEPTED in office.labels(number)
    assert REFUSED not in office.labels(number)
    assert "第1份，共2份" in office.report(number)
    assert office.merge(number) == ""


def test_two_agencies_in_parallel_both_arrive(open_office: Open) -> None:
    office = open_office("06-register-suzhou", on("2023-07-18"))
    one = office.send("sample-nj-01", "machinery", step("07-assess-machinery"))
    two = office.send("sample-nj-02", "chemicals", step("08-assess-chemicals"))
    assert [run.conclusion for run in office.actions.runs] == ["success"] * 4
    assert office.merge(one) == ""
    office.push("sample-nj-02", "chemicals", {f"{CHEMICALS}/ics/self-assessment.yaml": _noted("08-assess-chemicals")})
    assert office.last("check").conclusion == "success", office.last("check").log
    assert office.merge(two) == ""
    assert office.holds(f"{MACHINERY}/ics/self-assessment.yaml")
    assert office.holds(f"{CHEMICALS}/ics/self-assessment.yaml")


def _noted(name: str) -> bytes:
    return step(name)[f"{CHEMICALS}/ics/self-assessment.yaml"] + "# 已核对\n".encode()


def test_the_same_enterprise_twice_is_told_to_the_second(open_office: Open) -> None:
    office = open_office("06-register-suzhou", on("2023-07-12"))
    one = office.send("sample-nj-01", "one", step("07-assess-machinery"))
    office.forge.world.tick(minutes=5)
    two = office.send("sample-nj-01", "two", step("07-assess-machinery"))
    assert ACCEPTED in office.labels(one)
    assert REFUSED in office.labels(two)
    assert "XJ567" in office.report(two)
    assert "XJ567" not in office.report(one)


def test_merge_queue_looks_at_what_would_lie_together(open_office: Open) -> None:
    """Each registration was fine by itself: one enterprise, two cities."""
    office = open_office("02-agencies-suzhou", on("2023-07-06"))
    one = office.send("sample-nj-01", "one", step("03-register-machinery"))
    two = office.send("sample-sz-02", "two", step("second-city", "refused"))
    assert office.checks(one)["check"] == office.checks(two)["check"] == "success"
    done = office.actions.runs[:]
    office.forge.queue(one)
    assert [run.conclusion for run in office.actions.settle()] == ["success", "skipped"]
    office.forge.queue(one, two)
    check, report = office.actions.settle()
    assert (check.workflow, check.event, check.conclusion) == ("check", "merge_group", "failure")
    assert "XJ405" in str(check.annotations("error"))
    assert (report.workflow, report.conclusion) == ("report", "skipped")
    assert len(done) == 4


def test_late_is_refused_unless_there_is_an_extension(open_office: Open) -> None:
    office = open_office("22-mend-machinery-again", on("2023-10-09"))
    extended = office.send("sample-sz-02", "extended", step("23-mend-extended"))
    assert office.labels(extended) >= {ACCEPTED, "整改"}
    late = office.send("sample-sz-02", "late", step("late-without-extension", "refused"))
    assert office.labels(late) >= {REFUSED, LATE}
    assert "XJ502" in office.report(late)


def test_draft_in_time_counts_when_it_is_finished_late(open_office: Open) -> None:
    office = open_office("06-register-suzhou", on("2023-07-30", hour=23))
    number = office.send("sample-nj-01", "machinery", step("07-assess-machinery"), draft=True)
    assert office.checks(number)["check"] == "success"
    office.forge.world.now = on("2023-08-03")
    check, report = office.finish_draft(number)
    assert (check.conclusion, report.conclusion) == ("success", "success"), check.log
    assert LATE not in office.labels(number)
    assert "2023-07-30 23:00:00" in office.report(number)
    office.push("sample-nj-01", "machinery", {f"{MACHINERY}/ics/self-assessment.yaml": _late()})
    assert LATE in office.labels(number)


def _late() -> bytes:
    return step("07-assess-machinery")[f"{MACHINERY}/ics/self-assessment.yaml"] + "# 补充\n".encode()


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


@pytest.mark.parametrize("by", ["sample-stranger", "sample-nj-02"])
def test_others_cannot_send_for_an_agency(open_office: Open, by: str) -> None:
    office = open_office("06-register-suzhou", on("2023-07-12"))
    number = office.send(by, "machinery", step("07-assess-machinery"))
    assert verdicts(office) == [("check", "failure"), ("report", "success")]
    assert ("XJ520" if by == "sample-stranger" else "XJ523") in office.report(number)
    assert office.labels(number) >= {REFUSED}
    assert "required" in office.merge(number).lower()
