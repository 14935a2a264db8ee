"""The engine of each release: a process that has loaded it and forks for each command, as in tests/forge/scenes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.forge.scenes.engine import Engine
from tests.project.checkout import ROOT

LOADED = (*(f"xingji.cli.{name}" for name in ("check", "score", "owners", "impact")), "xingji.model", "xingji.rules")
"""The commands of the page and what they judge by; whatever else they want is loaded when they run."""
PROGRAM = """#!/bin/sh
for release in "{folder}"/v*; do
  diff -rq -x __pycache__ "$PWD/src" "$release/src" >/dev/null && exec "$release/xingji" "$@"
done
echo "$PWD/src is the engine of no release" >&2
exit 9
"""


class Engines:
    """What `xingji` is in a work tree: the engine whose sources are checked out there, byte by byte."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: list[Engine] = []
        self.program = folder / "xingji"
        self.program.write_text(PROGRAM.format(folder=folder))
        self.program.chmod(0o755)

    def start(self, tag: str, source: Path) -> None:
        """The engine of a release, away from its guidelines; what Python compiled of ours it need not compile again."""
        own = self._folder / tag
        for sources in (ROOT / "src", source):
            shutil.copytree(sources, own / "src", dirs_exist_ok=True)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PYTHONPATH", str(own / "src"))
            self._running.append(Engine(own, *LOADED))

    def stop(self) -> None:
        """End all of them."""
        for engine in self._running:
            engine.stop()
