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
    "XJ211": Message(
        title=Words("格式不符合要求", "Wrong format"),
        says=Words(
            "字段“{field}”[[（{title}）]]的格式不符合要求[[，现为“{shown}”]]",
            "field “{field}”[[ ({title})]] does not have the required format[[; it is “{shown}”]]",
        ),
        why=Words(
            "代码、编号等要用来比对和查找，格式一致才能对得上。",
            "Codes and ids are compared and looked up, which requires a fixed format.",
        ),
        fix=Words(
            "写成“{example}”这样的形式，用半角字符，不留空格。",
            "Write it like “{example}”, in plain characters without blanks.",
        ),
        says_workbook=Words(
            "“{field}”[[（{title}）]]的格式不符合要求", "“{field}”[[ ({title})]] does not have the required format"
        ),
        fix_workbook=Words(
            "对照填写说明改正：信用代码18位；座机写“区号-号码”；SHA-256为64位；实践编号如PA08.2.1；问题编号如F01；机构编号用小写字母、数字和短横线，如a-01。",
            "Compare with the hint: credit code 18 characters; telephone as area code, hyphen, number; SHA-256 "
            "64 characters; practice like PA08.2.1; finding like F01; id of an agency in small letters, digits "
            "and hyphens, like a-01.",
        ),
    ),
    "XJ212": Message(
        title=Words("名称含有不允许的符号", "Character not allowed in a name"),
        says=Words(
            "字段“{field}”[[（{title}）]]含有名称中不允许的符号[[“{character}”]]（{point}）",
            "field “{field}”[[ ({title})]] contains [[“{character}” ]]({point}), which is not allowed in names",
        ),
        why=Words(
            "名称会出现在名单、网页和表格中，只允许文字、数字和登记名称中常见的少数符号。",
            (
                "Names appear in lists, pages and tables, so only Chinese characters, letters, digits "
                "and the few marks of registered names are allowed."
            ),
        ),
        fix=Words(
            "删除这个符号[[，或改成“{instead}”]]，按营业执照或证件上的写法填写；可用的符号有括号、间隔号·、&、点、短横线和顿号。",
            "Remove the character[[ or type “{instead}” instead]] and write the name as registered; brackets, "
            "· & . - — 、 and spaces are allowed.",
        ),
        says_workbook=Words(
            "“{field}”[[（{title}）]]含有不允许的符号{character}",
            "“{field}”[[ ({title})]] contains {character}, which is not allowed in names",
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
        fix_workbook=Words(
            "实践编号写成PA08.2.1这样：过程域、级别、序号，中间用英文句点，字母大写，不留空格。",
            "Write a practice like PA08.2.1: area, level and number with full stops between them, capital "
            "letters, no spaces.",
        ),
    ),
    "XJ217": Message(
        title=Words("信用代码含有不用的字母", "Letter that no credit code has"),
        says=Words(
            "字段“{field}”[[（{title}）]]“{given}”含有代码里不会有的字母[[，是否应为“{hint}”]]",
            "field “{field}”[[ ({title})]], “{given}”, holds a letter that no code has[[ (did you mean “{hint}”?)]]",
        ),
        why=Words(
            "按GB 32100-2015，代码不用字母I、O、Z、S、V，以免与1、0、2、5、U混淆。",
            "By GB 32100-2015 codes have no letters I, O, Z, S and V, which look like 1, 0, 2, 5 and U.",
        ),
        fix=Words(
            "对照营业执照，把字母O改成数字0、字母I改成数字1，其余同理。",
            "Compare it with the licence, which has the digit 0 where this has O, 1 where it has I, and so on.",
        ),
    ),
    "XJ218": Message(
        title=Words("电话号码写法不对", "No telephone number"),
        says=Words(
            "字段“{field}”[[（{title}）]]不是手机号，也不是“区号-号码”",
            "field “{field}”[[ ({title})]] is neither a mobile number nor area code, hyphen, number",
        ),
        why=Words("电话要能直接拨打，写法一致才能核对。", "The number is meant to be called and checked as it stands."),
        fix=Words(
            "手机号写11位数字；座机写成010-12345678，分机写成010-12345678-801；400电话写成400-123-4567。",
            "Write a mobile number with 11 digits, another as 010-12345678, with an extension 010-12345678-801, or "
            "400-123-4567.",
        ),
    ),
    "XJ219": Message(
        title=Words("写了几个电话号码", "Several telephone numbers"),
        says=Words(
            "字段“{field}”[[（{title}）]]里有几个号码，只能填一个",
            "field “{field}”[[ ({title})]] holds several numbers, and there is room for one",
        ),
        why=Words("程序无法判断应拨打哪一个号码。", "Nobody could tell which of them to call."),
        fix=Words(
            "只留最容易联系到的一个号码，分机用短横线接在后面。",
            "Keep the one by which the person is reached best; an extension follows after a hyphen.",
        ),
    ),
    "XJ220": Message(
        title=Words("名称中的符号写法不对", "Character of a name typed in another form"),
        says=Words(
            "字段“{field}”[[（{title}）]]含有[[全角空格（{wide}）]][[特殊空格（{blank}）]]"
            "[[与字母分开的附加符号（{accent}）]][[不规范的间隔号（{dot}）]][[兼容汉字（{ideograph}）]]",
            "field “{field}”[[ ({title})]] contains [[a full-width blank ({wide})]][[a special blank ({blank})]]"
            "[[an accent apart from its letter ({accent})]][[another dot than · ({dot})]]"
            "[[a second code of an ideograph ({ideograph})]]",
        ),
        why=Words(
            "看起来一样而编码不同的字符，会使同一家单位在名单中变成两家，也查找不到。",
            "Characters that look alike with other codes make one name two in lists, and searches miss it.",
        ),
        fix=Words(
            "[[删去这个空格（{wide}），确需空格的改用半角空格]][[删去这个空格（{blank}），确需空格的改用普通空格]]"
            "[[删去后重新输入带附加符号（{accent}）的字母]][[把间隔号（{dot}）改成“·”]]"
            "[[把（{ideograph}）换成普通汉字]][[“{instead}”]]。",
            "[[Delete the blank ({wide}), or type a plain one]][[Delete the blank ({blank}), or type a plain one]]"
            "[[Delete the letter and type it with its accent ({accent})]][[Type “·” for ({dot})]]"
            "[[Type the usual ideograph for ({ideograph})]][[ as in “{instead}”]].",
        ),
    ),
    "XJ221": Message(
        title=Words("SHA-256值写法不对", "No SHA-256 value"),
        says=Words(
            "字段“{field}”[[（{title}）]]应为64位十六进制字符（0至9、a至f），现为“{given}”，共{length}位",
            "field “{field}”[[ ({title})]] must have 64 hexadecimal digits (0 to 9, a to f); “{given}” has {length}",
        ),
        why=Words(
            "SHA-256值用来证明材料没有被换过，少一位或错一位都对不上。",
            "The value proves that a file was not replaced; with one digit missing or wrong it matches nothing.",
        ),
        fix=Words(
            "从计算工具中完整复制，不要手抄；不知道的，删去这一行。",
            "Copy it whole from the tool that computed it; if you do not know it, delete the line.",
        ),
    ),
    "XJ222": Message(
        title=Words("信用代码写法不对", "No credit code"),
        says=Words(
            "字段“{field}”[[（{title}）]]应为18位统一社会信用代码，现为“{given}”，共{length}位",
            "field “{field}”[[ ({title})]] must be a social credit code of 18 characters; “{given}” has {length}",
        ),
        why=Words(
            "企业的全部材料靠信用代码归到一起，也靠它与名单核对。",
            "All documents of an enterprise are held together and compared with lists by its credit code.",
        ),
        fix=Words(
            "对照营业执照填写，前两位和后十位是数字或大写字母，第3至8位是数字；大小写和空格不影响。",
            "Write it as on the licence, in digits and capitals, the third to the eighth digits only; case and blanks "
            "do not matter.",
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
