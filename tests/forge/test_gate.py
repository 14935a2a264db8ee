"""The gate: what may be sent together, by whom, until when, and what the rules then say of the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from benchmarks.accounts import number_of

from tests.forge.stage import LATER, NANJING, SUZHOU, Stage, a_pull, files_of
from tests.sentences import Hold
from xingji.forge.base_check import BaseBranchChecker
from xingji.forge.gate import Objects, Watch, examine
from xingji.forge.result import FindingRow, Result
from xingji.model.finding import Finding
from xingji.programme.party import Party
from xingji.rules.gate import contradicted, outdated, outside, registered, under_review
from xingji.store import guidelines

ASSESSMENT = f"{NANJING}/ics/self-assessment.yaml"
VERIFICATION = f"{NANJING}/ics/verification.yaml"
NEW = files_of(NANJING, "enterprise", "cloud", "self-assessment")
IN_TIME, LATE = "2023-07-12T02:00:00Z", "2023-07-31T02:00:00Z"


class Loud(Watch):
    """An engine that fails is a failed test."""

    def tell(self, error: Exception) -> None:
        raise error


@pytest.fixture(autouse=True)
def _only_own_guidelines(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_INSTALLED", "_CHECKOUT"):
        monkeypatch.setattr(guidelines, name, Path(__file__).parent / "nowhere")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A base in which Nanjing's enterprise is not registered yet."""
    return Stage(tmp_path_factory.mktemp("empty"), [NANJING])


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A base in which both enterprises have handed in their assessments, and nobody has judged them."""
    tracks = {NANJING: "ics", SUZHOU: "platform"}
    gone = [f"{folder}/{track}/{kind}.yaml" for folder, track in tracks.items() for kind in LATER[:-1]]
    gone += ["submissions/2023/announcement.yaml", "submissions/2023/awards.yaml"]
    return Stage(
        tmp_path_factory.mktemp("assessed"), [name for name in gone if name != f"{SUZHOU}/platform/rectification.yaml"]
    )


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """The whole base of the rules' fixtures."""
    return Stage(tmp_path_factory.mktemp("full"))


def told(result: Result) -> set[str]:
    return {row.code for row in result.findings if row.severity == "error"}


def judged(stage: Stage, author: str, received: str = IN_TIME, *, changed: Any = None, **more: Any) -> Result:
    """The result of a proposal; `queued` and the like go to the pull request."""
    ways = {name: more.pop(name) for name in ("removed", "modes") if name in more}
    return stage.examine(stage.propose(changed, **ways), author, received, Loud(), **more)


def test_good_first_submission(empty: Stage) -> None:
    result = judged(empty, "sample-nj-01", changed=NEW)
    assert (result.outcome, result.counts.errors, result.role) == ("accepted", 0, "agency")
    assert [(row.path, row.status, len(row.sha256)) for row in result.files] == [
        (name, "added", 64) for name in sorted(NEW)
    ]
    assert [(score.level, score.view) for score in result.scores] == [(2, "claimed")]
    assert result.dossiers == (NANJING,)


def test_faults_of_documents_are_found(empty: Stage) -> None:
    spoilt = NEW[ASSESSMENT].replace("PA01.1.1:", "PA01.1.9:")
    result = judged(empty, "sample-nj-01", changed={**NEW, ASSESSMENT: spoilt})
    assert told(result) == {"XJ322"}
    assert result.outcome == "refused"
    assert [(step.step, step.count, str(step.by)) for step in result.steps] == [("mend", 1, "2023-07-30")]


def test_account_with_and_without_a_role(empty: Stage) -> None:
    assert "XJ520" in told(judged(empty, "somebody", changed=NEW))
    assert "XJ520" not in told(judged(empty, "Sample-NJ-01", changed=NEW))


def test_account_is_its_number_not_its_name(empty: Stage) -> None:
    """A login that was given up may be taken by anybody; a new name takes nothing away."""
    taken = judged(empty, "sample-nj-01", changed=NEW, author_id=number_of("a stranger"))
    assert ("XJ520" in told(taken), taken.role) == (True, "")
    renamed = judged(empty, "renamed", changed=NEW, author_id=number_of("sample-nj-01"))
    assert (told(renamed), renamed.role) == (set(), "agency")


