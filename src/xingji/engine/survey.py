"""One edition as a whole: what `status`, `figures`, `ranking`, `sample` and `impact` start from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xingji.engine.checker import Checker
from xingji.engine.report import Progress
from xingji.model.edition import Edition
from xingji.programme.calendar import with_extensions
from xingji.programme.records import DossierRow
from xingji.rules.context import Frame
from xingji.store import tree


class NoEditionError(KeyError):
    """The tree holds no edition of that year."""


class BrokenEditionError(ValueError):
    """The edition's own document cannot be used; `xingji check` says why."""


@dataclass(frozen=True)
class Year:
    """An edition with the rows of all its dossiers."""

    root: Path
    edition: Edition
    frame: Frame
    rows: list[DossierRow]

    @property
    def path(self) -> Path:
        """Folder of the edition."""
        return self.root / "submissions" / str(self.edition.edition)


def survey(checker: Checker, year: str, progress: Progress | None = None) -> Year:
    """An edition of the checker's tree. Raises NoEditionError, BrokenEditionError."""
    if year not in checker.years():
        raise NoEditionError(year)
    frame, rows = checker.survey(year, progress)
    edition = checker.calendar(frame)
    if edition is None:
        raise BrokenEditionError(year)
    return Year(checker.root, edition, frame, [with_extensions(row, edition) for row in rows])


def newest(root: Path) -> str:
    """The newest edition that has dossiers, else the newest; "" without any."""
    found = tree.editions(root)
    inhabited = [year for year in found if any((root / "submissions" / year).glob("*/*/enterprise.yaml"))]
    return (inhabited or found or [""])[-1]
