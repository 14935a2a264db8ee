"""Run the site generator on a folder of Markdown; the only module that knows which generator it is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml


class GeneratorError(RuntimeError):
    """The generator refused; the text is what it said."""


def write_config(source: Path, docs: Path, nav: list[Any], extra: Mapping[str, Any]) -> Path:
    """`mkdocs.yml` of a source folder with navigation and settings filled in, beside the docs folder."""
    config = yaml.safe_load((source / "mkdocs.yml").read_text("utf-8"))
    config["docs_dir"] = str(docs.resolve())
    config["theme"]["custom_dir"] = str((source / config["theme"]["custom_dir"]).resolve())
    config["nav"] = nav
    config["site_description"] = f"{extra.get('province', '')}{config['site_description']}"
    config["extra"] = {**config.get("extra", {}), **extra}
    if extra.get("address"):
        config["site_url"] = extra["address"]
    path = docs.parent / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")
    return path


def generate(config: Path, target: Path, generated_at: datetime) -> None:
    """Build strictly into `target`; the time stamps of the pages are those of the build. Raises GeneratorError."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(target)]
    settings = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(int(generated_at.timestamp())), "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603  our own interpreter, no shell
        command, env={**os.environ, **settings}, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise GeneratorError((done.stderr or done.stdout).strip())
