"""Tables of speed in the documents, made from kept results: `python -m benchmarks.tables --write` (or `--check`)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import hub_results
from benchmarks.results import GOALS, Goal, Results, load

ROOT = Path(__file__).parents[1]
_MARKS = ("<!-- benchmarks -->\n", "<!-- end of benchmarks -->\n")
_HUB = ("<!-- hub -->\n", "<!-- end of hub -->\n")


def english(results: Results) -> str:
    """The goals, as the README shows them."""
    head = ["| goal | measured | bound | |", "|---|---|---|---|"]
    rows = [_row(results, goal, goal.en, ("met", "MISSED")) for goal in GOALS]
    return "\n".join([f"Measured on {results.measured_on}, {results.dossiers:,} dossiers.", "", *head, *rows])


def chinese(results: Results) -> str:
    """The goals, as the Chinese README shows them."""
    head = ["| 目标 | 实测 | 界限 | |", "|---|---|---|---|"]
    rows = [_row(results, goal, goal.zh, ("达到", "未达到")) for goal in GOALS]
    return "\n".join([f"{results.measured_on} 实测，{results.dossiers:,} 家企业的材料。", "", *head, *rows])


def whole(results: Results) -> str:
    """What was measured, and the goals."""
    run = f"{results.dossiers:,} dossiers, self-assessments of {results.mean_kib:.1f} KiB on average"
    head = [
        f"Measured on {results.measured_on} (rounds: {results.rounds}, median): {run}; {results.machine}.",
        "",
        "| command | wall s | CPU s |",
        "|---|---|---|",
    ]
    rows = [f"| {name} | {timed.wall:.3f} | {timed.cpu:.2f} |" for name, timed in results.commands.items()]
    missed = sum(not goal.met(results) for goal in GOALS)
    return "\n".join([*head, *rows, "", *english(results).splitlines()[2:], "", f"Goals missed: {missed}."])


def _row(results: Results, goal: Goal, name: str, verdicts: tuple[str, str]) -> str:
    sign = "≥" if goal.at_least else "≤"
    verdict = verdicts[not goal.met(results)]
    return f"| {name} | {goal.measured(results):.2f}{goal.unit} | {sign} {goal.bound:g}{goal.unit} | {verdict} |"


TABLES: dict[str, Callable[[Results], str]] = {
    "README.md": english,
    "README.zh.md": chinese,
    "benchmarks/README.md": whole,
}
_OF_HUB = "benchmarks/README.md"


def renewed(results: Results, root: Path = ROOT) -> dict[Path, str]:
    """The documents whose tables are not those of these results, as they should be. Raises ValueError without marks."""
    found: dict[Path, str] = {}
    for name, table in TABLES.items():
        text = (root / name).read_text("utf-8")
        new = _laid(name, text, _MARKS, table(results))
        if name == _OF_HUB:
            new = _laid(name, new, _HUB, hub_results.table(hub_results.load()))
        if new != text:
            found[root / name] = new
    return found


def _laid(name: str, text: str, marks: tuple[str, str], table: str) -> str:
    begin, end = marks
    if text.count(begin) != 1 or text.count(end) != 1:
        raise ValueError(f"{name} does not have the two marks between which its table belongs")
    before, behind = text.partition(begin)[0], text.partition(end)[2]
    return f"{before}{begin}\n{table}\n\n{end}{behind}"


def write(results: Results, root: Path = ROOT) -> list[Path]:
    """Put the tables into the documents; gives those that changed."""
    changed = renewed(results, root)
    for path, text in changed.items():
        path.write_text(text, "utf-8")
    return list(changed)


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tables", description=__doc__)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--write", action="store_true", help="write the tables")
    which.add_argument("--check", action="store_true", help="exit 1 when a table is stale")
    options = parser.parse_args()
    stale = write(load()) if options.write else list(renewed(load()))
    for path in stale:
        print(f"{'written' if options.write else 'stale'}: {path.relative_to(ROOT)}")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
