"""Who hands something in: an account, or the party of an inbox."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from xingji.programme.party import Party
from xingji.programme.permissions import Author


class Sender(NamedTuple):
    """Whose files are judged: the party of an inbox (in the edition of that inbox), else an account by its number.

    Only where no forge says a number (0) the login stands for the account; a login may pass to somebody else.
    """

    login: str
    id: int = 0
    party: Party | None = None
    edition: str = ""

    def among(self, roles: Iterable[Author]) -> Author | None:
        """The sender's row of a list of roles. Names of accounts do not differ by case."""
        if self.id:
            return next((author for author in roles if author.id == self.id), None)
        return next((author for author in roles if author.login.lower() == self.login.lower()), None)
