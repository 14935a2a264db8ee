"""What the reader refuses."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ101": Message(
        title=Words("文件过大", "File too large"),
        says=Words("文件大小为{size}字节，超过上限{limit}字节", "the file has {size} bytes; the limit is {limit}"),
        why=Words(
            "申报文件只含文字，通常远小于这个上限；文件过大，多半是误贴了别的内容。",
            "A submission holds text only and is usually far smaller; large files mostly hold "
            "something pasted by mistake.",
        ),
        fix=Words(
            "删去误贴的大段内容；图片和证明材料不要放进文件，只写材料名称、页码和SHA-256。",
            "Delete what was pasted by mistake; do not put pictures or evidence into the file, only "
            "their title, page and SHA-256.",
        ),
    ),
    "XJ102": Message(
        title=Words("文件编码不是UTF-8", "Not UTF-8"),
        says=Words(
            "文件不是UTF-8编码，这一行有无法识别的字节（{byte}）",
            "the file is not UTF-8; this line holds a byte that cannot be read ({byte})",
        ),
        why=Words(
            "换一种编码读取，汉字会变成乱码；统一用UTF-8，所有人看到的内容才一致。",
            "In another encoding, Chinese text becomes unreadable; with UTF-8 everybody reads the same text.",
        ),
        fix=Words(
            "用记事本打开文件，选“另存为”，编码选“UTF-8”，保存后重新提交。",
            "Open the file in Notepad, choose “Save as” with the encoding UTF-8, and send it again.",
        ),
    ),
    "XJ103": Message(
        title=Words("含有控制字符", "Control character"),
        says=Words(
            "这里有看不见的控制字符（{character}）", "there is an invisible control character here ({character})"
        ),
        why=Words(
            "控制字符看不见，却会打乱显示和后续处理，通常是从其他软件粘贴时带来的。",
            "Control characters disturb display and processing; most of them come from pasted text.",
        ),
        fix=Words(
            "删除这一处文字（双引号里的\\x1b、\\0等写法也算），重新手工输入；从网页或Word复制的文字，先粘贴到记事本再复制过来。",
            "Delete the text at this place (in double quotes also what is written as \\x1b or \\0) and type it again; "
            "paste text from web pages or Word into Notepad first.",
        ),
    ),
    "XJ104": Message(
        title=Words("含有改变文字方向的字符", "Character that reverses text"),
        says=Words(
            "这里有改变文字显示方向的隐藏字符（{character}）",
            "there is a hidden character here that changes the direction of text ({character})",
        ),
        why=Words(
            "这类字符会让屏幕上看到的内容与程序读到的内容不同，审核人员可能被误导。",
            "Such a character makes the screen show something else than programs read, so it can mislead a reviewer.",
        ),
        fix=Words(
            "删除这一处文字（双引号里的\\u202e等写法也算），重新手工输入。",
            "Delete the text at this place (in double quotes also what is written as \\u202e) and type it again.",
        ),
    ),
    "XJ105": Message(
        title=Words("含有零宽等隐藏字符", "Hidden character"),
        says=Words(
            "这里有不显示宽度的隐藏字符（{character}）", "there is a hidden zero-width character here ({character})"
        ),
        why=Words(
            "两段看上去相同的文字，会因隐藏字符而被当作不同内容，编号和名称就对不上了。",
            "A hidden character makes two texts that look alike different, so ids and names no longer match.",
        ),
        fix=Words(
            "删除这一处文字（双引号里的\\u200b等写法也算），重新手工输入；从网页或聊天软件复制的文字最容易带入这类字符。",
            "Delete the text at this place (in double quotes also what is written as \\u200b) and type it again; text "
            "from web pages and chats often brings such characters.",
        ),
    ),
    "XJ106": Message(
        title=Words("书写格式有误", "Syntax error"),
        says=Words("这一行附近的书写格式有误，程序从这里读不下去", "the file cannot be read any further from here"),
        why=Words(
            "文件要由程序逐行读取，符号或缩进有误时，后面的内容无法可靠识别。",
            "The file is parsed line by line; after a wrong character or indent, the meaning of the rest is unknown.",
        ),
        fix=Words(
            "[[引号{quote}没有成对，请补上另一半。]][[括号{bracket}没有成对，或者其中的各项没有用英文逗号隔开。]]"
            "[[英文双引号里的“{escape}”不能这样写，可改用英文单引号。]][[内容不能以“{start}”开头，请给整段内容加上英文引号。]]"
            "[[一行里只能有一个字段：第二个英文冒号“{colon}”是内容的话，请给整段内容加上英文引号。]]"
            "[[“{dash}”表示列表的一项，要另起一行，并与同组各项对齐。]]"
            "[[“{name}”不是“字段名: 内容”的形式。]][[第{indent}列的缩进与上面各行对不上。]]"
            "[[“{behind}”接在引号后面，请把引号移到整段内容的两端，里面另有引号的用英文单引号括起。]]"
            "[[“{hash}”前有空格，被当作注释，后面的内容就接不上了，请给整段内容加上英文引号。]]"
            "检查这一行和上一行：冒号用英文冒号，后面留一个空格；缩进用空格，不用Tab键；引号、"
            "括号要成对；内容里有英文冒号或#，或以*、&等符号开头时，给整段内容加上英文引号。",
            "[[The quote {quote} has no other half. ]][[The bracket {bracket} is not closed, or its items are not "
            "separated by commas. ]][[“{escape}” cannot be written in double quotes; use single ones. ]]"
            "[[A text cannot begin with “{start}”; put quotes around all of it. ]]"
            "[[A line holds one field; if the second colon “{colon}” belongs to the text, put quotes around it. ]]"
            "[[“{dash}” begins an item of a list; put it on a line of its own, under the other items. ]]"
            "[[“{name}” is not of the form “name: value”. ]][[The indent up to column {indent} does not fit the lines "
            "above. ]][[“{behind}” stands behind the closing quote; put the quotes around all of the text, single "
            "ones if there are double ones within. ]][[The blank before “{hash}” makes it a comment, and what follows "
            "has nothing to go on from; put quotes around the whole text. ]]"
            "Check this line and the one before: a colon and a space after each field name, spaces "
            "instead of tabs, quotes and brackets in pairs; put quotes around text that contains a "
            "colon or # or begins with a character such as * or &.",
        ),
    ),
    "XJ107": Message(
        title=Words("重复的键", "Duplicate key"),
        says=Words(
            "键“{key}”重复，第{first}行已有同名键", "the key “{key}” is repeated here; it is already on line {first}"
        ),
        why=Words(
            "同一个键写两次时，不同软件会取不同的值，可能悄悄改变评分。",
            "Programs differ in which of two equal keys they use, so a repeated key could change a "
            "score without notice.",
        ),
        fix=Words("保留正确的一行，删除另一行。", "Keep the right one and delete the other."),
    ),
    "XJ108": Message(
        title=Words("不支持引用写法", "Anchors and aliases are not allowed"),
        says=Words("这里用了引用写法（&{name}或*{name}）", "anchors and aliases (&{name}, *{name}) are not allowed"),
        why=Words(
            "引用会让一处内容在别处生效，审核人员逐行看不出来；所以每处内容都要完整写出。",
            "An alias copies content from elsewhere, which cannot be reviewed line by line, so all "
            "content is written out.",
        ),
        fix=Words(
            "把内容在这里完整写出；如果只是文字恰好以&或*开头，给它加上英文引号。",
            "Write the content out here; if the text merely begins with & or *, put it in quotes.",
        ),
    ),
    "XJ109": Message(
        title=Words("不支持类型标记", "Tags are not allowed"),
        says=Words("这里用了类型标记“{tag}”", "the tag “{tag}” is not allowed"),
        why=Words(
            "类型标记会改变程序对内容的理解；内容是数字、日期还是文字，由字段本身决定。",
            "A tag changes how programs read a value; the field alone decides whether it is a number, a date or text.",
        ),
        fix=Words(
            "删除这个标记；如果只是文字恰好以英文感叹号开头，给它加上英文引号。",
            "Delete the tag; if the text merely begins with an exclamation mark, put it in quotes.",
        ),
    ),
    "XJ110": Message(
        title=Words("不支持合并写法", "Merge keys are not allowed"),
        says=Words("这里用了合并写法（<<）", "the merge key (<<) is not allowed"),
        why=Words(
            "合并写法会把别处的内容并入这里，审核人员逐行看不出来。",
            "A merge key copies content from elsewhere to this place, which cannot be reviewed line by line.",
        ),
        fix=Words(
            "删除以<<开头的这一行，把需要的字段逐个写出。",
            "Delete the line with << and write the fields out one by one.",
        ),
    ),
    "XJ111": Message(
        title=Words("一个文件含有多份内容", "More than one document"),
        says=Words(
            "文件从这里开始了第二份内容（通常是多了一行“---”）",
            "a second document begins here (mostly because of an extra line “---”)",
        ),
        why=Words(
            "一个文件只对应一份材料；第二份内容会被许多软件忽略。",
            "One file holds one document; many programs ignore a second one.",
        ),
        fix=Words(
            "删除多余的“---”一行；如果确是另一份材料，请另存为单独的文件。",
            "Delete the extra line “---”; if there really is a second document, save it as a file of its own.",
        ),
    ),
    "XJ112": Message(
        title=Words("嵌套层数过多", "Nested too deeply"),
        says=Words("内容嵌套超过{limit}层", "the content is nested more than {limit} levels deep"),
        why=Words(
            "各类申报文件都用不到这么多层；层数过多会使不少软件出错或停止响应。",
            "No document needs so many levels, and deep nesting makes many programs crash or hang.",
        ),
        fix=Words(
            "检查这一行的缩进和括号，删去多余的层级。",
            "Check the indents and brackets on this line and remove unnecessary levels.",
        ),
    ),
    "XJ113": Message(
        title=Words("条目数量过多", "Too many entries"),
        says=Words("文件中的字段和内容合计超过{limit}个", "the file holds more than {limit} keys and values"),
        why=Words(
            "正常填写的文件不会有这么多内容；设上限可避免检查长时间没有结果。",
            "No ordinary document is this long; the limit keeps a check from taking forever.",
        ),
        fix=Words(
            "检查是否重复粘贴了内容，删去多余部分。", "Look for content that was pasted more than once, and delete it."
        ),
    ),
    "XJ114": Message(
        title=Words("字段名不是普通文字", "Field name is not plain text"),
        says=Words(
            "这里的字段名不是普通文字，而是列表、成组内容或引用",
            "the field name here is not plain text but a list, a mapping or an alias",
        ),
        why=Words(
            "每个字段靠名称识别，名称只能是一段文字。", "Fields are identified by their names, and a name must be text."
        ),
        fix=Words(
            "冒号左边只写字段名；检查是否多写了方括号、花括号、问号或*。",
            "Write only the name of the field before the colon; look for stray brackets, braces, question marks or *.",
        ),
    ),
    "XJ115": Message(
        title=Words("文件是空的", "File is empty"),
        says=Words("文件里没有任何内容（注释不算内容）", "the file is empty (comments do not count)"),
        why=Words(
            "空文件会被当作已提交的材料，其实什么也没有填。",
            "An empty file looks like a submitted document although nothing was filled in.",
        ),
        fix=Words(
            "填写内容后重新提交；暂时用不到的文件请删除。",
            "Fill it in and send it again, or delete the file if it is not needed yet.",
        ),
    ),
    "XJ116": Message(
        title=Words("最外层不是字段形式", "Top of the file is not a mapping"),
        says=Words(
            "文件最外层应由“字段名: 内容”组成，这里不是",
            "the file must consist of “name: value” lines at the top level",
        ),
        why=Words(
            "程序按字段名读取内容；最外层若是列表或一段文字，就不知道各项是什么。",
            "Content is read by field name; a list or plain text at the top level does not say what it is.",
        ),
        fix=Words(
            "最外层每行以字段名开头，后接英文冒号和一个空格；可对照同类文件的样子修改。",
            "Begin each top-level line with a field name, a colon and a space; compare with another "
            "file of the same kind.",
        ),
    ),
    "XJ117": Message(
        title=Words("这里是链接而不是文件", "Link instead of a file"),
        says=Words(
            "这里是指向别处的链接，不是文件本身（系统提示：{problem}）",
            "this is a link to another place, not a file (the system says: {problem})",
        ),
        why=Words(
            "链接可能指向提交范围以外的文件，程序只检查提交的内容本身。",
            "A link may lead outside the submission; only files that are really submitted are checked.",
        ),
        fix=Words("删除这个链接，把文件本身放到这里。", "Delete the link and put the file itself here."),
    ),
    "XJ118": Message(
        title=Words("位置或名称不符", "Not expected here"),
        says=Words(
            "“{name}”不应放在这里，或者名称与规定不符",
            "“{name}” does not belong here, or its name is not the prescribed one",
        ),
        why=Words(
            "由谁提交、属于哪家企业、哪个阶段，都由文件夹和文件名判断；位置不符的文件不会被读取。",
            "The folder and the name of a file say who writes it, for whom and when; a file elsewhere is never read.",
        ),
        fix=Words(
            "核对文件名和所在文件夹，例如enterprise.yaml放在企业文件夹，"
            "self-assessment.yaml放在其中的ics或platform文件夹；证明材料不必提交，自行留存即可。",
            "Check the name and the folder: enterprise.yaml belongs in the folder of the enterprise, "
            "self-assessment.yaml in its folder ics or platform; evidence is not submitted, keep it "
            "yourself.",
        ),
    ),
    "XJ119": Message(
        title=Words("名称含有特殊符号", "Name with special characters"),
        says=Words(
            "“{name}”或其上级文件夹的名称含有空格、特殊符号，或超过120个字",
            "the name “{name}”, or that of a folder above it, contains a space or a special character "
            "or is longer than 120 characters",
        ),
        why=Words(
            "名称会出现在检查结果和链接中，空格和特殊符号容易造成显示错误或被人利用。",
            "Names appear in reports and links, where spaces and special characters break the display "
            "or can be abused.",
        ),
        fix=Words(
            "改名，只用汉字、字母、数字、括号和“.”“-”“_”；申报文件请使用规定的文件名。",
            "Rename it, using Chinese characters, letters, digits, brackets and . - _ only; for "
            "documents use the prescribed file names.",
        ),
    ),
    "XJ120": Message(
        title=Words("文件无法读取", "Cannot be read"),
        says=Words("文件无法读取（系统提示：{problem}）", "the file cannot be read (the system says: {problem})"),
        why=Words(
            "读不到的文件无法检查，也无法计分。", "A file that cannot be read can be neither checked nor scored."
        ),
        fix=Words(
            "确认文件存在、没有被其他程序占用、允许读取，然后重新保存并提交。",
            "Make sure that the file exists, is not in use by another program and may be read; then "
            "save it and send it again.",
        ),
    ),
    "XJ121": Message(
        title=Words("同类问题未全部列出", "More of the same kind"),
        says=Words(
            "这个文件里同样的问题（{kind}）另外还有{count}处，没有逐条列出，这是其中一处",
            "this file holds {count} more findings of this kind ({kind}), of which this is one; they are not "
            "listed one by one",
        ),
        why=Words(
            "同一个文件里同样的问题很多时，多半出于同一个原因；逐条列出既看不过来，也会拖慢检查。合计数仍按全部计算。",
            "Many findings of one kind in a file mostly have one cause; listing them all helps nobody and slows the "
            "check down. The totals count every one of them.",
        ),
        fix=Words(
            "先改正已列出的各处，再重新检查；运行xingji explain {kind}可查看这类问题的说明。",
            "Correct those that are listed and check again; xingji explain {kind} says more about this kind.",
        ),
        fix_workbook=Words(
            "先改正已列出的各格，找出共同的原因，再导入一次。",
            "Correct the cells that are listed, look for their common cause, and import again.",
        ),
    ),
    "XJ130": Message(
        title=Words("应是文件夹，却是文件", "A file where a folder belongs"),
        says=Words("“{name}”应是文件夹，这里却是一个文件", "“{name}” has to be a folder, but it is a file"),
        why=Words(
            "材料按年度、设区市、企业和类型分文件夹存放；同名的文件占了位置，文件夹就建不了。",
            "Documents lie in folders by edition, city, enterprise and track; a file keeps the folder out.",
        ),
        fix=Words(
            "把这个文件移走或改名，再建立同名的文件夹；文件夹如果是压缩后上传的，请先解压。",
            "Move or rename the file, then make the folder; if the folder was packed into an archive, unpack it first.",
        ),
    ),
    "XJ131": Message(
        title=Words("应是文件，却是文件夹", "A folder where a file belongs"),
        says=Words("“{name}”应是文件，这里却是一个文件夹", "“{name}” has to be a file, but it is a folder"),
        why=Words(
            "材料的内容只从文件中读取；同名的文件夹里放什么都读不到，材料等于没有提交。",
            "Documents are read from files only; nothing inside a folder of that name counts as handed in.",
        ),
        fix=Words(
            "把文件夹改名，如果里面有这份材料，把那个文件移到上一级并改成这个名称。",
            "Rename the folder; if the document lies inside it, move that file one level up and give it this name.",
        ),
    ),
}
