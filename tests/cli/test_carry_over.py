"""`xingji new --from`: what last year knew of an enterprise, in this year's dossier."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.run import Ran, xingji
from tests.examples import examples
from tests.ground import Ground
from xingji.model.assessment import SelfAssessment
from xingji.model.cloud import CloudForm
from xingji.model.common import Contact
from xingji.model.enterprise import Enterprise
from xingji.scoring.ruleset import Ruleset
from xingji.store.carry_over import Papers, inherit
from xingji.store.guidelines import load_guideline, ruleset_of
from xingji.store.load import load
from xingji.store.reader import parse
from xingji.store.reference import reference
from xingji.store.scalars import quoted, scalar
from xingji.store.templates import Blank, blank_documents
from xingji.store.text import escaped

BASE = Path(__file__).parents[1] / "rules" / "base"
ICS, PLATFORM, LISTED = "91320115MA0XJA001H", "91320508MA0XJA0025", "91320106MA0XJA004R"
SHA = "0a" * 32
HEAD = {"dossier": f"2023/{ICS}", "guideline": "ics-2023", "agency": "nj-01", "assessed_on": "2023-07-12"}
FILLED = {
    "assessed_on:            # YYYY-MM-DD": "assessed_on: 2024-07-12",
    "#commitment:": "commitment:",
    "#  signed_on: YYYY-MM-DD": "  signed_on: 2024-06-25",
    "#  sha256:": f"  sha256: {SHA}",
}


def spoil(path: Path, old: str, new: str) -> None:
    """Replace a text that must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """The small tree of the rule fixtures and the year after it, with guidelines of its own."""
    folder = tmp_path_factory.mktemp("years")
    root = folder / "small"
    shutil.copytree(BASE, root)
    with pytest.MonkeyPatch.context() as own:
        own.setenv("XINGJI_CACHE", str(folder / "cache"))
        ran = xingji("edition", "new", "2024", "--from", "2023", "--new-guidelines", cwd=root)
    assert ran.code == 0, ran.err
    for city in ("nanjing", "suzhou"):
        (root / "submissions/2024" / city).mkdir()
        shutil.copy(root / "submissions/2023" / city / "agencies.yaml", root / "submissions/2024" / city)
    return Ground(folder / "ground", root)


@pytest.fixture
def small(years: Ground) -> Path:
    """Both years, for a test that may spoil them."""
    return years.restore() / "small"


def carry(root: Path, uscc: str, *arguments: str) -> Ran:
    return xingji("new", "--from", "2023", uscc, *arguments, cwd=root)


def old_answers(root: Path) -> dict[str, Any]:
    return dict(load(root / f"submissions/2023/nanjing/{ICS}/ics/self-assessment.yaml", SelfAssessment).answers)


def complete(folder: Path) -> None:
    """Fill in what only this year can say: dates, the commitment, and every answer still owed."""
    for path in folder.glob("*/self-assessment.yaml"):
        text = path.read_text("utf-8")
        for old, new in FILLED.items():
            text = text.replace(old, new)
        lines = [f"  {x[3:]} partly" if x.startswith("  #P") else x for x in text.splitlines()]
        path.write_text("\n".join([*lines, ""]), "utf-8")
    spoil(folder / "cloud.yaml", "filled_on: ", "filled_on: 2024-07-10 ")


def test_carried_dossier_passes_the_check_when_completed(small: Path) -> None:
    ran = carry(small, ICS)
    assert ran.code == 0, ran.err
    folder = small / f"submissions/2024/nanjing/{ICS}"
    codes = {f["code"] for f in xingji("check", folder, "--format", "json", cwd=small).json()["findings"]}
    assert codes == {"XJ209"}, "only the empty fields"
    complete(folder)
    checked = xingji("check", folder, "--format", "json", cwd=small)
    assert [f for f in checked.json()["findings"] if f["severity"] != "advice"] == []


