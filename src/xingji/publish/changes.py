"""What changed in public, typed and dated: lists, stars won and lost, dates that moved. For data and feed alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from xingji.messages.notes import SAMPLE_NOTE
from xingji.programme.china import china_day
from xingji.publish.dates import Change, DateLog
from xingji.publish.record import PublicRecord
from xingji.publish.render import day
from xingji.publish.site import Site
from xingji.publish.years import PublicList, PublicYear

ChangeType = Literal[
    "list_opened",
    "list_published",
    "star_awarded",
    "star_superseded",
    "star_withdrawn",
    "date_moved",
    "date_dropped",
    "extension_granted",
]
TYPES: Mapping[ChangeType, str] = {
    "list_opened": "名单开始公示",
    "list_published": "名单正式公布",
    "star_awarded": "企业取得等级",
    "star_superseded": "同一企业后来取得更高等级",
    "star_withdrawn": "等级被撤销",
    "date_moved": "截止日期或公示期更改",
    "date_dropped": "截止日期或延期取消",
    "extension_granted": "全市延期",
}
"""Each type and what it says; the list is closed."""


@dataclass(frozen=True)
class PublicChange:
    """One change; `id` never changes, `text` says it all in one sentence."""

    id: str
    type: ChangeType
    date: date
    edition: int
    text: str
    track: str | None = None
    uscc: str | None = None
    name: str | None = None
    level: int | None = None
    document: str | None = None
    before: str | None = None
    after: str | None = None


def changes_of(site: Site, logs: Mapping[int, DateLog]) -> list[PublicChange]:
    """All changes, the newest first."""
    samples = {year.year: year.edition.sample for year in site.years}
    cities = {found.id: found.name for found in site.known.cities.values()}
    found = [change for year in site.years for change in _of_year(year, logs[year.year], cities)]
    published = {(listed.year, listed.track): listed for year in site.years for listed in year.lists}
    found += [
        change
        for record in site.records
        for change in _of_record(record, site.tracks[record.track].name, published, samples)
    ]
    return sorted(found, key=lambda change: (-change.date.toordinal(), change.id))


def _of_year(year: PublicYear, log: DateLog, cities: Mapping[str, str]) -> Iterator[PublicChange]:
    note = f"（{SAMPLE_NOTE}）" if year.edition.sample else ""
    for listed in year.lists:
        yield from _of_list(listed, note)
    for change in log.changes if log.complete else ():
        found = _of_date(year, change, cities, note)
        if found:
            yield found


def _of_list(listed: PublicList, note: str) -> Iterator[PublicChange]:
    announced = listed.announced
    title = f"{listed.year}年度{listed.name}星级名单"
    if announced and announced.publicity:
        window = announced.publicity
        text = f"{title}自{day(window.opens)}起公示，到{day(window.closes)}为止，由{window.office.name}受理异议{note}。"
        key = f"{listed.year}/list_opened/{listed.track}"
        yield PublicChange(key, "list_opened", window.opens, listed.year, text, listed.track)
    if announced and announced.published_on and listed.seen == "published":
        number = announced.document.number if announced.document else None
        text = f"{title}于{day(announced.published_on)}正式公布，{f'文号{number}' if number else '未见文号'}{note}。"
        key = f"{listed.year}/list_published/{listed.track}"
        yield PublicChange(
            key, "list_published", announced.published_on, listed.year, text, listed.track, document=number
        )


def _of_record(
    record: PublicRecord, track: str, lists: Mapping[tuple[int, str], PublicList], samples: Mapping[int, bool]
) -> Iterator[PublicChange]:
    note = f"（{SAMPLE_NOTE}）" if samples[record.edition] else ""
    what = f"{record.name}{record.edition}年度{track}{record.level_name}"

    def change(kind: ChangeType, on: date, text: str, document: str | None) -> PublicChange:
        key = f"{record.edition}/{kind}/{record.track}/{record.uscc}"
        who = (record.track, record.uscc, record.name, record.level)
        return PublicChange(key, kind, on, record.edition, f"{text}{note}。", *who, document)

    if record.published_on:
        yield change("star_awarded", record.published_on, f"{what}：{record.result}", record.document)
    if record.withdrawn_on:
        text = f"{what}已撤销，原因：{(record.withdrawn_reason or '未说明').rstrip('。')}"
        yield change("star_withdrawn", record.withdrawn_on, text, record.withdrawn_document)
    newer = lists.get((record.superseded_by or 0, record.track))
    if newer and newer.announced and newer.announced.published_on:
        text = f"{what}：{newer.year}年度取得了更高等级"
        yield change("star_superseded", newer.announced.published_on, text, None)


def _of_date(year: PublicYear, change: Change, cities: Mapping[str, str], note: str) -> PublicChange | None:
    """A date that moved or went, or a new extension; the first setting of a date is no change."""
    kind = change.key.partition("/")[0]
    before, after = (facts[0] if facts else "" for facts in (change.before, change.after))
    what: ChangeType
    if kind == "extension" and after:
        what, said = "extension_granted", f"延至{_day(after)}"
    elif change.moved:
        what = "date_moved" if after else "date_dropped"
        said = f"由{_day(before)}改为{_day(after)}" if after else f"（原为{_day(before)}）不再列出"
    else:
        return None
    subject = _subject(year, change, cities)
    if not subject:
        return None
    key = f"{year.year}/{change.key}/{change.at:%Y%m%dT%H%M%SZ}"
    on, text = china_day(change.at), f"{year.year}年度{subject}{said}{note}。"
    return PublicChange(key, what, on, year.year, text, before=before or None, after=after or None)


def _subject(year: PublicYear, change: Change, cities: Mapping[str, str]) -> str:
    """Whose date it is; nothing where that is not for the public, or not any more."""
    kind, _, rest = change.key.partition("/")
    if kind == "publicity":
        shown = {listed.track: listed for listed in year.lists if listed.announced}
        return f"{shown[rest].name}星级名单公示的截止日期" if rest in shown else ""
    if kind == "deadline":
        return f"“{(change.after or change.before or ('', ''))[1]}”的截止日期"
    deadline, _, city = rest.partition("/")
    names = {found.id: found.name for found in year.edition.deadlines}
    if deadline not in names or city not in cities:
        return ""
    return f"“{names[deadline]}”，{cities[city]}{'' if change.after else '的延期'}"


def _day(text: str) -> str:
    """A day of an older version as people write it; as it stood there where it is none."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text
