"""Write the sample into submissions/: `python -m benchmarks.sample`. The same guideline gives the same bytes."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks import frame
from benchmarks.emit import SAMPLE_COMMENT, document
from benchmarks.frame import Plain
from benchmarks.sample import lists
from benchmarks.sample.cast import Entry, Firm, firms
from benchmarks.sample.phase2 import Ground, cloud, enterprise
from benchmarks.sample.phase4 import Case, make_case
from xingji.model.terms import TRACKS

ROOT = Path(__file__).parents[2]
_CAPACITY = 40

Made = tuple[Firm, Entry, Case]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sample", description=__doc__)
    parser.add_argument(
        "--out", type=Path, default=ROOT, help="root that holds submissions/ (default: this repository)"
    )
    out: Path = parser.parse_args().out
    grounds = {track: Ground.load(ROOT, track) for track in TRACKS}
    made = [(firm, entry, make_case(firm, entry, grounds[entry.track])) for firm in firms() for entry in firm.entries]
    files = {**_frame_files(), **_dossier_files(made)}
    _write(out / "submissions", files)
    print(_table(made))
    print(f"{len(files)} files, {len(firms())} dossiers")


def _frame_files() -> dict[str, str]:
    wholes: dict[str, Plain] = {
        "2023/edition": frame.edition(),
        "2023/roles": frame.roles(),
        "2023/institutions": frame.institutions(),
        "2023/announcement": lists.announcement(),
        "2023/awards": lists.awards(),
        "2022/edition": lists.edition_2022(),
        "2022/announcement": lists.announcement_2022(),
        "2022/stars": lists.stars_2022(),
    }
    for city in frame.MARKS:
        here = sum(firm.city == city for firm in firms())
        wholes[f"2023/{city}/agencies"] = frame.agencies(city, here + here // 3, _CAPACITY)
    return dict(_file(path, data) for path, data in wholes.items())


def _dossier_files(made: Iterable[Made]) -> dict[str, str]:
    files: dict[str, str] = {}
    for firm in firms():
        folder = f"2023/{firm.city}/{firm.uscc}"
        wholes = {"enterprise": enterprise(firm)}
        if firm.entries or firm.number % 2:
            wholes["cloud"] = cloud(firm)
        files |= dict(_file(f"{folder}/{kind}", data) for kind, data in wholes.items())
    for firm, entry, case in made:
        folder = f"2023/{firm.city}/{firm.uscc}/{entry.track}"
        files |= dict(_file(f"{folder}/{kind}", data) for kind, data in case.documents.items())
    return files


def _file(path: str, data: Plain) -> tuple[str, str]:
    return f"{path}.yaml", document(path.rpartition("/")[2], path.count("/") + 1, data)


def _write(submissions: Path, files: dict[str, str]) -> None:
    """Replace the sample: its files that are no longer made go, files of others stay."""
    for path in submissions.glob("202[23]/**/*.yaml"):
        if path.relative_to(submissions).as_posix() not in files and SAMPLE_COMMENT in path.read_text("utf-8"):
            path.unlink()
    for name, text in files.items():
        path = submissions / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def _table(made: list[Made]) -> str:
    """States and levels per track."""
    rows = [f"registered only: {sum(not firm.entries for firm in firms())}"]
    for track in TRACKS:
        cases = [(entry, case) for _, entry, case in made if entry.track == track]
        rows.append(f"{track} {len(cases)}: stages {dict(Counter(entry.stage for entry, _ in cases))}")
        for view in ("claimed", "verified", "decided"):
            levels = Counter(level for _, case in cases if (level := getattr(case, view)) is not None)
            rows.append(f"  {view} levels {dict(sorted(levels.items()))}")
        results = Counter(case.documents["decision"]["result"] for _, case in cases if "decision" in case.documents)
        rows.append(f"  results {dict(results)}; visited {sum('onsite' in case.documents for _, case in cases)}")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
