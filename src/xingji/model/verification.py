"""verification.yaml and onsite.yaml: what the institutions found; rectification.yaml: what was rectified."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from xingji.model.base import Day, Document, DossierDocument, LongText, Pages, PersonName, PracticeId, ShortText, Slug
from xingji.model.common import Evidence
from xingji.model.terms import Degree, VerdictName


class Verdict(Document):
    """What the reviewer made of one answer; the claim itself stays untouched beside it."""

    verdict: VerdictName = Field(
        title="核查结论",
        description=(
            "confirmed 认可；accepted_pending_visit 待现场核实（暂予认可，到现场才能看清；意见中写明看什么）；"
            "lowered 下调；more_evidence 需补充材料（补充前按不符合计）；"
            "not_applicable_refused 不同意不适用（按不符合计）。"
        ),
    )
    to: Degree | None = Field(None, title="下调为", description="结论为 lowered 时必填，且须低于企业自评。")
    page: Pages | None = Field(None, title="材料页码", description="核查所依据的材料页码，例如 3、3-5 或 3-5、8。")
    comment: LongText | None = Field(None, title="意见", description="核查意见，面向企业和机构。")


class OpenFinding(Document):
    """A weakness that the enterprise is asked to rectify, with its own due date."""

    id: Annotated[str, Field(pattern=r"^F[0-9]{2,3}$")] = Field(
        title="问题编号", description="本文件内唯一，例如 F01。"
    )
    practice: PracticeId = Field(title="实践", description="所涉及的实践编号。")
    severity: Literal["high", "medium", "low"] = Field(title="严重程度", description="high 高；medium 中；low 低。")
    text: LongText = Field(title="问题描述", description="事实与影响。")
    opened_on: Day = Field(title="提出日期", description="格式 YYYY-MM-DD。")
    due: Day = Field(title="整改期限", description="格式 YYYY-MM-DD，不早于提出日期。")


class Recheck(Document):
    """The institution's second look after the agency's response."""

    finding: ShortText = Field(title="问题编号", description="findings 中的编号。")
    rechecked_on: Day = Field(title="复核日期", description="格式 YYYY-MM-DD。")
    result: Literal["accepted", "rejected"] = Field(title="复核结果", description="accepted 通过；rejected 不通过。")
    degree: Degree | None = Field(None, title="复核后符合程度", description="通过时必填。")
    comment: LongText | None = Field(None, title="意见", description="复核意见。")


VerdictLike = Annotated[Literal["confirmed"] | Verdict, Field(union_mode="left_to_right")]


class Verification(DossierDocument):
    """线上核查：省级支撑机构对每条回答的结论、发现的问题与整改复核。"""

    institution: Slug = Field(title="省级支撑机构", description="institutions.yaml 中的机构编号。")
    reviewer: PersonName = Field(title="核查人员", description="不对外公布。")
    verified_on: Day = Field(title="核查日期", description="格式 YYYY-MM-DD。")
    verdicts: dict[PracticeId, VerdictLike] = Field(
        title="逐条结论",
        description="实践编号 → confirmed，或含页码与意见的完整写法；未列出的按企业自评计。",
        max_length=1000,
    )
    findings: list[OpenFinding] = Field(
        default_factory=list, max_length=300, title="问题清单", description="要求整改的问题。"
    )
    rechecks: list[Recheck] = Field(
        default_factory=list, max_length=600, title="整改复核", description="对整改情况的复核。"
    )


class Response(Document):
    """What was done about one finding."""

    finding: ShortText = Field(title="问题编号", description="verification.yaml 中的问题编号。")
    answered_on: Day = Field(title="反馈日期", description="格式 YYYY-MM-DD。")
    measure: LongText = Field(title="整改措施", description="做了什么，由谁完成（写岗位，不写姓名和电话）。")
    evidence: list[Evidence] = Field(
        default_factory=list, max_length=20, title="证明材料", description="整改后的证明材料。"
    )


class Rectification(DossierDocument):
    """整改反馈：机构对每个问题的整改情况说明。"""

    agency: Slug = Field(title="自评估咨询服务机构", description="本市 agencies.yaml 中的机构编号。")
    responses: list[Response] = Field(title="整改情况", description="逐个问题的整改情况。", max_length=300)


class SiteVerdict(Document):
    """The degree seen on site."""

    degree: Degree = Field(title="现场符合程度", description="现场核查认定的符合程度。")
    comment: LongText | None = Field(None, title="意见", description="现场情况说明。")


SiteVerdictLike = Annotated[Degree | SiteVerdict, Field(union_mode="left_to_right")]


class Onsite(DossierDocument):
    """现场核查：对重点企业和抽样企业的现场结论，优先于线上核查。"""

    institution: Slug = Field(title="现场核查机构", description="institutions.yaml 中的机构编号。")
    visited_on: Day = Field(title="核查日期", description="格式 YYYY-MM-DD。")
    selected: Literal["key", "sample"] = Field(title="选取方式", description="key 重点企业；sample 随机抽样。")
    verdicts: dict[PracticeId, SiteVerdictLike] = Field(
        title="现场结论",
        description="只列现场看过的实践，“待现场核实”的都应列出；其余沿用线上核查结论。",
        max_length=1000,
    )
    conclusion: LongText | None = Field(None, title="总体意见", description="不对外公布。")
