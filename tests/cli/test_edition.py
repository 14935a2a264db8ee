"""`xingji edition new`: a year from an earlier one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import xingji
from xingji.model.edition import Edition, Institutions, Roles
from xingji.store.guidelines import Library
from xingji.store.load import load
from xingji.store.next_edition import inherited, next_edition
from xingji.store.reader import parse

BASE = Path(__file__).parents[1] / "rules" / "base"


def spoil(path: Path, old: str, new: str) -> None:
    """Replace a text that must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def everything(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small tree of the rule fixtures, with a few comments and numbers that must arrive in the new year."""
    root = tmp_path / "small"
    shutil.copytree(BASE, root)
    edition = root / "submissions/2023/edition.yaml"
    spoil(edition, "offices:\n", "offices:  # 照通知所印\n")
    spoil(edition, "    documents: [onsite]\n", "    documents: [onsite]  # 只此一种\n    grace_days: 3\n")
    spoil(edition, "  percent: 10\n", "  percent: 15\n")
    return root


def test_new_year_of_the_sample_passes_the_check(tree: Path) -> None:
    shutil.rmtree(tree / "submissions/2024")
    assert xingji("edition", "new", "2024", "--from", "2023", cwd=tree).code == 0
    assert sorted(path.name for path in (tree / "submissions/2024").iterdir()) == [
        "edition.yaml", "institutions.yaml", "roles.yaml",
    ]  # fmt: skip
    checked = xingji("check", "submissions/2024", "--format", "json", cwd=tree)
    assert (checked.code, checked.json()["findings"]) == (0, [])
    assert xingji("fmt", "--check", "submissions/2024", cwd=tree).code == 0


def test_edition_keeps_the_frame_and_no_date(small: Path) -> None:
    ran = xingji("edition", "new", "2024", "--from", "2023", "--root", small, cwd=small.parent)
    assert ran.code == 0, ran.err
    path = small / "submissions/2024/edition.yaml"
    last, new = load(small / "submissions/2023/edition.yaml", Edition), load(path, Edition)
    assert (new.edition, new.title, new.sample) == (2024, "2024年度示例星级企业培育", last.sample)
    assert (new.document.number, new.document.verified, new.document.issued_on) == (None, False, None)
    assert new.document.note
    kept = [(p.id, p.name, p.documents, p.grace_days) for p in last.phases]
    assert [(p.id, p.name, p.documents, p.grace_days) for p in new.phases] == kept
    assert all(p.opens is None and p.closes is None and p.note for p in new.phases)
    assert [d.model_copy(update={"date": None}) for d in last.deadlines] == new.deadlines
    assert last.extensions
    assert new.extensions == []
    assert new.tracks == last.tracks
    assert last.onsite
    assert last.onsite.seed
    assert new.onsite
    assert (new.onsite.percent, new.onsite.seed, new.onsite.key, new.onsite.drawn) == (15, None, [], [])
    assert [(o.name, o.phone) for o in new.offices] == [(o.name, o.phone) for o in last.offices]
    assert all("须核对" in (o.note or "") for o in new.offices)
    assert [(s.confidence, "2023" in s.title) for s in new.sources] == [("C", True)]
    text = path.read_text("utf-8")
    assert all(comment in text for comment in ("# 示例数据，不代表任何真实企业", "# 只此一种", "# 照通知所印"))
    assert "2023-" not in text


def test_accounts_and_institutions_say_where_they_come_from(small: Path) -> None:
    assert xingji("edition", "new", "2024", "--from", "2023", cwd=small).code == 0
    last, new = small / "submissions/2023", small / "submissions/2024"
    assert load(new / "roles.yaml", Roles) == load(last / "roles.yaml", Roles)
    before, after = (load(folder / "institutions.yaml", Institutions) for folder in (last, new))
    assert after.institutions == before.institutions
    assert before.assignments
    assert after.assignments == []
    for name in ("roles", "institutions"):
        lines = (new / f"{name}.yaml").read_text("utf-8").splitlines()
        assert "# 沿用自2023年度，须逐项核对。" in lines[:4]


def test_next_year_but_one_keeps_one_mark(small: Path) -> None:
    for year, last in (("2024", "2023"), ("2026", "2024")):
        assert xingji("edition", "new", year, "--from", last, cwd=small).code == 0
    text = "".join(path.read_text("utf-8") for path in (small / "submissions/2026").iterdir())
    assert "沿用自2023" not in text
    assert text.count("沿用自2024年度") == 2
    assert "沿用2024年度，须核对。" in text
    assert "沿用2023年度，须核对。" not in text


def test_year_of_lists_alone_can_be_followed(small: Path) -> None:
    assert xingji("edition", "new", "2024", "--from", "2022", cwd=small).code == 0
    assert [path.name for path in (small / "submissions/2024").iterdir()] == ["edition.yaml"]
    assert xingji("check", "submissions/2024", cwd=small).code == 0


def test_new_guidelines_are_copies_under_the_new_id(small: Path) -> None:
    guideline = small / "scoring/ics-2023/guideline.yaml"
    spoil(guideline, "title: 示例工控细则", "title: 示例工控细则 ics-2023（xics-2023 不改）")
    assert xingji("edition", "new", "2024", "--from", "2023", "--new-guidelines", cwd=small).code == 0
    edition = load(small / "submissions/2024/edition.yaml", Edition)
    assert {offer.track: offer.guideline for offer in edition.tracks} == {
        "ics": "ics-2024",
        "platform": "platform-2024",
    }
    text = (small / "scoring/ics-2024/guideline.yaml").read_text("utf-8")
    assert "guideline: ics-2024\n" in text
    assert "ics-2024（xics-2023 不改）" in text
    old, new = Library(small).ruleset("ics-2023"), Library(small).ruleset("ics-2024")
    assert old is not None
    assert new is not None
    assert (new.id, new.areas, new.levels) == ("ics-2024", old.areas, old.levels)
    assert xingji("check", "submissions/2024", cwd=small).code == 0
    assert xingji("check", "scoring", cwd=small).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2023", "--from", "2022"], "已存在"),
        (["2024", "--from", "2021"], "没有年度 2021"),
        (["2023", "--from", "2023"], "应晚于"),
        (["2021", "--from", "2023"], "应晚于"),
        (["2019", "--from", "2018"], "四位年份"),
        (["2100", "--from", "2023"], "四位年份"),
        (["../x", "--from", "2023"], "四位年份"),
        (["２０２４", "--from", "2023"], "四位年份"),
    ],
)
def test_refusals_leave_everything_alone(small: Path, arguments: list[str], said: str) -> None:
    before = everything(small)
    ran = xingji("edition", "new", *arguments, cwd=small)
    assert ran.code == 2
    assert said in ran.err
    assert everything(small) == before


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("submissions/2023/edition.yaml", "edition: 2023", "edition: MMXXIII", "xingji check submissions/2023"),
        ("submissions/2023/roles.yaml", "role: province", "role: king", "xingji check submissions/2023"),
        ("submissions/2023/institutions.yaml", "institutions:", "institutions: [", "xingji check submissions/2023"),
        ("submissions/2023/edition.yaml", "guideline: ics-2023", "guideline: ics-2031", "ics-2031"),
        ("scoring/ics-2023/areas/PA05.yaml", "weight: 1", "weight: 9", "ics-2023"),
    ],
)
def test_faulty_files_of_last_year_write_nothing(small: Path, path: str, old: str, new: str, said: str) -> None:
    spoil(small / path, old, new)
    before = everything(small)
    ran = xingji("edition", "new", "2024", "--from", "2023", "--new-guidelines", cwd=small)
    assert ran.code == (1 if said.startswith("xingji check") else 2), "errors in documents; else there is no guideline"
    assert said in ran.err
    assert everything(small) == before


def test_guideline_that_is_there_already_is_not_overwritten(small: Path) -> None:
    shutil.copytree(small / "scoring/platform-2023", small / "scoring/platform-2024")
    before = everything(small)
    ran = xingji("edition", "new", "2024", "--from", "2023", "--new-guidelines", cwd=small)
    assert ran.code == 2
    assert "scoring/platform-2024" in ran.err
    assert everything(small) == before


def test_title_without_a_year_gets_one(small: Path) -> None:
    path = small / "submissions/2023/edition.yaml"
    spoil(path, "title: 2023年度示例星级企业培育", "title: 示例星级企业培育")
    data = parse(next_edition(path.read_bytes(), load(path, Edition), 2024, {})).data
    assert data is not None
    assert data["title"] == "2024年度示例星级企业培育"


def test_long_note_of_an_office_gives_way_to_the_reminder(small: Path) -> None:
    path = small / "submissions/2023/edition.yaml"
    spoil(path, "    phone: 025-80000001\n", f"    phone: 025-80000001\n    note: {'字' * 195}\n")
    data: Any = parse(next_edition(path.read_bytes(), load(path, Edition), 2024, {})).data
    assert data is not None
    assert data["offices"][0]["note"] == "沿用2023年度，须核对。"


def test_inherited_keeps_every_byte_besides_the_mark() -> None:
    source = "# 一\n# 二\nroles: []  # 尾\n"
    made = inherited(source.encode(), 2023).decode()
    assert made == "# 一\n# 二\n# 沿用自2023年度，须逐项核对。\nroles: []  # 尾\n"
    assert inherited(made.encode(), 2024).decode() == made.replace("2023", "2024")
