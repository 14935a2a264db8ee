"""JSON Schema of a public record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xingji.publish.canonical import object_schema
from xingji.publish.record import FIELDS, PublicRecord

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def record_schema(tracks: Iterable[str]) -> dict[str, Any]:
    """JSON Schema of one public record, made from the record itself."""
    schema = object_schema(PublicRecord)
    for name, (title, meaning) in FIELDS.items():
        schema["properties"][name] = {**schema["properties"][name], "title": title, "description": meaning}
    schema["properties"]["track"] = {"enum": list(tracks), **schema["properties"]["track"]}
    del schema["properties"]["track"]["type"]
    schema["properties"]["uscc"]["pattern"] = "^[0-9A-HJ-NPQRTUWXY]{18}$"
    return {
        "$schema": _DRAFT,
        "title": "公开记录",
        "description": "一家企业在一个年度取得的一个等级。",
        **schema,
        "additionalProperties": False,
    }
