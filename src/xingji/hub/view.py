"""Views: what of the record a party sees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from xingji.programme.party import Party


class View(NamedTuple):
    """Files by path: the id of a content that the record holds, or what was derived for this party."""

    party: Party
    files: Mapping[str, str | bytes]
