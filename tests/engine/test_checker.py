"""One checker, asked several times: nothing of an earlier call shows in a later one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.places import SAMPLE
from xingji.engine.admission import AdmissionRequest, check
from xingji.engine.checker import Checker
from xingji.engine.survey import BrokenEditionError, NoEditionError, survey
from xingji.programme.sender import Sender
from xingji.store import tree as trees
from xingji.store.guidelines import Library

CITY = "submissions/2023/suzhou"


def fresh(root: Path = SAMPLE) -> Checker:
    return Checker(root, Library(root), processes=1, use_cache=False)


@pytest.fixture(scope="module")
def dossier() -> str:
    return next(path for is_dossier, path in trees.outline(SAMPLE, CITY) if is_dossier)


def test_a_dossier_after_a_whole_year_is_judged_as_by_a_fresh_checker(dossier: str) -> None:
    checker = fresh()
    checker.survey("2023")
    checker.check(["submissions/2023"])
    assert checker.check([dossier]) == fresh().check([dossier])


def test_a_year_after_one_dossier_is_judged_as_by_a_fresh_checker(dossier: str) -> None:
    checker = fresh()
    checker.check([dossier])
    assert checker.check(["submissions/2023"]) == fresh().check(["submissions/2023"])


def test_asking_for_a_day_leaves_no_day_behind(dossier: str) -> None:
    checker = fresh()
    asked = AdmissionRequest(day=None, sender=Sender("nobody-known"))
    told = check(checker, [dossier], asked).findings
    assert [found.code for found in told if found.severity == "error"]
    assert checker.frame("2023").calendar is None
    assert checker.check([dossier]) == fresh().check([dossier])


def test_the_same_start_twice_is_checked_once(dossier: str) -> None:
    assert fresh().check([dossier, f"{dossier}/", dossier]) == fresh().check([dossier])


def test_a_survey_names_what_it_cannot_use(tree: Path) -> None:
    with pytest.raises(NoEditionError):
        survey(fresh(tree), "2029")
    (tree / "submissions" / "2023" / "edition.yaml").write_text("edition: 2023\n", "utf-8")
    with pytest.raises(BrokenEditionError):
        survey(fresh(tree), "2023")


def test_rows_are_of_dossiers_that_are_there(dossier: str) -> None:
    absent = dossier.replace("/suzhou/", "/wuxi/")
    assert list(fresh().rows([absent, dossier])) == [dossier]
