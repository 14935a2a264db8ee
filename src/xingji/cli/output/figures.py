"""The figures of a year as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from xingji.cli.output.table import headings, table
from xingji.engine.survey import Year
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.reference import Reference
from xingji.programme.disclosure_control import HIDDEN
from xingji.programme.figure_tables import (
    RESULTS,
    STEPS,
    AgencyFigures,
    Coverage,
    Figures,
    Levels,
    Missed,
    PendingVisits,
    Results,
    Rise,
)
from xingji.scoring.ruleset import Ruleset


def text(shown: Figures, year: Year, lang: Lang) -> str:
    """All tables of the figures of a year."""
    edition, known, rulesets = year.edition, year.frame.reference, year.rulesets()
    names: dict[str, str] = {offer.track: offer.name for offer in edition.tracks}
    parts = [say("figures.heading", lang, year=edition.edition, on=shown["on"])]
    if edition.sample:
        parts.append(say("status.sample", lang))
    parts += [say("figures.guideline", lang, id=one["guideline"], digest=one["sha256"]) for one in shown["guidelines"]]
    counts = shown["counts"]
    parts.append(say("figures.counts", lang, dossiers=counts["dossiers"], withdrawn=counts["withdrawn"]))
    parts.append(_coverage(shown["coverage"], known, lang))
    for levels in shown["levels"]:
        ruleset = next((ruleset for ruleset in rulesets.values() if ruleset.track == levels["track"]), None)
        parts += _levels(levels, names.get(levels["track"], levels["track"]), ruleset, known, lang)
    parts += [_results(shown["results"], names, lang), _rises(shown["rises"], names, lang)]
    parts += [_missed(missed, lang) for missed in shown["missed"]]
    parts += [_visits(shown["visits"], names, lang), _agencies(shown["agencies"], known, lang)]
    hidden = shown["small_groups"]
    parts += ["", say("figures.hidden", lang, **hidden) if hidden else say("figures.internal", lang)]
    return "\n".join(parts)


def _section(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]], lang: Lang, labels: int = 1) -> str:
    """Title and table; rows that behind their first `labels` columns show nothing but zeros are only counted."""
    seen = [row for row in rows if HIDDEN not in row or set(row[labels:]) - {HIDDEN, 0}]
    parts = ["", title]
    if not rows:
        parts.append(say("figures.nothing", lang))
    if seen:
        parts.append(table(columns, seen))
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
    return _section(say("figures.coverage", lang), headings("figures.coverage_columns", lang), rows, lang)


def _levels(levels: Levels, track: str, ruleset: Ruleset | None, known: Reference, lang: Lang) -> list[str]:
    columns = [
        ruleset.level_name(level) if ruleset and level <= ruleset.top else str(level) for level in levels["columns"]
    ]
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
    return _section(say("figures.results", lang), headings("figures.results_columns", lang), rows, lang)


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
    return _section(say("figures.rises", lang), headings("figures.rises_columns", lang), rows, lang, labels=2)


def _missed(missed: Missed, lang: Lang) -> str:
    title = say("figures.missed", lang, guideline=missed["guideline"], verified=missed["verified"])
    rows = [
        [row["practice"], f"{row['area']} {row['area_name']}", row["level"], row["missed"], row["percent"]]
        for row in missed["practices"]
    ]
    return _section(title, headings("figures.missed_columns", lang), rows, lang, labels=2)


def _visits(visits: Iterable[PendingVisits], names: Mapping[str, str], lang: Lang) -> str:
    rows = [
        [names.get(row["track"], row["track"]), row["verified"], row["waiting"], row["practices"]] for row in visits
    ]
    return _section(say("figures.visits", lang), headings("figures.visits_columns", lang), rows, lang)


def _agencies(agencies: Iterable[AgencyFigures], known: Reference, lang: Lang) -> str:
    rows = [agency_cells(row, known) for row in agencies]
    return _section(say("figures.agencies", lang), headings("figures.agencies_columns", lang), rows, lang, labels=4)


def agency_cells(row: AgencyFigures, known: Reference) -> list[object]:
    """An agency as a row of its table."""
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
