"""What is described, and what all descriptions say of it alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from xingji.messages.notes import SAMPLE_NOTE
from xingji.model.reference import Reference
from xingji.publish.catalogue import Published
from xingji.publish.data import DataSet

VERSION = "1.0.0"
"""Version of the form of the files: raised when fields are added; other changes get a new folder beside `v1`."""


class OpenData(NamedTuple):
    """The files as they lie there, the lists in them by year, and whose they are."""

    files: Sequence[Published]
    sets: Sequence[DataSet]
    generated_at: datetime
    known: Reference

    @property
    def title(self) -> str:
        """What the lists of a province are called together."""
        return f"{self.known.province.name}工业信息安全防护星级名单"

    @property
    def stamp(self) -> str:
        """When the data were made."""
        return self.generated_at.isoformat()


def sample_note(sets: Sequence[DataSet]) -> str:
    """That all of it is sample data; "" where something is not."""
    return f"{SAMPLE_NOTE}。" if all(data.sample for data in sets) else ""
