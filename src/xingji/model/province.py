"""province.yaml, counties.yaml and zones.yaml: the province that runs the programme, as data of its tree."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from xingji.model.base import Count, County, Day, Document, OrganisationName, Region, ShortText, Slug, TrackId
from xingji.model.common import Origin
from xingji.model.terms import AREA_CODE_PATTERN, CITY_PATTERN, PREFIX_PATTERN

CityId = Annotated[str, StringConstraints(pattern=CITY_PATTERN)]
Prefix = Annotated[str, StringConstraints(pattern=PREFIX_PATTERN)]
AreaCode = Annotated[str, StringConstraints(pattern=AREA_CODE_PATTERN)]
Square = Annotated[Count, Field(ge=1, le=12)]


class Source(Origin):
    """Where a fact was read."""

    url: ShortText | None = Field(None, title="网址", description="可查到该来源的网址。")


class Names(Document):
    """A name in both languages of the programme."""

    zh: ShortText = Field(title="中文", description="中文名称。")
    en: ShortText = Field(title="英文", description="英文名称。")


class Track(Document):
    """A kind of star that the programme gives; its levels stand in its guidelines."""

    id: TrackId = Field(title="类型编号", description="小写字母，例如 ics；也是文件夹名和细则编号的开头。")
    areas: Prefix = Field(title="过程域编号开头", description="P加一个大写字母，例如 PA；各类型不得相同。")
    name: Names = Field(title="全称", description="例如“工控安全防护”。")
    label: ShortText = Field(title="页面标题用名", description="例如“平台安全防护”。")
    short: Names = Field(title="简称", description="例如“工控”，用于表格和检查结果。")
    also: list[ShortText] = Field(
        default_factory=list, max_length=12, title="别称", description="工作簿中也认得的写法。"
    )
    about: ShortText = Field(title="面向谁", description="首页上的一句话，例如“面向有工业控制系统的工业企业”。")
    kind: Literal["manufacturer", "platform_operator"] = Field(
        title="企业类别", description="默认适用的企业类别：manufacturer 或 platform_operator。"
    )


class Tile(Document):
    """Where the square of a city lies on the map of squares; neighbours stay neighbours, no border is drawn."""

    row: Square = Field(title="行", description="从1开始，自北向南。")
    column: Square = Field(title="列", description="从1开始，自西向东。")


class City(Document):
    """A city of the province, the level at which agencies are recommended."""

    id: CityId = Field(title="城市编号", description="全拼，也是文件夹名，3至20个小写字母。")
    name: ShortText = Field(title="名称", description="全称，带“市”字。")
    code: County = Field(title="区划代码", description="六位行政区划代码，须加引号。")
    area_code: AreaCode = Field(title="区号", description='电话区号，须加引号，例如 "025"。')
    tile: Tile | None = Field(None, title="方块位置", description="统计页城市方块图上的位置；不填则按顺序排。")


class Bodies(Document):
    """What the bodies of this province are called where pages name them."""

    office: OrganisationName = Field(title="省级主管部门", description="页面上的简称。")
    bureau: OrganisationName = Field(title="市级主管部门", description="例如“设区市工信局”。")
    institution: OrganisationName = Field(title="支撑机构", description="例如“省级支撑机构”。")


class Province(Document):
    """本省：名称、单位、培育类型和设区市。"""

    name: ShortText = Field(title="省名", description="全称，带“省”字。")
    short: ShortText = Field(title="简称", description="全称去掉“省”字。")
    english: ShortText = Field(title="英文名", description="汉语拼音或通行的英文名。")
    region: Region = Field(title="区划代码开头", description='统一社会信用代码第3、4位，须加引号，例如 "32"。')
    bodies: Bodies = Field(title="单位", description="页面上的单位名称。")
    tracks: list[Track] = Field(min_length=1, max_length=12, title="培育类型", description="按页面上的先后排列。")
    cities: list[City] = Field(min_length=1, max_length=40, title="设区市", description="按官方顺序排列。")
    sources: list[Source] = Field(default_factory=list, max_length=20, title="来源", description="本文件的出处。")
    as_of: Day | None = Field(None, title="截至日期", description="资料截止的日期。")


class CountyUnit(Document):
    """A county-level unit."""

    code: County = Field(title="区划代码", description="六位行政区划代码，须加引号。")
    name: ShortText = Field(title="名称", description="例如“玄武区”。")
    city: CityId = Field(title="设区市", description="所属城市的编号。")


class Counties(Document):
    """县（市、区）及其代码。"""

    counties: list[CountyUnit] = Field(max_length=400, title="县（市、区）", description="本省全部县级单位。")
    sources: list[Source] = Field(default_factory=list, max_length=20, title="来源", description="本文件的出处。")
    as_of: Day | None = Field(None, title="截至日期", description="资料截止的日期。")


class Zone(Document):
    """A functional zone."""

    id: Slug = Field(title="功能板块编号", description="项目自定的英文编号，不是统计代码。")
    name: ShortText = Field(title="名称", description="全称。")
    city: CityId = Field(title="设区市", description="所属城市的编号。")
    kind: ShortText = Field(title="类别", description="例如“经济技术开发区”。")


class Zones(Document):
    """功能板块。"""

    zones: list[Zone] = Field(max_length=400, title="功能板块", description="企业可在县（市、区）之外选填的功能板块。")
    sources: list[Source] = Field(default_factory=list, max_length=20, title="来源", description="本文件的出处。")
    as_of: Day | None = Field(None, title="截至日期", description="资料截止的日期。")
