"""Institutions and agencies of every edition that has any; names only."""

from __future__ import annotations

from collections.abc import Iterator

from xingji.publish.render import Page
from xingji.publish.site import Site
from xingji.publish.years import PublicYear


def pages(site: Site) -> Iterator[Page]:
    """An overview, then one page per edition."""
    years = served(site)
    yield Page("agencies/index.md", "agencies-index.md.j2", "服务机构", site.sample, context={"years": years})
    for year in years:
        title = f"{year.year}年度服务机构"
        yield Page(f"agencies/{year.year}.md", "agencies.md.j2", title, year.edition.sample, context={"year": year})


def served(site: Site) -> list[PublicYear]:
    """Editions whose institutions or agencies are known."""
    return [year for year in site.years if year.agencies or year.institutions]
