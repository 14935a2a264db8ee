"""What does not fit the shape of a document (the errors of the models in our words)."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ201": Message(
        title=Words("缺少必填字段", "Field is missing"),
        says=Words("缺少必填字段“{field}”[[（{title}）]]", "the required field “{field}”[[ ({title})]] is missing"),
        why=Words(
            "缺少这个字段，材料就不完整，后面的核对和计分也无法进行。",
            "Without this field the document is incomplete and cannot be checked or scored.",
        ),
        fix=Words(
            "[[“dossier”写在最前面：“{line}”，xingji fmt也会补上。]]"
            "在所标位置的这一组里补上这个字段，字段名后写英文冒号和一个空格；"
            "如果已经写了，请检查名称有无错字、缩进是否与同组字段对齐。",
            (
                "[[“dossier” comes first, as “{line}”; xingji fmt writes it too. ]]"
                "Add it to the group at the marked line as name, colon, space, value; if it is already "
                "there, check its spelling and its indent."
            ),
        ),
        says_workbook=Words("必填的“{field}”[[（{title}）]]没有填写", "“{field}”[[ ({title})]] must be filled in"),
        fix_workbook=Words(
            "在这一格填写；表中没有这一格的，重新导出一份工作簿再填。",
            "Fill in this cell; if the sheet has no such cell, export a new workbook and fill that in.",
        ),
    ),
    "XJ202": Message(
        title=Words("没有这个字段", "Unknown field"),
        says=Words(
            "没有“{field}”这个字段[[，是否应为“{hint}”]]", "there is no field “{field}”[[ (did you mean “{hint}”?)]]"
        ),
        why=Words(
            "写错名称的字段如果被略过，填的内容就悄悄丢失了，所以要先提示。",
            ("If a misspelt field were skipped, what was filled in would be lost without notice."),
        ),
        fix=Words(
            "改正字段名；如果名称没有写错，请检查缩进是否放错了组，确实多余的就删除。",
            (
                "Correct the name; if it is right, check whether its indent puts it into the wrong "
                "group; otherwise delete it."
            ),
        ),
        says_workbook=Words(
            "现有材料中有不认识的内容“{field}”[[，是否应为“{hint}”]]",
            "the document has an unknown entry “{field}”[[ (did you mean “{hint}”?)]]",
        ),
        fix_workbook=Words(
            "这不是工作簿填出来的，请交给保管材料文件的人员处理。",
            "It does not come from the workbook; ask whoever keeps the files of the dossier.",
        ),
    ),
    "XJ203": Message(
        title=Words("内容的形式不对", "Wrong type of value"),
        says=Words(
            "字段“{field}”[[（{title}）]]应为 {expected}（mapping为成组字段，list为列表，text为文字）",
            "field “{field}”[[ ({title})]] must be {expected} (mapping: "
            "a group of fields; list: items with “- ”; text: words)",
        ),
        why=Words(
            "每个字段的形式是固定的，形式不对时程序无法理解其中的内容。",
            ("The type of each field is fixed; with another type its content cannot be understood."),
        ),
        fix=Words(
            "成组字段：换行并缩进，逐行写“字段名: 内容”；列表：每项另起一行，以“- ”开头；文字：直接写在冒号后面。",
            "Mapping: indented lines “name: value”; list: one line per "
            "item, beginning with “- ”; text: right after the colon.",
        ),
        says_workbook=Words(
            "“{field}”[[（{title}）]]的内容形式不对，应为 {expected}",
            "“{field}”[[ ({title})]] has the wrong form; it must be {expected}",
        ),
        fix_workbook=Words("清空这一格，按填写说明重新填写。", "Clear the cell and fill it in as the hint says."),
    ),
    "XJ204": Message(
        title=Words("应填整数", "Not a whole number"),
        says=Words(
            "字段“{field}”[[（{title}）]]应填整数，现为“{given}”",
            "field “{field}”[[ ({title})]] must be a whole number, not “{given}”",
        ),
        why=Words(
            "这个字段要参与比较或计算，只能是整数。",
            "The field is used for comparison or calculation, so it must be a whole number.",
        ),
        fix=Words(
            "只写阿拉伯数字，例如3；去掉单位、小数点、千位逗号和汉字。",
            ("Write digits only, for example 3, without a unit, decimal point, thousands separator or words."),
        ),
        says_workbook=Words(
            "“{field}”[[（{title}）]]应填整数，现为“{given}”",
            "“{field}”[[ ({title})]] must be a whole number, not “{given}”",
        ),
        fix_workbook=Words(
            "只写阿拉伯数字，例如 3，去掉单位、小数点和汉字。",
            "Write digits only, for example 3, without a unit, decimal point or words.",
        ),
    ),
    "XJ205": Message(
        title=Words("应填true或false", "Neither true nor false"),
        says=Words(
            "字段“{field}”[[（{title}）]]应填true（是）或false（否），现为“{given}”",
            "field “{field}”[[ ({title})]] must be true or false, not “{given}”",
        ),
        why=Words(
            "“是”“有”“yes”等写法，不同软件理解不一，所以只用这两个词。",
            ("Programs differ in how they read words such as yes or on, so only true and false are used."),
        ),
        fix=Words(
            "“是”写true，“否”写false，全部小写，不加引号。", "Write true for yes and false for no, in lower case."
        ),
        says_workbook=Words(
            "“{field}”[[（{title}）]]应选“是”或“否”，现为“{given}”",
            "“{field}”[[ ({title})]] must be 是 or 否, not “{given}”",
        ),
        fix_workbook=Words("从下拉列表中选“是”或“否”。", "Choose 是 or 否 from the list."),
    ),
    "XJ206": Message(
        title=Words("日期写法不对", "Date in another form"),
        says=Words(
            "字段“{field}”[[（{title}）]]的日期应写成2023-07-12这样，现为“{given}”",
            "field “{field}”[[ ({title})]] needs a date like 2023-07-12, not “{given}”",
        ),
        why=Words(
            "日期要用来核对先后和期限，只用“年-月-日”一种写法才不会误读。",
            "Dates are compared with deadlines; the form year-month-day cannot be misread.",
        ),
        fix=Words(
            "改成四位年、两位月、两位日，中间用英文短横线，月和日不足两位的补0。",
            ("Write four digits for the year, two for the month and two for the day, with hyphens between them."),
        ),
        says_workbook=Words(
            "“{field}”[[（{title}）]]的日期应写成2023-07-12这样，现为“{given}”",
            "“{field}”[[ ({title})]] needs a date like 2023-07-12, not “{given}”",
        ),
        fix_workbook=Words("写成年-月-日，例如 2023-07-12。", "Write year-month-day, for example 2023-07-12."),
    ),
    "XJ207": Message(
        title=Words("日期不存在", "Date does not exist"),
        says=Words(
            "字段“{field}”[[（{title}）]]的日期“{given}”不存在",
            "field “{field}”[[ ({title})]] holds a date that does not exist: “{given}”",
        ),
        why=Words(
            "日期要用来核对先后和期限，必须是日历上有的一天。",
            "Dates are compared with deadlines, so the date must exist.",
        ),
        fix=Words(
            "对照日历核对月份和日期，例如6月只有30天。",
            ("Check the month and the day against a calendar; June, for example, has 30 days."),
        ),
        says_workbook=Words(
            "“{field}”[[（{title}）]]的日期“{given}”不存在",
            "“{field}”[[ ({title})]] holds a date that does not exist (“{given}”)",
        ),
    ),
    "XJ208": Message(
        title=Words("不在可选范围内", "Not one of the choices"),
        says=Words(
            "字段“{field}”[[（{title}）]]不能填“{given}”[[，是否应为 {hint}]]。可选：{allowed}"
            "[[；要带意见的核查结论写成 {long}]]",
            "field “{field}”[[ ({title})]] cannot be “{given}”[[ (did you mean {hint}?)]]; choices: {allowed}"
            "[[; a verdict that needs a comment is written {long}]]",
        ),
        why=Words(
            "用固定的几个选项，才能统一统计和计分。",
            "Only a fixed set of choices can be counted and scored in the same way.",
        ),
        fix=Words(
            "从可选项中选一个，照原样填写；符合程度的写法是met（符合）、mostly（基本符合）、"
            "partly（部分符合）、unmet（不符合）、not_applicable（不适用）。",
            "Take one of the choices exactly as written; degrees are met, mostly, partly, unmet and not_applicable.",
        ),
        says_workbook=Words(
            "“{field}”[[（{title}）]]不能填“{given}”[[，是否应为 {hint}]]。可选：{allowed}",
            "“{field}”[[ ({title})]] cannot be “{given}”[[ (did you mean {hint}?)]]; choices: {allowed}",
        ),
        fix_workbook=Words("从这一格的下拉列表中选择。", "Choose from the list of this cell."),
    ),
    "XJ209": Message(
        title=Words("内容为空或过短", "Empty or too short"),
        says=Words(
            "字段“{field}”[[（{title}）]]没有内容或内容过短[[，至少{min_length}个字]]",
            ("field “{field}”[[ ({title})]] is empty or too short[[ (at least {min_length} characters)]]"),
        ),
        why=Words("必填字段留空，等于没有提供这项信息。", "A required field that is left empty gives no information."),
        fix=Words(
            "[[“dossier”写成“{line}”，xingji fmt也会补上。]]"
            "[[“{hash}”以#开头，被当作注释，不算内容；如果它就是内容，请给整段加上英文引号。]]"
            "补上内容；如果这是选填字段且暂无内容，请删除整个字段。",
            "[[“dossier” reads “{line}”; xingji fmt writes it too. ]]"
            "[[“{hash}” does not count, as a # begins a comment; if it is the content, put quotes around it. ]]"
            "Fill it in; if the field is optional and there is nothing to enter, delete the whole field.",
        ),
        says_workbook=Words(
            "“{field}”[[（{title}）]]没有内容或内容过短[[，至少{min_length}个字]]",
            "“{field}”[[ ({title})]] is empty or too short[[ (at least {min_length} characters)]]",
        ),
        fix_workbook=Words(
            "在这一格补上内容；选填的可以空着，不要只写一两个字。",
            "Fill in the cell; what is optional may stay empty, but not nearly empty.",
        ),
    ),
    "XJ210": Message(
        title=Words("内容过长", "Too long"),
        says=Words(
            "字段“{field}”[[（{title}）]]的内容超过{max_length}个字",
            "field “{field}”[[ ({title})]] is longer than {max_length} characters",
        ),
        why=Words(
            "限制长度是为了让核查人员能看完，也便于在表格和网页中显示。",
            "The limit keeps texts readable for reviewers and lets them fit into tables and pages.",
        ),
        fix=Words(
            "精简文字，只留要点；详细内容写在证明材料里，这里注明材料名称和页码。",
            "Shorten it to the essentials; leave details to the evidence and name its title and page.",
        ),
        says_workbook=Words(
            "“{field}”[[（{title}）]]的内容超过{max_length}个字",
            "“{field}”[[ ({title})]] is longer than {max_length} characters",
        ),
    ),
    "XJ213": Message(
        title=Words("有换行或首尾空格", "Line break or outer space"),
        says=Words(
            "字段“{field}”[[（{title}）]]应写成一行，首尾不能有空格",
            "field “{field}”[[ ({title})]] must be one line without spaces at either end",
        ),
        why=Words(
            "换行和多余空格会使同一个名称被当作两个，也会打乱表格。",
            "Line breaks and stray spaces make one name look like two and break tables.",
        ),
        fix=Words(
            "把内容合并成一行，删去开头和末尾的空格。", "Put the text on one line and delete the spaces at both ends."
        ),
        says_workbook=Words(
            "“{field}”[[（{title}）]]应写成一行，首尾不能有空格",
            "“{field}”[[ ({title})]] must be one line without spaces at either end",
        ),
    ),
    "XJ214": Message(
        title=Words("数值超出范围", "Number out of range"),
        says=Words(
            "字段“{field}”[[（{title}）]]的数值{given}超出范围，要求 {bound} {limit}（ge为不小于，le为不大于）",
            "field “{field}”[[ ({title})]] is {given}, which is out "
            "of range: {bound} {limit} (ge: at least; le: at most)",
        ),
        why=Words(
            "超出范围的数值没有实际含义，多半是填错了位置或多写了一位。",
            ("A number out of range has no meaning here; mostly it is a slip or belongs in another field."),
        ),
        fix=Words("核对后改成范围内的数值。", "Check the number and write one within the range."),
        says_workbook=Words(
            "“{field}”[[（{title}）]]的数值{given}超出范围，界限是 {limit}",
            "“{field}”[[ ({title})]] is {given}, beyond the limit {limit}",
        ),
    ),
    "XJ215": Message(
        title=Words("项数不符合要求", "Too few or too many items"),
        says=Words(
            "字段“{field}”[[（{title}）]]的项数不对[[，至少{min_length}项]][[，最多{max_length}项]]",
            (
                "field “{field}”[[ ({title})]] has too few or too many items[[ (at least "
                "{min_length})]][[ (at most {max_length})]]"
            ),
        ),
        why=Words(
            "项数过少说明还没有填完，过多多半是重复粘贴。",
            ("Too few items mean that something is missing; too many mostly mean that something was pasted twice."),
        ),
        fix=Words(
            "补齐缺少的项，或删去重复和多余的项。", "Add what is missing, or delete what is repeated or not needed."
        ),
        says_workbook=Words(
            "“{field}”[[（{title}）]]的行数不对[[，至少{min_length}行]][[，最多{max_length}行]]",
            "“{field}”[[ ({title})]] has too few or too many rows[[ (at least {min_length})]][[ (at most "
            "{max_length})]]",
        ),
        fix_workbook=Words(
            "补齐缺少的行，或删去重复和多余的行。",
            "Add the rows that are missing, or delete what is repeated or not needed.",
        ),
    ),
    "XJ223": Message(
        title=Words("文件夹名写法不对", "Folder name in another form"),
        says=Words(
            "文件夹“{name}”的名称应写成“{right}”；改名以前，里面的文件都不会被读取",
            "the folder “{name}” must be called “{right}”; until it is renamed, nothing in it is read",
        ),
        why=Words(
            "由谁提交、属于哪家企业、哪个阶段，都由文件夹名判断；"
            "大小写、全角半角不同，或多了空格，在服务器上就是另一个文件夹。",
            "Folder names say who writes a file, for whom and when; with other capitals, widths or blanks it is "
            "another folder on a server.",
        ),
        fix=Words(
            "给文件夹改名，里面的文件不用动。年度用半角数字，设区市和类型用小写字母编号，企业文件夹用大写的信用代码。",
            "Rename the folder and leave the files in it. It takes plain digits for the year, small letters for city "
            "and track, the credit code in capitals for an enterprise.",
        ),
    ),
    "XJ224": Message(
        title=Words("系统文件", "System file"),
        says=Words(
            "“{name}”是电脑系统或办公软件自动生成的文件，不是申报材料",
            "“{name}” was made by a computer's system or an office program and is no document",
        ),
        why=Words(
            "这类文件多半看不见，又可能带着文件夹里其他文件的名称和缩略图，不应随材料提交。",
            "Such files are mostly unseen, may hold names and pictures of other files, and must not travel with data.",
        ),
        fix=Words(
            "从本次提交中删除它；本地检查会略过它，不影响其他文件。",
            "Delete it from the pull request; a check on your own computer passes over it.",
        ),
    ),
}
