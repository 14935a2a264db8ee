"""What people write in a cell: understood when it can mean one thing only, else refused with the nearest choice."""

from __future__ import annotations

import pytest

from tests.places import SAMPLE
from tests.sentences import Hold
from xingji.office.workbook.choices import CHOICES, SYNONYMS
from xingji.office.workbook.home import words_of
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.shape import AGENCIES, ASSESSMENT, ENTERPRISE, FINDINGS, VERDICT, Slot
from xingji.office.workbook.sheets import Value
from xingji.office.workbook.units import answer_value
from xingji.office.workbook.values import half_width, shown, taken
from xingji.store.reference import reference

DEGREE = Slot("degree", "符合程度", form="choice", choices="degree")
PAGES = Slot("pages", "页码", form="pages")
HASHES = Slot("hashes", "SHA-256", form="hashes")
DAY = Slot("on", "日期", form="day")
NOTE = Slot("note", "说明", form="text")
PAGE = VERDICT[2]
NUMBER, PHONE, ID, INSTITUTION = AGENCIES[8], AGENCIES[4], AGENCIES[0], AGENCIES[2]
COUNTY, ZONE, HELD = ENTERPRISE[1], ENTERPRISE[2], ENTERPRISE[7]
TRACKS = reference(SAMPLE).tracks.values()
NAMES = {
    "counties": {"320102": "玄武区", "320104": "秦淮区"},
    "agencies": {"nj-01": "示例测评中心", "nj-02": "示例安全公司"},
    "zones": {},
    "tracks": {track.id: track.name for track in TRACKS},
    "track_words": {word: track.id for track in TRACKS for word in words_of(track)},
}
A = "a" * 64


def text(value: str) -> Value:
    return Value("text", value)


@pytest.mark.parametrize(
    ("slot", "value", "plain"),
    [
        (DEGREE, text("符合"), "met"),
        (DEGREE, text(" 基本 符合　"), "mostly"),
        (DEGREE, text("部分\n符合"), "partly"),
        (DEGREE, text("Ｎ／Ａ"), "not_applicable"),
        (DEGREE, text("√"), "met"),
        (DEGREE, text("×"), "unmet"),
        (DEGREE, text("是"), "met"),
        (DEGREE, text("met"), "met"),
        (DEGREE, text("Y"), "met"),
        (DEGREE, text("No"), "unmet"),
        (DEGREE, text("不涉及"), "not_applicable"),
        (DEGREE, text("基本满足"), "mostly"),
        (DEGREE, None, ""),
        (NOTE, text(" 两台\r\n三台 "), "两台\n三台"),
        (NOTE, Value("number", "2023.0"), "2023"),
        (NOTE, Value("number", "0.5"), "0.5"),
        (NOTE, text("=1+1"), "=1+1"),
        (NOTE, text("符合"), "符合"),
        (PAGES, text("３"), "3"),
        (PAGES, Value("number", "3"), "3"),
        (PAGES, text("第3页\nP12\n—\n4"), "3\n12\n\n4"),
        (PAGES, text("—\n5"), "\n5"),
        (PAGES, text("\n5"), "\n5"),
        (PAGES, text("—\n—"), ""),
        (PAGES, text("3-5"), "3-5"),
        (PAGES, text("第3－5页；8\n—\npp. 12 ~ 15"), "3-5、8\n\n12-15"),
        (PAGES, text("3\r4"), "3\n4"),
        (PAGE, text("3\n5、8"), "3、5、8"),
        (PAGE, text("第 12 页"), "12"),
        (PAGE, Value("number", "1.2E1"), "12"),
        (HASHES, text(f" {A.upper()} "), A),
        (HASHES, text(f"sha256:{A}\n—"), f"{A}\n"),
        (HASHES, text(" ".join(["12345678"] * 8)), "12345678" * 8),
        (DAY, text("2023-07-12"), "2023-07-12"),
        (DAY, text("2023年7月12日"), "2023-07-12"),
        (DAY, text("２０２３．７．１２"), "2023-07-12"),
        (DAY, text("2023/7/12"), "2023-07-12"),
        (DAY, Value("day", "2023-07-12"), "2023-07-12"),
        (DAY, Value("number", "20230712"), "2023-07-12"),
        (DAY, text("2023-07-19 15:30"), "2023-07-19"),
        (DAY, text("2023年7月19日 下午3:30:05"), "2023-07-19"),
        (DAY, text("2023 - 7 - 19"), "2023-07-19"),
        (NUMBER, text("40家"), "40"),
        (NUMBER, text(" 040 家 "), "40"),
        (NUMBER, Value("number", "4.0E1"), "40"),
        (PHONE, text("138 0000 0000"), "13800000000"),
        (PHONE, text("+86 138-0000-0000"), "13800000000"),
        (PHONE, text("０２５ - 80009999"), "025-80009999"),
        (ID, text("NT01"), "nt01"),
        (ID, text("nt - 01"), "nt-01"),
        (INSTITUTION, text("是（INST-01）"), "inst-01"),
        (INSTITUTION, text("inst-01"), "inst-01"),
        (INSTITUTION, text("否"), ""),
        (INSTITUTION, text("无"), ""),
        (FINDINGS[0], text("F 01"), "F01"),
        (COUNTY, text("320104"), "320104"),
        (COUNTY, Value("number", "320104"), "320104"),
        (COUNTY, text("320104 秦淮区"), "320104"),
        (COUNTY, text("秦淮区"), "320104"),
        (COUNTY, text("320104 旧名"), "320104"),
        (ASSESSMENT[0], text("nj-02　示例安全公司"), "nj-02"),
        (ASSESSMENT[0], text("xx-09"), "xx-09"),
        (ASSESSMENT[0], text("NJ-02"), "nj-02"),
        (HELD, text("工控安全防护 1级 2021年\n平台类，２级，2022年度"), "ics 1 2021\nplatform 2 2022"),
        (HELD, text("无"), ""),
        (Slot("f", "", form="choice", choices="flag"), Value("flag", "false"), "false"),
    ],
)
def test_understood(slot: Slot, value: Value | None, plain: str) -> None:
    assert taken(slot, value, NAMES) == plain


