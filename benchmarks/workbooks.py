"""Measure workbooks: export of one, and import of many on one processor, the ordinary check of the result included.

`python -m benchmarks.workbooks [--dossiers 1000]` generates dossiers, exports each, then imports all of them three
times: into a tree without these dossiers, into the finished tree (nothing to change), and into dossiers as
`xingji new` starts them. Rates and goals are in seconds of the processor: other work on the machine is none of ours.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import province
from benchmarks.generate import generate
from benchmarks.measure import Timed, run
from xingji.office.workbook.export import workbook
from xingji.office.workbook.home import Home
from xingji.office.workbook.source import filling
from xingji.store.guidelines import Library
from xingji.store.templates import Blank, blank_documents

ROOT = Path(__file__).parents[1]
GOAL_IMPORT = 20.0
"""Workbooks a second on one core."""
GOAL_EXPORT = 0.5
"""Seconds for one workbook, the start of the command included."""


def homes(tree: Path) -> Iterator[Home]:
    """Every dossier's track."""
    for path in sorted(tree.glob("submissions/*/*/*/*/self-assessment.yaml")):
        yield Home(*path.relative_to(tree).parts[1:5])


def export(tree: Path, books: Path, home: Home) -> float:
    """Write one workbook; gives the seconds of the processor that it took."""
    start = time.process_time()
    content = workbook(filling(tree, home, "self-assessment", Library(tree)))
    (books / f"{home.uscc}-{home.track}.xlsx").write_bytes(content)
    return time.process_time() - start


def start_anew(tree: Path, home: Home, library: Library) -> None:
    """The dossier as `xingji new` leaves it."""
    blank = Blank(home.uscc, int(home.edition), home.city, "", "")
    folder = tree / home.folder
    for name, text in blank_documents(blank, [library.full(f"{home.track}-{home.edition}")], province.known()).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def imported(tree: Path, books: Path) -> Timed:
    """`xingji workbook import` of all, on one processor; the findings of the check make it end with 1."""
    command = [sys.executable, "-m", "xingji", "workbook", "import", str(books), "--root", str(tree)]
    pinned = ["taskset", "-c", "0", *command] if shutil.which("taskset") else command
    return run(["sh", "-c", '"$@" || [ $? -eq 1 ]', "sh", *pinned], tree)


def main() -> None:
    """Print a table of figures and goals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=1000)
    count = parser.parse_args().dossiers
    with tempfile.TemporaryDirectory() as name:
        tree, books = Path(name) / "tree", Path(name) / "books"
        books.mkdir()
        generate(tree, count, 1)
        shutil.copytree(ROOT / "scoring", tree / "scoring", dirs_exist_ok=True)
        known = list(homes(tree))
        with ProcessPoolExecutor() as pool:
            seconds = list(pool.map(partial(export, tree, books), known, chunksize=20))
        print(f"{len(known)} workbooks of {sum(p.stat().st_size for p in books.iterdir()) / len(known) / 1024:.0f} KiB")
        print(f"export, in a process that runs: {median(seconds):.3f} s (median)")
        _export_command(tree, known[0])
        _imports(tree, books, known)


def _export_command(tree: Path, home: Home) -> None:
    given = [f"{home.folder}/{home.track}", "--out", "book.xlsx", "--force"]
    took = [run([sys.executable, "-m", "xingji", "workbook", "export", *given], tree) for _ in range(5)]
    cpu, wall = median(each.cpu for each in took), median(each.wall for each in took)
    goal = f"goal {GOAL_EXPORT}: {_met(cpu <= GOAL_EXPORT)}"
    print(f"export, whole command: {cpu:.3f} s, {wall:.3f} s on the clock ({goal})")


def _imports(tree: Path, books: Path, known: list[Home]) -> None:
    library = Library(tree)

    def remove(home: Home) -> None:
        shutil.rmtree(tree / home.folder, ignore_errors=True)

    states: tuple[tuple[str, Callable[[Home], None]], ...] = (
        ("into no dossiers", remove),
        ("nothing to change", lambda _: None),
        ("into started dossiers", lambda home: start_anew(tree, home, library)),
    )
    for label, prepare in states:
        for home in known:
            prepare(home)
        took = imported(tree, books)
        rate = len(known) / took.cpu
        goal = f"goal {GOAL_IMPORT:.0f}: {_met(rate >= GOAL_IMPORT)}"
        print(f"import {label}: {rate:.1f} a second, {took.wall:.1f} s on the clock ({goal})", flush=True)


def _met(is_met: bool) -> str:
    return "met" if is_met else "MISSED"


if __name__ == "__main__":
    main()
