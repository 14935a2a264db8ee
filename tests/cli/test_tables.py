"""Tables keep to the width of the screen, and nothing that they say is lost."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from tests.cli.run import xingji
from tests.places import SAMPLE
from xingji.cli.output.table import table

COMMANDS = {
    "status": ("status", "2023", "--on", "2023-09-15", "--list"),
    "figures": ("figures", "2023", "--internal"),
    "ranking": ("ranking", "2023"),
    "history": ("history", "91320115MA0YKB2C8G"),
    "sample": ("sample", "2023"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_tables_fit(name: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = xingji(*COMMANDS[name], "--lang", lang, cwd=SAMPLE).out
    monkeypatch.setenv("COLUMNS", "60")
    narrow = xingji(*COMMANDS[name], "--lang", lang, cwd=SAMPLE).out
    prose = {*wide.splitlines()}
    assert [line for line in narrow.splitlines() if cell_len(line) > 60 and line not in prose] == []
    for code in re.findall(r"\b[0-9A-Z]{18}\b|\b20\d\d-\d\d-\d\d\b|\b[a-z]+-\d\d\b", wide):
        assert code in narrow, f"{code} is broken or lost"


ROWS = [("连云港市", 12, "示例精密机械（南京）有限公司"), ("南京市", 7.5, None)]


def test_long_entries_and_headings_give_way_before_short_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "26")
    assert table(["设区市", "已自评企业数", "名称"], ROWS).splitlines() == [
        "设区市   已自评企 名称",
        "             业数",
        "--------------------------",
        "连云港市       12 示例精密",
        "                  机械（南",
        "                  京）有限",
        "                  公司",
        "南京市        7.5 —",
    ]


def test_what_cannot_be_a_table_is_a_record_for_each_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    rows = [("91320115MA0YKB2C8G", "ics"), ("91320104MA0YRUCQ6K", "platform")]
    assert table(["信用代码", "类型"], rows).split("\n\n") == [
        "信用代码\n91320115MA0YKB2C8G\n类型 ics",
        "信用代码\n91320104MA0YRUCQ6K\n类型 platform",
    ]


def test_a_pipe_has_no_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert max(map(cell_len, table(["甲"] * 40, [["一二三四五六"] * 40]).splitlines())) > 500
