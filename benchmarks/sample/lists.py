"""What the province publishes in the sample of 2023: announcement and awards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from benchmarks.frame import Plain
from benchmarks.sample.cast import find
from benchmarks.sample.phase4 import NO_DOCUMENT
from xingji.model.decision import Ruling

_OFFICE = {"name": "示例异议受理处室", "note": "示例数据，不对应任何真实处室，故不写电话。"}


def announcement() -> Plain:
    """announcement.yaml: the ICS list is out, the platform list still open to objections."""
    ics = {"opens": date(2023, 11, 22), "closes": date(2023, 11, 29), "office": _OFFICE}
    platform = {"opens": date(2023, 11, 23), "closes": date(2023, 11, 30), "office": _OFFICE}
    return {
        "lists": [
            {"tracks": ["ics"], "publicity": ics, "published_on": date(2023, 11, 30), "document": NO_DOCUMENT},
            {"tracks": ["platform"], "publicity": platform},
        ],
        "objections": list(_objections()),
    }


def _objections() -> Iterator[Plain]:
    """One that holds, one that does not and neither does its appeal, one still open."""
    yield {
        **_objection(1, "饮料灌装", "huaian", "ics", date(2023, 11, 23)),
        **_ruling(date(2023, 11, 29), "甲", "yes", "经调阅记录并到现场核对，反映的情况属实，本年度不予认定。"),
    }
    yield {
        **_objection(2, "工程机械", "xuzhou", "ics", date(2023, 11, 24)),
        **_ruling(date(2023, 11, 27), "乙", "no", "所反映的停用为计划检修中的临时旁路，检修票和日志显示当日已恢复。"),
        "appeal": {
            "received_on": date(2023, 11, 28),
            **_ruling(date(2023, 11, 29), "丙", "no", "另行抽查同类设备两台，设置与日志一致，维持原答复。"),
        },
    }
    yield {**_objection(3, "风电运维平台", "yancheng", "platform", date(2023, 11, 28)), "upheld": "open"}


def _objection(number: int, words: str, city: str, track: str, received: date) -> Plain:
    return {"id": f"Y{number:02}", "uscc": find(words, city).uscc, "track": track, "received_on": received}


def _ruling(day: date, person: str, upheld: Ruling, answer: str) -> Plain:
    return {"answered_on": day, "answered_by": f"示例工作人员{person}", "answer": answer, "upheld": upheld}


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
