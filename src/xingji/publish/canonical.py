"""What is published as bytes that depend on the content alone: not on the machine, nor on the version of any library.

A signature holds over the bytes of every data file, and the signer's machine is not the one that builds the site.
"""

from __future__ import annotations

import io
import json
import types
import zipfile
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN: Mapping[Any, Mapping[str, str]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    types.NoneType: {"type": "null"},
}


def json_bytes(content: Mapping[str, Any], *, compact: bool = False) -> bytes:
    """JSON with the keys in the order of the content, days and times in ISO form, one line feed at the end."""
    form: dict[str, Any] = {"separators": (",", ":")} if compact else {"indent": 1}
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, default=lambda at: at.isoformat(), **form)
    return f"{text}\n".encode()


def object_schema(kind: Any) -> dict[str, Any]:
    """JSON Schema of a flat dataclass: properties in the order of its fields, those without a default required.

    pydantic could make one too, but its versions write keys in other orders.
    """
    hints = get_type_hints(kind)
    return {
        "type": "object",
        "properties": {field.name: _property(hints[field.name], field) for field in fields(kind)},
        "required": [field.name for field in fields(kind) if field.default is MISSING],
    }


def _property(annotation: Any, field: Field[Any]) -> dict[str, Any]:
    default = {} if field.default is MISSING else {"default": field.default}
    return {**_type(annotation), **default}


def _type(annotation: Any) -> dict[str, Any]:
    if get_origin(annotation) is Literal:
        return {"type": "string", "enum": list(get_args(annotation))}
    if get_origin(annotation) in (Union, types.UnionType):
        return {"anyOf": [_type(choice) for choice in get_args(annotation)]}
    return dict(_PLAIN[annotation])


def stored(package: bytes) -> bytes:
    """The same zip file with nothing compressed and no trace of the machine: zlib and zlib-ng compress differently."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.create_system, entry.external_attr = _UNIX, 0o600 << 16
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
