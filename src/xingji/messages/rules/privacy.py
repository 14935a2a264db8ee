"""Personal data and secrets in texts that many people read."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ601": Message(
        title=Words("文字中有手机号码", "Mobile number in a text"),
        says=Words("这段文字中似乎有手机号码", "this text seems to contain a mobile number"),
        why=Words(
            "这份材料会有许多人看到，提交后旧版本也会保留；服务机构承诺不泄露企业信息（见通知）。",
            "Many people read the file and old versions are kept; agencies "
            "promise not to leak information (see the notice).",
        ),
        fix=Words(
            "删去号码，改写岗位名称；联系电话只写在企业登记表的contact（联系人）中。已经提交过的，请告知审核人员。",
            (
                "Delete it and name the post instead; telephone numbers belong only under contact in "
                "enterprise.yaml. If it was submitted before, tell the reviewer."
            ),
        ),
        fix_workbook=Words(
            "删去号码，改写岗位名称；联系电话只写在自评估工作簿封面的“联系电话”一格。已经提交过的，请告知审核人员。",
            "Delete it and name the post instead; telephone numbers belong only into 联系电话 on the cover of "
            "the self-assessment workbook. If "
            "it was submitted before, tell the reviewer.",
        ),
    ),
    "XJ602": Message(
        title=Words("文字中有身份证号码", "Identity number in a text"),
        says=Words("这段文字中似乎有身份证号码", "this text seems to contain an identity card number"),
        why=Words(
            "身份证号码是敏感的个人信息，这里的各类材料都不需要它。",
            "An identity number is sensitive personal data, and none of the documents here needs one.",
        ),
        fix=Words(
            "删去号码；需要说明人员时写岗位名称。已经提交过的，请尽快告知审核人员。",
            (
                "Delete it; if a person must be mentioned, name the post. If it was submitted before, "
                "tell the reviewer at once."
            ),
        ),
    ),
    "XJ603": Message(
        title=Words("文字中有电子邮箱", "Email address in a text"),
        says=Words("这段文字中似乎有电子邮箱地址", "this text seems to contain an email address"),
        why=Words(
            "这份材料会有许多人看到，个人邮箱不应随之传开。",
            "Many people read the file, and a personal address should not spread with it.",
        ),
        fix=Words(
            "删去邮箱；联系邮箱只写在企业登记表的contact（联系人）中。",
            "Delete it; email addresses belong only under contact in enterprise.yaml.",
        ),
        fix_workbook=Words(
            "删去邮箱；联系邮箱只写在自评估工作簿封面的“电子邮箱”一格。",
            "Delete it; email addresses belong only into 电子邮箱 on the cover of the self-assessment workbook.",
        ),
    ),
    "XJ604": Message(
        title=Words("文字中有座机号码", "Telephone number in a text"),
        says=Words("这段文字中似乎有座机号码", "this text seems to contain a fixed-line number"),
        why=Words(
            "联系方式只放在专门的字段中，才能保证不会对外公布；其他编号也可能看上去像座机，所以只作提醒。",
            ("Only the contact fields are never published; other numbers may look alike, so this is a warning."),
        ),
        fix=Words(
            "如果是电话，请删去，只写在企业登记表的contact（联系人）中；如果不是，不必修改。",
            (
                "If it is a telephone number, delete it and keep it under contact in enterprise.yaml; "
                "otherwise no change is needed."
            ),
        ),
        fix_workbook=Words(
            "如果是电话，请删去，只写在自评估工作簿封面的“联系电话”一格；如果不是，不必修改。",
            "If it is a telephone number, delete it and keep it in 联系电话 on the cover of the "
            "self-assessment workbook; otherwise no change "
            "is needed.",
        ),
    ),
    "XJ605": Message(
        title=Words("文字中有内部网络地址", "Internal network address"),
        says=Words(
            "这段文字中似乎有企业内部的网络地址", "this text seems to contain an address of an internal network"
        ),
        why=Words(
            "内部地址会透露企业的网络结构，服务机构承诺不泄露服务中获取的企业信息（见通知）。",
            "Internal addresses tell how a network is built; agencies promise "
            "not to leak such information (see the notice).",
        ),
        fix=Words(
            "删去地址，改写用途，例如“一号产线操作员站”；版本号等恰好相似的内容不必修改。",
            (
                "Delete it and name its purpose, for example “operator station of line 1”; a version "
                "number that only looks like an address may stay."
            ),
        ),
    ),
}
