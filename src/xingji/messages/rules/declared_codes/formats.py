"""The forms in which codes, telephone numbers, names and pages are written."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
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
