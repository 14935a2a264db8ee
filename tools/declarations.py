"""Write what pages hand to the scripts (`xingji.publish.handed`) as TypeScript, or say whether the file is fresh.

.venv/bin/python tools/declarations.py [--check]
"""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from inspect import getdoc
from pathlib import Path
from typing import Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from xingji.publish import handed
from xingji.publish.keyring import PublicKey
from xingji.publish.record import PublicRecord
from xingji.store.files import write_whole

TARGET = Path(__file__).parents[1] / "site" / "scripts" / "types" / "handed.d.ts"
_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", date: "string", type(None): "null"}


def declarations() -> str:
    """Every shape that is declared in Python, as one file."""
    shapes = [*filter(is_typeddict, vars(handed).values()), PublicRecord, PublicKey]
    head = "// Made by tools/declarations.py from what is declared in Python; never edited.\n"
    return "\n".join([head, *(_shape(shape) for shape in shapes)])


def _shape(shape: type) -> str:
    fields = "".join(f"  {name}: {_type(hint)};\n" for name, hint in get_type_hints(shape).items())
    optional = getattr(shape, "__total__", True) is False
    text = fields.replace(": ", "?: ") if optional else fields
    return f"/**\n{''.join(_comment(shape))} */\nexport type {shape.__name__} = {{\n{text}}};\n"


def _comment(shape: type) -> Iterator[str]:
    for line in (getdoc(shape) or "").splitlines():
        yield f" * {line}".rstrip() + "\n"


def _type(hint: object) -> str:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " | ".join(f"'{value}'" for value in inner)
    if origin in (Union, types.UnionType):
        return " | ".join(_type(one) for one in inner)
    if origin is Sequence:
        one = _type(inner[0])
        return f"({one})[]" if " | " in one else f"{one}[]"
    if origin is tuple:
        return f"[{', '.join(_type(one) for one in inner)}]"
    if origin is Mapping:
        return f"Record<{_type(inner[0])}, {_type(inner[1])}>"
    return _PLAIN.get(hint) or hint.__name__  # type: ignore[attr-defined, call-overload, no-any-return]


def main(arguments: Sequence[str]) -> int:
    """Exit code 1 for a stale file that was only to be checked."""
    wanted = declarations()
    if TARGET.is_file() and TARGET.read_text("utf-8") == wanted:
        return 0
    if "--check" in arguments:
        sys.stderr.write(f"{TARGET.name} is stale: run tools/declarations.py\n")
        return 1
    write_whole(TARGET, wanted.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
