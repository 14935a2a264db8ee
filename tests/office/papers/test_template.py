"""Templates: what ours hold, what an office may change, and what is said of broken ones."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import HealthCheck, assume, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.office.papers.sample import MADE, word, word_text
from xingji.cli.word import kinds
from xingji.messages.interface import WORDS, say
from xingji.office.papers.fault import PaperError
from xingji.office.papers.filling import check, fill
from xingji.office.papers.style import new_document
from xingji.office.papers.template import FOLDER, Template, Wanted

NAMES = sorted(name for name, kind in kinds().items() if kind.template)
SMALL = Template(
    "none.docx", {"mark": "标注", "name": "名称", "rows": "行", "rows.id": "编号"}, frozenset({"mark", "name"})
)


def template_of(name: str) -> Template:
    load = kinds()[name].template
    assert load
    return load()


def saved(tmp_path: Path, *lines: str) -> Path:
    document: Any = new_document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "模板.docx"
    document.save(str(path))
    return path


def filled(path: Path, **values: Any) -> bytes:
    usual = {"mark": "", "name": "示例", "rows": []}
    return fill(SMALL, {**usual, **values}, Wanted(template=path), title="示例", made=MADE)


@pytest.mark.parametrize("name", NAMES)
def test_our_template_holds_what_it_must_and_nothing_unknown(name: str) -> None:
    check(template_of(name), template_of(name).path)


@pytest.mark.parametrize("name", NAMES)
def test_declaration_is_sound(name: str) -> None:
    template = template_of(name)
    assert template.required <= set(template.fields)
    assert {"mark", "sample"} & template.required
    assert all(template.fields.values())
    assert template.path.parent == FOLDER


@pytest.mark.parametrize("name", NAMES)
def test_every_required_placeholder_is_missed(name: str, tmp_path: Path) -> None:
    template = template_of(name)
    with pytest.raises(PaperError) as caught:
        check(template, saved(tmp_path, "没有占位符"))
    assert caught.value.key == "word.template_missing"
    for field in template.required:
        assert f"{field}（" in str(caught.value.values["names"])


def test_an_office_may_restyle_and_reorder(tmp_path: Path) -> None:
    path = saved(tmp_path, "本单位抬头", "{{ name }}", "{{ mark }}")
    text = word_text(filled(path, mark="示例数据"))
    assert text.split("\n")[1:4] == ["本单位抬头", "示例", "示例数据"]


def test_a_placeholder_split_by_formatting_is_still_one(tmp_path: Path) -> None:
    path = saved(tmp_path, "{{ mark }}")
    document: Any = Document(str(path))
    paragraph = document.add_paragraph("{{ na")
    paragraph.add_run("me").bold = True
    paragraph.add_run(" }}")
    document.save(str(path))
    assert "示例" in word_text(filled(path))


@pytest.mark.parametrize(
    ("line", "key", "named"),
    [
        ("{{ nome }}", "word.template_unknown", "nome"),
        ("{{ name.__class__ }}", "word.template_unknown", "name.__class__"),
        ("{{ config }}", "word.template_unknown", "config"),
        ("{% for row in rows %}{{ row.uid }}{% endfor %}", "word.template_unknown", "rows.uid"),
        ("{{ name", "word.template_broken", ""),
        ("{% if name %}", "word.template_broken", "endif"),
        ("{{ name | nosuch }}", "word.template_broken", "nosuch"),
        ("{{ name['__class__']['__mro__'] }}", "word.template_broken", "__class__"),
        ("{%tr for row in rows %}", "word.template_broken", ""),
    ],
)
def test_what_is_wrong_in_a_template_is_named(tmp_path: Path, line: str, key: str, named: str) -> None:
    with pytest.raises(PaperError) as caught:
        filled(saved(tmp_path, "{{ mark }}{{ name }}", line))
    assert caught.value.key == key
    assert named in say(key, "zh", **caught.value.values)
    assert "模板.docx" in say(key, "zh", **caught.value.values)


def test_what_is_no_word_document(tmp_path: Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("x.txt", "x")
    for content in (b"", b"\xd0\xcf\x11\xe0old", b"PK\x03\x04", archive.getvalue()):
        path = tmp_path / "模板.docx"
        path.write_bytes(content)
        with pytest.raises(PaperError, match="template_not_docx"):
            filled(path)
    with pytest.raises(PaperError, match="template_unreadable"):
        filled(tmp_path / "没有.docx")
    with pytest.raises(PaperError, match="template_unreadable"):
        filled(tmp_path)


def test_a_template_with_macros_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "{{ mark }}{{ name }}")
    macro = tmp_path / "宏.docm"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(macro, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            plain = b"wordprocessingml.document.main+xml"
            new.writestr(
                name,
                content.replace(
                    b"application/vnd.openxmlformats-officedocument." + plain,
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                ),
            )
    with pytest.raises(PaperError, match="template_not_docx"):
        filled(macro)


@pytest.mark.parametrize(
    "value",
    [
        "{{ 7*7 }}",
        "{% for x in y %}",
        "{%tr for x in y %}",
        "{_{ mark }_}",
        "<w:t>&amp;</w:t>",
        "]]><w:p/>",
        "“双引号”'\"",
        "=1+1",
        "\U00020000𠮷",
    ],
)
def test_values_are_text_and_nothing_else(tmp_path: Path, value: str) -> None:
    path = saved(tmp_path, "{{ mark }}", "[{{ name }}]")
    text = word_text(filled(path, name=value))
    assert "[" + value.replace("{_{", "{{").replace("}_}", "}}") + "]" in text
    assert "49" not in text


def test_characters_that_no_file_can_hold_are_left_out(tmp_path: Path) -> None:
    path = saved(tmp_path, "{{ mark }}", "[{{ name }}]")
    assert "[示例]" in word_text(filled(path, name="示\x00\x0b\ufffe例"))


def test_the_title_is_in_the_properties_and_the_day_is_fixed(tmp_path: Path) -> None:
    properties = word(filled(saved(tmp_path, "{{ mark }}{{ name }}"))).core_properties
    assert (properties.title, properties.author) == ("示例", "xingji")
    assert properties.created.replace(tzinfo=None) == properties.modified.replace(tzinfo=None) == MADE


def test_every_key_has_words() -> None:
    for key in ("unreadable", "size", "not_docx", "broken", "unknown", "missing", "form"):
        assert f"word.template_{key}" in WORDS


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\u2028\u2029"), max_size=40))
@examples(60, HealthCheck.function_scoped_fixture)
def test_any_text_comes_out_as_it_went_in(tmp_path: Path, value: str) -> None:
    assume(not re.search(r"{_[{%]|[}%]_}", value))
    path = saved(tmp_path, "{{ mark }}", "[{{ name }}]")
    assert f"\n[{value}]\n" in word_text(filled(path, name=value))
