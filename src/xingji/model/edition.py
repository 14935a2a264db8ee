"""edition.yaml, roles.yaml, institutions.yaml and agencies.yaml: the frame of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from xingji.model.base import (
    AccountId,
    Count,
    Day,
    Days,
    Document,
    Flag,
    GuidelineId,
    Login,
    LongText,
    OrganisationName,
    Percent,
    ShortText,
    Slug,
    Small,
    TrackId,
    Uscc,
    Year,
)
from xingji.model.common import Commitment, Contact, Office, OfficialDocument, Origin
from xingji.model.kinds import phased
from xingji.model.terms import RoleName

Audience = Literal["province", "institution", "city", "agency", "enterprise", "public"]
Grounds = Annotated[ShortText, Field(title="出处", description="通知的章节，或“项目决定”及理由。")]


if TYPE_CHECKING:
    PhasedKind = str
else:
    PhasedKind = Literal[phased()]


class Phase(Document):
    """One of the five phases (notice, section 四); days that nobody announced stay unknown."""

    id: Slug = Field(title="阶段编号", description="英文编号，例如 self-assessment。")
    name: ShortText = Field(title="阶段名称", description="例如“企业自评估”。")
    opens: Day | None = Field(None, title="开始日期", description="格式 YYYY-MM-DD；通知未写明则不填。")
    closes: Day | None = Field(None, title="截止日期", description="含当日；通知未写明则不填。")
    documents: list[PhasedKind] = Field(
        default_factory=list, max_length=20, title="材料", description="本阶段可以提交的文件种类。"
    )
    grace_days: Days = Field(0, title="宽限天数", description="截止后仍可提交的天数；没有宽限填0。")
    note: LongText | None = Field(None, title="说明", description="日期的来源或推断依据。")


class Deadline(Document):
    """A date by which somebody owes something; may differ from the end of its phase.

    The documents that it names may be written until then, even where their phase ends earlier.
    """

    id: Slug = Field(title="节点编号", description="英文编号，例如 agency-table。")
    date: Day | None = Field(None, title="日期", description="格式 YYYY-MM-DD；尚未公布则不填。")
    name: ShortText = Field(title="事项", description="到期应完成的事项。")
    audience: list[Audience] = Field(alias="for", min_length=1, max_length=6, title="对象", description="由谁完成。")
    documents: list[PhasedKind] = Field(
        default_factory=list, max_length=20, title="材料", description="到期应提交的文件种类；延期按此放宽。"
    )


class Extension(Document):
    """A later date for one city or one dossier, with who granted it and why."""

    deadline: Slug = Field(title="节点编号", description="deadlines 中的编号。")
    city: Slug | None = Field(None, title="设区市", description="延期适用的设区市；仅一家企业则填 uscc。")
    uscc: Uscc | None = Field(None, title="企业", description="延期适用的企业。")
    until: Day = Field(title="延至", description="格式 YYYY-MM-DD，晚于原日期。")
    reason: LongText = Field(title="理由", description="延期理由。")
    granted_by: Login = Field(title="批准账号", description="批准延期的省级账号，见 roles.yaml。")


class OnsitePlan(Document):
    """Who is visited: key enterprises, and a random sample that anybody can draw again from the seed."""

    seed: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{8,64}$")] | None = Field(
        None, title="随机种子", description="8至64位字母、数字或“-”，在自评估截止前确定并公开，例如当众抽取的号码。"
    )
    percent: Percent | None = Field(
        None, title="抽样比例", description="每个设区市随机抽查的企业比例（%）；不填则按 numbers.visits 的最低比例。"
    )
    key: list[Uscc] = Field(
        default_factory=list, max_length=2000, title="重点企业", description="指定现场核查的企业代码。"
    )
    drawn: list[Uscc] = Field(
        default_factory=list, max_length=2000, title="抽中企业", description="由 xingji sample --write 填写。"
    )


class AgencyNumbers(Document):
    """How many agencies a city recommends."""

    fewest: Small = Field(title="至少", description="每个设区市至少推荐几家自评估咨询服务机构。")
    most: Small = Field(title="至多", description="每个设区市至多推荐几家。")
    institutions: Small = Field(title="其中支撑机构", description="其中至少几家是省级支撑机构；没有要求填0。")
    source: Grounds


class VisitNumbers(Document):
    """The least share of a city's verified enterprises that is visited as a sample."""

    percent: Percent = Field(title="抽样比例", description="每个设区市随机抽查的企业比例（%）不得低于此数。")
    source: Grounds


class CarryNumbers(Document):
    """How far back an unfinished edition may lie from which an enterprise is carried over."""

    years: Small = Field(title="年数", description="1：只能由上年度结转。")
    source: Grounds


class RankingNumbers(Document):
    """Of how many enterprises an agency has to serve before it is ranked."""

    enterprises: Small = Field(title="企业数", description="服务企业少于此数的机构不排名。")
    source: Grounds


class Industries(Document):
    """The sections of industry that a track is for; another one is worth a second look."""

    track: TrackId = Field(title="类型", description="培育类型编号，见 province.yaml。")
    sections: list[Annotated[str, Field(pattern=r"^[A-T]$")]] = Field(
        min_length=1, max_length=20, title="行业门类", description="GB/T 4754-2017 门类字母，例如 B、C、D。"
    )
    source: Grounds


class Numbers(Document):
    """The numbers of the notice by which this edition is judged, each with its source."""

    agencies: AgencyNumbers = Field(title="推荐机构", description="每个设区市推荐的机构数。")
    visits: VisitNumbers = Field(title="现场抽查", description="随机抽查的最低比例。")
    carried_over: CarryNumbers = Field(title="结转", description="可以由几年前结转。")
    ranking: RankingNumbers = Field(title="机构测算", description="机构参加排名的最低服务数。")
    industries: list[Industries] = Field(
        default_factory=list, max_length=12, title="适用行业", description="只面向某些行业的培育类型；不限的不填。"
    )


