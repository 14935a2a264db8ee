"""Run the rules: over one document, over one dossier, over the frame of an edition."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import xingji.rules.declared_codes  # noqa: F401  declares the codes that are found elsewhere
from xingji.model.finding import MORE, Fault, Finding, FindingAudience, MissingFieldError, Steps, at_most
from xingji.model.kinds import KINDS, model_of
from xingji.model.quick import QuickAssessment, quick_assessment
from xingji.model.reference import Reference
from xingji.model.terms import PRACTICE_PATTERN, track_of
from xingji.model.value import Data
from xingji.programme.dossier_row import DossierRow
from xingji.programme.permissions import Author
from xingji.rules import privacy
from xingji.rules.context import Dossier, Frame
from xingji.rules.fact_makers import make_facts
from xingji.rules.facts import EditionNumbers, Facts
from xingji.rules.inputs import ArrivalInputs, DocumentInputs, DossierInputs, FolderInputs, FrameInputs, YearInputs
from xingji.rules.registry import RULES, Rule, rules_for
from xingji.scoring.ruleset import Ruleset
from xingji.store import layout
from xingji.store.layout import Place
from xingji.store.reader import Cuts, Parsed

if TYPE_CHECKING:
    from xingji.model.base import Document
    from xingji.rules.arrivals import Arrivals

_PRACTICE = re.compile(PRACTICE_PATTERN)
_UNQUOTED = frozenset({"XJ203", "XJ209", "XJ210", "XJ211", "XJ212", "XJ213", "XJ215", "XJ218", "XJ219", "XJ220"})
"""Codes whose sentences do not quote what was given, which may be how somebody is reached: it goes no further."""


def _unknown(_: str) -> None:
    """A document that lies in no tree belongs to no edition."""


def _nobody(_: str) -> Sequence[Author]:
    """And nobody is known there."""
    return ()


@dataclass(frozen=True)
class Context:
    """What rules may look at besides the document; `area_files` and `needs` as in `rules.guideline`.

    `numbers` gives those of an edition by its year, `accounts` those that its roles name.
    """

    reference: Reference
    ruleset: Callable[[str], Ruleset | None]
    guidelines: tuple[str, ...] = ()
    area_files: Mapping[str, bool] | None = None
    needs: Mapping[str, Sequence[str]] | None = None
    numbers: Callable[[str], EditionNumbers | None] = _unknown
    accounts: Callable[[str], Sequence[Author]] = _nobody

    def top_of(self, track: str) -> int | None:
        """The highest level that any guideline of a track has; None where there is none."""
        return self._tops.get(track)

    @cached_property
    def _tops(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for rules in filter(None, map(self.ruleset, self.guidelines)):
            found[rules.track] = max(found.get(rules.track, 0), rules.top)
        return found


class Checked(NamedTuple):
    """Findings of one document, and its facts (None when it cannot be used)."""

    findings: list[Finding]
    facts: Facts | None


def check_document(place: Place, parsed: Parsed, context: Context) -> Checked:
    """Reading, shape and single-document rules for one file."""
    faults = list(parsed.faults)
    if parsed.data is None:
        return Checked(_findings(faults, place.path, parsed), None)
    cuts = parsed.cuts()
    valid = _validated(place.kind, parsed.data, cuts)
    faults += _with_line(valid.faults, place)
    rules, ruleset = rules_for(place.kind, place.edition), _ruleset(valid.document, place, context)
    asked = any("leaks" in known.inputs for known in rules)
    inputs = DocumentInputs(
        document=valid.document,
        place=place,
        leaks=privacy.scan(_texts(valid.document, parsed.data), parsed.text) if asked else (),
        reference=context.reference,
        ruleset=ruleset,
        guidelines=context.guidelines,
        area_files=context.area_files,
        needs=context.needs,
        top_of=context.top_of,
        numbers=None if place.kind == "edition" else context.numbers(place.edition),
        accounts=context.accounts,
    )
    sound = not faults
    for known in _able(rules, context.reference, inputs.numbers):
        faults += known.faults(inputs) if sound else _on_leftover(known, inputs, valid.broken)
    faults += _cut(place.kind, cuts, faults) if cuts else ()
    facts = make_facts(place.kind, valid.document, ruleset) if sound else None
    return Checked(_findings(faults, place.path, parsed), facts)


def _cut(kind: str, cuts: Cuts, faults: Collection[Fault]) -> list[Fault]:
    from xingji.rules.shape import cut_texts  # noqa: PLC0415  see `_validated`

    return cut_texts(model_of(kind), cuts, faults)


def _texts(document: Document | QuickAssessment, data: Data) -> Data:
    """The part of the data that can hold free text: the short answers of a sound assessment are degrees."""
    if isinstance(document, QuickAssessment):
        return {**data, "answers": {key: document.answers[key] for key in document.detailed}}
    return data


def _with_line(faults: list[Fault], place: Place) -> list[Fault]:
    """Whose a document is can be told from where it lies: who did not write it gets the line to write."""
    if not faults or not place.whose:
        return faults
    told = {"line": f"dossier: {place.whose}", "example": place.whose}
    return [f._replace(values={**f.values, **told}) if f.at == ("dossier",) else f for f in faults]


class _Valid(NamedTuple):
    """A document, or what is sound of it with its shape faults and the fields that it lacks for them."""

    document: Document | QuickAssessment
    faults: list[Fault]
    broken: frozenset[str]


def _validated(kind: str, data: Data, cuts: Cuts) -> _Valid:
    if kind == "self-assessment" and (quick := quick_assessment(data)):
        return _Valid(quick, [], frozenset())
    from pydantic_core import ValidationError  # noqa: PLC0415  see `quick`

    model = model_of(kind)
    try:
        return _Valid(model.model_validate(data), [], frozenset())
    except ValidationError as error:
        from xingji.rules.shape import broken_fields, leftover, shape_faults  # noqa: PLC0415  only these need it

        shape = shape_faults(model, data, error, cuts)
        return _Valid(leftover(model, data, shape), shape, broken_fields(model, shape))


def _ruleset(document: Document | QuickAssessment, place: Place, context: Context) -> Ruleset | None:
    """The guideline of an assessment; none when it belongs to the other track, whose practices are all different."""
    name = document.guideline if isinstance(document, QuickAssessment) else vars(document).get("guideline")
    if not isinstance(name, str) or (place.track and track_of(name) != place.track):
        return None
    return context.ruleset(name)


def _able(rules: Iterable[Rule], reference: Reference, numbers: EditionNumbers | None = None) -> Iterable[Rule]:
    """Rules that have what they ask for.

    Where nothing is known of the province, or of the numbers of an edition, their own files say what is wrong.
    """
    lacking = {"reference"} if reference.broken else set[str]()
    lacking |= {"numbers"} if numbers is None else set[str]()
    return [known for known in rules if not lacking & {*known.inputs}]


def _on_leftover(known: Rule, inputs: DocumentInputs, broken: Collection[str]) -> list[Fault]:
    """Faults of a document that has others already; nothing of a rule that looks at a field which is broken."""
    if known.whole:
        return []
    try:
        return list(known.faults(inputs))
    except MissingFieldError as error:
        if error.field not in broken:
            raise
        return []


def check_dossier(dossier: Dossier, frame: Frame, read: Callable[[str], Parsed]) -> list[Finding]:
    """Rules across the documents of one dossier; `read` gives a file again so that lines can be named."""
    return _across(rules_for("dossier", dossier.edition), DossierInputs(dossier, frame), dossier.folder, read)


def check_frame(frame: Frame, read: Callable[[str], Parsed]) -> list[Finding]:
    """Rules across the documents around the dossiers of one edition."""
    rules = _able(rules_for("frame", frame.year), frame.reference)
    return _across(rules, FrameInputs(frame, frame.reference), f"submissions/{frame.year}", read)


def check_year(frame: Frame, rows: Sequence[DossierRow], read: Callable[[str], Parsed]) -> list[Finding]:
    """Rules that need every dossier of an edition."""
    rules = (*rules_for("year", frame.year), *rules_for("copies", frame.year))
    return _across(rules, YearInputs(frame, rows), f"submissions/{frame.year}", read)


def check_arrivals(arrivals: Arrivals, frame: Frame, read: Callable[[str], Parsed]) -> list[Finding]:
    """Whether the files may be written on the day and by the account."""
    return _across(rules_for("arrivals", frame.year), ArrivalInputs(arrivals, frame), "", read)


def _across(rules: Iterable[Rule], inputs: FolderInputs, folder: str, read: Callable[[str], Parsed]) -> list[Finding]:
    """Findings of rules that name files below a folder, or with their whole path ("")."""
    faults: dict[str, list[Fault]] = {}
    for known in rules:
        for file, fault in known.located(inputs):
            faults.setdefault(f"{folder}/{file}" if folder else file, []).append(fault)
    return [found for path, of_file in faults.items() for found in _findings(of_file, path, read(path))]


def _findings(faults: Iterable[Fault], path: str, parsed: Parsed) -> list[Finding]:
    return [finding(fault, path, *_position(fault, parsed)) for fault in at_most(faults)]


def _position(fault: Fault, parsed: Parsed) -> tuple[int, int]:
    if fault.line:
        return fault.line, fault.column
    return parsed.locate(fault.at, on_key=fault.on_key)


def finding(fault: Fault, path: str, line: int = 1, column: int = 1) -> Finding:
    """A fault with everything that an output needs."""
    rule = RULES[fault.values["kind"] if fault.code == MORE else fault.code]
    values = tuple(sorted(pair for pair in fault.values.items() if pair[0] != "given" or fault.code not in _UNQUOTED))
    audience = rule.audience if rule.check and rule.audience else _author(path)
    return Finding(path, line, column, fault.code, rule.severity, audience, _item(fault.at), values)


def _author(path: str) -> FindingAudience:
    """Who writes a file, and so fixes what the reader or the models refuse in it."""
    place = layout.loose(path)
    if path.startswith("scoring/"):
        return "reviewer"
    return KINDS[place.kind].owner if place else "agency"


def _item(at: Steps) -> str:
    """The practice that a fault is about, else the name of the field."""
    for step in at:
        if isinstance(step, str) and _PRACTICE.match(step):
            return step
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in at)
