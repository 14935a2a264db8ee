"""The time of receipt, stored in the bot's comment, so that a later check of the same commit uses it again.

It stands in an HTML comment and is signed by nothing. It is believed only from a comment of the bot itself, only for
the very commit that is checked, and only within what GitHub says at that moment: not before the pull request was opened
and not after what the event tells. Whoever may edit the bot's comments (GitHub lets accounts with write access) could
move it within these bounds; docs/forge.md therefore gives agencies no write access.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from xingji.forge.answers import PullRow
from xingji.forge.pull import received_by

_MARK = re.compile(
    r"<!-- xingji:receipt ([0-9a-f]{40,64}) ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z) -->"
)


def receipt_mark(head_sha: str, received_at: datetime) -> str:
    """What the comment keeps of a commit."""
    return f"<!-- xingji:receipt {head_sha} {received_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ} -->"


def received_in(own_comment: str, head_sha: str) -> datetime | None:
    """The moment that the bot's own comment keeps of a commit."""
    found = _MARK.search(own_comment)
    if not found or found[1] != head_sha:
        return None
    try:
        return datetime.fromisoformat(found[2])
    except ValueError:
        return None


def received_at(row: PullRow, known: datetime | None, own_comment: str, action: str = "") -> datetime:
    """When the head of a request was received: what the forge knows of the push, else what the own comment keeps of it,
    else what the request itself says after what happened to it ("opened" and the like)."""
    if known:
        return max(known, row.opened_at)
    latest = received_by(row, action)
    moment = received_in(own_comment, row.head_sha)
    return moment if moment and row.opened_at <= moment <= latest else latest
