"""Schemas of the data files, as OpenAPI refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xingji.publish.canonical import object_schema
from xingji.publish.changes import TYPES, PublicChange
from xingji.publish.describe.guideline import guideline_schema
from xingji.publish.describe.record import record_schema


def components(tracks: Iterable[str]) -> dict[str, Any]:
    """Name → schema, by which the paths of OpenAPI refer to them."""
    stamp = {"type": "string", "format": "date-time", "description": "数据生成的时间"}
    total = {"type": "integer", "minimum": 0, "description": "条数"}
    record = {key: value for key, value in record_schema(tracks).items() if key != "$schema"}
    rows = {"generated_at": stamp, "total": total}
    return {
        "Record": record,
        "List": _object(
            {**rows, "edition": {"type": "integer"}, "sample": {"type": "boolean"}, "records": _array("Record")}
        ),
        "Index": _object(
            {
                **rows,
                "latest": {"type": ["integer", "null"]},
                "fields": {"type": "object"},
                "editions": {"type": "array", "items": {"type": "object"}},
            }
        ),
        "Change": _change_schema(),
        "Changes": _object({**rows, "types": {"type": "object"}, "changes": _array("Change")}),
        "Event": _event_schema(),
        "Calendar": _object({**rows, "events": _array("Event")}),
        "Guideline": guideline_schema(),
        "Csv": {"type": "string", "description": "UTF-8，带字节顺序标记，逗号分隔，行尾 CRLF，第一行为列名"},
        "Binary": {"type": "string", "contentMediaType": "application/octet-stream"},
        "Anything": {"type": "object"},
    }


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": sorted(properties), "properties": dict(properties)}


def _array(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


def _change_schema() -> dict[str, Any]:
    schema = object_schema(PublicChange)
    schema["properties"]["type"]["description"] = "；".join(f"{name} {meaning}" for name, meaning in TYPES.items())
    return {"title": "变更", "description": "一次变化", **schema}


def _event_schema() -> dict[str, Any]:
    day = {"type": "string", "format": "date"}
    text = {"type": "string"}
    return _object(
        {
            "uid": text,
            "sequence": {"type": "integer"},
            "edition": {"type": "integer"},
            "kind": {"enum": ["deadline", "extension", "publicity"]},
            "title": text,
            "opens": day,
            "closes": day,
            "audiences": {"type": "array", "items": text},
            "revised": {"type": "string", "format": "date-time"},
        }
    )
