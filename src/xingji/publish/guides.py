"""The guideline: overview, how scoring works, a page per domain and per area, and the frameworks behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xingji.model.terms import POINTS
from xingji.publish.practices import slugs, table_path
from xingji.publish.render import Page
from xingji.publish.site import Guide, Site
from xingji.scoring.ruleset import KEY_MINIMUM, AreaRule, LevelNumbers, PracticeRule, Ruleset, Tally

DEGREES = {"met": "符合", "mostly": "基本符合", "partly": "部分符合", "unmet": "不符合", "not_applicable": "不适用"}


class Example(NamedTuple):
    """A worked example of one area and level: rows are practice, degree, points earned; then one key made worse."""

    area: AreaRule
    level: LevelNumbers
    rows: list[tuple[PracticeRule, str, int]]
    sums: Tally
    failing: PracticeRule
    failing_sums: Tally

    @property
    def percent(self) -> str:
        """Share earned, to one decimal, rounded down."""
        tenths = self.sums.earned * 1000 // self.sums.possible
        return f"{tenths // 10}.{tenths % 10}"


def example(ruleset: Ruleset) -> Example | None:
    """The first area and level of three practices or more that these degrees satisfy, until a key is made worse."""
    for step in ruleset.steps:
        keys = [practice for practice in step.practices if practice.key]
        if len(step.practices) >= 3 and 0 < len(keys) < len(step.practices):
            degrees = _degrees(step.practices)
            sums, worse = step.tally(degrees), step.tally({**degrees, keys[0].id: "partly"})
            if sums.satisfied:
                rows = [(p, degrees[p.id], p.weight * POINTS[degrees[p.id]]) for p in step.practices]
                return Example(ruleset.area_of[keys[0].id], step.rule, rows, sums, keys[0], worse)
    return None


def _degrees(practices: Sequence[PracticeRule]) -> dict[str, str]:
    """Mostly for key practices, partly for the last of the others, met for the rest."""
    others = [practice.id for practice in practices if not practice.key]
    return {p.id: "mostly" if p.key else "partly" if p.id == others[-1] else "met" for p in practices}


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
    counts = Counter(practice.level for area in guide.full.areas for practice in area.practices)
    context = {**shared, "areas": areas, "counts": counts, "essential": sum(area.essential for area in areas.values())}
    yield Page(f"{folder}/index.md", "guide.md.j2", f"{label}细则", context=context)
    scoring = {
        **context,
        "example": example(guide.ruleset),
        "degrees": DEGREES,
        "points": POINTS,
        "minimum": KEY_MINIMUM,
    }
    yield Page(f"{folder}/scoring.md", "scoring.md.j2", f"{label}评分规则", context=scoring)
    for domain in head.domains:
        inside = {**shared, "domain": domain, "areas": [areas[name] for name in domain.areas]}
        yield Page(f"{folder}/{domain.id.lower()}/index.md", "domain.md.j2", domain.name, context=inside)
    yield from _area_pages(site, guide, shared)


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
