"""整改建议书: everything that the report of one enterprise and track says, as plain data for its two templates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from xingji.messages.texts.reports import tell
from xingji.office.papers import wording
from xingji.office.reports.case import Case
from xingji.office.reports.charts import Chart, Standard, Target, profile_chart
from xingji.office.reports.findings import findings_section, unseen_section
from xingji.office.reports.gaps import Row, gap_section, section, table
from xingji.office.reports.profile import Standing, by_area, profile
from xingji.office.reports.way import open_section, plan_section, way
from xingji.office.reports.wording import level_words, listed

Report = dict[str, Any]
"""JSON-ready: marks, cover, sections in their order, chart, receipt."""


def rectification_report(case: Case, day: date) -> Report:
    """The report as of a day, which decides the clocks of the findings and nothing else."""
    standings = profile(case.guideline, case.result, case.claimed, case.target)
    profile_table = table(1, _words("rect.table.profile", case), _columns(case), _rows(case, standings))
    planned, number = way(case), 2
    gap = gap_section(case, number)
    plan = plan_section(case, planned, number := number + bool(gap["table"]))
    left = open_section(case, planned, number := number + bool(plan["table"]))
    findings = findings_section(case, day, number + bool(left["table"]))
    return {
        "title": tell("rect.title"),
        "internal": tell("internal"),
        "sample": wording.mark(sample=case.edition.sample),
        "name": case.enterprise.name,
        "day": wording.day(day),
        "institution": _institution(case),
        "cover": _cover(case, day),
        "scope": {**section("rect.scope.heading", _scope(case, day)), "digest": _digest(case)},
        "view": {
            **section("rect.view.heading", _view(case), profile_table),
            "unit": _unit(case),
            "chart": _chart(case, standings),
        },
        "gap": gap,
        "plan": plan,
        "open": left,
        "findings": findings,
        "unseen": unseen_section(case),
        "contact": section("rect.contact.heading", _contact(case)),
        "receipt": _receipt(case, day),
    }


def _cover(case: Case, day: date) -> list[Row]:
    values = {
        "name": case.enterprise.name,
        "uscc": case.enterprise.uscc,
        "city": case.city,
        "edition": tell("rect.year", year=case.edition.edition),
        "track": _track(case),
        "institution": _institution(case),
        "agency": case.name_of(case.assessment.agency),
        "on": wording.day(day),
        "version": _version(case, day),
    }
    return [{"label": tell(f"rect.cover.{name}"), "value": value} for name, value in values.items()]


def _version(case: Case, day: date) -> str:
    return tell("rect.version", on=day.strftime("%Y%m%d"), digest=case.digest)


def _track(case: Case) -> str:
    return next((offer.name for offer in case.edition.tracks if offer.track == case.track), case.track)


def _institution(case: Case) -> str:
    body = case.verification.institution if case.verification else case.onsite.institution if case.onsite else ""
    return case.name_of(body) if body else tell("rect.cover.not_yet")


def _scope(case: Case, day: date) -> Iterator[str]:
    head = case.guideline.head
    yield tell(
        "rect.scope.basis",
        name=case.enterprise.name,
        edition=case.edition.title,
        track=_track(case),
        title=head.title,
        guideline=head.guideline,
    )
    if number := case.edition.document.number:
        known = tell("verified.yes" if case.edition.document.verified else "verified.no")
        yield tell("source_notice", number=number, verified=known)
    if not head.official and tell("unofficial") not in head.title:
        yield tell("rect.scope.unofficial")
    yield tell(
        "rect.scope.assessed",
        agency=case.name_of(case.assessment.agency),
        day=wording.day(case.assessment.assessed_on),
    )
    yield from _checks(case)
    if case.findings:
        yield tell("rect.scope.on", day=wording.day(day))
    yield tell("rect.scope.use")


def _digest(case: Case) -> str:
    return tell("digest", guideline=case.ruleset.id, digest=case.ruleset.sha256)


def _checks(case: Case) -> Iterator[str]:
    if check := case.verification:
        body, on = case.name_of(check.institution), wording.day(check.verified_on)
        yield tell("rect.scope.verified", institution=body, day=on, count=len(check.verdicts))
    else:
        yield tell("rect.scope.only_visited" if case.onsite else "rect.scope.not_verified")
    if visit := case.onsite:
        body, on, why = (
            case.name_of(visit.institution),
            wording.day(visit.visited_on),
            tell(f"rect.scope.{visit.selected}"),
        )
        yield tell("rect.scope.visited", institution=body, day=on, selected=why, count=len(visit.verdicts))


def _view(case: Case) -> Iterator[str]:
    rules, now, claimed = case.ruleset, case.result, case.claimed
    yield tell("rect.view.claimed", level=level_words(rules, claimed.level))
    if case.is_checked:
        yield tell("rect.view.verified", level=level_words(rules, now.level))
    if case.level_held:
        yield tell("rect.view.held", level=level_words(rules, case.level_held))
    out = [f"{area.id} {rules.areas[at].name}" for at, area in enumerate(now.areas) if not area.in_count]
    yield tell("rect.view.counted", all=len(now.areas), count=len(now.areas) - len(out))
    if out:
        yield tell("rect.view.out", areas=listed(out))
    if claimed.unanswered:
        yield tell("rect.view.unanswered", count=len(claimed.unanswered))
    else:
        yield tell("rect.view.all_answered", count=len(rules.practices))
    yield tell("rect.view.index", index=now.index, top=rules.top)


def _words(key: str, case: Case, **values: object) -> str:
    return tell(key, unit=_unit(case), **values)


def _unit(case: Case) -> str:
    return tell("rect.chart.area" if by_area(case.guideline) else "rect.chart.domain")


def _columns(case: Case) -> str:
    return _words("rect.profile.columns", case)


def _rows(case: Case, standings: list[Standing]) -> list[Row]:
    return [
        {
            "name": row.name,
            "counted": str(row.counted),
            "claimed": _decimal(row.claimed),
            "verified": _decimal(row.mean if case.is_checked else None),
            "lowest": _text(row.lowest),
            "below": str(row.below),
        }
        for row in standings
    ]


def _decimal(value: float | None) -> str:
    return "—" if value is None else f"{value:.1f}"


def _text(value: int | None) -> str:
    return "—" if value is None else str(value)


def _chart(case: Case, standings: list[Standing]) -> dict[str, Any]:
    single = by_area(case.guideline)
    note = "note_area" if single else "note"
    notes = [_words(f"rect.chart.{note if case.target else f'{note}_top'}", case), tell("rect.chart.only")]
    return {
        "drawing": _drawing(case, standings, single=single),
        "caption": _words("rect.chart.caption", case),
        "note": "".join(notes),
        "alt": _words("rect.chart.alt", case, rows="；".join(_alternative(row) for row in standings)),
    }


def _drawing(case: Case, standings: list[Standing], *, single: bool) -> Chart:
    lines = []
    for row in standings:
        end = "" if row.lowest is None or single else tell("rect.chart.lowest", level=row.lowest)
        lines.append(Standard(row.name, row.mean, row.claimed if case.is_checked else None, end))
    target = Target(case.target, tell("rect.chart.target", level=case.target)) if case.target else None
    legend = (tell("rect.chart.solid"), tell("rect.chart.hollow")) if case.is_checked else None
    return profile_chart(lines, case.ruleset.top, target, legend=legend, nothing=tell("rect.chart.not_counted"))


def _alternative(row: Standing) -> str:
    if row.mean is None:
        return tell("rect.chart.alt_out", name=row.name)
    return tell("rect.chart.alt_row", name=row.name, value=_decimal(row.mean))


def _contact(case: Case) -> Iterator[str]:
    if case.is_checked:
        yield tell("rect.contact.institution", institution=_institution(case))
    yield tell("rect.contact.agency", agency=case.name_of(case.assessment.agency))
    yield tell("rect.contact.names")


def _receipt(case: Case, day: date) -> dict[str, Any]:
    blanks = ("received", "person", "start", "stamp")
    return {
        "title": tell("rect.receipt.title"),
        "text": tell("rect.receipt.text", name=case.enterprise.name, track=_track(case), version=_version(case, day)),
        "blanks": [tell(f"rect.receipt.{name}") for name in blanks],
    }
