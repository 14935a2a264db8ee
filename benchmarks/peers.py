"""The programs that the check is measured against, given the same files."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from xingji.publish.assets import packages

ROOT = Path(__file__).parents[1]
PEERS = ROOT / "build" / "bench" / "bin"


def install() -> None:
    """ajv-cli by its lock file; check-jsonschema has an environment of its own (`make bench` makes it)."""
    if not shutil.which("node"):
        sys.exit("make bench needs Node.js")
    if not (PEERS / "check-jsonschema").exists():
        sys.exit("check-jsonschema is missing: run make bench")
    _ajv()


def _ajv() -> Path:
    return packages(ROOT, ROOT / "build" / "npm", dev=True) / ".bin" / "ajv"


def schema_for_peers(folder: Path) -> Path:
    """Our schema without the type of dates: both peers' YAML readers turn an unquoted date into an object."""
    schema = json.loads((ROOT / "schema" / "self-assessment.schema.json").read_text("utf-8"))
    _free_dates(schema)
    path = folder / "self-assessment.schema.json"
    path.write_text(json.dumps(schema), "utf-8")
    return path


def _free_dates(node: Any) -> None:
    if isinstance(node, dict):
        if node.get("format") == "date":
            del node["type"], node["format"]
        for entry in node.values():
            _free_dates(entry)
    elif isinstance(node, list):
        for entry in node:
            _free_dates(entry)


def ajv(schema: Path, files: str) -> list[str]:
    """Command that validates a file or a glob."""
    return [str(_ajv()), "validate", "--spec=draft2020", "-c", "ajv-formats", "-s", str(schema), "-d", files]


def check_jsonschema(schema: Path, files: list[Path]) -> list[str]:
    """Command that validates files."""
    return [str(PEERS / "check-jsonschema"), "--schemafile", str(schema), *map(str, files)]
