"""`xingji sample`: the draw of site visits, from the seed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from xingji.cli.command import CLEAN, Command, emit, emit_json, language, relative, usage, warn
from xingji.cli.output.sample import text
from xingji.cli.years import add_year_arguments, load_whole_year
from xingji.messages.interface import say
from xingji.programme.sampling import Draw, draw
from xingji.store.files import read_bytes, write_whole
from xingji.store.write_sample import with_drawn


def _add(parser: argparse.ArgumentParser) -> None:
    add_year_arguments(parser)
    parser.add_argument(
        "--write", action="store_true", help="写入 edition.yaml 的 onsite.drawn / write the list to edition.yaml"
    )
    parser.add_argument(
        "--redraw", action="store_true", help="与 --write 同用，替换不同的名单 / replace an existing list"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / output format")


def _run(options: argparse.Namespace) -> int:
    year = load_whole_year(options)
    path, plan = year.path / "edition.yaml", year.edition.onsite
    if plan is None or plan.seed is None:
        raise usage("error.no_seed", options, path=relative(path))
    percent = year.edition.sampled_percent
    if percent is None:
        raise usage("error.no_numbers", options, path=relative(path))
    made = draw(year.rows, plan.seed, percent, frozenset(plan.key))._replace(edition=year.path.name)
    said = _write(options, path, plan.drawn, made) if options.write else ""
    if options.format == "json":
        emit_json(_plain(made))
    else:
        emit(text(made, year.frame.reference, language(options)))
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


def _plain(made: Draw) -> dict[str, Any]:
    cities = [{**city._asdict(), "drawn": [one._asdict() for one in city.drawn]} for city in made.cities]
    return {**made._asdict(), "cities": cities}


COMMAND = Command(_add, _run)
