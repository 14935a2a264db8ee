"""The errors of the models as faults in our words, each at the place where the writer can fix it."""

from __future__ import annotations

import difflib
import types
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints, TypeAdapter, ValidationError

from xingji.model import pages
from xingji.model.base import Document
from xingji.model.finding import MOST_OF_A_CODE, Fault, Steps
from xingji.model.terms import (
    AREA_CODE_PATTERN,
    AREA_PATTERN,
    CITY_PATTERN,
    DOSSIER_PATTERN,
    EMAIL_PATTERN,
    GUIDELINE_PATTERN,
    LOGIN_PATTERN,
    PARTY_PATTERN,
    PRACTICE_PATTERN,
    PREFIX_PATTERN,
    REPOSITORY_PATTERN,
    SLUG_PATTERN,
    TRACK_PATTERN,
    VerdictName,
)
from xingji.model.value import Data, Value
from xingji.store import mistakes
from xingji.store.reader import Cuts

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_CODES = {
    "missing": "XJ201",
    "extra_forbidden": "XJ202",
    "whole_number": "XJ204",
    "int_type": "XJ204",
    "true_false": "XJ205",
    "bool_type": "XJ205",
    "date_form": "XJ206",
    "date_type": "XJ206",
    "date_impossible": "XJ207",
    "literal_error": "XJ208",
    "string_too_short": "XJ209",
    "blank": "XJ209",
    "string_too_long": "XJ210",
    "string_pattern_mismatch": "XJ211",
    "code_letter": "XJ217",
    "code_form": "XJ222",
    "phone_form": "XJ218",
    "phones": "XJ219",
    "digest_form": "XJ221",
    "one_line": "XJ213",
    "blank_ends": "XJ213",
    **pages.CODES,
    "too_short": "XJ215",
    "too_long": "XJ215",
}
_SHAPES = {"model_type": "mapping", "dict_type": "mapping", "list_type": "list", "string_type": "text"}
_BOUNDS = {"greater_than_equal": "ge", "less_than_equal": "le", "greater_than": "gt", "less_than": "lt"}
EXAMPLES = {
    "city": "beijing",
    "institution": "inst-01",
    PRACTICE_PATTERN: "PA08.2.1",
    AREA_PATTERN: "PA08",
    PREFIX_PATTERN: "PA",
    DOSSIER_PATTERN: "2023/91320115MA0XXXXXXX",
    GUIDELINE_PATTERN: "ics-2023",
    TRACK_PATTERN: "ics",
    SLUG_PATTERN: "a-01",
    CITY_PATTERN: "beijing",
    LOGIN_PATTERN: "sample-01",
    PARTY_PATTERN: "agency/nanjing/nj-01",
    r"^[a-z0-9][a-z0-9-]{0,19}$": "xingji-",
    r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$": "xingji-record",
    REPOSITORY_PATTERN: "example-org/xingji-2023-nanjing",
    AREA_CODE_PATTERN: "010",
    EMAIL_PATTERN: "name@example.com",
    r"^[0-9]{6}$": "110101",
    r"^[0-9]{2}$": "34",
    r"^[1-9][0-9]$": "11",
    r"^[A-T]$": "C",
    r"^D[0-9]{2}$": "D01",
    r"^F[0-9]{2,3}$": "F01",
    r"^Y[0-9]{2,3}$": "Y01",
    r"^[A-Za-z0-9-]{8,64}$": "sample-2023",
}
"""What a format looks like, by the field or else the pattern that asks for it."""
_SYNONYMS = {
    "met": ("符合", "完全符合", "是", "yes", "full", "fully"),
    "mostly": ("基本符合", "大部分符合"),
    "partly": ("部分符合", "partial", "partially"),
    "unmet": ("不符合", "否", "no", "not_met"),
    "not_applicable": ("不适用", "n/a", "na", "无"),
}


def shape_faults(model: type[BaseModel], data: Data, error: ValidationError, cuts: Cuts) -> list[Fault]:
    """What the errors of pydantic say of the branches of unions that the writer meant; never nothing.

    An error in a branch that was not meant is left out, but only where another one tells of the same place.
    """
    faults, unmeant = [], []
    seen: Counter[str] = Counter()
    for detail in error.errors(include_url=False):
        steps, is_meant = _meant(detail, data)
        if is_meant:
            seen[detail["type"]] += 1
            faults.append(_fault(model, detail, steps, hinted=seen[detail["type"]] <= MOST_OF_A_CODE))
        else:
            unmeant.append((detail, steps))
    told = {fault.at[:length] for fault in faults for length in range(len(fault.at) + 1)}
    for detail, steps in unmeant:
        if steps not in told:
            told |= {steps[:length] for length in range(len(steps) + 1)}
            faults.append(_fault(model, detail, steps, hinted=False))
    return [_with_lost(fault, cuts) if fault.code == "XJ209" else fault for fault in faults]