def test_answers_are_taken_over_or_asked_again(small: Path) -> None:
    areas = small / "scoring/ics-2024/areas"
    spoil(areas / "PA01.yaml", "控制设备第1.2条要求。", "控制设备第1.2条新要求。")
    spoil(areas / "PA01.yaml", "id: PA01.5.1", "id: PA01.5.2")
    text = (areas / "PA05.yaml").read_text("utf-8")
    (areas / "PA05.yaml").write_text(text.replace("na: true", "na: false"), "utf-8")
    ran = carry(small, ICS)
    assert ran.code == 0, ran.err
    path = small / f"submissions/2024/nanjing/{ICS}/ics/self-assessment.yaml"
    text = path.read_text("utf-8")
    complete(path.parents[1])
    (path.parents[1] / "carried.yaml").write_text(text.replace(*next(iter(FILLED.items()))), "utf-8")
    carried = load(path.parents[1] / "carried.yaml", SelfAssessment)
    again = {
        "PA01.1.2": "条文已修改（上年度回答：符合）",
        "PA01.5.2": "新增条文",
        "PA02.1.1": "上年度核查结论：现场核查，最终按基本符合计（上年度回答：符合）",
        "PA02.2.1": "上年度核查结论：需补充材料，最终按基本符合计（上年度回答：符合）",
        "PA05.2.1": "上年度核查结论：下调，最终按基本符合计（上年度回答：符合）",
        "PA05.3.1": "本年度不允许回答“不适用”（上年度回答：不适用）",
        "PA08.3.1": "上年度核查结论：不同意不适用，最终按不符合计（上年度回答：不适用）",
    }
    old = old_answers(small)
    assert dict(carried.answers) == {key: old[key] for key in old if key not in {*again, "PA01.5.1"}}
    for practice, why in again.items():
        assert f"  # 须重新回答：{why}\n  #{practice}:\n" in text
    assert "本年度已无条文的回答，仅供参考：\n  #   PA01.5.1：不符合\n" in text
    assert text.count("须重新回答：") == len(again)
    assert carried.agency == "nj-01"
    assert carried.guideline == "ics-2024"
    said = "沿用上年度回答 14 条，须重新回答 7 条（上年度核查未认可 4；"
    assert said in ran.out
    assert "条文已修改 1" in ran.out
    assert "新增条文 1" in ran.out
    assert "本年度已无的条文 1 条（列在文件末尾）" in ran.out


def test_what_waited_for_a_visit_is_carried_like_what_was_confirmed(small: Path) -> None:
    verification = small / f"submissions/2023/nanjing/{ICS}/ics/verification.yaml"
    spoil(verification, "PA01.1.2: confirmed", "PA01.1.2: {verdict: accepted_pending_visit, comment: 现场核对标签}")
    assert carry(small, ICS).code == 0
    text = (small / f"submissions/2024/nanjing/{ICS}/ics/self-assessment.yaml").read_text("utf-8")
    assert "  PA01.1.2: met\n" in text


def test_registration_and_cloud_form_are_carried(small: Path) -> None:
    assert carry(small, ICS).code == 0
    before, after = (small / f"submissions/{year}/nanjing/{ICS}" for year in (2023, 2024))
    old, new = load(before / "enterprise.yaml", Enterprise), load(after / "enterprise.yaml", Enterprise)
    assert old.model_dump(exclude={"dossier", "held"}) == new.model_dump(exclude={"dossier", "held"})
    assert new.dossier == f"2024/{ICS}"
    assert [(s.track, s.level, s.year) for s in new.held] == [("ics", 1, 2022), ("ics", 2, 2023)]
    spoil(after / "cloud.yaml", "filled_on: ", "filled_on: 2024-07-10 ")
    forms = [load(folder / "cloud.yaml", CloudForm) for folder in (before, after)]
    kept = [form.model_dump(exclude={"dossier", "filled_on"}) for form in forms]
    assert kept[0] == kept[1]


def test_star_on_an_unpublished_list_is_not_held_yet(small: Path) -> None:
    ran = carry(small, PLATFORM)
    assert ran.code == 0, ran.err
    assert "platform 已评定但名单尚未公布" in ran.out
    new = load(small / f"submissions/2024/suzhou/{PLATFORM}/enterprise.yaml", Enterprise)
    assert (new.held, new.carried_from) == ([], None)


def test_withdrawn_star_is_not_held(small: Path) -> None:
    decision = small / f"submissions/2023/nanjing/{ICS}/ics/decision.yaml"
    withdrawn = "withdrawn:\n  withdrawn_on: 2023-12-20\n  reason: 材料不实\n  document:\n    verified: false\n"
    decision.write_text(decision.read_text("utf-8") + withdrawn, "utf-8")
    assert carry(small, ICS).code == 0
    new = load(small / f"submissions/2024/nanjing/{ICS}/enterprise.yaml", Enterprise)
    assert [star.year for star in new.held] == [2022]


