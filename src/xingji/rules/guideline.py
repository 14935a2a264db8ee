"""The guideline's own files; a broken guideline would score everybody wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from xingji.model.finding import Fault
from xingji.model.guideline import Area, Guideline
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
    if [rule.level for rule in document.levels] != list(range(1, len(document.levels) + 1)):
        yield Fault("XJ383", ("levels",), on_key=True)


@rule("XJ384", "guideline", audience="reviewer")
def each_area_once(document: Guideline) -> Iterable[Fault]:
    seen: set[str] = set()
    for index, domain in enumerate(document.domains):
        for position, area in enumerate(domain.areas):
            if area in seen:
                yield Fault("XJ384", ("domains", index, "areas", position), {"area": area})
            seen.add(area)


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
