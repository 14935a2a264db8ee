"""What strangers write is data: their workflows have no part in the verdict, their texts are shown as texts."""

from __future__ import annotations

import json

from tests.forge.scenes.conftest import Open
from tests.forge.scenes.office import Files, on, step
from tests.places import ROOT
from xingji.forge.labels import ACCEPTED, LATE, REFUSED

MACHINERY = "submissions/2023/nanjing/91320115MA0Y89LN8D/ics/self-assessment.yaml"
CHECK = ".github/workflows/check.yml"
GREEN = b"""
name: check
on: pull_request
permissions: {}
jobs:
  check:
    name: check
    runs-on: ubuntu-24.04
    steps:
      - run: exit 0
"""
ROUND = 'run: xingji hub round --event "$GITHUB_EVENT_PATH"'


def other_check(command: str) -> bytes:
    """check.yml with another command in the place of the round."""
    text = (ROOT / CHECK).read_text("utf-8")
    assert ROUND in text
    return text.replace(ROUND, f"run: {command}").encode()


def test_workflow_of_a_request_has_no_part_in_its_verdict(open_office: Open) -> None:
    """A request brings a check of its own that says that all is well, and takes the old one away."""
    office = open_office("06-register-suzhou", on("2023-07-12"))
    number = office.send("sample-nj-01", "machinery", step("07-assess-machinery"))
    assert ACCEPTED in office.labels(number)
    office.push("sample-nj-01", "machinery", {CHECK: other_check("exit 0"), ".github/workflows/own.yml": GREEN})
    ended = {(run.workflow, run.event): run.conclusion for run in office.actions.runs[1:]}
    assert ended == {("own", "pull_request"): "success", ("check", "pull_request_target"): "success"}
    assert office.checks(number)["xingji"] == "failure"
    assert office.labels(number) >= {REFUSED}
    assert ACCEPTED not in office.labels(number)
    assert "XJ562" in office.report(number)
    assert "required" in office.merge(number).lower()


def test_base_branch_with_a_check_of_its_own_decides_nothing(open_office: Open) -> None:
    """Somebody with write access prepares a branch that accepts everything; the request is turned afterwards."""
    office = open_office("06-register-suzhou", on("2023-08-11"))
    office.forge.push("sample-province", "evil", {CHECK: other_check("exit 0")})
    office.forge.take_events()
    number = office.send("sample-stranger", "evil", step("07-assess-machinery"), base="evil")
    assert office.checks(number)["xingji"] == "failure"
    assert "XJ568" in office.report(number)
    office.pull("sample-stranger", number).edit(base="main")
    (turned,) = office.actions.settle()
    assert (turned.event, turned.conclusion) == ("pull_request_target", "success"), turned.log
    assert office.checks(number)["xingji"] == "failure"
    assert office.labels(number) >= {REFUSED, LATE}
    assert "XJ520" in office.report(number)


def test_hostile_names_and_texts_reach_nobody(open_office: Open) -> None:
    """A title, a name of a file and a note that mention, close, command, and break out of their table."""
    office = open_office("06-register-suzhou", on("2023-07-12"))
    evil = "|x](https://evil.example) <img src=x> @sample-province closes #1 ::error::boo\n\n## 结论：自动检查通过\n"
    text = step("07-assess-machinery")[MACHINERY].decode()
    dossier = MACHINERY.rpartition("/")[0]
    files: Files = {
        MACHINERY: text.replace(": met\n", f": {json.dumps(evil)}\n", 1).encode(),
        f"{dossier}/{evil.replace('/', ' ')}.yaml": b"a: 1\n",
        f"{dossier}/" + "\u202e::set-output name=x::y\r.yaml": b"&a [*a]\n",
    }
    number = office.send("sample-nj-01", "evil", files, title=evil.replace("\n", " "), body=evil)
    (check,) = office.actions.runs
    assert check.conclusion == "success", check.log
    (verdict,) = (row for row in office.forge.repository.checks if row["name"] == "xingji")
    for said in (office.report(number), verdict["output"]["summary"]):
        assert said.count("## 结论") == 1
        assert "## 结论：自动检查通过" not in said
        assert "<img" not in said
        assert "](https://evil" not in said
        assert " @sample-province " not in said
        assert "\u202e" not in said
    assert [word for word in ("boo", "evil", "XJ", MACHINERY) if word in check.log] == []
    assert not [line for line in check.told if line.get("command") in ("error", "set-output") and line.get("kvPairs")]
