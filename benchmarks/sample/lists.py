"""What the province publishes in the sample: announcement and awards of 2023, and the whole edition of 2022."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from benchmarks.codes import make_uscc
from benchmarks.frame import MARKS, Plain
from benchmarks.sample.cast import find, firms, region_of
from benchmarks.sample.phase4 import withdrawal
from xingji.store.reference import reference

_NO_DOCUMENT = {"number": None, "verified": False, "note": "示例数据，没有对应文件。"}
_OFFICE = {"name": "示例异议受理处室", "note": "示例数据，不对应任何真实处室，故不写电话。"}
_EARLIER: tuple[tuple[str, str, int, str], ...] = (
    ("液压元件", "34", 1, "new"),
    ("染料中间体", "26", 1, "new"),
    ("轴承钢", "31", 2, "raised"),
    ("集成电路测试", "39", 2, "new"),
    ("乳品加工", "14", 1, "new"),
    ("变压器", "38", 1, "kept"),
    ("橡胶轮胎", "29", 1, "new"),
    ("门窗型材", "33", 1, "new"),
)


def announcement() -> Plain:
    """announcement.yaml: the ICS list is out, the platform list still open to objections."""
    ics = {"opens": date(2023, 11, 22), "closes": date(2023, 11, 29), "office": _OFFICE}
    platform = {"opens": date(2023, 11, 23), "closes": date(2023, 11, 30), "office": _OFFICE}
    return {
        "lists": [
            {"tracks": ["ics"], "publicity": ics, "published_on": date(2023, 11, 30), "document": _NO_DOCUMENT},
            {"tracks": ["platform"], "publicity": platform},
        ],
        "objections": list(_objections()),
    }


def _objections() -> Iterator[Plain]:
    rows = (
        ("饮料灌装", "huaian", "ics", date(2023, 11, 23), date(2023, 11, 29), "yes"),
        ("工程机械", "xuzhou", "ics", date(2023, 11, 24), date(2023, 11, 28), "no"),
        ("风电运维平台", "yancheng", "platform", date(2023, 11, 28), None, "open"),
    )
    for number, (words, city, track, received, answered, upheld) in enumerate(rows, 1):
        data: Plain = {"id": f"Y{number:02}", "uscc": find(words, city).uscc, "track": track, "received_on": received}
        if answered:
            data["answered_on"] = answered
        yield {**data, "upheld": upheld}


def awards() -> Plain:
    """awards.yaml."""
    cases = (
        ("石化助剂", "nanjing", "示例案例：罐区控制系统与园区联防联控"),
        ("显示模组", "suzhou", "示例案例：洁净车间工控资产与配置统一管控"),
        ("工程机械", "xuzhou", "示例案例：多条装配线的集中监测与应急演练"),
    )
    providers = (("nanjing", "nj-02"), ("suzhou", "sz-03"), ("changzhou", "cz-01"))
    return {
        "cases": [{"uscc": find(words, city).uscc, "title": title} for words, city, title in cases],
        "providers": [{"city": city, "agency": agency} for city, agency in providers],
    }


def edition_2022() -> Plain:
    """edition.yaml of a year of which only the list is here."""
    return {
        "edition": 2022,
        "sample": True,
        "title": "2022年度江苏省工业信息安全防护星级企业培育（仅存名单）",
        "document": {"number": None, "verified": False, "note": "未见2022年度通知；本年度名单为示例数据。"},
        "phases": [],
        "deadlines": [],
        "tracks": [],
    }


def announcement_2022() -> Plain:
    """announcement.yaml of 2022."""
    published = {"published_on": date(2022, 11, 30), "document": _NO_DOCUMENT}
    return {"lists": [{"tracks": ["ics", "platform"], **published}]}


def stars_2022() -> Plain:
    """stars.yaml: who holds a star of 2022 in the cast, and others that do not take part in 2023."""
    rows = [row for city in MARKS for row in (*_holders(city), *_others(city))]
    taken_back = next(row for row in rows if row["name"].startswith("示例门窗型材"))
    reason = "示例：回访发现自评估材料与实际情况严重不符。"
    taken_back["withdrawn"] = withdrawal(date(2023, 3, 15), reason)
    return {"stars": rows}


def _holders(city: str) -> Iterator[Plain]:
    for firm in firms():
        for track, level, year in firm.held:
            if firm.city == city and year == 2022:
                earlier = any(name == track and before < 2022 for name, _, before in firm.held)
                where = {"county": firm.place} if firm.place.isdigit() else {}
                row: Plain = {"uscc": firm.uscc, "name": firm.name, "city": city, **where, "industry": firm.industry}
                yield {**row, "track": track, "level": level, "result": "raised" if earlier else "new"}


def _others(city: str) -> Iterator[Plain]:
    """Two of the earlier ones per city, so that each kind of firm comes back three or four times."""
    place = list(MARKS).index(city)
    known = reference().cities[city].name.removesuffix("市")
    counties = [unit.code for unit in reference().counties.values() if unit.city == city]
    for turn in (0, 1):
        words, industry, level, result = _EARLIER[(2 * place + turn) % len(_EARLIER)]
        county = region_of(counties[(place + turn) % len(counties)], city, 0)
        code = make_uscc(county, 710_000 + place * 100 + turn)
        row: Plain = {"uscc": code, "name": f"示例{words}（{known}）有限公司", "city": city, "county": county}
        yield {**row, "industry": industry, "track": "ics", "level": level, "result": result}
