"""Documents around the dossiers, cut to one party: what names others is left out, and so is every comment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from xingji.model.base import Document
from xingji.model.decision import Announcement, Awards
from xingji.model.edition import Agencies, Edition, Institution, Institutions
from xingji.programme.publication import visibility

Plain = dict[str, Any]


def plain(document: Document, *without: str) -> Plain:
    """What was written in a document, by the names of its fields."""
    return document.model_dump(by_alias=True, exclude_unset=True, exclude={*without})


def edition(whole: Edition, usccs: Collection[str], cities: Collection[str]) -> Plain:
    """The edition with the extensions and visits of some enterprises, and extensions of whole cities."""
    data = plain(whole)
    if "extensions" in data:
        rows = zip(whole.extensions, data["extensions"], strict=True)
        data["extensions"] = [row for of, row in rows if (of.uscc in usccs if of.uscc else of.city in cities)]
    for name in ("key", "drawn"):
        if whole.onsite and name in data["onsite"]:
            data["onsite"][name] = [uscc for uscc in getattr(whole.onsite, name) if uscc in usccs]
    return data


def agencies(whole: Agencies, agency: str) -> Plain | None:
    """An agency's own row; none while its id is not its own alone."""
    rows = [row for row in whole.agencies if row.id == agency]
    return {"agencies": [plain(row) for row in rows]} if len(rows) == 1 else None


def institution(whole: Institutions, own: str) -> Plain:
    """An institution's own row and its own assignments."""
    assigned = [plain(row) for row in whole.assignments if row.institution == own]
    return {"institutions": [plain(row) for row in _unique(whole) if row.id == own], "assignments": assigned}


def institutions(whole: Institutions, shares: Mapping[tuple[str, str], Iterable[str]], *, contacts: bool) -> Plain:
    """Institutions to which tasks in some dossiers fall; `shares` gives the dossiers by institution and task."""
    asked = {institution for institution, _ in shares}
    without = () if contacts else ("contact",)
    rows = [plain(row, *without) for row in _unique(whole) if row.id in asked]
    known = {row["id"] for row in rows}
    assigned = [
        {"institution": institution, "task": task, "dossiers": sorted(usccs)}
        for (institution, task), usccs in sorted(shares.items())
        if institution in known
    ]
    return {"institutions": rows, "assignments": assigned}


def _unique(whole: Institutions) -> list[Institution]:
    """Institutions whose id is theirs alone."""
    ids = [row.id for row in whole.institutions]
    return [row for row in whole.institutions if ids.count(row.id) == 1]


def announcement(whole: Announcement, day: date) -> Plain:
    """The lists whose publicity has opened; objections name others, and their answers are internal."""
    return {"lists": [plain(listed) for listed in whole.lists if visibility(listed, day) != "hidden"]}


def awards(whole: Awards) -> Plain:
    """Who was chosen; why is internal."""
    data = plain(whole)
    for row in data.get("providers", ()):
        row.pop("reason", None)
    return data
