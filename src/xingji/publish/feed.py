"""Atom feed (RFC 4287): lists, withdrawn stars and moved dates, each with its full text and a permanent id."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from html import escape
from xml.etree import ElementTree as Tree

from xingji.messages.notes import SAMPLE_NOTE
from xingji.publish.changes import PublicChange
from xingji.publish.render import address
from xingji.publish.site import Site
from xingji.publish.years import PublicList

FEED = "feed.xml"
TOLD = ("list_opened", "list_published", "star_withdrawn", "date_moved", "date_dropped", "extension_granted")
"""Types of changes that are news; that a star was won stands in the entry of its list."""
MOST_NAMES = 500
"""Longer lists are only counted, and linked."""
_ATOM = "http://www.w3.org/2005/Atom"
_NAMES = uuid.UUID("6f1f9a52-6f0e-5c1c-9d53-3f2b8c1de0a7")
"""Namespace of all ids of this feed; changing it would show every entry as new to every reader."""


def feed(site: Site, changes: Sequence[PublicChange], site_address: str = "") -> bytes:
    """The feed; `site_address` ends with a slash, without one the links are relative to the feed."""
    told = [change for change in changes if change.type in TOLD]
    root = Tree.Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    title = f"{site.known.province.name}工业信息安全防护星级企业培育：公告与日期更改"
    _text(root, "id", _urn("feed"))
    _text(root, "title", f"【示例】{title}" if site.sample else title)
    if site.sample:
        _text(root, "subtitle", f"{SAMPLE_NOTE}。")
    _text(root, "updated", max((_time(change.date) for change in told), default=_stamp(site.generated_at)))
    Tree.SubElement(Tree.SubElement(root, "author"), "name").text = "xingji"
    Tree.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{site_address}{FEED}"})
    Tree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": site_address or "./"})
    lists = {(listed.year, listed.track): listed for year in site.years for listed in year.lists}
    samples = {year.year: year.edition.sample for year in site.years}
    for change in told:
        listed = lists.get((change.edition, change.track)) if change.track else None
        root.append(_entry(change, listed, samples[change.edition], site_address))
    Tree.indent(root, " ")
    text = Tree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entry(change: PublicChange, listed: PublicList | None, sample: bool, site_address: str) -> Tree.Element:
    entry = Tree.Element("entry")
    _text(entry, "id", _urn(change.id))
    _text(entry, "title", f"{'【示例】' if sample else ''}{change.text.partition('（示例数据')[0].rstrip('。')}")
    _text(entry, "updated", _time(change.date))
    _text(entry, "published", _time(change.date))
    Tree.SubElement(entry, "category", {"term": change.type})
    path = listed.path if listed else f"notice/{change.edition}.md"
    link = f"{site_address}{address(path)}"
    Tree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": link})
    content = Tree.SubElement(entry, "content", {"type": "html"})
    content.text = "".join(_content(change, listed))
    return entry


def _content(change: PublicChange, listed: PublicList | None) -> Iterator[str]:
    """Full text as HTML."""
    yield f"<p>{escape(change.text)}</p>"
    if listed and change.type in ("list_opened", "list_published"):
        yield "<ul>"
        for level in listed.levels:
            yield f"<li>{escape(level.name)}：{listed.count(level.level)}家</li>"
        yield "</ul>"
        if len(listed.records) <= MOST_NAMES:
            yield "<ol>"
            for record in listed.records:
                yield f"<li>{escape(f'{record.city} {record.name} {record.level_name}（{record.state}）')}</li>"
            yield "</ol>"
    if change.document:
        yield f"<p>依据文件：{escape(change.document)}</p>"
    if listed:
        yield f"<p>类型：{escape(listed.name)}。星级只说明该年度按细则评定的结果。</p>"


def _text(parent: Tree.Element, name: str, text: str) -> None:
    Tree.SubElement(parent, name).text = text


def _urn(name: str) -> str:
    return uuid.uuid5(_NAMES, name).urn


def _time(day: date) -> str:
    """Days are days in China; nobody announces an hour."""
    return f"{day.isoformat()}T00:00:00+08:00"


def _stamp(at: datetime) -> str:
    return at.replace(microsecond=0).isoformat()
