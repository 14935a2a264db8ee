"""Files as they are handed in: when, by whom, into which dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from xingji.programme.permissions import Author
from xingji.programme.records import DossierRow, TrackRow
from xingji.store.layout import Place


@dataclass(frozen=True)
class Arrivals:
    """Files of one edition handed in together.

    `day` None means that nobody asks for phases, `login` empty that nobody asks for roles; `author` is None when the
    login has no role. `rows` are the dossiers that the files belong to, by folder, as they are with these files.
    """

    places: Sequence[Place]
    day: date | None = None
    login: str = ""
    author: Author | None = None
    rows: Mapping[str, DossierRow] = field(default_factory=dict)

    def row(self, place: Place) -> DossierRow | None:
        """The dossier of a file."""
        return self.rows.get(place.dossier)

    def in_tracks(self) -> Iterator[tuple[Place, TrackRow]]:
        """Files of tracks with what is known of the track."""
        for place in self.places:
            known = self.row(place)
            for track in known.tracks if known else ():
                if track.track == place.track:
                    yield place, track
