"""What the hub needs of a forge: ten calls. All else is Git over the address that `remote` gives.

GitHub answers them through `github_platform`, a folder of bare repositories through `local_platform`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import NamedTuple, Protocol

from xingji.forge.answers import IssueRow, PullRow, ReviewRow
from xingji.forge.reminders import Step
from xingji.forge.result import Outcome


class Remote(NamedTuple):
    """Where Git fetches and pushes; `environment` holds what makes it known there, never an argument of a command."""

    url: str
    environment: Mapping[str, str]


class Verdict(NamedTuple):
    """What the hub thinks of a head: plain title, Markdown text.

    `conclusion` None leaves the check of the commit alone, `labels` None the labels of the request.
    """

    conclusion: Outcome | None
    title: str
    text: str
    labels: Collection[str] | None = None


class Platform(Protocol):
    """A forge. `repository` is `owner/name`; every call may raise ForgeError."""

    def open_pulls(self, repository: str) -> list[PullRow]:
        """Open requests of a repository, the oldest first, whatever their base, drafts too."""

    def exposed(self, owner: str) -> frozenset[str]:
        """Repositories of an organisation that anybody can read, in lower case: one question for all of them."""

    def reviews(self, repository: str, number: int) -> list[ReviewRow]:
        """Reviews of a request, the oldest first."""

    def received(self, repository: str, pull: PullRow) -> datetime | None:
        """When the forge took the push that made the head what it is; None where it cannot tell."""

    def say(self, repository: str, number: int, mark: str, text: Callable[[str], str]) -> str:
        """Make the own comment with a mark what `text` makes of what it says now ("" while there is none).

        `text` returning what it was given, or "", changes nothing. Gives what the comment says afterwards. People are
        notified of a comment that is new, so a mark of its own says something to them once, however often it is said.
        """

    def verdict(self, repository: str, pull: PullRow, said: Verdict) -> None:
        """The verdict of this very request on its head; of the labels that are ours it has those that are named."""

    def close(self, repository: str, number: int) -> None:
        """Close a request that was collected and that the forge did not close itself."""

    def notices(self, repository: str) -> list[IssueRow]:
        """The own reminders of a repository, open or closed, the newest first."""

    def notice(self, repository: str, step: Step) -> None:
        """Do what a reminder's step says; a second time it does no harm."""

    def remote(self, repository: str) -> Remote:
        """Where Git finds the repository, for this one repository and no other."""
