"""What GitHub answered before, so that asking again costs nothing where nothing changed (304 is free of charge).

Kept in one file that can be deleted at any time. An answer belongs to the token that asked: GitHub gives other ETags to
another one, and nobody may read by his own token what another's was told.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from xingji.store.files import write_whole

_MOST = 1000
"""Answers that are kept, the last ones met; a round over ninety inboxes needs two hundred."""
_LARGEST = 64 << 20
"""Characters of all answers together: what requests say of themselves is the parties' to choose."""


class Answer(NamedTuple):
    """What was answered, of how many characters, and the word by which GitHub knows whether it still holds."""

    etag: str
    body: Any
    size: int = 0


class Etags:
    """Answers by request; without a file they last as long as the process."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._answers, self.writes = _loaded(path)

    def known(self, key: str) -> Answer | None:
        """What was answered last."""
        return self._answers.get(key)

    def keep(self, key: str, answer: Answer) -> None:
        """Remember an answer in place of the older one."""
        self._answers.pop(key, None)
        self._answers[key] = answer
        while len(self._answers) > _MOST or sum(each.size for each in self._answers.values()) > _LARGEST:
            del self._answers[next(iter(self._answers))]  # those of tokens that ended are never asked for again

    def save(self, writes: list[float] | None = None) -> None:
        """Write the file anew, with the moments of the last writes where they are given; one that cannot be written is
        no reason to fail."""
        if self._path is None:
            return
        text = json.dumps({"answers": self._answers, "writes": writes or []}, ensure_ascii=False)
        with suppress(OSError):
            write_whole(self._path, text.encode(), private=True)


def key_of(token: str, path: str, query: Mapping[str, Any]) -> str:
    """By which an answer is found again; the token is in it only as a part of its digest."""
    digest = hashlib.sha256(token.encode()).hexdigest()[:16]
    return f"{digest} {path}?{urlencode(sorted(query.items()))}"


def _loaded(path: Path | None) -> tuple[dict[str, Answer], list[float]]:
    """What the file holds; nothing where there is none or it is damaged."""
    try:
        plain = json.loads(path.read_bytes()) if path else {}
        answers = {
            str(key): Answer(str(etag), body, int(size)) for key, (etag, body, size) in plain.get("answers", {}).items()
        }
        return answers, [float(moment) for moment in plain.get("writes", ())]
    except (OSError, ValueError, TypeError, AttributeError):
        return {}, []
