"""Inboxes in an organisation on GitHub, as an owner of it founds them."""

from __future__ import annotations

from xingji.forge.aspects import Aspect
from xingji.forge.contents import Contents
from xingji.hub.founder import GitHubInbox
from xingji.hub.inboxes import PATH, Inbox
from xingji.hub.premises import Premises, PremisesSetup
from xingji.hub.retired import RetiredInbox


class GitHubSeat:
    """See Seat."""

    def __init__(self, premises: Premises) -> None:
        self._premises, self._setup = premises, PremisesSetup(premises)

    def common(self) -> list[Aspect]:
        """See Seat."""
        return self._setup.aspects()

    def alive(self) -> Aspect:
        """See Seat."""
        return self._setup.alive()

    def inbox(self, inbox: Inbox) -> GitHubInbox:
        """See Seat."""
        return GitHubInbox(self._premises, inbox)

    def retired(self, repository: str) -> Aspect:
        """See Seat."""
        return RetiredInbox(self._premises, repository).aspect()

    def merged(self) -> bytes | None:
        """See Seat."""
        github = self._premises.organisation.github
        contents = Contents(github)
        commit = contents.head(github.about().branch)
        return contents.file(commit, PATH) if commit else None

    @property
    def lacks_rules(self) -> bool:
        """See Seat."""
        return self._premises.lacks_rules
