"""Whom the site visits go to: a draw per city that anybody can repeat from the seed with a SHA-256 calculator.

An enterprise holds tickets; ticket i (from 1) has the number SHA-256 of the UTF-8 text `seed|edition|USCC|i`. The best,
that is the smallest, number of an enterprise counts, and the smallest of a city are drawn. Integers only, so that every
machine draws the same; a city's draw depends on nothing outside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from xingji.programme.dossier_row import DossierRow, TrackRow

LEVEL_TICKETS = 3
"""Tickets for each level by which the self-assessment lay above the verdicts."""
SHOWN_DIGITS = 12
"""Hexadecimal digits of a ticket's number that are shown; enough to tell a province's tickets apart."""


class Drawn(NamedTuple):
    """A drawn enterprise: how many tickets it held, which one won (from 1), the first digits of that one's number."""

    city: str
    uscc: str
    name: str
    tickets: int
    ticket: int
    number: str


class CityDraw(NamedTuple):
    """The draw of one city: enterprises with a verification, how many to draw, how many of them are key enterprises.

    `drawn` goes by ticket number and never holds a key enterprise; it is shorter than `wanted` where too few are left.
    """

    city: str
    population: int
    wanted: int
    key: int
    drawn: Sequence[Drawn]


class Draw(NamedTuple):
    """The draws of all cities of an edition, by city."""

    edition: str
    seed: str
    percent: int
    cities: Sequence[CityDraw]

    @property
    def codes(self) -> list[str]:
        """USCCs drawn, city by city."""
        return list(dict.fromkeys(found.uscc for city in self.cities for found in city.drawn))


def is_verified(track: TrackRow) -> bool:
    """Whether an institution has verified the track online."""
    return "verification" in track.present


def tickets(row: DossierRow) -> int:
    """Tickets of an enterprise: those of its track that holds most, 1 to 26.

    Only the verdicts count: neither a later rectification nor the visit itself changes the draw. One ticket for
    everybody, three for each level by which the claim was too high (15 at most), one for each full tenth of the checked
    answers that did not stand, one for each full tenth that stands until a visit; both tenths are of the same answers,
    so together they give 10 at most.
    """
    return max((_tickets(track) for track in row.tracks if is_verified(track)), default=1)


def _tickets(track: TrackRow) -> int:
    overstated = max(0, (track.claimed or 0) - (track.first or 0))
    disputed, pending = _tenths(track.checked - track.agreed, track), _tenths(track.first_pending, track)
    return 1 + LEVEL_TICKETS * overstated + disputed + pending


def _tenths(count: int, track: TrackRow) -> int:
    """Full tenths of the checked answers."""
    return 10 * count // track.checked if track.checked else 0


def draw(rows: Iterable[DossierRow], seed: str, percent: int, key: Collection[str]) -> Draw:
    """Draw `percent` of each city's verified enterprises, rounded up and at least 1, from those that are not key.

    The rows are of one edition.
    """
    cities: dict[str, list[DossierRow]] = {}
    edition = ""
    for row in rows:
        edition = row.edition
        if any(map(is_verified, row.tracks)):
            cities.setdefault(row.city, []).append(row)
    return Draw(edition, seed, percent, [_city(cities[city], seed, percent, key) for city in sorted(cities)])


def _city(rows: Sequence[DossierRow], seed: str, percent: int, key: Collection[str]) -> CityDraw:
    wanted = max(1, -(-percent * len(rows) // 100))
    free = [row for row in rows if row.uscc not in key]
    best = sorted((*best_ticket(seed, row.edition, row.uscc, tickets(row)), row.uscc, row) for row in free)
    drawn = [
        Drawn(row.city, row.uscc, row.name, tickets(row), ticket, number[:SHOWN_DIGITS])
        for number, ticket, _, row in best[:wanted]
    ]
    return CityDraw(rows[0].city, len(rows), wanted, len(rows) - len(free), drawn)


def best_ticket(seed: str, edition: str, uscc: str, count: int) -> tuple[str, int]:
    """Smallest number among the first `count` tickets (64 hexadecimal digits), and which ticket has it."""
    texts = ((f"{seed}|{edition}|{uscc}|{ticket}", ticket) for ticket in range(1, count + 1))
    return min((sha256(text.encode()).hexdigest(), ticket) for text, ticket in texts)
