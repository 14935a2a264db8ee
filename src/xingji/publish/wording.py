"""Names that several pages and files use."""

from __future__ import annotations

from collections.abc import Mapping

from xingji.model.kinds import KINDS, phased
from xingji.model.reference import ProvinceNames
from xingji.programme.disclosure_control import HIDDEN, Shown

AUDIENCES = ("province", "institution", "city", "agency", "enterprise", "public")


def audiences(province: ProvinceNames) -> dict[str, str]:
    """For whom a date is, in the words of the province."""
    own = (province.office, province.institution, province.bureau, "自评估咨询服务机构", "参培企业", "公众")
    return dict(zip(AUDIENCES, own, strict=True))


DOCUMENTS: Mapping[str, str] = {name: KINDS[name].words.zh for name in phased()}

CONFIDENCE: Mapping[str, str] = {"A": "见原文", "B": "部分证实", "C": "推断或专业经验"}

EFFORTS: Mapping[int, str] = {1: "很小", 2: "较小", 3: "中等", 4: "较大", 5: "很大"}

WEEKDAYS = "一二三四五六日"

COUNTS = "零一两三四五六七八九十"

UNSHOWN = "不单列"


def counted(value: Shown) -> str:
    """A count in words of the page, or that it is not shown."""
    return UNSHOWN if value == HIDDEN else str(value)
