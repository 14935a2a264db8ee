"""Sign a tree as the province would: build, sign what came out, commit the signature; the site itself is not needed."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from unittest.mock import patch

from xingji.cli.main import main
from xingji.engine.checker import Checker
from xingji.engine.year_figures import public_visits
from xingji.publish import build
from xingji.publish.build import BuildSummary, build_site
from xingji.publish.figures import Visits
from xingji.store.guidelines import Library
from xingji.store.reference import reference

NAME = "示例测试密钥"


def build_data(tree: Path, out: Path, today: date, now: datetime) -> BuildSummary:
    """Build everything but the pages' HTML: the docs folder as it is handed to the generator."""

    def copy(config: Path, target: Path, _: datetime) -> None:
        shutil.copytree(config.parent / "docs", target, dirs_exist_ok=True)

    with patch.object(build, "generate", copy):
        return build_site(tree, out, Library(tree), today=today, generated_at=now, visits=visits_in(tree, today))


def visits_in(tree: Path, today: date) -> Visits:
    """What may be told of the visits that a tree's verifications wait for, as `xingji build` hands it over."""
    return public_visits(Checker(tree, Library(tree), known=reference(tree)), today)


def sign_tree(tree: Path, place: Path, today: date, now: datetime) -> Path:
    """Put a signature that fits the data into `site/keys` of a tree; gives the private key."""
    shutil.rmtree(tree / "site" / "keys", ignore_errors=True)
    key, first = place / "key.pem", place / "first"
    build_data(tree, first, today, now)
    public = ["--public", str(first), "--root", str(tree), "--on", today.isoformat()]
    assert main(["sign", "--new-key", str(key), "--root", str(tree)]) == 0
    assert main(["sign", "--key", str(key), "--name", NAME, *public]) == 0
    return key


def git(root: Path, *arguments: str, at: str = "2031-01-01T00:00:00Z") -> None:
    """Run Git as somebody at some time, whatever is configured on the machine."""
    who = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at, "GIT_CONFIG_GLOBAL": "/dev/null", "PATH": "/usr/bin:/bin"}
    names = ["-c", "user.name=示例", "-c", "user.email=sample@example.invalid"]
    subprocess.run(["git", "-C", str(root), *names, *arguments], check=True, capture_output=True, env=who)
