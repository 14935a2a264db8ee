"""The tables of a year in numbers, JSON-ready; a count that may not be shown is `disclosure_control.HIDDEN`."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from xingji.programme.disclosure_control import Shown

Share = float | str | None
"""A mean or a percentage: None where nothing was measured, `HIDDEN` where it may not be shown."""
Outcome = Literal["new", "raised", "kept", "not_reached"]
Climb = Literal["down", "same", "up1", "up2", "up3"]

RESULTS: tuple[Outcome, ...] = ("new", "raised", "kept", "not_reached")
STEPS: tuple[Climb, ...] = ("down", "same", "up1", "up2", "up3")
"""By how many levels a track rose; `up3` is three or more."""


class SmallGroups(TypedDict):
    """What is not shown, and how that is marked."""

    below: int
    mark: str


class UsedGuideline(TypedDict):
    """A guideline behind the figures."""

    guideline: str
    sha256: str


class YearCounts(TypedDict):
    """Dossiers with an assessment, and stars taken back by the day."""

    dossiers: Shown
    withdrawn: Shown


class Covered(TypedDict):
    """Enterprises with an assessment against the target."""

    assessed: Shown
    target: int | None
    percent: Share


class CityCoverage(Covered):
    """The same of a city."""

    city: str


class Coverage(TypedDict):
    """By city and in all."""

    cities: list[CityCoverage]
    total: Covered


class Tally(TypedDict):
    """Counts by level, in the order of `Levels.columns`."""

    counts: list[Shown]
    total: Shown


class CityLevels(Tally):
    """Levels of a city's tracks."""

    city: str


class IndustryLevels(Tally):
    """Levels of the tracks of an industry division."""

    industry: str


class Levels(Tally):
    """Levels of a track's decisions."""

    track: str
    columns: list[int]
    cities: list[CityLevels]
    industries: list[IndustryLevels]


class Results(TypedDict):
    """How decided tracks came out."""

    track: str
    new: Shown
    raised: Shown
    kept: Shown
    not_reached: Shown
    total: Shown


Rise = TypedDict(
    "Rise",
    {
        "track": str,
        "from": str,
        "to": str,
        "down": Shown,
        "same": Shown,
        "up1": Shown,
        "up2": Shown,
        "up3": Shown,
        "total": Shown,
        "mean": Share,
    },
)
"""How far tracks rose between two views, and the mean in levels."""


class MissedPractice(TypedDict):
    """A practice that verified assessments lack."""

    practice: str
    area: str
    area_name: str
    level: int
    missed: int
    percent: float | None


class Missed(TypedDict):
    """Those of a guideline, the most frequent first."""

    guideline: str
    verified: Shown
    practices: list[MissedPractice]


class PendingVisits(TypedDict):
    """Verified assessments of a track, those with practices accepted until a visit that nobody has seen, and these."""

    track: str
    verified: Shown
    waiting: Shown
    practices: Shown


class AgencyFigures(TypedDict):
    """One agency in numbers (`ranking.Measures`)."""

    city: str
    agency: str
    name: str
    capacity: int | None
    served: Shown
    verified: Shown
    mean_rise: Share
    mean_level_rise: Share
    agreement_percent: Share
    findings: Shown
    overdue: Shown
    overdue_percent: Share
    answered_late: Shown


class Figures(TypedDict):
    """Everything; `small_groups` is None in full figures, `sample` is told where they leave the engine."""

    edition: str
    on: str
    small_groups: SmallGroups | None
    guidelines: list[UsedGuideline]
    counts: YearCounts
    coverage: Coverage
    levels: list[Levels]
    results: list[Results]
    rises: list[Rise]
    missed: list[Missed]
    visits: list[PendingVisits]
    agencies: list[AgencyFigures]
    sample: NotRequired[bool]
