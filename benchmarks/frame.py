"""The frame of the edition of 2023: the notice as data, and made-up institutions, agencies and logins."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from benchmarks import province
from benchmarks.accounts import number_of

Plain = dict[str, Any]

MARKS = {
    "nanjing": "nj",
    "wuxi": "wx",
    "xuzhou": "xz",
    "changzhou": "cz",
    "suzhou": "sz",
    "nantong": "nt",
    "lianyungang": "lyg",
    "huaian": "ha",
    "yancheng": "yc",
    "yangzhou": "yz",
    "zhenjiang": "zj",
    "taizhou": "tz",
    "suqian": "sq",
}
"""Beginnings of the agencies' ids."""
_AGENCY_COUNTS = (5, 4, 3, 4, 5, 3, 2, 2, 3, 3, 2, 3, 2)
_INSTITUTIONS = (
    "示例工业信息安全测评中心",
    "示例工控安全研究院",
    "示例网络安全评估有限公司",
    "示例安全检测技术研究所",
    "示例信息安全技术服务有限公司",
)
_AGENCIES = ("示例工控安全服务", "示例信息安全咨询", "示例网络安全技术", "示例智能制造服务")
_HEAVENLY_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BEGIN_INFERRED = "通知只写明本阶段的截止日期；培育工作定于6月至11月开展，开始日期由项目推断为6月1日。"
_END_ONLY = "通知只写明本阶段的截止日期，开始日期由项目推断为上一阶段截止的次日。"
_SECOND_LOOK = (
    "9月30日前完成的整改须在此后复核，通知没有写明；"
    "由项目决定：核查文件（verification）在整改提升和现场核查两个阶段都可提交。"
)
_PHASE_NOTES = {
    "mobilisation": _BEGIN_INFERRED,
    "rectification": _END_ONLY + _SECOND_LOOK,
    "onsite": _END_ONLY + _SECOND_LOOK,
}


def edition(extensions: Sequence[Plain] = (), onsite: Plain | None = None) -> Plain:
    """edition.yaml: every date as in the notice; opening days are inferred and say so."""
    return {
        "edition": 2023,
        "sample": True,
        "title": "2023年度江苏省工业信息安全防护星级企业培育",
        "document": {
            "number": None,
            "verified": False,
            "note": "手头的通知文本没有文号。一份设区市通知在2023年度培育中把省厅文件印作苏工信信发〔2022〕232号，"
            "疑为〔2023〕232号之误，未经核实。",
        },
        "phases": _phases(),
        "deadlines": _deadlines(),
        **({"extensions": [*extensions]} if extensions else {}),
        "tracks": [
            {"track": "ics", "guideline": "ics-2023", "name": "工控安全防护星级企业"},
            {"track": "platform", "guideline": "platform-2023", "name": "工业互联网平台安全防护星级企业"},
        ],
        **({"onsite": onsite} if onsite else {}),
        "offices": _offices(),
        "sources": _sources(),
        "numbers": _numbers(),
    }


def _numbers() -> Plain:
    return {
        "agencies": {"fewest": 2, "most": 5, "institutions": 1, "source": "通知第四节第一项"},
        "visits": {"percent": 10, "source": "项目决定，参照省内同类培育工作；通知没有写明比例"},
        "carried_over": {"years": 1, "source": "通知第五节第一项"},
        "ranking": {"enterprises": 3, "source": "项目决定，通知没有规定"},
        "industries": [{"track": "ics", "sections": ["B", "C", "D"], "source": "通知第一节，面向工业企业"}],
    }


def _phases() -> list[Plain]:
    rows: tuple[tuple[str, str, date, date, list[str]], ...] = (
        ("mobilisation", "组织动员", date(2023, 6, 1), date(2023, 6, 16), ["agencies"]),
        (
            "self-assessment",
            "企业自评估",
            date(2023, 6, 17),
            date(2023, 7, 30),
            ["enterprise", "cloud", "self-assessment"],
        ),
        ("rectification", "整改提升", date(2023, 7, 31), date(2023, 9, 30), ["verification", "rectification"]),
        ("onsite", "现场核查", date(2023, 10, 1), date(2023, 11, 20), ["onsite", "verification"]),
        ("summary", "工作总结", date(2023, 11, 21), date(2023, 11, 30), ["decision", "announcement", "awards"]),
    )
    return [
        {
            "id": phase,
            "name": name,
            "opens": opens,
            "closes": closes,
            "documents": documents,
            "note": _PHASE_NOTES.get(phase, _END_ONLY),
        }
        for phase, name, opens, closes, documents in rows
    ]