@pytest.mark.parametrize(("edition", "codes"), [("2023", set[str]()), ("2024", {"XJ520"})])
def test_party_of_an_inbox_needs_no_role(empty: Stage, edition: str, codes: set[str]) -> None:
    """It may write what is its own in the edition of that inbox, whoever opened the request."""
    party = Party("agency", "nanjing", "nj-01")
    result = judged(empty, "somebody", changed=NEW, party=party, edition=edition)
    assert (told(result), result.role) == (codes, "" if codes else "agency")


HUB = """forge: github
organisation: sample-office
record: record
prefix: xingji-
edition: 2023
reviewers: [{login: sample-reviewer, id: 1009000000001}]
engine: xingji==1.0.0
"""


@pytest.mark.parametrize("name", ["hub.yaml", "inbox.yaml"])
@pytest.mark.parametrize("more", [{}, NEW])
def test_what_lies_beside_the_data_is_the_provinces(empty: Stage, name: str, more: dict[str, str]) -> None:
    """Whoever reviews, and whose view a tree is, nobody says of himself; and the data is still looked at."""
    brought = {"hub.yaml": HUB, "inbox.yaml": "party: agency/nanjing/nj-01\nedition: 2023\n"}[name]
    for author in ("sample-nj-01", "sample-nanjing", "somebody"):
        result = judged(empty, author, changed={name: brought, **more})
        assert result.outcome == "refused", author
        assert told(result) & {"XJ520", "XJ521"}
    party = Party("agency", "nanjing", "nj-01")
    assert "XJ521" in told(judged(empty, "sample-nj-01", changed={name: brought}, party=party, edition="2023"))


def test_settings_of_the_hub_are_checked(empty: Stage) -> None:
    assert told(judged(empty, "sample-province", changed={"hub.yaml": HUB})) == set()
    agency = HUB.replace("1009000000001", str(number_of("sample-nj-01")))
    assert told(judged(empty, "sample-province", changed={"hub.yaml": agency})) == {"XJ551"}
    assert told(judged(empty, "sample-province", changed={"hub.yaml": HUB.replace(", id: 1009000000001", "")})) == {
        "XJ201"
    }


def test_party_writes_what_is_its_own(empty: Stage) -> None:
    other = Party("agency", "suzhou", "sz-02")
    assert told(judged(empty, "sample-nj-01", changed=NEW, party=other, edition="2023")) == {"XJ522"}


@pytest.mark.parametrize(
    ("author", "code"),
    [("sample-sz-02", "XJ522"), ("sample-nanjing", "XJ521"), ("sample-inst-01", "XJ521")],
)
def test_only_who_answers_for_it(empty: Stage, author: str, code: str) -> None:
    assert code in told(judged(empty, author, changed=NEW))


def test_time_of_receipt_decides(empty: Stage) -> None:
    """23:59 in China is in time, a minute later is not; the time in Greenwich does not matter."""
    assert told(judged(empty, "sample-nj-01", "2023-07-30T15:59:59Z", changed=NEW)) == set()
    late = judged(empty, "sample-nj-01", "2023-07-30T16:00:00Z", changed=NEW)
    assert told(late) == {"XJ502"}
    assert {window.verdict for window in late.windows} == {"late"}
    assert [step.step for step in late.steps] == ["ask_extension"]


def test_early_draft_pushed_in_time(empty: Stage) -> None:
    assert judged(empty, "sample-nj-01", changed=NEW, draft=True).outcome == "accepted"
    assert told(judged(empty, "sample-nj-01", "2023-06-10T02:00:00Z", changed=NEW, draft=True)) == {"XJ501", "XJ504"}


