"""The guideline as data: levels, domains, process areas and practices."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from xingji.model.base import (
    AreaId,
    Document,
    Flag,
    GuidelineId,
    Level,
    LongText,
    Percent,
    PracticeId,
    ShortText,
    TrackId,
    Weight,
)
from xingji.model.terms import Profile

Element = Literal["机构建设", "制度流程", "技术工具", "人员能力"]
RefId = Annotated[str, StringConstraints(min_length=1, max_length=80)]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


RefIds = Annotated[
    list[RefId],
    BeforeValidator(_as_list),
    WithJsonSchema(
        {"type": ["array", "string", "integer", "number"], "items": {"type": ["string", "integer", "number"]}}
    ),
]
Refs = dict[ShortText, RefIds]


class Wording(Document):
    """How a practice reads for one kind of plant, where that differs; what is missing reads as everywhere."""

    text: LongText | None = Field(None, title="要求", description="同一要求对这类企业的写法。")
    evidence: list[ShortText] | None = Field(
        None, min_length=1, max_length=8, title="证明材料", description="这类企业可出示的材料。"
    )
    na_when: LongText | None = Field(None, title="何时不适用", description="这类企业在什么情况下可答不适用。")


class Practice(Document):
    """One checkable demand; `level` is the level from which it is asked."""

    id: PracticeId = Field(title="实践编号", description="过程域.级别.序号，例如 PA08.2.1。")
    level: Level = Field(title="级别", description="从哪一级起要求，单个整数。")
    element: Element = Field(title="能力要素", description="机构建设、制度流程、技术工具、人员能力之一。")
    text: LongText = Field(title="要求", description="一条具体、可核查的要求。")
    met: LongText | None = Field(None, title="符合", description="完全做到时核查人员看到什么。")
    partly: LongText | None = Field(None, title="部分符合", description="只算做到一半时是什么样子。")
    evidence: list[ShortText] = Field(min_length=1, max_length=8, title="证明材料", description="企业可出示的材料。")
    online: LongText | None = Field(
        None, title="线上核查", description="凭材料、导出数据、带日期照片和视频通话怎样核查。"
    )
    onsite: LongText | None = Field(
        None, title="现场核查", description="只有到现场才能看到什么；不得危及运行中的过程。"
    )
    weight: Weight = Field(title="权重", description="1至3。")
    key: Flag = Field(title="关键项", description="true：至少须达到基本符合。")
    why_key: ShortText | None = Field(None, title="关键理由", description="为什么是关键项。")
    effort: Level = Field(title="投入", description="1至5，供规划使用。")
    needs: list[PracticeId] = Field(
        default_factory=list, max_length=8, title="先决", description="须先做到的实践，级别不高于本条。"
    )
    na: Flag = Field(title="可不适用", description="是否允许回答“不适用”。")
    na_when: LongText | None = Field(None, title="何时不适用", description="什么情况下可答不适用，凭什么证明。")
    profiles: dict[Profile, Wording] = Field(
        default_factory=dict, title="按行业形态", description="离散、流程、公用事业企业的不同写法。"
    )
    refs: Refs = Field(default_factory=dict, title="对照", description="与其他框架的对照，编号见对照表。")


class Area(Document):
    """A process area (过程域)."""

    id: AreaId = Field(title="过程域编号", description="PA01至PA40，或PT01至PT07。")
    name: ShortText = Field(title="名称", description="过程域名称。")
    objective: LongText = Field(title="目的", description="这一过程域要达到什么。")
    essential: Flag = Field(title="基础过程域", description="true：不得整个回答不适用。")
    refs: Refs = Field(default_factory=dict, title="对照", description="与其他框架的对照。")
    practices: list[Practice] = Field(min_length=1, max_length=60, title="实践", description="按编号排列。")


class LevelRule(Document):
    """One level with the numbers that decide it (docs/scoring.md)."""

    level: Level = Field(title="级别", description="从1开始连续。")
    name: ShortText = Field(title="名称", description="级别名称。")
    stars: Level | None = Field(None, title="星数", description="平台类没有星数。")
    summary: LongText = Field(title="含义", description="级别含义。")
    threshold: Percent = Field(title="总分线", description="全部要求的得分占比不低于该百分数。")
    floor: Percent = Field(title="底线", description="每个能力域的得分占比都不低于该百分数，不高于总分线。")
    out_of_count_percent: Percent = Field(title="本级不计比例", description="本级权重中“不适用”的上限。")


class Domain(Document):
    """A group of areas (能力域)."""

    id: Annotated[str, Field(pattern=r"^D[0-9]{2}$")] = Field(title="编号", description="例如 D01。")
    name: ShortText = Field(title="名称", description="能力域名称。")
    areas: list[AreaId] = Field(min_length=1, max_length=20, title="过程域", description="所含过程域。")


class GuidelineSource(Document):
    """What the guideline was written from."""

    title: ShortText = Field(title="来源", description="文件或标准名称。")
    use: LongText = Field(title="用途", description="取用了什么，没有取用什么。")
    confidence: Literal["A", "B", "C"] = Field(title="可信度", description="A 见原文；B 部分证实；C 专业经验。")


class Guideline(Document):
    """评分细则的总纲：级别、能力域与评分参数。"""

    guideline: GuidelineId = Field(title="细则编号", description="类型-年度，例如 ics-2023。")
    track: TrackId = Field(title="类型", description="培育类型编号，见 province.yaml。")
    title: ShortText = Field(title="标题", description="细则名称。")
    official: Flag = Field(title="官方文本", description="false：项目默认细则，非官方文本。")
    sources: list[GuidelineSource] = Field(min_length=1, max_length=30, title="来源", description="编写依据。")
    out_of_count_percent: Percent = Field(title="不计比例", description="全部权重中“不适用”的上限。")
    levels: list[LevelRule] = Field(min_length=1, max_length=5, title="级别", description="从低到高。")
    domains: list[Domain] = Field(min_length=1, max_length=20, title="能力域", description="按顺序。")

    @property
    def levels_rise(self) -> bool:
        """Whether the levels are 1, 2, 3 … in order."""
        return [rule.level for rule in self.levels] == list(range(1, len(self.levels) + 1))


class FullGuideline(Document):
    """Guideline and all its areas in the order of its domains: what scoring and pages work on."""

    head: Guideline
    areas: list[Area]
