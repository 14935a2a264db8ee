"""What each party sees of the sample, and of records in which something is wrong."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from tests.hub.records import AFTER, BEFORE, YEAR, MemoryTree, contents, party, sample, with_files, yaml_of
from xingji.hub.parties import parties
from xingji.hub.view import Views
from xingji.programme.party import Party
from xingji.store.load import FaultyDocumentError

EDITION = f"submissions/{YEAR}"
NANJING = f"{EDITION}/nanjing"
ONE, TWO = "agency/nanjing/nj-01", "agency/nanjing/nj-02"
FULL = f"{NANJING}/91320116MA0YUFYU4U"
"""A dossier of ONE with every document."""
NO_AGENCY = b"dossier: 2023/91320116MA0YUFYU4U\nname: x\n"


def dossiers(files: dict[str, bytes]) -> set[str]:
    """Folders of the dossiers of which anything is there."""
    return {"/".join(path.split("/")[:4]) for path in files if path.count("/") > 3 and path.startswith(EDITION)}


def plain(files: dict[str, bytes], path: str) -> dict[str, object]:
    data = yaml.safe_load(files[path])
    assert isinstance(data, dict)
    return data


def kinds(files: dict[str, bytes], folder: str) -> set[str]:
    return {path.removeprefix(f"{folder}/").removesuffix(".yaml") for path in files if path.startswith(f"{folder}/")}


def moved(path: str, old: str, new: str) -> MemoryTree:
    content = sample()[path]
    assert old.encode() in content
    return with_files({path: content.replace(old.encode(), new.encode())})


# --- of the sample ----------------------------------------------------------------------------------------------------


def test_parties_are_cities_with_their_agencies_then_institutions() -> None:
    known = [each.key for each in parties(MemoryTree(sample()), YEAR)]
    assert known[:6] == ["city/nanjing", *(f"agency/nanjing/nj-0{number}" for number in range(1, 6))]
    assert known[-5:] == [f"institution/inst-0{number}" for number in range(1, 6)]
    assert len(known) == len(set(known)) == 59


def test_an_agency_sees_its_own_dossiers() -> None:
    files = contents(MemoryTree(sample()), ONE)
    assert dossiers(files) == {FULL, f"{NANJING}/91320115MA0YKB2C8G"}
    without = {"enterprise", "cloud", *(f"ics/{kind}" for kind in ("self-assessment", "verification", "rectification"))}
    assert kinds(files, FULL) == {*without, "ics/onsite"}
    assert kinds(contents(MemoryTree(sample()), ONE, AFTER), FULL) == {*without, "ics/onsite", "ics/decision"}


def test_a_city_sees_registrations_and_progress() -> None:
    files = contents(MemoryTree(sample()), "city/nanjing")
    names = {path.rpartition("/")[2] for path in files if path.startswith(f"{NANJING}/")}
    assert names == {"agencies.yaml", "progress.yaml", "enterprise.yaml"}
    assert files[f"{NANJING}/agencies.yaml"] == sample()[f"{NANJING}/agencies.yaml"]
    assert not [path for path in files if path.startswith(f"{EDITION}/suzhou")]
    late = contents(MemoryTree(sample()), "city/nanjing", AFTER)
    assert {path.rpartition("/")[2] for path in late if path.startswith(f"{NANJING}/9")} == {
        "enterprise.yaml",
        "decision.yaml",
    }


def test_a_city_reads_answers_where_the_edition_says_so() -> None:
    tree = with_files({f"{EDITION}/edition.yaml": sample()[f"{EDITION}/edition.yaml"] + b"city_reads_answers: true\n"})
    files = contents(tree, "city/nanjing")
    assert kinds(files, FULL) == {"enterprise", "cloud", "ics/self-assessment"}


def test_an_institution_sees_dossiers_in_which_a_task_falls_to_it() -> None:
    files = contents(MemoryTree(sample()), "institution/inst-01")
    tasks = plain(files, f"{EDITION}/tasks.yaml")["tasks"]
    assert isinstance(tasks, list)
    assert dossiers(files) == {f"{EDITION}/{row['city']}/{row['uscc']}" for row in tasks}
    assert "decision" not in "".join(files)
    assert not [path for path in files if path.endswith("agencies.yaml")]


def test_a_visit_is_a_task_only_where_there_is_to_be_one() -> None:
    files = contents(MemoryTree(sample()), "institution/inst-01")
    edition = yaml.safe_load(sample()[f"{EDITION}/edition.yaml"])
    planned = {*edition["onsite"]["key"], *edition["onsite"]["drawn"]}
    tasks = yaml.safe_load(files[f"{EDITION}/tasks.yaml"])["tasks"]
    visits = [row for row in tasks if row["task"] == "onsite"]
    assert visits
    assert {row["uscc"] for row in visits} <= planned
    for row in visits:
        assert f"{EDITION}/{row['city']}/{row['uscc']}/enterprise.yaml" in files


@pytest.mark.parametrize("key", [ONE, "city/nanjing", "institution/inst-03"])
def test_everybody_reads_the_guidelines_and_the_province(key: str) -> None:
    files = contents(MemoryTree(sample()), key)
    shared = [path for path in sample() if path.startswith("scoring/") and not path.endswith("README.md")]
    for path in (*shared, "submissions/province.yaml", "submissions/counties.yaml", "submissions/2022/stars.yaml"):
        assert files[path] == sample()[path]


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_what_is_in_no_inbox(day: date) -> None:
    hidden = {"hub.yaml": b"forge: local\n", "src/x.py": b"", ".github/workflows/check.yml": b"", "CODEOWNERS": b""}
    hidden |= {f"{NANJING}/README.md": b"x", f"{FULL}/notes.txt": b"x", f"{FULL}/ics/other.yaml": b"x"}
    hidden |= {f"{FULL}/xyz/self-assessment.yaml": b"dossier: 2023/91320116MA0YUFYU4U\nagency: nj-01\n"}
    tree = with_files(hidden)
    views = Views(tree, YEAR, day)
    for each in parties(tree, YEAR):
        files = views.of(each).files
        assert not {*hidden, f"{EDITION}/roles.yaml"} & files.keys()
        assert not [path for path in files if path.startswith("submissions/2024/")]
        assert [path for path in files if path.startswith("submissions/2022/")] == ["submissions/2022/stars.yaml"]


def test_whoever_is_no_party_of_the_record_sees_no_dossier() -> None:
    for key in ("agency/nanjing/nj-99", "agency/wuxi/nj-01", "institution/inst-99", "city/beijing"):
        files = contents(MemoryTree(sample()), key)
        assert dossiers(files) == set()
        assert not [path for path in files if path.endswith("agencies.yaml")]


# --- what is cut ------------------------------------------------------------------------------------------------------


def test_the_edition_names_own_enterprises_only() -> None:
    data = plain(contents(MemoryTree(sample()), ONE), f"{EDITION}/edition.yaml")
    assert data["onsite"] == {
        "seed": "sample-2023-0730",
        "percent": 10,
        "key": ["91320116MA0YUFYU4U"],
        "drawn": ["91320115MA0YKB2C8G"],
    }
    assert data["extensions"] == []
    suzhou = plain(contents(MemoryTree(sample()), "city/suzhou"), f"{EDITION}/edition.yaml")["extensions"]
    assert isinstance(suzhou, list)
    assert [row["city"] for row in suzhou] == ["suzhou", "suzhou"]


def test_comments_of_what_is_cut_are_gone() -> None:
    tree = with_files({f"{EDITION}/edition.yaml": sample()[f"{EDITION}/edition.yaml"] + b"# 91320505MA0YM1J368 late\n"})
    assert b"#" not in contents(tree, ONE)[f"{EDITION}/edition.yaml"]


def test_an_agency_has_its_own_row_alone() -> None:
    data = yaml.safe_load(contents(MemoryTree(sample()), TWO)[f"{NANJING}/agencies.yaml"])
    whole = yaml.safe_load(sample()[f"{NANJING}/agencies.yaml"])
    assert data == {"agencies": [row for row in whole["agencies"] if row["id"] == "nj-02"]}


def test_an_agency_with_anothers_id_has_no_row() -> None:
    tree = moved(f"{NANJING}/agencies.yaml", "id: nj-02", "id: nj-01")
    assert f"{NANJING}/agencies.yaml" not in contents(tree, ONE)


def test_institutions_are_named_to_whom_they_serve() -> None:
    data = yaml.safe_load(contents(MemoryTree(sample()), ONE)[f"{EDITION}/institutions.yaml"])
    assert {row["id"] for row in data["institutions"]} == {row["institution"] for row in data["assignments"]}
    assert all(row["contact"] for row in data["institutions"])
    named = {uscc for row in data["assignments"] for uscc in row["dossiers"]}
    assert named == {"91320116MA0YUFYU4U", "91320115MA0YKB2C8G"}
    city = yaml.safe_load(contents(MemoryTree(sample()), "city/nanjing")[f"{EDITION}/institutions.yaml"])
    assert not any("contact" in row for row in city["institutions"])
    own = yaml.safe_load(contents(MemoryTree(sample()), "institution/inst-02")[f"{EDITION}/institutions.yaml"])
    assert (
        {row["id"] for row in own["institutions"]} == {row["institution"] for row in own["assignments"]} == {"inst-02"}
    )


def test_lists_open_one_after_the_other_and_objections_stay_inside() -> None:
    tree = MemoryTree(sample())
    path, awards = f"{EDITION}/announcement.yaml", f"{EDITION}/awards.yaml"
    for day, tracks in ((22, [["ics"]]), (23, [["ics"], ["platform"]])):
        files = contents(tree, ONE, date(2023, 11, day))
        data = yaml.safe_load(files[path])
        assert [each["tracks"] for each in data["lists"]] == tracks
        assert "objections" not in data
        assert (awards in files) == (day == 23)
    assert not {path, awards} & contents(tree, ONE, date(2023, 11, 21)).keys()


def test_decisions_open_with_the_list_of_their_track() -> None:
    tree, day = MemoryTree(sample()), date(2023, 11, 22)
    decided = {path for path in sample() if path.endswith("decision.yaml") and path.startswith(EDITION)}
    views = Views(tree, YEAR, day)
    seen = {path for each in parties(tree, YEAR) for path in views.of(each).files} & decided
    assert seen == {path for path in decided if "/ics/" in path}


def test_a_track_on_two_lists_opens_with_the_last() -> None:
    rows = [
        {"tracks": ["ics"], "publicity": {"opens": opens, "closes": date(2023, 12, 20), "office": {"name": "示例处室"}}}
        for opens in (date(2023, 11, 1), date(2023, 12, 1))
    ]
    tree = with_files({f"{EDITION}/announcement.yaml": yaml_of(lists=rows)})
    assert f"{FULL}/ics/decision.yaml" not in contents(tree, ONE, date(2023, 11, 30))
    assert f"{FULL}/ics/decision.yaml" in contents(tree, ONE, date(2023, 12, 1))


def test_why_somebody_is_awarded_is_internal() -> None:
    tree = moved(f"{EDITION}/awards.yaml", "    agency: nj-02\n", "    agency: nj-02\n    reason: 内部理由\n")
    files = contents(tree, TWO, AFTER)
    assert "内部理由" not in files[f"{EDITION}/awards.yaml"].decode()
    assert len(yaml.safe_load(files[f"{EDITION}/awards.yaml"])["providers"]) == 3


def test_stars_of_a_list_that_may_not_be_seen_yet_are_hidden() -> None:
    stars = "submissions/2022/stars.yaml"
    assert stars in contents(MemoryTree(sample()), ONE)
    for announced in (None, yaml_of(lists=[]), yaml_of(lists=[{"tracks": ["ics", "platform"], "published_on": AFTER}])):
        assert stars not in contents(with_files({"submissions/2022/announcement.yaml": announced}), ONE)
    published = yaml_of(lists=[{"tracks": ["platform"], "published_on": date(2022, 12, 1)}])
    assert stars not in contents(with_files({"submissions/2022/announcement.yaml": published}), ONE)


def test_progress_says_nothing_of_what_was_found_or_decided() -> None:
    tree = MemoryTree(sample())
    text = contents(tree, "city/nanjing")[f"{NANJING}/progress.yaml"].decode()
    row = next(each for each in yaml.safe_load(text)["dossiers"] if each["uscc"] == "91320116MA0YUFYU4U")
    assert (row["agency"], row["cloud"], row["tracks"][0]["state"]) == ("nj-01", True, "visited")
    assert {key for finding in row["tracks"][0]["findings"] for key in finding} == {"id", "severity", "due", "state"}
    late = yaml.safe_load(contents(tree, "city/nanjing", AFTER)[f"{NANJING}/progress.yaml"])
    row = next(each for each in late["dossiers"] if each["uscc"] == "91320116MA0YUFYU4U")
    assert row["tracks"][0]["state"] == "announced"


def test_progress_changes_with_what_happens_and_not_with_every_day() -> None:
    tree, path = MemoryTree(sample()), f"{NANJING}/progress.yaml"
    days = [contents(tree, "city/nanjing", date(2023, 8, day))[path] for day in range(20, 30)]
    assert len(set(days)) < len(days)


# --- records in which something is wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize("claimed", ["ics/self-assessment", "ics/rectification"])
def test_a_dossier_that_names_two_agencies_is_neither_ones(claimed: str) -> None:
    tree = moved(f"{FULL}/{claimed}.yaml", "agency: nj-01", "agency: nj-02")
    assert FULL not in dossiers(contents(tree, ONE))
    assert FULL not in dossiers(contents(tree, TWO))
    assert FULL in dossiers(contents(tree, "city/nanjing"))


def test_a_registration_without_agency_is_of_whoever_assessed() -> None:
    tree = with_files({f"{FULL}/enterprise.yaml": NO_AGENCY})
    assert kinds(contents(tree, ONE), FULL) >= {"enterprise", "ics/self-assessment"}
    assert FULL not in dossiers(contents(tree, TWO))


def test_a_registration_without_agency_and_nothing_else_is_no_agencys() -> None:
    there = {path: None for path in sample() if path.startswith(f"{FULL}/")}
    tree = with_files({**there, f"{FULL}/enterprise.yaml": NO_AGENCY})
    for number in range(1, 6):
        assert FULL not in dossiers(contents(tree, f"agency/nanjing/nj-0{number}"))
    assert FULL in dossiers(contents(tree, "city/nanjing"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"text",
        b"- a\n",
        b"dossier: 2023/91320116MA0YUFYU4U\n\x01\n",
        b"agency: nj-01\n",
        b"a: [\n",
        b"#" * 300_000,
    ],
)
@pytest.mark.parametrize("name", ["enterprise", "cloud", "ics/self-assessment", "ics/verification", "ics/decision"])
def test_a_document_that_does_not_say_whose_it_is_is_seen_by_nobody(name: str, content: bytes) -> None:
    tree = with_files({f"{FULL}/{name}.yaml": content})
    views = Views(tree, YEAR, AFTER)
    assert not [each for each in parties(tree, YEAR) if f"{FULL}/{name}.yaml" in views.of(each).files]


def test_a_copy_in_anothers_folder_is_seen_by_nobody_and_names_nobody() -> None:
    foreign = f"{EDITION}/suzhou/91320505MA0YM1J368"
    copied = {
        f"{FULL}/{name}.yaml": sample()[f"{foreign}/{name}.yaml"]
        for name in ("enterprise", "cloud", "ics/verification")
    }
    tree = with_files(copied)
    views = Views(tree, YEAR, AFTER)
    for each in parties(tree, YEAR):
        assert not copied.keys() & views.of(each).files.keys()
    assert kinds(contents(tree, ONE, AFTER), FULL) == {
        "ics/self-assessment",
        "ics/rectification",
        "ics/onsite",
        "ics/decision",
    }
    progress = contents(tree, "city/nanjing")[f"{NANJING}/progress.yaml"].decode()
    name = yaml.safe_load(sample()[f"{foreign}/enterprise.yaml"])["name"]
    assert name not in progress


def test_a_code_typed_otherwise_is_the_same() -> None:
    path = f"{FULL}/cloud.yaml"
    assert path in contents(moved(path, "dossier: 2023/91320116MA0YUFYU4U", "dossier: 2023/91320116ma0yufyu4u"), ONE)


def test_what_is_said_of_an_enterprise_with_two_folders_is_said_to_neither() -> None:
    uscc = "91320505MA0YM1J368"
    squatter = f"{NANJING}/{uscc}/enterprise.yaml"
    tree = with_files({squatter: f"dossier: 2023/{uscc}\nagency: nj-01\nname: 示例企业\n".encode()})
    for key in (ONE, "city/nanjing", "city/suzhou"):
        files = contents(tree, key)
        assert uscc not in files[f"{EDITION}/edition.yaml"].decode()
        assert uscc not in files[f"{EDITION}/institutions.yaml"].decode()
    assert dossiers(contents(tree, ONE)) == {FULL, f"{NANJING}/91320115MA0YKB2C8G", f"{NANJING}/{uscc}"}
    assert f"{EDITION}/suzhou/{uscc}" not in dossiers(contents(tree, "city/nanjing"))


def test_an_institution_loses_what_is_taken_from_it_and_its_successor_reads_on() -> None:
    path, folder = f"{EDITION}/institutions.yaml", f"{NANJING}/91320115MA0YKB2C8G"
    assert folder in dossiers(contents(MemoryTree(sample()), "institution/inst-02"))
    data = yaml.safe_load(sample()[path])
    data["assignments"][1]["dossiers"].remove("91320115MA0YKB2C8G")
    data["assignments"][2]["dossiers"].append("91320115MA0YKB2C8G")
    data["assignments"] = [row for row in data["assignments"] if row["task"] == "verification"]
    tree = with_files({path: yaml.safe_dump(data).encode()})
    assert folder not in dossiers(contents(tree, "institution/inst-02"))
    assert kinds(contents(tree, "institution/inst-03"), folder) >= {"ics/self-assessment", "ics/verification"}


def test_a_dossier_in_a_city_that_the_province_has_not_is_nobodys() -> None:
    tree = with_files({f"{EDITION}/beijing/91320505MA0YM1J368/enterprise.yaml": b"dossier: 2023/91320505MA0YM1J368\n"})
    views = Views(tree, YEAR, AFTER)
    for each in parties(tree, YEAR):
        assert not [path for path in views.of(each).files if "beijing" in path]


@pytest.mark.parametrize("name", ["edition", "institutions", "announcement", "awards", "nanjing/agencies"])
@pytest.mark.parametrize("content", [b"", b"a: [", b"unknown: field\n", b"lists: 3\nagencies: x\n"])
def test_a_frame_that_cannot_be_read_gives_nobody_anything(name: str, content: bytes) -> None:
    path = f"{EDITION}/{name}.yaml"
    with pytest.raises(FaultyDocumentError) as raised:
        Views(with_files({path: content}), YEAR, AFTER)
    assert raised.value.path.as_posix() == path


def test_an_edition_in_anothers_folder_gives_nobody_anything() -> None:
    with pytest.raises(FaultyDocumentError):
        Views(moved(f"{EDITION}/edition.yaml", "edition: 2023", "edition: 2024"), YEAR, AFTER)
    with pytest.raises(FaultyDocumentError):
        Views(with_files({"submissions/province.yaml": None}), YEAR, AFTER)
    with pytest.raises(FaultyDocumentError):
        Views(MemoryTree(sample()), "2031", AFTER)


def test_an_edition_without_institutions_yet_has_parties_all_the_same() -> None:
    tree = with_files({f"{EDITION}/institutions.yaml": None})
    assert [each.role for each in parties(tree, YEAR)].count("institution") == 0
    files = contents(tree, ONE)
    assert dossiers(files) == {FULL, f"{NANJING}/91320115MA0YKB2C8G"}
    assert yaml.safe_load(files[f"{EDITION}/institutions.yaml"]) == {"institutions": [], "assignments": []}


def test_a_list_of_an_earlier_year_that_cannot_be_read_gives_nobody_anything() -> None:
    with pytest.raises(FaultyDocumentError):
        Views(with_files({"submissions/2022/announcement.yaml": b"a: ["}), YEAR, AFTER)


def test_an_inbox_says_where_it_lies_and_which_engine_judges_there() -> None:
    settings = (
        b"forge: github\norganisation: example-org\nrecord: record\nprefix: x-\nedition: 2023\n"
        b"reviewers:\n  - login: one\n    id: 1000000000001\nengine: xingji==1.0.0\n"
    )
    assert yaml.safe_load(contents(with_files({"hub.yaml": settings}), ONE)["inbox.yaml"]) == {
        "party": ONE,
        "edition": 2023,
        "repository": "example-org/x-2023-nanjing-nj-01",
        "engine": "xingji==1.0.0",
    }
    for other in (b"a: [", settings.replace(b"edition: 2023", b"edition: 2024"), settings.replace(b"github", b"local")):
        inbox = yaml.safe_load(contents(with_files({"hub.yaml": other}), ONE)["inbox.yaml"])
        assert "repository" not in inbox
        assert inbox["party"] == ONE


# --- where a party may write ------------------------------------------------------------------------------------------


def may(key: str, path: str, tree: MemoryTree | None = None) -> bool:
    return Views(tree or MemoryTree(sample()), YEAR, BEFORE).allowed(party(key), path)


NEW = f"{NANJING}/91320102MA0FAKE13G"
FOREIGN = f"{EDITION}/suzhou/91320505MA0YM1J368"
OTHERS = f"{NANJING}/91320104MA0YRUCQ6K"


@pytest.mark.parametrize(
    ("key", "path", "allowed"),
    [
        (ONE, f"{FULL}/enterprise.yaml", True),
        (ONE, f"{FULL}/ics/rectification.yaml", True),
        (ONE, f"{FULL}/platform/self-assessment.yaml", True),
        (ONE, f"{FULL}/xyz/self-assessment.yaml", False),
        (ONE, f"{FULL}/ics/verification.yaml", False),
        (ONE, f"{FULL}/ics/decision.yaml", False),
        (ONE, f"{FULL}/README.md", False),
        (ONE, f"{FULL}/ics", False),
        (ONE, f"{NEW}/enterprise.yaml", True),
        (ONE, f"{NEW}/ics/self-assessment.yaml", True),
        (ONE, f"{OTHERS}/enterprise.yaml", False),
        (ONE, f"{OTHERS}/platform/self-assessment.yaml", False),
        (ONE, f"{FOREIGN}/enterprise.yaml", False),
        (ONE, NEW.replace("nanjing", "suzhou") + "/enterprise.yaml", False),
        (ONE, NEW.replace("2023", "2024") + "/enterprise.yaml", False),
        (ONE, f"{NANJING}/agencies.yaml", False),
        (ONE, f"{EDITION}/edition.yaml", False),
        (ONE, "inbox.yaml", False),
        (ONE, "scoring/ics-2023/guideline.yaml", False),
        (ONE, ".github/workflows/check.yml", False),
        ("city/nanjing", f"{NANJING}/agencies.yaml", True),
        ("city/nanjing", f"{NANJING}/progress.yaml", False),
        ("city/nanjing", f"{EDITION}/suzhou/agencies.yaml", False),
        ("city/nanjing", f"{FULL}/enterprise.yaml", True),
        ("city/nanjing", f"{FULL}/cloud.yaml", False),
        ("city/nanjing", f"{FULL}/ics/self-assessment.yaml", False),
        ("city/nanjing", f"{NEW}/enterprise.yaml", True),
        ("city/nanjing", f"{NEW}/cloud.yaml", True),
        ("city/beijing", f"{EDITION}/beijing/91320505MA0YM1J368/enterprise.yaml", False),
        ("institution/inst-02", f"{NANJING}/91320115MA0YKB2C8G/ics/verification.yaml", True),
        ("institution/inst-02", f"{NANJING}/91320115MA0YKB2C8G/platform/verification.yaml", True),
        ("institution/inst-02", f"{NANJING}/91320115MA0YKB2C8G/platform/onsite.yaml", False),
        ("institution/inst-03", f"{NANJING}/91320115MA0YKB2C8G/platform/onsite.yaml", True),
        ("institution/inst-03", f"{NANJING}/91320115MA0YKB2C8G/ics/verification.yaml", False),
        ("institution/inst-02", f"{NEW}/ics/verification.yaml", False),
        ("institution/inst-02", f"{EDITION}/institutions.yaml", False),
        ("institution/inst-02", f"{EDITION}/tasks.yaml", False),
    ],
)
def test_where_a_party_may_write(key: str, path: str, allowed: bool) -> None:
    assert may(key, path) is allowed


def test_nobody_may_write_over_what_it_does_not_see() -> None:
    path = f"{FULL}/ics/self-assessment.yaml"
    assert may(ONE, path)
    assert not may(ONE, path, with_files({path: b"\xff"}))
    assert not may(ONE, path, moved(path, "agency: nj-01", "agency: nj-02"))


def test_a_dossier_that_is_nobodys_is_not_there_to_be_taken() -> None:
    tree = with_files({f"{NEW}/enterprise.yaml": b"dossier: 2023/91320102MA0FAKE13G\n"})
    assert not may(ONE, f"{NEW}/ics/self-assessment.yaml", tree)
    assert not may(ONE, f"{NEW}/ics/self-assessment.yaml", with_files({f"{NEW}/notes.txt": b""}))


def test_strangers_may_write_nothing() -> None:
    for key in ("agency/nanjing/nj-99", "institution/inst-99"):
        assert not may(key, f"{FULL}/enterprise.yaml")
    assert not Views(MemoryTree(sample()), YEAR, BEFORE).allowed(Party("province"), f"{FULL}/enterprise.yaml")
