"""Find the self-assessments below paths and read what a score needs; the base of `score` and `plan`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xingji.cli.check import check_alone, library
from xingji.cli.checker import Checker, Report
from xingji.cli.command import relative, usage
from xingji.model.kinds import model_of
from xingji.scoring.overlay import site_changes, verdict_changes, verified
from xingji.scoring.ruleset import Ruleset
from xingji.store import layout
from xingji.store.files import read_bytes
from xingji.store.guidelines import Library, root_of
from xingji.store.reader import parse

NAME = "self-assessment.yaml"


@dataclass(frozen=True)
class Assessed:
    """One self-assessment with the degrees of the wanted view, and how many errors `check` finds in its file."""

    path: str
    library: Library
    rules: Ruleset
    degrees: dict[str, str]
    errors: int


class UnusableError(Exception):
    """A document that cannot be scored; `report` says why."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


def find(options: argparse.Namespace) -> list[Path]:
    """Self-assessment files named, or below the folders named, each once. Raises UsageError."""
    found: list[Path] = []
    for name in options.paths:
        path = Path(name)
        if not path.exists():
            raise usage("error.no_path", options, path=path)
        below = sorted(path.rglob(NAME)) if path.is_dir() else [path]
        if not below:
            raise usage("error.no_assessment", options, path=path)
        found += below
    return list(dict.fromkeys(found))


class Assessments:
    """Reads assessments; keeps the guidelines of each tree between files."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self._libraries: dict[Path | None, Library] = {}

    def read(self, file: Path, view: str = "claimed") -> Assessed:
        """One self-assessment; for the verified view with the later documents beside it laid over.

        Raises UnusableError for faulty documents, UsageError for a guideline that is not to be had.
        """
        root = root_of(file.parent)
        known = self._libraries.setdefault(root, library(root))
        report = self._report(file, root, known)
        document = _load(file, "self-assessment", report)
        rules = known.ruleset(document.guideline)
        if rules is None:
            raise usage("error.no_guideline", self.options, guideline=document.guideline)
        degrees: dict[str, str] = dict(document.degrees)
        if view == "verified":
            degrees = verified(degrees, *_later(file.parent))
        return Assessed(relative(file), known, rules, degrees, report.count("error"))

    def _report(self, file: Path, root: Path | None, known: Library) -> Report:
        inside = file.resolve().relative_to(root).as_posix() if root else file.name
        where = layout.place(inside) or layout.loose(inside)
        if where is None or where.kind != "self-assessment":
            return check_alone(file)
        return Checker(root or Path.cwd(), known, processes=1).check_place(where, file)

    def all(self, view: str = "claimed") -> Iterator[Assessed | Report]:
        """Every assessment that the options name; a Report in the place of one that cannot be used."""
        for file in find(self.options):
            try:
                yield self.read(file, view)
            except UnusableError as error:
                yield error.report


def _later(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    checked, visited = folder / "verification.yaml", folder / "onsite.yaml"
    return (
        verdict_changes(_load(checked, "verification", check_alone(checked))) if checked.is_file() else {},
        site_changes(_load(visited, "onsite", check_alone(visited))) if visited.is_file() else {},
    )


def _load(file: Path, kind: str, report: Report) -> Any:
    from pydantic import ValidationError  # noqa: PLC0415

    parsed = parse(read_bytes(file)[0])
    if parsed.faults or parsed.data is None:
        raise UnusableError(report)
    try:
        return model_of(kind).model_validate(parsed.data)
    except ValidationError:
        raise UnusableError(report) from None
