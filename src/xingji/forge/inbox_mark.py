"""inbox.yaml: by which a tree, or a repository, is known as the inbox of a party."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from xingji.model.inbox import Inbox
from xingji.programme.party import Party, party_of
from xingji.store.inbox import INBOX
from xingji.store.load import FaultyDocumentError, content, read


class InboxMark(NamedTuple):
    """Whose inbox it is, of which edition; `repository` is `owner/name`, "" where it lies on no forge."""

    party: Party
    edition: str
    repository: str


def mark_of(source: bytes) -> InboxMark:
    """What the file says. Raises FaultyDocumentError."""
    said = read(source, Inbox, Path(INBOX))
    party = party_of(said.party)
    if party is None:
        raise FaultyDocumentError(Path(INBOX))
    return InboxMark(party, str(said.edition), said.repository or "")


def mark_in(root: Path | None) -> InboxMark | None:
    """The mark of a folder; None for a folder that is no inbox. Raises FaultyDocumentError."""
    path = root / INBOX if root else None
    return mark_of(content(path)) if path and path.exists() else None
