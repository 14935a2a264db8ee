"""Star lists: an overview and one plain page per edition and track."""

from __future__ import annotations

from collections.abc import Iterator

from xingji.programme.publication import RECORD_STATES
from xingji.publish.render import Page
from xingji.publish.site import Site


def pages(site: Site) -> Iterator[Page]:
    """The overview, then every list."""
    state_ids = {state.name: state.id for state in RECORD_STATES.values()}
    shared = {"site": site, "states": RECORD_STATES, "state_ids": state_ids}
    yield Page("lists/index.md", "lists.md.j2", "星级名单", site.sample, ("toc",), shared)
    for year in site.years:
        for listed in year.lists:
            title = f"{year.year}年度{listed.name}星级名单"
            context = {**shared, "year": year, "listed": listed}
            yield Page(listed.path, "list.md.j2", title, year.edition.sample, ("toc",), context)
