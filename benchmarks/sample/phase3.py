"""Verification, findings, rectification and re-check of one sample enterprise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from benchmarks.degrees import Degrees
from benchmarks.frame import Plain
from benchmarks.sample.cast import Entry, Firm, has_reached
from benchmarks.sample.duties import assigned
from benchmarks.sample.extensions import mended_by, mends_later
from benchmarks.sample.phase2 import Ground, evidence, voice_of
from benchmarks.texts import Voice
from xingji.model.terms import ACCEPTING
from xingji.scoring.score import NOT_APPLICABLE

_FIRST_DUE = date(2023, 8, 15)
_LEAVES_TO_VISIT = 0.125


class _Course(NamedTuple):
    """What became of a finding: the day of its last answer (None: none), and the second looks with their result."""

    answered: date | None
    looks: tuple[tuple[date, bool], ...] = ()


@dataclass(frozen=True)
class Review:
    """One verification in the making: who looks at what, and with which dice."""

    firm: Firm
    entry: Entry
    ground: Ground
    claimed: Degrees
    assessed_on: date
    dice: Random

    @property
    def voice(self) -> Voice:
        """Speaks about this enterprise."""
        return voice_of(self.firm, self.ground, self.dice)

    @property
    def complete(self) -> bool:
        """Whether every finding has had its second look."""
        return has_reached(self.entry, "visited")


def verify(review: Review) -> tuple[Plain, Plain | None]:
    """verification.yaml, and rectification.yaml once the enterprise has answered."""
    dice, firm = review.dice, review.firm
    day = max(date(2023, 8, 1) + timedelta(days=dice.randrange(28)), review.assessed_on + timedelta(days=3))
    stubborn = _stubborn(review)
    verdicts = _verdicts(review, stubborn)
    verdicts |= _pending(review, verdicts)
    findings = _findings(review, verdicts, day)
    data: Plain = {
        "institution": assigned("verification", firm),
        "reviewer": f"示例核查员{'甲乙丙丁戊己'[dice.randrange(6)]}",
        "verified_on": day,
        "verdicts": verdicts,
        "findings": findings,
    }
    if review.entry.stage == "verified":
        return data, None
    responses, rechecks = _mending(review, findings, stubborn)
    return {**data, "rechecks": rechecks}, {"agency": firm.agency, "responses": responses}


def _mending(review: Review, findings: list[Plain], stubborn: set[str]) -> tuple[list[Plain], list[Plain]]:
    """Answers of the enterprise and second looks of the institution."""
    courses = [(finding, _course(review, finding, finding["practice"] in stubborn)) for finding in findings]
    responses = [_response(review, finding, course.answered) for finding, course in courses if course.answered]
    rechecks = [
        _recheck(review, finding, day, accepted=accepted)
        for finding, course in courses
        for day, accepted in course.looks
    ]
    return responses, rechecks


def _stubborn(review: Review) -> set[str]:
    """Keys that stay below what was claimed, where the verified level is to be lower than the claimed one."""
    entry, rules = review.entry, review.ground.rules
    if entry.verified is None or entry.verified >= entry.claimed:
        return set()
    asked = [key for key in rules.keys if rules.practices[key].level == entry.verified + 1]
    keys = [key for key in asked if review.claimed[key] != NOT_APPLICABLE]
    return set(review.dice.sample(keys, min(len(keys), review.dice.randint(1, 2))))


def _verdicts(review: Review, stubborn: set[str]) -> dict[str, str | Plain]:
    """The institution looks at the claimed levels and one above."""
    rules, dice = review.ground.rules, review.dice
    seen = [key for key in review.claimed if rules.practices[key].level <= review.entry.claimed + 1]
    claimed = [key for key in seen if review.claimed[key] in ("met", "mostly")]
    doubted = dice.sample(claimed, min(len(claimed), dice.randint(3, 7)))
    unproven = set(doubted[: dice.randint(1, 2)]) - stubborn
    lowered = set(doubted) - unproven | stubborn
    refused = _refused(review, seen)
    return {key: _verdict(review, key, lowered, unproven, refused) for key in seen}


def _pending(review: Review, verdicts: dict[str, str | Plain]) -> dict[str, str | Plain]:
    """What one institution in eight leaves to a visit; its own dice, so that nothing else depends on it."""
    dice = Random(f"{review.firm.uscc}/{review.entry.track}/pending")
    voice, practices = voice_of(review.firm, review.ground, dice), review.ground.practices
    shown = [
        key
        for key, verdict in verdicts.items()
        if verdict == "confirmed" and review.claimed[key] == "met" and practices[key].element == "技术工具"
    ]
    if dice.random() >= _LEAVES_TO_VISIT:
        return {}
    left = set(dice.sample(shown, min(len(shown), dice.randint(2, 9))))
    return {
        key: {"verdict": "accepted_pending_visit", "comment": voice.pending(practices[key])}
        for key in shown
        if key in left
    }


def _refused(review: Review, seen: list[str]) -> str | None:
    left_out = [key for key in seen if review.claimed[key] == NOT_APPLICABLE]
    return review.dice.choice(left_out) if left_out and review.dice.random() < 0.25 else None


def _verdict(review: Review, key: str, lowered: set[str], unproven: set[str], refused: str | None) -> str | Plain:
    dice, voice, practice = review.dice, review.voice, review.ground.practices[key]
    if key == refused:
        comment = "现场仍有相应的设备或业务，应按实际情况作答。"
        return {"verdict": "not_applicable_refused", "comment": comment}
    if key in unproven:
        return {"verdict": "more_evidence", "comment": voice.more_evidence(practice)}
    if key in lowered and review.claimed[key] in ("met", "mostly"):
        degree = "partly" if review.claimed[key] == "mostly" or dice.random() < 0.6 else "mostly"
        page, comment = dice.randint(1, 36), voice.lowered(practice, degree)
        return {"verdict": "lowered", "to": degree, "page": page, "comment": comment}
    if review.claimed[key] in ("met", "mostly") and dice.random() < 0.12:
        return {"verdict": "confirmed", "page": dice.randint(1, 36)}
    return "confirmed"


def _findings(review: Review, verdicts: dict[str, str | Plain], day: date) -> list[Plain]:
    """What was doubted, and up to three of the gaps that the enterprise names itself."""
    doubted = {key for key, verdict in verdicts.items() if isinstance(verdict, dict) and _needs_mending(verdict)}
    level = max(review.entry.claimed, 1)
    gaps = [
        key
        for key in verdicts
        if key not in doubted
        and review.claimed[key] in ("partly", "unmet")
        and review.ground.rules.practices[key].level <= level
    ]
    chosen = doubted | set(review.dice.sample(gaps, min(len(gaps), review.dice.randint(1, 3))))
    keys = [key for key in verdicts if key in chosen]
    return [_finding(review, number, key, key in doubted, day) for number, key in enumerate(keys, 1)]


def _needs_mending(verdict: Plain) -> bool:
    return verdict["verdict"] not in ACCEPTING and verdict.get("to") != "mostly"


def _finding(review: Review, number: int, key: str, doubted: bool, day: date) -> Plain:
    rule, practice, voice = review.ground.rules.practices[key], review.ground.practices[key], review.voice
    severity = "high" if rule.key and rule.level <= max(review.entry.claimed, 1) else "medium"
    if not rule.key and rule.weight == 1:
        severity = "low"
    earliest, last = max(_FIRST_DUE, day + timedelta(days=14)), mended_by(review.firm)
    return {
        "id": f"F{number:02}",
        "practice": key,
        "severity": severity,
        "text": voice.problem(practice) if doubted else voice.gap(practice, review.claimed[key]),
        "opened_on": day,
        "due": last if mends_later(review.firm) else _between(earliest, last, review.dice),
    }


def _course(review: Review, finding: Plain, stubborn: bool) -> _Course:
    """Where the second looks are not complete, some findings wait for an answer or for the look."""
    dice = review.dice
    answered = _in_time(review, finding)
    if stubborn:
        return _Course(answered, ((_after(answered, dice), False),))
    chance = 1.0 if review.complete else dice.random()
    if chance < 0.2:
        return _Course(None)
    if chance < 0.5:
        return _Course(_late(review, finding) or answered)
    if dice.random() < 0.15:
        answered = _late(review, finding) or answered
    look = _after(answered, dice)
    return _refused_first(review, answered, look) if dice.random() < 0.2 else _Course(answered, ((look, True),))


def _refused_first(review: Review, answered: date, look: date) -> _Course:
    """Answered once more while there is time; the file keeps the last answer only."""
    again = look + timedelta(days=review.dice.randint(3, 9))
    if again > mended_by(review.firm) or (not review.complete and review.dice.random() < 0.5):
        return _Course(answered, ((look, False),))
    return _Course(again, ((look, False), (_after(again, review.dice), True)))


def _in_time(review: Review, finding: Plain) -> date:
    due: date = finding["due"]
    weeks = 1 if mends_later(review.firm) else 3
    return _between(max(finding["opened_on"] + timedelta(days=7), due - timedelta(weeks=weeks)), due, review.dice)


def _late(review: Review, finding: Plain) -> date | None:
    """A day after the due one; None where the phase leaves no such day."""
    day: date = finding["due"] + timedelta(days=review.dice.randint(1, 12))
    return day if day <= mended_by(review.firm) else None


def _after(answered: date, dice: Random) -> date:
    """The institution looks again within two weeks, after the last answers in the next phase."""
    return answered + timedelta(days=dice.randint(1, 14))


def _response(review: Review, finding: Plain, day: date) -> Plain:
    practice = review.ground.practices[finding["practice"]]
    title = review.dice.choice(practice.evidence)
    return {
        "finding": finding["id"],
        "answered_on": day,
        "measure": review.voice.measure(practice, title),
        "evidence": [evidence(review.firm, f"整改后的{title}", review.dice)],
    }


def _recheck(review: Review, finding: Plain, day: date, *, accepted: bool) -> Plain:
    practice = review.ground.practices[finding["practice"]]
    data: Plain = {"finding": finding["id"], "rechecked_on": day, "result": "accepted" if accepted else "rejected"}
    if accepted:
        data["degree"] = review.dice.choice(("met", "mostly", "mostly"))
    return {**data, "comment": review.voice.rechecked(practice, accepted)}


def _between(first: date, last: date, dice: Random) -> date:
    return first + timedelta(days=dice.randint(0, max((last - first).days, 0)))
