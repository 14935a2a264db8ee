"""Conflicts of interest, and powers that only the province has."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ530": Message(
        title=Words("核查机构与服务机构相同", "Conflict of interest"),
        says=Words(
            "核查机构“{institution}”就是为该企业服务的机构“{agency}”",
            ("the institution “{institution}” is itself the agency “{agency}” that serves the enterprise"),
        ),
        why=Words(
            "机构不能核查自己指导完成的自评估，否则核查失去独立性。",
            "Nobody may verify an assessment that they helped to write.",
        ),
        fix=Words(
            "由另一家省级支撑机构重新核查，并在institutions.yaml中把该企业单独分派给它。",
            ("Have another institution verify it, and assign the enterprise to that institution in institutions.yaml."),
        ),
        fix_workbook=Words(
            "由另一家省级支撑机构重新核查，并请省级管理人员把该企业单独分派给它。",
            "Have another institution verify it, and ask the province to assign the enterprise to it.",
        ),
    ),
    "XJ531": Message(
        title=Words("核查机构不是分派的机构", "Not the assigned institution"),
        says=Words(
            "机构“{institution}”没有分派到这项任务[[（分派给{assigned}）]]",
            "the task is not assigned to “{institution}”[[ (it is assigned to {assigned})]]",
        ),
        why=Words(
            "核查任务由省级分派，分派以外的结论不能作为评定依据。",
            ("The province assigns verifications and visits; verdicts of other institutions cannot be relied on."),
        ),
        fix=Words(
            "改成分派的机构；任务确已调整的，请省级管理人员更新institutions.yaml的assignments。",
            "Name the assigned institution, or have the assignment changed in institutions.yaml.",
        ),
        fix_workbook=Words(
            "改选分派的机构；任务确已调整的，请省级管理人员更新分派。",
            "Choose the assigned institution, or ask the province to change the assignment.",
        ),
    ),
    "XJ532": Message(
        title=Words("延期不是省级批准的", "Extension not granted by the province"),
        says=Words(
            "给“{name}”的延期由账号“{login}”批准，它没有省级角色",
            ("the extension for “{name}” was granted by “{login}”, who does not have the role province"),
        ),
        why=Words(
            "时间安排由通知规定，只有省级可以放宽。",
            ("The notice of the province sets the dates, and only the province may extend them."),
        ),
        fix=Words(
            "由省级账号批准并改写granted_by，或删除这条延期。",
            ("Have an account of the province grant it and enter that account, or delete the extension."),
        ),
    ),
    "XJ533": Message(
        title=Words("高于核查等级而未经省级批准", "Raised without the province"),
        says=Words(
            "认定等级高于核查等级，[[填写的批准账号“{login}”没有省级角色，]]须有省级账号批准",
            (
                "the level is above the verified one, which an account of the province must approve[[; "
                "“{login}” does not have that role]]"
            ),
        ),
        why=Words(
            "名单由省级根据核查结果综合确定（见通知），例外须有人负责并留下记录。",
            "The province decides from the verified results (see the notice); an exception needs a name.",
        ),
        fix=Words(
            "填写approved_by（roles.yaml中的省级账号）和reason，或把等级改为核查等级。",
            ("Write approved_by (an account of the province in roles.yaml) and reason, or decide the verified level."),
        ),
    ),
    "XJ534": Message(
        title=Words("现场核查不在安排之内", "Visit was not planned"),
        says=Words(
            "选取方式是{selected}，但企业{uscc}不在年度方案的相应名单中",
            "the visit is marked {selected}, but {uscc} is not on that list of the edition",
        ),
        why=Words(
            "重点企业由省级指定，抽样企业由公开的种子抽出；名单以外的选取无法复核。",
            (
                "The province names the key enterprises, and the sample is drawn from a public seed; "
                "otherwise nobody can check the selection."
            ),
        ),
        fix=Words(
            "改正selected；重点企业写入edition.yaml的onsite.key，抽样用xingji sample --write抽取并记录。",
            (
                "Correct selected; key enterprises are listed in edition.yaml (onsite.key), xingji "
                "sample --write records the sample."
            ),
        ),
    ),
    "XJ535": Message(
        title=Words("核查安排中的企业不存在", "Visit planned without a dossier"),
        says=Words("本年度没有企业“{uscc}”的申报材料", "there is no dossier of “{uscc}” in this edition"),
        why=Words(
            "现场核查只针对已参加培育的企业，代码写错会漏掉该查的企业。",
            ("Only enterprises that take part are visited; because of a wrong code the right one may be missed."),
        ),
        fix=Words("改正代码，或删除这一条。", "Correct the code, or delete the entry."),
    ),
    "XJ536": Message(
        title=Words("延期对象不存在", "Extension for an unknown body"),
        says=Words(
            "延期的对象“{name}”不存在",
            ("“{name}”, for whom the extension is, is neither a city nor an enterprise of this edition"),
        ),
        why=Words(
            "对象写错时延期不会生效，按期提交的人会被误判为逾期。",
            ("With a wrong name the extension has no effect, and whoever relies on it is late."),
        ),
        fix=Words(
            "city写设区市拼音，uscc写已登记企业的代码。",
            ("Write a city in pinyin, or the credit code of an enterprise that has a dossier."),
        ),
    ),
    "XJ537": Message(
        title=Words("重点企业未经现场核查", "Key enterprise was not visited"),
        says=Words(
            "{uscc}是重点企业，还没有现场核查就认定了等级",
            "{uscc} is a key enterprise and was given a level without a visit",
        ),
        why=Words(
            "省级指定机构对重点企业开展现场评估（见通知），名单由线上和现场结果综合确定。",
            "Key enterprises are visited (see the notice), and the list rests on both results.",
        ),
        fix=Words(
            "补做现场核查后再认定；不再列为重点的，从edition.yaml的onsite.key中去掉。",
            ("Visit the enterprise before deciding, or remove it from onsite.key in edition.yaml."),
        ),
    ),
}
