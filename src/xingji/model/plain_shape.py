"""A JSON Schema as a test of plain values in which every scalar is still text, as the reader gives them.

What passes, the model that the schema was made from accepts; what does not pass may still be sound, and the model says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Shape = Mapping[str, Any]
Test = Callable[[Any], bool]

_KNOWN: Mapping[str, frozenset[str]] = {
    "string": frozenset({"enum", "pattern", "minLength", "maxLength", "format"}),
    "integer": frozenset({"minimum", "maximum"}),
    "array": frozenset({"items", "maxItems"}),
    "object": frozenset(
        {"properties", "required", "additionalProperties", "patternProperties", "maxProperties", "$defs"}
    ),
    "null": frozenset(),
}
_WHOLE = re.compile(r"[0-9]{1,9}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MANY = 1 << 31


def plain_test(shape: Shape, defs: Mapping[str, Shape]) -> Test:
    """Whether a value plainly has a shape. Raises KeyError for a keyword that nobody here understands."""
    if "$ref" in shape:
        return plain_test(defs[shape["$ref"].rpartition("/")[2]], defs)
    if "anyOf" in shape:
        return _any([plain_test(each, defs) for each in shape["anyOf"]])
    kind = shape["type"]
    if unknown := shape.keys() - _KNOWN[kind] - {"type"}:
        raise KeyError(*unknown)
    return _MAKERS[kind](shape, defs)


def _any(tests: list[Test]) -> Test:
    """Two alternatives are all that there is."""
    first, second = tests
    return lambda value: first(value) or second(value)


def _string(shape: Shape, _: Mapping[str, Shape]) -> Test:
    if "enum" in shape:
        allowed = frozenset(shape["enum"])
        return lambda value: value.__class__ is str and value in allowed
    if shape.get("format") == "date":
        return _is_day
    search = _pattern(shape.get("pattern", "")).search
    least, most = shape.get("minLength", 0), shape.get("maxLength", _MANY)
    return lambda value: value.__class__ is str and least <= len(value) <= most and search(value) is not None


def _pattern(text: str) -> re.Pattern[str]:
    """In JSON Schema `$` is the very end; here it would stand before a last line break too."""
    return re.compile(re.sub(r"\$$", r"\\Z", text))


def _integer(shape: Shape, _: Mapping[str, Shape]) -> Test:
    least, most = shape["minimum"], shape["maximum"]
    return lambda value: value.__class__ is str and bool(_WHOLE.fullmatch(value)) and least <= int(value) <= most


def _is_day(value: Any) -> bool:
    try:
        return value.__class__ is str and _DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _array(shape: Shape, defs: Mapping[str, Shape]) -> Test:
    test, most = plain_test(shape["items"], defs), shape["maxItems"]
    return lambda value: isinstance(value, list) and len(value) <= most and all(map(test, value))


def _object(shape: Shape, defs: Mapping[str, Shape]) -> Test:
    return _record(shape, defs) if "properties" in shape else _dictionary(shape, defs)


def _record(shape: Shape, defs: Mapping[str, Shape]) -> Test:
    tests = {name: plain_test(field, defs) for name, field in shape["properties"].items()}
    required, known = frozenset(shape["required"]), tests.keys()

    def fits(value: Any) -> bool:
        if not isinstance(value, dict) or not required <= value.keys() <= known:
            return False
        for name in value:  # noqa: SIM110  `all` would cost a generator for each of thousands of answers
            if not tests[name](value[name]):
                return False
        return True

    return fits


def _dictionary(shape: Shape, defs: Mapping[str, Shape]) -> Test:
    """Keys that no pattern knows do not pass."""
    ((key, entry),) = shape["patternProperties"].items()
    pattern, test, most = _pattern(key), plain_test(entry, defs), shape["maxProperties"]

    def fits(value: Any) -> bool:
        if not isinstance(value, dict) or len(value) > most or not all(map(pattern.search, value)):
            return False
        texts = {given for given in value.values() if given.__class__ is str}  # hundreds of answers, five degrees
        return all(map(test, texts)) and all(test(given) for given in value.values() if given.__class__ is not str)

    return fits


_MAKERS: Mapping[str, Callable[[Shape, Mapping[str, Shape]], Test]] = {
    "string": _string,
    "integer": _integer,
    "array": _array,
    "object": _object,
    "null": lambda _shape, _defs: lambda value: value is None,
}
