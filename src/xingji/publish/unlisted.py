"""The text of the list pages before there is a list, so that their addresses exist from the first day."""

from __future__ import annotations

from xingji.publish.render import Page
from xingji.publish.site import Site


def unlisted(path: str, title: str, site: Site, later: str) -> Page:
    """The page with what it will do `later`."""
    return Page(path, "unlisted.md.j2", title, site.sample, ("toc",), {"site": site, "later": later})
