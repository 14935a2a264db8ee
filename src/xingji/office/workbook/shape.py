"""What can be entered in our workbooks, slot by slot; writer and reader share it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from xingji.office.papers import annex3

Form = Literal[
    "text",
    "line",
    "titles",
    "pages",
    "hashes",
    "page",
    "day",
    "number",
    "code",
    "slug",
    "phone",
    "named",
    "provincial",
    "choice",
    "stars",
]
"""How a cell is read: free text; one line; evidence, a piece per line (three forms); pages of one piece; a day; a whole
number; a code; an id in small letters; a telephone number; a code with its name behind it; the answer of 附件3 on
provincial institutions; one of the choices; stars held."""


class Slot(NamedTuple):
    """One thing to enter: a column of a table, or a row of a form.

    `key` is the way to it in its document; `width` is in characters; `choices` names an entry of `choices.CHOICES` or,
    for `named`, a list of the reference data. Without a `form` people read the cell but do not write in it.
    """

    key: str
    heading: str
    width: float = 12
    form: Form | None = None
    choices: str = ""
    hint: str = ""


def index_of(slots: Sequence[Slot], key: str) -> int:
    """Where a slot stands among others; 0 where it does not."""
    return next((index for index, slot in enumerate(slots) if slot.key == key), 0)


ROW_ID = Slot("id", "标识", 4)
"""Hidden column with the practice id: what a row is about even where the visible number was overwritten."""
PRACTICE = Slot("practice", "编号", 11)
TEXT = Slot("text", "要求", 42)
_ABOUT = (
    ROW_ID,
    PRACTICE,
    Slot("area", "过程域", 14),
    Slot("level", "等级", 6),
    TEXT,
    Slot("anchors", "怎样算符合", 40),
)
_BOUNDS = Slot("bounds", "关键项和不适用", 22)
ANSWER = (
    Slot("degree", "符合程度", 11, "choice", "degree"),
    Slot("note", "说明", 30, "text"),
    Slot("reason", "不适用理由", 20, "text"),
    Slot("titles", "证明材料", 26, "titles"),
    Slot("pages", "页码", 7, "pages"),
    Slot("hashes", "SHA-256", 17, "hashes"),
)
ANSWERS = (*_ABOUT, Slot("evidence", "可出示的材料", 28), _BOUNDS, *ANSWER)
"""Columns of a domain's sheet in a self-assessment workbook."""
VERDICT = (
    Slot("verdict", "核查结论", 13, "choice", "verdict"),
    Slot("to", "下调为", 11, "choice", "degree"),
    Slot("page", "材料页码", 9, "page"),
    Slot("comment", "意见", 34, "text"),
)
CLAIM = Slot("claim", "企业自评", 11)
UNANSWERED = "未回答"
"""Stands in the column of the claims where there is none."""
VERDICTS = (
    *_ABOUT,
    Slot("ways", "核查方法", 36),
    _BOUNDS,
    CLAIM,
    Slot("claim_note", "自评说明", 24),
    Slot("claim_evidence", "自评证明材料", 24),
    *VERDICT,
)
"""Columns of a domain's sheet in a verification workbook."""

