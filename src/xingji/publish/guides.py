"""The guideline: overview, how scoring works, a page per domain and per area, and the frameworks behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from xingji.model.guideline import Practice
from xingji.model.terms import POINTS, PROFILES
from xingji.publish.example import example
from xingji.publish.practices import slugs, table_path
from xingji.publish.render import Page
from xingji.publish.site import Guide, Site
from xingji.scoring.ruleset import KEY_MINIMUM

DEGREES = {"met": "符合", "mostly": "基本符合", "partly": "部分符合", "unmet": "不符合", "not_applicable": "不适用"}
LINES = {"keys": "关键项没过", "floor": "底线没过", "sum": "总分没过", "": "三条都过"}
"""Line that fails alone → heading of its case in the worked example."""


def pages(site: Site) -> Iterator[Page]:
    """All guideline pages."""
    yield Page("guideline/index.md", "guideline.md.j2", "评分细则", context={"site": site})
    for guide in site.guides:
        yield from _guide_pages(site, guide)
    used = site.crosswalk.counts(guide.full for guide in site.guides)
    frameworks = list(site.crosswalk.frameworks.values())
    yield Page(
        "guideline/crosswalk/index.md",
        "crosswalk.md.j2",
        "对照说明",
        context={"frameworks": frameworks, "used": used, "tables": {k: table_path(s) for k, s in slugs(site).items()}},
    )


def _guide_pages(site: Site, guide: Guide) -> Iterator[Page]:
    folder, head = f"guideline/{guide.id}", guide.full.head
    label = site.tracks[head.track].label
    shared = {"site": site, "guide": guide, "folder": folder, "short": label}
    areas = {area.id: area for area in guide.full.areas}
    practices = [(area, practice) for area in guide.full.areas for practice in area.practices]
    context = {
        **shared,
        "areas": areas,
        "counts": Counter(practice.level for _, practice in practices),
        "keys": {rule.level: [pair for pair in practices if _is_key_of(pair[1], rule.level)] for rule in head.levels},
        "names": {practice.id: area.name for area, practice in practices},
        "essential": sum(area.essential for area in areas.values()),
    }
    yield Page(f"{folder}/index.md", "guide.md.j2", f"{label}细则", context=context)
    scoring = {
        **context,
        "example": example(guide.ruleset),
        "lines": LINES,
        "degrees": DEGREES,
        "points": POINTS,
        "minimum": KEY_MINIMUM,
    }
    yield Page(f"{folder}/scoring.md", "scoring.md.j2", f"{label}评分规则", context=scoring)
    for domain in head.domains:
        inside = {**shared, "domain": domain, "areas": [areas[name] for name in domain.areas]}
        yield Page(f"{folder}/{domain.id.lower()}/index.md", "domain.md.j2", domain.name, context=inside)
    yield from _area_pages(site, guide, {**shared, "names": context["names"]})


def _is_key_of(practice: Practice, level: int) -> bool:
    return practice.key and practice.level == level


def _area_pages(site: Site, guide: Guide, shared: dict[str, object]) -> Iterator[Page]:
    areas = guide.full.areas
    domain_of = {name: domain for domain in guide.full.head.domains for name in domain.areas}
    for index, area in enumerate(areas):
        frameworks = site.crosswalk.used([area])
        context = {
            **shared,
            "area": area,
            "domain": domain_of[area.id],
            "before": areas[index - 1] if index else None,
            "after": areas[index + 1] if index + 1 < len(areas) else None,
            "profiles": PROFILES,
            "references": site.crosswalk.references,
            "attributions": [framework.attribution for framework in frameworks if framework.attribution],
        }
        yield Page(
            f"{shared['folder']}/{area.id.lower()}.md",
            "area.md.j2",
            f"{area.id} {area.name}",
            context=context,
            scripts=("compare",),
        )