def _with_lost(fault: Fault, cuts: Cuts) -> Fault:
    """With what stands behind the hash that an empty value begins with."""
    kept, lost = cuts.get(fault.at, ("", ""))
    return fault._replace(values={**fault.values, "hash": mistakes.quoted(lost) if _is_word(lost) and not kept else ""})


def _is_word(lost: str) -> bool:
    """Whether a hash stands right before a word, `#1机组`; behind `# ` stands a hint on what to fill in."""
    return bool(lost[1:2].strip(" #"))


def cut_texts(model: type[BaseModel], cuts: Cuts, faults: Collection[Fault]) -> list[Fault]:
    """Texts that people write and that a hash ends before their line does; `faults` are known of other values.

    An empty value with a comment is a field to fill, unless the hash stands right before a word.
    """
    told = {fault.at for fault in faults}
    found = []
    for at, (kept, lost) in cuts.items():
        if (kept or _is_word(lost)) and at not in told and _is_free(_reach(model, at)[2]):
            quoted = {"kept": mistakes.quoted(kept), "lost": mistakes.quoted(lost)}
            found.append(Fault("XJ125", at, {"field": _name(at), "title": describe(model, at)[1], **quoted}))
    return found


def _meant(detail: ErrorDetails, data: Value) -> tuple[Steps, bool]:
    """The way through the data without the names of union branches, and whether it is a branch that was meant."""
    steps: list[str | int] = []
    value = data
    for part in detail["loc"]:
        inside = isinstance(value, dict | list)
        if part == "[key]" or (isinstance(value, dict) and isinstance(part, str) and part in value):
            steps.append(part)
            value = value.get(part) if isinstance(value, dict) else None
        elif isinstance(value, list) and isinstance(part, int):
            steps.append(part)
            value = value[part]
        elif part is detail["loc"][-1] and detail["type"] in ("missing", "extra_forbidden"):
            steps.append(part)
        elif str(part).startswith("literal[") == inside:
            return tuple(steps), False
    return tuple(steps), True


def _fault(model: type[BaseModel], detail: ErrorDetails, steps: Steps, *, hinted: bool) -> Fault:
    on_key = steps[-1:] == ("[key]",)
    at = steps[:-1] if on_key else steps
    owner, title = describe(model, at)
    values = {"field": _name(at), "title": title}
    if detail["type"] == "missing":
        return Fault("XJ201", at, values)
    if detail["type"] == "extra_forbidden":
        return _unknown(at, values, _fields(owner) if hinted else [])
    if on_key and detail["type"] == "literal_error":
        told = {**values, "field": _name(at[:-1]), "given": _short(detail["input"])}
        return _value_fault(detail, at, told, hinted=hinted)._replace(on_key=True)
    if on_key:
        return Fault("XJ216", at, values, on_key=True)
    if detail["input"] is None:
        return Fault("XJ209", at, values)
    return _value_fault(detail, at, {**values, "given": _short(detail["input"])}, hinted=hinted)


def _unknown(at: Steps, values: dict[str, str], fields: list[str]) -> Fault:
    key = str(at[-1])
    if misread := mistakes.misread(key):
        return misread._replace(at=at, on_key=True, line=0, column=0)
    close = difflib.get_close_matches(key, fields, 1, 0.6)
    return Fault("XJ202", at, {**values, "hint": close[0] if close else ""}, on_key=True)


def _value_fault(detail: ErrorDetails, at: Steps, values: dict[str, str], *, hinted: bool) -> Fault:
    kind, context = detail["type"], detail.get("ctx") or {}
    if kind in _SHAPES:
        misread = mistakes.misread(detail["input"]) if isinstance(detail["input"], str) else None
        return (misread or Fault("XJ203", values={**values, "expected": _SHAPES[kind]}))._replace(
            at=at, line=0, column=0
        )
    if kind in _BOUNDS:
        return Fault("XJ214", at, {**values, "bound": _BOUNDS[kind], "limit": str(context.get(_BOUNDS[kind]))})
    if kind == "literal_error":
        allowed = [word.strip("'") for word in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]
        hint = _hint(str(detail["input"]), allowed) if hinted else ""
        long = _in_full(str(detail["input"]), allowed)
        return Fault("XJ208", at, {**values, "allowed": "、".join(allowed), "hint": hint, "long": long})
    if kind == "name_character":
        return _name_fault(context, at, values)
    if kind == "string_pattern_mismatch":
        return _format_fault(str(context.get("pattern")), at, values)
    limits = ("max_length", "min_length", "length", "hint", "page", "range", "parts")
    more = {str(name): str(value) for name, value in context.items() if name in limits}
    return Fault(_CODES.get(kind, "XJ203"), at, {"expected": "text", **values, **more})


def _in_full(given: str, allowed: Collection[str]) -> str:
    """How a verdict is written that needs a comment, where it stands in the short form, which only `confirmed` has."""
    if given in allowed or given not in get_args(VerdictName):
        return ""
    return f"{{verdict: {given}, {'to: …, ' if given == 'lowered' else ''}comment: …}}"


