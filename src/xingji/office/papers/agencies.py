"""The agency table of a city (附件3) in Word and Excel; the workbook can be read back (annex3)."""

from __future__ import annotations

from typing import NamedTuple

from xingji.model.edition import Agencies, Edition, Institutions, Numbers
from xingji.office.marks import write_marks
from xingji.office.papers import annex3, wording
from xingji.office.papers.package import dated
from xingji.office.papers.sheet import Book, Column, Line, Placed, Table
from xingji.office.papers.template import Template, Wanted

TEMPLATE = Template(
    file="agencies.docx",
    fields={
        "mark": "示例数据标注，正式数据为空",
        "year": "年度",
        "city": "设区市",
        "target": "本市计划参加企业数，未定则为空",
        "rows": "机构，每家一行",
        **{f"rows.{field}": title for field, title in annex3.HEADINGS.items()},
    },
    required=frozenset({"mark", "year", "city", "rows", "rows.id", "rows.name", "rows.institution", "rows.sha256"}),
)

_LOOKS = {"name": "left", "sha256": "code", "email": "code"}
_WIDTHS = dict(
    zip(annex3.HEADINGS, (6, 10, 26, 15, 12, 16, 18, 14, 26, 12, 10), strict=True),
)
_LONGEST_LIST = 255
"""Characters that Excel allows in a drop-down that is not read from cells."""

_NOTES = (
    "2. 机构编号由本市自定，小写字母、数字和“-”，年度内不变。承诺书签订日期写作2023-06-08的形式；"
    "承诺书SHA-256由承诺书扫描件算得，64位。服务能力为本年度最多服务的企业数，可不填。",
    "3. 本表含联系人信息，仅供工作联系。列名、编号由项目拟定，通知附件3原表未见。",
)


class City(NamedTuple):
    """One city of an edition: id and name, its agencies (None where there are none yet) and all institutions."""

    edition: Edition
    id: str
    name: str
    agencies: Agencies | None
    institutions: Institutions | None

    @property
    def title(self) -> str:
        """Title of the table."""
        return f"{self.edition.edition}年度{self.name}自评估咨询服务机构汇总表"

    @property
    def target(self) -> str:
        """How many enterprises shall take part; "" when nobody has said."""
        target = self.agencies.target if self.agencies else None
        return "" if target is None else str(target)


def to_docx(city: City, wanted: Wanted) -> bytes:
    """The table in Word. Raises PaperError."""
    from xingji.office.papers.filling import fill  # noqa: PLC0415  the Word library, which nothing else needs

    values = {
        "mark": wording.mark(sample=city.edition.sample),
        "year": city.edition.edition,
        "city": city.name,
        "target": city.target,
        "rows": annex3.table(city.agencies),
    }
    return fill(TEMPLATE, values, wanted, title=city.title, made=dated(city.edition.edition))


def to_xlsx(city: City, fonts: str) -> bytes:
    """The table in Excel, with marks by which it can be imported."""
    year = city.edition.edition
    book = Book(city.title, dated(year), fonts)
    rows = annex3.table(city.agencies)
    table = Table(
        name="附件3",
        title=city.title,
        columns=[Column(title, _WIDTHS[field], _LOOKS.get(field, "text")) for field, title in annex3.HEADINGS.items()],
        rows=[list(row.values()) for row in rows],
        annex="附件3",
        mark=wording.mark(sample=city.edition.sample),
        forms=_forms(city.target),
        notes=(_first_note(city.edition.numbers), *_NOTES),
    )
    _offer_institutions(book.add(table), city.institutions)
    write_marks(book.book, {"kind": annex3.KIND, "edition": str(year), "city": city.id})
    return book.close()


def _first_note(numbers: Numbers | None) -> str:
    """How many agencies the edition asks for, where it says so."""
    marks = "省级工业信息安全服务支撑机构填“是（编号）”，其他机构填“否”。"
    if numbers is None:
        return f"填表说明：1. {marks}"
    asked = numbers.agencies
    least = f"，其中至少{asked.institutions}家为省级支撑机构" if asked.institutions else ""
    return f"填表说明：1. 每个设区市遴选推荐{asked.fewest}至{asked.most}家{least}（{asked.source}）；{marks}"


def _forms(target: str) -> list[list[Line]]:
    """What the office fills in, and the city's target in a cell of its own."""
    return [
        [
            Line(0, 3, "填报单位（盖章）："),
            Line(4, 5, "填报人："),
            Line(6, 7, "联系电话："),
            Line(8, 10, f"日期：{wording.BLANK_DAY}"),
        ],
        [Line(0, 2, annex3.TARGET), Line(3, 3, target, "input")],
    ]


def _offer_institutions(placed: Placed, institutions: Institutions | None) -> None:
    """A drop-down of the answers; other text stays possible, the import judges it."""
    column = list(annex3.HEADINGS).index("institution")
    known = institutions.institutions if institutions else []
    answers = [annex3.NOT_PROVINCIAL, *(annex3.institution_text(found.id) for found in known)]
    if len(",".join(answers)) <= _LONGEST_LIST:
        choice = {"validate": "list", "source": answers, "error_type": "warning"}
        placed.sheet.data_validation(placed.head + 1, column, placed.head + placed.rows, column, choice)
