"""What pages hand to the scripts of the site, declared once.

mypy holds the pages to it; `tools/declarations.py` writes the same as TypeScript, to which tsc holds the scripts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from xingji.model.guideline import Element
from xingji.office.workbook.shape import Form
from xingji.programme.publication import StateId


class LevelRule(TypedDict):
    """A level of a guideline with the numbers of the scoring rule; the platform track has no stars."""

    level: int
    name: str
    stars: int | None
    threshold: int
    floor: int
    out_of_count_percent: int
    summary: str


class Wording(TypedDict):
    """How a practice reads for one kind of plant; what is empty reads as everywhere."""

    text: str
    evidence: Sequence[str]
    na_when: str


class Practice(TypedDict):
    """One checkable demand; texts that the guideline does not have are empty. `profiles`: profile → its wording."""

    id: str
    level: int
    weight: int
    key: bool
    why_key: str
    effort: int
    needs: Sequence[str]
    risk: int
    na: bool
    na_when: str
    element: Element
    text: str
    met: str
    partly: str
    evidence: Sequence[str]
    online: str
    onsite: str
    profiles: Mapping[str, Wording]


class Area(TypedDict):
    """A process area with its practices in the guideline's order."""

    id: str
    name: str
    objective: str
    essential: bool
    practices: Sequence[Practice]


class Domain(TypedDict):
    """A group of areas, by their ids."""

    id: str
    name: str
    areas: Sequence[str]


class Guideline(TypedDict):
    """`data/v1/guideline/<id>.json`."""

    guideline: str
    track: str
    title: str
    official: bool
    sha256: str
    out_of_count_percent: int
    key_minimum: int
    points: Mapping[str, int]
    levels: Sequence[LevelRule]
    domains: Sequence[Domain]
    areas: Sequence[Area]


class Slot(TypedDict):
    """A field of a form: `choices` names what can be chosen in it, if anything."""

    key: str
    heading: str
    form: Form | None
    choices: str
    hint: str


class Choices(TypedDict):
    """Value → what people read, by the kind of choice."""

    degree: Mapping[str, str]
    kind: Mapping[str, str]
    profile: Mapping[str, str]
    track: Mapping[str, str]
    cloud: Mapping[str, str]
    flag: Mapping[str, str]


class Blank(TypedDict):
    """Digests that say in a workbook: this was empty before."""

    field: str
    list: str
    answer: str


class Workbook(TypedDict):
    """What a workbook needs to be taken by `xingji workbook import`; columns are key, heading and width."""

    sheet: str
    format: str
    cover: str
    cloud: str
    form: Sequence[str]
    known: Sequence[tuple[str, str]]
    columns: Sequence[tuple[str, str, float]]
    answered: Sequence[str]
    blank: Blank


class Patterns(TypedDict):
    """Regular expressions of the check."""

    uscc: str
    phone: str
    slug: str
    email: str


class Limits(TypedDict):
    """How long texts may be, in characters, and lists, in entries."""

    line: int
    text: int
    organisation: int
    person: int
    evidence: int
    held: int
    services: int


class PrivateThing(TypedDict):
    """What must not stand in a text that many people read."""

    code: str
    title: str
    pattern: str


class Settings(TypedDict):
    """What the self-assessment must know beside the guideline.

    Places are rows: cities and industries of id and name, counties and zones of id, name and city.
    """

    track: str
    edition: int
    sample: bool
    repository: str
    max_bytes: int
    choices: Choices
    track_words: Sequence[tuple[str, str]]
    enterprise: Sequence[Slot]
    assessment: Sequence[Slot]
    cloud: Sequence[Slot]
    services: Sequence[Slot]
    workbook: Workbook
    patterns: Patterns
    limits: Limits
    private: Sequence[PrivateThing]
    cities: Sequence[tuple[str, str]]
    counties: Sequence[tuple[str, str, str]]
    zones: Sequence[tuple[str, str, str]]
    industries: Sequence[tuple[str, str]]


class ListedYear(TypedDict):
    """A year that has records."""

    edition: int
    sample: bool
    total: int


class ExplorerFacts(TypedDict):
    """What the explorer is told: years from the newest on, columns of the CSV, name of a state → its id."""

    years: Sequence[ListedYear]
    fields: Sequence[str]
    headers: Sequence[str]
    note: str
    tracks: Mapping[str, str]
    shorts: Mapping[str, str]
    states: Mapping[str, StateId]


class Column(TypedDict, total=False):
    """A field of all records of a year; with `values`, `rows` are indexes into them, and one value needs no rows."""

    values: Sequence[str | int | bool | None]
    rows: Sequence[str] | Sequence[int]


class YearFile(TypedDict):
    """`data/v1/explore/<year>.json`."""

    generated_at: str
    edition: int
    sample: bool
    total: int
    columns: Mapping[str, Column]


class StateMeaning(TypedDict):
    """A state of a public record in words."""

    id: StateId
    meaning: str


class LookupFacts(TypedDict):
    """What the look-up is told; `samples` by year, `badges` (paths) by `<year>-<track>-<level>`."""

    tracks: Mapping[str, str]
    states: Mapping[str, StateMeaning]
    samples: Mapping[str, bool]
    badges: Mapping[str, str]


class NameIndex(TypedDict):
    """How the index of names is cut; `common` are the pairs of characters that lead nowhere."""

    total: int
    block: int
    shards: int
    common: Sequence[str]


class LookupHead(TypedDict):
    """`data/v1/lookup/index.json`."""

    generated_at: str
    sample: bool
    editions: Sequence[int]
    enterprises: int
    shards: int
    names: NameIndex


class Bars(TypedDict):
    """Bars of one colour; `tone` is a step of the ramp of levels, values are None where they are not shown."""

    name: str
    tone: int
    values: Sequence[float | None]


class Drawing(TypedDict):
    """A chart without its table."""

    unit: str
    upright: bool
    labels: Sequence[str]
    series: Sequence[Bars]
