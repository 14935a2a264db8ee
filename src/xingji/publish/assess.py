"""The self-assessment in the browser: its pages, and the guideline as the data that its scorer reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from markupsafe import Markup

from xingji.messages.catalogue import message
from xingji.model.guideline import Area, Practice, Wording
from xingji.model.reference import Reference
from xingji.model.terms import POINTS
from xingji.office import marks
from xingji.office.workbook.choices import CHOICES
from xingji.office.workbook.home import words_of
from xingji.office.workbook.parts import COVER, PARTS
from xingji.office.workbook.shape import (
    ANSWER,
    ANSWERS,
    ASSESSMENT,
    CLOUD,
    CONTENT,
    ENTERPRISE,
    HINT,
    ITEM,
    KNOWN,
    SERVICES,
    Slot,
)
from xingji.office.workbook.units import digest
from xingji.publish import handed
from xingji.publish.canonical import json_bytes
from xingji.publish.handed import Choices, Guideline, Settings, Workbook
from xingji.publish.limits import limits, patterns
from xingji.publish.render import Page, relative
from xingji.publish.site import Guide, Site
from xingji.rules.privacy import PATTERNS
from xingji.scoring.ruleset import KEY_MINIMUM, Ruleset
from xingji.store.text import MAX_BYTES

FOLDER = "data/v1/guideline"


def guideline_data(guide: Guide) -> Guideline:
    """A guideline with everything that decides levels and what people read in a form.

    The numbers of levels and practices are those of the ruleset, so that no second reading of the guideline exists.
    """
    head, ruleset = guide.full.head, guide.ruleset
    return {
        "guideline": ruleset.id,
        "track": ruleset.track,
        "title": head.title,
        "official": head.official,
        "sha256": ruleset.sha256,
        "out_of_count_percent": ruleset.out_of_count_percent,
        "key_minimum": KEY_MINIMUM,
        "points": POINTS,
        "levels": _levels(guide),
        "domains": [{"id": domain.id, "name": domain.name, "areas": domain.areas} for domain in head.domains],
        "areas": [_area(area, ruleset) for area in guide.full.areas],
    }


def _levels(guide: Guide) -> list[handed.LevelRule]:
    texts = {rule.level: rule.summary for rule in guide.full.head.levels}
    return [
        {
            "level": rule.level,
            "name": rule.name,
            "stars": rule.stars,
            "threshold": rule.threshold,
            "floor": rule.floor,
            "out_of_count_percent": rule.out_of_count_percent,
            "summary": texts[rule.level],
        }
        for rule in guide.ruleset.levels
    ]


def _area(area: Area, ruleset: Ruleset) -> handed.Area:
    return {
        "id": area.id,
        "name": area.name,
        "objective": area.objective,
        "essential": area.essential,
        "practices": [_practice(practice, ruleset) for practice in area.practices],
    }


def _practice(practice: Practice, ruleset: Ruleset) -> handed.Practice:
    numbers = ruleset.practices[practice.id]
    return {
        "id": numbers.id,
        "level": numbers.level,
        "weight": numbers.weight,
        "key": numbers.key,
        "why_key": practice.why_key or "",
        "effort": numbers.effort,
        "needs": numbers.needs,
        "risk": numbers.risk,
        "na": numbers.na,
        "na_when": practice.na_when or "",
        "element": practice.element,
        "text": practice.text,
        "met": practice.met or "",
        "partly": practice.partly or "",
        "evidence": practice.evidence,
        "online": practice.online or "",
        "onsite": practice.onsite or "",
        "profiles": {profile: _wording(wording) for profile, wording in practice.profiles.items()},
    }


def _wording(wording: Wording) -> handed.Wording:
    return {"text": wording.text or "", "evidence": wording.evidence or (), "na_when": wording.na_when or ""}


def write_guidelines(docs: Path, guides: Sequence[Guide]) -> None:
    """One JSON file per guideline."""
    folder = docs / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for guide in guides:
        (folder / f"{guide.id}.json").write_bytes(json_bytes(guideline_data(guide), compact=True))


def offered(site: Site) -> list[Guide]:
    """One guideline per track: that of the newest edition, else the newest of the track."""
    named = {offer.track: offer.guideline for offer in site.latest.edition.tracks}
    known = {guide.id: guide for guide in site.guides}
    tracks = [track for track in site.tracks if any(guide.full.head.track == track for guide in site.guides)]
    ids = [named[track] if named.get(track) in known else _newest(site, track) for track in tracks]
    return [known[name] for name in ids]


def _newest(site: Site, track: str) -> str:
    return max(guide.id for guide in site.guides if guide.full.head.track == track)


def pages(site: Site, repository: str) -> Iterator[Page]:
    """Which track; then one form per track."""
    guides = offered(site)
    yield Page(
        "assess/index.md", "assess-index.md.j2", "在线自评估", site.sample, context={"site": site, "guides": guides}
    )
    for guide in guides:
        track = guide.full.head.track
        path = f"assess/{track}.md"
        context = {
            "guide": guide,
            "short": site.tracks[track].label,
            "settings": _embedded(settings_of(site, guide, repository)),
            "data": relative(path, f"{FOLDER}/{guide.id}.json"),
            "year": site.latest.year,
        }
        yield Page(
            path,
            "assess.md.j2",
            f"{site.tracks[track].label}自评估",
            site.sample,
            ("toc",),
            context,
            0.5,
            ("assess/main",),
        )


def settings_of(site: Site, guide: Guide, repository: str) -> Settings:
    """What the form must know beside the guideline; patterns are those of the check."""
    places = site.known
    return {
        "track": guide.full.head.track,
        "edition": site.latest.year,
        "sample": site.sample,
        "repository": repository.rstrip("/"),
        "max_bytes": MAX_BYTES,
        "choices": _choices(places),
        "track_words": [(word, track.id) for track in places.tracks.values() for word in words_of(track)],
        "enterprise": _slots(ENTERPRISE),
        "assessment": _slots(ASSESSMENT),
        "cloud": _slots(CLOUD),
        "services": _slots(SERVICES),
        "workbook": _workbook(),
        "patterns": patterns(),
        "limits": limits(),
        "private": [
            {"code": code, "title": message(code).title.zh, "pattern": pattern.pattern}
            for code, pattern in PATTERNS.items()
        ],
        "cities": [(city.id, city.name) for city in places.cities.values()],
        "counties": [(unit.code, unit.name, unit.city) for unit in places.counties.values()],
        "zones": [(zone.id, zone.name, zone.city) for zone in places.zones.values()],
        "industries": [(division.code, division.name) for division in places.industries.values()],
    }


def _choices(places: Reference) -> Choices:
    return {
        "degree": CHOICES["degree"],
        "kind": CHOICES["kind"],
        "profile": CHOICES["profile"],
        "track": {track.id: track.name for track in places.tracks.values()},
        "cloud": CHOICES["cloud"],
        "flag": CHOICES["flag"],
    }


def _workbook() -> Workbook:
    """What a workbook needs to be taken by `xingji workbook import`; blank digests: that a field was empty before."""
    return {
        "sheet": marks.SHEET,
        "format": marks.FORMAT,
        "cover": COVER,
        "cloud": next(part.sheet for part in PARTS["self-assessment"] if part.document == "cloud"),
        "form": [slot.heading for slot in (ITEM, CONTENT, HINT)],
        "known": [(slot.key, slot.heading) for slot in KNOWN],
        "columns": [(slot.key, slot.heading, slot.width) for slot in ANSWERS],
        "answered": [slot.key for slot in ANSWER],
        "blank": {"field": digest(("",)), "list": digest(()), "answer": digest(("",) * len(ANSWER))},
    }


def _slots(slots: Sequence[Slot]) -> list[handed.Slot]:
    return [{"key": s.key, "heading": s.heading, "form": s.form, "choices": s.choices, "hint": s.hint} for s in slots]


def _embedded(settings: Settings) -> Markup:
    """JSON that cannot end the script element in which it stands."""
    text = json.dumps(settings, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704  nothing in it is markup
