"""What people put on the sheets of a workbook besides what is asked."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ743": Message(
        title=Words("自己加的列没有读取", "Column of your own was not read"),
        says=Words(
            "“{heading}”列不属于这份工作簿，其中{count}格内容没有读取",
            "the column “{heading}” is not part of the exported workbook; {count} cell(s) in it were not read",
        ),
        why=Words(
            "自己加的列可以留作笔记，但其中的内容不会导入。",
            "You may keep notes in a column of your own, but nothing in it is imported.",
        ),
        fix=Words(
            "需要提交的内容写到“说明”等原有的列；只是笔记的，不用处理。",
            "Write what is to be handed in in the original columns; notes may stay.",
        ),
    ),
    "XJ744": Message(
        title=Words("自己加的行没有读取", "Row of your own was not read"),
        says=Words(
            "“{text}”这一行不属于这份工作簿，没有读取[[，下面还有{more}处]]",
            "the row “{text}” is not part of the exported workbook and was not read[[; there are {more} more below]]",
        ),
        why=Words(
            "自己加的行可以留作笔记，但其中的内容不会导入。",
            "You may keep notes in rows of your own, but nothing in them is imported.",
        ),
        fix=Words(
            "需要提交的内容写到原有的行；只是笔记的，不用处理。",
            "Write what is to be handed in in the original rows; notes may stay.",
        ),
    ),
    "XJ745": Message(
        title=Words("批注没有读取", "Comments were not read"),
        says=Words(
            "工作表“{sheet}”的{count}处批注没有读取（{cells}）",
            "{count} comment(s) on the sheet “{sheet}” were not read ({cells})",
        ),
        why=Words(
            "批注可以留作讨论，但其中的内容不会导入，也不会随材料提交。",
            "Comments are for discussion; they are neither imported nor handed in.",
        ),
        fix=Words(
            "需要提交的内容写到填写格；只是讨论的，不用处理。",
            "Write what is to be handed in in the cells; comments for discussion may stay.",
        ),
    ),
}
