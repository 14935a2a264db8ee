"""What a year leaves to the next: the frame of its edition, and what it knew of an enterprise."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar

from pydantic import ValidationError

from xingji.model.assessment import Answer, SelfAssessment
from xingji.model.base import Document
from xingji.model.cloud import CloudForm
from xingji.model.decision import Announcement, Decision, StarList, StarRow
from xingji.model.edition import Edition
from xingji.model.enterprise import Enterprise, HeldStar
from xingji.model.guideline import Guideline
from xingji.model.terms import POINTS, TRACKS, Degree, Track
from xingji.model.verification import Onsite, Verification
from xingji.programme.publication import list_of
from xingji.scoring.overlay import site_changes, verdict_changes, verified
from xingji.scoring.ruleset import PracticeRule, Ruleset
from xingji.store import layout, tree
from xingji.store.files import read_bytes, write_whole
from xingji.store.formatting import formatted
from xingji.store.reader import parse

AnyDocument = TypeVar("AnyDocument", bound=Document)
Reason = Literal["changed", "added", "not_allowed", "unanswered", "checked"]


class FaultyDocumentError(ValueError):
    """A document of last year cannot be used; `xingji check` on its folder says why."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def load(path: Path, model: type[AnyDocument]) -> AnyDocument:
    """One document. Raises FaultyDocumentError."""
    return read(content(path), model, path)


def content(path: Path) -> bytes:
    """A file of last year as it is. Raises FaultyDocumentError."""
    source, faults = read_bytes(path)
    if faults:
        raise FaultyDocumentError(path)
    return source


def read(source: bytes, model: type[AnyDocument], path: Path) -> AnyDocument:
    """The document that these bytes are; `path` is where it lies or will lie. Raises FaultyDocumentError."""
    parsed = parse(source)
    if parsed.faults or parsed.data is None:
        raise FaultyDocumentError(path)
    try:
        return model.model_validate(parsed.data)
    except ValidationError as error:
        raise FaultyDocumentError(path) from error


def _load_if_there(path: Path, model: type[AnyDocument]) -> AnyDocument | None:
    return load(path, model) if path.exists() or path.is_symlink() else None


class Papers(NamedTuple):
    """What a year holds of one track of an enterprise."""

    assessment: SelfAssessment | None
    verification: Verification | None
    onsite: Onsite | None
    decision: Decision | None


@dataclass(frozen=True)
class Predecessor:
    """What a year knew of an enterprise; without a dossier only the rows of its published lists are there."""

    year: int
    city: str
    enterprise: Enterprise | None
    cloud: CloudForm | None
    tracks: Mapping[Track, Papers]
    announcement: Announcement | None
    rows: Sequence[StarRow]

    @property
    def won(self) -> list[HeldStar]:
        """Stars of this very year: decided, not withdrawn and published, or on a list without a dossier."""
        levels = {row.track: row.level for row in self.rows if not row.withdrawn}
        for track, decision in self._decided():
            if decision.withdrawn:
                levels.pop(track, None)
            elif self._is_published(track):
                levels[track] = decision.level
        return [HeldStar(track=track, level=level, year=self.year) for track, level in levels.items()]

    @property
    def unpublished(self) -> list[Track]:
        """Tracks whose star is decided but on no published list."""
        known = {star.track for star in self.won}
        return [track for track, decision in self._decided() if not decision.withdrawn and track not in known]

    @property
    def is_unfinished(self) -> bool:
        """Whether the enterprise took part and a track, or the whole way, was left without a decision."""
        finished = [papers.decision is not None for papers in self.tracks.values()]
        return self.enterprise is not None and not (finished and all(finished))

    def _decided(self) -> list[tuple[Track, Decision]]:
        """Tracks with a decided star."""
        decisions = [(track, papers.decision) for track, papers in self.tracks.items()]
        return [(track, decision) for track, decision in decisions if decision and decision.level]

    def _is_published(self, track: Track) -> bool:
        listed = list_of(self.announcement, track)
        return listed is not None and listed.published_on is not None


def homes(root: Path, year: int, uscc: str) -> list[str]:
    """Dossiers of an enterprise in an edition, relative to the root; a sound edition has at most one."""
    found = (root / "submissions" / str(year)).glob(f"*/{uscc}")
    paths = sorted(path.relative_to(root).as_posix() for path in found if layout.is_city(path.parent.name))
    return [path for path in paths if tree.is_own_folder(root, path)]


