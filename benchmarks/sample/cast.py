"""Who takes part in the sample: per city the enterprises, how far each has come and what it held before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from benchmarks import province
from benchmarks.codes import make_uscc
from benchmarks.frame import MARKS, agency_ids

Stage = Literal["assessed", "verified", "rectified", "visited", "decided"]
STAGES: tuple[Stage, ...] = ("assessed", "verified", "rectified", "visited", "decided")
Turn = Literal["", "draft", "cautious", "lenient", "objected", "withdrawn"]
"""What is special: half empty form, decided below or above the verified level, refused after an objection, star
taken back."""


@dataclass(frozen=True)
class Entry:
    """One track of one enterprise; `verified` is None where it may come out as it likes."""

    track: str
    stage: Stage
    claimed: int
    verified: int | None = None
    turn: Turn = ""


@dataclass(frozen=True)
class Firm:
    """An enterprise; `place` is a county code or the id of a functional zone, `key` marks one that is to be visited."""

    words: str
    place: str
    industry: str
    entries: tuple[Entry, ...] = ()
    held: tuple[tuple[str, int, int], ...] = ()
    carried: bool = False
    key: bool = False
    city: str = ""
    number: int = 0
    uscc: str = ""

    @property
    def name(self) -> str:
        """Descriptive words and the city: no real firm is called so."""
        return f"示例{self.words}（{province.known().cities[self.city].name.removesuffix('市')}）有限公司"

    @property
    def agency(self) -> str:
        """The city's agencies take turns."""
        ids = agency_ids(self.city)
        return ids[self.number % len(ids)]

    @property
    def is_key(self) -> bool:
        """Whether it is visited without a draw: marked, a high claim, or a platform.

        With the platforms among them the draw of every city falls on the ICS list, the one that is published.
        """
        return self.key or any(entry.track == "platform" or entry.claimed >= 3 for entry in self.entries)

    @property
    def names_agency(self) -> bool:
        """Whether the registration says which agency serves it; every fifth leaves that to the assessment."""
        return self.number % 5 != 3

    def best_held(self, track: str) -> int:
        """Highest level held before; 0 for none."""
        return max((level for name, level, _ in self.held if name == track), default=0)


def _ics(stage: Stage, claimed: int, verified: int | None = None, turn: Turn = "") -> Entry:
    return Entry("ics", stage, claimed, verified, turn)


def _platform(stage: Stage, claimed: int, verified: int | None = None, turn: Turn = "") -> Entry:
    return Entry("platform", stage, claimed, verified, turn)


def _held(level: int, year: int, track: str = "ics") -> tuple[tuple[str, int, int], ...]:
    return ((track, level, year),)