def test_nobody_on_github_reads_of_another_enterprise(empty: Stage) -> None:
    """What names another one is for reviewers, where they check an edition; the gate tells of none."""
    edition = "submissions/2023/edition.yaml"
    moved = empty.read(edition).replace("2023-07-30", "2023-07-31")
    result = judged(empty, "sample-province", changed={**NEW, **another("91320115MA0XJA011J"), edition: moved})
    assert not any("91320115MA0XJA011J" in text for row in result.findings for _, text in row.values)
    assert {row.code for row in result.findings} & {"XJ433", "XJ437", "XJ438"} == set()


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("phone", "1391234567"),
        ("phone", "13912345678 13912345679"),
        ("email", "1391234567 at example.com"),
        ("name", "1391234567/"),
        ("name", "示例联系人甲 # 13912345678"),
        ("phone", "# 13912345678"),
    ],
)
def test_how_somebody_is_reached_does_not_travel(empty: Stage, field: str, wrong: str) -> None:
    path = f"{NANJING}/enterprise.yaml"
    head, contact = NEW[path].split("contact:")
    spoilt = re.sub(f"{field}: .*", f"{field}: {wrong}", contact)
    result = judged(empty, "sample-nj-01", changed={**NEW, path: f"{head}contact:{spoilt}"})
    assert f"contact.{field}" in {row.item for row in result.findings}
    assert "1391234567" not in result.model_dump_json()


@pytest.mark.parametrize(
    "line", ["  phone 139-1234-5678", '  phone: "a" 13912345678', "  phone: [a #13912345678", "  phone (025)1391234"]
)
def test_what_cannot_be_read_is_quoted_without_numbers(empty: Stage, line: str) -> None:
    path = f"{NANJING}/enterprise.yaml"
    result = judged(empty, "sample-nj-01", changed={**NEW, path: re.sub("  phone:.*", line, NEW[path])})
    assert "XJ106" in told(result)
    assert not re.search("139-?1234", result.model_dump_json())


def test_extension_of_a_city(assessed: Stage) -> None:
    mine = f"{SUZHOU}/platform/self-assessment.yaml"
    changed = {mine: assessed.read(mine).replace("2023-07-20", "2023-07-21")}
    result = judged(assessed, "sample-sz-02", "2023-08-03T02:00:00Z", changed=changed)
    assert result.outcome == "accepted"
    assert [(window.kind, str(window.closes), window.extended) for window in result.windows] == [
        ("self-assessment", "2023-08-05", True)
    ]
    assert "XJ502" in told(judged(assessed, "sample-sz-02", "2023-08-06T02:00:00Z", changed=changed))


def test_roles_of_the_pull_request_count_for_nothing(empty: Stage) -> None:
    roles = "roles:\n  - {login: somebody, role: province}\n"
    mine = {"submissions/2023/roles.yaml": roles, **NEW}
    assert {"XJ520"} <= told(judged(empty, "somebody", changed=mine))
    new_year = {
        "submissions/2031/roles.yaml": roles,
        "submissions/2031/edition.yaml": empty.read("submissions/2022/edition.yaml"),
    }
    assert {"XJ520"} <= told(judged(empty, "somebody", changed=new_year))


def test_the_province_alone_says_what_the_province_is(empty: Stage) -> None:
    """Whoever else changes it is refused; what others hand in meanwhile is judged by the base's."""
    path = "submissions/province.yaml"
    moved = empty.read(path).replace('region: "32"', 'region: "33"').replace('code: "32', 'code: "33')
    assert {"XJ521"} <= told(judged(empty, "sample-nj-01", changed={path: moved, **NEW}))
    named = empty.read(path).replace("english: Jiangsu", "english: Sample")
    assert judged(empty, "sample-province", changed={path: named}).outcome == "accepted"
    faulty = empty.read(path).replace("areas: PA", "areas: pa")
    found = judged(empty, "sample-province", changed={path: faulty})
    assert found.outcome == "refused"
    assert told(found) == {"XJ211"}


