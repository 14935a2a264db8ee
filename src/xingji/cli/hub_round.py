"""`xingji hub round`: one round over all inboxes; in a record without any, over its own requests."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xingji.cli.at_office import add_office_arguments, office, party_option
from xingji.cli.command import CLEAN, FAULTY, Command, emit, language, usage, warn
from xingji.cli.commands import Described
from xingji.cli.extras import GITHUB
from xingji.cli.project import project_of
from xingji.messages.interface import say

if TYPE_CHECKING:
    from xingji.hub.office import Deed, Office

ABOUT = Described(
    "收发一轮：接收、检查、告知、并入、送达 / one round: receive, judge, tell, collect, deliver",
    "  xingji hub round --dry-run\n  xingji hub round --party agency/CITY/ID\n  xingji hub round --widen\n"
    '  xingji hub round --event "$GITHUB_EVENT_PATH"',
)
_LARGEST_EVENT = 25 * 2**20
"""Bytes; GitHub sends no larger payloads."""
_TURN = 900
"""Seconds between rounds of a scheduled workflow: each looks after another share of the inboxes."""
_HINDERED = ("failed", "held")


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="只说要做什么 / only show what would be done")
    parser.add_argument("--party", metavar="PARTY", help="只处理这一个单位 / this party's inbox only")
    parser.add_argument(
        "--widen",
        action="store_true",
        help="可见范围因程序改动而扩大时也送达 / deliver grown views too",
    )
    parser.add_argument(
        "--thorough",
        action="store_true",
        help="向每个收件库核对主分支；不加时轮流核对 / ask every inbox for its main branch, not a share by turns",
    )
    parser.add_argument("--event", metavar="FILE", help="单库方式：GitHub事件文件 / single mode: file of the event")
    parser.add_argument("--repository", metavar="OWNER/NAME", help="单库方式：仓库 / single mode: the repository")
    add_office_arguments(parser)


def _run(options: argparse.Namespace) -> int:
    from xingji.hub.inboxes import PATH  # noqa: PLC0415

    if options.event or not (project_of(options) / PATH).exists():
        from xingji.cli.single_round import single_round  # noqa: PLC0415  the other set-up

        return tell(options, single_round(options, _event(options)))
    with office(options, dry=options.dry_run, widen=options.widen) as here:
        turn = None if options.thorough or options.party else int(here.clock().timestamp() // _TURN)
        return tell(options, rounds(options, here, turn))


def rounds(options: argparse.Namespace, here: Office, turn: int | None = None) -> Iterator[Deed]:
    """The deeds of one round, under the lease; none where another hub has it.

    A round that a fault ends gives no sign of life: while nobody is served, people are to hear of it.
    """
    from xingji.hub.round import PausedError, Round  # noqa: PLC0415

    if not here.begin():
        warn(say("hub.busy", language(options)))
        return
    counts: Counter[str] = Counter()
    try:
        for deed in Round(here, party_option(options), turn=turn).run():
            counts[deed.what] += 1
            here.go_on(counts)
            yield deed
        here.beat(counts)
    except PausedError:
        here.beat({"paused": 1})
        raise usage("hub.paused", options) from None
    finally:
        here.end()


def tell(options: argparse.Namespace, deeds: Iterable[Deed]) -> int:
    """Say each deed as it is done; gives the exit code."""
    counts: Counter[str] = Counter()
    for deed in deeds:
        counts[deed.what] += 1
        emit(sentence(options, deed))
    if not counts:
        emit(say("hub.nothing", language(options)))
    if options.dry_run:
        emit(say("hub.only", language(options)))
    return FAULTY if any(counts[what] for what in _HINDERED) else CLEAN


def sentence(options: argparse.Namespace, deed: Deed) -> str:
    """What was done, without a word of what a document says."""
    detail: object = deed.detail
    if deed.what == "judged":
        detail = say(f"hub.outcome.{deed.detail}", language(options))
    elif deed.what in ("waits", "failed"):
        detail = say(f"hub.wait.{deed.detail}", language(options), place=deed.place)
    return say(f"hub.deed.{deed.what}", language(options), inbox=deed.inbox, number=deed.number, detail=detail)


def _event(options: argparse.Namespace) -> dict[str, Any]:
    """What happened; nothing in particular where no file says so. Raises UsageError."""
    if not options.event:
        return {}
    path = Path(options.event)
    try:
        if path.stat().st_size > _LARGEST_EVENT:
            raise usage("hub.event", options, path=path, detail=path.stat().st_size)
        event = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise usage("hub.event", options, path=path, detail=type(error).__name__) from None
    if not isinstance(event, dict):
        raise usage("hub.event", options, path=path, detail=type(event).__name__)
    return event


COMMAND = Command(_add, _run, lambda _: GITHUB)
