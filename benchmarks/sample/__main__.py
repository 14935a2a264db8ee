"""Write the sample into submissions/: `python -m benchmarks.sample`. The same guideline gives the same bytes."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.province import TRACKS
from benchmarks.sample.cast import firms
from benchmarks.sample.files import dossier_files, earlier_files, frame_files, write
from benchmarks.sample.next_year import next_year_files
from benchmarks.sample.phase2 import Ground
from benchmarks.sample.phase4 import Case, decide, reviewed, visit
from benchmarks.sample.selection import drawn_plan, key_plan, selected

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sample", description=__doc__)
    parser.add_argument(
        "--out", type=Path, default=ROOT, help="root that holds submissions/ (default: this repository)"
    )
    out: Path = parser.parse_args().out
    cases, files = _year()
    files |= {**earlier_files(), **next_year_files(files)}
    write(out / "submissions", files)
    print(_table(cases))
    print(f"{len(files)} files, {len(firms())} dossiers")


def _year() -> tuple[list[Case], dict[str, str]]:
    """The edition of 2023 as it went: everybody is reviewed before the draw says who is visited."""
    grounds = {track: Ground.load(ROOT, track) for track in TRACKS}
    cases = [reviewed(firm, entry, grounds[entry.track]) for firm in firms() for entry in firm.entries]
    plan = drawn_plan(ROOT, {**frame_files(key_plan()), **dossier_files(cases)})
    for case in cases:
        if how := selected(case.firm, case.entry, plan):
            visit(case, how)
        decide(case)
    return cases, {**frame_files(plan), **dossier_files(cases)}


def _table(cases: list[Case]) -> str:
    """States and levels per track."""
    rows = [f"registered only: {sum(not firm.entries for firm in firms())}"]
    for track in TRACKS:
        own = [case for case in cases if case.entry.track == track]
        rows.append(f"{track} {len(own)}: stages {dict(Counter(case.entry.stage for case in own))}")
        for view in ("claimed", "verified", "decided"):
            levels = Counter(level for case in own if (level := getattr(case, view)) is not None)
            rows.append(f"  {view} levels {dict(sorted(levels.items()))}")
        for kind, name in (("decision", "result"), ("onsite", "selected")):
            rows.append(f"  {kind} {dict(Counter(c.documents[kind][name] for c in own if kind in c.documents))}")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