def test_agency_changes_roles_or_calendar(empty: Stage) -> None:
    roles = empty.read("submissions/2023/roles.yaml") + "  - {login: friend, id: 1000000000001, role: province}\n"
    assert {"XJ521"} <= told(judged(empty, "sample-nj-01", changed={"submissions/2023/roles.yaml": roles}))
    later = empty.read("submissions/2023/edition.yaml").replace("2023-07-30", "2023-12-30")
    assert {"XJ521", "XJ502"} <= told(
        judged(empty, "sample-nj-01", LATE, changed={"submissions/2023/edition.yaml": later, **NEW})
    )


def another(uscc: str = "91320115MA0XJA0036") -> dict[str, str]:
    return {
        name.replace("91320115MA0XJA001H", uscc): text.replace("91320115MA0XJA001H", uscc) for name, text in NEW.items()
    }


def test_xj560_one_enterprise_of_an_agency_at_once(empty: Stage, sentences: Hold) -> None:
    both = {**NEW, **another()}
    result = judged(empty, "sample-nj-01", changed=both)
    assert "XJ560" in told(result)
    sentences(result.findings)
    assert "XJ560" not in told(judged(empty, "sample-province", changed=both))
    assert "XJ560" not in told(judged(empty, "sample-nj-01", changed=NEW))


def test_xj561_data_and_engine_apart(empty: Stage, sentences: Hold) -> None:
    mixed = {**NEW, "src/xingji/__init__.py": "import os\n"}
    results = {author: judged(empty, author, changed=mixed) for author in ("sample-nj-01", "sample-province")}
    assert {author for author, result in results.items() if "XJ561" in told(result)} == set(results)
    sentences(row for result in results.values() for row in result.findings)
    alone = judged(empty, "sample-province", changed={"src/xingji/__init__.py": "import os\n"})
    assert (alone.outcome, alone.kinds) == ("accepted", ("engine",))


@pytest.mark.parametrize(
    "name", [".github/workflows/check.yml", "site/index.md", "tools/test", "scoring/crosswalk/x.yaml"]
)
def test_xj562_outside_the_data_only_the_province(empty: Stage, name: str, sentences: Hold) -> None:
    authors = ("sample-nj-01", "sample-nanjing", "sample-inst-01", "somebody")
    results = {author: judged(empty, author, changed={name: "x\n"}) for author in authors}
    assert {author for author, result in results.items() if "XJ562" in told(result)} == set(authors)
    sentences(row for result in results.values() for row in result.findings)
    assert "XJ562" not in told(judged(empty, "sample-province", changed={name: "x\n"}))


@pytest.mark.parametrize(("mode", "content"), [("120000", "/etc/passwd"), ("160000", ""), ("100755", "level: 1\n")])
def test_xj563_plain_files_only(empty: Stage, mode: str, content: str, sentences: Hold) -> None:
    name = f"{NANJING}/ics/onsite.yaml"
    for author in ("sample-nj-01", "sample-province"):
        result = judged(empty, author, changed={**NEW, name: content}, modes={name: mode})
        assert "XJ563" in told(result), author
    sentences(result.findings)
    assert "XJ563" not in told(
        judged(empty, "sample-province", changed={"tools/x": "#!/bin/sh\n"}, modes={"tools/x": "100755"})
    )


def test_xj563_links_are_never_followed(empty: Stage) -> None:
    """Not even as folders of an edition that nobody has."""
    name = "submissions/2031/edition.yaml"
    assert "XJ563" in told(judged(empty, "somebody", changed={name: "/etc"}, modes={name: "120000"}))
    name = "submissions/2023/nanjing"
    result = judged(
        empty,
        "somebody",
        changed={name: "/etc"},
        modes={name: "120000"},
        removed=["submissions/2023/nanjing/agencies.yaml"],
    )
    assert "XJ563" in told(result)


def test_xj564_not_too_much(empty: Stage, sentences: Hold) -> None:
    many = {f"{NANJING}/n{number}.yaml": "a: 1\n" for number in range(101)}
    result = judged(empty, "sample-nj-01", changed=many)
    assert told(result) == {"XJ564"}
    assert result.counts.files == 101
    sentences(result.findings)
    assert "XJ564" not in told(judged(empty, "sample-nj-01", changed=dict(list(many.items())[:100])))
    assert "XJ564" in told(judged(empty, "sample-nj-01", changed={f"{NANJING}/cloud.yaml": b"#" * (4 * 2**20 + 1)}))


