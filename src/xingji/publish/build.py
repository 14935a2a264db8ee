"""Build the whole site: pages and data, then the generator, then one step into place."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from xingji.programme.china import china_day
from xingji.publish import search
from xingji.publish.assets import VENDOR, NoPackagesError, copy_vendor, packages, scriptless
from xingji.publish.docs import own_settings, write_docs
from xingji.publish.figures import Visits
from xingji.publish.generator import generate, write_config
from xingji.publish.navigation import navigation
from xingji.publish.record import FIELD_NAMES
from xingji.publish.render import day
from xingji.publish.signature import Standing
from xingji.publish.site import Site, load_site
from xingji.publish.workplace import beside, replace
from xingji.store.guidelines import Library

Progress = Callable[[str], None]
_ENGINE = (Path(__file__).parents[1] / "_installed", Path(__file__).parents[3])


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
    visits: Visits | None = None,
    progress: Progress | None = None,
) -> BuildSummary:
    """Build the site of a checked repository into `out`; a failed build leaves the old site as it was."""
    say = progress or _silent
    started = time.perf_counter()
    root, out = root.resolve(), out.resolve()
    _refuse_foreign(out)
    say("load")
    site = load_site(root, library, today=today, generated_at=generated_at, visits=visits)
    say("pages")
    docs, source = root / "build" / "docs", _source(root)
    count, standing = write_docs(root, source, docs, site)
    say("scripts")
    modules, missing = _vendor(source, root / "build" / "npm", docs)
    left_out = scriptless([*(vendored.name for vendored in VENDOR), *search.FILES] if modules else [])
    config = write_config(source, docs, navigation(site), {**_settings(source, site), "scriptless": left_out})
    say("generate")
    with beside(out) as folder:
        generate(config, folder, generated_at)
        if modules:
            say("index")
            search.write_index(folder, modules)
        say("replace")
        replace(out, folder)
    seconds = time.perf_counter() - started
    return BuildSummary(count, len(site.records), seconds, FIELD_NAMES, missing, left_out, standing)


def _silent(_: str) -> None:
    """No progress wanted."""


def _source(root: Path) -> Path:
    """Where `mkdocs.yml` and the hand-written pages lie: the repository's own, or those of the engine."""
    return next(place for place in (root, *_ENGINE) if (place / "mkdocs.yml").is_file())


def _vendor(source: Path, cache: Path, docs: Path) -> tuple[Path | None, str]:
    """Scripts of others into the docs folder; gives where their packages lie, or what npm said when there are none."""
    try:
        modules = packages(source, cache)
        copy_vendor(modules, docs)
    except NoPackagesError as error:
        return None, str(error)
    return modules, ""


def _settings(source: Path, site: Site) -> dict[str, Any]:
    return {
        **own_settings(source),
        "province": site.known.province.name,
        "sample": site.sample,
        "built_on": day(china_day(site.generated_at)),
    }


def _refuse_foreign(out: Path) -> None:
    """Only a missing or empty folder or an older site may be replaced. Raises NotASiteError."""
    if out.exists() and not (out / "data" / "v1" / "index.json").is_file() and (out.is_file() or any(out.iterdir())):
        raise NotASiteError(str(out))
