"""Labels of pull requests: what the report sets, what the set-up creates."""

from __future__ import annotations

from typing import NamedTuple

from xingji.model.reference import Reference


class Label(NamedTuple):
    """A label: its colour (six hexadecimal digits) and what it says to people."""

    colour: str
    meaning: str


ACCEPTED, REFUSED, FAILED, LATE = "通过检查", "需要修改", "检查未完成", "逾期"
RECHECK = "re-check"

STATES: dict[str, Label] = {
    ACCEPTED: Label("0e8a16", "自动检查没有发现错误，等待审核"),
    REFUSED: Label("d93f0b", "自动检查发现错误，须修改后重新提交"),
    FAILED: Label("fbca04", "检查程序自身出错，材料已收到，加上 re-check 标签可重新检查"),
    LATE: Label("b60205", "最后一次提交晚于截止日期"),
}
"""Of the first three a pull request has exactly one."""

ABOUT: dict[str, Label] = {
    "登记": Label("c5def5", "企业登记与安全上云情况"),
    "自评估": Label("c5def5", "企业自评估"),
    "核查": Label("c5def5", "线上核查与现场核查"),
    "整改": Label("c5def5", "整改情况"),
    "评定": Label("c5def5", "评定、公示与推荐"),
    "年度方案": Label("bfdadc", "年度方案、角色、机构名单"),
    "细则": Label("bfdadc", "评分细则"),
    "网站与引擎": Label("ededed", "申报材料以外的文件"),
}
"""What a pull request is about, besides the track."""

_TRACK_COLOURS = ("1d76db", "5319e7", "006b75", "b60f6e")


def all_labels(known: Reference) -> dict[str, Label]:
    """All labels that the set-up creates; the report touches none but these."""
    tracks = {
        track.short: Label(_TRACK_COLOURS[at % len(_TRACK_COLOURS)], f"{track.name}星级企业")
        for at, track in enumerate(known.tracks.values())
    }
    return {**STATES, **tracks, **ABOUT, RECHECK: Label("ffffff", "加上此标签重新检查；以原收件时间为准")}
