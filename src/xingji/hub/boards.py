"""Issues of the hub in the record, one of each kind, renewed in place: that it is silent, and what waits for reviewers.

Whoever may read the record reads them, and mails go out: they say nothing of what an enterprise wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from xingji.forge.answers import IssueRow
from xingji.forge.markdown import code
from xingji.forge.reminders import Issue, Step, mark, marked
from xingji.hub.lease import SILENT, Alive
from xingji.hub.queue import Waiting
from xingji.messages.interface import say
from xingji.programme.china import CHINA, china_day


class Board(NamedTuple):
    """What one issue should say, and whether it should be open; `key` names its kind."""

    key: str
    title: str
    body: str
    open: bool


def is_silent(alive: Alive | None, now: datetime) -> bool:
    """Whether the last sign of life is too long ago, or there never was one."""
    return alive is None or alive.at < now - SILENT


def alarm(alive: Alive | None, now: datetime) -> Board:
    """The issue about a hub that is silent; closed while it lives."""
    key, last = "hub/alive", moment(alive.at) if alive else say("boards.never", "zh")
    title = say("boards.alarm", "zh")
    if is_silent(alive, now):
        return Board(key, title, f"{mark(key, 0)}\n\n{say('boards.silent', 'zh', last=last)}", open=True)
    return Board(key, title, f"{mark(key, None)}\n\n{say('boards.back', 'zh', last=last)}", open=False)


def waiting(rows: Sequence[Waiting], now: datetime) -> Board:
    """The reviewers' list; it stays open, also when nothing waits."""
    key = "hub/queue"
    parts = [mark(key, 0), say("boards.as_of", "zh", moment=moment(now)), _table(rows, now)]
    return Board(key, say("boards.queue", "zh", count=len(rows)), "\n\n".join(parts), open=True)


def step(board: Board, rows: Iterable[IssueRow]) -> Step | None:
    """What makes the issue as it should be; None where it is. Of several the newest (given first) counts."""
    issues = (marked(row.number, row.title, row.body, is_open=row.open) for row in rows)
    there = next((issue for issue in issues if issue and issue.key == board.key), None)
    if there is None:
        return Step("open", board.key, 0, board.title, board.body) if board.open else None
    return _towards(board, there)


def _towards(board: Board, there: Issue) -> Step | None:
    if not board.open:
        return Step("close", board.key, there.number, there.title, board.body) if there.open else None
    if there.open and (there.title, there.body) == (board.title, board.body):
        return None
    return Step("edit" if there.open else "reopen", board.key, there.number, board.title, board.body)


def moment(at: datetime) -> str:
    """As people read it, in China."""
    return at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")


def _table(rows: Sequence[Waiting], now: datetime) -> str:
    if not rows:
        return say("hub.queue.empty", "zh")
    head = say("boards.columns", "zh").split("|")
    cells = (head, ["---", "---:", "---", "---", "---", "---:"], *(_cells(row, now) for row in rows))
    return "\n".join(f"| {' | '.join(each)} |" for each in cells)


def _cells(row: Waiting, now: datetime) -> list[str]:
    verdicts = [say(f"hub.outcome.{each}", "zh") if each else "—" for each in (row.told, row.kept)]
    left = str((row.closes - china_day(now)).days) if row.closes else "—"
    number = f"[#{row.number}]({row.url})" if row.url.startswith("https://") else f"#{row.number}"
    draft = say("hub.queue.draft", "zh") if row.draft else ""
    return [code(row.party), f"{number}{draft}", moment(row.received) if row.received else "—", *verdicts, left]
