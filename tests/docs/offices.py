"""A hub on a forge in a folder, laid beside the sample: its record, and what an agency handed in."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from benchmarks.accounts import number_of

from tests.cli.run import xingji
from tests.docs.scenes import DOSSIER, commit, own_documents
from tests.publish.signing import git
from xingji.cli import at_office
from xingji.forge.local_platform import LocalPlatform
from xingji.programme.china import CHINA

NOON = datetime(2023, 7, 28, 12, 0, tzinfo=CHINA)
"""When the hub of the documents looks at the clock, two days before assessments close."""
ORGANISATION, INBOX = "province", "xingji-2023-nanjing-nj-01"
HUB = f"""\
forge: local
organisation: {ORGANISATION}
record: record
prefix: xingji-
edition: 2023
reviewers:
  - login: sample-province
    id: {number_of("sample-province")}
engine: xingji==0.2.0
"""
_SENT = "2023-07-28T03:30:00Z"


def settled(root: Path) -> None:
    """A record with the settings of a hub, in a folder for the inboxes, of which there are none yet."""
    (root / "hub.yaml").write_text(HUB, "utf-8")
    own_documents(root)
    _assessment(root).rename(root.parent / "self-assessment.yaml")
    LocalPlatform(root.parent).make(f"{ORGANISATION}/record")
    commit(root)
    git(root, "remote", "add", "origin", f"../{ORGANISATION}/record.git")
    git(root, "push", "--quiet", "--set-upstream", "origin", "main")


def handed_in(root: Path) -> None:
    """The same after the first deliveries; an agency sent its assessment on a branch of its inbox."""
    settled(root)
    with patch.object(at_office, "now", lambda: NOON):
        for words in (("init",), ("round",)):
            assert xingji("hub", *words, cwd=root).code == 0
    send(root, "assess")


def send(root: Path, branch: str) -> None:
    """Push the assessment on a branch of the agency's inbox."""
    inbox = root.parent / ORGANISATION / f"{INBOX}.git"
    clone = root.parent / "inbox"
    git(root, "clone", "--quiet", str(inbox), str(clone))
    git(clone, "switch", "--quiet", "--create", branch)
    _assessment(clone).parent.mkdir(exist_ok=True)
    shutil.copy(root.parent / "self-assessment.yaml", _assessment(clone))
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message", "自评估", at=_SENT)
    git(clone, "push", "--quiet", "origin", branch, at=_SENT)


def _assessment(root: Path) -> Path:
    return root / DOSSIER / "ics/self-assessment.yaml"
