"""`xingji check --on` and `--as`: whether files may be handed in."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.run import xingji
from tests.places import SAMPLE


def codes(*arguments: str | Path) -> set[str]:
    ran = xingji("check", *arguments, "--format", "json", cwd=SAMPLE)
    return {found["code"] for found in ran.json()["findings"] if found["code"].startswith("XJ5")}


def test_check_on_a_day() -> None:
    dossier = next((SAMPLE / "submissions/2023/nanjing").glob("*/ics/self-assessment.yaml")).relative_to(SAMPLE)
    assert codes(dossier, "--on", "2023-06-16") == {"XJ501", "XJ504"}
    assert codes(dossier, "--on", "2023-07-30") == set()
    assert codes(dossier, "--on", "2023-07-31") == {"XJ502"}
    assert codes(dossier) == set()


def test_check_as_an_account() -> None:
    table = "submissions/2023/nanjing/agencies.yaml"
    assert codes(table, "--as", "sample-nanjing") == set()
    assert codes(table, "--as", "@Sample-Nanjing") == set()
    assert codes(table, "--as", "sample-suzhou") == {"XJ522"}
    assert codes(table, "--as", "sample-nanjing-nj01") == {"XJ521"}
    assert codes(table, "--as", "stranger") == {"XJ520"}


def test_a_day_needs_an_edition(tmp_path: Path) -> None:
    alone = tmp_path / "self-assessment.yaml"
    shutil.copy(next((SAMPLE / "submissions/2023").glob("*/*/ics/self-assessment.yaml")), alone)
    ran = xingji("check", alone, "--on", "2023-07-01", cwd=tmp_path)
    assert ran.code == 2
    assert "--on" in ran.err
