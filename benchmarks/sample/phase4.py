"""Site visit and decision of one sample enterprise, and the dossier as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from benchmarks.degrees import Degrees
from benchmarks.frame import Plain
from benchmarks.sample.cast import STAGES, Entry, Firm
from benchmarks.sample.phase2 import Ground, assessment, claim
from benchmarks.sample.phase3 import Review, verify
from xingji.model.terms import POINTS
from xingji.model.verification import Onsite, Verification
from xingji.scoring.overlay import site_changes, verdict_changes, verified
from xingji.scoring.score import NOT_APPLICABLE, score

_ATTEMPTS = 300
_CONCLUSIONS = (
    "总体与线上核查一致，个别做法在班组之间有差别，已当场交换意见。",
    "制度和工具基本落地，建议加强夜班和外来人员的管理。",
    "重点系统防护到位，辅助系统的记录仍需完善。",
    "现场人员熟悉流程，备件和备份介质管理较规范。",
)


@dataclass
class Case:
    """One track of one dossier: its documents by kind, and the levels that they score."""

    documents: dict[str, Plain]
    claimed: int
    verified: int | None = None
    decided: int | None = None
    unanswered: int = 0
    degrees: Degrees = field(default_factory=dict)


def make_case(firm: Firm, entry: Entry, ground: Ground) -> Case:
    """Draw until the verified level is the one that the cast asks for."""
    for attempt in range(_ATTEMPTS):
        case = _draw(firm, entry, ground, Random(f"{firm.uscc}/{entry.track}/{attempt}"))
        if entry.verified is None or case.verified == entry.verified:
            return case
    raise ValueError(f"{firm.name}: no draw verifies level {entry.verified} of {ground.rules.id}")


def _draw(firm: Firm, entry: Entry, ground: Ground, dice: Random) -> Case:
    degrees = claim(entry, ground, dice)
    result = score(degrees, ground.rules)
    case = Case({"self-assessment": assessment(firm, ground, degrees, dice)}, result.level, degrees=degrees)
    case.unanswered = len(result.unanswered)
    if entry.stage != "assessed":
        _review(case, Review(firm, entry, ground, degrees, dice))
    if entry.stage == "decided" and case.verified == entry.verified:
        case.documents["decision"] = decision(firm, entry, case.verified or 0)
        case.decided = case.documents["decision"]["level"]
    return case


def _review(case: Case, review: Review) -> None:
    """Lay verification, rectification and the visit over the claim."""
    verification, rectification = verify(review)
    case.documents["verification"] = verification
    if rectification:
        case.documents["rectification"] = rectification
    changes = verdict_changes(Verification.model_validate(verification))
    case.degrees = verified(case.degrees, changes, {})
    if _is_visited(review):
        onsite = visit(review, case.degrees, verification["institution"])
        case.documents["onsite"] = onsite
        case.degrees = verified(case.degrees, {}, site_changes(Onsite.model_validate(onsite)))
    case.verified = score(case.degrees, review.ground.rules).level


def _is_visited(review: Review) -> bool:
    """All high claims, and a fixed third of the other finished ones."""
    if STAGES.index(review.entry.stage) < STAGES.index("visited"):
        return False
    return review.entry.stage == "visited" or _is_key(review) or review.firm.number % 3 == 1


def _is_key(review: Review) -> bool:
    return review.entry.claimed >= (3 if review.entry.track == "ics" else 2)


def visit(review: Review, degrees: Degrees, verifier: str) -> Plain:
    """onsite.yaml: part of the practices, a few of them one degree lower than on paper."""
    dice, rules = review.dice, review.ground.rules
    level = max(review.entry.claimed, 1)
    may = [key for key, degree in degrees.items() if rules.practices[key].level <= level and degree != NOT_APPLICABLE]
    seen = set(dice.sample(may, min(len(may), dice.randint(18, 36))))
    less = set(dice.sample(sorted(seen), dice.randint(1, 3)))
    return {
        "institution": review.institution(verifier),
        "visited_on": date(2023, 10, 9) + timedelta(days=dice.randrange(40)),
        "selected": "key" if _is_key(review) else "sample",
        "verdicts": {key: _seen(review, key, degrees[key], key in less) for key in degrees if key in seen},
        "conclusion": dice.choice(_CONCLUSIONS),
    }


def _seen(review: Review, key: str, degree: str, less: bool) -> str | Plain:
    practice = review.ground.practices[key]
    if less and degree != "unmet":
        lower = step_down(degree)
        return {"degree": lower, "comment": review.voice.seen(practice, lower)}
    if degree == "met" and review.dice.random() < 0.3:
        return {"degree": degree, "comment": review.voice.seen(practice, degree)}
    return degree


def step_down(degree: str) -> str:
    """The next lower degree."""
    return max((name for name in POINTS if POINTS[name] < POINTS[degree]), key=lambda name: POINTS[name])


def decision(firm: Firm, entry: Entry, level: int) -> Plain:
    """decision.yaml: the verified level, unless the cast says otherwise."""
    reason, day = None, date(2023, 11, 21 if entry.track == "ics" else 22)
    if entry.turn == "cautious":
        level, reason = level - 1, "现场抽查中二级要求的执行时间不足半年，综合评定按一级认定，下年度可再申请提升。"
    if entry.turn == "objected":
        level, day = 0, date(2023, 11, 29)
        reason = "公示期内收到实名异议，经核查所反映的情况属实，本年度不予认定。"
    data: Plain = {"level": level, "result": outcome(level, firm.best_held(entry.track)), "decided_on": day}
    if reason:
        data["reason"] = reason
    if entry.turn == "withdrawn":
        data["withdrawn"] = withdrawal(date(2024, 3, 20), "示例：抽查发现主要防护设备已停用，不再符合所获等级要求。")
    return data


def outcome(level: int, held: int) -> str:
    """Result of a decision, given the best star held before."""
    if level == 0:
        return "not_reached"
    if held == 0:
        return "new"
    return "raised" if level > held else "kept"


def withdrawal(day: date, reason: str) -> Plain:
    """A star taken back; the document is unknown because there is none."""
    document: Mapping[str, object] = {"number": None, "verified": False, "note": "示例数据，没有对应文件。"}
    return {"withdrawn_on": day, "reason": reason, "document": dict(document)}
