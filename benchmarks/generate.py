"""Any number of valid dossiers of phase 2, the same for the same seed: `python -m benchmarks.generate --help`.

Text is written directly; the tree stands alone, with the guidelines copied beside it.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Literal

from benchmarks import frame, province, texts
from benchmarks.codes import make_uscc
from benchmarks.degrees import Degrees, degrees_reaching, draw_left_out, random_degrees
from benchmarks.emit import document, header, scalar
from benchmarks.texts import Voice
from xingji.model.guideline import Practice
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import NOT_APPLICABLE
from xingji.store.guidelines import load_guideline, ruleset_of

__all__ = ["degrees_reaching", "generate", "random_degrees"]

ROOT = Path(__file__).parents[1]
Mix = Literal["ics", "platform", "mixed"]

_LONG_FORM = 0.06
"""With the reasons of areas left out, which are always long, about a tenth of all answers."""
_LEVELS = {"ics": ((0, 1, 2, 3, 4, 5), (15, 50, 20, 10, 4, 1)), "platform": ((0, 1, 2), (25, 50, 25))}
_INDUSTRIES = {
    "ics": ("13", "17", "26", "27", "29", "31", "33", "34", "35", "36", "38", "39", "44"),
    "platform": ("65",),
}
_WORDS = {"ics": ("精密机械", "电气设备", "化工材料", "汽车零部件", "电子元件", "金属制品"), "platform": ("工业互联",)}
_HEADERS = {kind: header(kind, depth) for kind, depth in (("enterprise", 4), ("cloud", 4), ("self-assessment", 5))}
_CLOUD_WITH = """uses_cloud: true
services:
  - system: 设备数据采集
    provider: 示例云计算有限公司
    model: private
    control_data: false
measures: 双向认证，按角色授权，传输加密，每日备份。
"""
_CLOUD_WITHOUT = "uses_cloud: false\n"


@dataclass(frozen=True)
class _Track:
    """A guideline made ready for writing thousands of answers."""

    name: str
    rules: Ruleset
    practices: dict[str, Practice]
    short: dict[tuple[str, str], str]

    @classmethod
    def load(cls, root: Path, name: str) -> _Track:
        """Read from disk what the answers of this track refer to."""
        full = load_guideline(root / "scoring" / f"{name}-2023")
        practices = {practice.id: practice for area in full.areas for practice in area.practices}
        short = {(key, degree): f"  {key}: {degree}\n" for key in practices for degree in texts.DEGREE_NAMES}
        return cls(name, ruleset_of(full), practices, short)


@dataclass(frozen=True)
class _Place:
    """One dossier's number and where it lies."""

    serial: int
    city: str
    region: str
    where: str
    uscc: str


def generate(out: Path, dossiers: int, seed: int, track: Mix = "mixed") -> list[Path]:
    """Write the tree into `out` and return the dossiers' folders; refuses to mix with what is already there."""
    edition = out / "submissions" / "2023"
    if edition.exists():
        raise FileExistsError(f"{edition} exists already")
    _write_frame(edition, dossiers)
    province.lay(out)
    shutil.copytree(ROOT / "scoring", out / "scoring", dirs_exist_ok=True)
    names: tuple[str, ...] = ("ics", "platform") if track == "mixed" else (track,)
    tracks = [_Track.load(out, name) for name in names]
    return [_write_dossier(edition, place, tracks, seed) for place in _places(dossiers)]


