"""What a score needs of self-assessments: degrees, guideline, errors; each file is read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xingji.engine.checker import Checker, Run
from xingji.engine.report import Progress, Report
from xingji.engine.source import source_of
from xingji.engine.starts import library, starts_of
from xingji.engine.worklist import WorkList
from xingji.model.finding import Finding
from xingji.model.terms import Profile
from xingji.programme.dossier_row import TrackRow
from xingji.programme.impact import answers_of
from xingji.rules.facts import AssessmentFacts, OnsiteFacts, VerificationFacts
from xingji.rules.runner import Checked, Context, check_document
from xingji.scoring.overlay import overlaid
from xingji.scoring.ruleset import Ruleset
from xingji.store import layout, tree
from xingji.store.guidelines import Library, root_of
from xingji.store.layout import Place
from xingji.store.reference import reference

if TYPE_CHECKING:
    from xingji.model.guideline import Practice

NAME = "self-assessment.yaml"


class NoGuidelineError(KeyError):
    """An assessment names a guideline that is not to be had."""


class Assessed(NamedTuple):
    """One self-assessment with the degrees of the wanted view, and how many errors `check` finds in its file."""

    file: Path
    library: Library
    ruleset: Ruleset
    degrees: dict[str, str]
    errors: int

    @property
    def practices(self) -> dict[str, Practice]:
        """Every practice as it reads for this enterprise. Raises BrokenGuidelineError."""
        from xingji.model.wording import worded_for  # noqa: PLC0415  a score needs no models

        full = worded_for(self.library.full(self.ruleset.id), self._profile())
        return {practice.id: practice for area in full.areas for practice in area.practices}

    def _profile(self) -> Profile | None:
        """That of the registration in the dossier; None where there is none that can be read."""
        from xingji.model.enterprise import Enterprise  # noqa: PLC0415  see `practices`
        from xingji.store.load import FaultyDocumentError, load_if_there  # noqa: PLC0415  see `practices`

        try:
            known = load_if_there(self.file.parent.parent / "enterprise.yaml", Enterprise)
        except FaultyDocumentError:
            return None
        return known.profile if known else None


def read(
    files: Sequence[Path], shown: Callable[[Path], str], view: str = "claimed", progress: Progress | None = None
) -> Iterator[Assessed | Report]:
    """Every assessment in the order of the files; the findings in the place of one that cannot be used.

    `shown` gives the path that the reader knows a file by. Raises NoGuidelineError.
    """
    inside = {file: found for file in files if (found := _place(file))}
    runs = _runs(inside.values(), progress)
    around = cache(_around)
    for file in files:
        if file in inside:
            root, place = inside[file]
            yield _of_dossier(*runs[root], file, place, view)
        else:
            yield _of_file(*around(root_of(file.parent)), file, shown(file), view)


def _place(file: Path) -> tuple[Path, Place] | None:
    """Root and place of an assessment that lies in a dossier; None for one that lies elsewhere."""
    found = starts_of(file)
    if found is None or not file.is_file():
        return None
    root, (inside, *_) = found
    place = layout.place(inside)
    is_in_dossier = place is not None and place.kind == "self-assessment" and tree.is_own_folder(root, place.dossier)
    return (root, place) if place and is_in_dossier else None


def _runs(places: Iterable[tuple[Path, Place]], progress: Progress | None) -> dict[Path, tuple[Library, Run]]:
    folders: dict[Path, set[str]] = {}
    for root, place in places:
        folders.setdefault(root, set()).add(place.dossier)
    return {root: _run(root, wanted, progress) for root, wanted in folders.items()}


def _run(root: Path, folders: set[str], progress: Progress | None) -> tuple[Library, Run]:
    checker = Checker(root, library(root))
    return checker.library, checker.run(WorkList({folder: {folder} for folder in sorted(folders)}), progress)


def _of_dossier(known: Library, run: Run, file: Path, place: Place, view: str) -> Assessed | Report:
    findings = run.results.findings(place.dossier)
    track = _track(run, place)
    if track is None:
        return _of_path(findings, place.path)
    ruleset = known.ruleset(track.guideline)
    if track.guideline and ruleset is None:
        raise NoGuidelineError(track.guideline)
    faulty = _unusable(track, view)
    if faulty or ruleset is None:
        return _of_path(findings, f"{place.dossier}/{place.track}/{faulty}.yaml")
    degrees = answers_of(track, ruleset)
    if view == "verified":
        degrees = overlaid(degrees, track.changes)
    return Assessed(file, known, ruleset, degrees, _of_path(findings, place.path).count("error"))


def _track(run: Run, place: Place) -> TrackRow | None:
    """None for a folder of a track that the province does not have."""
    row = run.results.row(place.dossier)
    return next((track for track in (row.tracks if row else ()) if track.track == place.track), None)


def _unusable(track: TrackRow, view: str) -> str | None:
    """The document without which a track cannot be scored in a view, where that one is faulty."""
    if track.claimed is None:
        return "self-assessment"
    if view == "verified" and "verification" in track.present and not track.institution:
        return "verification"
    return "onsite" if view == "verified" and "onsite" in track.present and not track.site_institution else None


def _of_path(findings: Sequence[Finding], path: str) -> Report:
    return Report([found for found in findings if found.path == path], 1).sort()


def _around(root: Path | None) -> tuple[Library, Context]:
    """What a file below a root, or below none, is judged by."""
    known = library(root)
    return known, Context(reference(root), known.ruleset, tuple(known.ids))


def _of_file(known: Library, context: Context, file: Path, shown: str, view: str) -> Assessed | Report:
    """An assessment by itself, with the documents beside it."""
    checked = _checked(file, shown, "self-assessment", context)
    report, facts = Report(checked.findings, 1).sort(), checked.facts
    if not isinstance(facts, AssessmentFacts):
        return report
    ruleset = known.ruleset(facts.guideline)
    if ruleset is None:
        raise NoGuidelineError(facts.guideline)
    degrees = {**facts.answers(ruleset), **facts.extra}
    for later in _later(context, file, shown) if view == "verified" else ():
        if not isinstance(later.facts, VerificationFacts | OnsiteFacts):
            return Report(later.findings, 1).sort()
        degrees = overlaid(degrees, later.facts.changes)
    return Assessed(file, known, ruleset, degrees, report.count("error"))


def _later(context: Context, file: Path, shown: str) -> Iterator[Checked]:
    """The documents beside an assessment that change its degrees, in their order."""
    for kind in ("verification", "onsite"):
        beside = file.with_name(f"{kind}.yaml")
        if beside.is_file():
            yield _checked(beside, str(Path(shown).with_name(beside.name)), kind, context)


def _checked(file: Path, shown: str, kind: str, context: Context) -> Checked:
    return check_document(Place(tree.printable(shown), kind), source_of(file).parsed, context)
