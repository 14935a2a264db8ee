"""The cells of a workbook, and what they would change in the documents."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ719": Message(
        title=Words("填写格中是公式", "Formula in a cell to fill in"),
        says=Words("这一格是公式，没有取用它的结果", "the cell holds a formula; its result was not imported"),
        why=Words(
            "公式的结果会随别处变化，看到的数不一定是填写人的判断。",
            ("The result of a formula changes with other cells, so it may not be what the writer meant."),
        ),
        fix=Words(
            "把这一格改为直接填写，或复制后“选择性粘贴—数值”。",
            "Type the value itself, or copy the cell and paste it as a value.",
        ),
    ),
    "XJ720": Message(
        title=Words("单元格为错误值", "Error value"),
        says=Words(
            "这一格的值是错误或无法识别的（{given}）",
            "the value of the cell is an error or cannot be understood ({given})",
        ),
        why=Words("错误值不是填写的内容。", "An error value is not something that anybody entered."),
        fix=Words("清空这一格，重新填写。", "Clear the cell and fill it in again."),
    ),
    "XJ721": Message(
        title=Words("不是可选的答案", "Not one of the choices"),
        says=Words(
            "“{given}”不是可选的答案[[，是否应为“{hint}”]]",
            "“{given}” is not one of the choices[[ (did you mean “{hint}”?)]]",
        ),
        why=Words(
            "意思不明确的写法不能由程序替填写人决定。",
            "A program must not decide an unclear entry in place of the writer.",
        ),
        fix=Words("从下拉列表中选择：{allowed}。", "Choose from the list: {allowed}."),
    ),
    "XJ722": Message(
        title=Words("日期写法不对", "Not a date"),
        says=Words("“{given}”不是明确的日期", "“{given}” is not a clear date"),
        why=Words(
            "日期写法不统一时，年月日容易读错。", "Without a fixed form, year, month and day are easily confused."
        ),
        fix=Words("写成年-月-日，例如 2023-07-12。", "Write year-month-day, for example 2023-07-12."),
    ),
    "XJ723": Message(
        title=Words("内容被变成了日期", "Text was turned into a date"),
        says=Words(
            "这一格的内容被表格软件变成了日期或时间（{given}），不知道原来填的是什么",
            ("the spreadsheet program turned this entry into a date or time ({given}); the original text is lost"),
        ),
        why=Words(
            "输入“3-5”这样的内容，表格软件可能改成日期，原来的文字就不在文件里了。",
            ("An entry such as “3-5” may be turned into a date, and the text that was typed is no longer in the file."),
        ),
        fix=Words("把这一格的格式设为“文本”，重新输入。", "Set the format of the cell to “text” and type it again."),
    ),
    "XJ724": Message(
        title=Words("含有看不见的字符", "Invisible character"),
        says=Words("这一格里有看不见的字符（{character}）", "the cell contains an invisible character ({character})"),
        why=Words(
            "这类字符看不见，却会打乱显示、查找和比较，通常是粘贴时带来的。",
            ("Such characters disturb display, search and comparison; most of them come from pasted text."),
        ),
        fix=Words(
            "清空这一格后重新输入；从网页复制的文字，先粘贴到记事本再复制过来。",
            ("Clear the cell and type the text again; paste text from web pages into Notepad first."),
        ),
    ),
    "XJ725": Message(
        title=Words("数字过长已失真", "Number too long"),
        says=Words(
            "这一格是超过15位的数字（{given}），末尾几位已经失真",
            ("the cell holds a number of more than 15 digits ({given}); the last digits are lost"),
        ),
        why=Words(
            "表格软件只保留数字的前15位，后面的都变成0。",
            "Spreadsheet programs keep 15 digits of a number and replace the rest with 0.",
        ),
        fix=Words(
            "把这一格的格式设为“文本”，重新输入完整的内容。",
            "Set the format of the cell to “text” and type the whole number again.",
        ),
    ),
    "XJ726": Message(
        title=Words("应为整数", "Not a whole number"),
        says=Words("“{given}”不是整数", "“{given}” is not a whole number"),
        why=Words(
            "年份、数量等只能是一个整数，写成范围或带其他文字时无法核对。",
            "Years and quantities are single whole numbers; ranges and words cannot be checked.",
        ),
        fix=Words("只填一个数字，例如 3。", "Write one number, for example 3."),
    ),
    "XJ727": Message(
        title=Words("SHA-256写法不对", "Not a SHA-256"),
        says=Words(
            "“{given}”不是SHA-256值（有{length}位，应为64位0-9和a-f）",
            ("“{given}” is not a SHA-256 ({length} characters; it must have 64 of 0-9 and a-f)"),
        ),
        why=Words(
            "SHA-256用来确认材料文件没有被换过，少一位就对不上。",
            ("A SHA-256 shows that a file was not exchanged; if one character is missing, it shows nothing."),
        ),
        fix=Words(
            "用程序计算材料文件的SHA-256后整段复制；选填的可以不填。",
            "Compute it with a program and copy the whole value; where it is optional, it may be left out.",
        ),
    ),
    "XJ728": Message(
        title=Words("已有等级写法不对", "Star held not understood"),
        says=Words("“{given}”不是已有等级的写法", "“{given}” does not say clearly which level is held"),
        why=Words(
            "已有等级用来判断今年是新达标、提升还是保持。",
            ("The levels already held decide whether this year’s result is new, raised or kept."),
        ),
        fix=Words(
            "每行一个，写成“类型全称 1级 2021年”。",
            "One per line, written “TRACK 1级 2021年” (track, level, year).",
        ),
    ),
    "XJ729": Message(
        title=Words("文字过长或过短", "Text too long or too short"),
        says=Words(
            "“{title}”的长度不合要求[[，最多{limit}]][[，至少{least}]]",
            ("the text in “{title}” is too long or too short[[ (at most {limit})]][[ (at least {least})]]"),
        ),
        why=Words(
            "长度有上限，审核的人才读得完；过短的通常没有写全。",
            (
                "The limit makes sure that reviewers can read everything; a text that is too short is "
                "usually incomplete."
            ),
        ),
        fix=Words(
            "精简文字，详细内容放在证明材料里；过短的请写全。",
            ("Shorten it and leave details to the evidence; complete a text that is too short."),
        ),
    ),
    "XJ730": Message(
        title=Words("内容不合要求", "Value not allowed"),
        says=Words(
            "“{title}”填写的“{given}”不合要求[[（不能含{character}）]]",
            "“{given}” is not allowed in “{title}”[[ (because of {character})]]",
        ),
        why=Words(
            "每一项的写法固定，审核和公布时才能核对。",
            "Each entry has a fixed form, so that it can be compared and published.",
        ),
        fix=Words(
            "[[填写要求：{hint}。]]请改正，并删去换行和特殊符号。",
            "[[What is wanted: {hint}. ]]Correct it, and delete line breaks and special characters.",
        ),
    ),
    "XJ731": Message(
        title=Words("证明材料没有逐行对应", "Evidence does not line up"),
        says=Words(
            "证明材料有{titles}行，页码有{pages}行，SHA-256有{hashes}行，对不上",
            ("evidence has {titles} line(s), pages {pages} and SHA-256 {hashes}; the numbers must match"),
        ),
        why=Words(
            "页码和SHA-256按行对应材料；行数不一致时，不知道是哪一份材料的。",
            (
                "Pages and SHA-256 values belong to the evidence on the same line; otherwise it is "
                "unclear which belongs to which."
            ),
        ),
        fix=Words(
            "一份材料一行，页码、SHA-256写在同一行；没有的写“—”。",
            (
                "Write one piece of evidence per line with its page and SHA-256 on the same line; write "
                "“—” where there is none."
            ),
        ),
    ),
    "XJ732": Message(
        title=Words("填了内容却没有选择", "Entry without a choice"),
        says=Words(
            "这一行填了内容，却没有选择符合程度或结论",
            "the row is partly filled in, but no degree or verdict was chosen",
        ),
        why=Words(
            "只有说明没有结论，不能计入，也不能替填写人选择。",
            ("A text without a degree or verdict cannot be scored, and nobody may choose in place of the writer."),
        ),
        fix=Words(
            "从下拉列表中选择；这一条不填的，清空这一行的填写格。",
            ("Choose one from the list; if the row is not meant to be answered, clear its cells."),
        ),
    ),
    "XJ733": Message(
        title=Words("企业自评已改动", "Claimed answer has changed"),
        says=Words(
            "工作簿中的企业自评是“{shown}”，现在的自评是“{now}”，结论针对的不是现在的回答",
            (
                "the workbook shows the claimed answer “{shown}”, but it is now “{now}”; the verdict is "
                "on another answer"
            ),
        ),
        why=Words(
            "核查结论是对某一回答作出的；回答改了，结论须重新作出。",
            ("A verdict is given on a certain answer; when the answer changes, the verdict must be given again."),
        ),
        fix=Words(
            "重新导出核查工作簿，对改动的条目重新核查。", "Export the workbook again and review what has changed."
        ),
    ),
    "XJ734": Message(
        title=Words("两处都有改动", "Changed on both sides"),
        says=Words(
            "“{item}”在导出之后文件中也改动过[[（原为：{was}）]]，以工作簿为准",
            ("“{item}” was also changed in the document after the export[[ (it was: {was})]]; the workbook was used"),
        ),
        why=Words(
            "两个人先后改了同一处，后导入的会覆盖先改的，要让人知道。",
            (
                "Two people changed the same entry; the later import replaces the earlier change, and "
                "somebody should know."
            ),
        ),
        fix=Words(
            "请核对这一处；应以原来的为准的，改回来再导入，或直接改文件。",
            "Check this entry; if the other change was right, restore it and import again.",
        ),
    ),
    "XJ735": Message(
        title=Words("文件已改而工作簿未改", "Document changed since the export"),
        says=Words(
            "“{item}”在导出之后文件中改动过，工作簿中仍是导出时的内容，没有改动文件",
            ("“{item}” was changed in the document after the export, but not in the workbook; the document was kept"),
        ),
        why=Words(
            "工作簿里没有动过的内容不会盖掉别人后来填的内容。",
            ("What nobody changed in the workbook must not replace what others filled in later."),
        ),
        fix=Words(
            "文件中的内容正确的，不用处理；应以工作簿为准的，导入时加 --overwrite。",
            ("If the document is right, do nothing; if the workbook is right, import it with --overwrite."),
        ),
    ),
    "XJ736": Message(
        title=Words("填写区有合并单元格", "Merged cells"),
        says=Words(
            "填写区的 {range} 是合并单元格，不知道属于哪一行哪一列",
            ("the cells {range} are merged, so it is unclear which row or column they belong to"),
        ),
        why=Words("合并之后只剩一个值，其余格的内容已经丢失。", "Merging keeps one value only; the others are lost."),
        fix=Words("取消合并，在每一格分别填写。", "Unmerge them and fill in each cell."),
    ),
    "XJ737": Message(
        title=Words("多出的工作表", "Extra sheet"),
        says=Words(
            "工作表“{sheet}”不属于这份工作簿，没有读取",
            "the sheet “{sheet}” is not part of the exported workbook and was not read",
        ),
        why=Words(
            "自行增加的工作表可以留作笔记，但其中的内容不会导入。",
            "You may keep notes on a sheet of your own, but nothing on it is imported.",
        ),
        fix=Words(
            "需要提交的内容写到原有的工作表；只是笔记的，不用处理。",
            "Write what is to be handed in on the original sheets; notes may stay.",
        ),
    ),
    "XJ738": Message(
        title=Words("有隐藏的行", "Hidden rows"),
        says=Words(
            "工作表“{sheet}”有隐藏的行，其中填写的内容也照样读取了",
            "the sheet “{sheet}” has hidden rows, which were read as well",
        ),
        why=Words(
            "隐藏的行看不见，容易忘记其中的内容也会提交。",
            "Hidden rows are easily forgotten, but they are handed in like all others.",
        ),
        fix=Words(
            "取消隐藏或清除筛选，看一看其中的内容是否正确。",
            "Show the rows, or clear the filter, and check whether they are right.",
        ),
    ),
    "XJ739": Message(
        title=Words("内容没有取用", "Entry was not imported"),
        says=Words(
            "“{item}”中填写的内容没有地方存放，没有取用",
            ("the entry in “{item}” was not imported, because the documents have no field for it"),
        ),
        why=Words(
            "备注等栏只供纸面使用，系统的文件里没有对应的字段。",
            "Columns such as remarks are for the paper form only.",
        ),
        fix=Words(
            "重要的内容写到对应的栏目，其余的不用处理。",
            "Move important content to the right column; the rest may stay.",
        ),
    ),
    "XJ740": Message(
        title=Words("清单中去掉了一项", "Entry removed from a list"),
        says=Words(
            "“{item}”不在工作簿的清单中，将从 {path} 去掉",
            "“{item}” is not in the list of the workbook and will be removed from {path}",
        ),
        why=Words(
            "清单以工作簿为准，去掉的项目要让人知道。",
            ("The list of the workbook replaces the old one; whatever is removed should be known."),
        ),
        fix=Words(
            "误删的，在工作簿的清单中补上这一行再导入。",
            "If it was deleted by mistake, add the row again and import the workbook again.",
        ),
    ),
    "XJ741": Message(
        title=Words("日期只有一部分", "Part of a date"),
        says=Words(
            "这一格按格式只显示{given}，不是完整的日期", "the cell shows only {given}, which is not a whole date"
        ),
        why=Words(
            "只输入年月时，表格软件会自己补上一个日子；没有显示出来的部分不是填写人写的。",
            "Where only year and month are typed, spreadsheet programs add a day by themselves that nobody meant.",
        ),
        fix=Words(
            "填写完整的年月日，例如 2023-07-12；日子确实已填的，把这一格的格式改为显示年月日。",
            "Write the whole date, for example 2023-07-12; if it was, choose a format that shows year, month and day.",
        ),
    ),
    "XJ742": Message(
        title=Words("数字之间有空格", "Space between digits"),
        says=Words(
            "“{given}”的数字或字母之间有空格或换行，看不出是一个还是几个",
            "there is a space or line break between digits or letters in “{given}”, so it may be one entry or several",
        ),
        why=Words(
            "连起来意思可能就变了，所以不替填写人连接。",
            "Joined, they could mean something else, so they are not joined in place of the writer.",
        ),
        fix=Words(
            "多打的空格请删去；日期写成 2023-07-12，座机写成“区号-号码”。",
            "Delete a space that was typed by mistake; write a date as 2023-07-12, a telephone as area code, hyphen, "
            "number.",
        ),
    ),
    "XJ751": Message(
        title=Words("没有名单可以对照", "No list to compare with"),
        says=Words(
            "不知道“{given}”的编号：这里还没有“{title}”的名单",
            "the id of “{given}” is unknown: there is no list for “{title}” here yet",
        ),
        why=Words(
            "材料中记的是编号，名称要靠本年度的名单换成编号。",
            "Documents hold ids; a name becomes an id by the list of the year.",
        ),
        fix=Words(
            "直接填写编号，例如 a-01；不知道编号的，先空着，问设区市或省级管理人员。",
            "Write the id itself, for example a-01; if you do not know it, leave the cell empty and ask the city or "
            "the province.",
        ),
    ),
}
