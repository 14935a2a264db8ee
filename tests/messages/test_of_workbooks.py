"""Who fills in a workbook is told about sheets, headings and choices, never about fields, codes and indents."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from xingji.messages.catalogue import Words, message
from xingji.model.kinds import model_of
from xingji.office.workbook.choices import CHOICES
from xingji.office.workbook.parts import PARTS
from xingji.rules.registry import load_all

TESTS = Path(__file__).parents[1]
DOCUMENTS = {part.document for parts in PARTS.values() for part in parts}


def in_cells() -> list[str]:
    """Codes of findings that an import can put into a workbook."""
    codes = {code for code in load_all() if code.startswith("XJ2")}
    codes |= {code for code, rule in load_all().items() if DOCUMENTS & {*rule.kinds}}
    for path in TESTS.glob("rules/*/*/*/expected.json"):
        for row in json.loads(path.read_text("utf-8")).get("findings", []):
            codes |= {row["code"]} if Path(row["path"]).stem in DOCUMENTS and row["code"][2] in "23456" else set()
    return sorted(codes)


def fields(document: str) -> set[str]:
    """Names of all fields of a kind of document, as its schema has them."""
    schema = model_of(document).model_json_schema(by_alias=True)
    return {name for table in (schema, *schema.get("$defs", {}).values()) for name in table.get("properties", {})}


FIELDS = {name for document in DOCUMENTS for name in fields(document)}
CODES = {code for choices in CHOICES.values() for code in choices}
IN_CHINESE = FIELDS | CODES | {"mapping", "list", "text", "ge", "le", "null"}
IN_ENGLISH = {name for name in IN_CHINESE if "_" in name}
IN_FIXES = IN_ENGLISH | {"unmet", "mostly", "partly", "indent", "indented"}
"""A reason may say “mostly”; who is told what to do needs the words of the list."""
WORD = re.compile(r"[A-Za-z_]+")
FILE = re.compile(r"[a-z]+\.yaml|scoring/|submissions/")
PLACE = re.compile(r"\{[a-z_]+\}")


def wrong(words: Words, english: set[str]) -> list[str]:
    """What of a document two sentences name."""
    found = [name for text in words for name in FILE.findall(text)]
    found += [word for word in WORD.findall(PLACE.sub("", words.zh)) if word in IN_CHINESE]
    return found + [word for word in WORD.findall(PLACE.sub("", words.en)) if word in english]


def test_fields_are_found() -> None:
    assert {"commitment", "signed_on", "evidence", "carried_from", "institution"} <= FIELDS


@pytest.mark.parametrize("code", in_cells())
def test_a_cell_is_told_nothing_of_documents(code: str) -> None:
    entry = message(code)
    assert wrong(entry.of_workbook.says, IN_FIXES) + wrong(entry.of_workbook.fix, IN_FIXES) == []
    assert wrong(entry.why, IN_ENGLISH) == []
    if not entry.fix_workbook:
        assert not set("：:") & set("".join(PLACE.sub("", text) for text in entry.fix))
