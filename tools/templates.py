"""Make the first version of the Word templates; afterwards they are edited in Word, and this is not run again.

.venv/bin/python tools/templates.py [commitment agencies list]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from docx.document import Document
from docx.table import Table

from xingji.office.papers.package import word_bytes
from xingji.office.papers.style import keep_whole, new_document, repeat_head, set_columns

FOLDER = Path(__file__).parents[1] / "src/xingji/office/templates"


def begin(*, landscape: bool = False) -> Document:
    """An empty page with the mark above."""
    document = new_document(landscape=landscape)
    for header in (document.sections[0].header, document.sections[0].even_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].style = "标注"
        header.paragraphs[0].add_run("{{ mark }}")
    return document


def write(document: Document, style: str, *lines: str) -> None:
    """Paragraphs of one style."""
    for line in lines:
        document.add_paragraph(line, style)


def item(document: Document, head: str, text: str) -> None:
    """A paragraph that begins with a heading of the second level."""
    paragraph = document.add_paragraph(style="正文段落")
    run = paragraph.add_run(head)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia", "楷体_GB2312"
    )
    paragraph.add_run(text)


def table(
    document: Document, columns: Sequence[tuple[str, float, str, str]], *, height: int = 0, rows: str = "rows"
) -> Table:
    """A table whose row repeats: heading, width in millimetres, placeholder and style of each column."""
    made = document.add_table(rows=4, cols=len(columns), style="Table Grid")
    set_columns(made, [width for _, width, _, _ in columns])
    for cell, (title, _, _, _) in zip(made.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].style, cell.paragraphs[0].text = "表头", title
    repeat_head(made.rows[0])
    keep_whole(made.rows[0])
    for row, text in ((1, f"{{%tr for row in {rows} %}}"), (3, "{%tr endfor %}")):
        made.rows[row].cells[0].paragraphs[0].text = text
    for cell, (_, _, field, style) in zip(made.rows[2].cells, columns, strict=True):
        cell.paragraphs[0].style, cell.paragraphs[0].text = style, f"{{{{ row.{field} }}}}"
    keep_whole(made.rows[2], height)
    for row in made.rows:
        for cell in row.cells:
            cell.vertical_alignment = 1
    return made


def commitment() -> Document:
    """服务承诺书: the notice's three promises in its words, the rest proposed by the project."""
    document = begin()
    write(document, "公文标题", "服务承诺书")
    write(document, "副标题", "（{{ work }}）")
    write(document, "Normal", "", "{{ enterprise }}：")
    write(
        document,
        "正文段落",
        "根据{{ work }}工作要求{% if document %}（{{ document }}）{% endif %}，{{ agency }}（以下简称我方）"
        "作为{{ city }}推荐的自评估咨询服务机构{% if provincial %}、省级工业信息安全服务支撑机构{% endif %}，"
        "为你单位（统一社会信用代码：{{ uscc }}）提供{{ services }}自评估咨询服务。我方承诺如下：",
    )
    write(document, "heading 1", "一、服务承诺")
    item(
        document,
        "（一）不影响系统运行。",
        "在服务过程中不对企业系统运行造成影响。不对运行中的生产系统做可能影响其运行的测试；"
        "确需接触生产系统的，事先征得你单位书面同意，并由你单位人员在场操作。",
    )
    item(
        document,
        "（二）不泄露企业信息。",
        "不泄露服务中获取的企业信息。未经你单位书面同意，不向第三方提供、不公开、不留作他用。",
    )
    item(
        document,
        "（三）数据只用于政府工作。",
        "所获取数据信息仅用于支持政府主管部门相关工作，不用于商业用途。",
    )
    item(document, "（四）免费服务。", "提供一对一免费咨询服务，不以任何名义收费，不借机推销产品和有偿服务。")
    item(document, "（五）专人负责。", "由专人提供服务，人员变动及时书面告知。")
    write(document, "正文段落", "联系人：{{ contact }}　电话：{{ phone }}", "服务人员：＿＿＿＿＿＿＿＿＿＿＿＿＿＿")
    write(document, "heading 1", "二、服务内容和期限")
    write(
        document,
        "正文段落",
        "帮助你单位摸清信息安全防护能力实际情况，指导完成自评估和安全上云情况填报，提出整改建议并协助整改。",
        "服务期限自签订之日起至{{ until }}。",
    )
    write(document, "heading 1", "三、资料返还和责任")
    write(
        document,
        "正文段落",
        "服务结束后十个工作日内，返还或按你单位要求删除所取得的资料，并书面确认。",
        "违反承诺的，我方立即停止并采取补救措施，告知你单位和当地工业和信息化主管部门，依法承担相应责任。",
    )
    write(document, "heading 1", "四、其他")
    write(document, "正文段落", "本承诺书一式两份，双方各执一份，自双方签字盖章之日起生效。")
    write(document, "Normal", "")
    _signatures(document)
    write(
        document,
        "说明",
        "说明：第一条（一）至（三）项的首句是培育工作通知规定的承诺，（四）项的“一对一免费咨询服务”见通知任务分工；"
        "其余文字由项目拟定，供参考，非官方文本，签订前由双方核定。",
    )
    return document


