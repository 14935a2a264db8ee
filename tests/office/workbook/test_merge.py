"""Values into YAML: every line that has nothing to do with a change stays as it was written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from xingji.office.workbook.blocks import document
from xingji.office.workbook.merge import UneditableError, updated
from xingji.store.reader import parse
from xingji.store.text import escaped

SOURCE = """\
# 开头
guideline: ics-2023   # 细则
agency: nj-01
assessed_on:            # YYYY-MM-DD
#commitment:            # 服务承诺书
#  signed_on: YYYY-MM-DD
#  sha256:
answers:

  # PA01 控制设备安全
  # [基础] 要求
  PA01.1.1: met   # 会议纪要

  # 第二条
  #PA01.1.2:
  "PA01.2.1":
    # 内部说明
    degree: 'partly'
    note: |
      两台
      # 不是注释
    evidence:
      - title: 台账   # 甲
        page: 3
      # 乙
      - title: 照片
# 结尾
"""


def changed(text: str, change: Any) -> str:
    """The text after a change of its values."""
    values = parse(text.encode()).data
    assert values is not None
    change(values)
    result = updated(text.encode(), values)
    assert parse(result).data == values
    return result.decode()


def test_nothing() -> None:
    assert changed(SOURCE, lambda _: None) == SOURCE


def test_a_value_keeps_its_comment() -> None:
    result = changed(SOURCE, lambda values: values["answers"].update({"PA01.1.1": "unmet"}))
    assert result == SOURCE.replace("PA01.1.1: met   # 会议纪要", "PA01.1.1: unmet  # 会议纪要")


def test_a_blank_field_is_filled() -> None:
    result = changed(SOURCE, lambda values: values.update(assessed_on="2023-07-12"))
    assert result == SOURCE.replace("assessed_on:            #", "assessed_on: 2023-07-12  #")


def test_an_offered_field_takes_its_place() -> None:
    result = changed(SOURCE, lambda values: values.update(commitment={"signed_on": "2023-06-25", "sha256": "a" * 64}))
    assert "\ncommitment:\n  signed_on: 2023-06-25\n" in result
    assert "#commitment" not in result
    assert "#  sha256" not in result


def test_an_offered_answer_takes_its_place() -> None:
    result = changed(SOURCE, lambda values: values["answers"].update({"PA01.1.2": "met"}))
    assert result == SOURCE.replace("#PA01.1.2:", "PA01.1.2: met")


def test_a_new_answer_stands_behind_the_one_before_it() -> None:
    def change(values: Any) -> None:
        answers = values["answers"]
        values["answers"] = {"PA01.1.1": answers["PA01.1.1"], "PA01.1.9": "met", "PA01.2.1": answers["PA01.2.1"]}

    assert "# 会议纪要\n  PA01.1.9: met\n" in changed(SOURCE, change)


def test_inside_an_answer_only_the_change() -> None:
    result = changed(SOURCE, lambda values: values["answers"]["PA01.2.1"].update(degree="met"))
    assert result == SOURCE.replace("degree: 'partly'", "degree: met")


def test_a_list_keeps_its_other_entries() -> None:
    result = changed(SOURCE, lambda values: values["answers"]["PA01.2.1"]["evidence"].append({"title": "记录"}))
    assert result == SOURCE.replace("- title: 照片\n", "- title: 照片\n      - title: 记录\n")


def test_an_answer_goes_without_its_neighbours() -> None:
    result = changed(SOURCE, lambda values: values["answers"].pop("PA01.1.1"))
    assert result == SOURCE.replace("  PA01.1.1: met   # 会议纪要\n", "")


@pytest.mark.parametrize(
    "source",
    [
        "answers: {PA01.1.1: met}\n",
        "answers:\n    PA01.1.1: met\n",
        "answers: {}\n",
        "answers:\n",
        'answers:\n  PA01.1.1: {degree: met, note: "a\n    PA01.1.3: met"}\n',
        "answers:\r\n  PA01.1.1: met\r\n",
        "\ufeffanswers:\n  PA01.1.1: met",
        "{answers: {PA01.1.1: met}}\n",
        "answers:\n  ? PA01.1.1\n  : met\n",
        "answers:\n  PA01.1.1:\n    met\n",
        "answers:\n  PA01.1.1: >-\n    met\n",
    ],
)
def test_any_layout(source: str) -> None:
    wanted = {
        "answers": {"PA01.1.1": "unmet", "PA01.1.2": {"degree": "partly", "note": "甲\n乙: #"}},
        "agency": "nj-01",
    }
    assert parse(updated(source.encode(), wanted)).data == wanted


@pytest.mark.parametrize(
    "source",
    [
        'name: "甲\nagency: 乙"\n',
        "answers:\n  PA01.1.1: {degree: met, note: '甲\n  agency: 乙'}\n",
        "held:\n  - '甲\n  - 乙'\n",
    ],
)
def test_a_text_that_looks_like_a_key(source: str) -> None:
    """The line that continues a text in quotes is no line of its own, however it looks."""
    before = parse(source.encode()).data
    assert before
    wanted = {**before, "agency": "nj-01", "assessed_on": "2023-07-12"}
    assert parse(updated(source.encode(), wanted)).data == wanted


def test_what_cannot_be_read_is_not_edited() -> None:
    with pytest.raises(UneditableError):
        updated(b"a: &x 1\nb: *x\n", {"a": "2"})


CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cs"]).filter(lambda char: not escaped(char, 1, 1))
TEXT = st.text(CHARACTERS, max_size=30)
VALUE = st.recursive(
    st.one_of(
        st.sampled_from(["met", "null", "1", "true", "nj-01", "是", "a #b", "a: b", "- a", "'", '"', "{", "|"]), TEXT
    ),
    lambda inner: st.dictionaries(st.sampled_from(["degree", "note", "page", "x"]), inner, min_size=1, max_size=3),
    max_leaves=6,
).filter(lambda value: value != "")
TREE = st.dictionaries(st.sampled_from(["agency", "answers", "held", "name"]), VALUE, min_size=1, max_size=4)


@examples(150)
@given(before=TREE, after=TREE)
def test_any_values_into_any_others(before: Any, after: Any) -> None:
    source = document("# 开头\n", before)
    assert parse(source).data == before
    result = updated(source, after)
    assert parse(result).data == after
    assert result.startswith("# 开头".encode())
    assert updated(result, after) == result
