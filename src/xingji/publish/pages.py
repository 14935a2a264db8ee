"""Every page that is made rather than written; a new kind of page is named here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from xingji.publish import (
    agencies,
    assess,
    datapage,
    explore,
    guides,
    home,
    lists,
    lookup,
    notices,
    practices,
    rulebook,
    search,
    statistics,
    timetable,
)
from xingji.publish.catalogue import Published
from xingji.publish.changes import PublicChange
from xingji.publish.events import Event
from xingji.publish.keyring import PublicKey
from xingji.publish.render import Page
from xingji.publish.signature import Standing
from xingji.publish.site import Site


@dataclass(frozen=True)
class Beside:
    """What pages say beside the facts of the site.

    `notices` is the folder with texts of notices, `address` where the site will hang and `repository` where it is made,
    both empty where nobody said; the rest is what the data files tell of themselves.
    """

    notices: Path
    address: str = ""
    repository: str = ""
    events: Sequence[Event] = ()
    changes: Sequence[PublicChange] = ()
    files: Sequence[Published] = ()
    standing: Standing = field(default=Standing("unsigned"))
    keys: Sequence[PublicKey] = ()


def all_pages(site: Site, beside: Beside) -> Iterator[Page]:
    """All of them, in no order that matters."""
    return chain(
        home.pages(site),
        notices.pages(site, beside.notices),
        guides.pages(site),
        practices.pages(site),
        assess.pages(site, beside.repository),
        lists.pages(site),
        explore.pages(site),
        lookup.pages(site),
        agencies.pages(site),
        rulebook.pages(site),
        timetable.pages(site, beside.events, beside.address),
        search.pages(site),
        statistics.pages(site),
        datapage.pages(site, beside.files, beside.changes, beside.standing, beside.keys),
    )
