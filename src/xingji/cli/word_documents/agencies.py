"""`xingji word agencies`: a city's agency table."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from xingji.cli.command import language, warn
from xingji.cli.province import province
from xingji.cli.word_documents.given import add_city, document, document_if_there, year_folder
from xingji.cli.word_documents.kind import Kind, wanted
from xingji.messages.interface import say
from xingji.model.edition import Agencies, Edition, Institutions

if TYPE_CHECKING:
    from xingji.office.papers.template import Template


def _make(options: argparse.Namespace, ending: str) -> bytes:
    from xingji.office.papers import agencies  # noqa: PLC0415  the Word library takes its time

    folder = year_folder(options)
    city = province(options, folder.parents[1]).cities[options.city]
    edition = document(options, folder / "edition.yaml", Edition)
    table = document_if_there(options, folder / city.id / "agencies.yaml", Agencies)
    institutions = document_if_there(options, folder / "institutions.yaml", Institutions)
    one = agencies.City(edition, city.id, city.name, table, institutions)
    if table is None:
        warn(say("word.blank", language(options), city=city.name))
    return agencies.to_docx(one, wanted(options)) if ending == ".docx" else agencies.to_xlsx(one, options.fonts)


def _template() -> Template:
    from xingji.office.papers.agencies import TEMPLATE  # noqa: PLC0415

    return TEMPLATE


KIND = Kind(
    name="agencies",
    help="自评估咨询服务机构汇总表（附件3），没有机构时为空白表 / agency table of a city, or a blank one",
    example="  xingji word agencies 2023 CITY --out 附件3.docx\n"
    "  xingji word agencies 2023 CITY --out 附件3.xlsx\n  xingji workbook import 附件3.xlsx",
    endings=(".docx", ".xlsx"),
    add=add_city,
    make=_make,
    template=_template,
)