def _format_fault(pattern: str, at: Steps, values: dict[str, str]) -> Fault:
    shown = "" if pattern == EMAIL_PATTERN else values["given"]
    example = EXAMPLES.get(str(at[-1])) or EXAMPLES.get(pattern, "")
    return Fault("XJ211", at, {**values, "shown": shown, "example": example})


def _name_fault(context: Mapping[str, Any], at: Steps, values: dict[str, str]) -> Fault:
    """What cannot be seen by itself is named by its code point alone."""
    kind, char, instead = context["kind"], context["character"], context["instead"]
    point = f"U+{ord(char):04X}"
    if kind == "character":
        seen = char if char.isprintable() else ""
        return Fault("XJ212", at, {**values, "character": seen, "point": point, "instead": instead})
    seen = f"{char} {point}" if kind in ("dot", "ideograph") else point
    more = instead if kind in ("accent", "ideograph") else ""
    return Fault("XJ220", at, {**values, kind: seen, "character": seen, "instead": more})


def _hint(given: str, allowed: list[str]) -> str:
    for degree, words in _SYNONYMS.items():
        if degree in allowed and given.strip().lower() in words:
            return degree
    close = difflib.get_close_matches(given.strip().lower(), allowed, 1, 0.6)
    return close[0] if close else ""


def _name(at: Steps) -> str:
    return ".".join(str(step) if isinstance(step, str) else f"[{step + 1}]" for step in at).replace(".[", "[")


def _short(given: Any) -> str:
    text = "[…]" if isinstance(given, list) else "{…}" if isinstance(given, dict) else str(given)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _fields(model: type[BaseModel] | None) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def describe(model: type[BaseModel], at: Steps) -> tuple[type[BaseModel] | None, str]:
    """The model that owns the last step, and the Chinese title of that field (empty where it has none)."""
    return _reach(model, at)[:2]


def _reach(model: type[BaseModel], at: Steps) -> tuple[type[BaseModel] | None, str, Any]:
    """As `describe`, and what the value at the end should be."""
    owner: type[BaseModel] | None = model
    here: Any = model
    title = ""
    for step in at:
        owner = _model_in(here)
        field = next((f for n, f in owner.model_fields.items() if step in (n, f.alias)), None) if owner else None
        if field is not None:
            title, here = field.title or "", Annotated[field.annotation, None, *field.metadata]
        elif not (isinstance(step, int) or _holds_mapping(here)):
            title, here = "", None
        else:
            here = next(reversed(get_args(_bare(here))), None)
    return owner, title, here


def _is_free(annotation: Any) -> bool:
    """A text that people write in their own words: bounded in length, of no fixed form."""
    limits = [limit for limit in getattr(annotation, "__metadata__", ()) if isinstance(limit, StringConstraints)]
    if any(limit.max_length and not limit.pattern for limit in limits):
        return True
    return get_origin(annotation) is not dict and any(map(_is_free, get_args(annotation)))


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        return _bare(next((arg for arg in get_args(annotation) if arg is not type(None)), annotation))
    return annotation


def _holds_mapping(annotation: Any) -> bool:
    return get_origin(_bare(annotation)) is dict


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (dict, list):
        return None
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)


def leftover(model: type[Document], data: Data, faults: list[Fault]) -> Document:
    """What is sound of a faulty document: broken fields are absent, broken entries of a mapping are dropped.

    Rules run on it so that one round shows every fault; touching an absent field raises MissingFieldError, which the
    engine takes as "this rule has no input here".
    """
    broken = {fault.at[0] for fault in faults if fault.at}
    sound = {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        if data.get(key) is None:
            if not field.is_required():
                sound[name] = field.get_default(call_default_factory=True)
            continue
        value = _pruned(data[key], key, faults) if key in broken else data[key]
        try:
            sound[name] = _adapter(model, name).validate_python(value)
        except ValidationError:
            continue
    document = model.model_construct(**sound)
    for name in model.model_fields.keys() - sound.keys():
        document.__dict__.pop(name, None)  # model_construct puts the default where the broken field was
    return document


def broken_fields(model: type[BaseModel], faults: list[Fault]) -> frozenset[str]:
    """Fields at or below which something is wrong."""
    steps = {fault.at[0] for fault in faults if fault.at}
    return frozenset(name for name, field in model.model_fields.items() if (field.alias or name) in steps)


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    """What judges one field by itself; to make it takes a millisecond, more than to judge."""
    field = model.model_fields[name]
    annotation: Any = Annotated[field.annotation, None, *field.metadata]
    return TypeAdapter(annotation)


def _pruned(value: Value, key: str, faults: list[Fault]) -> Value:
    if not isinstance(value, dict):
        return value
    bad = {fault.at[1] for fault in faults if len(fault.at) > 1 and fault.at[0] == key}
    return {name: entry for name, entry in value.items() if name not in bad}
