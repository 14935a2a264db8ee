"""The list of stars of one track as an annex in Word and Excel; it knows only what the public record knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from xingji.model.decision import AnnouncedList
from xingji.model.edition import Edition
from xingji.office.papers import wording
from xingji.office.papers.package import dated
from xingji.office.papers.sheet import Book, Column, Line, Table
from xingji.office.papers.template import Template, Wanted

TEMPLATE = Template(
    file="list.docx",
    fields={
        "mark": "示例数据标注，正式数据为空",
        "title": "名单标题",
        "track": "类型名称",
        "state": "公示或公布",
        "document": "公布文号，未知则为空",
        "summary": "家数",
        "remark": "公示期、受理单位等说明",
        "rows": "企业，每家一行",
        "rows.number": "序号",
        "rows.name": "企业名称",
        "rows.uscc": "统一社会信用代码",
        "rows.city": "设区市",
        "rows.level": "等级",
        "rows.result": "认定结果",
        "rows.note": "备注：异议核查中、已提升、已撤销",
    },
    required=frozenset({"mark", "title", "state", "rows", "rows.name", "rows.level", "rows.note"}),
)


class ListedStar(NamedTuple):
    """One star: fields of the public record under their own names, and no other."""

    name: str
    uscc: str
    city: str
    county: str | None
    industry: str | None
    level: int
    level_name: str
    stars: int | None
    result: str
    state: str
    withdrawn_on: date | None
    superseded_by: int | None

    @property
    def grade(self) -> str:
        """The level as lists write it."""
        return f"{self.level_name}（{self.stars}星）" if self.stars else self.level_name

    @property
    def note(self) -> str:
        """What a reader must know before relying on the star."""
        if self.withdrawn_on:
            return f"{self.state}（{wording.day(self.withdrawn_on)}）"
        if self.superseded_by:
            return f"{self.state}（{self.superseded_by}年度）"
        return "" if self.state in ("公示中", "已公布") else self.state


class PublicList(NamedTuple):
    """A visible list of one track (by its name), in the order in which it is shown."""

    edition: Edition
    track: str
    seen: Literal["publicity", "published"]
    announced: AnnouncedList
    stars: Sequence[ListedStar]

    @property
    def title(self) -> str:
        """Title without track and state: what the edition's title says of whom it is about."""
        return f"{self.edition.title.partition('培育')[0] or self.edition.title}名单"

    @property
    def state(self) -> str:
        """What the list is for the public."""
        return "公示" if self.seen == "publicity" else "公布"

    @property
    def document(self) -> str:
        """Number of the document that published it, as far as it is known."""
        return wording.number(self.announced.document) if self.seen == "published" else ""

    @property
    def summary(self) -> str:
        """How many stars stand, by level."""
        standing = [star for star in self.stars if not star.withdrawn_on]
        levels = sorted(Counter((star.level, star.grade) for star in standing).items())
        parts = "，".join(f"{grade}{count}家" for (_, grade), count in levels)
        gone = len(self.stars) - len(standing)
        return f"共{len(standing)}家{f'：{parts}' if parts else ''}。" + (f"另有{gone}家已撤销。" if gone else "")

    @property
    def remark(self) -> str:
        """Days, where to object, and what the list is not."""
        return "".join([*self._days(), "本表由公开记录生成，以主管部门正式印发的文件为准。"])

    def _days(self) -> list[str]:
        announced = self.announced
        if self.seen == "published":
            return [f"公布日期：{wording.day(announced.published_on)}。"] if announced.published_on else []
        shown = announced.publicity
        if shown is None:
            return []
        phone = f"，电话{shown.office.phone}" if shown.office.phone else ""
        return [
            f"公示期：{wording.day(shown.opens)}至{wording.day(shown.closes)}。"
            f"对名单有异议的，请在公示期内向{shown.office.name}实名反映{phone}。"
        ]


def to_docx(listed: PublicList, wanted: Wanted) -> bytes:
    """The list in Word, the head of the table on every page. Raises PaperError."""
    from xingji.office.papers.filling import fill  # noqa: PLC0415  the Word library, which nothing else needs

    values = {
        "mark": _mark(listed),
        "title": _broken(listed.title),
        "track": listed.track,
        "state": listed.state,
        "document": listed.document,
        "summary": listed.summary,
        "remark": listed.remark,
        "rows": [_row(number, star) for number, star in enumerate(listed.stars, 1)],
    }
    return fill(TEMPLATE, values, wanted, title=listed.title, made=dated(listed.edition.edition))


_LONGEST_LINE = 20
"""Characters of a title's line."""


def _broken(title: str) -> str:
    """A long title on two lines, no word cut."""
    return title.replace("星级企业", "\n星级企业", 1) if len(title) > _LONGEST_LINE else title


def _row(number: int, star: ListedStar) -> dict[str, object]:
    return {
        "number": number,
        "name": star.name,
        "uscc": star.uscc,
        "city": star.city,
        "level": star.grade,
        "result": star.result,
        "note": star.note,
    }


def _mark(listed: PublicList) -> str:
    return wording.mark(sample=listed.edition.sample)


_COLUMNS = (
    Column("序号", 6),
    Column("企业名称", 36, "left"),
    Column("统一社会信用代码", 24),
    Column("设区市", 11),
    Column("县（市、区）或功能板块", 20),
    Column("行业大类", 26, "left"),
    Column("等级", 20),
    Column("结果", 10),
    Column("备注", 22),
)


def to_xlsx(listed: PublicList, fonts: str) -> bytes:
    """The list in Excel, with district and industry beside what the Word list has."""
    title = f"{listed.title}（{listed.track}）（{listed.state}）"
    book = Book(title, dated(listed.edition.edition), fonts)
    nothing = () if listed.stars else ("没有可列出的企业。",)
    table = Table(
        name="名单",
        title=title,
        columns=_COLUMNS,
        rows=[_cells(number, star) for number, star in enumerate(listed.stars, 1)],
        annex="附件",
        mark=_mark(listed),
        subtitle=listed.document,
        forms=[[Line(0, len(_COLUMNS) - 1, listed.summary)]],
        notes=(*nothing, listed.remark),
    )
    book.add(table)
    return book.close()


def _cells(number: int, star: ListedStar) -> list[str]:
    place = (star.city, star.county or "", star.industry or "")
    return [str(number), star.name, star.uscc, *place, star.grade, star.result, star.note]
