"""The guideline's own files; a broken guideline would score everybody wrongly."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from xingji.model.finding import Fault
from xingji.model.guideline import Area, Guideline, Practice
from xingji.model.terms import track_of
from xingji.rules.registry import rule
from xingji.store.layout import Place


@rule("XJ380", "area", audience="reviewer")
def practice_ids_say_area_and_level(document: Area) -> Iterable[Fault]:
    for index, practice in enumerate(document.practices):
        area, level, _ = practice.id.split(".")
        if area != document.id or level != str(practice.level):
            yield Fault("XJ380", ("practices", index, "id"), {"practice": practice.id, "area": document.id})


@rule("XJ381", "area", audience="reviewer")
def practices_in_order(document: Area) -> Iterable[Fault]:
    numbers = [(p.level, int(p.id.rpartition(".")[2])) for p in document.practices]
    for index, (before, after) in enumerate(pairwise(numbers), 1):
        if after <= before:
            yield Fault("XJ381", ("practices", index, "id"), {"practice": document.practices[index].id})


@rule("XJ382", "area", audience="reviewer")
def area_is_the_file(document: Area, place: Place) -> Iterable[Fault]:
    if place.path.rpartition("/")[2] != f"{document.id}.yaml":
        yield Fault("XJ382", ("id",), {"area": document.id})


@rule("XJ383", "guideline", audience="reviewer")
def levels_from_one_on(document: Guideline) -> Iterable[Fault]:
    if not document.levels_rise:
        yield Fault("XJ383", ("levels",), on_key=True)


@rule("XJ300", "guideline", severity="warning", audience="reviewer")
def levels_ask_for_something(document: Guideline, needs: Mapping[str, Sequence[str]] | None) -> Iterable[Fault]:
    """Told only where every listed area has practices; `needs` as in `needs_are_practices`."""
    listed = {area for domain in document.domains for area in domain.areas}
    steps = {name.rpartition(".")[0] for name in needs or ()}
    if not listed <= {step.partition(".")[0] for step in steps}:
        return
    for index, level in enumerate(document.levels):
        if not any(f"{area}.{level.level}" in steps for area in listed):
            yield Fault("XJ300", ("levels", index, "level"), {"level": str(level.level)})


@rule("XJ384", "guideline", audience="reviewer")
def each_domain_and_area_once(document: Guideline) -> Iterable[Fault]:
    seen: set[str] = set()
    for index, domain in enumerate(document.domains):
        named: list[tuple[str, tuple[str | int, ...]]] = [(domain.id, ("id",))]
        named += [(area, ("areas", position)) for position, area in enumerate(domain.areas)]
        for name, at in named:
            if name in seen:
                yield Fault("XJ384", ("domains", index, *at), {"id": name})
            seen.add(name)


@rule("XJ385", "guideline", audience="reviewer")
def guideline_is_the_folder(document: Guideline, place: Place) -> Iterable[Fault]:
    folder = place.path.split("/")[-2] if "/" in place.path else document.guideline
    if document.guideline != folder or track_of(document.guideline) != document.track:
        yield Fault("XJ385", ("guideline",), {"guideline": document.guideline, "folder": folder})


@rule("XJ386", "guideline", audience="reviewer")
def areas_have_files(document: Guideline, area_files: Mapping[str, bool] | None) -> Iterable[Fault]:
    """`area_files`: name → whether it is a regular file; None for a guideline that lies alone."""
    if area_files is None:
        return
    for index, domain in enumerate(document.domains):
        for position, area in enumerate(domain.areas):
            if area not in area_files:
                yield Fault("XJ386", ("domains", index, "areas", position), {"area": area})


@rule("XJ387", "guideline", audience="reviewer")
def files_are_listed(document: Guideline, area_files: Mapping[str, bool] | None) -> Iterable[Fault]:
    listed = {area for domain in document.domains for area in domain.areas}
    for area, regular in sorted((area_files or {}).items()):
        if regular and area not in listed:
            yield Fault("XJ387", ("domains",), {"area": area}, on_key=True)


@rule("XJ376", "area", audience="reviewer")
def needs_are_practices(document: Area, needs: Mapping[str, Sequence[str]] | None) -> Iterable[Fault]:
    """`needs`: every practice of the guideline → what it needs; None where that cannot be told."""
    for at, practice, need in _needs(document):
        if needs is not None and need not in needs:
            yield Fault("XJ376", at, {"practice": practice.id, "need": need})


@rule("XJ377", "area", audience="reviewer")
def needs_are_of_no_higher_level(document: Area) -> Iterable[Fault]:
    for at, practice, need in _needs(document):
        if int(need.split(".")[1]) > practice.level:
            yield Fault("XJ377", at, {"practice": practice.id, "need": need})


@rule("XJ399", "area", audience="reviewer")
def needs_are_not_the_ladder(document: Area) -> Iterable[Fault]:
    for at, practice, need in _needs(document):
        area, level, _ = need.split(".")
        if area == document.id and int(level) < practice.level:
            yield Fault("XJ399", at, {"practice": practice.id, "need": need})


@rule("XJ378", "area", audience="reviewer")
def needs_lead_nowhere_back(document: Area, needs: Mapping[str, Sequence[str]] | None) -> Iterable[Fault]:
    """Told once of a circle, where its first practice stands."""
    for index, practice in enumerate(document.practices):
        circle = _circle(practice.id, needs or {})
        if circle and practice.id == min(circle):
            yield Fault("XJ378", ("practices", index, "needs"), {"circle": " → ".join([*circle, practice.id])})


def _needs(document: Area) -> Iterable[tuple[tuple[str | int, ...], Practice, str]]:
    for index, practice in enumerate(document.practices):
        for position, need in enumerate(practice.needs):
            yield ("practices", index, "needs", position), practice, need


def _circle(start: str, needs: Mapping[str, Sequence[str]]) -> list[str]:
    """A shortest way from a practice back to itself, without its end; empty where there is none."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        for need in needs.get(name, ()):
            if need == start:
                return _way(came_from, name)
            if need not in came_from:
                came_from[need] = name
                waiting.append(need)
    return []


def _way(came_from: Mapping[str, str], end: str) -> list[str]:
    way = [end]
    while way[-1] in came_from:
        way.append(came_from[way[-1]])
    return way[::-1]


@rule("XJ379", "guideline", audience="reviewer")
def floor_is_below_the_threshold(document: Guideline) -> Iterable[Fault]:
    for index, level in enumerate(document.levels):
        if level.floor > level.threshold:
            values = {"level": str(level.level), "floor": str(level.floor), "threshold": str(level.threshold)}
            yield Fault("XJ379", ("levels", index, "floor"), values)


@rule("XJ388", "area", audience="reviewer")
def first_keys_need_no_visit(document: Area) -> Iterable[Fault]:
    """Only some enterprises are visited, so a key of level 1 that nobody can see from afar says why it is one."""
    for index, practice in enumerate(document.practices):
        if practice.key and practice.level == 1 and not practice.online and not practice.why_key:
            yield Fault("XJ388", ("practices", index, "key"), {"practice": practice.id})


@rule("XJ389", "area", audience="reviewer")
def practices_can_be_verified(document: Area) -> Iterable[Fault]:
    for index, practice in enumerate(document.practices):
        if not practice.online and not practice.onsite:
            yield Fault("XJ389", ("practices", index, "id"), {"practice": practice.id})
