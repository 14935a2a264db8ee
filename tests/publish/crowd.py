"""A great many made-up records, for pages that have to stay quick with them; names begin with 示例."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from tests.places import SAMPLE
from xingji.model.reference import City
from xingji.publish.record import PublicRecord
from xingji.store.reference import reference

_TRADES = ("精密机械", "电子材料", "化工", "半导体封装", "船舶配套", "汽车零部件", "医药", "电力设备", "仪表", "轴承")
_WORDS = "华盛瑞恒泰新通达联创科源安远宏信中天江海东南金美明德永嘉"
_LEVELS = ("基础建设级", "规范防护级", "集成管控级", "综合协同级", "智能优化级")
_INDUSTRIES = ("通用设备制造业", "专用设备制造业", "医药制造业", "纺织业", "食品制造业", "汽车制造业")


def crowd(count: int, *, edition: int = 2023, seed: int = 7) -> list[PublicRecord]:
    """So many records of one edition, in the order of the lists: city, then name."""
    dice = random.Random(seed)  # noqa: S311  no secret
    cities = list(reference(SAMPLE).cities.values())
    found = [_record(dice, edition, number, cities) for number in range(count)]
    order = {city.name: city.code for city in cities}
    return sorted(found, key=lambda record: (order[record.city], record.name))


def _record(dice: random.Random, edition: int, number: int, cities: Sequence[City]) -> PublicRecord:
    city = dice.choice(cities)
    name = "".join(dice.choices(_WORDS, k=3))
    level = dice.choices(range(1, 6), (40, 30, 18, 9, 3))[0]
    state = dice.choices(("已公布", "已提升", "已撤销", "异议核查中"), (90, 7, 2, 1))[0]
    withdrawn = state == "已撤销"
    return PublicRecord(
        edition=edition,
        track="ics",
        name=f"示例{name}{dice.choice(_TRADES)}（{city.name.removesuffix('市')}）有限公司",
        uscc=f"91320{number % 900:03d}MA{number:08d}",
        city=city.name,
        county=f"示例{number % 7}区",
        industry=dice.choice(_INDUSTRIES),
        level=level,
        level_name=_LEVELS[level - 1],
        stars=level,
        result=dice.choice(("新达标", "提升", "保持")),
        state=state,
        document=None,
        document_verified=False,
        published_on=date(edition, 11, dice.randint(1, 28)),
        withdrawn_on=date(edition + 1, 3, 1) if withdrawn else None,
        withdrawn_reason="示例原因" if withdrawn else None,
        withdrawn_document=None,
        superseded_by=edition + 1 if state == "已提升" else None,
    )
