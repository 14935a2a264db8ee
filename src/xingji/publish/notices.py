"""One page per edition: what its notice says, every date, and how sure each fact is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from xingji.publish.home import steps
from xingji.publish.render import Page
from xingji.publish.site import Site


def pages(site: Site, prose: Path) -> Iterator[Page]:
    """An overview and the notice pages, with the text that somebody wrote for the year in `prose`/<year>.md, if any."""
    yield Page("notice/index.md", "notices.md.j2", "通知与时间节点", site.sample, context={"site": site})
    for year in site.years:
        written = prose / f"{year.year}.md"
        context = {
            "site": site,
            "year": year,
            "steps": steps(year.edition, site.today),
            "deadlines": sorted(year.edition.deadlines, key=lambda deadline: deadline.date or date.max),
            "prose": written.read_text("utf-8") if written.is_file() else "",
        }
        title = f"{year.year}年度通知与时间节点"
        yield Page(f"notice/{year.year}.md", "notice.md.j2", title, year.edition.sample, context=context, boost=2)
