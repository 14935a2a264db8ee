"""Documents damaged as people, programs and disks damage them; the same for the same numbers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from xingji.store.reader import parse

Steps = tuple[str | int, ...]

EMPTY: tuple[Any, ...] = ("", None, [], {}, "x", [""])
VALUES: tuple[Any, ...] = (
    *(
        "",
        " ",
        None,
        "x",
        "0",
        "-1",
        "3",
        "99999999999",
        "1.5",
        "true",
        "null",
        "~",
        "2023-02-30",
        "2023-07-12",
        "0001-01-01",
    ),
    *(
        "示例",
        "met",
        "not_applicable",
        "PA01.1.1",
        "F01",
        "nj-01",
        "ics",
        "platform-2023",
        "91320115MA0XJA001H",
        "\u3000",
        "é",
    ),
    *([], [""], [None], [[]], ["x", "x"], [{}], {}, {"": ""}, {"x": None}, {"degree": ""}, {"x": ["y"]}, "长" * 3000),
)
"""What stands where something else should: texts, numbers, days and ids of others, empty and too much, another type."""
TEXTS = (
    "",
    " ",
    "~",
    "null",
    '""',
    "''",
    "[]",
    "{}",
    "[a",
    "{a: ",
    "- x",
    "x: y",
    "|",
    ">",
    "&a",
    "*a",
    "!x y",
    "# ",
    '"',
    "'",
    "：",
)
LINES = (
    "",
    "---",
    "...",
    "x",
    "x: y",
    "- x",
    "  - x",
    "<<<<<<< HEAD",
    "# x",
    "\tx: y",
    "? x",
    "%YAML 1.2",
    "uscc:",
    "answers:",
)
PIECES = (
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n",
    b"\t",
    b":",
    b"#",
    b"-",
    b" ",
    b"\xe2\x80\xae",
    b"\xe3\x80\x80",
    b"[",
    b"}",
)


def damaged(source: bytes, chance: Random) -> bytes:
    """A document with one to three kinds of damage."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        source = chance.choice(DAMAGES)(source, chance)
    return source


def _values(source: bytes, chance: Random) -> bytes:
    """Another value, one too few, one too many, a key of another name; written without comments, as programs do."""
    data = parse(source).data
    ways = list(_ways(data)) if data else []
    if not ways:
        return source
    by_field = list(_by_field(ways).values())
    *above, last = chance.choice(chance.choice(by_field))
    holder: Any = data
    for step in above:
        holder = holder[step]
    chance.choice((_replace, _replace, _replace, _remove, _repeat, _rename, _wrap))(holder, last, chance)
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def _ways(value: Any, above: Steps = ()) -> Iterator[Steps]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, entry in entries:
        yield (*above, step)
        yield from _ways(entry, (*above, step))


def replaced(source: bytes, every: int) -> Iterator[bytes]:
    """A document with every one of its fields, once each, emptied and replaced by what it should not be.

    Of that a field meets one in so many, the next field others.
    """
    data = parse(source).data
    for number, ways in enumerate(_by_field(list(_ways(data))).values()):
        *above, last = ways[-1]
        holder: Any = data
        for step in above:
            holder = holder[step]
        before = holder[last]
        for value in (*EMPTY, *VALUES[number % every :: every]):
            holder[last] = value
            yield json.dumps(data, ensure_ascii=False, indent=1).encode()
        holder[last] = before


def _by_field(ways: list[Steps]) -> dict[object, list[Steps]]:
    """Together what stands in every row, so that a field that stands once is met as often."""
    by_field: dict[object, list[Steps]] = {}
    for way in ways:
        name = way[-1] if isinstance(way[-1], str) and way[-1].isidentifier() else way[-2:-1]
        by_field.setdefault((len(way), name), []).append(way)
    return by_field


def _replace(holder: Any, step: Any, chance: Random) -> None:
    holder[step] = chance.choice(chance.choice((EMPTY, VALUES)))


def _remove(holder: Any, step: Any, _: Random) -> None:
    del holder[step]


def _repeat(holder: Any, step: Any, _: Random) -> None:
    if isinstance(holder, list):
        holder.insert(step, holder[step])
    else:
        holder[f"{step}x"] = holder[step]


def _rename(holder: Any, step: Any, chance: Random) -> None:
    if isinstance(holder, dict):
        holder[str(chance.choice(VALUES[:26]))] = holder.pop(step)


def _wrap(holder: Any, step: Any, chance: Random) -> None:
    holder[step] = chance.choice(([holder[step]], {"x": holder[step]}, str(holder[step]), [holder[step]] * 2))


def _lines(source: bytes, chance: Random) -> bytes:
    """A line gone, twice, elsewhere, foreign, joined with the next, or cut."""
    lines = source.decode("utf-8", "replace").split("\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines.insert(at, chance.choice(LINES))
        case 3:
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
        case 4:
            lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
        case _:
            del lines[min(at, to) : max(at, to)]
    return "\n".join(lines).encode()


def _indents(source: bytes, chance: Random) -> bytes:
    """A line, or all from one to another, further in or out."""
    lines = source.decode("utf-8", "replace").split("\n")
    begin = chance.randrange(len(lines))
    by, many = chance.choice((-4, -2, -1, 1, 2, 4)), chance.choice((1, 1, 3, 10))
    for at in range(begin, min(begin + many, len(lines))):
        lines[at] = " " * by + lines[at] if by > 0 else lines[at][min(-by, len(lines[at]) - len(lines[at].lstrip())) :]
    return "\n".join(lines).encode()


def _scalars(source: bytes, chance: Random) -> bytes:
    """What stands behind a colon or a dash, written in another way."""
    lines = source.decode("utf-8", "replace").split("\n")
    at = chance.randrange(len(lines))
    head, mark, _ = lines[at].partition(chance.choice((": ", "- ")))
    lines[at] = f"{head}{mark}{chance.choice(TEXTS)}" if mark else lines[at]
    return "\n".join(lines).encode()


def _bytes(source: bytes, chance: Random) -> bytes:
    """Bytes that are other ones, gone, foreign, or the rest of the file lost."""
    at = chance.randrange(len(source) + 1)
    match chance.randrange(4):
        case 0:
            return source[:at] + bytes([chance.randrange(256)]) + source[at + 1 :]
        case 1:
            return source[:at] + source[at + chance.choice((1, 2, 9)) :]
        case 2:
            return source[:at] + chance.choice(PIECES) + source[at:]
        case _:
            return source[:at]


DAMAGES: tuple[Callable[[bytes, Random], bytes], ...] = (_values, _values, _values, _lines, _indents, _scalars, _bytes)
