"""What a forge in a folder knows of one repository besides Git: JSON, a file written whole or not at all.

Hub, reviewers and whoever sends the mails may be different accounts of the machine: the folder's rights say who reads.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from xingji.forge.answers import ForgeError, IssueRow, ReviewRow
from xingji.forge.mail_drafts import Draft
from xingji.forge.platform import Verdict
from xingji.store.files import write_whole
from xingji.store.holding import held


class Request(NamedTuple):
    """A branch that is handed in; `unseen` is the last look before its head was there, None for its first head."""

    number: int
    branch: str
    head: str
    opened: datetime
    updated: datetime
    open: bool = True
    merged: bool = False
    unseen: datetime | None = None


class Records:
    """The folder beside a repository."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else give out numbers meanwhile."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with held(self._folder, wait=True):
            yield

    def requests(self) -> list[Request]:
        """All that ever were, by number. Raises ForgeError."""
        rows = self._load("requests.json", {}).get("requests", [])
        try:
            return [_request(row) for row in rows]
        except (KeyError, TypeError, ValueError):
            raise ForgeError("answer", "requests.json") from None

    def request(self, number: int) -> Request | None:
        """One of them."""
        return next((request for request in self.requests() if request.number == number), None)

    def looked(self) -> datetime | None:
        """When the branches were last looked at."""
        told = self._load("requests.json", {}).get("looked")
        return datetime.fromisoformat(told) if told else None

    def keep(self, requests: Iterable[Request], looked: datetime) -> None:
        """Replace the list of requests."""
        rows = [request._asdict() for request in requests]
        self._save("requests.json", {"looked": looked.isoformat(), "requests": rows})

    def close(self, number: int, now: datetime) -> None:
        """Close a request."""
        known = [
            request._replace(open=False, updated=now) if request.number == number else request
            for request in self.requests()
        ]
        self.keep(known, self.looked() or now)

    def reviews(self, number: int) -> list[ReviewRow]:
        """Reviews of a request, the oldest first."""
        paths = (self._folder / "reviews").glob(f"{number}-*.json")
        rows = [self._load(f"reviews/{path.name}", {}) for path in sorted(paths, key=_at)]
        return [ReviewRow(**row) for row in rows]

    def review(self, number: int, review: ReviewRow) -> None:
        """Add one; each is a file of its own, so that two people at once do not undo each other."""
        folder = self._folder / "reviews"
        folder.mkdir(parents=True, exist_ok=True)
        content = _text(review._asdict())
        for at in range(len(list(folder.glob(f"{number}-*.json"))) + 1, 10_000):
            with suppress(FileExistsError), (folder / f"{number}-{at}.json").open("xb") as file:
                file.write(content)
                return

    def said(self, number: int, mark: str) -> str:
        """What the comment with a mark says, "" where there is none."""
        return str(self._load(f"comments/{number}.json", {}).get(mark, ""))

    def say(self, number: int, mark: str, body: str) -> None:
        """Have the comment with a mark say something."""
        name = f"comments/{number}.json"
        self._save(name, {**self._load(name, {}), mark: body})

    def judge(self, number: int, head: str, said: Verdict) -> None:
        """Keep the verdict of a request."""
        labels = sorted(said.labels) if said.labels is not None else None
        self._save(f"verdicts/{number}.json", {**said._asdict(), "labels": labels, "head": head})

    def notices(self) -> list[IssueRow]:
        """Reminders, the oldest first."""
        return [IssueRow(**row) for row in self._load("notices.json", [])]

    def note(self, row: IssueRow) -> None:
        """Add or replace a reminder."""
        rows = {known.number: known for known in self.notices()} | {row.number: row}
        self._save("notices.json", [known._asdict() for known in rows.values()])

    def send(self, draft: Draft) -> None:
        """Lay a mail draft into the outbox; one with the same words is there once."""
        digest = hashlib.sha256(draft.content).hexdigest()[:12]
        write_whole(self._folder / "outbox" / f"{draft.name}-{digest}.eml", draft.content)

    def _load(self, name: str, nothing: Any) -> Any:
        try:
            plain = json.loads((self._folder / name).read_bytes())
        except FileNotFoundError:
            return nothing
        except (OSError, ValueError):
            raise ForgeError("answer", name) from None
        if not isinstance(plain, type(nothing)):
            raise ForgeError("answer", name)
        return plain

    def _save(self, name: str, plain: dict[str, Any] | Sequence[Any]) -> None:
        write_whole(self._folder / name, _text(plain))


def _at(path: Path) -> int:
    return int(path.stem.rpartition("-")[2])


def _text(plain: Any) -> bytes:
    return (json.dumps(plain, ensure_ascii=False, indent=1, default=_written) + "\n").encode()


def _written(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _request(row: dict[str, Any]) -> Request:
    moments = {key: datetime.fromisoformat(row[key]) for key in ("opened", "updated")}
    unseen = datetime.fromisoformat(row["unseen"]) if row.get("unseen") else None
    return Request(**{**row, **moments, "unseen": unseen})
