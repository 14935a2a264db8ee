"""`xingji new`: a dossier that can be filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import xingji
from xingji.model.kinds import model_of
from xingji.store.guidelines import Library

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
