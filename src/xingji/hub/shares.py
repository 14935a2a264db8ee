"""Whose each dossier of an edition is: its city's, one agency's, that of the institutions to which a task falls."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from xingji.hub.dossiers import DossierFiles
from xingji.hub.tree import Tree
from xingji.model.edition import Edition, Institutions
from xingji.model.inbox import TASKS
from xingji.programme.party import Party
from xingji.programme.permissions import Assignment, Assignments
from xingji.store import layout

Dossiers = Mapping[str, DossierFiles]
"""By folder."""


class Shares:
    """Shares of all parties in the dossiers of an edition."""

    def __init__(self, found: Dossiers, tasks: _Tasks, folders: Collection[str]) -> None:
        self._folders = folders
        self._homes: dict[str, set[str]] = {}
        for folder in folders:
            self._homes.setdefault(folder.rpartition("/")[2], set()).add(folder)
        self._of: dict[Party, dict[str, DossierFiles]] = {}
        for folder, here in found.items():
            here.tasks = tasks.of(here)
            for party in _sharers(here):
                self._of.setdefault(party, {})[folder] = here

    def of(self, party: Party) -> Dossiers:
        """Dossiers that are a party's."""
        return self._of.get(party, {})

    def homes(self, uscc: str) -> set[str]:
        """Folders of an enterprise in this edition, also those in which nothing has its place."""
        return self._homes.get(uscc, set())

    def holds(self, folder: str) -> bool:
        """Whether anything lies in a dossier's folder."""
        return folder in self._folders


def _sharers(here: DossierFiles) -> Iterator[Party]:
    yield Party("city", here.city)
    if here.agency:
        yield Party("agency", here.city, here.agency)
    for institution in here.tasks:
        yield Party("institution", id=institution)


class _Tasks:
    """Which task in a dossier falls to whom; a visit only where there is to be one."""

    def __init__(self, settings: Edition, institutions: Institutions) -> None:
        rows = institutions.assignments
        self._assigned = Assignments(Assignment(row.institution, row.task, row.cities, row.dossiers) for row in rows)
        self._by_itself = {uscc for row in rows if row.task == "onsite" for uscc in row.dossiers}
        plan = settings.onsite
        self._visits = {*plan.key, *plan.drawn} if plan else None

    def of(self, here: DossierFiles) -> dict[str, frozenset[str]]:
        """Institutions with their tasks."""
        found: dict[str, set[str]] = {}
        for task in TASKS:
            if task != "onsite" or self._is_visited(here.uscc):
                for institution in self._assigned.to(task, here.city, here.uscc) or ():
                    found.setdefault(institution, set()).add(task)
        return {institution: frozenset(tasks) for institution, tasks in found.items()}

    def _is_visited(self, uscc: str) -> bool:
        return self._visits is None or uscc in self._visits or uscc in self._by_itself


def shares(tree: Tree, settings: Edition, institutions: Institutions, found: Dossiers) -> Shares:
    """The shares in the dossiers of a tree."""
    return Shares(found, _Tasks(settings, institutions), frozenset(_folders(tree, str(settings.edition))))


def _folders(tree: Tree, edition: str) -> Iterator[str]:
    """Folders of dossiers, wherever they lie and whatever lies in them."""
    prefix = f"submissions/{edition}/"
    below: Iterator[Sequence[str]] = (path.split("/", 4) for path in tree.files if path.startswith(prefix))
    return (
        folder for parts in below if len(parts) > 4 and layout.is_uscc(parts[3]) for folder in ["/".join(parts[:4])]
    )