def test_who_did_not_finish_is_carried_on(small: Path) -> None:
    (small / f"submissions/2023/nanjing/{ICS}/ics/decision.yaml").unlink()
    assert carry(small, ICS).code == 0
    assert load(small / f"submissions/2024/nanjing/{ICS}/enterprise.yaml", Enterprise).carried_from == 2023


def test_registration_alone_is_unfinished_and_follows_the_kind(small: Path) -> None:
    shutil.rmtree(small / f"submissions/2023/suzhou/{PLATFORM}/platform")
    assert carry(small, PLATFORM).code == 0
    folder = small / f"submissions/2024/suzhou/{PLATFORM}"
    assert load(folder / "enterprise.yaml", Enterprise).carried_from == 2023
    assert [path.name for path in folder.iterdir() if path.is_dir()] == ["platform"]


def test_later_than_the_next_year_is_not_carried_from(small: Path) -> None:
    (small / f"submissions/2023/nanjing/{ICS}/ics/decision.yaml").unlink()
    assert xingji("edition", "new", "2025", "--from", "2024", cwd=small).code == 0
    assert carry(small, ICS, "--edition", "2025").code == 0
    assert load(small / f"submissions/2025/nanjing/{ICS}/enterprise.yaml", Enterprise).carried_from is None


def test_enterprise_of_a_list_alone(small: Path) -> None:
    ran = xingji("new", "--from", "2022", LISTED, cwd=small)
    assert ran.code == 0, ran.err
    folder = small / f"submissions/2023/nanjing/{LISTED}"
    data = parse((folder / "enterprise.yaml").read_bytes()).data
    assert data is not None
    assert (data["name"], data["kind"]) == ("示例物联平台（南京）有限公司", "platform_operator")
    assert "profile" not in data, "a platform operator needs none"
    assert data["held"] == [{"track": "platform", "level": "1", "year": "2022"}]
    assert data["contact"] == {"name": None, "phone": None}
    assert "carried_from" not in data
    assert (folder / "platform/self-assessment.yaml").is_file()


def test_command_line_has_the_last_word(small: Path) -> None:
    ran = carry(small, ICS, "--city", "suzhou", "--name", "示例：新名 #1", "--agency", "sz-02", "--track", "platform")
    assert ran.code == 0, ran.err
    folder = small / f"submissions/2024/suzhou/{ICS}"
    data = parse((folder / "enterprise.yaml").read_bytes()).data
    assert data is not None
    assert (data["name"], data["city"], data["agency"]) == ("示例：新名 #1", "suzhou", "sz-02")
    assert data["county"] is None, "a county of another city"
    assert "zone" not in data
    assert [path.name for path in folder.iterdir() if path.is_dir()] == ["platform"]


def test_agency_of_the_registration_goes_with_it(small: Path) -> None:
    path = small / f"submissions/2023/nanjing/{ICS}/enterprise.yaml"
    path.write_text(path.read_text("utf-8") + "agency: nj-02\n", "utf-8")
    assert carry(small, ICS).code == 0
    folder = small / f"submissions/2024/nanjing/{ICS}"
    assert load(folder / "enterprise.yaml", Enterprise).agency == "nj-02"
    assert "\nagency: nj-01\n" in (folder / "ics/self-assessment.yaml").read_text("utf-8"), "who assessed last year"


def test_agency_stands_in_a_fresh_registration_too(tree: Path) -> None:
    uscc = "91320700MA0FAKE17T"
    arguments = ["new", uscc, "--edition", "2023", "--city", "lianyungang", "--agency", "lyg-01"]
    assert xingji(*arguments, cwd=tree).code == 0
    text = (tree / f"submissions/2023/lianyungang/{uscc}/enterprise.yaml").read_text("utf-8")
    assert "\nagency: lyg-01 " in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "2023", LISTED], "没有"),
        (["--from", "2023", "91320115MA0XJA001X"], "没有"),
        (["--from", "2023", "../../x"], "统一社会信用代码"),
        (["--from", "2023", ICS, "--edition", "2023"], "应晚于"),
        (["--from", "23", ICS], "四位年份"),
        (["--from", "2023", ICS, "--city", "beijing"], "没有设区市"),
        (["--from", "2023", ICS, "--edition", "2031"], "ics-2031"),
        ([ICS, "--edition", "2024"], "--from"),
        ([ICS, "--city", "nanjing"], "--from"),
    ],
)
def test_refusals_write_nothing(small: Path, arguments: list[str], said: str) -> None:
    before = sorted(small.rglob("*"))
    ran = xingji("new", *arguments, cwd=small)
    assert ran.code == 2
    assert said in ran.err
    assert sorted(small.rglob("*")) == before


