"""Messages about hub.yaml."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ550": Message(
        title=Words("总库设置中重复", "Named twice in the settings of the hub"),
        says=Words("“{name}”写了两次", "“{name}” is named twice"),
        why=Words(
            "一个单位只有一个现用的收件库，写两次就不知道是哪一个；同一审核人员写两次也只算一人。",
            "A party has one inbox in use; named twice it is unclear which one. A reviewer named twice counts once.",
        ),
        fix=Words("只保留正确的一条。", "Keep only the right entry."),
    ),
    "XJ551": Message(
        title=Words("审核人员是申报单位的账号", "Reviewer is an account of a party"),
        says=Words(
            "审核人员“{login}”的账号编号，在本年度roles.yaml中属于“{account}”（{role}，{body}）",
            "the number of the reviewer “{login}” is that of “{account}” ({role}, {body}) in roles.yaml of the edition",
        ),
        why=Words(
            "审核人员的批准使材料并入总库；代表申报单位的账号能批准同行的材料，也能看到全部收件库。",
            "A reviewer’s approval brings documents into the record, and reviewers read every inbox; "
            "an account of a party would judge its competitors.",
        ),
        fix=Words(
            "换成省级账号及其编号，或先从roles.yaml中删去该账号。",
            "Name an account of the province with its number, or take the account out of roles.yaml first.",
        ),
    ),
    "XJ552": Message(
        title=Words("审核人员不够", "Too few reviewers"),
        says=Words(
            "需要{approvals}人批准，审核人员只有{count}人",
            "{approvals} approvals are asked for, and there are {count} reviewer(s)",
        ),
        why=Words(
            "批准人数凑不齐，任何材料都并入不了总库。", "Nothing could ever be approved, so nothing would be collected."
        ),
        fix=Words("增加审核人员，或减少批准人数。", "Name more reviewers, or ask for fewer approvals."),
    ),
}
