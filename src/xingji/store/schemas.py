"""JSON Schemas made from the models, for editors and other programs."""

from __future__ import annotations

import json
from typing import Any

from xingji.model.kinds import KINDS, model_of

_FILES = {"area": "guideline-area"}


def schema_name(kind: str) -> str:
    """File name of a kind's schema."""
    return f"{_FILES.get(kind, kind)}.schema.json"


def schema_line(kind: str) -> str:
    """The first line of a document, by which editors find its schema."""
    return f"# yaml-language-server: $schema={'../' * KINDS[kind].folders}schema/{schema_name(kind)}\n"


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of one kind (draft 2020-12), Chinese titles and descriptions included."""
    model = model_of(kind)
    schema = model.model_json_schema(by_alias=True)
    summary = (model.__doc__ or "").strip().splitlines()[0]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": f"{kind}.yaml" if kind != "area" else "PAnn.yaml",
        "description": summary,
    }


def all_schemas() -> dict[str, bytes]:
    """File name → content of every schema."""
    return {schema_name(kind): _text(schema_of(kind)).encode() for kind in KINDS}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
