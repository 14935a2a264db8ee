"""Reminders for inboxes: each party hears of its own enterprises, by name, in its own inbox."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xingji.engine.survey import Year
from xingji.forge import notices
from xingji.forge.answers import IssueRow
from xingji.forge.notices import Surroundings
from xingji.forge.reminders import Reminder, Step, marked, steps, wanted
from xingji.hub.guests import guests
from xingji.hub.inboxes import Inbox
from xingji.hub.tree import FolderTree
from xingji.hub.view import Views
from xingji.programme.outstanding import Present, last_day
from xingji.programme.party import Party
from xingji.programme.party_dues import Share, dues_of, late_of
from xingji.store import layout


class Reminding:
    """The reminders of an edition for its inboxes on a day. Raises FaultyDocumentError."""

    def __init__(self, year: Year, on: date) -> None:
        self._year, self._on = year, on
        self.views = Views(FolderTree(year.root), str(year.edition.edition), on)
        self._present = Present(year.frame.agencies, year.frame.present, year.visited)

    def steps(self, inbox: Inbox, issues: Sequence[IssueRow]) -> list[Step]:
        """What to do about the reminders of an inbox."""
        year, edition = self._year, self._year.edition.edition
        around = self._surroundings(inbox.party)
        own = [known for row in issues if (known := marked(row.number, row.title, row.body, is_open=row.open))]
        own = [issue for issue in own if issue.key.startswith(f"{edition}/")]
        reminders = self.reminders(inbox.party)
        texts = {reminder.key: notices.text(reminder, around) for reminder in reminders}
        over = self._on > last_day(year.edition)
        closing = {issue.key: notices.closing(issue.key, edition, self._on, over=over) for issue in own}
        return list(steps(reminders, texts, own, closing))

    def reminders(self, party: Party) -> list[Reminder]:
        """Those that should be open; none once the year is over."""
        edition = self._year.edition
        if self._on > last_day(edition):
            return []
        share = self._share(party)
        owed, oldest = late_of(share, self._on)
        late = {party.key: owed} if owed else {}
        due = dues_of(share, edition, self._on)
        return wanted(edition.edition, due, late, {party.key: oldest}, self._on)

    def _share(self, party: Party) -> Share:
        """Nobody hears of a dossier of which nothing lies in his inbox."""
        seen = {dossier.folder for path in self.views.of(party).files if (dossier := layout.dossier_at(path))}
        rows = [row for row in self._year.rows if row.folder in seen]
        return Share(party, rows, self._present, self._year.frame.assignments)

    def _surroundings(self, party: Party) -> Surroundings:
        frame = self._year.frame
        agencies = {(agency.city, agency.id): agency.name for agency in self._year.agencies}
        known = {city: known.name for city, known in frame.reference.cities.items()}
        institutions = {row.id: row.name for row in frame.institutions.institutions} if frame.institutions else {}
        own = {"agency": agencies.get((party.city, party.id)), "city": known.get(party.city)}
        name = own.get(party.role) or institutions.get(party.id) or party.key
        people = [one.login for one in guests(party, frame.roles.roles if frame.roles else ())]
        edition = self._year.edition
        return Surroundings(edition.edition, edition.sample, {party.key: name}, agencies, {party.key: people})
