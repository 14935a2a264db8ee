"""The top of a document, read quickly, is the top of the document read whole."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.hostile import SHAPES
from tests.places import SAMPLE
from xingji.hub.heads import head_of
from xingji.hub.top_level import top_of
from xingji.model.kinds import of_dossiers
from xingji.store.reader import parse
from xingji.store.text import MAX_BYTES

FILES = sorted(path for path in SAMPLE.rglob("*.yaml") if path.stem in of_dossiers())
WORDS = ("dossier", "agency", "name", "guideline")
LISTS = ("findings", "rechecks", "responses", "services")


@pytest.mark.parametrize("path", FILES[:: max(len(FILES) // 60, 1)], ids=lambda path: "/".join(path.parts[-3:]))
def test_of_the_sample(path: object) -> None:
    _same(path.read_bytes())  # type: ignore[attr-defined]


TRAPS = [
    'note: "one\nagency: other"\nagency: own\n',
    "note: 'one\nagency: other'\nagency: own\n",
    'notes:\n  - "one\nagency: other"\nagency: own\n',
    "notes: [one,\nagency: other]\nagency: own\n",
    "notes: {one: two,\nagency: other}\nagency: own\n",
    "note: |\n  agency: other\nagency: own\n",
    "note: >-\n  text\n\n  agency: other\nagency: own\n",
    'note:\n  "one\nagency: other"\nagency: own\n',
    '"agency": own\nnote: agency\n',
    "? agency\n: own\n",
    '{agency: own, name: "x"}\n',
    "agency: own\nagency: other\n",
    "agency: own # agency: other\n",
    "agency: own\n  and more\n",
    "agency:\n  own\n",
    "agency: !!str own\n",
    "name: &a own\nagency: *a\n",
    "---\nagency: own\n",
    "agency: own\n---\nagency: other\n",
    "agency: own\n...\n",
    "# agency: other\nagency: own\n",
    "agency: null\n",
    "agency: ~\n",
    "agency: ''\n",
    "agency:\n",
    "agency: [own]\n",
    "agency: own\r\nname: x\r\n",
    "\ufeffagency: own\n",
    "agency:\town\n",
    "  agency: own\n  name: x\n",
    "- agency: own\n",
    "agency: own",
    "text\n",
    "",
    "findings:\n- id: F01\n  due: 2023-01-01\nagency: own\n",
    'findings:\n  - id: F01\n    text: "a\n      b"\n    due: 2023-01-01\nagency: own\n',
    "findings:\n  - {id: F01, due: 2023-01-01}\nagency: own\n",
    "findings: []\nagency: own\n",
    "findings:\nagency: own\n",
    "findings: text\nagency: own\n",
    "agency: own\n<<: {name: x}\n",
    'name: "示例 \\"企业\\""\nagency: own\n',
    "name: 'it''s'\nagency: own\n",
]


@pytest.mark.parametrize("text", TRAPS)
def test_what_hides_a_line_from_the_quick_look(text: str) -> None:
    _same(text.encode())


def _same(content: bytes) -> None:
    """Whatever our reader refuses may be refused or not; what is said is what it reads."""
    parsed, top = parse(content), top_of(content)
    if parsed.data is None or parsed.faults:
        return
    assert top is not None
    for key in WORDS:
        whole = parsed.data.get(key)
        assert top.word(key) == (whole if isinstance(whole, str) else "")
    for key in LISTS:
        rows = parsed.data.get(key)
        assert top.rows(key) == ([row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else [])


LINES = st.sampled_from(
    [*{line for text in TRAPS for line in text.split("\n")}, "  - x", "    y: z", '"', "'", "]", "}", "a: b"]
)


@given(st.lists(LINES, max_size=8))
@examples(1200)
def test_of_any_lines(lines: list[str]) -> None:
    _same("\n".join([*lines, ""]).encode())


@given(st.binary(max_size=200))
@examples(400)
def test_no_bytes_are_too_strange(content: bytes) -> None:
    for kind in of_dossiers():
        head_of(kind, content)


def test_what_is_too_long_says_nothing() -> None:
    short = b"dossier: 2023/91320115MA0YKB2C8G\nagency: nj-01\n"
    assert head_of("enterprise", short).agency == "nj-01"
    assert head_of("enterprise", short + b"# long\n" * 60_000).agency == ""


def _long(piece: str, before: str = "", after: str = "") -> Callable[[int], str]:
    return lambda size: before + piece * ((size - len(before) - len(after)) // len(piece)) + after


LONG = {
    "quotes": _long('"'),
    "quotes apart": _long('" ', "agency: x "),
    "begun quotes": _long(': "a'),
    "closed quotes": _long(': "a" '),
    "brackets": _long("[ "),
    "begun brackets": _long(": [a"),
    "nested brackets": _long("- [", "a:\n  "),
    "blanks in a value": _long(" ", "agency: a", "b\n"),
    "blanks behind a value": _long(" ", "agency: a"),
    "blanks before a quote": _long(" ", "agency:", '"x'),
    "colons": _long(": "),
    "keys": _long("a:\n"),
    "comments": _long("#\n", "agency: a\n", "x"),
    "blank lines": _long("  \n", "agency: a\n", "x"),
    "findings": _long("  - id: F01\n", "findings:\n", "x"),
    "stars": _long("*a "),
}


@pytest.mark.parametrize("text", [*LONG.values(), *SHAPES.values()], ids=[*LONG, *SHAPES])
def test_the_longest_document_takes_no_time(text: Callable[[int], str]) -> None:
    """Of a document that is read whole, a reader's time; tests/store says that this is little."""
    content = text(MAX_BYTES).encode()
    begin = time.thread_time()
    for kind in ("enterprise", "verification"):
        head_of(kind, content)
    assert time.thread_time() - begin < 4
