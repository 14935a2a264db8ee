"""What people take for YAML and is none."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ122": Message(
        title=Words("合并冲突没有处理完", "Unfinished merge"),
        says=Words(
            "第{first}行[[到第{last}行]]是没有处理完的合并冲突（<<<<<<<、=======、>>>>>>>）",
            "there is an unfinished merge here, line {first}[[ to {last}]] (<<<<<<<, =======, >>>>>>>)",
        ),
        why=Words(
            "两个人改了同一处，Git把两种写法都留在文件里；应当以哪一种为准，只有填写的人知道。",
            "Two people changed the same place, and Git left both versions in the file; only they know which is right.",
        ),
        fix=Words(
            "在这几行中保留正确的一种写法，删去另一种，再删去以<<<<<<<、=======、>>>>>>>开头的各行。",
            "Keep the right version of these lines, delete the other one, and delete the lines that begin "
            "with <<<<<<<, ======= and >>>>>>>.",
        ),
    ),
    "XJ123": Message(
        title=Words("误用全角冒号", "Full-width colon"),
        says=Words(
            "“{key}”后面是全角冒号“：”，不是英文冒号", "“{key}” is followed by a full-width colon “：” instead of “:”"
        ),
        why=Words(
            "程序靠英文冒号和空格区分字段名和内容；换成全角冒号，整行就成了一段文字。",
            "A colon and a space separate the name of a field from its value; with another colon it is mere text.",
        ),
        fix=Words(
            "切换到英文输入法，改成“{key}: ”，即英文冒号加一个空格；其他行也检查一下。",
            "Write “{key}: ” with a colon of the English keyboard and a space; look at the other lines too.",
        ),
    ),
    "XJ124": Message(
        title=Words("空格不是普通空格", "Not an ordinary space"),
        says=Words(
            "缩进或分隔处用的不是普通空格[[，而是全角空格（{wide}）]][[，而是Tab键（{tab}）]][[，而是特殊空格（{other}）]]",
            "the indent or gap here is no ordinary space[[ but a full-width one ({wide})]][[ but a tab ({tab})]]"
            "[[ but a special one, such as a no-break space ({other})]]",
        ),
        why=Words(
            "缩进和分隔只认普通空格；其他空格看上去一样，却会被当作文字，层次也就乱了。",
            "Only ordinary spaces indent and separate; others look alike but count as letters, so groups are lost.",
        ),
        fix=Words(
            "删去这里的空格，切换到英文输入法，重新输入普通空格；其他行也检查一下。",
            "Delete it and type ordinary spaces, with an English keyboard; look at the other lines too.",
        ),
    ),
    "XJ125": Message(
        title=Words("文字被#截断", "Text cut by a hash"),
        says=Words(
            "字段“{field}”[[（{title}）]]中，[[只读到“{kept}”，]]“{lost}”被当作注释，不算内容",
            "in field “{field}”[[ ({title})]] [[only “{kept}” is read; ]]“{lost}” is taken for a comment",
        ),
        why=Words(
            "空格后面的#表示注释。“1 #炉”“#1机组”这样的写法，会使后半句悄悄丢失。",
            "A # behind a space begins a comment, so a text such as “unit #1” loses its second half without notice.",
        ),
        fix=Words(
            "如果#后面也是内容，请给整段内容加上英文引号；如果确是注释，请移到上一行，单独成行。",
            "If it belongs to the text, put quotes around all of it; if it is a comment, move it to a line above.",
        ),
    ),
}