class TrackOffer(Document):
    """A track of this edition and the guideline that scores it."""

    track: TrackId = Field(title="类型", description="培育类型编号，见 province.yaml。")
    guideline: GuidelineId = Field(title="细则", description="评分所用细则，例如 ics-2023。")
    name: ShortText = Field(title="名称", description="例如“工控安全防护星级企业”。")


class Source(Origin):
    """Where a fact of the edition was read."""


class Edition(Document):
    """年度方案：通知中的文号、阶段、时间节点、类型和联系方式。"""

    edition: Year = Field(title="年度", description="须与文件夹同名。")
    sample: Flag = Field(title="示例数据", description="true：本年度为示例数据，网站显示醒目提示。")
    title: ShortText = Field(title="标题", description="培育工作名称。")
    document: OfficialDocument = Field(title="通知文号", description="印发通知的文号。")
    phases: list[Phase] = Field(
        default_factory=list, max_length=12, title="阶段", description="按通知顺序，每阶段可提交哪些文件。"
    )
    deadlines: list[Deadline] = Field(
        default_factory=list, max_length=60, title="时间节点", description="通知中的每个日期。"
    )
    extensions: list[Extension] = Field(default_factory=list, max_length=500, title="延期", description="批准的延期。")
    tracks: list[TrackOffer] = Field(
        default_factory=list, max_length=12, title="培育类型", description="本年度的类型与细则。"
    )
    numbers: Numbers | None = Field(
        None, title="数量规定", description="通知中的数，本年度按此检查；只存名单的年度不填。"
    )
    onsite: OnsitePlan | None = Field(None, title="现场核查安排", description="重点企业与随机抽样。")
    city_reads_answers: Flag = Field(
        False,
        title="设区市可看答案",
        description="true：设区市可以看到本市企业的安全上云和自评估；不填为 false，只看进度。",
    )
    offices: list[Office] = Field(
        default_factory=list, max_length=20, title="公布的联系方式", description="通知中公布的公共单位。"
    )
    sources: list[Source] = Field(default_factory=list, max_length=40, title="来源", description="本文件事实的出处。")

    @property
    def sampled_percent(self) -> int | None:
        """The share that is visited as a sample; None where nobody says one."""
        own = self.onsite.percent if self.onsite else None
        return own if own is not None else self.numbers.visits.percent if self.numbers else None


class Role(Document):
    """What a GitHub account may do, and for whom."""

    login: Login = Field(title="GitHub账号", description="登录名，不含@。")
    id: AccountId = Field(
        title="账号编号",
        description="GitHub给账号的数字，改名不变，检查按它认人；见 https://api.github.com/users/登录名。",
    )
    role: RoleName = Field(title="角色", description="该账号的角色。")
    city: Slug | None = Field(None, title="设区市", description="角色为 city 或 agency 时必填。")
    agency: Slug | None = Field(None, title="机构", description="角色为 agency 时必填。")
    institution: Slug | None = Field(None, title="支撑机构", description="角色为 institution 时必填。")


class Roles(Document):
    """账号与角色。"""

    roles: list[Role] = Field(title="角色", description="GitHub账号与角色的对应。", max_length=2000)


class Institution(Document):
    """省级工业信息安全服务支撑机构 (annex 4)."""

    id: Slug = Field(title="机构编号", description="例如 inst-01。")
    name: OrganisationName = Field(title="机构名称", description="全称；示例数据以“示例”开头。")
    contact: Contact | None = Field(None, title="联系人", description="仅供工作联系。")


class Assignment(Document):
    """Which dossiers an institution verifies or visits; one that is named by its USCC leaves its city's share."""

    institution: Slug = Field(title="机构", description="institutions 中的机构编号。")
    task: Literal["verification", "onsite"] = Field(
        title="任务", description="verification 线上核查；onsite 现场核查。"
    )
    cities: list[Slug] = Field(default_factory=list, max_length=40, title="设区市", description="负责的设区市编号。")
    dossiers: list[Uscc] = Field(
        default_factory=list, max_length=2000, title="企业", description="单独分派的企业代码，优先于设区市。"
    )


class Institutions(Document):
    """省级支撑机构名单（附件4）与任务分派。"""

    institutions: list[Institution] = Field(title="机构", description="省级支撑机构。", max_length=100)
    assignments: list[Assignment] = Field(
        default_factory=list, max_length=400, title="任务分派", description="由省级分派核查任务。"
    )


class Agency(Document):
    """自评估咨询服务机构 (annex 3)."""

    id: Slug = Field(title="机构编号", description="本市内唯一，例如 a-01。")
    name: OrganisationName = Field(title="机构名称", description="全称；示例数据以“示例”开头。")
    institution: Slug | None = Field(None, title="省级支撑机构", description="若为省级支撑机构，填其编号；否则 null。")
    contact: Contact = Field(title="联系人", description="汇总表所载联系人。")
    commitment: Commitment = Field(title="承诺书", description="机构签订的服务承诺书。")
    capacity: Count | None = Field(None, title="服务能力", description="本年度最多服务多少家企业。")


class Agencies(Document):
    """本市推荐的自评估咨询服务机构（附件3）。"""

    agencies: list[Agency] = Field(title="机构", description="家数见本年度 edition.yaml 的 numbers。", max_length=50)
    target: Count | None = Field(None, title="覆盖目标", description="本市本年度计划参加企业数。")
