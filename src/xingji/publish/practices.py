"""Ways into the guideline: all practices with filters, a check list per level, what each item of a framework meets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from xingji.model.guideline import Area, Practice
from xingji.model.terms import PROFILES
from xingji.publish.crosswalk import Framework
from xingji.publish.render import Page
from xingji.publish.site import Guide, Site

FIND = "guideline/find.md"


class Item(NamedTuple):
    """One item of a framework: areas and practices that refer to it, each with the folder of its pages."""

    id: str
    title: str
    areas: list[tuple[str, Area]]
    practices: list[tuple[str, Area, Practice]]


def slugs(site: Site) -> dict[str, str]:
    """Framework → name of its page, from the Latin letters and digits of its key."""
    found: dict[str, str] = {}
    for number, key in enumerate(site.crosswalk.frameworks, 1):
        slug = re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")
        found[key] = slug if slug and slug not in found.values() else f"f{number}"
    return found


def table_path(slug: str) -> str:
    """Path of the page of a framework."""
    return f"guideline/crosswalk/{slug}.md"


def checklist_path(guide: Guide, level: int) -> str:
    """Path of the check list of a level."""
    return f"guideline/{guide.id}/checklist-{level}.md"


def pages(site: Site) -> Iterator[Page]:
    """The page with all practices, then check lists, then the frameworks."""
    elements = sorted({p.element for guide in site.guides for area in guide.full.areas for p in area.practices})
    context = {"site": site, "elements": elements, "tracks": site.track_names}
    yield Page(FIND, "find.md.j2", "按条件查找要求", hide=("toc",), context=context, scripts=("practices",), boost=0.3)
    for guide in site.guides:
        yield from _checklists(site, guide)
    for key, slug in slugs(site).items():
        framework = site.crosswalk.frameworks[key]
        context = {"site": site, "framework": framework, "items": items(site, framework)}
        yield Page(table_path(slug), "framework.md.j2", f"对照：{framework.title}", context=context, boost=0.5)


def _checklists(site: Site, guide: Guide) -> Iterator[Page]:
    for level in guide.full.head.levels:
        areas = [(area, [p for p in area.practices if p.level == level.level]) for area in guide.full.areas]
        context = {
            "site": site,
            "guide": guide,
            "level": level,
            "areas": [pair for pair in areas if pair[1]],
            "profiles": PROFILES,
        }
        title = f"{site.tracks[guide.full.head.track].name}{level.level}级自查表"
        yield Page(checklist_path(guide, level.level), "checklist.md.j2", title, context=context, boost=0.3)


def items(site: Site, framework: Framework) -> list[Item]:
    """Every item of a framework in its own order; also items that nothing refers to."""
    found = {key: Item(key, title, [], []) for key, title in framework.items.items()}
    for guide in site.guides:
        for area in guide.full.areas:
            for item in _named(found, area.refs, framework.key):
                item.areas.append((guide.id, area))
            for practice in area.practices:
                for item in _named(found, practice.refs, framework.key):
                    item.practices.append((guide.id, area, practice))
    return list(found.values())


def _named(found: dict[str, Item], refs: Mapping[str, object], key: str) -> list[Item]:
    named = refs.get(key) or ()
    return [found.setdefault(str(name), Item(str(name), "", [], [])) for name in named]  # type: ignore[attr-defined]