def predecessor(root: Path, year: int, uscc: str, home: str | None) -> Predecessor | None:
    """The enterprise as it stands in an edition; None when neither a dossier nor a list knows it.

    Raises FaultyDocumentError.
    """
    edition = root / "submissions" / str(year)
    stars = _load_if_there(edition / "stars.yaml", StarList)
    rows = [row for row in stars.stars if row.uscc == uscc] if stars else []
    if home is None and not rows:
        return None
    folder = root / home if home else None
    return Predecessor(
        year=year,
        city=folder.parent.name if folder else rows[0].city,
        enterprise=load(folder / "enterprise.yaml", Enterprise) if folder else None,
        cloud=_load_if_there(folder / "cloud.yaml", CloudForm) if folder else None,
        tracks={track: _papers(folder / track) for track in TRACKS if (folder / track).is_dir()} if folder else {},
        announcement=_load_if_there(edition / "announcement.yaml", Announcement),
        rows=rows,
    )


def _papers(folder: Path) -> Papers:
    return Papers(
        _load_if_there(folder / "self-assessment.yaml", SelfAssessment),
        _load_if_there(folder / "verification.yaml", Verification),
        _load_if_there(folder / "onsite.yaml", Onsite),
        _load_if_there(folder / "decision.yaml", Decision),
    )


class Again(NamedTuple):
    """Why a practice has to be answered again; the last three are empty where there is nothing to say.

    `claimed` is last year's answer; `verdict` what the verification made of it (`verdict.*` in the messages) and
    `verified` the degree that counted in the end.
    """

    reason: Reason
    claimed: Degree | Literal[""] = ""
    verdict: str = ""
    verified: str = ""


@dataclass(frozen=True)
class Inheritance:
    """Last year's answers to this year's practices; `dropped` are those to practices that are gone."""

    year: int
    agency: str
    taken: Mapping[str, Degree | Answer]
    again: Mapping[str, Again]
    dropped: Mapping[str, Degree | Answer]


def inherit(year: int, assessment: SelfAssessment, papers: Papers, old: Ruleset, new: Ruleset) -> Inheritance:
    """Sort the answers of a year's assessment by what the papers beside it and the guidelines say.

    An answer is taken over when its practice reads as before and the year's verification did not leave it lower.
    """
    answers, degrees = assessment.answers, assessment.degrees
    refuted = _refuted(papers, degrees)
    reasons = {
        name: _why_again(practice, old.practices.get(name), degrees.get(name), refuted.get(name))
        for name, practice in new.practices.items()
    }
    return Inheritance(
        year,
        assessment.agency,
        taken={name: answers[name] for name, why in reasons.items() if why is None},
        again={name: why for name, why in reasons.items() if why},
        dropped={name: answer for name, answer in answers.items() if name not in new.practices},
    )


def _why_again(
    practice: PracticeRule, before: PracticeRule | None, claimed: Degree | None, refuted: Again | None
) -> Again | None:
    """The reason that weighs most; None when the answer holds."""
    if before is None:
        return Again("added", claimed or "")
    if before.text_digest != practice.text_digest:
        return Again("changed", claimed or "")
    if claimed is None:
        return Again("unanswered")
    if claimed == "not_applicable" and not practice.na:
        return Again("not_allowed", claimed)
    return refuted


def _refuted(papers: Papers, claimed: Mapping[str, Degree]) -> dict[str, Again]:
    """Answers that verification, re-checks and site visit together left lower than they were claimed.

    A re-check that was accepted below the claim mends the weakness, not the claim.
    """
    checked = verdict_changes(papers.verification) if papers.verification else {}
    seen = site_changes(papers.onsite) if papers.onsite else {}
    found = verified({}, checked, seen)
    return {
        name: Again("checked", claim, "onsite" if name in seen else _verdict(papers.verification, name), found[name])
        for name, claim in claimed.items()
        if name in found and _is_less(found[name], claim)
    }


def _is_less(found: str, claim: str) -> bool:
    """Between a degree and `not_applicable` there is no more and less: either is a refusal of the other."""
    if found in POINTS and claim in POINTS:
        return POINTS[found] < POINTS[claim]
    return found != claim


def _verdict(verification: Verification | None, name: str) -> str:
    verdict = verification.verdicts.get(name, "confirmed") if verification else "confirmed"
    kind = verdict if isinstance(verdict, str) else verdict.verdict
    return "rechecked" if kind == "confirmed" else kind