def test_long_files_are_named_and_not_read(empty: Stage) -> None:
    result = judged(empty, "sample-nj-01", changed={**NEW, f"{NANJING}/cloud.yaml": b"#" * 300_000})
    assert told(result) == {"XJ101"}
    assert [(row.size, row.sha256) for row in result.files if row.path.endswith("cloud.yaml")] == [(300_000, "")]


def test_xj565_removing_what_is_not_ones_own(full: Stage, sentences: Hold) -> None:
    for name in (VERIFICATION, f"{NANJING}/ics/decision.yaml"):
        result = judged(full, "sample-nj-01", "2023-09-01T02:00:00Z", removed=[name])
        found = [row for row in result.findings if row.path == name and row.code in ("XJ565", "XJ521")]
        assert [row.code for row in found] == ["XJ565"]
    other = judged(full, "sample-sz-02", removed=[ASSESSMENT])
    assert "XJ565" in told(other)
    sentences(other.findings)
    assert not {"XJ521", "XJ522", "XJ523"} & told(other)


def test_xj565_moving_what_is_not_ones_own(full: Stage) -> None:
    moved = VERIFICATION.replace("ics", "platform")
    result = judged(
        full, "sample-nj-01", "2023-09-01T02:00:00Z", changed={moved: full.read(VERIFICATION)}, removed=[VERIFICATION]
    )
    assert [row.status for row in result.files] == ["renamed"]
    assert {"XJ565", "XJ521"} <= told(result)


def test_xj565_not_for_ones_own(assessed: Stage) -> None:
    result = judged(assessed, "sample-nj-01", removed=[f"{NANJING}/cloud.yaml"])
    assert "XJ565" not in told(result)
    assert [(row.status, row.sha256) for row in result.files] == [("removed", "")]


def test_xj224_system_files(empty: Stage, sentences: Hold) -> None:
    """One finding each, wherever among the data they lie and whoever sent them."""
    names = (f"{NANJING}/.DS_Store", f"{NANJING}/ics/~$自评估.xlsx", "submissions/2023/nanjing/._agencies.yaml")
    for author in ("sample-nj-01", "sample-province"):
        result = judged(empty, author, changed={**NEW, **dict.fromkeys(names, "x")})
        assert sorted((row.code, row.path) for row in result.findings) == [("XJ224", name) for name in sorted(names)]
    sentences(result.findings)


def test_folder_in_another_case_is_one_finding(empty: Stage) -> None:
    low = {name.replace("91320115MA0XJA001H", "91320115ma0xja001h"): text for name, text in NEW.items()}
    result = judged(empty, "sample-nj-01", changed=low)
    assert [(row.code, row.path) for row in result.findings] == [("XJ223", NANJING.lower())]
    track = {name.replace("/ics/", "/IC S/"): text for name, text in NEW.items()}
    assert ("XJ223", f"{NANJING}/IC S") in {
        (row.code, row.path) for row in judged(empty, "sample-nj-01", changed=track).findings
    }


def test_xj566_notes_are_the_provinces(empty: Stage, sentences: Hold) -> None:
    found: list[FindingRow] = []
    for name in ("submissions/README.md", f"{NANJING}/README.md", "submissions/2023/.gitkeep"):
        for author in ("somebody", "sample-nj-01"):
            result = judged(empty, author, changed={name: "x"})
            assert "XJ566" in told(result), name
            found += result.findings
        assert told(judged(empty, "sample-province", changed={name: "x"})) - {"XJ401"} == set()
    sentences(found)


