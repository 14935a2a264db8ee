"""The public record: the only door from submissions to pages and data; what it does not name is never published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

from xingji.model.decision import Decision, Outcome, StarRow, Withdrawal
from xingji.model.reference import Reference
from xingji.programme.publication import Visibility, is_contested, list_of, record_state, visibility
from xingji.scoring.ruleset import LevelNumbers
from xingji.store.editions import DossierHead, EditionFolder

Levels = Callable[[int, str], tuple[LevelNumbers, ...]]
"""Year and track → the levels that a list of that year uses."""

OUTCOMES: Mapping[Outcome, str] = {"new": "新达标", "raised": "提升", "kept": "保持"}
"""What is published of a result; 未达标 never is."""


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """One star of one edition; every field is public and there is no other."""

    edition: int
    track: str
    name: str
    uscc: str
    city: str
    county: str | None
    industry: str | None
    level: int
    level_name: str
    stars: int | None
    result: str
    state: str
    document: str | None
    document_verified: bool
    published_on: date | None
    withdrawn_on: date | None
    withdrawn_reason: str | None
    withdrawn_document: str | None
    superseded_by: int | None


FIELDS: dict[str, tuple[str, str]] = {
    "edition": ("年度", "培育工作的年度；星级总是与年度一起说明。"),
    "track": ("类型", "培育类型的编号；名称见年度名单。"),
    "name": ("企业名称", "登记的全称。"),
    "uscc": ("统一社会信用代码", "18位。"),
    "city": ("设区市", "所在设区市。"),
    "county": ("县（市、区）或功能板块", "未填报则为空。"),
    "industry": ("行业大类", "GB/T 4754-2017 行业大类名称，未填报则为空。"),
    "level": ("级别", "工控1至5；平台1为基本级，2为增强级。"),
    "level_name": ("等级名称", "该年度所用的等级名称。"),
    "stars": ("星数", "工控1至5；平台没有星数，为空。"),
    "result": ("认定结果", "新达标、提升或保持。"),
    "state": ("状态", "公示中、已公布、异议核查中、已提升或已撤销。"),
    "document": ("公布文号", "公布名单的文件；没有文号则为空。"),
    "document_verified": ("文号已核实", "true 表示文号已对照原文核实。"),
    "published_on": ("公布日期", "名单正式公布的日期；公示期内为空。"),
    "withdrawn_on": ("撤销日期", "未撤销则为空。"),
    "withdrawn_reason": ("撤销原因", "对外公布的原因。"),
    "withdrawn_document": ("撤销文号", "撤销决定的文号。"),
    "superseded_by": ("被取代年度", "取得更高等级的年度；状态为已提升时才有。"),
}
"""Title and meaning of each published field; a test holds it to the record."""

FIELD_NAMES: tuple[str, ...] = tuple(field.name for field in fields(PublicRecord))


class _Star(NamedTuple):
    """A star on a visible list, before it is known what later editions say."""

    year: int
    track: str
    seen: Visibility
    row: StarRow
    zone: str | None
    contested: bool
    withdrawn: Withdrawal | None

    @property
    def stands(self) -> bool:
        """Whether it can supersede an older one."""
        return self.seen == "published" and not self.withdrawn


def public_records(
    editions: Iterable[EditionFolder], reference: Reference, levels: Levels, today: date
) -> list[PublicRecord]:
    """Records of all editions; by edition, then track, city code and name in the order of pinyin."""
    folders = {folder.year: folder for folder in editions}
    stars = [star for folder in folders.values() for star in _stars(folder, today)]
    newest = _newest(stars)
    order = {city.id: city.code for city in reference.cities.values()}
    stars.sort(key=lambda s: (s.year, s.track, order.get(s.row.city, ""), _pinyin(s.row.name), s.row.uscc))
    return [_record(star, folders[star.year], newest, reference, levels) for star in stars]


def _pinyin(name: str) -> bytes:
    """GB 2312 orders its 3,755 common characters by pinyin, and GB 18030 keeps their codes."""
    return name.encode("gb18030")


def _stars(folder: EditionFolder, today: date) -> Iterator[_Star]:
    objections = folder.announcement.objections if folder.announcement else []
    for row, zone in _rows(folder):
        listed = list_of(folder.announcement, row.track)
        seen = visibility(listed, today) if listed else "hidden"
        if seen != "hidden" and row.result in OUTCOMES:
            gone = row.withdrawn if row.withdrawn and row.withdrawn.withdrawn_on <= today else None
            contested = is_contested(objections, row.uscc, row.track, today)
            yield _Star(folder.year, row.track, seen, row, zone, contested, gone)


def _rows(folder: EditionFolder) -> Iterator[tuple[StarRow, str | None]]:
    """Rows of a list, and decisions that give a level as rows with the functional zone of their dossier."""
    for row in folder.stars.stars if folder.stars else []:
        yield row, None
    for dossier in folder.dossiers:
        for track, decision in dossier.decisions.items():
            if decision.level > 0:
                yield _row(dossier, track, decision), dossier.enterprise.zone


def _row(dossier: DossierHead, track: str, decision: Decision) -> StarRow:
    enterprise = dossier.enterprise
    return StarRow(
        uscc=enterprise.uscc,
        name=enterprise.name,
        city=enterprise.city,
        county=enterprise.county,
        industry=enterprise.industry,
        track=track,
        level=decision.level,
        result=decision.result,
        withdrawn=decision.withdrawn,
    )


_Newest = dict[tuple[str, str], list[tuple[int, int]]]


def _newest(stars: Iterable[_Star]) -> _Newest:
    """(USCC, track) → year and level of every star that stands."""
    found: _Newest = {}
    for star in stars:
        if star.stands:
            found.setdefault((star.row.uscc, star.track), []).append((star.year, star.row.level))
    return found


def _record(star: _Star, folder: EditionFolder, newest: _Newest, reference: Reference, levels: Levels) -> PublicRecord:
    row, gone = star.row, star.withdrawn
    listed = list_of(folder.announcement, star.track)
    number = levels(star.year, star.track)[row.level - 1]
    higher = [year for year, level in newest.get((row.uscc, star.track), []) if year > star.year and level > row.level]
    superseded = bool(higher) and star.stands
    state = record_state(star.seen, withdrawn=gone is not None, contested=star.contested, superseded=superseded)
    published = listed is not None and star.seen == "published"
    document = listed.document if listed and published else None
    return PublicRecord(
        edition=star.year,
        track=star.track,
        name=row.name,
        uscc=row.uscc,
        city=reference.cities[row.city].name,
        county=_place(row, star.zone, reference),
        industry=reference.industries[row.industry].name if row.industry else None,
        level=row.level,
        level_name=number.name,
        stars=number.stars,
        result=OUTCOMES[row.result],
        state=state.name,
        document=document.number if document else None,
        document_verified=bool(document and document.number and document.verified),
        published_on=listed.published_on if listed and published else None,
        withdrawn_on=gone.withdrawn_on if gone else None,
        withdrawn_reason=gone.reason if gone else None,
        withdrawn_document=gone.document.number if gone else None,
        superseded_by=max(higher) if state.id == "superseded" else None,
    )


def _place(row: StarRow, zone: str | None, reference: Reference) -> str | None:
    if row.county:
        return reference.counties[row.county].name
    return reference.zones[zone].name if zone else None
