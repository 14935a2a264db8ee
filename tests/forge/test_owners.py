"""`xingji owners`: the file in the repository is what its roles ask for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.run import xingji
from tests.places import ROOT, SAMPLE
from xingji.forge.owners import PATH, PLACEHOLDER, NoOwnerError, codeowners, is_team
from xingji.programme.permissions import Author

PROVINCE = [Author("Zhang-San", "province"), Author("li-si", "province"), Author("LI-SI", "province")]
OTHERS = [Author("agency", "agency", "nanjing", "nj-01"), Author("inst", "institution"), Author("city", "city", "wuxi")]


def rules(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_the_file_here_is_fresh() -> None:
    """Where there is an edition at all; without one nobody can own anything."""
    ran = xingji("owners", "--check", cwd=ROOT)
    assert ran.code == (0 if [*ROOT.glob("submissions/*/roles.yaml")] else 2), ran.err


def test_only_the_province_owns_and_each_account_once() -> None:
    assert rules(codeowners("2024", [*OTHERS, *PROVINCE], sample=False)) == ["* @LI-SI @Zhang-San"]


def test_made_up_accounts_are_never_called() -> None:
    text = codeowners("2024", PROVINCE, sample=True)
    assert rules(text) == [f"* @{PLACEHOLDER}"]
    assert "li-si" not in text.lower()
    assert rules(codeowners("2024", PROVINCE, sample=True, team="real-org/province")) == ["* @real-org/province"]


def test_without_anybody_nothing_is_written() -> None:
    with pytest.raises(NoOwnerError):
        codeowners("2024", OTHERS, sample=False)


@pytest.mark.parametrize("name", ["org", "org/", "/team", "org/team x", "org/a\n* @evil", "@org/team", "a/b/c"])
def test_what_is_no_team(name: str) -> None:
    assert not is_team(name)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "submissions/2024").mkdir(parents=True)
    for name in ("edition.yaml", "roles.yaml"):
        shutil.copy(SAMPLE / "submissions/2024" / name, tmp_path / "submissions/2024")
    return tmp_path


def test_stale_is_told_and_mended(project: Path) -> None:
    assert xingji("owners", "--check", cwd=project).code == 1
    assert xingji("owners", "--write", "--team", "real-org/province", cwd=project).code == 0
    assert (project / PATH).read_text("utf-8").endswith("* @real-org/province\n")
    assert xingji("owners", "--check", cwd=project).code == 1, "without the team it is another file"
    assert xingji("owners", "--check", "--team", "real-org/province", cwd=project).code == 0
    assert xingji("owners", "--team", "no team", cwd=project).code == 2


def test_the_newest_roles_count(project: Path) -> None:
    edition, roles = (project / "submissions/2024" / name for name in ("edition.yaml", "roles.yaml"))
    edition.write_text(edition.read_text("utf-8").replace("sample: true", "sample: false"), "utf-8")
    assert xingji("owners", cwd=project).out.splitlines()[-1] == "* @sample-province"
    roles.write_text(
        "roles:\n  - login: agency\n    id: 1000000000001\n    role: agency\n    city: wuxi\n    agency: wx-01\n",
        "utf-8",
    )
    ran = xingji("owners", cwd=project)
    assert ran.code == 2
    assert "省级账号" in ran.err
