"""Data Package (Frictionless) of the lists."""

from __future__ import annotations

from typing import Any

from xingji.publish.catalogue import Published, lists
from xingji.publish.data import DataSet, headers
from xingji.publish.describe.about import VERSION, OpenData, sample_note
from xingji.publish.record import FIELDS

_TYPES = {"edition": "integer", "level": "integer", "stars": "integer", "superseded_by": "integer"}
_DATES = ("published_on", "withdrawn_on")


def _column(name: str) -> dict[str, Any]:
    title, meaning = FIELDS[name]
    if name == "document_verified":
        return {"name": title, "type": "boolean", "trueValues": ["是"], "falseValues": ["否"], "description": meaning}
    kind = "date" if name in _DATES else _TYPES.get(name, "string")
    return {"name": title, "type": kind, "description": meaning}


def datapackage(data: OpenData) -> dict[str, Any]:
    """Data Package (Frictionless): each list with its size, digest and columns."""
    by_year = {str(one.edition): one for one in data.sets}
    return {
        "profile": "data-package",
        "name": "xingji-lists",
        "title": data.title,
        "description": sample_note(data.sets),
        "version": VERSION,
        "created": data.stamp,
        "resources": [_resource(file, by_year[str(file.edition)]) for file in lists(data.files)],
    }


def _resource(file: Published, data: DataSet) -> dict[str, Any]:
    ending = file.path.rpartition(".")[2]
    found = {
        "name": f"list-{data.edition}-{ending}",
        "title": f"{data.edition}年度名单",
        "path": file.path,
        "format": ending,
        "mediatype": file.media,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "records": len(data.records),
    }
    if ending == "csv":
        columns = [_column(name) for name in FIELDS] + [{"name": headers()[-1], "type": "string"}]
        found |= {
            "profile": "tabular-data-resource",
            "rows": len(data.records),
            "encoding": "utf-8-sig",
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
            "schema": {"fields": columns, "missingValues": [""]},
        }
    return found
