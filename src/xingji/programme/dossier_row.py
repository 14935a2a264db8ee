"""The programme's row of each dossier: made from its documents, small enough for ten thousand of them.

Status, sampling, ranking and figures read these rows and nothing else. Days are ISO text, "" or None for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from xingji.model.dossier_path import DossierPath

Clock = Literal["open", "overdue", "answered", "answered_late", "rejected", "closed"]


class FindingDay(NamedTuple):
    """A finding, and the day on which something was done about it."""

    finding: str
    day: str


class FindingRow(NamedTuple):
    """One finding of the verification with its clock: opened, due, answered, re-checked."""

    id: str
    practice: str
    severity: str
    opened: str
    due: str
    answered: str | None
    rechecked: str | None
    result: str | None

    def clock(self, day: date) -> Clock:
        """Where the clock stands on a day; a rejected answer past its due day is overdue again."""
        today = day.isoformat()
        if self.rechecked and self.rechecked <= today and self.result == "accepted":
            return "closed"
        late = today > self.due
        if self.rechecked and self.rechecked <= today and not self._answered_again(today):
            return "overdue" if late else "rejected"
        if self.answered and self.answered <= today:
            return "answered_late" if self.answered > self.due else "answered"
        return "overdue" if late else "open"

    def _answered_again(self, today: str) -> bool:
        return bool(self.answered and self.rechecked and self.rechecked < self.answered <= today)

    def days_late(self, day: date) -> int:
        """Days since the due day, 0 before it."""
        return max((day - date.fromisoformat(self.due)).days, 0)


class TrackRow(NamedTuple):
    """One track of a dossier.

    `present` are the kinds of its documents. Levels are None where nothing can be scored: `claimed`, `first` (after the
    verdicts alone) and `verified` (after re-checks and visit), `first_index` and `verified_index` are the indexes of
    the latter two in hundredths. `answers` has one letter per practice in the guideline's order
    (`model.terms.LETTERS`), `extra` holds answers to practices that this guideline does not know, `first_changes` and
    `changes` what the two verified views say otherwise. `checked` and `agreed` count answers that the institution
    looked at and let stand; `first_pending` of these stood until a visit, `pending` are the practices of those that no
    visit has seen yet; `responses` and `rechecks` are in the order of their documents, `mended_by` is the agency
    that answered. `before` is the level held earlier, `level` the decided one; `withdrawn` is a day.
    `texts` and `proofs` are digests of what was written and of evidence, by which copies show (`rules.prints`).
    """

    track: str
    guideline: str
    present: Sequence[str]
    agency: str
    assessed_on: str
    institution: str
    verified_on: str
    claimed: int | None
    first: int | None
    verified: int | None
    first_index: int
    verified_index: int
    answers: str
    extra: Mapping[str, str]
    first_changes: Mapping[str, str]
    changes: Mapping[str, str]
    checked: int
    agreed: int
    first_pending: int
    pending: Sequence[str]
    findings: Sequence[FindingRow]
    mended_by: str
    responses: Sequence[FindingDay]
    rechecks: Sequence[FindingDay]
    site_institution: str
    visited_on: str
    selected: str
    before: int
    level: int | None
    result: str
    decided_on: str
    withdrawn: str
    texts: str
    proofs: str

    def waiting(self, day: date) -> int:
        """Practices that on a day are accepted only until a visit."""
        today = day.isoformat()
        if not "" < self.verified_on <= today:
            return 0
        return len(self.pending) if "" < self.visited_on <= today else self.first_pending

    def overdue(self, day: date) -> list[FindingRow]:
        """Findings whose due day has passed without an answer that could be accepted."""
        return [finding for finding in self.findings if finding.clock(day) == "overdue"]


class DossierRow(NamedTuple):
    """One enterprise in one edition.

    `agency` is whom the registration names, `cloud` the day of the cloud form, `errors` the number that `check` finds.
    """

    folder: str
    uscc: str
    name: str
    city: str
    county: str
    industry: str
    agency: str
    carried_from: int | None
    cloud: str
    errors: int
    tracks: Sequence[TrackRow]

    @property
    def edition(self) -> str:
        """The year whose folder it lies in."""
        return DossierPath.of(self.folder).edition

    def due_from(self, day: date) -> DossierRow:
        """The row with no finding due before a day."""
        tracks = [
            track._replace(findings=[row._replace(due=max(row.due, day.isoformat())) for row in track.findings])
            for track in self.tracks
        ]
        return self._replace(tracks=tracks)

    @property
    def agencies(self) -> list[str]:
        """Agencies that its documents name, each once."""
        named = [self.agency, *(name for track in self.tracks for name in (track.agency, track.mended_by))]
        return list(dict.fromkeys(name for name in named if name))

    @property
    def is_readable(self) -> bool:
        """Whether everything that names an agency could be read."""
        return bool(self.name) and all(
            bool(name) or kind not in track.present
            for track in self.tracks
            for kind, name in (("self-assessment", track.agency), ("rectification", track.mended_by))
        )


def from_plain(plain: Iterable[object]) -> DossierRow:
    """A row after a trip through JSON, which knows lists alone."""
    row = DossierRow._make(plain)
    return row._replace(tracks=list(map(_track, row.tracks)))


def _track(plain: Iterable[object]) -> TrackRow:
    row = TrackRow._make(plain)
    return row._replace(
        findings=list(map(FindingRow._make, row.findings)),
        responses=list(map(FindingDay._make, row.responses)),
        rechecks=list(map(FindingDay._make, row.rechecks)),
    )
