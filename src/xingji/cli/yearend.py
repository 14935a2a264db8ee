"""`xingji sample`, `figures` and `ranking`: who is visited, the year in numbers, how the agencies did."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from xingji.cli.command import CLEAN, Command, emit, language, relative, usage, warn
from xingji.cli.years import add_year_arguments, day_of, load_year
from xingji.cli.yeartext import draw_text, figures_text, ranking_text
from xingji.engine.survey import Year
from xingji.messages.interface import say
from xingji.programme.disclosure import public
from xingji.programme.figure_tables import Figures
from xingji.programme.figures import figures
from xingji.programme.ranking import AgencyHead, Ranked, measure, ranking
from xingji.programme.sampling import Draw, draw
from xingji.scoring.ruleset import Ruleset
from xingji.store.drawing import with_drawn
from xingji.store.files import read_bytes, write_whole


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / form of the output")


def _add_sample(parser: argparse.ArgumentParser) -> None:
    add_year_arguments(parser)
    parser.add_argument("--write", action="store_true", help="写入 edition.yaml 的 onsite.drawn / write the list there")
    parser.add_argument("--redraw", action="store_true", help="与 --write 同用，替换不同的名单 / replace another list")
    _add_format(parser)


def _add_figures(parser: argparse.ArgumentParser) -> None:
    add_year_arguments(parser)
    parser.add_argument("--internal", action="store_true", help="完整数字，仅供内部 / full numbers, not for the public")
    _add_on(parser)
    _add_format(parser)


def _add_ranking(parser: argparse.ArgumentParser) -> None:
    add_year_arguments(parser)
    _add_on(parser)
    _add_format(parser)


def _add_on(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", help="按这一天计算，默认今天，但不晚于年度最后一天 / as of this day")


def _load(options: argparse.Namespace) -> Year:
    """The year; says on standard error how many dossiers are faulty."""
    year = load_year(options)
    if faulty := sum(row.errors > 0 for row in year.rows):
        warn(say("yearend.faulty", language(options), count=faulty, path=relative(year.path)))
    return year


def _print(options: argparse.Namespace, plain: Mapping[str, object], text: str) -> int:
    emit(json.dumps(plain, ensure_ascii=False, indent=1) if options.format == "json" else text)
    return CLEAN


def _agencies(year: Year) -> list[AgencyHead]:
    return [
        AgencyHead(city, agency.id, agency.name, agency.capacity)
        for city, known in year.frame.agencies.items()
        for agency in (known.agencies if known else ())
    ]


def rulesets(year: Year) -> dict[str, Ruleset]:
    """Guidelines that the edition offers or an assessment names."""
    offered = [offer.guideline for offer in year.edition.tracks]
    named = {track.guideline for row in year.rows for track in row.tracks if track.guideline}
    return {name: rules for name in sorted({*offered, *named}) if (rules := year.frame.ruleset(name))}


def _run_sample(options: argparse.Namespace) -> int:
    year = _load(options)
    path, plan = year.path / "edition.yaml", year.edition.onsite
    if plan is None or plan.seed is None:
        raise usage("error.no_seed", options, path=relative(path))
    percent = year.edition.sampled_percent
    if percent is None:
        raise usage("error.no_numbers", options, path=relative(path))
    made = draw(year.rows, plan.seed, percent, frozenset(plan.key))._replace(edition=year.path.name)
    said = _write(options, path, plan.drawn, made) if options.write else ""
    _print(options, _draw_plain(made), draw_text(made, year.frame.reference, language(options)))
    if said:
        warn(said)
    return CLEAN


def _write(options: argparse.Namespace, path: Path, before: list[str], made: Draw) -> str:
    """Put the list into the edition; gives the sentence that says so. Raises UsageError."""
    lang, codes = language(options), made.codes
    if not codes:
        raise usage("error.nobody_drawn", options, year=made.edition)
    if set(before) == set(codes):
        return say("sample.same", lang, path=relative(path))
    if before and not options.redraw:
        raise usage("error.drawn_already", options, path=relative(path))
    write_whole(path, with_drawn(read_bytes(path)[0], codes))
    return say("sample.written", lang, path=relative(path), count=len(codes))


def _draw_plain(made: Draw) -> dict[str, Any]:
    cities = [{**city._asdict(), "drawn": [one._asdict() for one in city.drawn]} for city in made.cities]
    return {**made._asdict(), "cities": cities}


def _run_figures(options: argparse.Namespace) -> int:
    year = _load(options)
    shown = year_figures(year, day_of(options, year.edition), internal=options.internal)
    return _print(
        options, shown, figures_text(shown, year.edition, rulesets(year), year.frame.reference, language(options))
    )


def year_figures(year: Year, on: date, *, internal: bool) -> Figures:
    """The figures as they stand on a day, small groups hidden unless for the office."""
    targets = {city: known.target if known else None for city, known in year.frame.agencies.items()}
    full = figures(year.rows, targets, rulesets(year), agencies=_agencies(year), day=on)
    return {**(full if internal else public(full)), "edition": year.path.name, "sample": year.edition.sample}


def _run_ranking(options: argparse.Namespace) -> int:
    year, lang = _load(options), language(options)
    on = day_of(options, year.edition)
    if year.edition.numbers is None:
        raise usage("error.no_numbers", options, path=relative(year.path / "edition.yaml"))
    fewest = year.edition.numbers.ranking.enterprises
    ranked = ranking(measure(year.rows, _agencies(year), on), fewest)
    note = say("ranking.note", lang, fewest=fewest)
    plain = {
        "edition": year.path.name,
        "sample": year.edition.sample,
        "on": on.isoformat(),
        "note": note,
        "ranking": [_ranked_plain(one) for one in ranked],
    }
    heading = say("ranking.heading", lang, year=year.path.name, on=on.isoformat())
    return _print(options, plain, ranking_text(ranked, year.frame.reference, heading, note, lang))


def _ranked_plain(one: Ranked) -> dict[str, Any]:
    return {"rank": one.rank, "enough_served": one.rank is not None, **one.measures.to_plain()}


COMMANDS = {
    "sample": Command(
        name="sample",
        help="现场核查随机抽样，凭种子可复核 / draw the site visits from the seed",
        example="  xingji sample 2023\n  xingji sample 2023 --write",
        add=_add_sample,
        run=_run_sample,
    ),
    "figures": Command(
        name="figures",
        help="年度数据，默认隐去小数 / the year in numbers, small groups hidden",
        example="  xingji figures 2023\n  xingji figures 2023 --internal --format json",
        add=_add_figures,
        run=_run_figures,
    ),
    "ranking": Command(
        name="ranking",
        help="自评估咨询服务机构测算，内部材料 / measure the agencies, internal",
        example="  xingji ranking 2023\n  xingji ranking 2023 --on 2023-11-30 --format json",
        add=_add_ranking,
        run=_run_ranking,
    ),
}
