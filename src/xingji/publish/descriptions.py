"""The data described for machines: OpenAPI, Data Package, catalogue entries and the JSON Schema of a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from xingji.model.reference import Reference
from xingji.publish.canonical import object_schema
from xingji.publish.catalogue import Kind, Published, lists
from xingji.publish.changes import TYPES, PublicChange
from xingji.publish.data import DataSet, headers
from xingji.publish.record import FIELDS, PublicRecord
from xingji.publish.wording import SAMPLE_NOTE

VERSION = "1.0.0"
"""Version of the form of the files: raised when fields are added; other changes get a new folder beside `v1`."""
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def title_of(known: Reference) -> str:
    """What the lists of a province are called together."""
    return f"{known.province.name}工业信息安全防护星级名单"


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


def openapi(
    files: Sequence[Published], sets: Sequence[DataSet], generated_at: datetime, known: Reference
) -> dict[str, Any]:
    """OpenAPI 3.1 of the files as they lie there; every path answers GET and nothing else."""
    kinds = {file.kind.template: file.kind for file in files}
    sample = f"{SAMPLE_NOTE}。" if all(data.sample for data in sets) else ""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title_of(known),
            "version": VERSION,
            "description": f"静态文件，不需要密钥，不限次数。{sample}字段只增不改；确需改动时另设 v2。",
            "x-generated-at": generated_at.isoformat(),
        },
        "servers": [{"url": ".", "description": "本文件所在的文件夹"}],
        "paths": {f"/{template}": _path(kind, files) for template, kind in sorted(kinds.items())},
        "components": {"schemas": _schemas(known)},
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


def _schemas(known: Reference) -> dict[str, Any]:
    stamp = {"type": "string", "format": "date-time", "description": "数据生成的时间"}
    total = {"type": "integer", "minimum": 0, "description": "条数"}
    record = {key: value for key, value in record_schema(known.tracks).items() if key != "$schema"}
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


_TYPES = {"edition": "integer", "level": "integer", "stars": "integer", "superseded_by": "integer"}
_DATES = ("published_on", "withdrawn_on")


def _column(name: str) -> dict[str, Any]:
    title, meaning = FIELDS[name]
    if name == "document_verified":
        return {"name": title, "type": "boolean", "trueValues": ["是"], "falseValues": ["否"], "description": meaning}
    kind = "date" if name in _DATES else _TYPES.get(name, "string")
    return {"name": title, "type": kind, "description": meaning}


def datapackage(
    files: Sequence[Published], sets: Sequence[DataSet], generated_at: datetime, known: Reference
) -> dict[str, Any]:
    """Data Package (Frictionless): each list with its size, digest and columns."""
    samples = {str(data.edition): data for data in sets}
    return {
        "profile": "data-package",
        "name": "xingji-lists",
        "title": title_of(known),
        "description": f"{SAMPLE_NOTE}。" if all(data.sample for data in sets) else "",
        "version": VERSION,
        "created": generated_at.isoformat(),
        "resources": [_resource(file, samples[str(file.edition)]) for file in lists(files)],
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


def catalog(
    files: Sequence[Published], sets: Sequence[DataSet], generated_at: datetime, known: Reference
) -> dict[str, Any]:
    """Catalogue entries (schema.org): one data set per edition, its files as downloads."""
    return {
        "@context": "https://schema.org/",
        "@type": "DataCatalog",
        "name": title_of(known),
        "inLanguage": "zh-CN",
        "dateModified": generated_at.isoformat(),
        "dataset": [_dataset(data, files, generated_at, known) for data in sets],
    }


def _dataset(data: DataSet, files: Sequence[Published], generated_at: datetime, known: Reference) -> dict[str, Any]:
    own = [file for file in lists(files) if file.edition == str(data.edition)]
    note = f"{SAMPLE_NOTE}。" if data.sample else ""
    return {
        "@type": "Dataset",
        "name": f"{data.edition}年度工业信息安全防护星级名单",
        "description": f"{data.edition}年度公开的星级记录，共{len(data.records)}条。{note}",
        "temporalCoverage": str(data.edition),
        "dateModified": generated_at.isoformat(),
        "isAccessibleForFree": True,
        "keywords": ["工业信息安全", "工控安全", "星级", known.province.name],
        "size": f"{len(data.records)}条",
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": file.path,
                "encodingFormat": file.media,
                "contentSize": str(file.size),
                "sha256": file.sha256,
            }
            for file in own
        ],
    }