@pytest.mark.parametrize(
    ("slot", "value", "code"),
    [
        (DEGREE, text("无"), "XJ721"),
        (DEGREE, text("/"), "XJ721"),
        (DEGREE, text("符合/基本符合"), "XJ721"),
        (DEGREE, text("符合（见说明）"), "XJ721"),
        (DEGREE, Value("number", "80"), "XJ721"),
        (DEGREE, Value("flag", "true"), "XJ721"),
        (DEGREE, Value("formula", ""), "XJ719"),
        (DEGREE, Value("error", "#REF!"), "XJ720"),
        (NOTE, Value("day", "2023-03-05"), "XJ723"),
        (NOTE, text("a\u200bb"), "XJ724"),
        (NOTE, text("a\x01b"), "XJ724"),
        (NOTE, text("a\u202eb"), "XJ724"),
        (NOTE, text("a\ud800b"), "XJ724"),
        (NOTE, Value("number", "12345678901234567890"), "XJ725"),
        (NOTE, Value("number", "1e999"), "XJ720"),
        (NOTE, Value("number", "nan"), "XJ720"),
        (NOTE, Value("part", "15:30"), "XJ723"),
        (NOTE, text("\ufeff已完成"), "XJ724"),
        (NOTE, text("两行\u2028文字"), "XJ724"),
        (NOTE, text("长" * 40_000), "XJ729"),
        (PAGES, Value("number", "3.5"), "XJ228"),
        (PAGES, Value("day", "2023-03-05"), "XJ723"),
        (PAGES, Value("part", "03-05"), "XJ723"),
        (PAGES, text("\ufeff3"), "XJ724"),
        (PAGES, text("0"), "XJ226"),
        (PAGES, Value("number", "10000"), "XJ226"),
        (PAGES, text("3 5"), "XJ225"),
        (PAGES, text("第3　5页"), "XJ225"),
        (PAGES, text("3\t5"), "XJ225"),
        (PAGES, text("3\xa05"), "XJ225"),
        (PAGES, text("8-3"), "XJ227"),
        (PAGES, text("3²"), "XJ228"),
        (PAGE, text("十二"), "XJ228"),
        (PAGE, text("3 5\n8"), "XJ225"),
        (NUMBER, text("十二"), "XJ726"),
        (NUMBER, text("4²"), "XJ726"),
        (NUMBER, text("20 22"), "XJ742"),
        (NUMBER, text("4\n0"), "XJ742"),
        (PHONE, text("025 8000 9999"), "XJ742"),
        (PHONE, text("1380 0000 000"), "XJ742"),
        (FINDINGS[0], text("F0 1"), "XJ742"),
        (AGENCIES[5], text("zhang san@example.org"), "XJ742"),
        (INSTITUTION, text("是"), "XJ721"),
        (INSTITUTION, text("待定"), "XJ721"),
        (HASHES, text("abc"), "XJ727"),
        (DAY, text("7月12日"), "XJ722"),
        (DAY, text("2023-02-30"), "XJ722"),
        (DAY, Value("number", "45119"), "XJ722"),
        (DAY, text("12/07/2023"), "XJ722"),
        (DAY, text("2023 07 19"), "XJ742"),
        (DAY, text("2023-07-19 左右"), "XJ722"),
        (DAY, Value("part", "2023-07"), "XJ741"),
        (DAY, Value("part", "2023"), "XJ741"),
        (COUNTY, text("320104 玄武区"), "XJ721"),
        (COUNTY, text("秦淮"), "XJ721"),
        (COUNTY, text("320104 5"), "XJ721"),
        (COUNTY, text("32 0104"), "XJ721"),
        (HELD, text("工控安全防护 1级 20 21年"), "XJ728"),
        (HELD, text("工控 三级 2021"), "XJ728"),
        (HELD, text("冠军 1级 2021年"), "XJ721"),
    ],
)
def test_refused(slot: Slot, value: Value, code: str, sentences: Hold) -> None:
    with pytest.raises(UnfitError) as caught:
        taken(slot, value, NAMES)
    assert caught.value.code == code
    sentences([caught.value])


