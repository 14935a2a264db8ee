"""Type faces and charts: what is chosen, what is said where there is none, what a picture looks like."""

from __future__ import annotations

import struct

import pytest

from tests.office.reports.cases import DAY, case
from xingji.messages.interface import WORDS
from xingji.office.reports import typeset
from xingji.office.reports.charts import Bar, Chart, Stack, Standard, Target, bar_chart, picture, profile_chart
from xingji.office.reports.charts import stacked_chart as stacked
from xingji.office.reports.issue import rectification_pdf
from xingji.office.reports.typeset import NoChineseFontError, choose

CHARTS: dict[str, Chart] = {
    "profile": profile_chart(
        [Standard("示例域", 2.5, 3.0, "最低2级"), Standard("空域", None, None, "")],
        5,
        Target(3, "目标"),
        legend=("核查", "自评"),
        nothing="不计",
    ),
    "profile without target": profile_chart([Standard("示例域", 5.0, None, "")], 5, None, legend=None, nothing="不计"),
    "bars": bar_chart([Bar("甲", 80.0, "80%"), Bar("乙", None, "不公开")], mark=100, mark_label="计划数"),
    "bars of nothing": bar_chart([Bar("甲", 0, "0家")]),
    "no bars": bar_chart([]),
    "stacked": stacked(
        [Stack("甲", [1, 2, 0], 3, "3家"), Stack("乙", None, 7, "7家"), Stack("丙", None, None, "*")], "012"
    ),
    "stacked zeros": stacked([Stack("甲", [0, 0], 0, "0家")], "01"),
    "markup": bar_chart([Bar('#panic("x") $ * `', 1, '"]#let a = 1')]),
}


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_a_picture_as_wide_as_the_text(name: str) -> None:
    png = picture(CHARTS[name])
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert width == pytest.approx(156 / 25.4 * 220, abs=2)
    assert 10 < height < 2000


def test_official_faces_come_first() -> None:
    found = choose(["Noto Serif CJK SC", "FangSong", "FangSong_GB2312", "SimHei", "Times New Roman"])
    assert found["body"] == ["Times New Roman", "FangSong_GB2312", "FangSong", "Noto Serif CJK SC", "SimHei"]
    assert found["heading"][:2] == ["SimHei", "Noto Serif CJK SC"]


def test_any_chinese_face_will_do() -> None:
    for name in {face for faces in typeset.WANTED.values() for face in faces}:
        assert all(choose([name]).values()), name


def test_without_a_chinese_face_nothing_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    import typst  # noqa: PLC0415

    empty = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    monkeypatch.setattr(typeset, "_fonts", lambda: empty)
    with pytest.raises(NoChineseFontError) as raised:
        rectification_pdf(case(), DAY)
    assert "中文字体" in WORDS[raised.value.key].zh
