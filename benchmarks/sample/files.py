"""The sample as files: path below submissions/ → text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks import frame
from benchmarks.emit import SAMPLE_COMMENT, document
from benchmarks.frame import Plain
from benchmarks.sample import earlier, lists
from benchmarks.sample.cast import firms
from benchmarks.sample.duties import assignments
from benchmarks.sample.extensions import extensions
from benchmarks.sample.phase2 import cloud, enterprise
from benchmarks.sample.phase4 import Case

_CAPACITY = 40


def frame_files(onsite: Plain) -> dict[str, str]:
    """Everything of 2023 that is not a dossier; `onsite` says who is visited."""
    wholes: dict[str, Plain] = {
        "2023/edition": frame.edition(extensions(), onsite),
        "2023/roles": frame.roles(),
        "2023/institutions": frame.institutions(assignments(firms())),
        "2023/announcement": lists.announcement(),
        "2023/awards": lists.awards(),
    }
    for city in frame.MARKS:
        here = sum(firm.city == city for firm in firms())
        wholes[f"2023/{city}/agencies"] = frame.agencies(city, here + here // 3, _CAPACITY)
    return _texts(wholes)


def dossier_files(cases: Iterable[Case]) -> dict[str, str]:
    """The dossiers of 2023."""
    wholes: dict[str, Plain] = {}
    for firm in firms():
        folder = f"2023/{firm.city}/{firm.uscc}"
        wholes[f"{folder}/enterprise"] = enterprise(firm)
        if firm.entries or firm.number % 2:
            wholes[f"{folder}/cloud"] = cloud(firm)
    for case in cases:
        folder = f"2023/{case.firm.city}/{case.firm.uscc}/{case.entry.track}"
        wholes |= {f"{folder}/{kind}": data for kind, data in case.documents.items()}
    return _texts(wholes)


def earlier_files() -> dict[str, str]:
    """The edition of 2022: its lists, and the registrations of those who did not finish."""
    wholes: dict[str, Plain] = {
        "2022/edition": earlier.edition(),
        "2022/announcement": earlier.announcement(),
        "2022/stars": earlier.stars(),
    }
    wholes |= {f"2022/{f.city}/{f.uscc}/enterprise": earlier.unfinished(f) for f in firms() if f.carried}
    return _texts(wholes)


def _texts(wholes: Mapping[str, Plain]) -> dict[str, str]:
    return {
        f"{path}.yaml": document(path.rpartition("/")[2], path.count("/") + 1, {**_whose(path), **data})
        for path, data in wholes.items()
    }


def _whose(path: str) -> Plain:
    """What a document of a dossier says first."""
    year, *below = path.split("/")
    return {"dossier": f"{year}/{below[1]}"} if len(below) > 2 else {}


def write(submissions: Path, files: Mapping[str, str]) -> None:
    """Replace the sample: its files that are no longer made go, files of others stay."""
    for path in submissions.glob("202[2-4]/**/*.yaml"):
        if path.relative_to(submissions).as_posix() not in files and SAMPLE_COMMENT in path.read_text("utf-8"):
            path.unlink()
    for name, text in files.items():
        path = submissions / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
