"""Roles and assignments that contradict themselves."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ357": Message(
        title=Words("角色与所属单位矛盾", "Role contradicts itself"),
        says=Words(
            "账号“{login}”的角色是{role}，不应填写{field}",
            "“{login}” has the role {role}, which does not have the field {field}",
        ),
        why=Words(
            "一个账号只代表一个单位；多填的单位会让人误以为它有别的权限。",
            "An account acts for one body; naming a second body suggests permissions that the account does not have.",
        ),
        fix=Words("删除{field}，或改正role。", "Remove {field}, or correct the role."),
    ),
    "XJ358": Message(
        title=Words("分派给不存在的机构", "Assigned to an unknown body"),
        says=Words(
            "任务分派给“{institution}”，名单中没有这家机构",
            "a task is assigned to “{institution}”, which is not listed",
        ),
        why=Words(
            "分派写错时，没有机构能提交核查结果。", "With a wrong id, no account may hand in the verdicts of this task."
        ),
        fix=Words("改成institutions中的编号。", "Write an id from the list institutions of this file."),
    ),
    "XJ359": Message(
        title=Words("同一任务分派给两家机构", "One task, two institutions"),
        says=Words("“{name}”的这项任务已分派给“{other}”", "this task for “{name}” is already assigned to “{other}”"),
        why=Words(
            "一家企业的同一项核查由一家机构负责，否则两份结论无从取舍。",
            "One institution is responsible for one task; with two verdicts it is unclear which one counts.",
        ),
        fix=Words(
            "只保留一家；个别企业要换机构的，在dossiers中单独分派。",
            "Keep one assignment; to assign single enterprises to another institution, list them under dossiers.",
        ),
    ),
}