@pytest.mark.parametrize(
    "name",
    [
        f"{NANJING}/\u202egpj.yaml",
        f"{NANJING}/a b.yaml",
        f"{NANJING}/<img src=x onerror=alert(1)>.yaml",
        f"{NANJING}/@everyone #1.yaml",
        f"{NANJING}/\udcff\udcfe.yaml",
        f"{NANJING}/new\nline.yaml",
        "submissions/2023/nanjing/::error::x/enterprise.yaml",
        f"{NANJING}/" + "a/" * 40 + "deep.yaml",
    ],
)
def test_hostile_names(empty: Stage, name: str) -> None:
    result = judged(empty, "sample-nj-01", changed={**NEW, name: "a: 1\n"})
    assert "XJ119" in told(result)
    paths = [*(row.path for row in result.files), *(row.path for row in result.findings)]
    assert all(path.isprintable() for path in paths)


@pytest.mark.parametrize("name", ["submissions/2023/nanjing/notes.yaml", "submissions/x.yaml", f"{NANJING}/notes.txt"])
def test_files_without_a_place(empty: Stage, name: str) -> None:
    for author in ("sample-nj-01", "sample-province"):
        assert "XJ118" in told(judged(empty, author, changed={name: "a: 1\n"})), author


@pytest.mark.parametrize("name", ["submissions", "submissions/2023", "submissions/2023/nanjing", NANJING, "scoring"])
def test_file_in_the_place_of_a_folder(empty: Stage, assessed: Stage, name: str) -> None:
    """Whatever else it takes out of the tree: a receipt that names it, and no crash."""
    for stage in (empty, assessed):
        result = judged(stage, "sample-nj-01", changed={name: "a: 1\n"})
        assert result.outcome == "refused"
        assert [row.path for row in result.findings if row.code == "XJ130"] == [name]


def test_verification_by_the_institution(assessed: Stage) -> None:
    changed = files_of(NANJING, "verification")
    changed[VERIFICATION] = changed[VERIFICATION].partition("rechecks:")[0]
    result = judged(assessed, "sample-inst-01", "2023-08-10T08:00:00Z", changed=changed)
    assert result.outcome == "accepted"
    score = result.scores[0]
    assert (score.view, score.claimed, score.level) == ("verified", 2, 1)
    assert [(step.who, step.step, str(step.by), step.count) for step in result.steps][1] == (
        "agency",
        "answer_findings",
        "2023-09-10",
        2,
    )


def test_another_dossier_of_the_same_enterprise(full: Stage) -> None:
    """Two dossiers for one enterprise in one edition, also where only one of them is touched."""
    moved = {name.replace("/nanjing/", "/suzhou/"): text for name, text in NEW.items()}
    result = judged(full, "sample-province", changed=moved)
    assert any(row.path.startswith(NANJING) for row in result.findings)
    assert result.outcome == "refused"


def test_only_the_change_is_blamed(full: Stage) -> None:
    """A document of the frame changes: of all others only what it breaks."""
    agencies = "submissions/2023/nanjing/agencies.yaml"
    fine = judged(full, "sample-nanjing", "2023-06-12T02:00:00Z", changed={agencies: full.read(agencies) + "# \n"})
    assert (fine.outcome, fine.findings) == ("accepted", ())
    other = full.read(agencies).replace("nj-01", "nj-09")
    broken = judged(full, "sample-nanjing", "2023-06-12T02:00:00Z", changed={agencies: other})
    assert {row.path for row in broken.findings if row.code == "XJ402"} == {
        ASSESSMENT,
        f"{NANJING}/ics/rectification.yaml",
    }


def test_whole_dossier_withdrawn(full: Stage) -> None:
    """The documents around it may still name it."""
    result = judged(full, "sample-province", removed=list(files_of(NANJING)))
    assert "submissions/2023/edition.yaml" in {row.path for row in result.findings if row.severity == "error"}


def test_changed_guideline_tells_its_impact(full: Stage) -> None:
    name = "scoring/ics-2023/areas/PA02.yaml"
    harder = full.read(name).replace("level: 2", "level: 1")
    result = judged(full, "sample-province", changed={name: harder.replace("PA02.2.1", "PA02.1.2")})
    assert result.impact is not None
    assert result.impact.scored == 2
    assert "XJ521" in told(judged(full, "sample-nj-01", changed={name: harder}))
    assert judged(full, "sample-nj-01", changed={name: harder}).impact is None


