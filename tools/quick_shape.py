"""Write the test that sound assessments are recognised by, from their model: `python tools/quick_shape.py`.

What the written module accepts, the model accepts; what it declines may still be sound, and the model says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from xingji.store.files import write_whole
from xingji.store.schemas import schema_of

MODULE = Path(__file__).resolve().parents[1] / "src/xingji/model/quick_shape.py"
_WORDS = frozenset({"$schema", "$defs", "title", "description", "default"})
_KNOWN: Mapping[str, frozenset[str]] = {
    "string": frozenset({"enum", "pattern", "minLength", "maxLength", "format"}),
    "array": frozenset({"items", "maxItems"}),
    "object": frozenset({"properties", "required", "additionalProperties", "patternProperties", "maxProperties"}),
}
_HEAD = '''"""Whether values are plainly a sound self-assessment; made by `python tools/quick_shape.py`."""

import re
from typing import Any

from xingji.model.plain import fits, is_day, is_pages
'''

Shape = Mapping[str, Any]


class Writer:
    """Writes expressions over names of values; patterns, choices and shapes of their own get names of the module."""

    def __init__(self, defs: Mapping[str, Shape]) -> None:
        self.constants: dict[str, str] = {}
        self._names = 0
        self.functions = {name: self.function(name, shape) for name, shape in defs.items()}

    def function(self, name: str, shape: Shape) -> str:
        """A function that tests one value."""
        return f"def is_{name.lower()}(v: Any) -> bool:\n    return {self.test(shape, 'v')}\n"

    def test(self, shape: Shape, x: str) -> str:
        """An expression that is true where `x` plainly has the shape. Raises KeyError for an unknown keyword."""
        if "$ref" in shape:
            return f"is_{shape['$ref'].rpartition('/')[2].lower()}({x})"
        if "anyOf" in shape:
            return f"({' or '.join(self.test(each, x) for each in shape['anyOf'])})"
        kinds: dict[str, Callable[[Shape, str], str]] = {
            "string": self._string, "array": self._array, "object": self._object
        }  # fmt: skip
        if shape.get("format") == "pages":  # no pattern says that ranges ascend
            return f"is_pages({x})"
        if unknown := shape.keys() - _WORDS - _KNOWN[shape["type"]] - {"type"}:
            raise KeyError(*unknown)
        return kinds[shape["type"]](shape, x)

    def _name(self) -> str:
        self._names += 1
        return f"v{self._names}"

    def _constant(self, value: str) -> str:
        return self.constants.setdefault(value, f"_C{len(self.constants) + 1}")

    def _string(self, shape: Shape, x: str) -> str:
        if "enum" in shape:
            choices = self._constant(f"frozenset({sorted(shape['enum'])})")
            return f"({x}.__class__ is str and {x} in {choices})"
        if shape.get("format") == "date":
            return f"is_day({x})"
        length = f" and {shape.get('minLength', 0)} <= len({x}) <= {shape['maxLength']}" if "maxLength" in shape else ""
        found = f" and {self._pattern(shape['pattern'])}({x}) is not None" if "pattern" in shape else ""
        return f"({x}.__class__ is str{length}{found})"

    def _pattern(self, text: str) -> str:
        """In JSON Schema `$` is the very end; in Python it stands before a last line break too."""
        closed = text[:-1] + r"\Z" if text.endswith("$") else text
        return self._constant(f"re.compile({closed!r}).search")

    def _array(self, shape: Shape, x: str) -> str:
        entry = self.test(shape["items"], "")[:-2]
        return f"({x}.__class__ is list and len({x}) <= {shape['maxItems']} and all(map({entry}, {x})))"

    def _object(self, shape: Shape, x: str) -> str:
        if "properties" not in shape:
            ((key, entry),) = shape["patternProperties"].items()
            return f"fits({x}, {shape['maxProperties']}, {self._pattern(key)}, lambda e: {self.test(entry, 'e')})"
        known = self._constant(f"frozenset({sorted(shape['properties'])})")
        fields = [self._field(name, field, name in shape["required"], x) for name, field in shape["properties"].items()]
        return "(" + "\n        and ".join([f"{x}.__class__ is dict and {known}.issuperset({x})", *fields]) + ")"

    def _field(self, name: str, shape: Shape, required: bool, x: str) -> str:
        value, others = self._name(), [each for each in shape.get("anyOf", [shape]) if each.get("type") != "null"]
        (only,) = others if "anyOf" in shape and len(others) == 1 else (shape,)
        if only is not shape:
            return f"(({value} := {x}.get({name!r})) is None or {self.test(only, value)})"
        held = f"(({value} := {x}.get({name!r})) is not None and {self.test(shape, value)})"
        return held if required else f"({name!r} not in {x} or {held})"


def quick_shape() -> bytes:
    """The module."""
    schema = schema_of("self-assessment")
    writer = Writer(schema["$defs"])
    last = writer.function("self_assessment", schema)
    constants = "\n".join(f"{name} = {value}" for value, name in writer.constants.items())
    return "\n\n".join([_HEAD, constants + "\n", *writer.functions.values(), last]).encode()


if __name__ == "__main__":
    write_whole(MODULE, quick_shape())
