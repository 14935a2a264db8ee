"""What is odd about names."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ319": Message(
        title=Words("名称中的括号不配对", "Brackets that do not fit"),
        says=Words(
            "名称中[[的“{lonely}”没有与之配对的括号]][[“{opened}”与“{closed}”配成了一对，一个全角、一个半角]]",
            "in the name [[“{lonely}” has no other half]][[“{opened}” is closed by “{closed}”, one of two widths]]",
        ),
        why=Words(
            "括号少一半或全角半角混用，多半是抄写时漏了或输入法切换所致，会照样印在名单和证书上。",
            "A bracket that is missing or of another width is mostly a slip and would be printed in lists as it is.",
        ),
        fix=Words(
            "对照营业执照改正，中文名称一般用全角括号（ ）；执照上确实如此的，不必修改。",
            "Compare it with the licence; Chinese names usually have full-width brackets （ ）. If the licence really "
            "says so, no change is needed.",
        ),
    ),
    "XJ337": Message(
        title=Words("同一名称出现两个代码", "One name with two codes in a list"),
        says=Words(
            "“{name}”在第{row}行的代码是“{other}”，这里是“{id}”",
            "“{name}” has the code “{other}” in row {row} and “{id}” here",
        ),
        why=Words(
            "同一家单位写成两个代码，会被当作两家，统计和以后年度的核对都会出错。",
            "With two codes one body counts as two, in figures and in later years.",
        ),
        fix=Words(
            "对照营业执照或原名单核对。同一家的改成同一个代码或删去重复的一行；确是两家同名单位的，不必修改。",
            "Compare both with the licence or the original list. Give one body one code, or delete the second row; if "
            "they are two bodies of one name, no change is needed.",
        ),
    ),
}
