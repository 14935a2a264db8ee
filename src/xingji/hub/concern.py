"""Whose views a change of the record may concern, so that those of all others need not be worked out again."""

from __future__ import annotations

from collections.abc import Mapping

from xingji.store import layout


def concerned(before: Mapping[str, str], after: Mapping[str, str]) -> frozenset[str]:
    """Cities whose parties may see something else than before, institutions ("") among them; none where all may.

    What lies in a dossier is seen in its own city, by institutions, and where the same enterprise has another dossier.
    """
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    dossiers = [layout.dossier_of(path) for path in changed]
    usccs = {dossier.uscc for dossier in dossiers if dossier}
    if not before or not usccs or None in dossiers:
        return frozenset()
    homes = {path.split("/", 3)[2] for tree in (before, after) for path in tree if _is_of(path, usccs)}
    return frozenset({"", *homes})


def _is_of(path: str, usccs: set[str]) -> bool:
    return path.count("/") > 3 and path.split("/", 4)[3] in usccs
