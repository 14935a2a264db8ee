"""A step of every build: of a year only what its notice says is packed, never who is visited or got more time."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PUBLIC = ("edition", "sample", "title", "document", "phases", "deadlines", "tracks", "numbers")
"""Fields of edition.yaml that are packed. A new field stays out until it is named here."""
_PART = re.compile(rf"^(?:{'|'.join(PUBLIC)}):")


def public_part(text: str) -> str:
    """The lines of `PUBLIC` with what belongs to each; comments at the margin and everything else are left out.

    Without a reader of YAML, which a build would have to install: what is not recognised is left out too.
    """
    kept, lines = False, []
    for line in text.split("\n"):
        if line and line[0] not in " \t" and not line.startswith("- "):
            kept = bool(_PART.match(line))
        if kept:
            lines.append(line)
    return "\n".join(lines).rstrip() + "\n"


class PublicEditions(BuildHookInterface[Any]):
    """Puts the public part of each edition.yaml into what is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        place = "xingji/_installed/" if self.target_name == "wheel" else ""
        self._folder = TemporaryDirectory()
        for path in sorted(Path(self.root).glob("submissions/20[2-9][0-9]/edition.yaml")):
            part = Path(self._folder.name, f"{path.parent.name}.yaml")
            part.write_bytes(public_part(path.read_text("utf-8-sig")).encode())
            build_data["force_include"][str(part)] = f"{place}submissions/{path.parent.name}/edition.yaml"

    def finalize(self, *_: Any) -> None:
        if hasattr(self, "_folder"):
            self._folder.cleanup()
