"""Small parts that several documents hold: contacts, evidence, commitments, document numbers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from xingji.model.base import (
    Day,
    Document,
    Email,
    Flag,
    LongText,
    OrganisationName,
    Pages,
    PersonName,
    Phone,
    Sha256,
    ShortText,
)


class Contact(Document):
    """Never published for enterprises; published for offices only where the notice prints it."""

    name: PersonName = Field(title="联系人", description="负责此事的人员姓名。")
    phone: Phone = Field(
        title="联系电话", description="11位手机号，或“区号-号码”，分机号用“-”连接，例如 010-12345678-801。"
    )
    email: Email | None = Field(None, title="电子邮箱", description="可不填。")


class Office(Document):
    """A public office as a notice prints it: its telephone, no person."""

    name: OrganisationName = Field(title="单位名称", description="对外公布的联系单位。")
    phone: Phone | None = Field(None, title="联系电话", description="通知中公布的办公电话；未公布则不填。")
    website: ShortText | None = Field(None, title="网址", description="通知中公布的网址。")
    note: ShortText | None = Field(None, title="说明", description="例如原文印刷有误之处。")


class Evidence(Document):
    """Names a piece of evidence; the file itself never enters Git."""

    title: ShortText = Field(title="材料名称", description="证明材料的名称，例如“工控设备台账”。")
    page: Pages | None = Field(None, title="页码", description="材料中的页码，例如 3、3-5 或 3-5、8。")
    sha256: Sha256 | None = Field(None, title="SHA-256", description="材料文件的SHA-256值，64位小写十六进制。")


class Commitment(Document):
    """服务承诺书 (notice, section 五(三)): the letter between agency and enterprise."""

    signed_on: Day = Field(title="签订日期", description="承诺书签订日期，格式 YYYY-MM-DD。")
    sha256: Sha256 = Field(title="扫描件SHA-256", description="承诺书扫描件的SHA-256值，64位小写十六进制。")


class Origin(Document):
    """The file or paper that a fact stands in, and how sure it is."""

    title: ShortText = Field(title="来源", description="文件或材料名称。")
    confidence: Literal["A", "B", "C"] = Field(title="可信度", description="A 见原文；B 部分证实；C 未见出处。")
    note: LongText | None = Field(None, title="说明", description="来源的说明。")


class OfficialDocument(Document):
    """A document number as printed; `verified` says whether somebody saw the original."""

    number: ShortText | None = Field(None, title="文号", description="发文字号，按原文填写；未知则不填。")
    verified: Flag = Field(title="已核实", description="true：已对照原文核实；false：来源为转引，尚未核实。")
    issued_on: Day | None = Field(None, title="成文日期", description="格式 YYYY-MM-DD；未知则不填。")
    note: LongText | None = Field(None, title="说明", description="文号来源或疑点。")


class UsccException(Document):
    """A genuine code whose check character is wrong in the register itself; a few early codes are."""

    reason: LongText = Field(title="例外理由", description="为什么校验码不符仍属真实代码，例如营业执照原件所载如此。")