ENTERPRISE = (
    Slot("name", "企业名称", form="line", hint="营业执照上的全称"),
    Slot("county", "县（市、区）", form="named", choices="counties", hint="从列表中选；在功能板块的企业可改填下一行"),
    Slot("zone", "功能板块", form="named", choices="zones", hint="从列表中选，没有则不填"),
    Slot("industry", "行业大类", form="named", choices="industries", hint="GB/T 4754-2017 行业大类"),
    Slot("kind", "企业类别", form="choice", choices="kind"),
    Slot("profile", "生产类型", form="choice", choices="profile", hint="工业企业必选，按主要生产线；平台企业可不选"),
    Slot("agency", "企业委托的机构", form="named", choices="agencies", hint="从列表中选本市推荐的机构，没有则不填"),
    Slot("held", "已有等级", form="stars", hint="每行一个：类型全称 几级 哪年，例如“… 1级 2021年”；没有则不填"),
    Slot("carried_from", "结转年度", form="number", hint="上年度参加但未完成全部流程的，填上年度年份"),
    Slot("contact.name", "联系人", form="line", hint="仅供工作联系，不对外公布"),
    Slot("contact.phone", "联系电话", form="phone", hint="11位手机号，或“区号-号码”"),
    Slot("contact.email", "电子邮箱", form="code", hint="例如 name@example.com，没有则不填"),
    Slot("uscc_exception.reason", "代码例外理由", form="text", hint="营业执照所载代码校验码不符时才填"),
)
ASSESSMENT = (
    Slot("agency", "自评估咨询服务机构", form="named", choices="agencies", hint="本市推荐的机构"),
    Slot("assessed_on", "自评估日期", form="day", hint="例如 2023-07-12"),
    Slot("commitment.signed_on", "服务承诺书签订日期", form="day", hint="提交前须签订"),
    Slot("commitment.sha256", "承诺书扫描件SHA-256", form="hashes", hint="64位"),
)
CLOUD = (
    Slot("filled_on", "填报日期", form="day", hint="例如 2023-07-12"),
    Slot("uses_cloud", "是否上云", form="choice", choices="flag", hint="没有系统上云选“否”，下表留空"),
    Slot("measures", "安全措施", form="text", hint="身份认证、访问控制、加密、备份等措施"),
)
SERVICES = (
    Slot("system", "上云系统", 30, "line"),
    Slot("provider", "云服务商", 36, "line"),
    Slot("model", "部署方式", 14, "choice", "cloud"),
    Slot("control_data", "含控制数据", 14, "choice", "flag"),
)
VERIFICATION = (
    Slot("institution", "省级支撑机构", form="named", choices="institutions"),
    Slot("reviewer", "核查人员", form="line", hint="不对外公布"),
    Slot("verified_on", "核查日期", form="day", hint="例如 2023-08-28"),
)
FINDINGS = (
    Slot("id", "问题编号", 11, "code", hint="F加两位数字，例如 F01"),
    Slot("practice", "实践编号", 13, "code", hint="例如 PA08.2.1"),
    Slot("severity", "严重程度", 11, "choice", "severity"),
    Slot("text", "问题描述", 60, "text"),
    Slot("opened_on", "提出日期", 13, "day"),
    Slot("due", "整改期限", 13, "day"),
)
RECHECKS = (
    Slot("finding", "问题编号", 11, "code", hint="F加两位数字，例如 F01"),
    Slot("rechecked_on", "复核日期", 13, "day"),
    Slot("result", "复核结果", 11, "choice", "result"),
    Slot("degree", "复核后符合程度", 16, "choice", "degree"),
    Slot("comment", "意见", 60, "text"),
)
AGENCIES = (
    Slot("id", annex3.HEADINGS["id"], form="slug", hint="小写字母、数字和短横线，例如 nj-01"),
    Slot("name", annex3.HEADINGS["name"], form="line"),
    Slot("institution", annex3.HEADINGS["institution"], form="provincial"),
    Slot("contact.name", annex3.HEADINGS["contact"], form="line"),
    Slot("contact.phone", annex3.HEADINGS["phone"], form="phone", hint="11位手机号，或“区号-号码”"),
    Slot("contact.email", annex3.HEADINGS["email"], form="code", hint="例如 name@example.com，没有则不填"),
    Slot("commitment.signed_on", annex3.HEADINGS["signed_on"], form="day"),
    Slot("commitment.sha256", annex3.HEADINGS["sha256"], form="hashes"),
    Slot("capacity", annex3.HEADINGS["capacity"], form="number"),
)
"""Columns of 附件3 that have a place in agencies.yaml; the table itself is made by `office.papers`."""
REMARK = Slot("remark", annex3.HEADINGS["remark"])
"""For people only: what stands there has no place in the document."""
TARGET = Slot("target", annex3.TARGET, form="number")
SHOWN = (Slot("name", "企业"), Slot("agency", "自评估机构"))
"""What the cover of a verification shows besides."""
ITEM, CONTENT, HINT = Slot("item", "项目", 22), Slot("content", "填写内容", 52), Slot("hint", "填写说明", 46)
"""Columns of a form: one row per slot."""
KNOWN = (
    Slot("edition", "年度"),
    Slot("uscc", "统一社会信用代码"),
    Slot("city", "设区市"),
    Slot("track", "培育类型"),
    Slot("guideline", "评分细则"),
    Slot("guideline_sha256", "细则SHA-256"),
)
"""What the cover shows and nobody may change: it says whose workbook this is."""