def _write_frame(edition: Path, dossiers: int) -> None:
    edition.mkdir(parents=True)
    whole = {"edition": frame.edition(), "roles": frame.roles(), "institutions": frame.institutions()}
    for kind, data in whole.items():
        (edition / f"{kind}.yaml").write_text(document(kind, 2, data), "utf-8")
    for place, city in enumerate(frame.MARKS):
        (edition / city).mkdir()
        target = min((dossiers + 12 - place) // 13, 100_000)
        (edition / city / "agencies.yaml").write_text(document("agencies", 3, frame.agencies(city, target)), "utf-8")


def _places(dossiers: int) -> Iterator[_Place]:
    """Cities in turn, in each city its counties in turn; every sixth dossier names a functional zone instead."""
    known, cities = province.known(), list(frame.MARKS)
    counties = {city: [unit.code for unit in known.counties.values() if unit.city == city] for city in cities}
    zones = {city: [zone.id for zone in known.zones.values() if zone.city == city] for city in cities}
    for serial in range(dossiers):
        turn, city = serial // 13, cities[serial % 13]
        region = counties[city][turn % len(counties[city])]
        where = f'county: "{region}"' if turn % 6 else f"zone: {zones[city][turn % len(zones[city])]}"
        yield _Place(serial, city, region, where, make_uscc(region, turn // len(counties[city])))


def _write_dossier(edition: Path, place: _Place, tracks: list[_Track], seed: int) -> Path:
    dice = Random(f"{seed}/{place.serial}")
    track = tracks[1] if len(tracks) > 1 and place.serial % 5 == 4 else tracks[0]
    folder = edition / place.city / place.uscc
    (folder / track.name).mkdir(parents=True)
    industry = dice.choice(_INDUSTRIES[track.name])
    _put(folder / "enterprise.yaml", place, _enterprise(place, track, industry, dice))
    _put(folder / "cloud.yaml", place, _cloud(dice))
    _put(folder / track.name / "self-assessment.yaml", place, _assessment(place, track, industry, dice))
    return folder


def _put(path: Path, place: _Place, text: str) -> None:
    path.write_text(f"{_HEADERS[path.stem]}dossier: 2023/{place.uscc}\n{text}", "utf-8")


def _enterprise(place: _Place, track: _Track, industry: str, dice: Random) -> str:
    city = province.known().cities[place.city]
    held = f"held:\n  - track: {track.name}\n    level: 1\n    year: {dice.randint(2020, 2022)}\n"
    return (
        f"uscc: {place.uscc}\n"
        f"name: 示例{dice.choice(_WORDS[track.name])}{place.serial + 1:05}（{city.name.removesuffix('市')}）有限公司\n"
        f'city: {place.city}\n{place.where}\nindustry: "{industry}"\n'
        f"{_kind(track, industry)}"
        f"{held if dice.random() < 0.1 else ''}"
        f"{'carried_from: 2022' + chr(10) if dice.random() < 0.03 else ''}"
        f"contact:\n  name: 示例联系人\n  phone: {city.area_code}-{80_010_000 + place.serial // 13 % 9_000_000}\n"
        f"  email: dossier-{place.serial + 1}@example.com\n"
    )


def _kind(track: _Track, industry: str) -> str:
    if track.name != "ics":
        return "kind: platform_operator\n"
    return f"kind: manufacturer\nprofile: {province.known().industries[industry].profile}\n"


def _cloud(dice: Random) -> str:
    day = date(2023, 6, 20) + timedelta(days=dice.randrange(40))
    return f"filled_on: {day}\n{_CLOUD_WITH if dice.random() < 0.6 else _CLOUD_WITHOUT}"


def _assessment(place: _Place, track: _Track, industry: str, dice: Random) -> str:
    levels, weights = _LEVELS[track.name]
    level = dice.choices(levels, weights)[0]
    degrees = degrees_reaching(track.rules, level, dice, draw_left_out(track.rules, dice))
    signed = date(2023, 6, 17) + timedelta(days=dice.randrange(14))
    return (
        f"guideline: {track.rules.id}\nagency: {dice.choice(frame.agency_ids(place.city))}\n"
        f"assessed_on: {signed + timedelta(days=dice.randrange(1, 29))}\n"
        f"commitment:\n  signed_on: {signed}\n  sha256: {frame.digest(place.uscc)}\n"
        f"answers:\n{''.join(_answers(place.uscc, track, degrees, Voice(industry, dice)))}"
    )


def _answers(uscc: str, track: _Track, degrees: Degrees, voice: Voice) -> Iterator[str]:
    chance, short = voice.dice.random, track.short
    for key, degree in degrees.items():
        if degree == NOT_APPLICABLE:
            reason = scalar(texts.left_out_reason(key[:4]))
            yield f"  {key}:\n    degree: not_applicable\n    reason: {reason}\n"
        elif chance() >= _LONG_FORM:
            yield short[key, degree]
        else:
            yield f"  {key}:\n    degree: {degree}\n{_explained(uscc, track.practices[key], degree, voice)}"


def _explained(uscc: str, practice: Practice, degree: str, voice: Voice) -> str:
    title = voice.dice.choice(practice.evidence)
    note = f"    note: {scalar(voice.note(practice, degree, title))}\n"
    if degree == "unmet":
        return note
    page, sha256 = voice.dice.randint(1, 40), frame.digest(f"{uscc} {title}")
    evidence = f"    evidence:\n      - title: {scalar(title)}\n        page: {page}\n        sha256: {sha256}\n"
    return evidence if voice.dice.random() < 0.3 else note + evidence


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dossiers", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--track", choices=("ics", "platform", "mixed"), default="mixed")
    asked = parser.parse_args()
    start = time.perf_counter()
    folders = generate(asked.out, asked.dossiers, asked.seed, asked.track)
    print(f"{len(folders)} dossiers in {time.perf_counter() - start:.1f} s: {asked.out}")


if __name__ == "__main__":
    main()