def test_guideline_of_an_agency_scores_nothing(empty: Stage) -> None:
    name = "scoring/ics-2023/guideline.yaml"
    easier = empty.read(name).replace("threshold: 80", "threshold: 0")
    result = judged(empty, "sample-nj-01", changed={**NEW, name: easier})
    assert "XJ521" in told(result)
    assert [score.level for score in result.scores] == [2]


def test_merge_queue_asks_for_no_author_and_no_day(empty: Stage) -> None:
    both = {**NEW, "src/x.py": "x = 1\n"}
    result = judged(empty, "ghost", LATE, changed=both, queued=True)
    assert (result.outcome, result.role, result.windows) == ("accepted", "", ())


def test_merge_queue_finds_two_dossiers_for_one_enterprise(empty: Stage) -> None:
    moved = {
        name.replace("/nanjing/", "/suzhou/"): text.replace("city: nanjing", "city: suzhou")
        for name, text in NEW.items()
    }
    result = judged(empty, "ghost", changed={**NEW, **moved}, queued=True)
    assert result.outcome == "refused"
    assert {row.path.split("/")[2] for row in result.findings if row.code == "XJ405"} == {"nanjing", "suzhou"}


class Kept(Watch):
    """Remembers what it is told."""

    def __init__(self) -> None:
        self.receipts: list[Result] = []
        self.errors: list[Exception] = []

    def keep(self, receipt: Result) -> None:
        self.receipts.append(receipt)

    def tell(self, error: Exception) -> None:
        self.errors.append(error)


def test_engine_fails_and_the_receipt_stands(empty: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError("示例")

    monkeypatch.setattr("xingji.forge.base_check.BaseBranchChecker.check_head", fail)
    kept = Kept()
    result = empty.examine(empty.propose(NEW), "sample-nj-01", watch=kept)
    assert (result.outcome, result.failure) == ("failed", "RecursionError")
    assert [row.outcome for row in kept.receipts] == ["failed"]
    assert result.files == kept.receipts[0].files
    assert all(row.sha256 for row in result.files)
    assert [str(error) for error in kept.errors] == ["示例"]


@pytest.mark.parametrize(
    "name",
    [
        "submissions/2023/edition.yaml",
        "submissions/2023/roles.yaml",
        "submissions/2023/institutions.yaml",
        "submissions/2023/nanjing/agencies.yaml",
        "scoring/ics-2023/guideline.yaml",
    ],
)
def test_base_that_cannot_judge(tmp_path: Path, name: str) -> None:
    """A broken calendar must not let late ones in; whoever mends it is not held up by it."""
    stage = Stage(tmp_path, [NANJING], {name: "a: [\n"})
    result = stage.examine(stage.propose(NEW), "sample-nj-01", LATE, Kept())
    assert (result.outcome, result.failure) == ("failed", "BrokenBaseError")
    assert len(result.files) == 3
    mended = stage.examine(stage.propose({name: stage.read(name)}), "sample-province", IN_TIME, Kept())
    assert mended.outcome != "failed"


@pytest.mark.parametrize("head", ["f" * 40, "HEAD\nHEAD", "HEAD^{tree}", "--help", ""])
def test_unknown_commit_is_a_failure(empty: Stage, head: str) -> None:
    pull = a_pull("f" * 40, "sample-nj-01", IN_TIME, empty.base)
    result = examine(Objects(empty.root, empty.base, head), pull, BaseBranchChecker(empty.root), Kept())
    assert (result.outcome, result.failure, result.files) == ("failed", "GitError", ())


def test_base_that_has_moved_on_takes_nothing_away(tmp_path: Path) -> None:
    """Of a branch that was begun earlier only its own change counts."""
    stage = Stage(tmp_path, [NANJING])
    head = stage.propose(NEW)
    note = tmp_path / "submissions/2023/README.md"
    note.write_text("x")
    stage.git("add", "--all")
    stage.git("commit", "--quiet", "--message", "later")
    result = stage.examine(head, "sample-nj-01", watch=Loud())
    assert (result.outcome, result.counts.files) == ("accepted", 3)


def moved(stage: Stage, changed: dict[str, str]) -> None:
    """Let the base move on."""
    for name, text in changed.items():
        path = stage.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    stage.git("add", "--all")
    stage.git("commit", "--quiet", "--message", "later")


def test_xj569_what_changed_meanwhile_is_not_put_together(tmp_path: Path, sentences: Hold) -> None:
    """Git would merge two versions of one document into a third that nobody judged."""
    stage = Stage(tmp_path, [NANJING])
    head = stage.propose(NEW)
    enterprise = f"{NANJING}/enterprise.yaml"
    moved(stage, {enterprise: NEW[enterprise] + "# 示例\n", "submissions/2023/README.md": "x"})
    result = stage.examine(head, "sample-nj-01", watch=Loud())
    assert [(row.code, row.path) for row in result.findings if row.severity == "error"] == [("XJ569", enterprise)]
    sentences(row for row in result.findings if row.code == "XJ569")


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (outdated(ASSESSMENT), "XJ569"),
        (outside(ASSESSMENT), "XJ570"),
        (registered(ASSESSMENT, "91320115MA0XJA001H"), "XJ571"),
        (contradicted(ASSESSMENT), "XJ572"),
        (under_review(ASSESSMENT, "91320115MA0XJA001H", 5), "XJ567"),
    ],
)
def test_what_is_told_of_a_file_without_looking_into_it(found: Finding, code: str, sentences: Hold) -> None:
    assert (found.code, found.path, found.severity) == (code, ASSESSMENT, "error")
    sentences([found])