def test_second_home_is_refused(small: Path) -> None:
    shutil.copytree(small / f"submissions/2023/nanjing/{ICS}", small / f"submissions/2023/suzhou/{ICS}")
    ran = carry(small, ICS)
    assert ran.code == 2
    assert all(f"submissions/2023/{city}/{ICS}" in ran.err for city in ("nanjing", "suzhou"))


@pytest.mark.parametrize("kind", ["enterprise", "cloud", "ics/self-assessment", "ics/verification", "ics/decision"])
def test_faulty_document_of_last_year_is_named(small: Path, kind: str) -> None:
    path = small / f"submissions/2023/nanjing/{ICS}/{kind}.yaml"
    path.write_text("x: 1\n", "utf-8")
    ran = carry(small, ICS)
    assert ran.code == 1
    folder = path.parent.relative_to(small).as_posix()
    assert f"xingji check {folder}" in ran.err
    assert not (small / f"submissions/2024/nanjing/{ICS}").exists()


def test_every_dossier_of_a_sample_city_can_be_carried(tree: Path) -> None:
    shutil.copytree(tree / "submissions/2023/wuxi", tree / "submissions/2024/wuxi", ignore=shutil.ignore_patterns("9*"))
    usccs = [path.name for path in sorted((tree / "submissions/2023/wuxi").glob("9*"))]
    for uscc in usccs[:4]:
        ran = carry(tree, uscc)
        assert ran.code == 0, ran.err
        complete(tree / f"submissions/2024/wuxi/{uscc}")
    checked = xingji("check", "submissions/2024", "--format", "json", cwd=tree)
    assert [f for f in checked.json()["findings"] if f["severity"] == "error"] == []


GUIDELINE = load_guideline(BASE / "scoring/ics-2023")
KNOWN = reference(BASE)
NEW = ruleset_of(GUIDELINE)


def _older(ruleset: Ruleset) -> Ruleset:
    """The same guideline when its first practice still read otherwise."""
    first = ruleset.areas[0]
    practices = (first.practices[0]._replace(text_digest="otherwise"), *first.practices[1:])
    return replace(ruleset, areas=(first._replace(practices=practices), *ruleset.areas[1:]))


OLD = _older(NEW)
AWKWARD = st.sampled_from(
    ["- 甲", "a: b # c", "null", "~", '"引"', "'", "\\n", "甲\n\n乙\n", "\t乙", "# 注", "{a: [", "&x *y !z", "%",
     "\u3164甲", "\u2028甲\x85", "甲\x00", "\ufeff甲", "😀", "2023-07-12", "...\n---"]
)  # fmt: skip
TEXTS = (st.text(min_size=1, max_size=40) | AWKWARD).filter(lambda text: text.strip() != "" and not escaped(text, 1, 1))
"""What a sound document can hold."""
TITLES = TEXTS.map(lambda text: text.replace("\n", " ").strip()).filter(bool)
EVIDENCE = st.fixed_dictionaries(
    {"title": TITLES},
    optional={
        "page": st.sampled_from(["1", "9999", "3-5", "3-5、8"]),
        "sha256": st.sampled_from([SHA, "1" * 64, "1e" * 32]),
    },
)
DEGREES = st.sampled_from(["met", "mostly", "partly", "unmet", "not_applicable"])
ANSWERS = st.fixed_dictionaries(
    {"degree": DEGREES}, optional={"note": TEXTS, "reason": TEXTS, "evidence": st.lists(EVIDENCE, max_size=3)}
)
PRACTICES = st.sampled_from([*NEW.practices, "PA39.1.1", "PT01.1.1"])


