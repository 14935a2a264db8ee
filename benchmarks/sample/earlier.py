"""The edition of 2022: its published list, and the registrations of those who did not finish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from benchmarks import province
from benchmarks.codes import make_uscc
from benchmarks.frame import MARKS, Plain
from benchmarks.sample.cast import Firm, firms, region_of
from benchmarks.sample.phase2 import enterprise
from benchmarks.sample.phase4 import NO_DOCUMENT, withdrawal

_YEAR = 2022
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


def edition() -> Plain:
    """edition.yaml of a year of which only the list is here, and who did not finish."""
    return {
        "edition": _YEAR,
        "sample": True,
        "title": "2022年度江苏省工业信息安全防护星级企业培育（仅存名单和未完成企业的登记）",
        "document": {"number": None, "verified": False, "note": "未见2022年度通知；本年度名单为示例数据。"},
        "phases": [],
        "deadlines": [],
        "tracks": [],
    }


def announcement() -> Plain:
    """announcement.yaml."""
    published = {"published_on": date(2022, 11, 30), "document": NO_DOCUMENT}
    return {"lists": [{"tracks": ["ics", "platform"], **published}]}


def stars() -> Plain:
    """stars.yaml: who holds a star of 2022 in the cast, and others that do not take part in 2023."""
    rows = [row for city in MARKS for row in (*_holders(city), *_others(city))]
    taken_back = next(row for row in rows if row["name"].startswith("示例门窗型材"))
    reason = "示例：回访发现自评估材料与实际情况严重不符。"
    taken_back["withdrawn"] = withdrawal(date(2023, 3, 15), reason)
    return {"stars": rows}


def unfinished(firm: Firm) -> Plain:
    """enterprise.yaml of one who registered in 2022 and went no further: 上年度参加但未完成."""
    data = {key: value for key, value in enterprise(firm).items() if key not in ("agency", "held", "carried_from")}
    before = [star for star in enterprise(firm).get("held", ()) if star["year"] < _YEAR]
    return {**data, "held": before} if before else data


def _holders(city: str) -> Iterator[Plain]:
    for firm in firms():
        for track, level, year in firm.held:
            if firm.city == city and year == _YEAR:
                earlier = any(name == track and before < _YEAR for name, _, before in firm.held)
                where = {"county": firm.place} if firm.place.isdigit() else {}
                row: Plain = {"uscc": firm.uscc, "name": firm.name, "city": city, **where, "industry": firm.industry}
                yield {**row, "track": track, "level": level, "result": "raised" if earlier else "new"}


def _others(city: str) -> Iterator[Plain]:
    """Two of the earlier ones per city, so that each kind of firm comes back three or four times."""
    place = list(MARKS).index(city)
    known = province.known().cities[city].name.removesuffix("市")
    counties = [unit.code for unit in province.known().counties.values() if unit.city == city]
    for turn in (0, 1):
        words, industry, level, result = _EARLIER[(2 * place + turn) % len(_EARLIER)]
        county = region_of(counties[(place + turn) % len(counties)], city, 0)
        code = make_uscc(county, 710_000 + place * 100 + turn)
        row: Plain = {"uscc": code, "name": f"示例{words}（{known}）有限公司", "city": city, "county": county}
        yield {**row, "industry": industry, "track": "ics", "level": level, "result": result}
