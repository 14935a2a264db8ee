"""What lies in an inbox alone: whose it is, the progress of a city, the tasks of an institution. All are derived."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints

from xingji.model.base import (
    Count,
    Day,
    Document,
    Flag,
    OrganisationName,
    ShortText,
    Slug,
    TrackId,
    Uscc,
    Year,
)
from xingji.model.terms import PARTY_PATTERN, REPOSITORY_PATTERN

PartyKey = Annotated[str, StringConstraints(pattern=PARTY_PATTERN)]
Repository = Annotated[str, StringConstraints(pattern=REPOSITORY_PATTERN)]
TaskName = Literal["verification", "onsite"]
TASKS: tuple[TaskName, ...] = get_args(TaskName)
StateName = Literal["registered", "assessed", "verified", "rectified", "visited", "decided", "announced"]


class Inbox(Document):
    """收件库：说明这里是谁的收件库；其中只有该单位可以看到的材料。"""

    party: PartyKey = Field(title="单位", description="例如 agency/nanjing/nj-01、city/nanjing、institution/inst-02。")
    edition: Year = Field(title="年度", description="本收件库所属的年度。")
    repository: Repository | None = Field(None, title="仓库", description="本收件库所在的仓库；没有平台则不填。")
    engine: ShortText | None = Field(None, title="引擎", description="检查所用的引擎版本，例如 xingji==1.4.2。")


class FindingProgress(Document):
    """A finding with its due day, and nothing of what was found."""

    id: Annotated[str, StringConstraints(pattern=r"^F[0-9]{2,3}$")] = Field(
        title="问题编号", description="核查文件中的编号。"
    )
    severity: Literal["high", "medium", "low"] = Field(title="严重程度", description="high 高；medium 中；low 低。")
    due: Day = Field(title="整改期限", description="格式 YYYY-MM-DD。")
    state: Literal["open", "overdue", "answered", "answered_late", "rejected", "closed"] = Field(
        title="状态",
        description=(
            "open 待整改；overdue 逾期；answered 已反馈；answered_late 逾期反馈；rejected 复核不通过；closed 已完成。"
        ),
    )


class TrackStep(Document):
    """How far a track has come."""

    track: TrackId = Field(title="类型", description="培育类型编号，见 province.yaml。")
    state: StateName = Field(title="进度", description="所到的步骤，依现有材料得出。")


class TrackProgress(TrackStep):
    """How far a track has come, and what is being mended."""

    findings: list[FindingProgress] = Field(
        default_factory=list, max_length=300, title="问题", description="整改中的问题及期限。"
    )


class DossierProgress(Document):
    """How far an enterprise has come."""

    uscc: Uscc = Field(title="企业", description="统一社会信用代码。")
    name: OrganisationName | None = Field(None, title="企业名称", description="登记的全称。")
    agency: Slug | None = Field(None, title="机构", description="自评估咨询服务机构；尚无则不填。")
    cloud: Flag = Field(title="安全上云", description="true：已填报安全上云情况。")
    tracks: list[TrackProgress] = Field(default_factory=list, max_length=12, title="类型", description="各类型的进度。")


class Counts(Document):
    """How many tracks stand at each step."""

    registered: Count = Field(0, title="已登记", description="尚未提交自评估。")
    assessed: Count = Field(0, title="已自评估", description="等待线上核查。")
    verified: Count = Field(0, title="已线上核查", description="正在整改或没有需要整改的问题。")
    rectified: Count = Field(0, title="已反馈整改", description="已反馈整改情况。")
    visited: Count = Field(0, title="已现场核查", description="已完成现场核查。")
    decided: Count = Field(0, title="已评定", description="名单尚未公布。")
    announced: Count = Field(0, title="已公布", description="名单已公布。")
    overdue: Count = Field(0, title="逾期问题", description="逾期未整改的问题数。")


class Progress(Document):
    """本市进度：各企业所到的步骤和问题的整改期限；不含答案、材料和核查意见。"""

    edition: Year = Field(title="年度", description="须与文件夹同名。")
    city: Slug = Field(title="设区市", description="须与文件夹同名。")
    counts: Counts = Field(title="合计", description="各步骤的数目。")
    dossiers: list[DossierProgress] = Field(
        default_factory=list, max_length=20000, title="企业", description="按代码排列。"
    )


class Task(Document):
    """An enterprise in which a task falls to the institution, and who serves it."""

    task: TaskName = Field(title="任务", description="verification 线上核查；onsite 现场核查。")
    city: Slug = Field(title="设区市", description="设区市编号。")
    uscc: Uscc = Field(title="企业", description="统一社会信用代码。")
    agency: Slug | None = Field(None, title="机构", description="自评估咨询服务机构的编号；尚无则不填。")
    agency_name: OrganisationName | None = Field(None, title="机构名称", description="自评估咨询服务机构的全称。")
    tracks: list[TrackStep] = Field(default_factory=list, max_length=12, title="类型", description="各类型的进度。")


class Tasks(Document):
    """本机构任务：分派给本机构的企业和各自的进度。"""

    edition: Year = Field(title="年度", description="须与文件夹同名。")
    institution: Slug = Field(title="机构", description="institutions.yaml 中的机构编号。")
    tasks: list[Task] = Field(
        default_factory=list, max_length=40000, title="任务", description="按任务、设区市、企业排列。"
    )
