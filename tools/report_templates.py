"""Make the first version of the reports' Word templates; afterwards they are edited in Word, and this is not run again.

.venv/bin/python tools/report_templates.py [rectification annual]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from templates import FOLDER, table, write
from xingji.office.papers.package import word_bytes
from xingji.office.papers.style import keep_whole, new_document, repeat_head, set_columns

Columns = Sequence[tuple[str, float, str, str]]
LEFT = "表格文字左"


def begin(mark: str) -> Document:
    """An empty page with a mark above, and a style for text in tables that begins at the left."""
    document = new_document()
    for header in (document.sections[0].header, document.sections[0].even_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].style = "标注"
        header.paragraphs[0].add_run(mark)
    for name in ("heading 1", "heading 2"):
        document.styles[name].paragraph_format.keep_with_next = True
    base = document.styles["表格文字"].element
    left = parse_xml(
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="TableLeft"><w:name w:val="{LEFT}"/>'
        f'<w:basedOn w:val="{base.get(qn("w:styleId"))}"/><w:qFormat/><w:pPr><w:jc w:val="left"/></w:pPr></w:style>'
    )
    document.styles.element.append(left)
    return document


def section(document: Document, number: str, name: str, columns: Columns = ()) -> None:
    """A heading, its sentences, and its table where it has one."""
    write(document, "heading 1", f"{number}、{{{{ {name}.heading }}}}")
    write(document, "正文段落", f"{{%p for line in {name}.sentences %}}", "{{ line }}", "{%p endfor %}")
    if columns:
        listing(document, name, columns)


def listing(document: Document, name: str, columns: Columns) -> None:
    """The table of a section with its title, only where there is one."""
    write(document, "表头", f"{{%p if {name}.table %}}")
    write(document, "表头", f"{{{{ {name}.table.title }}}}")
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    table(document, columns, rows=f"{name}.table.rows")
    write(document, "表头", "{%p endif %}", "")


def rectification() -> Document:
    """整改建议书 with a cover of its own and a receipt slip at the end."""
    document = begin("{{ internal }}{% if sample %}　{{ sample }}{% endif %}")
    write(document, "Normal", "", "", "", "")
    write(document, "公文标题", "{{ title }}")
    write(document, "Normal", "", "", "", "")
    _cover(document)
    document.add_page_break()
    section(document, "一", "scope")
    write(document, LEFT, "{{ scope.digest }}")
    section(document, "二", "view")
    for style, text in (("标注", "{{ view.chart.picture }}"), ("表头", "{{ view.chart.caption }}")):
        write(document, style, text)
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    write(document, "表格文字", "{{ view.chart.note }}", "")
    listing(document, "view", PROFILE)
    section(document, "三", "gap", GAP)
    section(document, "四", "plan", PLAN)
    section(document, "五", "open", OPEN)
    section(document, "六", "findings", FINDINGS)
    section(document, "七", "unseen")
    section(document, "八", "contact")
    _receipt(document)
    return document


PROFILE = (
    ("{{ view.unit }}", 44, "name", LEFT),
    ("计入的过程域", 26, "counted", "表格文字"),
    ("自评平均", 22, "claimed", "表格文字"),
    ("核查平均", 22, "verified", "表格文字"),
    ("最低", 18, "lowest", "表格文字"),
    ("低于目标等级", 24, "below", "表格文字"),
)
GAP = (
    ("线", 16, "line", "表格文字"),
    ("项目", 42, "item", LEFT),
    ("现状", 26, "now", "表格文字"),
    ("要求", 18, "wanted", "表格文字"),
    ("还差", 54, "lacks", LEFT),
)
PLAN = (
    ("步骤", 16, "step", "表格文字"),
    ("实践", 22, "practice", LEFT),
    ("要求和可出示的材料", 66, "text", LEFT),
    ("现状", 14, "degree", "表格文字"),
    ("投入和风险", 14, "effort", "表格文字"),
    ("完成后", 24, "after", LEFT),
)
OPEN = (
    ("实践", 30, "practice", LEFT),
    ("要求", 92, "text", LEFT),
    ("现状", 20, "degree", "表格文字"),
    ("风险", 14, "risk", "表格文字"),
)
FINDINGS = (
    ("编号", 14, "number", "表格文字"),
    ("问题", 48, "problem", LEFT),
    ("对应的要求", 58, "demand", LEFT),
    ("期限和状态", 36, "clock", LEFT),
)


def _cover(document: Document) -> None:
    made = document.add_table(rows=3, cols=2)
    set_columns(made, (56, 92))
    made.rows[0].cells[0].text = "{%tr for row in cover %}"
    for cell, text in zip(made.rows[1].cells, ("{{ row.label }}", "{{ row.value }}"), strict=True):
        cell.text = text
        cell.paragraphs[0].alignment = 0
    made.rows[1].cells[0].paragraphs[0].style = "附件号"
    made.rows[2].cells[0].text = "{%tr endfor %}"


def _receipt(document: Document) -> None:
    """On a page of its own, to be torn off."""
    document.add_page_break()
    write(document, "公文标题", "{{ receipt.title }}")
    write(document, "Normal", "")
    write(document, "正文段落", "{{ receipt.text }}")
    made = document.add_table(rows=3, cols=2, style="Table Grid")
    set_columns(made, (56, 100))
    made.rows[0].cells[0].text = "{%tr for name in receipt.blanks %}"
    made.rows[1].cells[0].text = "{{ name }}"
    made.rows[2].cells[0].text = "{%tr endfor %}"
    made.rows[1].cells[0].paragraphs[0].style = "填报栏"
    keep_whole(made.rows[1], 800)
    for cell in made.rows[1].cells:
        cell.vertical_alignment = 1


def annual() -> Document:
    """培育工作报告: the tables have as many columns as there are levels."""
    document = begin("{{ internal }}{% if internal and sample %}　{% endif %}{{ sample }}")
    write(document, "公文标题", "{{ title }}")
    write(document, "副标题", "{{ subtitle }}")
    write(document, "Normal", "")
    section(document, "一", "about")
    section(document, "二", "coverage")
    _chart(document, "coverage.chart")
    _wide(document, "coverage.table")
    section(document, "三", "levels")
    write(document, "Normal", "{%p for track in levels.tracks %}")
    write(document, "heading 2", "{{ track.heading }}")
    write(document, "正文段落", "{%p for line in track.sentences %}", "{{ line }}", "{%p endfor %}")
    _chart(document, "track.chart")
    _chart(document, "track.city_chart")
    _wide(document, "track.city_table")
    _wide(document, "track.industry_table")
    write(document, "Normal", "{%p endfor %}")
    section(document, "四", "outcome")
    _wide(document, "outcome.results")
    _wide(document, "outcome.rises")
    write(document, "heading 1", "五、{{ missed.heading }}")
    write(document, "Normal", "{%p for one in missed.guidelines %}")
    write(document, "正文段落", "{{ one.sentence }}")
    _wide(document, "one.table", MISSED, labels=4)
    write(document, "Normal", "{%p endfor %}")
    section(document, "六", "agencies")
    _wide(document, "agencies.table", AGENCIES, labels=2)
    section(document, "七", "method")
    write(document, LEFT, "{%p for line in method.digests %}", "{{ line }}", "{%p endfor %}")
    return document


MISSED = (20, 26, 12, 62, 20, 16)
AGENCIES = (14, 34, 12, 12, 14, 14, 13, 10, 10, 13, 10)


def _chart(document: Document, name: str) -> None:
    write(document, "标注", f"{{%p if {name} %}}", f"{{{{ {name}.picture }}}}")
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    write(document, "表头", f"{{{{ {name}.caption }}}}", "", "{%p endif %}")


def _wide(document: Document, name: str, widths: Sequence[float] = (), labels: int = 1) -> None:
    """A table with a column per heading that the data names; with widths, their number is known.

    The first `labels` columns begin at the left.
    """
    write(document, "表头", f"{{%p if {name} %}}", f"{{{{ {name}.title }}}}")
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    names = [("label", "label"), *((f"columns[{at}]", f"cells[{at}]") for at in range(len(widths)))]
    known = [
        (f"{{{{ {name}.{head} }}}}", width, cell, LEFT if at < labels else "表格文字")
        for at, (width, (head, cell)) in enumerate(zip(widths, names, strict=False))
    ]
    if known:
        table(document, known, rows=f"{name}.rows")
    else:
        _open_table(document, name)
    write(document, "表格文字", f"{{%p if {name}.note %}}", f"{{{{ {name}.note }}}}", "{%p endif %}")
    write(document, "表头", "", "{%p endif %}")


def _open_table(document: Document, name: str) -> None:
    """The first column is wide, the others share what it leaves (`pictures.fit` sees to that)."""
    made = document.add_table(rows=4, cols=4, style="Table Grid")
    set_columns(made, (48, 36, 36, 36))
    texts = (
        (f"{{{{ {name}.label }}}}", f"{{%tc for name in {name}.columns %}}", "{{ name }}", "{%tc endfor %}"),
        (f"{{%tr for row in {name}.rows %}}", "", "", ""),
        ("{{ row.label }}", "{%tc for cell in row.cells %}", "{{ cell }}", "{%tc endfor %}"),
        ("{%tr endfor %}", "", "", ""),
    )
    for row, style, line in zip(made.rows, ("表头", "表格文字", "表格文字", "表格文字"), texts, strict=True):
        keep_whole(row)
        for cell, text in zip(row.cells, line, strict=True):
            cell.paragraphs[0].style, cell.paragraphs[0].text = style, text
            cell.vertical_alignment = 1
    made.rows[2].cells[0].paragraphs[0].style = LEFT
    repeat_head(made.rows[0])


MAKERS: dict[str, Callable[[], Document]] = {"rectification": rectification, "annual": annual}
TITLES = {"rectification": "整改建议书", "annual": "培育工作报告"}


if __name__ == "__main__":
    for name in sys.argv[1:] or MAKERS:
        content = word_bytes(MAKERS[name](), TITLES[name], datetime(2023, 1, 1))
        (FOLDER / f"{name}.docx").write_bytes(content)
