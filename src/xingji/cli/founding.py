"""Founding inboxes, or looking how they stand: everything in its order, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from xingji.cli.command import emit
from xingji.cli.founding_place import Hubs
from xingji.cli.output.settings import attempted, found
from xingji.forge.answers import ForgeError
from xingji.forge.aspects import Aspect, Attempt, mended
from xingji.hub.inboxes import Inbox, earlier
from xingji.hub.seat import InboxSetup, Seat
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say

_ELSEWHERE = ("lost", "answer")
"""What goes wrong with one inbox need not go wrong with the next."""


class Founding:
    """Looks at everything, sets it where it is to be `mended`, and says so; counts what is left."""

    def __init__(self, hubs: Hubs, seat: Seat, lang: Lang, *, mending: bool) -> None:
        self._hubs, self._seat, self._lang, self._mending = hubs, seat, lang, mending
        self.left, self.made = 0, 0

    def run(self) -> None:
        """All of it, in the order in which it is set. Raises ForgeError."""
        settings = self._hubs.settings
        edition, count = settings.edition, len(self._hubs.inboxes)
        emit(say("founding.heading", self._lang, record=self._hubs.record, edition=edition, count=count))
        for aspect in self._seat.common():
            self._tell(aspect, self._attempt(aspect))
        if self._seat.lacks_rules:
            emit(say("founding.no_rulesets", self._lang))
        lost = False
        for inbox in self._hubs.inboxes:
            lost = self._guarded(inbox, lost)

    def alive(self) -> None:
        """Whether the hub runs."""
        aspect = self._seat.alive()
        self._tell(aspect, Attempt([], aspect.differences()))

    def _guarded(self, inbox: Inbox, lost_before: bool) -> bool:
        """One inbox; whether GitHub could not be reached about it. The second in a row is raised."""
        try:
            self._retire(inbox)
            self._inbox(inbox, self._seat.inbox(inbox))
        except ForgeError as error:
            if error.kind not in _ELSEWHERE or lost_before:
                raise
            self.left += 1
            emit(say("founding.lost", self._lang, repository=inbox.repository, detail=error.detail))
            return True
        return False

    def _retire(self, inbox: Inbox) -> None:
        for repository in earlier(self._hubs.settings, inbox.party):
            aspect = self._seat.retired(repository)
            attempt = self._attempt(aspect)
            if attempt.done or attempt.left:
                self._tell(aspect, attempt)

    def _inbox(self, inbox: Inbox, setup: InboxSetup) -> None:
        exists = setup.exists()
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
        told = [indent(line, "  ") for line in told] + [*self._notes(setup)]
        key = "founding.inbox_fine" if fine else "founding.inbox_differs"
        emit("\n".join([say(key, self._lang, repository=inbox.repository, party=inbox.party.key), *told]))

    def _notes(self, setup: InboxSetup) -> Iterator[str]:
        if not setup.has_guests:
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