@examples(400)
@given(st.dictionaries(PRACTICES, DEGREES | ANSWERS, max_size=8))
def test_whatever_was_answered_arrives_unchanged(answers: dict[str, Any]) -> None:
    old = SelfAssessment.model_validate({**HEAD, "answers": answers})
    found = inherit(2023, old, Papers(old, None, None, None), OLD, NEW)
    assert set(found.taken) | set(found.again) == set(NEW.practices)
    assert set(found.taken) | set(found.dropped) | (set(found.again) & set(answers)) == set(answers)
    blank = Blank(ICS, 2024, "nanjing", "示例公司", "", answers={"ics": found})
    text = blank_documents(blank, [GUIDELINE], KNOWN)["ics/self-assessment.yaml"]
    parsed = parse(text.replace("assessed_on:", "assessed_on: 2024-07-12").encode())
    assert parsed.faults == []
    assert parsed.data is not None
    new = SelfAssessment.model_validate({**parsed.data, "answers": parsed.data["answers"] or {}})
    assert new.answers == found.taken
    assert all(new.answers[name] == old.answers[name] for name in new.answers)


@examples(300)
@given(st.text() | AWKWARD)
def test_texts_survive_as_scalars(text: str) -> None:
    for form in (quoted(text), scalar(text) or '""'):
        parsed = parse(f"a: {form}\nb: 1\n".encode())
        assert (parsed.data, parsed.faults) == ({"a": text, "b": "1"}, escaped(text, 1, 4))


def test_awkward_registration_can_be_read_again() -> None:
    """Names that YAML would take for something else, and a code with its exception."""
    contact = Contact(name="No", phone="13800000000", email="a@example.com")
    blank = Blank("91320115MA0XJA001X", 2024, "nanjing", "- 甲&乙", "null", industry="08", contact=contact, zone="x-1")
    excused = replace(blank, uscc_exception="执照: 如此")
    text = blank_documents(excused, [GUIDELINE], KNOWN)["enterprise.yaml"]
    read = Enterprise.model_validate(parse(text.encode()).data)
    assert (read.name, read.agency, read.industry, read.contact) == ("- 甲&乙", "null", "08", contact)
    assert read.uscc_exception
    assert read.uscc_exception.reason == "执照: 如此"


def test_code_that_was_excused_stays_excused(small: Path) -> None:
    wrong = "91320115MA0XJA001X"
    folder = small / f"submissions/2023/nanjing/{ICS}"
    spoil(folder / "enterprise.yaml", ICS, wrong)
    folder = folder.rename(folder.with_name(wrong))
    assert "统一社会信用代码" in carry(small, wrong).err
    path = folder / "enterprise.yaml"
    path.write_text(path.read_text("utf-8") + "uscc_exception:\n  reason: 营业执照如此\n", "utf-8")
    assert carry(small, wrong).code == 0
    new = load(small / f"submissions/2024/nanjing/{wrong}/enterprise.yaml", Enterprise)
    assert new.uscc_exception
    assert new.uscc_exception.reason == "营业执照如此"


def test_explanations_give_way_where_the_file_would_grow_too_large() -> None:
    note = {"degree": "met", "note": "字" * 2000}
    old = SelfAssessment.model_validate(
        {
            **HEAD,
            "answers": dict.fromkeys(NEW.practices, note),
        }
    )
    found = inherit(2023, old, Papers(old, None, None, None), NEW, NEW)
    area = GUIDELINE.areas[0]
    wordy = [p.model_copy(update={"text": "长" * 2000}) for p in area.practices]
    guideline = GUIDELINE.model_copy(
        update={"areas": [area.model_copy(update={"practices": wordy}), *GUIDELINE.areas[1:]]}
    )
    full = blank_documents(Blank(ICS, 2024, "nanjing", "", "", answers={"ics": found}), [guideline], KNOWN)
    assert "长" in full["ics/self-assessment.yaml"]
    huge = [p.model_copy(update={"text": "长" * 20_000}) for p in area.practices]
    guideline = GUIDELINE.model_copy(
        update={"areas": [area.model_copy(update={"practices": huge}), *GUIDELINE.areas[1:]]}
    )
    lean = blank_documents(Blank(ICS, 2024, "nanjing", "", "", answers={"ics": found}), [guideline], KNOWN)
    assert "长" not in lean["ics/self-assessment.yaml"]
