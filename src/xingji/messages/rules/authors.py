"""Who may hand in what."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

_ONE_ROLE = Words(
    "通知规定了各方分工；材料由谁负责就由谁提交，出了问题才能找到人。",
    "The notice divides the work; who answers for a document hands it in.",
)

MESSAGES: dict[str, Message] = {
    "XJ520": Message(
        title=Words("账号没有角色", "Account has no role"),
        says=Words("账号“{login}”不在本年度的角色名单中", "the account “{login}” has no role in this edition"),
        why=_ONE_ROLE,
        fix=Words(
            "请所在设区市或省级管理人员把账号登记到roles.yaml；账号写错的，换用登记过的账号提交。",
            ("Ask the city or the province to add the account to roles.yaml, or use an account that is listed there."),
        ),
        fix_workbook=Words(
            "请所在设区市或省级管理人员登记这个账号；账号写错的，换用登记过的账号提交。",
            "Ask the city or the province to register the account, or use one that is registered.",
        ),
    ),
    "XJ521": Message(
        title=Words("角色不能提交这类材料", "Not a document of this role"),
        says=Words(
            "账号“{login}”的角色是{role}，这类材料由{writers}提交",
            "“{login}” has the role {role}; documents of this kind are written by {writers}",
        ),
        why=_ONE_ROLE,
        fix=Words(
            "请负责的一方提交这份材料，并从本次提交中去掉它。",
            "Leave the document out and let the responsible body hand it in.",
        ),
    ),
    "XJ522": Message(
        title=Words("不是本市的材料", "Folder of another city"),
        says=Words(
            "账号“{login}”属于{own}，不能提交{city}文件夹中的材料",
            "“{login}” belongs to {own} and may not write in the folder of {city}",
        ),
        why=Words(
            "各设区市负责组织本地区的培育工作（见通知），机构由所在市推荐。",
            "Each city organises its own region (see the notice) and recommends its own agencies.",
        ),
        fix=Words(
            "把材料放到本市文件夹；企业确在{city}的，由该市推荐的机构提交。",
            (
                "Move the document to the folder of your own city; if the enterprise is in {city}, an "
                "agency of that city must hand it in."
            ),
        ),
    ),
    "XJ523": Message(
        title=Words("不是本机构服务的企业", "Not a dossier of this agency"),
        says=Words(
            "账号“{login}”代表机构“{own}”，而该企业的材料[[现在或原来写明的机构是“{named}”，]]没有只写明这一家",
            (
                "“{login}” acts for the agency “{own}”, which must be the only agency that the dossier "
                "names[[; it names or has named “{named}”]]"
            ),
        ),
        why=Words(
            "机构只提交自己一对一服务的企业的材料，企业信息不得让其他机构经手（见通知）。",
            "An agency hands in only for enterprises that it serves; no other agency may handle their data.",
        ),
        fix=Words(
            "在enterprise.yaml和自评估中写明本机构编号；企业已委托其他机构的，由那家机构提交。",
            "Name your agency in enterprise.yaml and the assessment; if another "
            "agency serves the enterprise, it hands in.",
        ),
        fix_workbook=Words(
            "在封面“企业委托的机构”和“自评估咨询服务机构”选本机构；企业已委托其他机构的，由那家机构提交。",
            "Choose your agency in both cells of the cover; if another agency serves the enterprise, it hands in.",
        ),
    ),
    "XJ524": Message(
        title=Words("没有分派给本机构", "Not assigned to this institution"),
        says=Words(
            "账号“{login}”代表机构“{own}”，这项任务[[分派给{assigned}，]]没有分派给它，或材料署的是别的机构",
            "“{login}” acts for “{own}”, but the task[[ is assigned to {assigned},]] "
            "is not its own, or is signed by another",
        ),
        why=Words(
            "线上核查和现场核查由省级组织、指定机构承担（见通知）。",
            "Verification and visits are given to institutions by the province (see the notice).",
        ),
        fix=Words(
            "核对institution；需要由本机构承担的，请省级管理人员在institutions.yaml的assignments中分派。",
            "Check the institution; if the task is yours, ask the province to assign "
            "it in institutions.yaml (assignments).",
        ),
        fix_workbook=Words(
            "核对“省级支撑机构”；需要由本机构承担的，请省级管理人员分派。",
            "Check 省级支撑机构; if the task is yours, ask the province to assign it.",
        ),
    ),
}
