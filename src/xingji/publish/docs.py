"""The folder that the site generator reads: hand-written pages, data files, and pages made from both."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml

from xingji.publish import assess, badges, explore, lookup, opendata
from xingji.publish.catalogue import Published
from xingji.publish.changes import PublicChange, changes_of
from xingji.publish.data import DataSet, write_data
from xingji.publish.events import Event, date_logs, events_of
from xingji.publish.figures import write_figures
from xingji.publish.keyring import read_keys
from xingji.publish.pages import Beside, all_pages
from xingji.publish.render import write_pages
from xingji.publish.signature import FOLDER, Standing, carry
from xingji.publish.site import Site
from xingji.publish.wording import audiences

_NOT_PAGES = ("overrides", "notices", "site.yaml", "scripts/types")


def write_docs(root: Path, source: Path, docs: Path, site: Site) -> tuple[int, Standing]:
    """Write all of it anew; gives the number of pages and what signs the data.

    `root` holds the repository with its history, `source` the folder `site` with the hand-written pages.
    """
    shutil.rmtree(docs, ignore_errors=True)
    shutil.copytree(source / "site", docs, ignore=_only_pages(source / "site"))
    written = sum(1 for _ in docs.rglob("*.md"))
    settings = own_settings(source)
    address = str(settings.get("address") or "")
    logs = date_logs(root, site)
    events, changes = events_of(site, logs), changes_of(site, logs)
    files = write_data_files(docs, site, events, changes, address)
    standing = carry(docs, site.today)
    beside = Beside(
        notices=source / "site" / "notices",
        address=address,
        repository=str(settings.get("repository") or ""),
        events=events,
        changes=changes,
        files=files,
        standing=standing,
        keys=read_keys(docs / FOLDER),
    )
    return written + write_pages(docs, all_pages(site, beside), shared_by_pages(site)), standing


def write_data_files(
    docs: Path, site: Site, events: Sequence[Event], changes: Sequence[PublicChange], address: str
) -> list[Published]:
    """Every data file, and the files that describe them."""
    sets = [
        DataSet(
            year.year,
            year.edition.sample,
            [record for record in site.records if record.edition == year.year],
            site.track_names,
        )
        for year in reversed(site.years)
    ]
    assess.write_guidelines(docs, site.guides)
    write_data(docs, sets, site.generated_at)
    explore.write_columns(docs, sets, site.generated_at)
    write_figures(docs, site.figures, site.generated_at.isoformat())
    lookup.write_shards(docs, sets, site.generated_at)
    badges.write_badges(docs, site)
    opendata.write_dates(docs, site, events, changes, address)
    return opendata.write_descriptions(docs, site, sets)


def shared_by_pages(site: Site) -> dict[str, Any]:
    """What every template may use besides what its page hands it."""
    return {
        "today": site.today,
        "province": site.known.province,
        "known_tracks": site.tracks,
        "audiences": audiences(site.known.province),
    }


def _only_pages(top: Path) -> Callable[[str, list[str]], list[str]]:
    kept = {top / name for name in _NOT_PAGES}
    return lambda folder, names: [name for name in names if Path(folder, name) in kept]


def own_settings(source: Path) -> dict[str, Any]:
    """What the administration wrote into `site/site.yaml`."""
    found: dict[str, Any] = yaml.safe_load((source / "site" / "site.yaml").read_text("utf-8"))
    return found
