"""What is laid beside the sample, or spoilt in it, before the commands of a section are run."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

from tests.cli.run import xingji
from tests.places import ROOT
from tests.publish.signing import git, sign_tree
from xingji.cli.main import main

DAY = date(2026, 1, 15)
AT = f"{DAY.isoformat()}T00:00:00Z"
DOSSIER = "submissions/2023/nanjing/91320115MA0YKB2C8G"
_SPOILT = "submissions/2023/nanjing/91320106MA0YQ7RM0C"


def nothing(_: Path) -> None:
    """The sample as it is."""


def six_faults(root: Path) -> None:
    """A dossier with six faults."""
    _edit(
        root / _SPOILT / "enterprise.yaml",
        ("zone: nanjing-gaoxin", "zone: suzhou-sip"),
        ("industry:", "indusrty:"),
    )
    _edit(
        root / _SPOILT / "ics/self-assessment.yaml",
        ("PA01.2.2: partly", "PA01.2.2: parly"),
        ("PA01.3.2: unmet", "PA01.3.9: unmet"),
        ("PA02.1.1: mostly", "PA02.1.1: mostly\n  PA02.1.1: mostly"),
    )


def ragged(root: Path) -> None:
    """A registration with a layout of its own."""
    _edit(root / _SPOILT / "enterprise.yaml", ("\n  name:", "\n     name:"), ("\n  phone:", "\n     phone:"))
    _edit(root / _SPOILT / "enterprise.yaml", ("\n  email:", "\n     email:"))


def project(root: Path) -> None:
    """The hand-written part of the site, without scripts of others: what a build needs."""
    shutil.copytree(ROOT / "site", root / "site", ignore=shutil.ignore_patterns("keys"))
    shutil.copy(ROOT / "mkdocs.yml", root)


def committed(root: Path) -> None:
    """A repository with a remote one to push to."""
    git(root.parent, "init", "--quiet", "--bare", "--initial-branch", "main", "remote.git")
    commit(root)
    git(root, "remote", "add", "origin", "../remote.git")
    git(root, "push", "--quiet", "--set-upstream", "origin", "main")


def commit(root: Path) -> None:
    """A repository whose only commit holds all."""
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "sample", at=AT)


def signed(root: Path) -> None:
    """A built site, signed with a key that nobody has any more."""
    project(root)
    commit(root)
    place = root.parent / "signer"
    place.mkdir()
    sign_tree(root, place, DAY, datetime.fromisoformat(AT))
    (place / "first").rename(root / "public")


def with_a_key(root: Path) -> None:
    """A project that was never signed, and a private key beside it."""
    project(root)
    committed(root)
    assert main(["sign", "--new-key", str(root.parent / "xingji-2026.pem"), "--root", str(root)]) == 0


def own_documents(root: Path) -> None:
    """A dossier as its agency has it before anybody else wrote into it."""
    for name in ("decision", "onsite", "rectification", "verification"):
        (root / DOSSIER / "ics" / f"{name}.yaml").unlink()


def unsent(root: Path) -> None:
    """A repository that does not have the dossier yet, which lies in the folder, also as a workbook."""
    own_documents(root)
    aside = root.parent / "aside"
    (root / DOSSIER).rename(aside)
    commit(root)
    aside.rename(root / DOSSIER)
    assert xingji("workbook", "export", DOSSIER, "--out", "自评估.xlsx", cwd=root).code == 0


def last_year(root: Path) -> None:
    """A repository in which the year that follows is not there yet."""
    shutil.rmtree(root / "submissions/2024")
    commit(root)


def _edit(path: Path, *changes: tuple[str, str]) -> None:
    """Change what is there; the file is a link to the sample's, so it is replaced."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, (path, old)
        text = text.replace(old, new)
    path.unlink()
    path.write_text(text, "utf-8")
