"""Where a dossier lies: what the parts of its folder's path mean."""

from __future__ import annotations

from typing import NamedTuple


class DossierPath(NamedTuple):
    """Edition, city and enterprise of a dossier."""

    edition: str
    city: str
    uscc: str

    @classmethod
    def of(cls, path: str) -> DossierPath:
        """The dossier at or above a path (relative to the root) that is known to lie in one."""
        _, edition, city, uscc, *_ = path.split("/")
        return cls(edition, city, uscc)

    @property
    def whose(self) -> str:
        """What its documents say of whose they are, in their field `dossier`."""
        return f"{self.edition}/{self.uscc}"

    @property
    def folder(self) -> str:
        """Its folder, relative to the root."""
        return f"submissions/{self.edition}/{self.city}/{self.uscc}"
