"""A sample enterprise in three rounds: what was reviewed, what was seen on site, what was decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from benchmarks.degrees import Degrees
from benchmarks.frame import Plain
from benchmarks.sample.cast import Entry, Firm
from benchmarks.sample.duties import assigned
from benchmarks.sample.phase2 import Ground, assessment, claim, voice_of
from benchmarks.sample.phase3 import Review, verify
from benchmarks.texts import Voice
from xingji.model.terms import PENDING, POINTS
from xingji.model.verification import Onsite, Verification
from xingji.scoring.overlay import overlaid, site_changes, verdict_changes
from xingji.scoring.score import NOT_APPLICABLE, score

NO_DOCUMENT = {"number": None, "verified": False, "note": "示例数据，没有对应文件。"}

_ATTEMPTS = 300
_FIRST_VISIT, _LAST_VISIT = date(2023, 10, 9), date(2023, 11, 17)
_CONCLUSIONS = (
    "总体与线上核查一致，个别做法在班组之间有差别，已当场交换意见。",
    "制度和工具基本落地，建议加强夜班和外来人员的管理。",
    "重点系统防护到位，辅助系统的记录仍需完善。",
    "现场人员熟悉流程，备件和备份介质管理较规范。",
)
_STEPS = {"cautious": -1, "lenient": 1}
_REASONS = {
    "cautious": "二级要求的制度和工具投用不足半年，综合评定按一级认定，下年度可再申请提升。",
    "lenient": "复核不通过的一项二级要求，企业已在10月停产检修期间补做，晚于整改期限，未再复核；"
    "省厅调阅检修票和投用记录后，同意按二级认定。",
    "objected": "公示期内收到实名异议，经核查所反映的情况属实，本年度不予认定。",
}


@dataclass
class Case:
    """One track of one dossier: its documents by kind, and the levels that they score."""

    firm: Firm
    entry: Entry
    ground: Ground
    documents: dict[str, Plain]
    degrees: Degrees = field(default_factory=dict)
    claimed: int = 0
    verified: int | None = None
    decided: int | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether the verified level is the one that the cast asks for."""
        return self.entry.verified in (None, self.verified)


def reviewed(firm: Firm, entry: Entry, ground: Ground) -> Case:
    """Claim, verification and rectification, drawn until the level is the wanted one."""
    for attempt in range(_ATTEMPTS):
        case = _draw(firm, entry, ground, Random(f"{firm.uscc}/{entry.track}/{attempt}"))
        if case.is_wanted:
            return case
    raise ValueError(f"{firm.name}: no draw verifies level {entry.verified} of {ground.rules.id}")


def _draw(firm: Firm, entry: Entry, ground: Ground, dice: Random) -> Case:
    degrees = claim(entry, ground, dice)
    claimed = assessment(firm, ground, degrees, dice)
    level = score(degrees, ground.rules).level
    case = Case(firm, entry, ground, {"self-assessment": claimed}, degrees, level)
    if entry.stage != "assessed":
        _review(case, Review(firm, entry, ground, degrees, claimed["assessed_on"], dice))
    return case


def _review(case: Case, review: Review) -> None:
    """Lay verification and rectification over the claim."""
    verification, rectification = verify(review)
    case.documents["verification"] = verification
    if rectification:
        case.documents["rectification"] = rectification
    case.degrees = overlaid(case.degrees, verdict_changes(Verification.model_validate(_of(case, verification))))
    case.verified = score(case.degrees, review.ground.rules).level


def _of(case: Case, data: Plain) -> Plain:
    """A document that says whose it is."""
    return {"dossier": f"2023/{case.firm.uscc}", **data}


def visit(case: Case, selected: str) -> None:
    """Lay a visit over what was reviewed, drawn until the level is still the wanted one."""
    before = case.degrees
    for attempt in range(_ATTEMPTS):
        onsite = _onsite(case, before, selected, Random(f"{case.firm.uscc}/{case.entry.track}/visit/{attempt}"))
        case.degrees = overlaid(before, site_changes(Onsite.model_validate(_of(case, onsite))))
        case.verified = score(case.degrees, case.ground.rules).level
        if case.is_wanted:
            case.documents["onsite"] = onsite
            return
    raise ValueError(f"{case.firm.name}: no visit leaves level {case.entry.verified} of {case.ground.rules.id}")


def _onsite(case: Case, degrees: Degrees, selected: str, dice: Random) -> Plain:
    """onsite.yaml: part of the practices, a few of them one degree lower than on paper."""
    rules, voice = case.ground.rules, voice_of(case.firm, case.ground, dice)
    level = max(case.entry.claimed, 1)
    may = [key for key, degree in degrees.items() if rules.practices[key].level <= level and degree != NOT_APPLICABLE]
    seen = set(dice.sample(may, min(len(may), dice.randint(18, 36))))
    left = _left_to_visit(case)
    less = set(dice.sample(sorted(seen), dice.randint(1, 3)))
    return {
        "institution": assigned("onsite", case.firm),
        "visited_on": _visit_day(case.documents["verification"], dice),
        "selected": selected,
        "verdicts": {
            key: _seen(voice, case.ground, key, degrees[key], key in less) if key in seen else degrees[key]
            for key in degrees
            if key in seen | left
        },
        "conclusion": dice.choice(_CONCLUSIONS),
    }


def _left_to_visit(case: Case) -> set[str]:
    """What the verification accepted until somebody has seen it."""
    verdicts: dict[str, str | Plain] = case.documents["verification"]["verdicts"]
    return {key for key, verdict in verdicts.items() if isinstance(verdict, dict) and verdict["verdict"] == PENDING}


def _visit_day(verification: Plain, dice: Random) -> date:
    """After the last second look."""
    looks: list[date] = [check["rechecked_on"] for check in verification.get("rechecks", ())]
    first = max([_FIRST_VISIT, *(day + timedelta(days=1) for day in looks)])
    return first + timedelta(days=dice.randint(0, (_LAST_VISIT - first).days))


def _seen(voice: Voice, ground: Ground, key: str, degree: str, less: bool) -> str | Plain:
    practice = ground.practices[key]
    if less and degree != "unmet":
        lower = step_down(degree)
        return {"degree": lower, "comment": voice.seen(practice, lower)}
    if degree == "met" and voice.dice.random() < 0.3:
        return {"degree": degree, "comment": voice.seen(practice, degree)}
    return degree


def step_down(degree: str) -> str:
    """The next lower degree."""
    return max((name for name in POINTS if POINTS[name] < POINTS[degree]), key=lambda name: POINTS[name])


def decide(case: Case) -> None:
    """Decide where the cast has come so far."""
    if case.entry.stage == "decided":
        case.documents["decision"] = _decision(case.firm, case.entry, case.verified or 0)
        case.decided = case.documents["decision"]["level"]


def _decision(firm: Firm, entry: Entry, verified_level: int) -> Plain:
    """decision.yaml: the verified level, unless the cast says otherwise."""
    day = date(2023, 11, 21 if entry.track == "ics" else 22)
    if entry.turn == "objected":
        day = date(2023, 11, 29)
    level = 0 if entry.turn == "objected" else verified_level + _STEPS.get(entry.turn, 0)
    data: Plain = {"level": level, "result": outcome(level, firm.best_held(entry.track)), "decided_on": day}
    if entry.turn in _REASONS:
        data["reason"] = _REASONS[entry.turn]
    if level > verified_level:
        data["approved_by"] = "sample-province"
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
    return {"withdrawn_on": day, "reason": reason, "document": NO_DOCUMENT}