def _signatures(document: Document) -> None:
    """Two columns without borders: both parties sign, stamp and date."""
    made = document.add_table(rows=1, cols=2)
    set_columns(made, (78, 78))
    keep_whole(made.rows[0], 2400)
    blank = "　　　　年　　月　　日"
    for cell, party in zip(
        made.rows[0].cells, ("承诺单位（盖章）：|{{ agency }}", "参培企业（盖章）：|{{ enterprise }}"), strict=True
    ):
        head, name = party.split("|")
        lines = (head, name, "", "代表（签字）：", "", f"日期：{blank}")
        cell.paragraphs[0].style, cell.paragraphs[0].text = "填报栏", lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line, "填报栏")


def agencies() -> Document:
    """附件3 across the page, with the lines that an office fills in by hand."""
    document = begin(landscape=True)
    write(document, "附件号", "附件3")
    write(document, "公文标题", "{{ year }}年度{{ city }}自评估咨询服务机构汇总表")
    write(
        document,
        "填报栏",
        "",
        "填报单位（盖章）：　　　　　　　　　填报人：　　　　　联系电话：　　　　　　　日期：　　　　年　　月　　日",
        "本市计划参加企业数（家）：{{ target }}",
    )
    columns = (
        ("序号", 10, "number", "表格文字"),
        ("机构编号", 17, "id", "表格文字"),
        ("机构名称", 38, "name", "表格文字"),
        ("是否省级支撑机构（编号）", 23, "institution", "表格文字"),
        ("联系人", 16, "contact", "表格文字"),
        ("联系电话", 27, "phone", "表格文字"),
        ("邮箱", 25, "email", "表格代码"),
        ("承诺书签订日期", 21, "signed_on", "表格文字"),
        ("承诺书SHA-256", 24, "sha256", "表格代码"),
        ("服务能力（家）", 14, "capacity", "表格文字"),
        ("备注", 10, "remark", "表格文字"),
    )
    table(document, columns, height=680)
    write(
        document,
        "说明",
        "填表说明：每个设区市遴选推荐2至5家，至少1家为省级工业信息安全服务支撑机构。本表含联系人信息，仅供工作联系。"
        "列名和编号由项目拟定，通知附件3原表未见。",
    )
    return document


def list_() -> Document:
    """附件 of a public list: several pages, the head on each."""
    document = begin()
    write(document, "附件号", "附件")
    write(document, "公文标题", "{{ title }}")
    write(document, "副标题", "（{{ track }}，{{ state }}）")
    write(document, "副标题", "{%p if document %}", "{{ document }}", "{%p endif %}")
    write(document, "填报栏", "{{ summary }}")
    columns = (
        ("序号", 10, "number", "表格文字"),
        ("企业名称", 41, "name", "表格文字"),
        ("统一社会信用代码", 37, "uscc", "表格小字"),
        ("设区市", 17, "city", "表格文字"),
        ("等级", 21, "level", "表格文字"),
        ("结果", 13.5, "result", "表格文字"),
        ("备注", 16.5, "note", "表格小字"),
    )
    table(document, columns, height=567)
    write(document, "填报栏", "{%p if not rows %}", "没有可列出的企业。", "{%p endif %}")
    write(document, "说明", "{{ remark }}")
    return document


MAKERS: dict[str, Callable[[], Document]] = {"commitment": commitment, "agencies": agencies, "list": list_}
TITLES = {"commitment": "服务承诺书", "agencies": "自评估咨询服务机构汇总表", "list": "星级企业名单"}


if __name__ == "__main__":
    for name in sys.argv[1:] or MAKERS:
        content = word_bytes(MAKERS[name](), TITLES[name], datetime(2023, 1, 1))
        (FOLDER / f"{name}.docx").write_bytes(content)