@pytest.mark.parametrize("more", [{"queued": True}, {}], ids=["merge queue", "both made the same of it"])
def test_what_changed_meanwhile_alike_is_no_matter(tmp_path: Path, more: Any) -> None:
    stage = Stage(tmp_path, [NANJING])
    head = stage.propose(NEW)
    enterprise = f"{NANJING}/enterprise.yaml"
    moved(stage, {enterprise: NEW[enterprise] + ("# 示例\n" if more else "")})
    assert told(stage.examine(head, "sample-nj-01", watch=Loud(), **more)) == set()


def test_what_is_gone_meanwhile_is_told(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    name = f"{NANJING}/enterprise.yaml"
    head = stage.propose({name: stage.read(name) + "# 示例\n"})
    stage.git("rm", "--quiet", "-r", NANJING)
    stage.git("commit", "--quiet", "--message", "gone")
    assert "XJ569" in told(stage.examine(head, "sample-nj-01", watch=Loud()))


def test_xj573_who_has_no_history_in_common_is_told_so(tmp_path: Path, sentences: Hold) -> None:
    stage = Stage(tmp_path)
    orphan = stage.git("commit-tree", "HEAD^{tree}", "-m", "apart", given=b"")
    result = stage.examine(orphan, "sample-nj-01", watch=Loud())
    assert (result.outcome, [(row.code, row.path) for row in result.findings]) == (
        "refused",
        [("XJ573", "submissions")],
    )
    sentences(result.findings)


def test_xj568_only_the_default_branch_is_a_base(empty: Stage, sentences: Hold) -> None:
    """What another branch says of days and roles binds nobody: checked there, a late one would be in time."""
    stray = judged(empty, "sample-nj-01", changed=NEW, base="draft-extension")
    assert (stray.outcome, told(stray)) == ("refused", {"XJ568"})
    sentences(row for row in stray.findings if row.code == "XJ568")
    assert judged(empty, "sample-nj-01", changed=NEW, base="trunk", default="trunk").outcome == "accepted"
    assert "XJ568" in told(judged(empty, "sample-nj-01", changed={}, base="draft-extension"))


def test_no_file_of_the_change_reaches_the_checkout(empty: Stage) -> None:
    judged(empty, "sample-nj-01", changed=NEW)
    assert empty.git("status", "--porcelain") == ""
    assert not list(_below(empty.root / NANJING))


def _below(folder: Path) -> Iterator[Path]:
    yield from folder.rglob("*") if folder.exists() else ()
