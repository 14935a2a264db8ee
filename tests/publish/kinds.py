"""One address at least of every kind of page; a test holds this to the templates and the hand-written pages."""

from __future__ import annotations

from collections.abc import Mapping

GENERATED: Mapping[str, tuple[str, ...]] = {
    "home.md.j2": ("",),
    "notices.md.j2": ("notice/",),
    "notice.md.j2": ("notice/2023/", "notice/2022/"),
    "timetable.md.j2": ("calendar/",),
    "assess-index.md.j2": ("assess/",),
    "assess.md.j2": ("assess/ics/", "assess/platform/"),
    "guide.md.j2": ("guideline/ics-2023/",),
    "guideline.md.j2": ("guideline/",),
    "find.md.j2": ("guideline/find/",),
    "checklist.md.j2": ("guideline/ics-2023/checklist-2/",),
    "scoring.md.j2": ("guideline/ics-2023/scoring/",),
    "domain.md.j2": ("guideline/ics-2023/d02/",),
    "area.md.j2": ("guideline/ics-2023/pa05/", "guideline/platform-2023/pt01/"),
    "crosswalk.md.j2": ("guideline/crosswalk/",),
    "framework.md.j2": ("guideline/crosswalk/iec-62443-3-3/",),
    "lists.md.j2": ("lists/",),
    "list.md.j2": ("lists/2023-ics/", "lists/2023-platform/"),
    "explore.md.j2": ("lists/explore/",),
    "lookup.md.j2": ("lookup/",),
    "statistics.md.j2": ("statistics/", "statistics/2022/"),
    "agencies-index.md.j2": ("agencies/",),
    "agencies.md.j2": ("agencies/2023/",),
    "rules.md.j2": ("rules/",),
    "data.md.j2": ("data/",),
    "verify.md.j2": ("verify/",),
    "search.md.j2": ("search/",),
    "unlisted.md.j2": (),  # only before the first list; see test_site
}
"""Template → pages."""

WRITTEN = (
    "about/",
    "about/accessibility/",
    "about/english/",
    "join/",
    "join/agency/",
    "join/city/",
    "join/eligible/",
    "join/enterprise/",
    "join/institution/",
    "join/province/",
    "join/signing/",
)
"""Pages written by hand; notices are texts within a generated page."""

KINDS = (*(path for paths in GENERATED.values() for path in paths), *WRITTEN)
