"""enterprise.yaml: the registration of an enterprise (参培企业)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from xingji.model.base import (
    County,
    Document,
    DossierDocument,
    Industry,
    Level,
    OrganisationName,
    Slug,
    TrackId,
    Uscc,
    Year,
)
from xingji.model.common import Contact, UsccException
from xingji.model.terms import Profile


class HeldStar(Document):
    """A star held before this edition (notice, section 一: holders since 2020 may take part again)."""

    track: TrackId = Field(title="类型", description="培育类型编号，见 province.yaml。")
    level: Level = Field(title="等级", description="工控1至5；平台1为基本级，2为增强级。")
    year: Year = Field(title="年度", description="取得该等级的年度，2020年起。")


class Enterprise(DossierDocument):
    """企业登记表：一家企业一份，放在以统一社会信用代码命名的文件夹中。"""

    uscc: Uscc = Field(title="统一社会信用代码", description="18位，须与所在文件夹同名，校验码须正确。")
    uscc_exception: UsccException | None = Field(
        None, title="代码例外", description="营业执照所载代码校验码不符时填写理由，由审核人员核对。"
    )
    name: OrganisationName = Field(title="企业名称", description="营业执照上的全称；示例数据以“示例”开头。")
    city: Slug = Field(title="设区市", description="设区市编号，须与所在文件夹一致，见 province.yaml。")
    county: County | None = Field(
        None,
        title="县（市、区）",
        description="六位行政区划代码，加引号，见 counties.yaml；在功能板块的企业可改填 zone。",
    )
    zone: Slug | None = Field(None, title="功能板块", description="功能板块编号，见 zones.yaml。")
    industry: Industry = Field(title="行业大类", description='GB/T 4754-2017 行业大类两位代码，例如 "34"。')
    kind: Literal["manufacturer", "platform_operator"] = Field(
        title="企业类别", description="manufacturer：工业企业；platform_operator：工业互联网平台企业。"
    )
    profile: Profile | None = Field(
        None,
        title="生产类型",
        description=(
            "工业企业必填：discrete 离散制造；process 流程制造；utility 公用事业（电力、热力、燃气、供水）。"
            "两类都有的，按主要生产线填。不影响得分。"
        ),
    )
    agency: Slug | None = Field(
        None, title="自评估咨询服务机构", description="企业委托或由当地指定的机构，本市 agencies.yaml 中的编号。"
    )
    held: list[HeldStar] = Field(
        default_factory=list, max_length=12, title="已有等级", description="2020年以来已取得的等级。"
    )
    carried_from: Year | None = Field(
        None, title="结转年度", description="上年度参加但未完成全部流程的，填上年度年份。"
    )
    contact: Contact = Field(title="企业联系人", description="仅供工作联系，不对外公布。")
