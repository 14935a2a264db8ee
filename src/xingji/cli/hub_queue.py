"""`xingji hub queue`: what waits for a reviewer, in all inboxes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from xingji.cli.at_office import add_office_arguments, office, post
from xingji.cli.command import CLEAN, Command, emit, emit_json, language
from xingji.cli.commands import Described
from xingji.cli.extras import GITHUB
from xingji.cli.output.table import headings, table
from xingji.messages.interface import say
from xingji.programme.china import CHINA

if TYPE_CHECKING:
    from datetime import datetime

    from xingji.hub.queue import Waiting

ABOUT = Described(
    "待审请求：收件时间、结论、离截止几天 / what waits for a reviewer",
    "  xingji hub queue\n  xingji hub queue --format json\n  xingji hub queue --errors\n  xingji hub queue --post",
)


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / output format")
    parser.add_argument(
        "--errors",
        action="store_true",
        help="列出按总库检查的错误，仅供省里 / errors of the record, for the province",
    )
    parser.add_argument(
        "--post",
        action="store_true",
        help="同时写成总库中的一个议题 / also as one issue in the record, renewed in place",
    )
    add_office_arguments(parser)


def _run(options: argparse.Namespace) -> int:
    from xingji.hub.boards import waiting  # noqa: PLC0415  help needs none of it
    from xingji.hub.queue import queue  # noqa: PLC0415
    from xingji.programme.china import china_day  # noqa: PLC0415

    with office(options, dry=True) as here:
        rows = queue(here)
        today = china_day(here.clock())
        if options.post:
            post(options, here, waiting(rows, here.clock()))
    if options.format == "json":
        emit_json({"queue": [_plain(row) for row in rows]})
        return CLEAN
    if not rows:
        emit(say("hub.queue.empty", language(options)))
        return CLEAN
    lang = language(options)
    cells = [_cells(row, (row.closes - today).days if row.closes else None, options) for row in rows]
    emit(table(headings("hub.queue.columns", lang), cells))
    if options.errors:
        emit("\n".join(_errors(rows)))
    return CLEAN


def _cells(row: Waiting, left: int | None, options: argparse.Namespace) -> list[object]:
    verdicts = [say(f"hub.outcome.{each}", language(options)) if each else "—" for each in (row.told, row.kept)]
    dossiers = "、".join(dossier.rpartition("/")[2] for dossier in row.dossiers[:3])
    number = f"#{row.number}" + (say("hub.queue.draft", language(options)) if row.draft else "")
    return [row.party, number, _moment(row.received), *verdicts, dossiers or "—", left]


def _errors(rows: Sequence[Waiting]) -> list[str]:
    return [f"{row.party} #{row.number}\t{error}" for row in rows for error in row.errors]


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(CHINA).strftime("%m-%d %H:%M") if moment else "—"


def _plain(row: Waiting) -> dict[str, object]:
    received = row.received.isoformat() if row.received else None
    closes = row.closes.isoformat() if row.closes else None
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in row._asdict().items()}
    return {**plain, "received": received, "closes": closes}


COMMAND = Command(_add, _run, lambda _: GITHUB)
