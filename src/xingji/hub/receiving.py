"""The receipt of a request in the single mode: the own comment keeps it, before anything is judged."""

from __future__ import annotations

from datetime import datetime

from xingji.forge.answers import PullRow
from xingji.forge.receipt import receipt_mark, received_at, received_in
from xingji.forge.report import MARK
from xingji.forge.result import Outcome
from xingji.hub.telling import outcome_in, told_mark
from xingji.messages.interface import say
from xingji.programme.china import china_clock

_WAITING = "<!-- xingji:waiting -->"
"""While a request is judged; whatever ends that before its time, the next round finds it."""


def is_told(comment: str, head: str) -> bool:
    """Whether the own comment tells a verdict on a head."""
    return received_in(comment, head) is not None and _WAITING not in comment


class Receipt:
    """Since when a head is here, and the outcome that was told last; both are known once the comment was read."""

    def __init__(self, pull: PullRow, known: datetime | None, action: str) -> None:
        self._pull, self._known, self._action = pull, known, action
        self.moment = pull.opened_at
        self.outcome: Outcome | None = None

    def read(self, old: str) -> str:
        """Take from the comment what it knows, and leave it."""
        self.moment = received_at(self._pull, self._known, old, self._action)
        self.outcome = outcome_in(old)
        return old

    def written(self, old: str) -> str:
        """The comment while the request is judged."""
        self.read(old)
        head = self._pull.head_sha
        marks = [MARK, receipt_mark(head, self.moment), told_mark(self.outcome), _WAITING]
        return "\n".join([*marks, say("hub.received", "zh", moment=china_clock(self.moment), commit=head)])
