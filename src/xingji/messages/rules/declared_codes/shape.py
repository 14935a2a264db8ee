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
            "在所标位置的这一组里补上这个字段，字段名后写英文冒号和一个空格；"
            "如果已经写了，请检查名称有无错字、缩进是否与同组字段对齐。",
            (
                "Add it to the group at the marked line as name, colon, space, value; if it is already "
                "there, check its spelling and its indent."
            ),
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
    ),
    "XJ208": Message(
        title=Words("不在可选范围内", "Not one of the choices"),
        says=Words(
            "字段“{field}”[[（{title}）]]不能填“{given}”[[，是否应为 {hint}]]。可选：{allowed}",
            ("field “{field}”[[ ({title})]] cannot be “{given}”[[ (did you mean {hint}?)]]; choices: {allowed}"),
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
    ),
    "XJ209": Message(
        title=Words("内容为空或过短", "Empty or too short"),
        says=Words(
            "字段“{field}”[[（{title}）]]没有内容或内容过短[[，至少{min_length}个字]]",
            ("field “{field}”[[ ({title})]] is empty or too short[[ (at least {min_length} characters)]]"),
        ),
        why=Words("必填字段留空，等于没有提供这项信息。", "A required field that is left empty gives no information."),
        fix=Words(
            "补上内容；如果这是选填字段且暂无内容，请删除整个字段。",
            ("Fill it in; if the field is optional and there is nothing to enter, delete the whole field."),
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
    ),
    "XJ211": Message(
        title=Words("格式不符合要求", "Wrong format"),
        says=Words(
            "字段“{field}”[[（{title}）]]的格式不符合要求",
            "field “{field}”[[ ({title})]] does not have the required format",
        ),
        why=Words(
            "代码、编号、电话等要用来比对和查找，格式一致才能对得上。",
            ("Codes, ids and telephone numbers are compared and looked up, which requires a fixed format."),
        ),
        fix=Words(
            "对照填写：信用代码18位；行政区划代码6位；行业大类2位；座机写“区号-号码”；SHA-256为64位小写字母和数字；"
            "实践编号如PA08.2.1；问题编号如F01；机构编号和设区市用小写字母、数字和短横线，如a-01。",
            "Compare: credit code 18 characters; area code of the county 6 digits; industry 2 digits; "
            "telephone as area code, hyphen, number; SHA-256 64 small hexadecimal digits; practice like "
            "PA08.2.1; finding like F01; ids and cities in small letters, digits and hyphens, like a-01.",
        ),
    ),
    "XJ212": Message(
        title=Words("名称含有不允许的符号", "Character not allowed in a name"),
        says=Words(
            "字段“{field}”[[（{title}）]]含有不允许的符号{character}",
            ("field “{field}”[[ ({title})]] contains {character}, which is not allowed in names"),
        ),
        why=Words(
            "名称会出现在名单、网页和表格中，只允许文字、数字和登记名称中常见的少数符号。",
            (
                "Names appear in lists, pages and tables, so only Chinese characters, letters, digits "
                "and the few marks of registered names are allowed."
            ),
        ),
        fix=Words(
            "删除或改正这个符号，按营业执照或证件上的写法填写；可用的符号有括号、间隔号·、&、点、短横线和顿号。",
            (
                "Remove or correct the character and write the name as registered; brackets, · & . - — 、 "
                "and spaces are allowed."
            ),
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
    ),
    "XJ216": Message(
        title=Words("编号写法不对", "Malformed id"),
        says=Words(
            "“{field}”[[（{title}）]]的编号写法不对",
            "the id at the end of “{field}”[[ ({title})]] does not have the right format",
        ),
        why=Words(
            "每条回答和结论靠编号对应到细则中的实践，写法不对就对不上。",
            (
                "Answers and verdicts are matched with practices of the guideline by their ids, so ids "
                "must be well formed."
            ),
        ),
        fix=Words(
            "实践编号写成PA08.2.1这样：过程域、级别、序号，中间用英文句点，字母大写，不留空格。",
            (
                "Write a practice like PA08.2.1: area, level and number with full stops between them, "
                "capital letters, no spaces."
            ),
        ),
    ),
    "XJ225": Message(
        title=Words("页码的数字之间有空格", "Space between digits of pages"),
        says=Words(
            "[[字段“{field}”：]]“{given}”的两个数字之间有空格或换行，看不出是一页还是几页",
            "[[field “{field}”: ]]there is a space or line break between two digits in “{given}”, so it may be one "
            "page or several",
        ),
        why=Words(
            "连起来可能就成了另一页，核查人员会翻错地方，所以不替填写人连接。",
            "Joined, the digits could name another page, and the reviewer would look in the wrong place.",
        ),
        fix=Words(
            "一页写“3”，几页写“3、5”，连续的页写“3-5”；多打的空格删去。",
            "Write 3 for one page, 3、5 for several and 3-5 for a range; delete a space that was typed by mistake.",
        ),
    ),
    "XJ226": Message(
        title=Words("页码超出范围", "No such page"),
        says=Words(
            "[[字段“{field}”：]]“{given}”中的页码{page}不在1到9999之间",
            "[[field “{field}”: ]]page {page} in “{given}” is not between 1 and 9999",
        ),
        why=Words(
            "页码从1数起；过大的多半是多打了一位，或把编号当成了页码。",
            "Pages count from 1; a larger number is mostly a slip, or the number of a document.",
        ),
        fix=Words(
            "对照材料改成实际的页码；没有页码的不填。",
            "Look it up in the material and write the page; leave it out where there is none.",
        ),
    ),
    "XJ227": Message(
        title=Words("页码范围前后颠倒", "Page range does not ascend"),
        says=Words(
            "[[字段“{field}”：]]“{given}”中的范围{range}不是从小到大",
            "[[field “{field}”: ]]the range {range} in “{given}” does not go from a smaller to a larger page",
        ),
        why=Words(
            "颠倒的范围看不出是哪几页，也可能是把两个页码写成了范围。",
            "Such a range names no pages; perhaps two single pages were meant.",
        ),
        fix=Words(
            "连续的页写成从小到大，例如“3-5”；只有一页的写一个数字，几页分开的写“3、5”。",
            "Write a range from the smaller page to the larger, for example 3-5; write 3 for one page, 3、5 for two.",
        ),
    ),
    "XJ228": Message(
        title=Words("看不懂页码", "Not pages"),
        says=Words(
            "[[字段“{field}”：]]“{given}”不是页码的写法[[（有{parts}段，最多20段）]]",
            "[[field “{field}”: ]]“{given}” cannot be read as pages[[ (it has {parts} parts; at most 20 are allowed)]]",
        ),
        why=Words(
            "页码供核查人员翻到所说的地方，写法不明确就找不到。",
            "Pages lead the reviewer to the right place, which only a clear form can do.",
        ),
        fix=Words(
            "只写数字、“-”和“、”，例如 3、3-5 或 3-5、8；章节名等写在材料名称里。",
            "Write only digits, - and 、, for example 3, 3-5 or 3-5、8; names of chapters belong in the title.",
        ),
    ),
}