def test_the_nearest_choice_is_named() -> None:
    with pytest.raises(UnfitError) as caught:
        taken(DEGREE, text("部份符合"), NAMES)
    assert caught.value.values["hint"] == "部分符合"


@pytest.mark.parametrize("name", CHOICES)
def test_every_word_means_one_choice(name: str) -> None:
    words = [*CHOICES[name], *CHOICES[name].values(), *(word for many in SYNONYMS[name].values() for word in many)]
    assert len(words) == len(set(words))
    assert all(half_width(word).casefold() == word for word in words)


def test_every_word_means_one_track() -> None:
    for track in TRACKS:
        assert {NAMES["track_words"][word] for word in words_of(track)} == {track.id}
        assert taken(HELD, text(shown(HELD, f"{track.id} 1 2022", NAMES)), NAMES) == f"{track.id} 1 2022"


@pytest.mark.parametrize("name", CHOICES)
def test_what_is_shown_is_understood(name: str) -> None:
    slot = Slot("", "", form="choice", choices=name)
    for plain in CHOICES[name]:
        assert taken(slot, text(shown(slot, plain, {})), {}) == plain


@pytest.mark.parametrize(
    "lines", [("A", "1\n2", ""), ("", "1", ""), ("A\n\nB", "1", ""), ("A", "", f"\n{A}"), ("\nA", "1", "")]
)
def test_evidence_that_does_not_line_up(lines: tuple[str, str, str], sentences: Hold) -> None:
    with pytest.raises(UnfitError) as caught:
        answer_value(("met", "", "", *lines))
    assert caught.value.code == "XJ731"
    sentences([caught.value])


def test_blank_lines_between_titles_mean_nothing() -> None:
    value = answer_value(("met", "", "", "A\n\nB", "", ""))
    assert value == {"degree": "met", "evidence": [{"title": "A"}, {"title": "B"}]}
