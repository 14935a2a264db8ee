"""Draw, ranking and figures as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from xingji.cli.tables import table
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.edition import Edition
from xingji.model.reference import Reference
from xingji.programme.figure_tables import (
    RESULTS,
    STEPS,
    AgencyFigures,
    Coverage,
    Figures,
    Levels,
    Missed,
    Results,
    Rise,
)
from xingji.programme.ranking import Ranked
from xingji.programme.sampling import Draw
from xingji.programme.suppression import HIDDEN
from xingji.scoring.ruleset import Ruleset


def draw_text(made: Draw, known: Reference, lang: Lang) -> str:
    """Cities, drawn enterprises, and how anybody draws them again."""
    heading = say("sample.heading", lang, year=made.edition, seed=made.seed, percent=made.percent)
    cities = [(known.city_name(one.city), one.population, one.wanted, one.key, len(one.drawn)) for one in made.cities]
    drawn = [one for city in made.cities for one in city.drawn]
    rows = [(known.city_name(one.city), one.uscc, one.name, one.number, one.tickets, one.ticket) for one in drawn]
    parts = [heading, table(_headings("sample.cities", lang), cities), ""]
    parts += [table(_headings("sample.drawn", lang), rows) if rows else say("sample.nobody", lang), ""]
    parts += [say("sample.how", lang), say("sample.tickets", lang)]
    if drawn:
        text = f"{made.seed}|{made.edition}|{drawn[0].uscc}|{drawn[0].ticket}"
        parts.append(say("sample.example", lang, text=text, number=drawn[0].number))
    return "\n".join(parts)


def ranking_text(ranked: Iterable[Ranked], known: Reference, heading: str, note: str, lang: Lang) -> str:
    """The ranking with what it is and is not."""
    rows = [(one.rank or say("ranking.few", lang), *_agency(one.measures.to_plain(), known)) for one in ranked]
    return "\n".join([heading, table(_headings("ranking.columns", lang), rows), "", note])


def figures_text(
    shown: Figures, edition: Edition, rulesets: Mapping[str, Ruleset], known: Reference, lang: Lang
) -> str:
    """All tables of the figures."""
    names: dict[str, str] = {offer.track: offer.name for offer in edition.tracks}
    parts = [say("figures.heading", lang, year=edition.edition, on=shown["on"])]
    if edition.sample:
        parts.append(say("status.sample", lang))
    parts += [say("figures.guideline", lang, id=one["guideline"], digest=one["sha256"]) for one in shown["guidelines"]]
    counts = shown["counts"]
    parts.append(say("figures.counts", lang, dossiers=counts["dossiers"], withdrawn=counts["withdrawn"]))
    parts.append(_coverage(shown["coverage"], known, lang))
    for levels in shown["levels"]:
        rules = next((rules for rules in rulesets.values() if rules.track == levels["track"]), None)
        parts += _levels(levels, names.get(levels["track"], levels["track"]), rules, known, lang)
    parts += [_results(shown["results"], names, lang), _rises(shown["rises"], names, lang)]
    parts += [_missed(missed, lang) for missed in shown["missed"]]
    parts.append(_agencies(shown["agencies"], known, lang))
    hidden = shown["small_groups"]
    parts += ["", say("figures.hidden", lang, **hidden) if hidden else say("figures.internal", lang)]
    return "\n".join(parts)


def _headings(key: str, lang: Lang) -> list[str]:
    return say(key, lang).split("|")


def _section(title: str, headings: Sequence[str], rows: Sequence[Sequence[object]], lang: Lang, labels: int = 1) -> str:
    """Title and table; rows that behind their first `labels` columns show nothing but zeros are only counted."""
    seen = [row for row in rows if HIDDEN not in row or set(row[labels:]) - {HIDDEN, 0}]
    parts = ["", title]
    if not rows:
        parts.append(say("figures.nothing", lang))
    if seen:
        parts.append(table(headings, seen))
    if unseen := len(rows) - len(seen):
        parts.append(say("figures.unseen", lang, count=unseen))
    return "\n".join(parts)


def _decimals(value: object) -> object:
    """Means keep both their decimals."""
    return f"{value:.2f}" if isinstance(value, float) else value


def _coverage(coverage: Coverage, known: Reference, lang: Lang) -> str:
    columns: tuple[Literal["assessed", "target", "percent"], ...] = ("assessed", "target", "percent")
    rows = [[known.city_name(row["city"]), *(row[name] for name in columns)] for row in coverage["cities"]]
    rows.append([say("figures.total", lang), *(coverage["total"][name] for name in columns)])
    return _section(say("figures.coverage", lang), _headings("figures.coverage_columns", lang), rows, lang)


def _levels(levels: Levels, track: str, rules: Ruleset | None, known: Reference, lang: Lang) -> list[str]:
    columns = [rules.level_name(level) if rules and level <= rules.top else str(level) for level in levels["columns"]]
    end = say("figures.total", lang)
    total = [end, *levels["counts"], levels["total"]]
    cities = [[known.city_name(row["city"]), *row["counts"], row["total"]] for row in levels["cities"]]
    industries = [[known.industry_name(row["industry"]), *row["counts"], row["total"]] for row in levels["industries"]]
    by_city, by_industry = (say(f"figures.levels_by_{part}", lang, track=track) for part in ("city", "industry"))
    return [
        _section(by_city, [say("figures.city", lang), *columns, end], [*cities, total], lang),
        _section(by_industry, [say("figures.industry", lang), *columns, end], [*industries, total], lang),
    ]


def _results(results: Iterable[Results], names: Mapping[str, str], lang: Lang) -> str:
    rows = [[names.get(row["track"], row["track"]), *(row[name] for name in RESULTS), row["total"]] for row in results]
    return _section(say("figures.results", lang), _headings("figures.results_columns", lang), rows, lang)


def _rises(rises: Iterable[Rise], names: Mapping[str, str], lang: Lang) -> str:
    rows = [
        [
            names.get(row["track"], row["track"]),
            say(f"figures.{row['from']}_{row['to']}", lang),
            *(row[step] for step in STEPS),
            row["total"],
            _decimals(row["mean"]),
        ]
        for row in rises
    ]
    return _section(say("figures.rises", lang), _headings("figures.rises_columns", lang), rows, lang, labels=2)


def _missed(missed: Missed, lang: Lang) -> str:
    title = say("figures.missed", lang, guideline=missed["guideline"], verified=missed["verified"])
    rows = [
        [row["practice"], f"{row['area']} {row['area_name']}", row["level"], row["missed"], row["percent"]]
        for row in missed["practices"]
    ]
    return _section(title, _headings("figures.missed_columns", lang), rows, lang, labels=2)


def _agencies(agencies: Iterable[AgencyFigures], known: Reference, lang: Lang) -> str:
    rows = [_agency(row, known) for row in agencies]
    return _section(say("figures.agencies", lang), _headings("figures.agencies_columns", lang), rows, lang, labels=4)


def _agency(row: AgencyFigures, known: Reference) -> list[object]:
    return [
        known.city_name(row["city"]),
        row["agency"],
        row["name"],
        row["capacity"],
        row["served"],
        row["verified"],
        _decimals(row["mean_rise"]),
        _decimals(row["mean_level_rise"]),
        row["agreement_percent"],
        row["findings"],
        row["overdue"],
        row["overdue_percent"],
        row["answered_late"],
    ]
