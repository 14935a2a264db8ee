"""Registration, cloud form and self-assessment of one sample enterprise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks import province
from benchmarks.degrees import Degrees, degrees_reaching, may_leave_out, within_bounds
from benchmarks.frame import Plain, digest
from benchmarks.sample.cast import Entry, Firm
from benchmarks.sample.extensions import assessed_later
from benchmarks.texts import Voice, left_out_proof, left_out_reason, platform_voice
from xingji.model.guideline import Practice
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import NOT_APPLICABLE
from xingji.store.guidelines import load_guideline, ruleset_of

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_OFTEN_LEFT_OUT = ("PA10", "PA20", "PA39", "PT02", "PT07")
_CLOUD_SYSTEMS = ("MES", "设备数据采集", "能耗监测", "质量追溯", "ERP", "供应链协同")
_CLOUD_MEASURES = (
    "登录双因素认证，数据传输加密，每日备份到本地，访问日志保存六个月以上。",
    "按角色授权，专线接入，云上只存汇总数据，不含工艺参数。",
    "采集网关单向上传，云端账户每季度清理一次。",
)


@dataclass(frozen=True)
class Ground:
    """A guideline with what the sample needs of it."""

    rules: Ruleset
    practices: dict[str, Practice]

    @classmethod
    def load(cls, root: Path, track: str) -> Ground:
        """Read from disk as it is now."""
        full = load_guideline(root / "scoring" / f"{track}-2023")
        return cls(ruleset_of(full), {practice.id: practice for area in full.areas for practice in area.practices})


def enterprise(firm: Firm) -> Plain:
    """enterprise.yaml."""
    known = province.known().cities[firm.city]
    data: Plain = {"uscc": firm.uscc, "name": firm.name, "city": firm.city}
    data["county" if firm.place.isdigit() else "zone"] = firm.place
    data |= {"industry": firm.industry, "kind": "platform_operator" if "平台" in firm.words else "manufacturer"}
    if data["kind"] == "manufacturer":
        data["profile"] = province.known().industries[firm.industry].profile
    if firm.names_agency:
        data["agency"] = firm.agency
    if firm.held:
        data["held"] = [{"track": track, "level": level, "year": year} for track, level, year in firm.held]
    if firm.carried:
        data["carried_from"] = 2022
    data["contact"] = {
        "name": f"示例联系人{_STEMS[firm.number]}",
        "phone": f"{known.area_code}-8000{firm.number + 1001:04}",
        "email": f"sample-{firm.city}-{firm.number + 1:02}@example.com",
    }
    return data


def cloud(firm: Firm) -> Plain:
    """cloud.yaml; a third has nothing in a cloud."""
    dice = Random(f"{firm.uscc}/cloud")
    data: Plain = {"filled_on": date(2023, 6, 26) + timedelta(days=dice.randrange(34))}
    if dice.random() < 0.33 and "平台" not in firm.words:
        return {**data, "uses_cloud": False}
    data |= {"uses_cloud": True, "services": [_service(system, dice) for system in dice.sample(_CLOUD_SYSTEMS, 2)]}
    return {**data, "measures": dice.choice(_CLOUD_MEASURES)}


def _service(system: str, dice: Random) -> Plain:
    return {
        "system": system,
        "provider": dice.choice(("示例云计算有限公司", "示例行业云服务有限公司", "示例数据中心有限公司")),
        "model": dice.choice(("public", "private", "hybrid", "community")),
        "control_data": dice.random() < 0.2,
    }


def claim(entry: Entry, ground: Ground, dice: Random) -> Degrees:
    """The degrees that the agency enters."""
    left_out: list[str] = []
    if entry.claimed <= 2 and dice.random() < 0.25:
        may = [area for area in _OFTEN_LEFT_OUT if area in may_leave_out(ground.rules)]
        left_out = within_bounds(ground.rules, dice.sample(may, min(len(may), dice.choice((1, 1, 2)))))
    degrees = degrees_reaching(ground.rules, entry.claimed, dice, left_out)
    if entry.turn != "draft":
        return degrees
    done = int(len(degrees) * dice.uniform(0.5, 0.65))
    return dict(list(degrees.items())[:done])


def voice_of(firm: Firm, ground: Ground, dice: Random) -> Voice:
    """An enterprise with both tracks speaks of its shop floor in one and of its platform in the other."""
    return platform_voice(dice) if ground.rules.track == "platform" else Voice(firm.industry, dice)


def assessment(firm: Firm, ground: Ground, degrees: Degrees, dice: Random) -> Plain:
    """self-assessment.yaml."""
    voice, share = voice_of(firm, ground, dice), dice.uniform(0.08, 0.3)
    signed = date(2023, 6, 19) + timedelta(days=dice.randrange(12))
    assessed = signed + timedelta(days=dice.randrange(9, 29))
    if assessed_later(firm):
        assessed = date(2023, 8, 1) + timedelta(days=dice.randrange(5))
    return {
        "guideline": ground.rules.id,
        "agency": firm.agency,
        "assessed_on": assessed,
        "commitment": {"signed_on": signed, "sha256": digest(f"{firm.uscc} commitment")},
        "answers": {key: _answer(firm, ground.practices[key], degree, voice, share) for key, degree in degrees.items()},
    }


def _answer(firm: Firm, practice: Practice, degree: str, voice: Voice, share: float) -> str | Plain:
    if degree == NOT_APPLICABLE:
        return _not_applicable(firm, practice, voice.dice)
    if voice.dice.random() >= share:
        return degree
    title = voice.dice.choice(practice.evidence)
    data: Plain = {"degree": degree, "note": voice.note(practice, degree, title)}
    if degree == "unmet":
        return data
    proof = [evidence(firm, title, voice.dice)]
    more = [other for other in practice.evidence if other != title]
    if more and voice.dice.random() < 0.25:
        proof.append(evidence(firm, voice.dice.choice(more), voice.dice))
    return {**data, "evidence": proof}


def _not_applicable(firm: Firm, practice: Practice, dice: Random) -> Plain:
    area = practice.id[:4]
    data: Plain = {"degree": NOT_APPLICABLE, "reason": left_out_reason(area)}
    proof = left_out_proof(area)
    if proof and practice.id.endswith(".1.1"):
        data["evidence"] = [evidence(firm, proof, dice)]
    return data


def evidence(firm: Firm, title: str, dice: Random) -> Plain:
    """The same material has the same hash wherever an enterprise names it."""
    return {"title": title, "page": dice.randint(1, 36), "sha256": digest(f"{firm.uscc} {title}")}
