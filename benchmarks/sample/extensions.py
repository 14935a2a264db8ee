"""The two later dates that the sample's province grants: to a city and to one enterprise."""

from __future__ import annotations

from datetime import date

from benchmarks.frame import Plain
from benchmarks.sample.cast import Firm, find

_CITY = "suzhou"
_FIRM = ("船舶配套", "nantong")
_ASSESSED_BY, _MENDED_BY, _MENDED_LATER = date(2023, 8, 5), date(2023, 9, 30), date(2023, 10, 15)


def extensions() -> list[Plain]:
    """Rows of edition.yaml."""
    city_reason = "示例：7月下旬持续高温，部分参培企业错峰停产，机构不能到现场核对资料，全市自评估顺延。"
    firm_reason = "示例：整改所需的边界防护设备到货推迟，只能在国庆停产检修期间安装和验证。"
    granted = {"granted_by": "sample-province"}
    later = {"city": _CITY, "until": _ASSESSED_BY, "reason": city_reason, **granted}
    return [
        {"deadline": "self-assessment", **later},
        {"deadline": "cloud-form", **later},
        {
            "deadline": "rectification",
            "uscc": find(*_FIRM).uscc,
            "until": _MENDED_LATER,
            "reason": firm_reason,
            **granted,
        },
    ]


def assessed_later(firm: Firm) -> bool:
    """Whether an enterprise needed its city's extension."""
    return firm.city == _CITY and firm.number % 3 == 1


def mends_later(firm: Firm) -> bool:
    """Whether an enterprise answers its findings after everybody else."""
    return (firm.words, firm.city) == _FIRM


def mended_by(firm: Firm) -> date:
    """Last day for the answers to findings."""
    return _MENDED_LATER if mends_later(firm) else _MENDED_BY
