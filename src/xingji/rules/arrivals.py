"""Files as they are handed in: when, by whom, into which dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from xingji.programme.dossier_row import DossierRow, TrackRow
from xingji.programme.permissions import Author
from xingji.programme.sender import Sender
from xingji.store.layout import Place


@dataclass(frozen=True)
class Arrivals:
    """Files of one edition handed in together.

    `day` None means that nobody asks for phases, `sender` None that nobody asks for roles; `author` is None when the
    sender has no role. `rows` are the dossiers that the files belong to, by folder, as they are with these files;
    `before` are those that were there without them, None when nobody knows.
    """

    places: Sequence[Place]
    day: date | None = None
    sender: Sender | None = None
    author: Author | None = None
    rows: Mapping[str, DossierRow] = field(default_factory=dict)
    before: Mapping[str, DossierRow] | None = None

    def row(self, place: Place) -> DossierRow | None:
        """The dossier of a file."""
        return self.rows.get(place.dossier)

    def earlier(self, place: Place) -> DossierRow | None:
        """The dossier of a file as it was before."""
        return self.before.get(place.dossier) if self.before else None

    def agencies(self, place: Place) -> list[str]:
        """Agencies that the dossier of a file names or named before, each once."""
        rows = [row for row in (self.earlier(place), self.row(place)) if row]
        return list(dict.fromkeys(name for row in rows for name in row.agencies))

    def in_tracks(self) -> Iterator[tuple[Place, TrackRow]]:
        """Files of tracks with what is known of the track."""
        for place in self.places:
            known = self.row(place)
            for track in known.tracks if known else ():
                if track.track == place.track:
                    yield place, track
