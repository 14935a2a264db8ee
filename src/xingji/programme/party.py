"""Parties: who has an inbox of its own. The inbox is the identity; accounts only open its door."""

from __future__ import annotations

import re
from typing import NamedTuple

from xingji.programme.permissions import Author

_SLUG = r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?"
_KEY = re.compile(rf"agency/({_SLUG})/({_SLUG})|city/({_SLUG})|institution/({_SLUG})")


class Party(NamedTuple):
    """An agency (of a city, with its id), a city, or a support institution (with its id).

    A body that is agency and institution is two parties with two inboxes: roles never mix.
    """

    role: str
    city: str = ""
    id: str = ""

    @property
    def key(self) -> str:
        """`agency/nanjing/nj-01`, `city/nanjing`, `institution/inst-02`."""
        return "/".join(part for part in self if part)

    @property
    def author(self) -> Author:
        """The party as the author of what comes from its inbox."""
        agency, institution = (self.id, None) if self.role == "agency" else (None, self.id or None)
        return Author(self.key, self.role, self.city or None, agency, institution)


def party_of(key: str) -> Party | None:
    """The party that a key names; None for what is no key."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    if found[1]:
        return Party("agency", found[1], found[2])
    return Party("city", found[3]) if found[3] else Party("institution", id=found[4])
