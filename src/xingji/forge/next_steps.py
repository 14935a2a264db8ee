"""The progress of the dossiers of a pull request: levels, what blocks the next one, deadlines, and who acts next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from xingji.forge.result import Blocking, Group, LowDomain, NextStep, Pending, Reader, ScoreRow, Step, Window
from xingji.model.edition import Edition
from xingji.model.finding import FindingAudience
from xingji.model.guideline import FullGuideline
from xingji.model.kinds import KINDS
from xingji.programme.calendar import admission
from xingji.programme.dossier_row import DossierRow, TrackRow
from xingji.programme.impact import answers_of
from xingji.programme.ranking import rounded
from xingji.scoring.overlay import overlaid
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import AreaResult, Result, score
from xingji.store.layout import Place

_MOST_DOMAINS = 5
_MOST_PENDING = 20
_FEWEST_DOMAINS = 4
"""A guideline with fewer domains is shown by area: two bars are no profile."""
_LATER = frozenset({"verification", "rectification", "onsite", "decision"})


class Guide(NamedTuple):
    """A guideline in both its forms."""

    ruleset: Ruleset
    full: FullGuideline


def score_row(row: DossierRow, track: TrackRow, guide: Guide, touched: Iterable[str]) -> ScoreRow:
    """Level of a track; as verified when the change touches a document that comes after the verification."""
    ruleset = guide.ruleset
    claimed = answers_of(track, ruleset)
    by_verdict = bool(_LATER & set(touched)) and "verification" in track.present
    degrees = overlaid(claimed, track.changes) if by_verdict else claimed
    result = score(degrees, ruleset)
    return ScoreRow(
        path=f"{row.folder}/{track.track}",
        track=ruleset.track,
        guideline=ruleset.id,
        guideline_sha256=ruleset.sha256,
        view="verified" if by_verdict else "claimed",
        level=result.level,
        level_name=ruleset.level_name(result.level),
        stars=ruleset.stars(result.level),
        top=ruleset.top,
        claimed=track.claimed or 0,
        unanswered=len(result.unanswered),
        domains=tuple(_domains(guide.full, result)),
        blocking=_blocking(ruleset, result),
        pending=Pending(count=len(track.pending), practices=tuple(track.pending[:_MOST_PENDING]))
        if by_verdict and track.pending
        else None,
    )


def _domains(full: FullGuideline, result: Result) -> Iterator[Group]:
    if len(full.head.domains) < _FEWEST_DOMAINS:
        groups = [(area.id, area.name, [area.id]) for area in full.areas]
    else:
        groups = [(domain.id, domain.name, list(domain.areas)) for domain in full.head.domains]
    for name, title, areas in groups[:20]:
        yield Group(id=name, name=title[:60], level=_mean([area for area in result.areas if area.id in areas]))


def _mean(areas: Sequence[AreaResult]) -> float | None:
    levels = [area.level for area in areas if area.in_count]
    return rounded(Fraction(sum(levels), len(levels)), 1) if levels else None


def _blocking(ruleset: Ruleset, result: Result) -> Blocking | None:
    if result.blocking is None:
        return None
    lines = result.blocking.lines
    low = [
        LowDomain(id=name, name=ruleset.domain_of[name].name[:60], percent=line.percent)
        for name, line in lines.low_domains
    ]
    return Blocking(
        level=lines.level,
        keys=len(lines.keys),
        percent=lines.sum.percent,
        threshold=lines.sum.bound,
        floor=ruleset.levels[lines.level - 1].floor,
        low=len(low),
        domains=tuple(low[:_MOST_DOMAINS]),
    )


def windows(edition: Edition, places: Iterable[Place], day: date) -> list[Window]:
    """For every kind of document handed in on a day whether that is in time, and until when it is."""
    plain = edition.model_copy(update={"extensions": []})
    found: dict[str, Window] = {}
    for place in places:
        if not KINDS[place.kind].phased or place.kind in found:
            continue
        mine = admission(edition, place.kind, day, city=place.city, uscc=place.uscc)
        without = admission(plain, place.kind, day, city=place.city, uscc=place.uscc)
        extended = mine.verdict == "open" and without.verdict == "late"
        found[place.kind] = Window(kind=place.kind, verdict=mine.verdict, closes=mine.closes, extended=extended)
    return [found[kind] for kind in sorted(found)]


def to_mend(known: Sequence[Window], errors: int, late: int) -> list[NextStep]:
    """What is left to do after a refusal: fix errors, and by which day; what came too late cannot be fixed."""
    closes = [window.closes for window in known if window.closes and window.verdict == "open"]
    mend = NextStep(who="author", step="mend", by=min(closes, default=None), count=errors - late)
    ask = NextStep(who="author", step="ask_extension")
    return [*([mend] if errors > late else []), *([ask] if late else [])]


class _Following(NamedTuple):
    """What follows a document: who does what, and the kind of document that this makes."""

    after: str
    who: Reader
    step: Step
    makes: str


_FOLLOWING = (
    _Following("decision", "province", "announce", "announcement"),
    _Following("onsite", "province", "decide", "decision"),
    _Following("rectification", "institution", "recheck", "verification"),
    _Following("verification", "agency", "answer_findings", "rectification"),
    _Following("self-assessment", "institution", "verify", "verification"),
    _Following("enterprise", "agency", "assess", "self-assessment"),
    _Following("cloud", "agency", "assess", "self-assessment"),
)


def steps(kinds: Iterable[str], rows: Sequence[DossierRow], edition: Edition | None, day: date) -> list[NextStep]:
    """After an acceptance: the province reviews and merges, then whoever's turn it is."""
    handed_in = set(kinds)
    if not rows:
        return [NextStep(who="province", step="merge_frame" if handed_in - _LATER else "review")]
    first = NextStep(who="province", step="review")
    following = next((known for known in _FOLLOWING if known.after in handed_in), None)
    if following and following.step == "assess" and any(track.assessed_on for row in rows for track in row.tracks):
        following = None
    if following is None:
        return [first]
    if following.step == "answer_findings":
        return [first, *_answers(rows, edition, day)]
    return [first, NextStep(who=following.who, step=following.step, by=_until(edition, following.makes, rows[0], day))]


def _answers(rows: Sequence[DossierRow], edition: Edition | None, day: date) -> Iterator[NextStep]:
    """The findings that still wait for an answer, and the earliest due day among them."""
    waiting = [
        finding.due
        for row in rows
        for track in row.tracks
        for finding in track.findings
        if finding.clock(day) in ("open", "overdue", "rejected")
    ]
    if waiting:
        due = date.fromisoformat(min(waiting))
        yield NextStep(who="agency", step="answer_findings", by=due, count=len(waiting))
    else:
        yield NextStep(who="province", step="decide", by=_until(edition, "decision", rows[0], day))


def _until(edition: Edition | None, kind: str, row: DossierRow, day: date) -> date | None:
    if edition is None:
        return None
    found = admission(edition, kind, day, city=row.city, uscc=row.uscc)
    return found.closes if found.verdict in ("open", "early") else None


def audience_of(role: str) -> FindingAudience | None:
    """Which findings are an account's own."""
    known: dict[str, FindingAudience] = {"agency": "agency", "city": "city"}
    return known.get(role, "reviewer" if role else None)
