"""The page that describes the open data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from xingji.publish.data import DataFile
from xingji.publish.record import FIELDS
from xingji.publish.render import Page
from xingji.publish.site import Site


def pages(site: Site, files: Mapping[int, Sequence[DataFile]]) -> Iterator[Page]:
    """The data page."""
    context = {"site": site, "files": files, "fields": FIELDS}
    yield Page("data/index.md", "data.md.j2", "开放数据", site.sample, ("navigation",), context)
