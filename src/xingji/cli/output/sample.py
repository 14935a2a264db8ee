"""The draw of site visits as text."""

from __future__ import annotations

from xingji.cli.output.table import headings, table
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.reference import Reference
from xingji.programme.sampling import Draw


def text(made: Draw, known: Reference, lang: Lang) -> str:
    """Cities, drawn enterprises, and how anybody draws them again."""
    heading = say("sample.heading", lang, year=made.edition, seed=made.seed, percent=made.percent)
    cities = [(known.city_name(one.city), one.population, one.wanted, one.key, len(one.drawn)) for one in made.cities]
    drawn = [one for city in made.cities for one in city.drawn]
    rows = [(known.city_name(one.city), one.uscc, one.name, one.number, one.tickets, one.ticket) for one in drawn]
    parts = [heading, table(headings("sample.cities", lang), cities), ""]
    parts += [table(headings("sample.drawn", lang), rows) if rows else say("sample.nobody", lang), ""]
    parts += [say("sample.how", lang), say("sample.tickets", lang)]
    if drawn:
        text = f"{made.seed}|{made.edition}|{drawn[0].uscc}|{drawn[0].ticket}"
        parts.append(say("sample.example", lang, text=text, number=drawn[0].number))
    return "\n".join(parts)
