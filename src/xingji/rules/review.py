"""Verification, rectification, on-site check and decision, each document by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from xingji.model.decision import Announcement, Decision
from xingji.model.finding import Fault
from xingji.model.verification import Rectification, Verdict, Verification
from xingji.rules.registry import rule
from xingji.store.layout import Place


@rule("XJ360", "verification", audience="reviewer")
def lowered_says_to_what(document: Verification) -> Iterable[Fault]:
    for practice, verdict in document.verdicts.items():
        if isinstance(verdict, Verdict) and (verdict.verdict == "lowered") != (verdict.to is not None):
            yield Fault("XJ360", ("verdicts", practice), {"practice": practice})


@rule("XJ361", "verification", audience="reviewer")
def due_after_opened(document: Verification) -> Iterable[Fault]:
    for index, finding in enumerate(document.findings):
        if finding.due < finding.opened_on:
            yield Fault("XJ361", ("findings", index, "due"), {"finding": finding.id})


@rule("XJ362", "verification", audience="reviewer")
def recheck_of_a_known_finding(document: Verification) -> Iterable[Fault]:
    known = {finding.id for finding in document.findings}
    for index, check in enumerate(document.rechecks):
        if check.finding not in known:
            yield Fault("XJ362", ("rechecks", index, "finding"), {"finding": check.finding})


@rule("XJ363", "verification", audience="reviewer")
def accepted_says_the_degree(document: Verification) -> Iterable[Fault]:
    for index, check in enumerate(document.rechecks):
        if check.result == "accepted" and check.degree is None:
            yield Fault("XJ363", ("rechecks", index), {"finding": check.finding})


@rule("XJ364", "verification", audience="reviewer")
def refusal_says_why(document: Verification) -> Iterable[Fault]:
    for practice, verdict in document.verdicts.items():
        if isinstance(verdict, Verdict) and verdict.verdict != "confirmed" and not verdict.comment:
            yield Fault("XJ364", ("verdicts", practice), {"practice": practice})


@rule("XJ365", "rectification")
def one_response_per_finding(document: Rectification) -> Iterable[Fault]:
    seen: set[str] = set()
    for index, response in enumerate(document.responses):
        if response.finding in seen:
            yield Fault("XJ365", ("responses", index, "finding"), {"finding": response.finding})
        seen.add(response.finding)


@rule("XJ366", "announcement", audience="reviewer")
def publicity_has_days(document: Announcement) -> Iterable[Fault]:
    for index, entry in enumerate(document.lists):
        if entry.publicity and entry.publicity.closes < entry.publicity.opens:
            yield Fault("XJ366", ("lists", index, "publicity", "closes"))


@rule("XJ367", "announcement", audience="reviewer")
def published_after_publicity(document: Announcement) -> Iterable[Fault]:
    for index, entry in enumerate(document.lists):
        if entry.publicity and entry.published_on and entry.published_on <= entry.publicity.closes:
            yield Fault("XJ367", ("lists", index, "published_on"), {"date": entry.published_on.isoformat()})


@rule("XJ368", "decision", audience="reviewer")
def decided_level_of_the_track(
    document: Decision, place: Place, top_of: Callable[[str], int | None]
) -> Iterable[Fault]:
    top = top_of(place.track)
    if top is not None and document.level > top:
        yield Fault("XJ368", ("level",), {"level": str(document.level), "top": str(top)})


@rule("XJ369", "decision", audience="reviewer")
def result_fits_the_level(document: Decision) -> Iterable[Fault]:
    if (document.level == 0) != (document.result == "not_reached"):
        yield Fault("XJ369", ("result",), {"level": str(document.level), "result": document.result})
