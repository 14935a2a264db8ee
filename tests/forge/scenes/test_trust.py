"""What strangers write is data: forged results, hostile names and texts, changed workflows, an engine that fails."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.forge.scenes.conftest import Open
from tests.forge.scenes.office import Files, on, step
from tests.forge.scenes.standins import break_engine
from tests.places import ROOT
from xingji.forge.labels import ACCEPTED, FAILED, LATE, RECHECK, REFUSED

MACHINERY = "submissions/2023/nanjing/91320115MA0Y89LN8D/ics/self-assessment.yaml"
CHECK = ".github/workflows/check.yml"
GUIDELINE = "scoring/ics-2023/guideline.yaml"


def forged(script: str) -> bytes:
    """The check workflow with another way to judge."""
    text = (ROOT / CHECK).read_text("utf-8")
    judge = 'run: xingji review check --event "$GITHUB_EVENT_PATH" --head "$GITHUB_SHA" --out result'
    assert judge in text
    return text.replace(judge, "run: |\n" + "".join(f"          {line}\n" for line in script.splitlines())).encode()


def test_forged_result_convinces_nobody(open_office: Open) -> None:
    """The pull request brings its own check, which takes a true result of another one and says that all is well."""
    office = open_office("06-register-suzhou", on("2023-07-12"))
    good = office.send("sample-nj-02", "chemicals", step("08-assess-chemicals"))
    told = office.report(good)
    result = next(office.actions.artifacts.glob("*/result/result.json")).read_text("utf-8")
    script = f"mkdir result\ncat > result/result.json <<'EOF'\n{result}\nEOF\nexit 0"
    number = office.send("sample-stranger", "forged", {CHECK: forged(script)})
    check, report = office.actions.runs[-2:]
    assert (check.jobs, report.jobs) == ({"check": "success"}, {"report": "success"}), report.log
    assert ACCEPTED not in office.labels(number)
    assert office.checks(number)["xingji"] != "success"
    assert "XJ562" in office.report(number)
    assert office.report(good) == told


def test_forged_result_for_itself_is_judged_by_its_files(open_office: Open) -> None:
    """Every field is as it should be, but the list of files says what it did."""
    office = open_office("06-register-suzhou", on("2023-07-12"))
    files: Files = {**step("07-assess-machinery"), CHECK: forged(_accepting())}
    number = office.send("sample-nj-01", "machinery", files)
    assert office.last("check").jobs == {"check": "success"}, office.last("check").log
    assert office.last("report").jobs == {"report": "success"}, office.last("report").log
    assert ACCEPTED not in office.labels(number)
    assert office.checks(number)["xingji"] == "failure"
    assert "XJ562" in office.report(number)


def _accepting() -> str:
    """Judge, then write over the verdict."""
    return "\n".join(
        (
            'xingji review check --event "$GITHUB_EVENT_PATH" --head "$GITHUB_SHA" --out result || true',
            "python3 - <<'EOF'",
            "import json, pathlib",
            "path = pathlib.Path('result/result.json')",
            "told = json.loads(path.read_text('utf-8'))",
            "told.update(outcome='accepted', findings=[], steps=[])",
            "told['counts'].update(errors=0, warnings=0, advice=0)",
            "path.write_text(json.dumps(told), 'utf-8')",
            "EOF",
        )
    )


@pytest.mark.parametrize(
    "script",
    [
        "exit 0",
        "mkdir result && head -c 3000000 /dev/zero > result/result.json",
    ],
    ids=["none", "huge"],
)
def test_useless_result_is_told_as_unfinished_or_refused(open_office: Open, script: str) -> None:
    office = open_office("06-register-suzhou", on("2023-07-12"))
    number = office.send("sample-nj-01", "machinery", {**step("07-assess-machinery"), CHECK: forged(script)})
    assert office.last("report").jobs == {"report": "success"}, office.last("report").log
    assert ACCEPTED not in office.labels(number)
    assert office.checks(number)["xingji"] != "success"
    assert len(office.comments(number)) == 1


def test_what_an_agency_may_not_touch(open_office: Open) -> None:
    office = open_office("06-register-suzhou", on("2023-07-12"))
    roles = "submissions/2023/roles.yaml"
    held = office.forge.repository.bare.blob(f"main:{roles}")
    guideline = office.forge.repository.bare.blob(f"main:{GUIDELINE}")
    for name, files, code in (
        ("roles", {roles: held.replace(b"agency: nj-02", b"agency: nj-01")}, "XJ521"),
        ("guideline", {GUIDELINE: guideline.replace(b"threshold: 80", b"threshold: 10")}, "XJ5"),
        ("engine", {"src/xingji/__init__.py": b"x = 1\n"}, "XJ562"),
    ):
        number = office.send("sample-nj-01", name, files)
        assert office.checks(number)["check"] == "failure", name
        assert office.labels(number) >= {REFUSED}, name
        assert code in office.report(number), name


def test_links_and_programs_are_not_taken(open_office: Open) -> None:
    office = open_office("06-register-suzhou", on("2023-07-12"))
    it = office.forge.fork("sample-nj-01")
    base = it.bare.resolve("refs/heads/main")
    link = it.bare.write_blob(b"../../../../../../etc/passwd")
    tree = it.bare.write_tree(base, [{"path": MACHINERY, "mode": "120000", "sha": link}])
    it.bare.set_ref("refs/heads/link", it.bare.commit(tree, [base], "link", office.forge.world.now))
    number = office.send("sample-nj-01", "link", {})
    assert "XJ563" in office.report(number)
    assert office.labels(number) >= {REFUSED}


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
    check, report = office.actions.runs
    assert (check.conclusion, report.conclusion) == ("failure", "success"), check.log + report.log
    for said in (office.report(number), check.summary):
        assert said.count("## 结论") == 1
        assert "## 结论：自动检查通过" not in said
        assert "<img" not in said
        assert "](https://evil" not in said
        assert " @sample-province " not in said
        assert "\u202e" not in said
    assert "boo" not in {line["message"] for line in check.annotations("error")}
    assert not [
        line for line in check.told if line.get("command") == "set-output" and "name" in line.get("kvPairs", {})
    ]


def test_engine_that_fails_keeps_the_receipt_until_it_is_mended(open_office: Open) -> None:
    """It breaks on the last day, after the files are received; the agency loses nothing by it."""
    office = open_office("06-register-suzhou", on("2023-07-30", hour=20))
    mend = break_engine(office.actions.bin)
    number = office.send("sample-nj-01", "machinery", step("07-assess-machinery"))
    check, report = office.actions.runs
    assert (check.jobs, check.steps["Keep the result, a failed one too"]) == ({"check": "failure"}, "success"), (
        check.log
    )
    assert report.jobs == {"report": "success"}, report.log
    assert FAILED in office.labels(number)
    assert office.checks(number)["xingji"] == "neutral"
    assert "2023-07-30 20:00:00" in office.report(number)
    office.forge.world.now = on("2023-08-04")
    mend()
    office.label(number, RECHECK)
    assert office.last("check").jobs == {"check": "success"}, office.last("check").log
    assert office.labels(number) >= {ACCEPTED}
    assert not office.labels(number) & {FAILED, LATE, RECHECK}
    assert "2023-07-30 20:00:00" in office.report(number)


def test_base_that_cannot_judge_does_not_say_that_all_is_well(open_office: Open) -> None:
    office = open_office("06-register-suzhou", on("2023-07-12"))
    office.forge.push("sample-province", "main", {GUIDELINE: b"guideline: [\n"})
    number = office.send("sample-nj-01", "machinery", step("07-assess-machinery"))
    assert ACCEPTED not in office.labels(number)


def test_receipt_of_somebody_else_counts_for_nothing(open_office: Open) -> None:
    """A comment that looks like the bot's but is not, with a moment in time."""
    office = open_office("06-register-suzhou", on("2023-08-02"))
    number = office.send("sample-nj-01", "machinery", step("07-assess-machinery"))
    pull: Any = office.forge.repository.issues[number].pull
    told = f"<!-- xingji:report -->\n<!-- xingji:receipt {pull.head_sha} 2023-07-30T01:00:00Z -->"
    office.pull("sample-nj-01", number).create_issue_comment(told)
    office.label(number, RECHECK)
    assert LATE in office.labels(number)
    assert len(office.comments(number)) == 2
