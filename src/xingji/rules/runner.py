"""Run the rules: over one document, over one dossier, over the frame of an edition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import xingji.rules.declared_codes  # noqa: F401  declares the codes that are found elsewhere
from xingji.model.finding import Fault, Finding, FindingAudience, Steps
from xingji.model.kinds import model_of
from xingji.model.quick import QuickAssessment, quick_assessment
from xingji.model.reference import Reference
from xingji.model.terms import PRACTICE_PATTERN
from xingji.programme.records import DossierRow
from xingji.rules import privacy
from xingji.rules.arrivals import Arrivals
from xingji.rules.context import Dossier, Frame
from xingji.rules.fact_makers import make_facts
from xingji.rules.facts import Facts
from xingji.rules.registry import RULES, Rule
from xingji.scoring.ruleset import Ruleset
from xingji.store.layout import Place
from xingji.store.reader import Parsed

FAMILIES: dict[str, tuple[str, ...]] = {
    "enterprise": ("enterprise", "privacy"),
    "stars": ("enterprise",),
    "self-assessment": ("assessment", "privacy"),
    "cloud": ("assessment", "privacy"),
    "edition": ("frame",),
    "agencies": ("frame",),
    "institutions": ("frame", "assignments"),
    "roles": ("frame", "assignments"),
    "announcement": ("frame", "review", "publicity"),
    "awards": (),
    "verification": ("frame", "review", "privacy"),
    "rectification": ("review", "privacy"),
    "onsite": ("privacy",),
    "decision": ("review", "publicity", "privacy"),
    "guideline": ("guideline",),
    "area": ("guideline",),
    "dossier": ("cross_document", "chronology", "independence"),
    "frame": ("cross_document", "independence"),
    "year": ("quota",),
    "arrivals": ("phase", "authors"),
    "proposal": ("gate",),
}
"""Rule modules that a kind of document needs; each is imported when the first such document comes."""

_REVIEWERS = frozenset(
    {"edition", "roles", "institutions", "announcement", "awards", "stars", "verification", "onsite", "decision"}
)
_PRACTICE = re.compile(PRACTICE_PATTERN)


@dataclass(frozen=True)
class Context:
    """What rules may look at besides the document; `area_files` as in `guideline.areas_have_files`."""

    reference: Reference
    ruleset: Callable[[str], Ruleset | None]
    guidelines: tuple[str, ...] = ()
    area_files: Mapping[str, bool] | None = None


class Checked(NamedTuple):
    """Findings of one document, and its facts (None when it cannot be used)."""

    findings: list[Finding]
    facts: Facts | None


def load_all() -> Mapping[str, Rule]:
    """Every rule there is, for pages and `explain`."""
    for family in sorted({name for names in FAMILIES.values() for name in names}):
        import_module(f"xingji.rules.{family}")
    return RULES


@cache
def _rules_for(kind: str) -> tuple[Rule, ...]:
    for family in FAMILIES[kind]:
        import_module(f"xingji.rules.{family}")
    return tuple(rule for rule in RULES.values() if kind in rule.kinds)


def check_document(place: Place, parsed: Parsed, context: Context) -> Checked:
    """Reading, shape and single-document rules for one file."""
    faults = list(parsed.faults)
    if parsed.data is None:
        return Checked(_findings(faults, place.path, parsed), None)
    document, shape = _validated(place.kind, parsed.data)
    sound = not faults and not shape
    faults += shape
    ruleset = _ruleset(document, place, context)
    inputs = {
        "document": document,
        "place": place,
        "leaks": privacy.scan(_texts(document, parsed.data), parsed.text) if "privacy" in FAMILIES[place.kind] else [],
        "reference": context.reference,
        "ruleset": ruleset,
        "guidelines": context.guidelines,
        "area_files": context.area_files,
    }
    for rule in _rules_for(place.kind):
        faults += _run(rule, inputs, sound)
    facts = make_facts(place.kind, document, ruleset) if sound else None
    return Checked(_findings(faults, place.path, parsed), facts)


def _texts(document: Any, data: dict[str, Any]) -> dict[str, Any]:
    """The part of the data that can hold free text: the short answers of a sound assessment are degrees."""
    if isinstance(document, QuickAssessment):
        return {**data, "answers": {key: data["answers"][key] for key in document.detailed}}
    return data


def _validated(kind: str, data: dict[str, Any]) -> tuple[Any, list[Fault]]:
    """The document, or what is sound of it with its shape faults."""
    if kind == "self-assessment" and (quick := quick_assessment(data)):
        return quick, []
    from pydantic_core import ValidationError  # noqa: PLC0415  see `quick`

    model = model_of(kind)
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        from xingji.rules.shape import leftover, shape_faults  # noqa: PLC0415  only faulty documents need it

        shape = shape_faults(model, data, error)
        return leftover(model, data, shape), shape


def _ruleset(document: Any, place: Place, context: Context) -> Ruleset | None:
    """The guideline of an assessment; none when it belongs to the other track, whose practices are all different."""
    name = getattr(document, "guideline", None)
    if not isinstance(name, str) or not name.startswith(f"{place.track}-" if place.track else ""):
        return None
    return context.ruleset(name)


def _run(rule: Rule, inputs: Mapping[str, Any], sound: bool) -> list[Fault]:
    if sound:
        return list(rule.run(inputs))
    if rule.whole:
        return []
    try:
        return list(rule.run(inputs))
    except AttributeError:  # see `leftover`: the rule's input is what is broken
        return []


def check_dossier(dossier: Dossier, frame: Frame, read: Callable[[str], Parsed]) -> list[Finding]:
    """Rules across the documents of one dossier; `read` gives a file again so that lines can be named."""
    inputs = {"dossier": dossier, "frame": frame}
    return _across("dossier", inputs, dossier.folder, read)


def check_frame(frame: Frame, read: Callable[[str], Parsed]) -> list[Finding]:
    """Rules across the documents around the dossiers of one edition."""
    return _across("frame", {"frame": frame}, f"submissions/{frame.year}", read)


def check_year(frame: Frame, rows: Sequence[DossierRow], read: Callable[[str], Parsed]) -> list[Finding]:
    """Rules that need every dossier of an edition."""
    return _across("year", {"frame": frame, "rows": rows}, f"submissions/{frame.year}", read)


def check_arrivals(arrivals: Arrivals, frame: Frame, read: Callable[[str], Parsed]) -> list[Finding]:
    """Whether the files may be written on the day and by the account."""
    found: list[Finding] = []
    for rule in _rules_for("arrivals"):
        for path, fault in rule.run({"arrivals": arrivals, "frame": frame}):
            found += _findings([fault], path, read(path))
    return found


def _across(kind: str, inputs: Mapping[str, Any], folder: str, read: Callable[[str], Parsed]) -> list[Finding]:
    found: list[Finding] = []
    for rule in _rules_for(kind):
        for file, fault in rule.run(inputs):
            path = f"{folder}/{file}"
            found += _findings([fault], path, read(path))
    return found


def _findings(faults: Iterable[Fault], path: str, parsed: Parsed) -> list[Finding]:
    return [finding(fault, path, *_position(fault, parsed)) for fault in faults]


def _position(fault: Fault, parsed: Parsed) -> tuple[int, int]:
    if fault.line:
        return fault.line, fault.column
    return parsed.locate(fault.at, on_key=fault.on_key)


def finding(fault: Fault, path: str, line: int = 1, column: int = 1) -> Finding:
    """A fault with everything that an output needs."""
    rule = RULES[fault.code]
    values = tuple(sorted(fault.values.items()))
    audience = rule.audience if rule.check and rule.audience else _author(path)
    return Finding(path, line, column, fault.code, rule.severity, audience, _item(fault.at), values)


def _author(path: str) -> FindingAudience:
    """Who writes a file, and so mends what the reader or the models refuse in it."""
    name = path.rpartition("/")[2].removesuffix(".yaml")
    if path.startswith("scoring/") or name in _REVIEWERS:
        return "reviewer"
    return "city" if name == "agencies" else "agency"


def _item(at: Steps) -> str:
    """The practice that a fault is about, else the name of the field."""
    for step in at:
        if isinstance(step, str) and _PRACTICE.match(step):
            return step
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in at)
