"""OpenAPI 3.1 of the data files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from xingji.publish.catalogue import Kind, Published
from xingji.publish.describe.about import VERSION, OpenData, sample_note
from xingji.publish.describe.components import components


def openapi(data: OpenData) -> dict[str, Any]:
    """OpenAPI 3.1 of the files as they lie there; every path answers GET and nothing else."""
    kinds = {file.kind.template: file.kind for file in data.files}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": data.title,
            "version": VERSION,
            "description": f"静态文件，不需要密钥，不限次数。{sample_note(data.sets)}字段只增不改；确需改动时另设 v2。",
            "x-generated-at": data.stamp,
        },
        "servers": [{"url": ".", "description": "本文件所在的文件夹"}],
        "paths": {f"/{template}": _path(kind, data.files) for template, kind in sorted(kinds.items())},
        "components": {"schemas": components(data.known.tracks)},
    }


def _path(kind: Kind, files: Sequence[Published]) -> dict[str, Any]:
    own = [file for file in files if file.kind == kind]
    places = kind.values(own[0].path)
    operation: dict[str, Any] = {
        "operationId": "".join(part.capitalize() for part in re.findall(r"\w+", kind.template)),
        "summary": kind.title,
        "responses": {
            "200": {
                "description": kind.title,
                "content": {own[0].media: {"schema": {"$ref": f"#/components/schemas/{kind.schema}"}}},
            },
            "404": {"description": "没有这个文件"},
        },
    }
    if places:
        operation["parameters"] = [_parameter(name, kind, own) for name in places]
    return {"get": operation}


def _parameter(name: str, kind: Kind, own: Sequence[Published]) -> dict[str, Any]:
    known = sorted({kind.values(file.path)[name] for file in own})
    schema: dict[str, Any] = {"type": "string", "enum": known} if len(known) <= 20 else {"type": "string"}
    return {"name": name, "in": "path", "required": True, "schema": schema, "example": known[-1]}
