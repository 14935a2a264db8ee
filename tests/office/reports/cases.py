"""Cases for the rectification report at every stage, made in memory from the project's own guideline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from tests.places import SAMPLE
from xingji.model.assessment import SelfAssessment
from xingji.model.edition import Edition
from xingji.model.enterprise import Enterprise
from xingji.model.guideline import FullGuideline, Practice
from xingji.model.verification import Onsite, Rectification, Verification
from xingji.office.reports.case import Case
from xingji.programme.dossier_row import FindingRow
from xingji.store.guidelines import load_guideline

DAY = date(2023, 9, 15)
WHOSE = {"dossier": "2023/91320115MA0YKB2C8G"}
NAME = "示例精密机械（南京）有限公司"
AGENCY, INSTITUTION = "示例网络安全技术（南京）有限公司", "示例工业信息安全测评中心"

Degree = Callable[[Practice], str | None]
"""The degree of a practice, None where it is left unanswered."""


@cache
def guideline(track: str = "ics") -> FullGuideline:
    return load_guideline(SAMPLE / "scoring" / f"{track}-2023")


def met_up_to(level: int) -> Degree:
    """Everything met up to a level, nothing above."""
    return lambda practice: "met" if practice.level <= level else "unmet"


LEVEL_1 = met_up_to(1)


def case(
    degree: Degree = LEVEL_1,
    *,
    track: str = "ics",
    name: str = NAME,
    sample: bool = True,
    verification: Mapping[str, Any] | None = None,
    rectification: Mapping[str, Any] | None = None,
    onsite: Mapping[str, Any] | None = None,
    pending: Sequence[str] = (),
) -> Case:
    """A case whose answers come from `degree`; the later documents are given as they would stand in YAML."""
    practices = [practice for area in guideline(track).areas for practice in area.practices]
    answers = {practice.id: given for practice in practices if (given := degree(practice))}
    checked = Verification.model_validate({**WHOSE, **verification}) if verification else None
    mended = Rectification.model_validate({**WHOSE, **rectification}) if rectification else None
    return Case(
        edition=_edition(sample=sample),
        enterprise=Enterprise.model_validate(
            {
                **WHOSE,
                "uscc": "91320115MA0YKB2C8G",
                "name": name,
                "city": "nanjing",
                "county": "320115",
                "industry": "34",
                "kind": "manufacturer",
                "profile": "discrete",
                "held": [{"track": track, "level": 1, "year": 2021}],
                "contact": {"name": "示例联系人甲", "phone": "025-80001001", "email": "canary@example.com"},
            }
        ),
        city="南京市",
        track=track,
        guideline=guideline(track),
        assessment=SelfAssessment.model_validate(
            {**WHOSE, "guideline": f"{track}-2023", "agency": "nj-02", "assessed_on": "2023-07-12", "answers": answers}
        ),
        verification=checked,
        rectification=mended,
        onsite=Onsite.model_validate({**WHOSE, **onsite}) if onsite else None,
        findings=_clocks(checked, mended),
        pending=pending,
        level_held=1,
        names={"nj-02": AGENCY, "inst-01": INSTITUTION},
    )


def _clocks(checked: Verification | None, mended: Rectification | None) -> list[FindingRow]:
    answered = {one.finding: one.answered_on.isoformat() for one in mended.responses} if mended else {}
    last = {one.finding: (one.rechecked_on.isoformat(), one.result) for one in checked.rechecks} if checked else {}
    return [
        FindingRow(
            found.id,
            found.practice,
            found.severity,
            found.opened_on.isoformat(),
            found.due.isoformat(),
            answered.get(found.id),
            *last.get(found.id, (None, None)),
        )
        for found in (checked.findings if checked else ())
    ]


def _edition(*, sample: bool) -> Edition:
    return Edition.model_validate(
        {
            "edition": 2023,
            "sample": sample,
            "title": "2023年度江苏省工业信息安全防护星级企业培育",
            "document": {"number": None, "verified": False},
            "tracks": [
                {"track": "ics", "guideline": "ics-2023", "name": "工控安全防护星级企业"},
                {"track": "platform", "guideline": "platform-2023", "name": "工业互联网平台安全防护星级企业"},
            ],
        }
    )


def verification(
    findings: int = 0, text: str = "“设备台账”缺两台工程师站，变更后无法追溯。", **more: Any
) -> dict[str, Any]:
    """A verification that confirms nothing but what its findings are about; each finding is due a day later."""
    practices = [practice.id for area in guideline().areas for practice in area.practices]
    found = [
        {
            "id": f"F{number:02}",
            "practice": practices[number % len(practices)],
            "severity": ("high", "medium", "low")[number % 3],
            "text": text,
            "opened_on": date(2023, 8, 1),
            "due": date(2023, 8, 31) + timedelta(days=number % 40),
        }
        for number in range(1, findings + 1)
    ]
    return {
        "institution": "inst-01",
        "reviewer": "示例核查员甲",
        "verified_on": date(2023, 8, 1),
        "verdicts": {practices[0]: "confirmed"},
        "findings": found,
        **more,
    }


def few(practice: Practice) -> str | None:
    """All of level 1, most of level 2, nothing above; one practice is left out, one area does not apply."""
    if practice.id.startswith("PA27."):
        return "not_applicable"
    if practice.id == "PA01.2.1":
        return None
    return "met" if practice.level == 1 or (practice.level == 2 and practice.id < "PA36") else "unmet"


def three_findings() -> Case:
    return case(
        few,
        verification=verification(
            3,
            verdicts={
                "PA01.1.1": {"verdict": "confirmed", "page": 3},
                "PA01.2.1": {"verdict": "lowered", "to": "unmet", "page": 8, "comment": "台账停留在5月。"},
                "PA02.1.1": {"verdict": "accepted_pending_visit", "comment": "现场看交换机端口。"},
                "PA03.1.1": {"verdict": "accepted_pending_visit", "comment": "现场看柜门。"},
            },
            rechecks=[{"finding": "F02", "rechecked_on": "2023-09-10", "result": "accepted", "degree": "mostly"}],
        ),
        rectification={
            "agency": "nj-02",
            "responses": [
                {"finding": "F02", "answered_on": "2023-08-30", "measure": "已补齐台账。"},
                {"finding": "F03", "answered_on": "2023-09-14", "measure": "已补齐记录。"},
            ],
        },
        onsite={
            "institution": "inst-01",
            "visited_on": "2023-09-12",
            "selected": "key",
            "verdicts": {"PA01.1.1": "met", "PA02.1.1": "met"},
        },
        pending=["PA03.1.1"],
    )


FIRST = guideline().areas[0].practices[0].id
STAGES: dict[str, Callable[[], Case]] = {
    "assessed": lambda: case(met_up_to(1)),
    "unanswered": lambda: case(lambda practice: "partly" if practice.level == 1 else None),
    "level-0": lambda: case(met_up_to(0), verification=verification()),
    "verified": three_findings,
    "only-visited": lambda: case(onsite=_visit()),
    "top": lambda: case(met_up_to(5), verification=verification()),
    "platform": lambda: case(met_up_to(1), track="platform"),
    "nothing-counts": lambda: case(lambda _: "not_applicable"),
    "300-findings": lambda: case(met_up_to(2), verification=verification(300)),
}


def _visit() -> dict[str, Any]:
    return {"institution": "inst-01", "visited_on": "2023-10-12", "selected": "sample", "verdicts": {FIRST: "unmet"}}
