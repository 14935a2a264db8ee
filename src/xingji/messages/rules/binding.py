"""Whose a document says it is, against the folder that it lies in."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ397": Message(
        title=Words("放错了企业或年度的材料", "Document of another enterprise or edition"),
        says=Words(
            "这份材料写明属于“{dossier}”，却放在“{folder}”的文件夹中：它是另一家企业或另一年度的材料",
            "this document says that it belongs to “{dossier}”, but lies in the folder of “{folder}”: "
            "it is of another enterprise or another edition",
        ),
        why=Words(
            "把一家企业的自评估复制到另一家的文件夹，另一家就会凭别人的材料得到等级；所以每份材料自己写明属于谁。",
            "A self-assessment that is copied into another folder would give that enterprise a level that it did "
            "not earn; so every document says itself whose it is.",
        ),
        fix=Words(
            "不要在文件夹之间复制材料：把它移回自己的文件夹，"
            "本企业的材料用xingji new生成（沿用上年度加--from）后如实填写；"
            "内容确实是本企业的、只是这一行写错的，改为“dossier: {folder}”。",
            "Copy nothing between folders: move it back to its own, and start this enterprise’s document with "
            "xingji new (--from carries last year over); if the content is its own and only this line is "
            "wrong, write “dossier: {folder}”.",
        ),
        fix_workbook=Words(
            "不要用别家企业的工作簿改写；给这家企业重新导出一份，按实际情况填写。",
            "Do not rewrite the workbook of another enterprise; export one for this enterprise and fill that in.",
        ),
    ),
}
