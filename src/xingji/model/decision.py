"""decision.yaml, announcement.yaml, awards.yaml and stars.yaml: what the province decides and publishes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from xingji.model.base import (
    County,
    Day,
    Document,
    DossierDocument,
    Industry,
    Level,
    LevelOrNone,
    Login,
    LongText,
    OrganisationName,
    PersonName,
    ShortText,
    Slug,
    TrackId,
    Uscc,
)
from xingji.model.common import Office, OfficialDocument, UsccException

Outcome = Literal["new", "raised", "kept", "not_reached"]


class Withdrawal(Document):
    """A star taken back; the record stays findable with this state."""

    withdrawn_on: Day = Field(title="撤销日期", description="格式 YYYY-MM-DD。")
    reason: LongText = Field(title="撤销原因", description="对外公布的原因。")
    document: OfficialDocument = Field(title="依据文件", description="撤销决定的文号。")


class Decision(DossierDocument):
    """综合评定结果：由省级确定，等级不得高于核查等级，除非写明理由。"""

    level: LevelOrNone = Field(title="认定等级", description="0为未达标；工控1至5；平台1为基本级，2为增强级。")
    result: Outcome = Field(title="认定结果", description="new 新达标；raised 提升；kept 保持；not_reached 未达标。")
    decided_on: Day = Field(title="评定日期", description="格式 YYYY-MM-DD。")
    reason: LongText | None = Field(None, title="理由", description="等级高于核查等级时必填；内部使用。")
    approved_by: Login | None = Field(
        None, title="批准账号", description="等级高于核查等级时必填：批准的省级账号，见 roles.yaml。"
    )
    withdrawn: Withdrawal | None = Field(None, title="撤销", description="撤销等级时填写。")


class Publicity(Document):
    """公示: the days in which anyone may object."""

    opens: Day = Field(title="公示开始", description="格式 YYYY-MM-DD。")
    closes: Day = Field(title="公示结束", description="格式 YYYY-MM-DD，含当日。")
    office: Office = Field(title="异议受理单位", description="公示期内受理异议的单位与电话。")


Ruling = Literal["yes", "no", "open"]


class Appeal(Document):
    """复核申请: a second look at an objection's answer, by another person."""

    received_on: Day = Field(title="收到日期", description="格式 YYYY-MM-DD。")
    answered_on: Day | None = Field(None, title="答复日期", description="未答复则不填。")
    answered_by: PersonName | None = Field(None, title="答复人", description="不得与异议的答复人相同；不对外公布。")
    answer: LongText | None = Field(None, title="答复", description="复核结论与依据；内部使用。")
    upheld: Ruling = Field(title="是否成立", description="yes 成立；no 不成立；open 核查中。")


class Objection(Document):
    """One objection; who answers an appeal is another person than who answered first."""

    id: Annotated[str, Field(pattern=r"^Y[0-9]{2,3}$")] = Field(title="异议编号", description="例如 Y01。")
    uscc: Uscc = Field(title="所涉企业", description="统一社会信用代码。")
    track: TrackId = Field(title="类型", description="培育类型编号，见 province.yaml。")
    received_on: Day = Field(title="收到日期", description="格式 YYYY-MM-DD。")
    answered_on: Day | None = Field(None, title="答复日期", description="未答复则不填。")
    answered_by: PersonName | None = Field(None, title="答复人", description="答复时必填；不对外公布。")
    answer: LongText | None = Field(None, title="答复", description="答复时必填：结论与依据；内部使用。")
    upheld: Ruling = Field(title="是否成立", description="yes 成立；no 不成立；open 核查中。")
    appeal: Appeal | None = Field(None, title="复核申请", description="对答复不服而申请复核时填写。")

    @property
    def outcome(self) -> Ruling:
        """What holds now: the appeal's ruling where there is one."""
        return self.appeal.upheld if self.appeal else self.upheld

    @property
    def settled_on(self) -> date | None:
        """Day of the last answer; None while one is owed."""
        return self.appeal.answered_on if self.appeal else self.answered_on


class AnnouncedList(Document):
    """One list of the year; the tracks may be published apart."""

    tracks: list[TrackId] = Field(
        min_length=1, max_length=12, title="类型", description="名单所含类型的编号，见 province.yaml。"
    )
    publicity: Publicity | None = Field(None, title="公示", description="公示期；未公示则不填。")
    published_on: Day | None = Field(None, title="公布日期", description="名单正式公布日期；未公布则不填。")
    document: OfficialDocument | None = Field(None, title="公布文号", description="公布名单的文件。")


class Announcement(Document):
    """公示与公布：每份名单的公示期、公布日期和文号。"""

    lists: list[AnnouncedList] = Field(max_length=4, title="名单", description="按类型分别或合并公布的名单。")
    objections: list[Objection] = Field(
        default_factory=list, max_length=500, title="异议", description="公示期内收到的异议。"
    )


class AwardedCase(Document):
    """优秀案例."""

    uscc: Uscc = Field(title="企业", description="统一社会信用代码。")
    title: ShortText = Field(title="案例名称", description="对外公布的案例名称。")


class AwardedProvider(Document):
    """优秀服务商: people choose, `xingji ranking` only measures."""

    city: Slug = Field(title="设区市", description="推荐该机构的设区市。")
    agency: Slug = Field(title="机构", description="该市 agencies.yaml 中的机构编号。")
    reason: LongText | None = Field(None, title="推荐理由", description="为什么选它；内部使用。")


class Awards(Document):
    """年度优秀案例和工业信息安全优秀服务商。"""

    cases: list[AwardedCase] = Field(
        default_factory=list, max_length=200, title="优秀案例", description="年度优秀案例。"
    )
    providers: list[AwardedProvider] = Field(
        default_factory=list, max_length=100, title="优秀服务商", description="年度优秀服务商。"
    )


class StarRow(Document):
    """One line of a list that was published before the dossiers came into this repository."""

    uscc: Uscc = Field(title="统一社会信用代码", description="18位，校验码须正确。")
    uscc_exception: UsccException | None = Field(
        None, title="代码例外", description="名单或营业执照所载代码校验码不符时填写理由，由审核人员核对。"
    )
    name: OrganisationName = Field(title="企业名称", description="名单所载全称。")
    city: Slug = Field(title="设区市", description="设区市拼音。")
    county: County | None = Field(None, title="县（市、区）", description="六位行政区划代码。")
    industry: Industry | None = Field(None, title="行业大类", description="GB/T 4754-2017 两位代码。")
    track: TrackId = Field(title="类型", description="培育类型编号，见 province.yaml。")
    level: Level = Field(title="等级", description="工控1至5；平台1至2。")
    result: Literal["new", "raised", "kept"] = Field(title="结果", description="new、raised 或 kept。")
    withdrawn: Withdrawal | None = Field(None, title="撤销", description="撤销等级时填写。")


class StarList(Document):
    """历史名单：仅存名单、没有申报材料的年度用它代替各企业的评定结果。"""

    stars: list[StarRow] = Field(title="名单", description="按名单顺序逐行填写。", max_length=20000)
