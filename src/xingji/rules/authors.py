"""Whether an account may write a file; the province may write all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xingji.model.finding import Fault, Located
from xingji.programme.permissions import Author, may_write, writers
from xingji.rules.arrivals import Arrivals
from xingji.rules.context import Frame
from xingji.rules.registry import rule
from xingji.store.layout import Place


def _written(arrivals: Arrivals, *roles: str) -> Iterator[tuple[Place, Author]]:
    """Files that an author of these roles may write by their kind, so that only whose they are is left to ask."""
    author = arrivals.author
    if author and author.role in roles:
        for place in arrivals.places:
            if may_write(author.role, place.kind):
                yield place, author


@rule("XJ520", "arrivals", audience=None)
def author_has_a_role(arrivals: Arrivals) -> Iterable[Located]:
    if arrivals.sender and arrivals.author is None:
        for place in arrivals.places[:1]:
            yield place.path, Fault("XJ520", values={"login": arrivals.sender.login})


@rule("XJ521", "arrivals", audience=None)
def role_writes_such_documents(arrivals: Arrivals) -> Iterable[Located]:
    author = arrivals.author
    for place in arrivals.places if author else ():
        if author and not may_write(author.role, place.kind):
            values = {"login": author.login, "role": author.role, "writers": "、".join(writers(place.kind))}
            yield place.path, Fault("XJ521", values=values)


@rule("XJ522", "arrivals", audience=None)
def own_city_only(arrivals: Arrivals) -> Iterable[Located]:
    for place, author in _written(arrivals, "city", "agency"):
        if place.city != author.city:
            values = {"login": author.login, "own": author.city or "—", "city": place.city}
            yield place.path, Fault("XJ522", values=values)


@rule("XJ523", "arrivals", audience=None)
def own_dossiers_only(arrivals: Arrivals) -> Iterable[Located]:
    for place, author in _written(arrivals, "agency"):
        agencies, known = arrivals.agencies(place), arrivals.row(place)
        unclear = not agencies and known is not None and not known.is_readable
        if place.city == author.city and agencies != [author.agency] and not unclear:
            named = "、".join(agencies)
            yield (
                place.path,
                Fault("XJ523", values={"login": author.login, "own": author.agency or "—", "named": named}),
            )


@rule("XJ524", "arrivals", audience=None)
def assigned_dossiers_only(arrivals: Arrivals, frame: Frame) -> Iterable[Located]:
    for place, author in _written(arrivals, "institution"):
        assigned = frame.assignments.to(place.kind, place.city, place.uscc) or frozenset()
        known = arrivals.row(place)
        tracks = [track for track in known.tracks if track.track == place.track] if known else []
        signed = {track.institution if place.kind == "verification" else track.site_institution for track in tracks}
        if author.institution not in assigned or signed - {author.institution, ""}:
            values = {"login": author.login, "own": author.institution or "—", "assigned": "、".join(sorted(assigned))}
            yield place.path, Fault("XJ524", values=values)
