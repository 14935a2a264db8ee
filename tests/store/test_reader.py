"""The reader: the quick one against the full one, hostile input, and lines."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from xingji.model.finding import Steps
from xingji.store import yaml_fast, yaml_full
from xingji.store.files import read_bytes
from xingji.store.reader import parse
from xingji.store.text import MAX_BYTES, Lines

_SIMPLE = r"[a-cX-Z0-9中文（“][a-cX-Z0-9 中文（）.,%/'\"&*!?\[\]{}|>~-]{0,9}[a-c0-9文）.]?"
SIMPLE = st.from_regex(_SIMPLE, fullmatch=True)
PLAIN = SIMPLE | st.text("abcXYZ019 中文（）.,%/-'\"#:&*!?[]{}|>~　", min_size=1, max_size=12)
KEYS = st.sampled_from(
    ["a", "b", "PA01.1.1", "PA01.1.2", "key-2", "note", "0", "no", "null", "x_y", "c", "d", "e", "f"]
)
_IDS = st.sampled_from([f"PA0{n}.1.1" for n in range(1, 9)])
_ANSWERS = st.sampled_from(
    ["  PA: met\n"] * 8
    + ["  PA: partly  # c\n", "  PA:\n    degree: met\n", "  PA:\n", "  PA: null\n", "    PA: met\n", " PA: met\n"]
    + ["  PA:\n    evidence:\n      - title: x\n", "  PA:\n  - x\n", "  PA: {degree: met}\n", "  PA: |\n    text\n"]
)
_STRAY = st.sampled_from(
    ["\n", "# c\n", "  # c\n", "    # c\n", "    note: x\n", "  - x\n", "- x\n", "b: 1\n", "  PA\n", "answers:\n"]
)
ROWS = st.one_of(*[st.builds(str.replace, _ANSWERS, st.just("PA"), _IDS)] * 5, _STRAY)
FRAGMENTS = st.sampled_from(
    [
        "a: 1\n", "  b: no\n", "- x\n", "  - y: 2\n", "    z: 'q'\n", 'c: "d # e"\n', "# note\n", "\n", "a:\n", "  \n",
        "a: 1 # c\n", "k: |\n", "  text\n", "- - 1\n", "e: {f: 1}\n", "g: [1, 2]\n", "h: &i 1\n", "j: *i\n", "---\n",
        "...\n", "l: !t 1\n", "<<: {}\n", "m: null\n", "n: ~\n", "o:p\n", "q: r: s\n", "t: u\r\n", "\tv: 1\n",
        "w:\t1\n", "x: y  \n", "  z: 1\n", "a: 2\n", "? b\n", ": c\n", "a : 1\n", "'a': 1\n", "PA01.1.1: met\n",
        "  PA01.1.1: met\n",
        "a: b\r", "d: 中文，说明\n", "f:    8\n", "    g: 1\n", "- h\n", "  i: -1\n", "j: 2023-07-12\n", "k: 'it''s'\n",
    ]
)  # fmt: skip


# Each made once: to make a strategy takes as long as to draw from it.
VALUES = st.one_of(SIMPLE, SIMPLE, PLAIN, st.just(""))
SOME_KEYS, OTHER_KEYS = (st.lists(KEYS, min_size=1, max_size=5, unique=unique) for unique in (False, True))
UP_TO_3, UP_TO_5, ONE_TO_3, EITHER = st.integers(0, 3), st.integers(0, 5), st.integers(1, 3), st.booleans()
ENDS = st.sampled_from(["", "\n", "\r\n", "\n\n"])


@st.composite
def documents(draw: st.DrawFn, inside: st.SearchStrategy[str] | None = None) -> str:
    """Text that is mostly plain block YAML; below a key may stand what `inside` gives."""
    rows: list[str] = []
    for key in draw(OTHER_KEYS if draw(UP_TO_5) > 0 else SOME_KEYS):
        value = draw(VALUES)
        inner = draw(UP_TO_3)
        if inner == 0 and inside is not None:
            rows += [f"{key}:", *(f"  {row}" for row in draw(inside).splitlines())]
        elif inner == 1:
            rows += [f"{key}:", *(f"  - {draw(SIMPLE)}" for _ in range(draw(ONE_TO_3)))]
        else:
            rows.append(f"{key}: {value}".rstrip() if draw(EITHER) else f"{key}: {value}")
    return "\n".join(rows) + draw(ENDS)


DOCUMENTS = documents(documents(documents(documents())))
"""Four levels deep."""


MANY_ROWS = st.lists(ROWS, min_size=1, max_size=12)
BEFORE, AFTER = st.sampled_from(["", "agency: a\n", "# x\n"]), st.sampled_from(["", "note: y\n", "a: 1"])


@st.composite
def assessments(draw: st.DrawFn) -> str:
    """Answers as people write them, with now and then a line that does not belong."""
    rows, before, after = draw(MANY_ROWS), draw(BEFORE), draw(AFTER)
    return before + "answers:\n" + "".join(rows) + after


def agree(text: str) -> None:
    """Whatever the quick reader accepts, the full reader accepts and reads alike."""
    quick = yaml_fast.build(text)
    if quick is not None:
        data, _, faults = yaml_full.build(text)
        assert (data, faults) == (quick, [])


@examples(1500)
@given(DOCUMENTS)
def test_quick_reader_agrees_on_documents(text: str) -> None:
    agree(text)


@examples(1500)
@given(st.lists(FRAGMENTS, min_size=1, max_size=8).map("".join))
def test_quick_reader_agrees_on_fragments(text: str) -> None:
    agree(text)


@examples(2500)
@given(assessments())
def test_quick_reader_agrees_on_answers(text: str) -> None:
    agree(text)


@examples(500)
@given(st.binary(max_size=200))
def test_any_bytes_give_data_or_faults(source: bytes) -> None:
    parsed = parse(source)
    assert (parsed.data is not None) or parsed.faults
    assert all(fault.line >= 1 and fault.column >= 1 for fault in parsed.faults)


@pytest.mark.parametrize(
    "text",
    [
        "answers:\n  # c\n    PA01.1.1: met\n  PA02.1.1: met\n",
        "answers:\n  PA01.1.1: met\n    note: x\n",
        "answers:\n  PA01.1.1:\n  PA02.1.1: met\n  - x\n",
        "answers:\n  PA01.1.1: met\n# c\n    note: x\n",
        "answers:\n  PA01.1.1: met\n  PA01.1.1: met\n",
    ],
)
def test_quick_reader_declines_what_only_looks_short(text: str) -> None:
    assert yaml_fast.build(text) is None
    assert yaml_full.build(text)[2]


def test_quick_reader_takes_a_self_assessment() -> None:
    text = "guideline: ics-2023\nanswers:\n  PA01.1.1: met\n  PA01.1.2:\n    degree: partly\n    evidence:\n"
    text += "      - title: 工控设备台账\n        page: 3\n  PA01.2.1: unmet  # 待整改\n"
    assert yaml_fast.build(text) == {
        "guideline": "ics-2023",
        "answers": {
            "PA01.1.1": "met",
            "PA01.1.2": {"degree": "partly", "evidence": [{"title": "工控设备台账", "page": "3"}]},
            "PA01.2.1": "unmet",
        },
    }


@examples(800)
@given(DOCUMENTS)
def test_quick_lines_agree(text: str) -> None:
    """Where the quick reader names a line, the full one names the same."""
    data = yaml_fast.build(text)
    if data is not None:
        node = yaml_full.build(text)[1]
        for at, _ in _leaves(data):
            marks = _walk(node, at)
            for on_key, mark in ((True, marks.key), (False, marks.mark)):
                assert yaml_fast.locate(text, at, on_key=on_key) in (None, mark)


def _walk(node: yaml_full.Node, at: Steps) -> yaml_full.Node:
    for step in at:
        node = node.children[step]
    return node


@pytest.mark.parametrize(
    ("text", "value"),
    [("no", "no"), ("010", "010"), ("12:30:45", "12:30:45"), ("1_000", "1_000"), ("0x1F", "0x1F"), ("1e3", "1e3"),
     ("true", "true"), ("2023-02-30", "2023-02-30"), ("null", None), ("~", None), ("''", ""), ("'null'", "null")],
)  # fmt: skip
def test_scalars_stay_what_was_written(text: str, value: str | None) -> None:
    assert parse(f"a: {text}\n".encode()).data == {"a": value}


@pytest.mark.parametrize(
    ("source", "code", "line", "column"),
    [
        (b"a: 1\nb: \xff\n", "XJ102", 2, 4),
        (b"a: 1\nb: x\x07y\n", "XJ103", 2, 5),
        ("a: x\u202ey\n".encode(), "XJ104", 1, 5),
        ("a: x\u200by\n".encode(), "XJ105", 1, 5),
        (b"a: 'x\n", "XJ106", 1, 4),
        (b"a: 1\nb: 2\na: 3\n", "XJ107", 3, 1),
        (b"a: &x 1\n", "XJ108", 1, 4),
        (b"a: !!python/object:os.system x\n", "XJ109", 1, 4),
        (b"<<: {a: 1}\n", "XJ110", 1, 1),
        (b"a: 1\n---\nb: 2\n", "XJ111", 2, 1),
        (b"a: [[[[[[[[[[[[1]]]]]]]]]]]]\n", "XJ112", 1, 15),
        (b"[a]: 1\n", "XJ114", 1, 1),
        (b"\n# nothing\n", "XJ115", 1, 1),
        (b"- a\n", "XJ116", 1, 1),
        (b"b: 1\r<<<<<<< x\ra: 1\r=======\ra: 2\r>>>>>>> y\r", "XJ122", 2, 1),
        ("a: 1\n- b：2\n".encode(), "XJ123", 2, 3),
        ("a：1\n".encode(), "XJ123", 1, 1),
        ("a:\n  b: 1\n\u3000\u3000c: 2\n".encode(), "XJ124", 3, 1),
        (b"a:\n- b: 1\n\tc: 2\n", "XJ124", 3, 1),
        (b'a: 1\nb: "x\\u202ey"\n', "XJ104", 2, 4),
        (b'a: 1\nb:\n  - {"x\\x7fy": "z"}\n', "XJ103", 3, 6),
        (b'a: ["\\U000e0041",\n  "\n\\t\\u4e2d"]\n', "XJ105", 1, 5),
        (b'a: "\\r\\r"\n', "XJ103", 1, 4),
        (b"a: " + b"x" * MAX_BYTES, "XJ101", 1, 1),
    ],
)
def test_refuses(source: bytes, code: str, line: int, column: int) -> None:
    faults = parse(source).faults
    assert [(fault.code, fault.line, fault.column) for fault in faults] == [(code, line, column)]


@pytest.mark.parametrize(
    "source",
    [b"[" * 60_000 + b"]" * 60_000, b"a: " + b"[" * 100_000, b"- " * 100_000, b"? " * 60_000, b"{a: " * 40_000],
)
def test_nesting_is_refused_quickly(source: bytes) -> None:
    begin = time.thread_time()
    faults = parse(source).faults
    assert faults
    assert faults[0].code in ("XJ112", "XJ114", "XJ106")
    assert time.thread_time() - begin < 2


def _steps(levels: int) -> str:
    return "".join(f"{' ' * level}a:\n" for level in range(levels))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[" * 60_000 + "]" * 60_000, ("XJ112", 1, 13)),
        ("a: " + "[" * 100_000, ("XJ112", 1, 15)),
        ("a: 1\r\n中文: " + "[" * 1_001, ("XJ112", 2, 16)),
        ("[\n" * 1_500, ("XJ112", 13, 1)),
        ("{a: " * 40_000, ("XJ112", 1, 49)),
        ("- " * 100_000, ("XJ112", 1, 25)),
        ("- - - " + "[[" * 900, ("XJ112", 1, 16)),
        ("- " * 5 + "[{a: " * 1_200, ("XJ112", 1, 27)),
        (_steps(600), ("XJ112", 13, 13)),
        (_steps(5) + "      " + "[" * 2_000, ("XJ112", 6, 14)),
        ("? " * 60_000, ("XJ114", 1, 3)),
        ("[[a]: " * 2_000, ("XJ114", 1, 2)),
        ("{" * 60_000, ("XJ114", 1, 2)),
        ("a: 1\n" + "[" * 1_500 + "]" * 1_500 + ": b\n", ("XJ106", 2, 1)),
        ("[" * 1_010 + "@", ("XJ106", 1, 1_011)),
        ("[" * 1_001 + '"a', ("XJ106", 1, 1_002)),
        ("[" * 1_040 + "@", ("XJ112", 1, 13)),
        ("a: b\n c: d: e\n" + "[" * 3_000, ("XJ106", 2, 3)),
        ('a: "' + "[" * 3_000, ("XJ106", 1, 4)),
        ("[" * 4 + "x y: [ a b: c: " + "[" * 3_000, ("XJ106", 1, 10)),
        ("[? ]\n", ("XJ106", 1, 2)),
        ("a: [b, ?\n  ]\n", ("XJ106", 1, 8)),
        ("a: [? ]]`\n", ("XJ106", 1, 5)),
    ],
)
def test_verdict_on_nesting_is_that_of_every_libyaml(text: str, expected: tuple[str, int, int]) -> None:
    """Of libyaml 0.2.5, which has no limit of its own; 0.2.6 stops at a thousand levels, often before any event."""
    faults = parse(text.encode()).faults
    assert [(fault.code, fault.line, fault.column) for fault in faults] == [expected]


def test_faults_before_the_nesting_are_told_too() -> None:
    faults = parse(b"a: &x 1\nb: 1\nb: 2\nc: " + b"[" * 2_000).faults
    assert [(fault.code, fault.line, fault.column) for fault in faults] == [
        ("XJ108", 1, 4),
        ("XJ107", 3, 1),
        ("XJ112", 4, 15),
    ]


NESTS = st.lists(
    st.tuples(st.sampled_from(["[", "{a: ", "[中, ", '["x", ', "[ #c\n "]), st.integers(1, 1_100)),
    min_size=1,
    max_size=3,
)


@examples(150)
@given(st.sampled_from(["", "a: ", "é:\n  ", "- - "]), NESTS)
def test_the_thirteenth_level_is_named_however_many_follow(before: str, nests: list[tuple[str, int]]) -> None:
    """The verdict on any nesting is that on the same nesting cut behind its fourteenth level."""
    units = [unit for unit, times in nests for _ in range(times)]
    short, long = ("".join([before, *some]) for some in (units[:14], units))
    if len(units) > 14:
        assert [fault.code for fault in parse(long.encode()).faults] == ["XJ112"]
        assert parse(long.encode()).faults == parse(short.encode()).faults


def test_many_nodes_are_refused() -> None:
    assert [fault.code for fault in parse(b"a:\n" + b"- x\n" * 20_001).faults] == ["XJ113"]


@examples(300)
@given(st.lists(FRAGMENTS, min_size=1, max_size=8).map("".join), st.sampled_from(["\r", "\r\n"]))
def test_any_line_end_reads_alike(text: str, end: str) -> None:
    """Values, faults and places are those of the same text with LF."""
    plain = parse(text.replace("\r", "").encode())
    other = parse(text.replace("\r", "").replace("\n", end).encode())
    assert (other.data, other.faults, other.text) == (plain.data, plain.faults, plain.text)


@examples(300)
@given(st.text("a\n", max_size=40), st.data())
def test_places_are_counted_from_one(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset].split("\n")
    assert Lines(text).position(offset) == (len(before), len(before[-1]) + 1)


BROKEN = st.lists(
    FRAGMENTS | st.sampled_from(['a: "b\n', "c: d: e\n", " - f\n", "g: [h\n", "{i\n", "j：k\n", "l: @m\n", 'n: "\\o"\n',
                                 "p\n", "q: 'r' s\n", "\u3000t: u\n", "v: w #x\n  y\n", "%z\n", "- #1\n"]),
    min_size=1, max_size=5,
).map("".join)  # fmt: skip


@examples(800)
@given(BROKEN)
def test_no_word_of_the_parser_is_told(text: str) -> None:
    """What the sentence of a fault of syntax is filled with was written by the writer, or is a number."""
    for fault in parse(text.encode()).faults:
        if fault.code == "XJ106":
            assert all(value.strip() in text or value.isdigit() for value in fault.values.values())


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("a: b #c", {("a",): ("b", "#c")}),
        ("a: #b", {("a",): ("", "#b")}),
        ("a: 1#b #c", {("a",): ("1#b", "#c")}),
        ("a: b#c\nd: e\t# f\n", {("d",): ("e", "# f")}),
        ("a:\n  - b #c\n  - #d\n", {("a", 0): ("b", "#c"), ("a", 1): ("", "#d")}),
        ("a:\n  - b: c # d\n", {("a", 0, "b"): ("c", "# d")}),
        ("a: [b, c #d\n  ]\ne: {f: g #h\n  }\n", {("a", 1): ("c", "#d"), ("e", "f"): ("g", "#h")}),
        ("a: b\n  c #d\n", {("a",): ("b c", "#d")}),
        ("a: 'b' #c\nd: \"e\" #f\ng: |  # h\n  i #j\nk: >-\n  l #m\n", {}),
        ("a: [b] #c\nd: {} #e\nf:\n  # g\n  h: i\n", {}),
        ("a:  # b\n  c: d\n", {}),
        ("answers:\n  PA01.1.1: met # c\n", {}),
    ],
)  # fmt: skip
def test_what_a_comment_cuts_is_known(text: str, cuts: dict[Steps, tuple[str, str]]) -> None:
    assert parse(text.encode()).cuts() == cuts


def test_bom_and_crlf_are_fine() -> None:
    parsed = parse(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - x\r\n")
    assert (parsed.data, parsed.faults) == ({"a": "1", "b": ["x"]}, [])


LOCATED = "a: 1\nb:\n  c: 2\n  d:\n    - e: 3\n    - e: 4\nf: {g: 5}\n"


@pytest.mark.parametrize(
    ("at", "on_key", "expected"),
    [
        (("a",), False, (1, 4)),
        (("a",), True, (1, 1)),
        (("b", "c"), False, (3, 6)),
        (("b", "d", 1, "e"), False, (6, 10)),
        (("b", "d", 1), False, (6, 7)),
        (("f", "g"), True, (7, 5)),
        (("b", "missing"), False, (2, 1)),
        ((), False, (1, 1)),
    ],
)
def test_locates_keys_and_values(at: Steps, on_key: bool, expected: tuple[int, int]) -> None:
    assert parse(LOCATED.encode()).locate(at, on_key=on_key) == expected


@examples(200)
@given(st.recursive(st.sampled_from(["met", "中文", "1"]), lambda inner: st.dictionaries(KEYS, inner, min_size=1)))
def test_every_value_has_its_line(value: Any) -> None:
    if isinstance(value, str):
        return
    text = _dump(value)
    parsed = parse(text.encode())
    rows = text.splitlines()
    for at, leaf in _leaves(value):
        line, column = parsed.locate(at)
        assert rows[line - 1][column - 1 :] == leaf


def _dump(value: dict[str, Any], indent: int = 0) -> str:
    rows = ""
    for key, entry in value.items():
        rows += (
            " " * indent + f"{key}:" + (f" {entry}\n" if isinstance(entry, str) else f"\n{_dump(entry, indent + 2)}")
        )
    return rows


def _leaves(value: Any, at: Steps = ()) -> list[tuple[Steps, str]]:
    if not isinstance(value, dict):
        return [(at, value)]
    return [leaf for key, entry in value.items() for leaf in _leaves(entry, (*at, key))]


def test_a_file_is_read_to_its_last_byte_as_it_is(tmp_path: Path) -> None:
    """Where a file is opened as text, Windows drops carriage returns and stops at Ctrl-Z."""
    content = b"a: 1\r\nb: \x1a 2\r\nc: 3\n"
    (tmp_path / "cloud.yaml").write_bytes(content)
    assert read_bytes(tmp_path / "cloud.yaml") == (content, [])