def _deadlines() -> list[Plain]:
    answerable = ["enterprise", "agency"]
    rows: tuple[tuple[str, date, str, list[str], list[str]], ...] = (
        ("agency-selection", date(2023, 6, 16), "完成宣传发动，遴选推荐自评估咨询服务机构", ["city"], []),
        (
            "agency-table",
            date(2023, 6, 19),
            "报送自评估咨询服务机构汇总表（盖章扫描件和Word版）",
            ["city"],
            ["agencies"],
        ),
        (
            "self-assessment",
            date(2023, 7, 30),
            "完成安全防护能力自评估",
            answerable,
            ["enterprise", "self-assessment"],
        ),
        ("cloud-form", date(2023, 7, 30), "完成安全上云情况填报", answerable, ["cloud"]),
        ("rectification", date(2023, 9, 30), "完成整改并提交整改情况", [*answerable, "city"], ["rectification"]),
        ("onsite", date(2023, 11, 20), "完成重点企业现场核查", ["institution", "province"], ["onsite"]),
        (
            "summary",
            date(2023, 11, 30),
            "确定星级企业名单，推荐优秀案例和优秀服务商",
            ["province"],
            ["decision", "announcement", "awards"],
        ),
    )
    return [
        {"id": mark, "date": day, "name": name, "for": audience, **({"documents": documents} if documents else {})}
        for mark, day, name, audience, documents in rows
    ]


def _offices() -> list[Plain]:
    return [
        {"name": "省工业和信息化厅", "phone": "025-69652659", "note": "号码照通知所印。"},
        {
            "name": "江苏省工业信息安全公共服务平台",
            "website": "https://www.jsgyaq.com",
            "note": "通知把网址印作wwwjsgyaq.com，www后缺一个点；2023年一份设区市通知印有这个点。",
        },
    ]


def _sources() -> list[Plain]:
    return [
        {
            "title": "关于开展江苏省2023年度工业信息安全防护星级企业培育工作的通知",
            "confidence": "A",
            "note": "阶段、截止日期、类型、等级、分工和办公电话均出自通知；附件不在手头。",
        },
        {
            "title": "2023年一份设区市工信局转发的培育通知",
            "confidence": "B",
            "note": "只读到开头部分；平台网址和省厅文号出自这里，文号年份存疑。",
        },
        {
            "title": "各阶段开始日期",
            "confidence": "C",
            "note": "通知没有写，由项目推断；工作起止月份（6月至11月）见通知。",
        },
    ]


def institutions(assignments: Sequence[Plain] = ()) -> Plain:
    """institutions.yaml: five that nobody can mistake for real ones."""
    return {
        "institutions": [
            {
                "id": f"inst-{number:02}",
                "name": name,
                "contact": {
                    "name": f"示例联系人{_HEAVENLY_STEMS[number - 1]}",
                    "phone": f"025-8000{number:04}",
                    "email": f"inst-{number:02}@example.com",
                },
            }
            for number, name in enumerate(_INSTITUTIONS, 1)
        ],
        **({"assignments": [*assignments]} if assignments else {}),
    }


def institution_id(place: int) -> str:
    """Ids in turn: any whole number stands for one of the five."""
    return f"inst-{place % len(_INSTITUTIONS) + 1:02}"


def agency_ids(city: str) -> list[str]:
    """Ids of a city's agencies, the first always an institution."""
    count = _AGENCY_COUNTS[list(MARKS).index(city)]
    return [f"{MARKS[city]}-{number:02}" for number in range(1, count + 1)]


def institution_of(city: str, agency: str) -> str | None:
    """The institution that an agency is; in cities with five agencies the last is one as well."""
    number, place = int(agency[-2:]), list(MARKS).index(city)
    if number == 1:
        return institution_id(place)
    return institution_id(place + 2) if number == 5 else None


def agencies(city: str, target: int, capacity: int | None = None) -> Plain:
    """agencies.yaml of one city."""
    return {"agencies": [_agency(city, agency, capacity) for agency in agency_ids(city)], "target": target}


def _agency(city: str, agency: str, capacity: int | None) -> Plain:
    known, number, institution = province.known().cities[city], int(agency[-2:]), institution_of(city, agency)
    own_name = f"{_AGENCIES[number % 4]}（{known.name.removesuffix('市')}）有限公司"
    found: Plain = {
        "id": agency,
        "name": _INSTITUTIONS[int(institution[-2:]) - 1] if institution else own_name,
        "institution": institution,
        "contact": {
            "name": f"示例联系人{_HEAVENLY_STEMS[number - 1]}",
            "phone": f"{known.area_code}-8000{number + 100:04}",
            "email": f"{agency}@example.com",
        },
        "commitment": {
            "signed_on": date(2023, 6, 5) + timedelta(days=(number * 3) % 11),
            "sha256": digest(f"{agency} commitment"),
        },
    }
    return {**found, "capacity": capacity} if capacity else found


def roles() -> Plain:
    """roles.yaml: one login per role, city and agency."""
    rows: list[Plain] = [{**_account("sample-province"), "role": "province"}]
    for number in range(1, len(_INSTITUTIONS) + 1):
        mark = f"inst-{number:02}"
        rows.append({**_account(f"sample-{mark}"), "role": "institution", "institution": mark})
    for city in MARKS:
        rows.append({**_account(f"sample-{city}"), "role": "city", "city": city})
        rows += [
            {**_account(f"sample-{city}-{agency.replace('-', '')}"), "role": "agency", "city": city, "agency": agency}
            for agency in agency_ids(city)
        ]
    return {"roles": rows}


def _account(login: str) -> Plain:
    return {"login": login, "id": number_of(login)}


def digest(text: str) -> str:
    """SHA-256 that stands for a file which does not exist."""
    return hashlib.sha256(text.encode()).hexdigest()
