"""The state of a dossier's track, derived from the documents that exist; no state is stored twice."""

from __future__ import annotations

from collections.abc import Collection, Container
from typing import NamedTuple

from xingji.programme.dossier_row import TrackRow


class TrackState(NamedTuple):
    """One step of the way."""

    id: str
    name: str
    meaning: str


TRACK_STATES: tuple[TrackState, ...] = (
    TrackState("registered", "已登记", "企业已登记，尚未提交自评估。"),
    TrackState("assessed", "已自评估", "机构已提交自评估，等待线上核查。"),
    TrackState("verified", "已线上核查", "省级支撑机构已完成线上核查，企业正在整改或没有需要整改的问题。"),
    TrackState("rectified", "已反馈整改", "机构已逐个问题反馈整改情况。"),
    TrackState("visited", "已现场核查", "指定机构已完成现场核查。"),
    TrackState("decided", "已评定", "省级已综合评定，名单尚未公布。"),
    TrackState("announced", "已公布", "评定结果所在的名单已公布。"),
)
"""From the first step to the last."""

_BY_ID = {state.id: state for state in TRACK_STATES}


def state_of(present: Collection[str], *, responses: int = 0, announced: bool = False) -> TrackState:
    """State of a track: kinds of its documents, responses in its rectification, whether its list is published."""
    if "decision" in present:
        return _BY_ID["announced" if announced else "decided"]
    if "onsite" in present:
        return _BY_ID["visited"]
    if "rectification" in present and responses:
        return _BY_ID["rectified"]
    if "verification" in present:
        return _BY_ID["verified"]
    return _BY_ID["assessed" if "self-assessment" in present else "registered"]


def state_of_row(track: TrackRow, published: Container[str]) -> TrackState:
    """State of a dossier's track; `published` are the tracks whose list is out."""
    return state_of(track.present, responses=len(track.responses), announced=track.track in published)
