"""When a list may be seen, and the state of each of its records (a closed set of states)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from xingji.model.decision import AnnouncedList, Announcement, Objection

Visibility = Literal["hidden", "publicity", "published"]
StateId = Literal["publicity", "published", "objection", "superseded", "withdrawn"]


class RecordState(NamedTuple):
    """State of one public record."""

    id: StateId
    name: str
    meaning: str


RECORD_STATES: dict[StateId, RecordState] = {
    state.id: state
    for state in (
        RecordState("publicity", "公示中", "名单已公示、尚未正式公布，结果可能因异议而改变。"),
        RecordState("published", "已公布", "名单已正式公布，该年度的等级有效。"),
        RecordState("objection", "异议核查中", "收到异议，正在核查，结论作出前结果可能改变。"),
        RecordState("superseded", "已提升", "同一企业在后来的年度取得了更高等级，以更高等级为准。"),
        RecordState("withdrawn", "已撤销", "等级已被撤销，撤销原因和文号见记录。"),
    )
}


def visibility(listed: AnnouncedList, day: date) -> Visibility:
    """Whether a list may be seen on a day; once its publicity has opened it stays visible."""
    if listed.published_on and listed.published_on <= day:
        return "published"
    if listed.publicity and listed.publicity.opens <= day:
        return "publicity"
    return "hidden"


def list_of(announcement: Announcement | None, track: str) -> AnnouncedList | None:
    """The list that announces a track."""
    lists = announcement.lists if announcement else []
    return next((listed for listed in lists if track in listed.tracks), None)


def is_contested(objections: Iterable[Objection], uscc: str, track: str, day: date) -> bool:
    """Whether an objection to this result is still being looked into."""
    return any(
        objection.uscc == uscc and objection.track == track
        for objection in objections
        if objection.outcome == "open" and objection.received_on <= day
    )


def record_state(seen: Visibility, *, withdrawn: bool, contested: bool, superseded: bool) -> RecordState:
    """State of a record on a visible list; the most severe fact wins."""
    if withdrawn:
        return RECORD_STATES["withdrawn"]
    if contested:
        return RECORD_STATES["objection"]
    if superseded:
        return RECORD_STATES["superseded"]
    return RECORD_STATES["published" if seen == "published" else "publicity"]
