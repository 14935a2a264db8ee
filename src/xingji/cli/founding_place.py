"""Where `hub init` and `hub doctor` work: the settings of the hub, its inboxes, and the forge that they lie on."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from xingji.cli.at_forge import APP, folder_of
from xingji.cli.at_office import hub_in_words, settings_of
from xingji.cli.command import faulty, usage
from xingji.cli.connection import connected
from xingji.cli.project import project_of
from xingji.engine.checker import Checker
from xingji.engine.starts import library
from xingji.forge.client import Manner
from xingji.forge.github import GitHub
from xingji.forge.organisation import Organisation
from xingji.forge.pace import Pace
from xingji.hub.github_seat import GitHubSeat
from xingji.hub.inboxes import Inbox, SharedInboxError, earlier, inboxes, record_of
from xingji.hub.local_seat import LocalSeat
from xingji.hub.parties import parties
from xingji.hub.premises import Premises
from xingji.hub.seat import Seat
from xingji.hub.tree import FolderTree
from xingji.model.hub import Hub
from xingji.programme.party import Party, party_of
from xingji.programme.permissions import Author
from xingji.store.load import FaultyDocumentError

MANNER = Manner(pace=Pace())
"""So many settings at once are written slowly, or GitHub stops listening."""


@dataclass(frozen=True)
class Hubs:
    """The settings, as they are or will be, and whose inboxes a command is about."""

    root: Path
    settings: Hub
    parties: Sequence[Party]
    chosen: Party | None = None

    @property
    def inboxes(self) -> list[Inbox]:
        """Those that the command is about."""
        return [one for one in inboxes(self.settings, self.parties) if self.chosen in (None, one.party)]

    @property
    def record(self) -> str:
        """The record as `owner/name`."""
        return record_of(self.settings)

    def renewed(self, settings: Hub) -> Hubs:
        """The same with other settings."""
        return replace(self, settings=settings)


def opened(options: argparse.Namespace, party: str | None) -> Hubs:
    """The hub of the record that the options name. Raises UsageError."""
    root, settings = project_of(options), settings_of(options)
    try:
        known = parties(FolderTree(root), str(settings.edition))
    except FaultyDocumentError as error:
        raise faulty("founding.faulty", options, root / error.path) from None
    try:
        inboxes(settings, known)
    except SharedInboxError as error:
        raise usage("founding.same_name", options, name=error.repository) from None
    chosen = party_of(party) if party else None
    if party and chosen not in known:
        raise usage("founding.no_party", options, party=party, edition=settings.edition)
    options.repository = record_of(settings)
    return Hubs(root, settings, known, chosen)


@contextmanager
def seat_of(options: argparse.Namespace, hubs: Hubs) -> Iterator[Seat]:
    """The forge of the hub. Raises UsageError, also for whatever it refuses inside the block."""
    if hubs.settings.forge == "local":
        with hub_in_words(options):
            yield LocalSeat(folder_of(options), hubs.record)
    else:
        with connected(options, hubs.root, MANNER) as github:
            yield GitHubSeat(_premises(options, hubs, github))


def _premises(options: argparse.Namespace, hubs: Hubs, github: GitHub) -> Premises:
    settings = hubs.settings
    reviewers = [Author(one.login, "province", id=one.id) for one in settings.reviewers]
    team = f"{settings.prefix}reviewers"
    app = os.environ.get(APP, "").strip()
    if app and not app.isdigit():
        raise usage("founding.app", options, name=APP)
    organisation = Organisation(github, settings.organisation)
    begins = f"{settings.organisation}/{settings.prefix}{settings.edition}-"
    known = {one.repository for one in inboxes(settings, hubs.parties)}
    known |= {name for party in hubs.parties for name in earlier(settings, party)}
    return Premises(organisation, hubs.record, team, reviewers, _roles(options, hubs), int(app or 0), begins, known)


def _roles(options: argparse.Namespace, hubs: Hubs) -> list[Author]:
    """The invitation list: of the inboxes' edition, else of the newest that has one. Raises UsageError."""
    checker = Checker(hubs.root, library(hubs.root), processes=1)
    years, own = checker.years(), str(hubs.settings.edition)
    for year in [*([own] if own in years else []), *reversed(years)]:
        if roles := checker.frame(year).roles:
            return list(roles.roles)
    raise usage("founding.no_roles", options)
