"""self-assessment.yaml: the answers of phase 2, by the agency (自评估)."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field

from xingji.model.base import Day, Document, DossierDocument, GuidelineId, LongText, PracticeId, Slug
from xingji.model.common import Commitment, Evidence
from xingji.model.terms import Degree


class Answer(Document):
    """The long form of an answer; the short form is the degree alone."""

    degree: Degree = Field(
        title="符合程度",
        description="met 符合；mostly 基本符合；partly 部分符合；unmet 不符合；not_applicable 不适用（须写理由）。",
    )
    note: LongText | None = Field(None, title="说明", description="现状说明；不要写联系方式、IP地址等信息。")
    reason: LongText | None = Field(None, title="不适用理由", description="选择不适用时必填。")
    evidence: list[Evidence] = Field(
        default_factory=list, max_length=20, title="证明材料", description="材料名称、页码与SHA-256。"
    )


AnswerLike = Annotated[Degree | Answer, Field(union_mode="left_to_right")]


class SelfAssessment(DossierDocument):
    """企业自评估：对细则的每条实践作出符合程度判断。"""

    guideline: GuidelineId = Field(title="细则", description="所用细则编号，例如 ics-2023。")
    agency: Slug = Field(title="自评估咨询服务机构", description="本市 agencies.yaml 中的机构编号，例如 a-01。")
    assessed_on: Day = Field(title="自评估日期", description="完成自评估的日期，格式 YYYY-MM-DD。")
    commitment: Commitment | None = Field(
        None, title="服务承诺书", description="机构与企业签订的服务承诺书；提交前须签订。"
    )
    answers: dict[PracticeId, AnswerLike] = Field(
        title="回答", description="实践编号 → 符合程度（简写），或含说明与证明材料的完整写法。", max_length=1000
    )

    @cached_property
    def degrees(self) -> dict[str, Degree]:
        """Practice id → degree, whichever form was used."""
        return {key: value if isinstance(value, str) else value.degree for key, value in self.answers.items()}

    @cached_property
    def detailed(self) -> dict[str, Answer]:
        """The answers in long form."""
        return {key: value for key, value in self.answers.items() if not isinstance(value, str)}

    @cached_property
    def not_applicable(self) -> list[str]:
        """Practices answered 不适用."""
        return [key for key, degree in self.degrees.items() if degree == "not_applicable"]
