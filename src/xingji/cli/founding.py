"""What `hub init` and `hub doctor` share: the settings of the hub, its inboxes, and how each of them stands."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xingji.cli.at_office import APP, settings_of
from xingji.cli.command import emit, faulty, language, usage
from xingji.cli.output.settings import attempted, found
from xingji.cli.project import project_of
from xingji.engine.checker import Checker
from xingji.engine.starts import library
from xingji.forge.answers import ForgeError
from xingji.forge.aspects import Aspect, Attempt, mended
from xingji.forge.client import Manner
from xingji.forge.github import GitHub
from xingji.forge.organisation import Organisation
from xingji.forge.pace import Pace
from xingji.hub.founder import InboxSetup
from xingji.hub.inboxes import Inbox, SharedInboxError, earlier, inboxes, record_of
from xingji.hub.parties import parties
from xingji.hub.premises import Premises, PremisesSetup
from xingji.hub.retired import RetiredInbox
from xingji.hub.tree import FolderTree
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.hub import Hub
from xingji.programme.party import Party, party_of
from xingji.programme.permissions import Author
from xingji.store.load import FaultyDocumentError

MANNER = Manner(pace=Pace())
"""So many settings at once are written slowly, or GitHub stops listening."""
_ELSEWHERE = ("lost", "answer")
"""What goes wrong with one inbox need not go wrong with the next."""


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


class Founding:
    """Looks at everything, sets it where it is to be `mended`, and says so; counts what is left."""

    def __init__(self, options: argparse.Namespace, hubs: Hubs, github: GitHub, *, mending: bool) -> None:
        self._hubs, self._lang, self._mending = hubs, language(options), mending
        self._premises = _premises(options, hubs, github)
        self.left, self.made = 0, 0

    def run(self) -> None:
        """All of it, in the order in which it is set. Raises ForgeError."""
        settings = self._hubs.settings
        edition, count = settings.edition, len(self._hubs.inboxes)
        emit(say("founding.heading", self._lang, record=self._hubs.record, edition=edition, count=count))
        setup = PremisesSetup(self._premises)
        for aspect in setup.aspects():
            self._tell(aspect, self._attempt(aspect))
        if self._premises.lacks_rules:
            emit(say("founding.no_rulesets", self._lang))
        lost = False
        for inbox in self._hubs.inboxes:
            lost = self._guarded(inbox, lost)

    def alive(self) -> None:
        """Whether the hub runs."""
        aspect = PremisesSetup(self._premises).alive()
        self._tell(aspect, Attempt([], aspect.differences()))

    def _guarded(self, inbox: Inbox, lost_before: bool) -> bool:
        """One inbox; whether GitHub could not be reached about it. The second in a row is raised."""
        try:
            self._retire(inbox)
            self._inbox(InboxSetup(self._premises, inbox))
        except ForgeError as error:
            if error.kind not in _ELSEWHERE or lost_before:
                raise
            self.left += 1
            emit(say("founding.lost", self._lang, repository=inbox.repository, detail=error.detail))
            return True
        return False

    def _retire(self, inbox: Inbox) -> None:
        for repository in earlier(self._hubs.settings, inbox.party):
            aspect = RetiredInbox(self._premises, repository).aspect()
            attempt = self._attempt(aspect)
            if attempt.done or attempt.left:
                self._tell(aspect, attempt)

    def _inbox(self, setup: InboxSetup) -> None:
        inbox, exists = setup.inbox, setup.exists()
        attempt = self._attempt(exists)
        if attempt.left:
            self._tell(exists, attempt)
            return
        self.made += len(attempt.done)
        told = [*attempted(exists, attempt, self._lang)]
        fine = True
        for aspect in [*setup.aspects(), setup.people()]:
            # People are let in last, and only where everything else keeps others out.
            closing = aspect.name == "people" and not fine
            attempt = self._attempt(aspect, mending=self._mending and not closing)
            fine = fine and not attempt.left
            told += self._lines(aspect, attempt, quiet=True)
            if closing and attempt.left and self._mending:
                told.append(say("founding.closed_first", self._lang))
            self.left += len(attempt.left)
        told += self._notes(setup)
        key = "founding.inbox_fine" if fine else "founding.inbox_differs"
        emit("\n".join([say(key, self._lang, repository=inbox.repository, party=inbox.party.key), *told]))

    def _notes(self, setup: InboxSetup) -> Iterator[str]:
        if not setup.guests:
            yield say("founding.no_guests", self._lang)
        elif waiting := setup.waiting:
            yield say("founding.waiting", self._lang, logins="、".join(waiting))

    def _attempt(self, aspect: Aspect, *, mending: bool | None = None) -> Attempt:
        differences = aspect.differences()
        will = self._mending if mending is None else mending
        return mended(aspect, differences) if will else Attempt([], differences)

    def _tell(self, aspect: Aspect, attempt: Attempt) -> None:
        self.left += len(attempt.left)
        emit("\n".join(self._lines(aspect, attempt)))

    def _lines(self, aspect: Aspect, attempt: Attempt, *, quiet: bool = False) -> list[str]:
        lines = [*attempted(aspect, attempt, self._lang)]
        if attempt.left or not quiet:
            lines += found(aspect, attempt.left, self._lang)
        if attempt.left and (said := _hint(aspect, self._lang)):
            lines.append(said)
        return lines


def _hint(aspect: Aspect, lang: Lang) -> str:
    """Who has to do what about it, where `init` cannot."""
    return say(f"founding.hint.{aspect.name}", lang) if aspect.mend is None or aspect.name in _HINTS else ""


_HINTS = ("people", "app")


def _premises(options: argparse.Namespace, hubs: Hubs, github: GitHub) -> Premises:
    settings = hubs.settings
    reviewers = [Author(one.login, "province", id=one.id) for one in settings.reviewers]
    team = f"{settings.prefix}reviewers"
    app = os.environ.get(APP, "").strip()
    if app and not app.isdigit():
        raise usage("founding.app", options, name=APP)
    organisation = Organisation(github, settings.organisation)
    return Premises(organisation, hubs.record, team, reviewers, _roles(options, hubs), int(app or 0))


def _roles(options: argparse.Namespace, hubs: Hubs) -> list[Author]:
    """The invitation list: of the inboxes' edition, else of the newest that has one. Raises UsageError."""
    checker = Checker(hubs.root, library(hubs.root), processes=1)
    years, own = checker.years(), str(hubs.settings.edition)
    for year in [*([own] if own in years else []), *reversed(years)]:
        if roles := checker.frame(year).roles:
            return list(roles.roles)
    raise usage("founding.no_roles", options)
