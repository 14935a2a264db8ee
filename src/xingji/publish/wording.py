"""Names that several pages and files use."""

from __future__ import annotations

from collections.abc import Mapping

from xingji.model.reference import ProvinceNames
from xingji.programme.suppression import HIDDEN, Shown

AUDIENCES = ("province", "institution", "city", "agency", "enterprise", "public")


def audiences(province: ProvinceNames) -> dict[str, str]:
    """For whom a date is, in the words of the province."""
    own = (province.office, province.institution, province.bureau, "自评估咨询服务机构", "参培企业", "公众")
    return dict(zip(AUDIENCES, own, strict=True))


DOCUMENTS: Mapping[str, str] = {
    "agencies": "自评估咨询服务机构汇总表",
    "enterprise": "企业登记表",
    "cloud": "安全上云情况",
    "self-assessment": "自评估",
    "verification": "线上核查",
    "rectification": "整改反馈",
    "onsite": "现场核查",
    "decision": "综合评定",
    "announcement": "公示与公布",
    "awards": "优秀案例与优秀服务商",
}

CONFIDENCE: Mapping[str, str] = {"A": "见原文", "B": "部分证实", "C": "推断或专业经验"}

EFFORTS: Mapping[int, str] = {1: "很小", 2: "较小", 3: "中等", 4: "较大", 5: "很大"}

WEEKDAYS = "一二三四五六日"

COUNTS = "零一两三四五六七八九十"

UNSHOWN = "不单列"


def counted(value: Shown) -> str:
    """A count in words of the page, or that it is not shown."""
    return UNSHOWN if value == HIDDEN else str(value)
