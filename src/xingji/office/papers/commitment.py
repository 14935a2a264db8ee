"""The commitment letter (服务承诺书) between an agency and an enterprise, to be signed and stamped.

Three promises are the notice's (section 五(三)), one more follows its words on free service; the rest is this
project's proposal, and the letter says so.
"""

from __future__ import annotations

from typing import NamedTuple

from xingji.model.edition import Agency, Edition
from xingji.model.enterprise import Enterprise
from xingji.office.papers import wording
from xingji.office.papers.package import dated
from xingji.office.papers.template import Template, Wanted

TEMPLATE = Template(
    file="commitment.docx",
    fields={
        "mark": "示例数据标注，正式数据为空",
        "work": "年度培育工作名称",
        "document": "通知文号，未知则为空",
        "enterprise": "企业名称",
        "uscc": "统一社会信用代码",
        "city": "设区市",
        "agency": "自评估咨询服务机构名称",
        "provincial": "是省级支撑机构则为“是”，否则为空",
        "services": "服务的类型",
        "contact": "机构联系人",
        "phone": "机构联系电话",
        "until": "服务期限，最后一个阶段的截止日期",
    },
    required=frozenset({"mark", "work", "enterprise", "uscc", "agency", "services"}),
)


class Parties(NamedTuple):
    """Who promises what to whom: city and tracks by their names; an agency that nobody lists is filled in by hand."""

    edition: Edition
    city: str
    enterprise: Enterprise
    agency: Agency | None
    tracks: tuple[str, ...]


def to_docx(parties: Parties, wanted: Wanted) -> bytes:
    """The letter with places for signatures, stamps and dates. Raises PaperError."""
    from xingji.office.papers.filling import fill  # noqa: PLC0415  the Word library, which nothing else needs

    edition, agency = parties.edition, parties.agency
    ends = [phase.closes for phase in edition.phases if phase.closes]
    values = {
        "mark": wording.mark(sample=edition.sample),
        "work": edition.title,
        "document": wording.number(edition.document),
        "enterprise": parties.enterprise.name,
        "uscc": parties.enterprise.uscc,
        "city": parties.city,
        "agency": agency.name if agency else wording.BLANK,
        "provincial": "是" if agency and agency.institution else "",
        "services": "、".join(parties.tracks),
        "contact": agency.contact.name if agency else wording.BLANK,
        "phone": agency.contact.phone if agency else wording.BLANK,
        "until": wording.day(max(ends)) if ends else wording.BLANK_DAY,
    }
    return fill(TEMPLATE, values, wanted, title="服务承诺书", made=dated(edition.edition))
