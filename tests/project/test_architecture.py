"""The drawing of the imports is the imports."""

from __future__ import annotations

import re
from functools import cache

import grimp

from tests.places import ROOT

DRAWN = re.compile(r"^  (\w+) --> (\w+)$", re.MULTILINE)


@cache
def imported() -> grimp.ImportGraph:
    return grimp.build_graph("xingji")


def arrows() -> set[tuple[str, str]]:
    """Package → package that it imports, besides the messages, which all may import."""
    graph = imported()
    packages = sorted(name for name in graph.find_children("xingji") if graph.find_children(name))
    names = {name: name.removeprefix("xingji.") for name in packages}
    return {
        (names[importer], names[other])
        for importer in packages
        for other in packages
        if importer != other
        and "messages" not in (names[importer], names[other])
        and graph.direct_import_exists(importer=importer, imported=other, as_packages=True)
    }


def test_the_drawing_shows_every_import_between_packages() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    drawn = DRAWN.findall(page.partition("```mermaid\n")[2].partition("```")[0])
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == arrows()


def test_every_arrow_points_up_the_table() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)/` \|", page, re.MULTILINE)
    assert [pair for pair in arrows() if rows.index(pair[0]) <= rows.index(pair[1])] == []
