"""`xingji new`: a dossier that can be filled in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.run import xingji
from tests.places import ROOT, SAMPLE
from xingji.model.kinds import model_of
from xingji.store.guidelines import Library, load_guideline
from xingji.store.reader import parse
from xingji.store.reference import reference
from xingji.store.templates import Blank, blank_documents
from xingji.store.text import MAX_BYTES

USCC = "91320700MA0FAKE17T"


def test_new_writes_a_dossier_that_can_be_filled(tree: Path) -> None:
    arguments = ["new", USCC, "--edition", "2023", "--city", "lianyungang", "--agency", "lyg-01", "--track", "ics"]
    assert xingji(*arguments, cwd=tree).code == 0
    folder = tree / "submissions/2023/lianyungang" / USCC
    text = (folder / "ics" / "self-assessment.yaml").read_text("utf-8")
    rules = Library(tree).ruleset("ics-2023")
    assert rules is not None
    assert all(f"  #{practice}:\n" in text for practice in rules.practices)
    filled = "".join(
        line.replace("#", "").replace(":\n", ": met\n") if line.startswith("  #PA") else line
        for line in text.splitlines(True)
    )
    (folder / "ics" / "self-assessment.yaml").write_text(
        filled.replace("assessed_on:", "assessed_on: 2023-07-12"), "utf-8"
    )
    result = xingji("score", folder, "--format", "json", cwd=tree).json()["results"][0]
    assert (result["level"], result["unanswered"]) == (5, [])
    again = xingji(*arguments, cwd=tree)
    assert again.code == 2
    assert "已存在" in again.err


@pytest.mark.parametrize(
    "arguments",
    [["91320700MA0FAKE17X", "--city", "nanjing"], [USCC, "--city", "beijing"], ["../../x", "--city", "nanjing"]],
)
def test_new_refuses_what_cannot_be(tree: Path, arguments: list[str]) -> None:
    before = sorted(tree.rglob("*"))
    assert xingji("new", *arguments, "--edition", "2023", cwd=tree).code == 2
    assert sorted(tree.rglob("*")) == before


def test_new_names_an_edition_that_has_errors(tree: Path) -> None:
    """The guideline to fill in is the edition's to say."""
    edition = tree / "submissions/2023/edition.yaml"
    edition.write_text(edition.read_text("utf-8").replace("edition: 2023", "edition: x"), "utf-8")
    ran = xingji("new", USCC, "--edition", "2023", "--city", "lianyungang", "--lang", "en", "--debug", cwd=tree)
    assert ran.code in (1, 2)
    assert "submissions/2023/edition.yaml has errors" in ran.err
    assert not [*tree.rglob(USCC)]


def test_templates_name_every_field_of_their_models(tree: Path) -> None:
    assert xingji("new", USCC, "--edition", "2023", "--city", "lianyungang", cwd=tree).code == 0
    folder = tree / "submissions/2023/lianyungang" / USCC
    for kind, path in (("enterprise", "enterprise"), ("cloud", "cloud"), ("self-assessment", "ics/self-assessment")):
        text = (folder / f"{path}.yaml").read_text("utf-8")
        named = {line.strip().lstrip("#").partition(":")[0] for line in text.splitlines()}
        assert set(model_of(kind).model_fields) - {"uscc_exception"} <= named
        first = next(line for line in text.splitlines() if not line.startswith("#"))
        assert first == f"dossier: 2023/{USCC}"


@pytest.mark.parametrize(
    ("arguments", "profile", "told"),
    [
        (["--industry", "34"], "discrete", "生产类型：discrete（离散制造），按行业大类 34 的通常情形预填"),
        (["--industry", "26"], "process", "生产类型：process（流程制造），按行业大类 26"),
        (["--industry", "46"], "utility", "生产类型：utility（公用事业），按行业大类 46"),
        (["--industry", "26", "--profile", "discrete"], "discrete", "生产类型：discrete（离散制造）。"),
        (["--industry", "65"], None, "生产类型（profile）留空：行业大类 65 没有通常的生产类型"),
        ([], None, "生产类型（profile）留空：请在 enterprise.yaml 中选填"),
        (["--profile", "流程制造"], "process", "生产类型：process（流程制造）。"),
        (["--profile", "公用"], "utility", "生产类型：utility（公用事业）。"),
    ],
)
def test_new_proposes_the_profile_of_the_industry(
    tree: Path, arguments: list[str], profile: str | None, told: str
) -> None:
    ran = xingji("new", USCC, "--edition", "2023", "--city", "lianyungang", *arguments, cwd=tree)
    assert ran.code == 0, ran.err
    assert told in ran.out
    data = parse((tree / "submissions/2023/lianyungang" / USCC / "enterprise.yaml").read_bytes()).data
    assert data is not None
    assert data["profile"] == profile


def test_new_asks_no_profile_of_a_platform_operator(tree: Path) -> None:
    ran = xingji("new", USCC, "--edition", "2023", "--city", "lianyungang", "--track", "platform", cwd=tree)
    assert ran.code == 0, ran.err
    assert "生产类型" not in ran.out
    text = (tree / "submissions/2023/lianyungang" / USCC / "enterprise.yaml").read_text("utf-8")
    assert "\n#profile:" in text


def test_new_refuses_an_industry_that_there_is_not(tree: Path) -> None:
    ran = xingji("new", USCC, "--edition", "2023", "--city", "lianyungang", "--industry", "99", cwd=tree)
    assert ran.code == 2
    assert "“99” 不是 GB/T 4754-2017 的行业大类代码" in ran.err
    assert not [*tree.rglob(USCC)]


def test_the_form_reads_as_the_profile_does(tree: Path) -> None:
    area = tree / "scoring/ics-2023/areas/PA02.yaml"
    own = (
        "    na_when: 示例：没有现场设备。\n    profiles:\n      discrete:\n        text: 示例：机床旁的箱体应上锁。\n"
    )
    area.write_text(area.read_text("utf-8").replace("    weight: ", f"{own}    weight: ", 1), "utf-8")
    arguments = ["--edition", "2023", "--city", "lianyungang", "--track", "ics", "--profile"]
    for profile, reads in (("discrete", True), ("process", False)):
        assert xingji("new", USCC, *arguments, profile, cwd=tree).code == 0
        folder = tree / "submissions/2023/lianyungang" / USCC
        text = (folder / "ics" / "self-assessment.yaml").read_text("utf-8")
        assert ("示例：机床旁的箱体应上锁。" in text) == reads
        assert "  #   可不适用：示例：没有现场设备。" in text
        shutil.rmtree(folder)


@pytest.mark.parametrize(
    "folder", sorted((ROOT / "scoring").glob("*/guideline.yaml")), ids=lambda path: path.parent.name
)
def test_a_blank_form_leaves_room_for_answers(folder: Path) -> None:
    """An answer with a note and a piece of evidence takes some 250 bytes; a file has its limit."""
    full = load_guideline(folder.parent)
    blank = Blank(USCC, 2023, "lianyungang", "示例企业", "lyg-01", profile="discrete")
    documents = blank_documents(blank, [full], reference(SAMPLE))
    text = documents[f"{full.head.track}/self-assessment.yaml"].encode()
    count = sum(len(area.practices) for area in full.areas)
    assert len(text) + 250 * count < MAX_BYTES
