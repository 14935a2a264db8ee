"""The edition of 2024: what the engine makes of 2023, filled with what a reprint of the notice says."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.emit import document
from benchmarks.frame import Plain
from xingji.model.edition import Edition
from xingji.store.next_edition import inherited, next_edition
from xingji.store.reader import parse

_LAST, _YEAR = 2023, 2024
_NUMBER_NOTE = (
    "见到的是2024年度通知的网上转载，看不到它自己的文号。"
    "通知以苏工信信发〔2024〕297号《护航新型工业化网络和数据安全专项行动方案》为依据之一，该文号不是本通知的文号。"
)
_PHASE_NOTE = "阶段划分沿用2023年度；通知转载中看不到日期，故不填。"
_SOURCES: tuple[Plain, ...] = (
    {
        "title": "2024年度江苏省工业信息安全防护星级企业培育通知（网上转载）",
        "confidence": "A",
        "note": "培育对象：省“1650”产业体系重点行业企业，以及近年来已获星级并有意进一步提升的企业。"
        "工控5级、平台2级，名称与2023年度相同。依据比2023年度多一份2024年专项行动方案。文号、起止月份和各项日期看不到。",
    },
    {
        "title": "2023年度方案（edition.yaml）",
        "confidence": "C",
        "note": "阶段和时间节点的划分、细则、联系方式、账号和支撑机构名单由 xingji edition new 沿用，"
        "是否适用于2024年度（包括是否仍须填报安全上云情况）未经核实。",
    },
)


def next_year_files(files: Mapping[str, str]) -> dict[str, str]:
    """edition.yaml, roles.yaml and institutions.yaml of 2024 from those of 2023; there are no dossiers yet."""
    return {
        f"{_YEAR}/edition.yaml": document("edition", 2, _edition(files[f"{_LAST}/edition.yaml"].encode())),
        f"{_YEAR}/roles.yaml": inherited(files[f"{_LAST}/roles.yaml"].encode(), _LAST).decode(),
        f"{_YEAR}/institutions.yaml": inherited(
            files[f"{_LAST}/institutions.yaml"].encode(), _LAST, without="assignments"
        ).decode(),
    }


def _edition(source: bytes) -> Plain:
    data = _typed(next_edition(source, _read(source), _YEAR, {}))
    data["document"]["note"] = _NUMBER_NOTE
    for phase in data["phases"]:
        phase["note"] = _PHASE_NOTE
    data["sources"] = [*_SOURCES]
    return data


def _read(source: bytes) -> Edition:
    return Edition.model_validate(parse(source).data)


def _typed(source: bytes) -> Plain:
    """Values with their types, without what the file does not say."""
    return _read(source).model_dump(by_alias=True, exclude_unset=True)
