"""Verification, findings, rectification and re-check of one sample enterprise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.degrees import Degrees
from benchmarks.frame import Plain, institution_of
from benchmarks.sample.cast import STAGES, Entry, Firm
from benchmarks.sample.phase2 import Ground, evidence, voice_of
from benchmarks.texts import Voice
from xingji.scoring.score import NOT_APPLICABLE

_FIRST_DUE, _LAST_DUE = date(2023, 8, 15), date(2023, 9, 30)
_INSTITUTIONS = tuple(f"inst-{number:02}" for number in range(1, 6))


@dataclass(frozen=True)
class Review:
    """One verification in the making: who looks at what, and with which dice."""

    firm: Firm
    entry: Entry
    ground: Ground
    claimed: Degrees
    dice: Random

    @property
    def voice(self) -> Voice:
        """Speaks about this enterprise."""
        return voice_of(self.firm, self.ground, self.dice)

    @property
    def complete(self) -> bool:
        """Whether every finding has had its second look."""
        return STAGES.index(self.entry.stage) > STAGES.index("rectified")

    def institution(self, *others: str) -> str:
        """One that did not advise this enterprise."""
        busy = {institution_of(self.firm.city, self.firm.agency), *others}
        return self.dice.choice([name for name in _INSTITUTIONS if name not in busy])


def verify(review: Review) -> tuple[Plain, Plain | None]:
    """verification.yaml, and rectification.yaml once the enterprise has answered."""
    dice, firm = review.dice, review.firm
    day = date(2023, 8, 1) + timedelta(days=dice.randrange(28))
    stubborn = _stubborn(review)
    verdicts = _verdicts(review, stubborn)
    findings = _findings(review, verdicts, day)
    data: Plain = {
        "institution": review.institution(),
        "reviewer": f"示例核查员{'甲乙丙丁戊己'[dice.randrange(6)]}",
        "verified_on": day,
        "verdicts": verdicts,
        "findings": findings,
    }
    if review.entry.stage == "verified":
        return data, None
    responses = [_response(review, finding) for finding in findings]
    rechecks = [
        check
        for finding, answer in zip(findings, responses, strict=True)
        for check in _rechecks(review, finding, answer, finding["practice"] in stubborn)
    ]
    return {**data, "rechecks": rechecks}, {"agency": firm.agency, "responses": responses}


def _stubborn(review: Review) -> set[str]:
    """Practices that stay below what was claimed, where the verified level is to be lower than the claimed one."""
    entry, rules = review.entry, review.ground.rules
    if entry.verified is None or entry.verified >= entry.claimed:
        return set()
    area = review.dice.choice([area for area in rules.areas if area.essential])
    practices = area.at_level(entry.verified + 1)
    return {p.id for p in practices if p.key} or {p.id for p in practices}


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
    return verdict["verdict"] != "confirmed" and verdict.get("to") != "mostly"


def _finding(review: Review, number: int, key: str, doubted: bool, day: date) -> Plain:
    rule, practice, voice = review.ground.rules.practices[key], review.ground.practices[key], review.voice
    severity = "high" if rule.key and rule.level <= max(review.entry.claimed, 1) else "medium"
    if not rule.key and rule.weight == 1:
        severity = "low"
    earliest = max(_FIRST_DUE, day + timedelta(days=14))
    return {
        "id": f"F{number:02}",
        "practice": key,
        "severity": severity,
        "text": voice.problem(practice) if doubted else voice.gap(practice, review.claimed[key]),
        "opened_on": day,
        "due": earliest + timedelta(days=review.dice.randint(0, (_LAST_DUE - earliest).days)),
    }


def _response(review: Review, finding: Plain) -> Plain:
    practice = review.ground.practices[finding["practice"]]
    title = review.dice.choice(practice.evidence)
    return {
        "finding": finding["id"],
        "answered_on": _between(finding["opened_on"] + timedelta(days=7), finding["due"], review.dice),
        "measure": review.voice.measure(practice, title),
        "evidence": [evidence(review.firm, f"整改后的{title}", review.dice)],
    }


def _rechecks(review: Review, finding: Plain, answer: Plain, stubborn: bool) -> list[Plain]:
    """None yet, one, or a refusal and then an acceptance."""
    dice, answered = review.dice, answer["answered_on"]
    first = _between(answered, min(answered + timedelta(days=6), _LAST_DUE), dice)
    if stubborn:
        return [_recheck(review, finding, first, accepted=False)]
    if not review.complete and dice.random() < 0.25:
        return []
    if dice.random() < (0.85 if review.complete else 0.65):
        return [_recheck(review, finding, first, accepted=True)]
    refusal = _recheck(review, finding, first, accepted=False)
    again = first + timedelta(days=4)
    open_still = again > _LAST_DUE or (not review.complete and dice.random() < 0.5)
    return [refusal] if open_still else [refusal, _recheck(review, finding, again, accepted=True)]


def _recheck(review: Review, finding: Plain, day: date, *, accepted: bool) -> Plain:
    practice = review.ground.practices[finding["practice"]]
    data: Plain = {"finding": finding["id"], "rechecked_on": day, "result": "accepted" if accepted else "rejected"}
    if accepted:
        data["degree"] = review.dice.choice(("met", "mostly", "mostly"))
    return {**data, "comment": review.voice.rechecked(practice, accepted)}


def _between(first: date, last: date, dice: Random) -> date:
    return first + timedelta(days=dice.randint(0, max((last - first).days, 0)))