_CAST: dict[str, tuple[Firm, ...]] = {
    "nanjing": (
        Firm("精密机械", "320115", "34", (_ics("decided", 2, 2),), _held(1, 2022)),
        Firm("热电联产", "320113", "44", (_ics("decided", 3, 3),), _held(2, 2022)),
        Firm("工业互联平台", "nanjing-jiangbei", "65", (_platform("decided", 2, 2),), _held(1, 2022, "platform")),
        Firm("生物制剂", "nanjing-gaoxin", "27", (_ics("decided", 1, 1),)),
        Firm("轨道车辆配套", "320104", "37", (_ics("visited", 2),), key=True),
        Firm("石化助剂", "320116", "26", (_ics("decided", 4, 4),), (*_held(2, 2020), *_held(3, 2022))),
        Firm("智能仪表", "nanjing-jiangning-jingkai", "40", (_ics("rectified", 1),)),
        Firm("电力设备与运维平台", "320114", "38", (_ics("decided", 2, 2), _platform("decided", 1, 1))),
    ),
    "wuxi": (
        Firm("半导体封装", "wuxi-gaoxin", "39", (_ics("decided", 3, 3),), _held(2, 2021)),
        Firm("电线电缆", "wuxi-yixing-jingkai", "38", (_ics("decided", 1, 1),)),
        Firm("特种钢管", "wuxi-jiangyin-gaoxin", "31", (_ics("decided", 2, 1, "lenient"),)),
        Firm("纺织印染", "320281", "17", (_ics("verified", 1, 1),), carried=True),
        Firm("燃气输配", "320213", "45", (_ics("decided", 1, 1),), _held(1, 2022)),
        Firm("物联网平台", "320211", "64", (_platform("decided", 1, 1),)),
        Firm("减速机", "320206", "34", (_ics("assessed", 1),)),
    ),
    "xuzhou": (
        Firm("工程机械", "xuzhou-jingkai", "35", (_ics("decided", 3, 3),)),
        Firm("煤矿装备", "320312", "35", (_ics("decided", 1, 1),)),
        Firm("矿井开采", "320322", "06", (_ics("decided", 1, 0),)),
        Firm("食品加工", "320324", "13", carried=True),
        Firm("设备运维平台", "xuzhou-gaoxin", "65", (_platform("rectified", 1),)),
    ),
    "changzhou": (
        Firm("光伏组件", "changzhou-gaoxin", "38", (_ics("decided", 2, 2),), _held(1, 2022)),
        Firm("新能源汽车零部件", "changzhou-wujin-gaoxin", "36", (_ics("decided", 2, 2),)),
        Firm("农机装备", "320413", "35", (_ics("visited", 1),), key=True),
        Firm("涂料树脂", "320481", "26", (_ics("decided", 1, 1),)),
        Firm("轨道交通部件", "320402", "37", (_ics("rectified", 2, 1),)),
        Firm("碳纤维", "320411", "28", (_ics("verified", 1, 1),)),
    ),
    "suzhou": (
        Firm("显示模组", "suzhou-sip", "39", (_ics("decided", 4, 4),)),
        Firm("精密轴承", "suzhou-kunshan-jingkai", "34", (_ics("decided", 2, 2),), _held(1, 2022)),
        Firm("医疗器械", "suzhou-gaoxin", "35", (_ics("decided", 1, 1),)),
        Firm("化学纤维", "320509", "28", (_ics("decided", 1, 1, "withdrawn"),)),
        Firm("港口机械", "suzhou-taicanggang-jingkai", "35", (_ics("decided", 3, 2),)),
        Firm("工业云平台", "suzhou-xiangcheng-jingkai", "65", (_platform("decided", 2, 2),)),
        Firm("服装定制与协同平台", "320581", "18", (_ics("decided", 1, 1), _platform("decided", 1, 0))),
        Firm("铜箔材料", "320582", "32", (_ics("visited", 2),), _held(1, 2022), key=True),
        Firm("家用电器", "320506", "38", (_ics("assessed", 1, turn="draft"),)),
    ),
    "nantong": (
        Firm("船舶配套", "320681", "37", (_ics("decided", 2, 2),)),
        Firm("海工装备", "320623", "37", (_ics("rectified", 1),), carried=True),
        Firm("家纺织造", "nantong-jingkai", "17", (_ics("decided", 1, 1),)),
        Firm("电子材料", "nantong-gaoxin", "39", (_ics("decided", 1, 1),), _held(1, 2022)),
        Firm("纺织云平台", "320612", "65", (_platform("decided", 1, 1),), _held(1, 2022, "platform")),
        Firm("水泥制品", "320685", "30"),
    ),
    "lianyungang": (
        Firm("医药原料", "lianyungang-jingkai", "27", (_ics("decided", 3, 3),), _held(2, 2022)),
        Firm("硅材料", "320722", "30", (_ics("decided", 1, 1),)),
        Firm("石化储运", "320703", "25", (_ics("verified", 2, 1),), _held(1, 2022)),
        Firm("水产加工", "320707", "13", (_ics("assessed", 0),)),
    ),
    "huaian": (
        Firm("盐化工", "320813", "26", (_ics("decided", 2, 2),), _held(1, 2021)),
        Firm("电子线路板", "huaian-gaoxin", "39", (_ics("decided", 1, 1),)),
        Firm("饮料灌装", "320804", "15", (_ics("decided", 1, 1, "objected"),)),
        Firm("特种钢材", "huaian-jingkai", "31", (_ics("rectified", 2, 2),), _held(1, 2022)),
    ),
    "yancheng": (
        Firm("汽车总装", "yancheng-jingkai", "36", (_ics("decided", 2, 2),)),
        Firm("风电装备", "320904", "38", (_ics("decided", 1, 1),)),
        Firm("造纸", "320923", "22", (_ics("visited", 1),), key=True),
        Firm("再生资源", "320925", "42"),
        Firm("风电运维平台", "320903", "65", (_platform("decided", 1, 1),)),
    ),
    "yangzhou": (
        Firm("数控机床", "321003", "34", (_ics("decided", 2, 2),), _held(1, 2022)),
        Firm("客车零部件", "321081", "36", (_ics("decided", 1, 1),)),
        Firm("油气开采", "321012", "07", (_ics("decided", 1, 1),), _held(1, 2020)),
        Firm("照明电器", "yangzhou-gaoxin", "38", (_ics("verified", 1),)),
        Firm("城镇供水", "321002", "46", (_ics("assessed", 1),)),
        Firm("工业软件平台", "yangzhou-jingkai", "65", (_platform("visited", 2),)),
    ),
    "zhenjiang": (
        Firm("铝板带", "zhenjiang-jingkai", "32", (_ics("decided", 1, 1),)),
        Firm("电气母线", "321182", "38", (_ics("decided", 2, 2, "cautious"),)),
        Firm("光学镜片", "321181", "40", (_ics("rectified", 1),)),
        Firm("调味品酿造", "321111", "14", (_ics("decided", 1, 1),)),
        Firm("船用电器", "zhenjiang-gaoxin", "38", (_ics("assessed", 2),)),
    ),
    "taizhou": (
        Firm("疫苗制剂", "taizhou-yiyao-gaoxin", "27", (_ics("decided", 2, 2),)),
        Firm("船舶建造", "taizhou-jingjiang-jingkai", "37", (_ics("decided", 3, 3),), _held(2, 2022)),
        Firm("不锈钢制品", "321281", "33", (_ics("verified", 1, 0),)),
        Firm("农药制剂", "321283", "26", (_ics("visited", 1),), key=True),
        Firm("医药供应链平台", "321202", "65", (_platform("verified", 1, 1),)),
        Firm("橡胶密封件", "321204", "29"),
    ),
    "suqian": (
        Firm("白酒酿造", "321311", "15", (_ics("decided", 1, 1),)),
        Firm("功能薄膜", "suqian-gaoxin", "29", (_ics("decided", 1, 1),)),
        Firm("人造板", "suqian-jingkai", "20", (_ics("decided", 1, 0),), _held(1, 2022)),
        Firm("智能家居与协同平台", "suqian-shuyang-jingkai", "21", (_ics("assessed", 1), _platform("assessed", 1))),
        Firm("纺纱", "321324", "17"),
        Firm("玻璃制品", "321302", "30", (_ics("assessed", 1, turn="draft"),)),
    ),
}


@cache
def firms() -> tuple[Firm, ...]:
    """Everybody in the order of the cities, with a code."""
    return tuple(_settle(firm, city, number) for city in MARKS for number, firm in enumerate(_CAST[city]))


def _settle(firm: Firm, city: str, number: int) -> Firm:
    region = region_of(firm.place, city, number)
    code = make_uscc(region, 700_000 + list(MARKS).index(city) * 100 + number)
    return replace(firm, city=city, number=number, uscc=code)


def region_of(place: str, city: str, number: int) -> str:
    """The county that a code names; a functional zone has none, so one of the city's counties stands in."""
    if place.isdigit():
        return place
    counties = [unit.code for unit in province.known().counties.values() if unit.city == city]
    return counties[number % len(counties)]


def has_reached(entry: Entry, stage: Stage) -> bool:
    """Whether an entry has come at least so far."""
    return STAGES.index(entry.stage) >= STAGES.index(stage)


def find(words: str, city: str) -> Firm:
    """One enterprise by its descriptive words."""
    return next(firm for firm in firms() if (firm.words, firm.city) == (words, city))
