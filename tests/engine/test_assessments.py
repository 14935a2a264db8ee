"""What a score needs of assessments: as many readings as there are files, and the words of `check` for faulty ones."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.places import SAMPLE
from xingji.engine import assessments, source
from xingji.engine.assessments import Assessed, NoGuidelineError, read
from xingji.engine.checker import Checker
from xingji.engine.report import Report
from xingji.store.guidelines import Library
from xingji.store.reader import Parsed, parse

YEAR = SAMPLE / "submissions" / "2023"
FILES = sorted(YEAR.rglob("self-assessment.yaml"))


def names(path: Path) -> str:
    return path.name


def codes(found: Assessed | Report) -> set[str]:
    assert isinstance(found, Report)
    return {finding.code for finding in found.findings}


def test_a_year_takes_one_checker_and_reads_no_dossier_file_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINGJI_CACHE", str(tmp_path))
    parses, checkers = Counter[bytes](), list[Path]()

    def counted(content: bytes) -> Parsed:
        parses[content] += 1
        return parse(content)

    class Counted(Checker):
        def __init__(self, root: Path, library: Library) -> None:
            checkers.append(root)
            super().__init__(root, library, processes=1)

    monkeypatch.setattr(source, "parse", counted)
    monkeypatch.setattr(assessments, "Checker", Counted)
    found = list(read(FILES, names, "verified"))
    assert all(isinstance(each, Assessed) for each in found)
    assert checkers == [SAMPLE]
    assert {parses[file.read_bytes()] for file in FILES} == {1}


@pytest.mark.parametrize("view", ["claimed", "verified"])
def test_a_file_taken_out_of_its_tree_scores_as_within(
    tmp_path: Path, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SAMPLE)
    folder = next(file.parent for file in FILES if (file.parent / "onsite.yaml").exists())
    shutil.copytree(folder, tmp_path / "ics")
    (within,) = read([folder / "self-assessment.yaml"], names, view)
    (outside,) = read([tmp_path / "ics" / "self-assessment.yaml"], names, view)
    assert isinstance(within, Assessed)
    assert isinstance(outside, Assessed)
    assert (outside.degrees, outside.ruleset.sha256) == (within.degrees, within.ruleset.sha256)


@pytest.mark.parametrize("place", ["tree", "loose"])
@pytest.mark.parametrize("kind", ["self-assessment", "verification", "onsite"])
def test_a_faulty_document_is_told_of_by_its_findings(tree: Path, tmp_path: Path, kind: str, place: str) -> None:
    source = next(file.parent for file in FILES if (file.parent / "onsite.yaml").exists())
    folder = tree / source.relative_to(SAMPLE)
    if place == "loose":
        shutil.copytree(source, tmp_path / "loose")
        folder = tmp_path / "loose"
    (folder / f"{kind}.yaml").write_text("answers: [\n", "utf-8")
    (found,) = read([folder / "self-assessment.yaml"], names, "verified")
    assert codes(found) == {"XJ106"}
    if kind != "self-assessment":
        (claimed,) = read([folder / "self-assessment.yaml"], names)
        assert isinstance(claimed, Assessed)


def test_a_guideline_that_is_not_to_be_had(tree: Path) -> None:
    file = tree / FILES[0].relative_to(SAMPLE)
    text = file.read_text("utf-8").replace("guideline: ics-2023", "guideline: ics-2099")
    file.write_text(text, "utf-8")
    with pytest.raises(NoGuidelineError, match="ics-2099"):
        list(read([file], names))


def test_errors_are_those_of_check(tree: Path) -> None:
    file = tree / FILES[0].relative_to(SAMPLE)
    file.write_text(file.read_text("utf-8") + "  PA99.1.1: met\n", "utf-8")
    (found,) = read([file], names)
    assert isinstance(found, Assessed)
    assert found.errors == 1


def test_a_folder_of_a_track_that_the_province_does_not_have_is_told_of(tree: Path) -> None:
    folder = tree / FILES[0].parent.relative_to(SAMPLE)
    shutil.copytree(folder, folder.with_name("other"))
    stray, sound = read([folder.with_name("other") / FILES[0].name, folder / FILES[0].name], names)
    assert codes(stray) == {"XJ118"}
    assert isinstance(sound, Assessed)
    assert sound.errors == 0


def test_loose_files_of_one_root_share_its_guidelines(tmp_path: Path) -> None:
    loose = [tmp_path / name / "self-assessment.yaml" for name in ("a", "b")]
    for file in loose:
        file.parent.mkdir()
        shutil.copy(FILES[0], file)
    first, second = read(loose, names)
    assert isinstance(first, Assessed)
    assert isinstance(second, Assessed)
    assert first.library is second.library
