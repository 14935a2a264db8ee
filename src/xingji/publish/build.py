"""Build the whole site: pages and data, then the generator, then one step into place."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from xingji.programme.china import china_day
from xingji.publish import (
    agencies,
    assess,
    badges,
    datapage,
    explore,
    guides,
    home,
    lists,
    lookup,
    notices,
    opendata,
    practices,
    rulebook,
    search,
    statistics,
    timetable,
)
from xingji.publish.assets import VENDOR, NoPackagesError, copy_vendor, packages, scriptless
from xingji.publish.changes import changes_of
from xingji.publish.data import DataSet, write_data
from xingji.publish.events import date_logs, events_of
from xingji.publish.figures import write_figures
from xingji.publish.generator import generate, write_config
from xingji.publish.keyring import read_keys
from xingji.publish.navigation import navigation
from xingji.publish.record import FIELD_NAMES
from xingji.publish.render import day, write_pages
from xingji.publish.signature import FOLDER, Standing, carry
from xingji.publish.site import Site, load_site
from xingji.store.guidelines import Library
from xingji.store.reference import reference

Progress = Callable[[str], None]
_ENGINE = (Path(__file__).parents[1] / "_installed", Path(__file__).parents[3])
_NOT_PAGES = ("overrides", "notices", "site.yaml")


class BuildSummary(NamedTuple):
    """What was published; `fields` are the names of all published fields of a record.

    `missing` says why scripts of others could not be fetched, and `scriptless` which of ours are left out for it;
    `signature` what may be said of the data.
    """

    pages: int
    records: int
    seconds: float
    fields: tuple[str, ...]
    missing: str = ""
    scriptless: tuple[str, ...] = ()
    signature: Standing = Standing("unsigned")


class NotASiteError(ValueError):
    """The target holds something else than a site; replacing it would lose it."""


def build_site(  # noqa: PLR0913  what a build depends on, all but the place by keyword
    root: Path,
    out: Path,
    library: Library,
    *,
    today: date,
    generated_at: datetime,
    progress: Progress | None = None,
) -> BuildSummary:
    """Build the site of a checked repository into `out`; a failed build leaves the old site as it was."""
    say = progress or _silent
    started = time.perf_counter()
    root, out = root.resolve(), out.resolve()
    _refuse_foreign(out)
    say("load")
    site = load_site(root, library, today=today, generated_at=generated_at)
    say("pages")
    docs, source = root / "build" / "docs", _source(root)
    count, standing = _write_docs(root, source, docs, site)
    say("scripts")
    modules, missing = _vendor(source, root / "build" / "npm", docs)
    left_out = scriptless([*(vendored.name for vendored in VENDOR), *search.FILES] if modules else [])
    config = write_config(source, docs, navigation(site), {**_settings(source, site), "scriptless": left_out})
    say("generate")
    with _beside(out) as folder:
        generate(config, folder, generated_at)
        if modules:
            say("index")
            search.write_index(folder, modules)
        say("replace")
        _swap(folder, out)
    seconds = time.perf_counter() - started
    return BuildSummary(count, len(site.records), seconds, FIELD_NAMES, missing, left_out, standing)


def _silent(_: str) -> None:
    """No progress wanted."""


def _source(root: Path) -> Path:
    """Where `mkdocs.yml` and the hand-written pages lie: the repository's own, or those of the engine."""
    return next(place for place in (root, *_ENGINE) if (place / "mkdocs.yml").is_file())


def _write_docs(root: Path, source: Path, docs: Path, site: Site) -> tuple[int, Standing]:
    """Hand-written pages, data and generated pages in one folder; gives the number of pages and what signs the data."""
    shutil.rmtree(docs, ignore_errors=True)
    shutil.copytree(source / "site", docs, ignore=_only_pages(source / "site"))
    written = sum(1 for _ in docs.rglob("*.md"))
    sets = [
        DataSet(year.year, year.edition.sample, [record for record in site.records if record.edition == year.year])
        for year in reversed(site.years)
    ]
    assess.write_guidelines(docs, site.guides)
    write_data(docs, sets, site.generated_at)
    explore.write_columns(docs, sets, site.generated_at)
    write_figures(docs, site.figures, site.generated_at.isoformat())
    lookup.write_shards(docs, sets, site.generated_at)
    badges.write_badges(docs, site)
    address = str(_own_settings(source).get("address") or "")
    logs = date_logs(root, site)
    events, changes = events_of(site, logs), changes_of(site, logs)
    opendata.write_dates(docs, site, events, changes, address)
    files = opendata.write_descriptions(docs, site, sets)
    standing = carry(docs, site.today)
    pages = chain(
        home.pages(site),
        notices.pages(site, source / "site" / "notices"),
        guides.pages(site),
        practices.pages(site),
        assess.pages(site, str(_own_settings(source).get("repository") or "")),
        lists.pages(site),
        explore.pages(site),
        lookup.pages(site),
        agencies.pages(site),
        rulebook.pages(site),
        timetable.pages(site, events, address),
        search.pages(site),
        statistics.pages(site, reference()),
        datapage.pages(site, files, changes, standing, read_keys(docs / FOLDER)),
    )
    return written + write_pages(docs, pages, {"today": site.today}), standing


def _vendor(source: Path, cache: Path, docs: Path) -> tuple[Path | None, str]:
    """Scripts of others into the docs folder; gives where their packages lie, or what npm said when there are none."""
    try:
        modules = packages(source, cache)
        copy_vendor(modules, docs)
    except NoPackagesError as error:
        return None, str(error)
    return modules, ""


def _only_pages(top: Path) -> Callable[[str, list[str]], list[str]]:
    return lambda folder, names: [name for name in names if name in _NOT_PAGES] if Path(folder) == top else []


def _settings(source: Path, site: Site) -> dict[str, Any]:
    return {**_own_settings(source), "sample": site.sample, "built_on": day(china_day(site.generated_at))}


def _own_settings(source: Path) -> dict[str, Any]:
    """What the administration wrote into `site/site.yaml`."""
    found: dict[str, Any] = yaml.safe_load((source / "site" / "site.yaml").read_text("utf-8"))
    return found


def _refuse_foreign(out: Path) -> None:
    """Only a missing or empty folder or an older site may be replaced. Raises NotASiteError."""
    if out.exists() and not (out / "data" / "v1" / "index.json").is_file() and (out.is_file() or any(out.iterdir())):
        raise NotASiteError(str(out))


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A new folder on the same disk as `out`, gone afterwards unless it was moved."""
    out.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swap(new: Path, out: Path) -> None:
    """Put the new folder in the place of the old one; the old one comes back if that fails."""
    old = new.with_name(f"{new.name}-old")
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)
