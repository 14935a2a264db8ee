"""What is written plainly is read back as what it was, by our reader and by another one."""

from __future__ import annotations

import string
from datetime import date
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from xingji.store.plain_yaml import written
from xingji.store.reader import parse

KEYS = st.text(string.ascii_lowercase, min_size=1, max_size=8).filter(
    lambda key: key not in ("y", "n", "on", "no", "yes", "off", "null", "true", "false")
)
TEXTS = st.one_of(
    st.text(
        st.characters(
            codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="\ufeff\ufffe\uffff"
        ),
        max_size=30,
    ),
    st.sampled_from(
        [
            "",
            " ",
            "null",
            "~",
            "yes",
            "No",
            "2023-06-01",
            "0x1f",
            "1e3",
            "12_000",
            "- a",
            "a: b",
            "a #b",
            "#",
            "'",
            '"',
            "\\",
            "*x",
            "&x",
            "!x",
            "%x",
            "@x",
            "`x",
            "{",
            "[",
            "|",
            ">",
            "?",
            ":",
            "示例",
            "示例：有限公司（南京）",
            "行\n行",
            "2023",
            "=",
            "<<",
            "a\u2028b",
            "a\u0085b",
        ]
    ),
)
SCALARS = st.one_of(
    TEXTS, st.integers(-(10**6), 10**6), st.booleans(), st.none(), st.dates(date(2000, 1, 1), date(2099, 12, 31))
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.dictionaries(KEYS, inner, max_size=4), st.lists(inner, max_size=4)),
    max_leaves=12,
)


def _has_lists_of_lists(value: Any) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    nested = isinstance(value, list) and any(isinstance(each, list) and each for each in value)
    return nested or any(map(_has_lists_of_lists, inner))


DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5).filter(lambda data: not _has_lists_of_lists(data))


@given(DOCUMENTS)
@examples(400)
def test_it_is_read_back_as_it_was(data: dict[str, Any]) -> None:
    assert yaml.safe_load(written(data)) == data


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_as_text(entry) for entry in value]
    return value if value is None or isinstance(value, str) else str(value).lower()


@given(DOCUMENTS)
@examples(400)
def test_our_reader_reads_every_text(data: dict[str, Any]) -> None:
    parsed = parse(written(data))
    if not parsed.faults:
        assert parsed.data == _as_text(data)


def test_it_looks_as_people_write_it() -> None:
    rows = [{"id": "F01", "due": date(2023, 9, 30), "open": True}, {"id": "F02", "note": None}]
    assert written(
        {
            "name": "示例企业（南京）有限公司",
            "code": "320115",
            "rows": rows,
            "none": [],
            "usccs": ["91320115MA0YKB2C8G"],
        }
    ).decode() == (
        "name: 示例企业（南京）有限公司\n"
        'code: "320115"\n'
        "rows:\n  - id: F01\n    due: 2023-09-30\n    open: true\n  - id: F02\n    note: null\n"
        "none: []\nusccs:\n  - 91320115MA0YKB2C8G\n"
    )
