"""The comment on a pull request: verdict, next steps, what to fix, current levels, what was received.

Sentences come from the catalogue; whatever a stranger may have written goes through `markdown`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xingji.forge.labels import ABOUT, ACCEPTED, FAILED, LATE, RECHECK, REFUSED
from xingji.forge.markdown import Url, code, escaped, line_url, link
from xingji.forge.problems import problems
from xingji.forge.receipt import receipt_mark
from xingji.forge.result import Blocking, FileRow, Group, Result, ScoreRow, Window
from xingji.messages.interface import say
from xingji.model.kinds import KINDS
from xingji.model.reference import Reference
from xingji.programme.china import china_clock
from xingji.store import layout

MARK = "<!-- xingji:report -->"
"""By which the bot finds its own comment again."""
LONGEST = 60_000
"""Characters of a comment, or of what a check run says; GitHub takes 65,536."""
_SERVER = re.compile(r"https?://[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?")
_PARTS = {"scoring": "细则", "site": "网站与引擎", "engine": "网站与引擎"}
"""Labels of what is no document."""


_ELSE_IN_INBOX = ("rerun", "review", "ask_extension")
"""Steps that are done otherwise where nobody merges and there are no labels."""


class Context(NamedTuple):
    """What the one who tells knows besides: where links lead, and the place in the queue (from 1, of how many).

    `inbox`: it is told in a party's inbox, which has no labels and shows only the party's view.
    """

    server: Url = "https://github.com"
    repository: str = ""
    queue: tuple[int, int] | None = None
    inbox: bool = False

    def words(self, key: str) -> str:
        """The key of what is said here: an inbox has some words of its own."""
        return f"{key}_inbox" if self.inbox else key


def comment(result: Result, context: Context) -> str:
    """The comment in Chinese Markdown, at most `LONGEST` characters."""
    return _whole([MARK, receipt_mark(result.head_sha, result.received_at)], result, context)


def summary(result: Result, context: Context) -> str:
    """The same for the check run, by which no comment is found again."""
    return _whole([], result, context)


def verdict(result: Result) -> str:
    """The verdict in a few words."""
    return say(f"report.verdict.{_verdict(result)}", "zh")


def labels(result: Result, known: Reference) -> set[str]:
    """Labels that the pull request should have of those that are ours."""
    state = {"accepted": ACCEPTED, "refused": REFUSED, "failed": FAILED}[result.outcome]
    folders = {layout.track_at(row.path) for row in result.files}
    tracks = {known.tracks[track].short for track in folders if track in known.tracks}
    late = {LATE} if _late(result) else set()
    kinds = {KINDS[kind].label if kind in KINDS else _PARTS.get(kind, "") for kind in result.kinds}
    return {state} | late | tracks | (kinds & ABOUT.keys())


def _late(result: Result) -> Window | None:
    return next((window for window in result.windows if window.verdict == "late"), None)


def _verdict(result: Result) -> str:
    return "late" if result.outcome == "refused" and _late(result) else result.outcome


def _whole(marks: list[str], result: Result, context: Context) -> str:
    """The parts of fixed size first; findings and files share what room is left."""
    context = context if _SERVER.fullmatch(context.server) else context._replace(server="")
    top = [
        *marks,
        f"## {say('report.heading', 'zh', verdict=verdict(result))}",
        *_opening(result, context),
        *_next(result, context),
    ]
    below = [*_levels(result), *_impact(result), *_receipt(result, context)]
    end = ["---", f"<sub>{say(context.words('report.footer'), 'zh', engine=result.engine)}</sub>"]
    room = LONGEST - sum(len(part) + 2 for part in (*top, *below, *end))
    found = problems(result, lambda path, line: _address(result, context, path, line), room * 3 // 4)
    files = _files(result, room - sum(len(part) + 2 for part in found))
    return "\n\n".join([*top, *found, *below, *files, *end]) + "\n"


def _opening(result: Result, context: Context) -> Iterator[str]:
    counts = result.counts
    if result.outcome == "failed":
        yield say(context.words("report.failed"), "zh", failure=escaped(result.failure), label=RECHECK)
        return
    if late := _late(result):
        kind, received = _kind(late.kind), china_clock(result.received_at)
        yield say("report.late", "zh", kind=kind, received=received, closes=late.closes or "")
    yield say(f"report.{result.outcome}", "zh", files=counts.files, errors=counts.errors)
    for window in result.windows:
        if window.extended:
            yield say("report.extended", "zh", kind=_kind(window.kind), closes=window.closes or "")
    if counts.warnings or counts.advice:
        yield say("report.notes", "zh", warnings=counts.warnings, advice=counts.advice)
    if result.draft:
        yield say("report.draft", "zh")


def _next(result: Result, context: Context) -> Iterator[str]:
    rows = []
    for number, step in enumerate(result.steps, 1):
        key = f"report.step.{step.step}"
        what = say(context.words(key) if step.step in _ELSE_IN_INBOX else key, "zh", count=step.count)
        who = say(f"report.who.{step.who}", "zh")
        rows.append(f"{number}. {say('report.step', 'zh', who=who, what=what, by=step.by or '')}")
    if rows:
        yield f"### {say('report.next', 'zh')}"
        yield "\n".join(rows)
    if context.queue and result.outcome != "failed":
        position, total = context.queue
        yield say("report.queue", "zh", position=position, total=total)


def _levels(result: Result) -> Iterator[str]:
    if result.scores:
        yield f"### {say('report.level', 'zh')}"
        for row in result.scores:
            yield from _level(row)
        yield f"<sub>{say('report.level.note', 'zh')}</sub>"


def _level(row: ScoreRow) -> Iterator[str]:
    values = {"path": code(row.path.split("/", 2)[-1]), "name": escaped(row.level_name), "claimed": row.claimed}
    stars = "" if row.stars is None else row.stars
    yield f"**{say(f'report.level.{row.view}', 'zh', level=row.level, stars=stars, **values)}**"
    if row.blocking is None:
        yield say("report.level.top", "zh")
    else:
        yield _blocking(row.blocking)
    if row.unanswered:
        yield say("report.level.unanswered", "zh", count=row.unanswered)
    if row.pending:
        listed = "、".join(row.pending.practices)
        more = "more" if row.pending.count > len(row.pending.practices) else "all"
        yield say(f"report.level.pending_{more}", "zh", count=row.pending.count, practices=listed)
    cells = ([f"{group.id} {escaped(group.name)}", *_bar(group, row.top)] for group in row.domains)
    yield _table(say("report.level.columns", "zh").split("|"), cells)


def _blocking(blocking: Blocking) -> str:
    """The three lines of the next level; how many, never which practices."""
    low = [f"{domain.id} {escaped(domain.name)} {domain.percent}%" for domain in blocking.domains]
    parts = [
        say("report.level.keys" if blocking.keys else "report.level.keys_hold", "zh", count=blocking.keys),
        say("report.level.sum", "zh", percent=blocking.percent, bound=blocking.threshold),
        say(
            "report.level.floor" if low else "report.level.floor_holds",
            "zh",
            bound=blocking.floor,
            count=blocking.low,
            domains="、".join(low),
        ),
    ]
    return say("report.level.next", "zh", level=blocking.level, lines="；".join(parts))


def _bar(group: Group, top: int) -> tuple[str, str]:
    if group.level is None:
        return say("report.level.out", "zh"), ""
    full = round(group.level)
    return f"{group.level:.1f}", "■" * full + "□" * (max(top, full) - full)


def _impact(result: Result) -> Iterator[str]:
    if impact := result.impact:
        yield f"### {say('report.impact', 'zh')}"
        yield say("report.impact.text", "zh", **impact.model_dump())
        if impact.unscored:
            yield say("report.impact.unscored", "zh", count=impact.unscored)
        yield say("report.impact.more", "zh")


def _receipt(result: Result, context: Context) -> Iterator[str]:
    url = f"{context.server}/{context.repository}/commit/{result.head_sha}"
    known = bool(context.server and context.repository)
    rows = [
        ("time", say(context.words("report.receipt.clock"), "zh", moment=china_clock(result.received_at))),
        ("author", f"{code(result.author)}（{say(f'report.role.{result.role}', 'zh')}）"),
        ("commit", link(code(result.head_sha), url if known else "")),
    ]
    if result.windows:
        rows.append(("window", "；".join(map(_window, result.windows))))
    yield f"### {say('report.receipt', 'zh')}"
    yield _table(["", ""], ([say(f"report.receipt.{name}", "zh"), text] for name, text in rows))


def _window(window: Window) -> str:
    key = "extended" if window.extended else "unknown" if window.verdict == "unplanned" else window.verdict
    return say(f"report.window.{key}", "zh", kind=_kind(window.kind), closes=window.closes or "")


def _files(result: Result, room: int) -> Iterator[str]:
    if not result.files:
        yield say("report.receipt.none", "zh")
        return
    columns = say("report.receipt.columns", "zh").split("|")
    shown: list[list[str]] = []
    for row in result.files:
        cells = _file(row)
        room -= sum(map(len, cells)) + 20
        if room < 200:
            break
        shown.append(cells)
    yield _table(columns, shown)
    if rest := result.counts.files - len(shown):
        yield say("report.receipt.more", "zh", count=rest)


def _file(row: FileRow) -> list[str]:
    digest = f"`{row.sha256}`" if row.sha256 else "—"
    return [code(row.path), say(f"report.status.{row.status}", "zh"), str(row.size), digest]


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _address(result: Result, context: Context, path: str, line: int) -> Url:
    """A line of the commit that was sent; nothing where the file is not in it."""
    gone = any(row.path == path and row.status == "removed" for row in result.files)
    if gone or not (context.server and context.repository):
        return ""
    return line_url(context.server, context.repository, result.head_sha, path, line)


def _kind(kind: str) -> str:
    return KINDS[kind].words.zh
