"""Roles and assignments that contradict themselves."""

from __future__ import annotations

from collections.abc import Iterable

from xingji.model.edition import Institutions, Roles
from xingji.model.finding import Fault
from xingji.rules.registry import rule

_OWN = {"province": (), "institution": ("institution",), "city": ("city",), "agency": ("city", "agency")}


@rule("XJ357", "roles", audience="reviewer")
def role_names_nothing_else(document: Roles) -> Iterable[Fault]:
    for index, role in enumerate(document.roles):
        for field in ("city", "agency", "institution"):
            if getattr(role, field) and field not in _OWN[role.role]:
                values = {"login": role.login, "role": role.role, "field": field}
                yield Fault("XJ357", ("roles", index, field), values)


@rule("XJ358", "institutions", audience="reviewer")
def assignments_name_institutions(document: Institutions) -> Iterable[Fault]:
    known = {institution.id for institution in document.institutions}
    for index, row in enumerate(document.assignments):
        if row.institution not in known:
            yield Fault("XJ358", ("assignments", index, "institution"), {"institution": row.institution})


@rule("XJ359", "institutions", audience="reviewer")
def each_task_falls_to_one(document: Institutions) -> Iterable[Fault]:
    taken: dict[tuple[str, str], str] = {}
    for index, row in enumerate(document.assignments):
        for field, names in (("cities", row.cities), ("dossiers", row.dossiers)):
            for number, name in enumerate(names):
                other = taken.setdefault((row.task, name), row.institution)
                if other != row.institution:
                    yield Fault("XJ359", ("assignments", index, field, number), {"name": name, "other": other})
