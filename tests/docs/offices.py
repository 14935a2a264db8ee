"""Hubs of the documents: on a forge in a folder beside the sample, and on the tests' forge; what an agency sees."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

from benchmarks.accounts import number_of

from tests.cli.run import xingji
from tests.docs.scenes import DOSSIER, commit, own_documents
from tests.forge.small.fixture import SmallForge
from tests.publish.signing import git
from xingji.forge.local_platform import LocalPlatform

DAY = date(2023, 7, 28)
"""Two days before assessments close."""
APP = 77
WORKBOOK = "自评估.xlsx"
ORGANISATION, PARTY, INBOX = "province", "agency/nanjing/nj-01", "xingji-2023-nanjing-nj-01"
HUB = f"""\
forge: {{forge}}
organisation: {ORGANISATION}
record: record
prefix: xingji-
edition: 2023
reviewers:
  - login: sample-province
    id: {number_of("sample-province")}
engine: xingji==0.2.0
"""


def on_github(root: Path) -> None:
    """A record whose inboxes are to be made in an organisation."""
    (root / "hub.yaml").write_text(HUB.format(forge="github"), "utf-8")


def in_a_folder(root: Path) -> None:
    """A record of one city and the folder for its inboxes, of which there are none yet; an agency's workbook."""
    (root / "hub.yaml").write_text(HUB.format(forge="local"), "utf-8")
    for city in (root / "submissions/2023").iterdir():
        if city.is_dir() and city.name != "nanjing":
            shutil.rmtree(city)
    own_documents(root)
    _workbook(root)
    _assessment(root).unlink()
    LocalPlatform(root.parent).make(f"{ORGANISATION}/record")
    commit(root)
    git(root, "remote", "add", "origin", f"../{ORGANISATION}/record.git")
    git(root, "push", "--quiet", "--set-upstream", "origin", "main")


def an_inbox(root: Path) -> None:
    """The agency's inbox in the place of the record; in it an assessment that was not sent yet, also as a workbook."""
    own_documents(root)
    _workbook(root)
    kept = _assessment(root).rename(root.parent / "self-assessment.yaml")
    done = xingji("hub", "view", PARTY, "--on", DAY.isoformat(), "--out", str(root.parent / "view"), cwd=root)
    assert done.code == 0, done
    (root / WORKBOOK).rename(root.parent / "view" / WORKBOOK)
    shutil.rmtree(root)
    (root.parent / "view").rename(root)
    commit(root)
    _assessment(root).parent.mkdir()
    kept.rename(_assessment(root))


def organised(forge: SmallForge, root: Path) -> str:
    """The organisation of the hub with its record and its app, and everybody whom the roles name; its owner's token."""
    known = forge.world.organisation(ORGANISATION, "sample-office")
    known.settings |= {"default_repository_permission": "none", "members_can_fork_private_repositories": False}
    known.members.add("sample-province")
    rights = dict.fromkeys(("contents", "pull_requests", "checks", "issues"), "write") | {"metadata": "read"}
    row = {"id": APP, "app_id": APP, "app_slug": "xingji-clerk", "account": {"login": ORGANISATION}}
    known.installations.append(
        {**row, "repository_selection": "selected", "permissions": rights, "_repositories": ["record"]}
    )
    forge.begin({"README.md": b"record\n"}, private=True, at=f"{ORGANISATION}/record")
    for login in re.findall(r"login: (\S+)", (root / "submissions/2023/roles.yaml").read_text("utf-8")):
        forge.world.user(login)
    return forge.world.user("sample-office")


def _assessment(root: Path) -> Path:
    return root / DOSSIER / "ics/self-assessment.yaml"


def _workbook(root: Path) -> None:
    assert xingji("workbook", "export", DOSSIER, "--out", WORKBOOK, cwd=root).code == 0