_UNKNOWN_DAYS = "本年度通知的日期尚未公布。"
_NO_NOTICE = "本年度通知尚不在手头，文号和成文日期待补。"
_SOURCE_NOTE = "由 xingji edition new 生成，未见本年度通知；通知到手后须逐项核对，并改写本条。"
_TO_CHECK = re.compile(r"；?沿用[0-9]{4}年度，须核对。$")
_COPIED = re.compile(r"# 沿用自[0-9]{4}年度，须逐项核对。")


def next_edition(source: bytes, last: Edition, year: int, guidelines: Mapping[str, str]) -> bytes:
    """edition.yaml of a new year from that of the last, without what only the new notice can say.

    `guidelines` maps ids that are replaced to the new ones. Raises ValueError for what cannot be written again.
    """
    data = _round_trip().load(source.decode("utf-8-sig"))
    data["edition"] = year
    data["title"] = _renamed(last, year)
    data["document"] = _mapping(number=None, verified=False, note=_NO_NOTICE)
    for phase in data.get("phases") or []:
        _drop(phase, "opens", "closes")
        phase["note"] = _UNKNOWN_DAYS
    for deadline in data.get("deadlines") or []:
        _drop(deadline, "date")
    for offer in data.get("tracks") or []:
        offer["guideline"] = guidelines.get(offer["guideline"], offer["guideline"])
    for office, known in zip(data.get("offices") or [], last.offices, strict=True):
        office["note"] = _to_check(known.note or "", last.edition)
    if last.onsite:
        data["onsite"] = _mapping(percent=last.onsite.percent)
    _drop(data, "extensions")
    data["sources"] = [_mapping(title=f"{last.edition}年度方案（edition.yaml）", confidence="C", note=_SOURCE_NOTE)]
    return _dumped(data)


def _renamed(last: Edition, year: int) -> str:
    before = str(last.edition)
    return last.title.replace(before, str(year)) if before in last.title else f"{year}年度{last.title}"


def _to_check(note: str, year: int) -> str:
    """The note of an office with a reminder; a longer one gives way to it."""
    reminder = f"沿用{year}年度，须核对。"
    before = _TO_CHECK.sub("", note)
    whole = before + ("；" if before and before[-1] not in "。；" else "") + reminder
    return whole if len(whole) <= 200 else reminder


def inherited(source: bytes, year: int, *, without: str = "") -> bytes:
    """A document as it is, less one field, below its first comments a line that says which year it comes from."""
    text = source.decode("utf-8-sig")
    if without and without in (parse(source).data or {}):
        data = _round_trip().load(text)
        _drop(data, without)
        text = _dumped(data).decode()
    lines = [line for line in text.splitlines() if not _COPIED.fullmatch(line)]
    at = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "\n".join([*lines[:at], f"# 沿用自{year}年度，须逐项核对。", *lines[at:], ""]).encode()


def renamed_guideline(folder: Path, name: str) -> dict[str, bytes]:
    """Files of a guideline (path inside its folder → content) under another id. Raises FaultyDocumentError."""
    head = folder / "guideline.yaml"
    files = {"guideline.yaml": head, **{f"areas/{path.name}": path for path in sorted(folder.glob("areas/P*.yaml"))}}
    contents = {path: content(file) for path, file in files.items()}
    old = re.compile(rf"(?<![\w-]){re.escape(folder.name)}(?![\w-])")
    contents["guideline.yaml"] = old.sub(name, contents["guideline.yaml"].decode()).encode()
    if read(contents["guideline.yaml"], Guideline, head).guideline != name:
        raise FaultyDocumentError(head)
    return contents


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write new files, all of them or none; no folder that was made for them stays behind either."""
    try:
        for path, source in files.items():
            write_whole(path, source)
    except BaseException:
        for path in reversed(list(files)):
            with suppress(OSError):
                path.unlink(missing_ok=True)
                path.parent.rmdir()
        raise


def _round_trip() -> Any:
    from ruamel.yaml import YAML  # noqa: PLC0415  slow to import, needed only to write

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    return yaml


def _mapping(**fields: Any) -> Any:
    from ruamel.yaml.comments import CommentedMap  # noqa: PLC0415  see `_round_trip`

    return CommentedMap(fields)


def _drop(mapping: Any, *names: str) -> None:
    for name in names:
        mapping.pop(name, None)


def _dumped(data: Any) -> bytes:
    stream = BytesIO()
    _round_trip().dump(data, stream)
    return formatted(stream.getvalue())
