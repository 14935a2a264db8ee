"""Whose inbox a folder is, and that what lies there goes into no other."""

from __future__ import annotations

import argparse
from pathlib import Path

from xingji.cli.command import usage
from xingji.forge.inbox_mark import InboxMark, mark_in
from xingji.forge.submission import Submission
from xingji.store.load import FaultyDocumentError


def inbox_here(options: argparse.Namespace, root: Path | None) -> InboxMark | None:
    """Whose inbox the folder is. Raises UsageError."""
    try:
        return mark_in(root)
    except FaultyDocumentError as error:
        raise usage("submit.faulty_mark", options, path=error.path.name) from None


def same_inbox(options: argparse.Namespace, here: InboxMark | None, submission: Submission) -> None:
    """What was copied from one party's inbox goes into no other repository. Raises UsageError."""
    there = submission.inbox
    if here and (there is None or here[:2] != there[:2]):
        other = there.party.key if there else "—"
        raise usage("submit.other_inbox", options, here=here.party.key, repository=submission.about.name, there=other)
