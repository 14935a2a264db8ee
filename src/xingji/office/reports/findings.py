"""The findings with their clocks, and what nobody has checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from xingji.messages.texts.reports import tell
from xingji.model.verification import OpenFinding, Verdict
from xingji.office.papers import wording
from xingji.office.reports.case import Case
from xingji.office.reports.gaps import Row, Section, section, table
from xingji.office.reports.wording import one_line, practice_list
from xingji.programme.dossier_row import Clock, FindingRow

_SEVERITIES = ("high", "medium", "low")
_CLOCKS: tuple[Clock, ...] = ("overdue", "rejected", "open", "answered_late", "answered", "closed")


def findings_section(case: Case, day: date, number: int) -> Section:
    """All findings as they stand on a day; what is still owed comes first."""
    if case.verification is None:
        return section("rect.find.heading", iter([tell("rect.find.not_yet")]))
    if not case.findings:
        return section("rect.find.heading", iter([tell("rect.find.none")]))
    texts = {found.id: found for found in case.verification.findings}
    ordered = sorted(case.findings, key=lambda row: _order(row, day))
    rows = [_row(case, texts[row.id], row, day) for row in ordered]
    made = table(number, tell("rect.table.findings"), tell("rect.find.columns"), rows)
    return section("rect.find.heading", _sentences(case, day, number), made)


def _order(row: FindingRow, day: date) -> tuple[bool, int, str, str]:
    return row.clock(day) == "closed", _SEVERITIES.index(row.severity), row.due, row.id


def _sentences(case: Case, day: date, number: int) -> Iterator[str]:
    severities = Counter(row.severity for row in case.findings)
    clocks = Counter(row.clock(day) for row in case.findings)
    yield tell(
        "rect.find.summary",
        count=len(case.findings),
        on=wording.day(day),
        severities=tell("list_mark").join(
            tell("rect.find.count_severity", severity=tell(f"severity.{name}"), count=severities[name])
            for name in _SEVERITIES
            if severities[name]
        ),
        states=tell("list_mark").join(
            tell("rect.find.count_state", state=tell(f"clock.{name}"), count=clocks[name])
            for name in _CLOCKS
            if clocks[name]
        ),
    )
    yield tell("rect.find.order", table=number)


def _row(case: Case, found: OpenFinding, row: FindingRow, day: date) -> Row:
    return {
        "number": f"{found.id}\n{tell(f'severity.{found.severity}')}",
        "problem": "\n".join(_facts(case, found)),
        "demand": "\n".join(_demand(case, found.practice)),
        "clock": "\n".join(_clock(found, row, day)),
    }


def _facts(case: Case, found: OpenFinding) -> Iterator[str]:
    verdict = case.verification.verdicts.get(found.practice) if case.verification else None
    page = verdict.page if isinstance(verdict, Verdict) else None
    yield one_line(found.text) + (tell("rect.find.page", page=page) if page else "")
    if isinstance(verdict, Verdict) and verdict.comment:
        yield tell("rect.find.comment", comment=verdict.comment)


def _demand(case: Case, practice: str) -> Iterator[str]:
    """The practice's own words: what is asked, when it counts as met, what to show, how it will be checked again."""
    known = case.practices.get(practice)
    if known is None:
        yield practice
        return
    yield tell("rect.practice", practice=practice, area=case.ruleset.area_of[practice].name)
    yield one_line(known.text)
    texts = {"rect.met": known.met, "rect.partly": known.partly}
    yield from (tell(key, text=one_line(text)) for key, text in texts.items() if text)
    yield tell("rect.find.evidence", evidence="；".join(known.evidence))
    ways = {"rect.find.online": known.online, "rect.find.onsite": known.onsite}
    yield from (tell(key, text=one_line(text)) for key, text in ways.items() if text)


def _clock(found: OpenFinding, row: FindingRow, day: date) -> Iterator[str]:
    yield _state(row, day)
    yield tell("rect.find.due", day=row.due)
    if row.due != found.due.isoformat():
        yield tell("rect.find.extended", day=found.due)
    yield tell("rect.find.opened", day=row.opened)
    if row.answered and row.answered <= day.isoformat():
        yield tell("rect.find.answered", day=row.answered)
    if row.rechecked and row.rechecked <= day.isoformat():
        yield tell("rect.find.rechecked", day=row.rechecked)


def _state(row: FindingRow, day: date) -> str:
    clock = row.clock(day)
    name = tell(f"clock.{clock}")
    if clock == "overdue":
        return tell("clock.late", state=name, days=row.days_late(day))
    if clock in ("open", "rejected"):
        left = (date.fromisoformat(row.due) - day).days
        return tell("clock.left", state=name, days=left) if left else tell("clock.today", state=name)
    return name


def unseen_section(case: Case) -> Section:
    """What this report does not vouch for."""
    return section("rect.unseen.heading", _unseen(case))


def _unseen(case: Case) -> Iterator[str]:
    answered = list(case.assessment.degrees)
    if not case.is_checked:
        yield tell("rect.unseen.all", count=len(answered))
    else:
        yield from _unchecked(case, answered)
    if case.pending:
        yield tell("rect.unseen.pending", count=len(case.pending), practices=practice_list(case.pending))
    if case.onsite is None:
        yield tell("rect.unseen.visit")
    else:
        key = "rect.unseen.visited" if case.verification else "rect.unseen.only_visited"
        yield tell(key, count=len(case.onsite.verdicts))
    yield tell("rect.unseen.files")


def _unchecked(case: Case, answered: list[str]) -> Iterator[str]:
    looked_at = {
        *(case.verification.verdicts if case.verification else ()),
        *(case.onsite.verdicts if case.onsite else ()),
    }
    level = case.target or case.ruleset.top
    open_ones = [one for one in case.practices if one in answered and one not in looked_at]
    lower = [one for one in open_ones if case.practices[one].level <= level]
    values = {"level": level, "count": len(lower), "practices": practice_list(lower)}
    yield tell("rect.unseen.some" if lower else "rect.unseen.none", **values)
    if higher := len(open_ones) - len(lower):
        yield tell("rect.unseen.higher", count=higher)
