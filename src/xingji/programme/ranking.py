"""What the agencies of a year achieved, measured one way for all; who is honoured is for people to decide.

The order is by share of overdue findings (low first), agreement with the institutions (high first), mean rise of the
index (high first) and enterprises served (many first); equal in all four is an equal rank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from xingji.programme.dossier_row import DossierRow, FindingRow, TrackRow
from xingji.programme.figure_tables import AgencyFigures
from xingji.programme.sampling import is_verified


class AgencyHead(NamedTuple):
    """What the city's table says of an agency; `capacity` is None where it names none."""

    city: str
    id: str
    name: str
    capacity: int | None


class Measures(NamedTuple):
    """One agency in numbers.

    `served` and `verified` count enterprises. `rise` is the mean of index after everything minus index after the
    verdicts, `level_rise` the mean of verified level minus the level held before, both over verified tracks and None
    without any. `agreed` of `checked` answers stood. `overdue` and `late` count findings on the day.
    """

    city: str
    id: str
    name: str
    capacity: int | None
    served: int
    verified: int
    rise: Fraction | None
    level_rise: Fraction | None
    checked: int
    agreed: int
    findings: int
    overdue: int
    late: int

    @property
    def agreement(self) -> Fraction | None:
        """Share of the checked answers that stood; None when nothing was checked."""
        return Fraction(self.agreed, self.checked) if self.checked else None

    @property
    def overdue_share(self) -> Fraction:
        """Share of the findings that are overdue; 0 without findings."""
        return Fraction(self.overdue, self.findings) if self.findings else Fraction(0)

    def to_plain(self) -> AgencyFigures:
        """JSON-ready form: means with two decimals, shares in percent with one."""
        return {
            "city": self.city,
            "agency": self.id,
            "name": self.name,
            "capacity": self.capacity,
            "served": self.served,
            "verified": self.verified,
            "mean_rise": rounded(self.rise, 2),
            "mean_level_rise": rounded(self.level_rise, 2),
            "agreement_percent": percentage(self.agreement),
            "findings": self.findings,
            "overdue": self.overdue,
            "overdue_percent": percentage(self.overdue_share),
            "answered_late": self.late,
        }


class Ranked(NamedTuple):
    """An agency in the ranking; `rank` is None for those that served too few."""

    rank: int | None
    measures: Measures


def rounded(value: Fraction | None, decimals: Literal[1, 2]) -> float | None:
    """Half up; None stays None."""
    if value is None:
        return None
    scale = 10 if decimals == 1 else 100
    return ((2 * value * scale + 1) // 2) / scale


def percentage(share: Fraction | None) -> float | None:
    """A share in percent with one decimal."""
    return rounded(share * 100, 1) if share is not None else None


def measure(rows: Iterable[DossierRow], agencies: Iterable[AgencyHead], day: date) -> list[Measures]:
    """Measures of every agency that the cities recommended or a dossier names, by city and id."""
    heads = {(head.city, head.id): head for head in agencies}
    served: dict[tuple[str, str], list[DossierRow]] = {key: [] for key in heads}
    for row in rows:
        for agency in row.agencies:
            served.setdefault((row.city, agency), []).append(row)
    return [_measures(heads.get(key) or AgencyHead(*key, "", None), served[key], day) for key in sorted(served)]


def _measures(head: AgencyHead, rows: Sequence[DossierRow], day: date) -> Measures:
    own = {row.uscc: [track for track in row.tracks if (track.agency or row.agency) == head.id] for row in rows}
    tracks = [track for held in own.values() for track in held]
    scored = [track for track in tracks if _is_scored(track)]
    findings = [finding for track in tracks for finding in track.findings]
    return Measures(
        *head,
        served=len(rows),
        verified=sum(any(map(_is_scored, held)) for held in own.values()),
        rise=_mean(scored, lambda track: Fraction(track.verified_index - track.first_index, 100)),
        level_rise=_mean(scored, lambda track: Fraction((track.verified or 0) - track.before)),
        checked=sum(track.checked for track in tracks),
        agreed=sum(track.agreed for track in tracks),
        findings=len(findings),
        overdue=sum(finding.clock(day) == "overdue" for finding in findings),
        late=sum(_is_late(finding, day) for finding in findings),
    )


def _is_scored(track: TrackRow) -> bool:
    return is_verified(track) and track.verified is not None


def _is_late(finding: FindingRow, day: date) -> bool:
    """Whether it was answered, but after its due day; that a later re-check closed it changes nothing."""
    return bool(finding.answered) and finding.due < str(finding.answered) <= day.isoformat()


def _mean(tracks: Sequence[TrackRow], value: Callable[[TrackRow], Fraction]) -> Fraction | None:
    return sum(map(value, tracks), Fraction(0)) / len(tracks) if tracks else None


def ranking(measured: Iterable[Measures], fewest: int) -> list[Ranked]:
    """The ranked ones in order, then those that served fewer enterprises than that, by city and id."""
    known = sorted(measured, key=lambda one: (one.city, one.id))
    enough = sorted((one for one in known if one.served >= fewest), key=_order)
    ranks: Mapping[tuple[Fraction, ...], int] = {_order(one): at for at, one in reversed([*enumerate(enough, 1)])}
    few = [Ranked(None, one) for one in known if one.served < fewest]
    return [*(Ranked(ranks[_order(one)], one) for one in enough), *few]


def _order(one: Measures) -> tuple[Fraction, ...]:
    """Smaller is better; what could not be measured comes last."""
    agreement = Fraction(1) if one.agreement is None else -one.agreement
    rise = (Fraction(1), Fraction(0)) if one.rise is None else (Fraction(0), -one.rise)
    return one.overdue_share, agreement, *rise, Fraction(-one.served)
