"""Names as they are typed: brackets that do not fit, one name for two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xingji.model.decision import StarList
from xingji.model.edition import Agencies, Institutions
from xingji.model.enterprise import Enterprise
from xingji.model.finding import Fault, Steps
from xingji.model.typing_habits import name_key
from xingji.rules.registry import rule

_PAIRS = {")": "(", "）": "（"}


@rule("XJ319", "enterprise", "stars", "agencies", "institutions", severity="advice", audience=None)
def brackets_fit(document: Enterprise | StarList | Agencies | Institutions) -> Iterable[Fault]:
    for at, name in _names(document):
        if odd := _odd_brackets(name):
            opened, closed = odd
            lonely = "" if opened and closed else opened or closed
            yield Fault("XJ319", at, {"opened": opened, "closed": closed, "lonely": lonely})


@rule("XJ337", "stars", "agencies", "institutions", severity="warning", audience="reviewer")
def one_name_for_one(document: StarList | Agencies | Institutions) -> Iterable[Fault]:
    seen: dict[str, tuple[int, str]] = {}
    field, rows = _rows(document)
    for index, (id_, name) in enumerate(rows):
        first, other = seen.setdefault(name_key(name), (index, id_))
        if other != id_:
            values = {"name": name, "id": id_, "other": other, "row": str(first + 1)}
            yield Fault("XJ337", (field, index, "name"), values)


def _rows(document: StarList | Agencies | Institutions) -> tuple[str, list[tuple[str, str]]]:
    """The field that holds the rows, and of each what tells it from others, and its name."""
    if isinstance(document, StarList):
        return "stars", [(star.uscc, star.name) for star in document.stars]
    if isinstance(document, Agencies):
        return "agencies", [(agency.id, agency.name) for agency in document.agencies]
    return "institutions", [(institution.id, institution.name) for institution in document.institutions]


def _names(document: Enterprise | StarList | Agencies | Institutions) -> Iterator[tuple[Steps, str]]:
    """Names of bodies and of persons to ask, each with its place."""
    if isinstance(document, Enterprise):
        yield ("name",), document.name
        yield ("contact", "name"), document.contact.name
        return
    field, rows = _rows(document)
    yield from (((field, index, "name"), name) for index, (_, name) in enumerate(rows))
    if isinstance(document, Agencies):
        yield from (((field, i, "contact", "name"), row.contact.name) for i, row in enumerate(document.agencies))


def _odd_brackets(name: str) -> tuple[str, str] | None:
    """The first bracket with one of the other width, or ("" on one side) without any."""
    waiting: list[str] = []
    for char in name:
        if char in _PAIRS.values():
            waiting.append(char)
        elif char in _PAIRS:
            opened = waiting.pop() if waiting else ""
            if opened != _PAIRS[char]:
                return opened, char
    return (waiting[-1], "") if waiting else None
