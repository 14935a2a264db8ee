"""Workbooks that are imported: the file, its sheets, columns and rows."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ701": Message(
        title=Words("工作簿无法读取", "Workbook cannot be read"),
        says=Words(
            "这个文件不是完整的 .xlsx 工作簿[[（{part} 有损坏）]]",
            "the file is not a valid .xlsx workbook[[ (damaged: {part})]]",
        ),
        why=Words(
            "文件在保存或传送中损坏，或者被别的程序改过内部结构时，无法保证读到的就是所填的内容。",
            "If a file is damaged or its inner structure was changed, what is read may not be what was filled in.",
        ),
        fix=Words(
            "用Excel或WPS重新打开这个文件，另存为 .xlsx；打不开的，重新导出一份再填。",
            "Open it in Excel or WPS and save it again as .xlsx; if it does not open, export a new "
            "workbook and fill that in.",
        ),
    ),
    "XJ702": Message(
        title=Words("不是xlsx格式", "Not an .xlsx workbook"),
        says=Words(
            "这个文件不是 .xlsx 工作簿[[，而是 {form} 格式]]", "the file is not an .xlsx workbook[[ but {form}]]"
        ),
        why=Words(
            "旧格式和其他格式会丢失标识、下拉列表和文字，只接受导出时的 .xlsx 格式。",
            "Older and other formats lose marks, lists and text; only .xlsx, as exported, can be imported.",
        ),
        fix=Words(
            "用Excel或WPS打开，选“另存为”，保存类型选“Excel 工作簿（.xlsx）”。",
            "Open it in Excel or WPS, choose “Save as” and the type “Excel workbook (.xlsx)”.",
        ),
    ),
    "XJ703": Message(
        title=Words("工作簿设了打开密码或权限", "Workbook is encrypted"),
        says=Words("这个工作簿设有打开密码或权限限制，读不到内容", "the workbook is encrypted and cannot be read"),
        why=Words(
            "加密的文件只有知道密码的人能读，程序不索要密码。",
            "An encrypted file can only be read with its password, and the program does not ask for passwords.",
        ),
        fix=Words(
            "在Excel中打开，在“文件—信息—保护工作簿”中清除打开密码、改为不限制访问，再保存；WPS在“文件—文档加密”中清除。",
            "Open it in Excel, remove the password and any restriction of access under File – Info – Protect "
            "workbook, and save it.",
        ),
    ),
    "XJ704": Message(
        title=Words("工作簿含有宏或控件", "Workbook contains macros"),
        says=Words(
            "这个工作簿含有宏或控件，整份没有读取", "the workbook contains macros or controls and was not read at all"
        ),
        why=Words(
            "宏是能在别人电脑上运行的程序；导出的工作簿不含宏，出现宏说明文件被改造过。",
            "Macros are programs that run on other people’s computers; exported workbooks have none, "
            "so this one was altered.",
        ),
        fix=Words(
            "另存为不含宏的“Excel 工作簿（.xlsx）”；不清楚宏从何而来的，重新导出一份再填。",
            "Save it as a workbook without macros (.xlsx); if nobody knows where they come from, "
            "export a new workbook and fill that in.",
        ),
    ),
    "XJ705": Message(
        title=Words("工作簿过大", "Workbook too large"),
        says=Words(
            "工作簿的大小或展开后的大小为{size} MB，超过上限{limit} MB",
            "the size of the workbook, packed or unpacked, is {size} MB; the limit is {limit} MB",
        ),
        why=Words(
            "填满的工作簿也只有几百KB；异常大的文件可能拖垮程序，多半是误贴了图片或大片格式。",
            "Even a full workbook has a few hundred KB; a huge one can stall the computer and mostly "
            "holds pictures by mistake.",
        ),
        fix=Words(
            "删去图片和误贴的内容；仍然过大的，重新导出一份，把填写内容粘贴为数值。",
            "Delete pictures and what was pasted by mistake, or export a new workbook and paste the entries as values.",
        ),
    ),
    "XJ706": Message(
        title=Words("工作簿链接外部数据", "Workbook links elsewhere"),
        says=Words(
            "这个工作簿链接了别的文件或数据源，整份没有读取",
            "the workbook links to other files or data and was not read at all",
        ),
        why=Words(
            "外部链接的内容会随别的文件变化，也可能在打开时访问网络；提交的内容须在文件自身之中。",
            "Linked content changes with other files and may use the network; everything that is "
            "handed in must be in the file itself.",
        ),
        fix=Words(
            "在“数据—编辑链接”中断开全部链接，把链接的单元格改为直接填写，再保存。",
            "Break all links under Data – Edit links, type the values themselves, and save the workbook.",
        ),
    ),
    "XJ707": Message(
        title=Words("不是本系统的工作簿", "Not an exported workbook"),
        says=Words(
            "这个工作簿没有导出时的标识，不知道是哪家企业、哪一年度的",
            "the workbook lacks the marks of an export, so it is unknown which dossier it belongs to",
        ),
        why=Words(
            "没有标识就只能猜测内容属于谁、对应哪份细则，而猜错会写坏别人的材料。",
            "Without these marks the program could only guess the dossier and the guideline, and "
            "might damage another dossier.",
        ),
        fix=Words(
            "用 xingji workbook export 导出工作簿，在那份文件中填写；不要把工作表复制到新文件。",
            "Export a workbook with xingji workbook export and fill in that file; do not copy its "
            "sheets into a new one.",
        ),
    ),
    "XJ708": Message(
        title=Words("工作簿版本不识别", "Unknown kind of workbook"),
        says=Words(
            "工作簿的标识{field}为“{given}”，本程序不认识",
            "the mark {field} of the workbook is “{given}”, which this version does not know",
        ),
        why=Words(
            "不同版本的工作簿列的含义可能不同，按错误的版本读取会张冠李戴。",
            "Columns may mean something else in another version, so answers could end up in the wrong place.",
        ),
        fix=Words(
            "用现在的程序重新导出一份，把填写内容移过去。",
            "Export a new workbook with this version and copy the entries into it.",
        ),
    ),
    "XJ709": Message(
        title=Words("工作簿对应另一份细则", "Another guideline"),
        says=Words(
            "工作簿按细则“{given}”导出[[，现在是“{expected}”]]",
            "the workbook was made from the guideline “{given}”[[, but the dossier uses “{expected}”]]",
        ),
        why=Words(
            "细则的要求改了，原来的回答不一定还是对同一条要求的回答。",
            "When a requirement has changed, an answer may no longer answer the same requirement.",
        ),
        fix=Words(
            "重新导出一份工作簿，对照旧的逐条填写，特别是文字有变的实践。",
            "Export a new workbook and go through the old answers, above all where the wording has changed.",
        ),
    ),
    "XJ710": Message(
        title=Words("与所属企业不符", "Does not match its dossier"),
        says=Words(
            "{title}为“{given}”，与应有的不符[[，应为“{expected}”]]",
            "{title} is “{given}”, which does not match[[; it should be “{expected}”]]",
        ),
        why=Words(
            "工作簿属于导出时的那一家企业、城市和年度，改动后会写进别人的材料。",
            "A workbook belongs to the enterprise, city and edition it was made for; if altered, it "
            "would end up in another dossier.",
        ),
        fix=Words(
            "不要改动封面的灰色格；给另一家企业填写的，为那家企业另行导出。年度和城市有误的，请核对项目文件夹。",
            "Do not change the grey cells of the cover; for another enterprise export another "
            "workbook; check the year and the city of the project.",
        ),
    ),
    "XJ711": Message(
        title=Words("现有文件无法更新", "Document cannot be updated"),
        says=Words(
            "现有文件 {path} 有错误，无法把工作簿的内容放进去",
            "the document {path} has errors, so it cannot be updated",
        ),
        why=Words(
            "在读不懂的文件上改动，可能丢掉其中原有的内容。",
            "Changing a file that cannot be read completely could lose what is in it.",
        ),
        fix=Words(
            "先运行 xingji check {path}，改正后再导入。",
            "Run xingji check {path} first, fix the errors, then import the workbook again.",
        ),
    ),
    "XJ712": Message(
        title=Words("缺少工作表", "Sheet is missing"),
        says=Words("工作簿中找不到“{sheet}”工作表的内容", "the content of the sheet “{sheet}” is not in the workbook"),
        why=Words(
            "少了一张表就少了一批回答，不能当作没有填写。",
            "A missing sheet means missing answers, which must not be treated as unanswered practices.",
        ),
        fix=Words(
            "恢复这张工作表；已删除的，重新导出一份，把其余内容移过去。",
            "Restore the sheet; if it was deleted, export a new workbook and copy the rest into it.",
        ),
    ),
    "XJ713": Message(
        title=Words("缺少一列", "Column is missing"),
        says=Words("表头中找不到“{heading}”这一列", "there is no column with the heading “{heading}”"),
        why=Words(
            "列按表头认定；表头改了名或被删除，就不知道哪一列是什么。",
            "Columns are identified by their headings; if a heading is changed or deleted, the column cannot be found.",
        ),
        fix=Words(
            "把表头改回“{heading}”；列的先后可以不同。",
            "Change the heading back to “{heading}”; the order of the columns does not matter.",
        ),
    ),
    "XJ714": Message(
        title=Words("表头重复", "Two columns, one heading"),
        says=Words(
            "表头中有两列都叫“{heading}”，不知道以哪一列为准",
            "two columns have the heading “{heading}”, so it is unclear which one counts",
        ),
        why=Words(
            "同名的两列内容可能不同，任选一列都是猜测。",
            "The two columns may differ, and choosing one would be a guess.",
        ),
        fix=Words(
            "删去多余的一列，只保留一列“{heading}”。",
            "Delete the column that is not needed and keep a single “{heading}”.",
        ),
    ),
    "XJ715": Message(
        title=Words("缺少一行", "Row is missing"),
        says=Words(
            "工作簿中没有“{item}”这一行，原有内容保持不变",
            "the workbook has no row “{item}”; the existing entry was kept",
        ),
        why=Words(
            "删去的行不等于改为未填，所以不动原有内容，但要让填写的人知道。",
            "A deleted row does not mean that an answer was withdrawn, so nothing is changed, but "
            "somebody should know.",
        ),
        fix=Words(
            "需要填写这一行的，重新导出一份；要撤回原有内容的，保留这一行并清空填写格。",
            "To fill it in, export a new workbook; to withdraw an answer, keep the row and clear its cells.",
        ),
    ),
    "XJ716": Message(
        title=Words("同一条出现两次", "Two rows for one practice"),
        says=Words(
            "这一条在{other}已经出现过[[，这张工作表的{count}条都是这样]]，不知道以哪一份为准",
            "this practice also has a row at {other}[[, as have all {count} on this sheet]], so it is unclear which "
            "one counts",
        ),
        why=Words(
            "两行的内容可能不同，任选一行都是猜测。", "The two rows may differ, and choosing one would be a guess."
        ),
        fix=Words("删去多余的行或工作表，只保留一份。", "Delete the row or sheet that is not needed."),
    ),
    "XJ717": Message(
        title=Words("编号不在细则中", "Unknown practice"),
        says=Words(
            "这一行的编号[[“{given}”]]不在本工作簿的细则中，却填有内容",
            "the number[[ “{given}”]] of this row is not in the guideline, but the row is filled in",
        ),
        why=Words(
            "没有编号就不知道这些内容回答的是哪一条要求。",
            "Without the right number it is unclear which requirement the row answers.",
        ),
        fix=Words(
            "自行增加的行请删去；编号被改动的，按要求的文字查细则改回来。",
            "Delete rows that were added; where a number was overwritten, look it up in the guideline and restore it.",
        ),
    ),
    "XJ718": Message(
        title=Words("编号与要求对不上", "Number and text differ"),
        says=Words(
            "这一行标识为{practice}，但[[编号“{given}”或]]要求的文字与它不一致",
            "the row is marked {practice}, but[[ the number “{given}” or]] the text beside it belongs "
            "to another practice",
        ),
        why=Words(
            "只对部分列排序，或者改了灰色格，回答就会错位到别的要求上。",
            "If only some columns are sorted, or grey cells are changed, answers move to other requirements.",
        ),
        fix=Words(
            "撤销排序或改动，使编号、要求与填写内容回到同一行；不能恢复的，重新导出再填。",
            "Undo the sorting or the change, so that the number, text and entries are in the same row "
            "again, or export a new workbook.",
        ),
    ),
    "XJ746": Message(
        title=Words("工作簿内容过多", "Too much in the workbook"),
        says=Words(
            "工作簿的内容过多，上限是{limit}[[，部件却有{parts}个（图片也是部件）]][[，单元格等标记却有{marks}个]]"
            "[[，合并区域却有{merged}处]][[，工作表却有{sheets}张]]",
            "too much in the workbook: the limit is {limit}[[, but there are {parts} parts (pictures are parts)]]"
            "[[, but there are {marks} marks of cells and the like]][[, but there are {merged} merged ranges]]"
            "[[, but there are {sheets} sheets]]",
        ),
        why=Words(
            "填满的工作簿也远不到上限；过多的多半是贴了大量图片，或给成片的空行空列设了格式，会拖垮程序。",
            "Even a full workbook stays far below the limit; mostly there are hundreds of pictures, or formats on "
            "thousands of empty rows and columns, which would stall the program.",
        ),
        fix=Words(
            "删去图片，选中下方和右侧的空行空列整行整列删除后保存；仍然过多的，重新导出一份，把填写内容粘贴为数值。",
            "Delete pictures, and delete the empty rows below and the empty columns to the right as whole rows and "
            "columns; or export a new workbook and paste the entries as values.",
        ),
    ),
    "XJ747": Message(
        title=Words("旁边的文件没有读取", "File beside was not read"),
        says=Words("{name} 不是 .xlsx 工作簿，没有读取", "{name} is no .xlsx workbook and was not read"),
        why=Words(
            "文件夹里只读取工作簿；有人把回答另存成了别的格式时，要让人知道没有读到。",
            "Only workbooks in the folder are read; where answers were saved in another format, somebody should know.",
        ),
        fix=Words(
            "里面有要提交的内容的，用Excel或WPS另存为导出时的 .xlsx；只是参考材料的，不用处理。",
            "If it holds what is to be handed in, save it as the exported .xlsx; material for reference may stay.",
        ),
    ),
    "XJ748": Message(
        title=Words("工作簿打不开", "Workbook cannot be opened"),
        says=Words(
            "读不到这个文件，可能没有权限，或正被别的程序占用",
            "the file cannot be opened; perhaps you may not read it, or another program holds it",
        ),
        why=Words(
            "Excel、WPS或网盘打开、同步文件时，别的程序可能读不到；管道、设备等不是文件。",
            "While Excel, WPS or a network drive holds a file, other programs may be kept out; a device is no file.",
        ),
        fix=Words(
            "关闭打开它的程序，等网盘同步完，或复制一份到本机文件夹再导入。",
            "Close the program that holds it, wait for the network drive, or import a copy from a local folder.",
        ),
    ),
    "XJ749": Message(
        title=Words("文件像被加密软件加密过", "File seems to be encrypted"),
        says=Words(
            "文件名是工作簿，内容却认不出是任何表格格式，像被单位的文档加密软件加密过，或已损坏",
            "the content is no spreadsheet of any known format; it seems to be encrypted by protection software, or "
            "damaged",
        ),
        why=Words(
            "装有文档加密软件的电脑上打得开，换一台电脑或换一个程序读到的只是乱码。",
            "On computers with such software the file opens; elsewhere, and for other programs, it is scrambled.",
        ),
        fix=Words(
            "请本单位的管理员解密（外发）后再导入；没有装加密软件的，重新导出一份再填。",
            "Ask your administrator to release a decrypted copy; without such software, export a new workbook and "
            "fill it in.",
        ),
    ),
    "XJ750": Message(
        title=Words("同一份材料有两个工作簿", "Two workbooks for one place"),
        says=Words(
            "这个工作簿与 {other} 是同一家企业（城市）的同一种材料，两份都没有导入",
            "this workbook and {other} are for the same enterprise (or city) and document; neither was imported",
        ),
        why=Words(
            "两份的内容可能不同，后导入的会盖掉先导入的，而副本往往较旧。",
            "They may differ, the later import would replace the earlier one, and a copy is often the older one.",
        ),
        fix=Words(
            "只留下最新的一份，把另一份移走或删除，再导入。",
            "Keep the newest one, move the other away or delete it, and import again.",
        ),
    ),
}
