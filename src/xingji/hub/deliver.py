"""Deliver: a view becomes the tree of an inbox's main, on top of what is there and of the heads that were collected.

With a head among the parents a forge marks its request as merged. A delivery says nothing of the record but the view.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from xingji.hub.stores import Store
from xingji.hub.tree import Tree
from xingji.hub.view import View
from xingji.messages.interface import say
from xingji.store.bare_git import blob_id
from xingji.store.git_worktree import GitError

_AT_ONCE = 1000
"""Files whose contents are held at a time: a first delivery may have ten thousand."""


def deliver(  # noqa: PLR0913, PLR0917  six different things, and nobody has them together
    inbox: Store, main: str | None, view: View, record: Tree, heads: Sequence[str], when: datetime
) -> str | None:
    """The commit to push onto main; None where main holds the view and all heads. `record` is what the view is of.

    Heads that have nothing in common with main are left out: they belong to an inbox that was made anew, and would
    bring back what the old one held.
    """
    parents = [main, *_unjoined(inbox, main, heads)] if main else []
    there = inbox.tree(main) if main else None
    ids = {path: held if isinstance(held, str) else blob_id(held) for path, held in view.files.items()}
    if there and len(parents) == 1 and not there.others and there.files == ids:
        return None
    known = frozenset(there.files.values()) if there else frozenset[str]()
    message = f"{say('stores.delivered', 'zh')}\n\nXingji-Party: {view.party.key}\n"
    _bring(inbox, view, record, known)
    return inbox.plant(parents, ids, message, when)


def widened(inbox: Store, main: str | None, view: View) -> list[str]:
    """Paths of the view that main has not."""
    there = inbox.tree(main).files if main else {}
    return sorted(path for path in view.files if path not in there)


def _bring(inbox: Store, view: View, record: Tree, known: frozenset[str]) -> None:
    """Put what main has not into the store; none of it is taken from elsewhere in the store, where heads are too."""
    inbox.keep(held for held in view.files.values() if isinstance(held, bytes) and blob_id(held) not in known)
    wanted = {path: held for path, held in view.files.items() if isinstance(held, str) and held not in known}
    if other := [path for path, blob in wanted.items() if record.files.get(path) != blob]:
        raise GitError(f"the view is not of this record: {min(other)}")
    paths = list(wanted)
    for begin in range(0, len(paths), _AT_ONCE):
        inbox.keep(record.read(paths[begin : begin + _AT_ONCE]).values())


def _unjoined(inbox: Store, main: str, heads: Sequence[str]) -> list[str]:
    return [head for head in dict.fromkeys(heads) if inbox.has(head) and _parted(inbox, main, head)]


def _parted(inbox: Store, main: str, head: str) -> bool:
    """Whether a head is not in the history of main, but has one in common with it."""
    return not inbox.is_ancestor(head, main) and inbox.are_related(main, head)
