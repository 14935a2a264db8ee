"""The table of kinds of documents: nothing else says what a kind is."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import pytest

from tests.patience import HANGING
from tests.places import ROOT
from xingji.forge.labels import ABOUT
from xingji.model.edition import PhasedKind
from xingji.model.kinds import KINDS, DocumentKind, at_level, model_of, phased
from xingji.model.terms import RoleName
from xingji.office.workbook.parts import PARTS
from xingji.store import layout

HOMES = {
    "root": "",
    "province": "submissions",
    "edition": "submissions/2023",
    "city": "submissions/2023/nanjing",
    "dossier": "submissions/2023/nanjing/91320115MA0YKB2C8G",
    "track": "submissions/2023/nanjing/91320115MA0YKB2C8G/ics",
    "guideline": "scoring/ics-2023",
    "areas": "scoring/ics-2023/areas",
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_kind_has_a_place_a_model_and_words(kind: DocumentKind) -> None:
    path = f"{HOMES[kind.level]}/{'PA01' if kind.name == 'area' else kind.name}.yaml".lstrip("/")
    place = layout.place(path)
    assert place is not None
    assert place.kind == kind.name
    assert path.count("/") == kind.folders
    assert model_of(kind.name).__doc__
    assert kind.words.zh
    assert kind.words.en


def test_what_the_table_names_is_there() -> None:
    assert {kind.label for kind in KINDS.values()} <= ABOUT.keys()
    assert {role for kind in KINDS.values() for role in kind.writers} <= set(get_args(RoleName)) - {"province"}
    assert {kind.name for kind in KINDS.values() if kind.workbook} == PARTS.keys()
    assert get_args(PhasedKind) == phased()


def test_every_document_of_a_dossier_is_bound_searched_and_written_by_somebody() -> None:
    for name in (*at_level("dossier"), *at_level("track")):
        assert KINDS[name].phased, name
        assert KINDS[name].free_text, name
        assert KINDS[name].writers or name == "decision", name
        first, field = next(iter(model_of(name).model_fields.items()))
        assert (first, field.is_required()) == ("dossier", True), name


def test_a_new_kind_is_its_declaration_and_its_model() -> None:
    plugins = ("-p", "tests.model.insurance", "-p", "no:xdist", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", *plugins, "tests/model/with_insurance.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=HANGING)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-3000:]
