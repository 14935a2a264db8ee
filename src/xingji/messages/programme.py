"""XJ5xx: phases, roles, conduct and quotas of the programme."""

from __future__ import annotations

from xingji.messages import gate
from xingji.messages.catalogue import Message, Words

_ONE_PHASE = Words(
    "每种材料只在规定的阶段提交（通知第四节），前一步完成后才进行下一步，各方按同一时间安排工作。",
    "Each document belongs to a phase (notice, section 四); one step follows the other and everybody plans by it.",
)
_ONE_ROLE = Words(
    "通知第二节第二项规定了各方分工；材料由谁负责就由谁提交，出了问题才能找到人。",
    "The notice (section 二, item 2) divides the work; who answers for a document hands it in.",
)

_MESSAGES: dict[str, Message] = {
    "XJ501": Message(
        title=Words("阶段尚未开始", "Phase not open yet"),
        says=Words(
            "{day}还不能提交：“{phase}”阶段{opens}开始",
            "it cannot be handed in on {day}: the phase “{phase}” opens on {opens}",
        ),
        why=_ONE_PHASE,
        fix=Words("可以先准备，到{opens}再提交。", "Prepare it, and hand it in from {opens} on."),
    ),
    "XJ502": Message(
        title=Words("已过截止日期", "Phase is closed"),
        says=Words(
            "{day}已不能提交：“{phase}”阶段的截止日期是{closes}（已计入宽限和延期）",
            "it cannot be handed in on {day}: “{phase}” closed on {closes}, grace and extensions included",
        ),
        why=_ONE_PHASE,
        fix=Words(
            "确有原因的，请向省级管理人员申请延期，批准后写入edition.yaml的extensions。",
            "With good reason, ask the province for an extension; once granted it stands in edition.yaml (extensions).",
        ),
    ),
    "XJ503": Message(
        title=Words("提交日期尚未公布", "No days announced"),
        says=Words(
            "{year}年度没有公布这类材料的提交日期，无法判断能否提交",
            "the edition of {year} names no days for such documents, so nobody can say whether it may be handed in",
        ),
        why=Words(
            "日期由当年通知规定；通知没有公布之前，系统不推测日期。",
            "The year’s notice sets the days; before it does, none are guessed.",
        ),
        fix=Words(
            "等通知公布后，由省级管理人员在edition.yaml的phases中填写日期和材料种类。",
            "Once the notice is out, the province fills in days and documents under phases in edition.yaml.",
        ),
    ),
    "XJ504": Message(
        title=Words("日期在将来", "Dated ahead"),
        says=Words("文件中的日期{date}晚于提交日期{day}", "the document is dated {date}, after {day}"),
        why=Words(
            "评估、核查和评定的日期是实际完成的日期，不能预填。",
            "These days say when the work was done, not when it will be.",
        ),
        fix=Words("改成实际完成的日期。", "Write the day on which it was done."),
    ),
    "XJ505": Message(
        title=Words("整改逾期", "Finding overdue"),
        says=Words(
            "问题{finding}（{practice}）应于{due}前整改，已逾期{days}天",
            "finding {finding} ({practice}) was due on {due} and is {days} day(s) late",
        ),
        why=Words(
            "企业应在期限内对标整改并提交整改情况（通知第四节第三项）；逾期的问题按未整改计入核查等级。",
            "Findings are to be mended and reported in time (notice, section 四, "
            "item 3); until then they count as open.",
        ),
        fix=Words(
            "在rectification.yaml中写明整改措施和证明材料；复核未通过的，重新整改后更新答复日期。",
            "Report the measure and its evidence in rectification.yaml; after a "
            "rejection, mend again and renew the day.",
        ),
    ),
    "XJ520": Message(
        title=Words("账号没有角色", "Account has no role"),
        says=Words("账号“{login}”不在本年度的角色名单中", "the account “{login}” has no role in this edition"),
        why=_ONE_ROLE,
        fix=Words(
            "请所在设区市或省级管理人员把账号登记到roles.yaml；账号写错的，换用登记过的账号提交。",
            "Ask the city or the province to enter the account in roles.yaml, or use the account that is entered.",
        ),
    ),
    "XJ521": Message(
        title=Words("角色不能提交这类材料", "Not this role’s document"),
        says=Words(
            "账号“{login}”的角色是{role}，这类材料由{writers}提交",
            "“{login}” acts as {role}; such documents are written by {writers}",
        ),
        why=_ONE_ROLE,
        fix=Words(
            "请负责的一方提交这份材料，并从本次提交中去掉它。", "Leave it out, and let the body in charge hand it in."
        ),
    ),
    "XJ522": Message(
        title=Words("不是本市的材料", "Another city’s folder"),
        says=Words(
            "账号“{login}”属于{own}，不能提交{city}文件夹中的材料",
            "“{login}” belongs to {own} and may not write in the folder of {city}",
        ),
        why=Words(
            "各设区市负责组织本地区的培育工作（通知第二节第二项），机构由所在市推荐。",
            "Each city organises its own region (notice, section 二, item 2) and recommends its own agencies.",
        ),
        fix=Words(
            "把材料放到本市文件夹；企业确在{city}的，由该市推荐的机构提交。",
            "Move it to your own city’s folder; if the enterprise is in {city}, an agency of that city hands it in.",
        ),
    ),
    "XJ523": Message(
        title=Words("不是本机构服务的企业", "Not this agency’s dossier"),
        says=Words(
            "账号“{login}”代表机构“{own}”，而该企业的材料[[现在或原来写明的机构是“{named}”，]]没有只写明这一家",
            "“{login}” acts for the agency “{own}”, which the dossier must name alone[[; it names or named “{named}”]]",
        ),
        why=Words(
            "机构只提交自己一对一服务的企业的材料，企业信息不得让其他机构经手（通知第五节第三项）。",
            "An agency hands in only for enterprises that it serves; no other "
            "agency may handle their data (section 五).",
        ),
        fix=Words(
            "在enterprise.yaml和自评估中写明本机构编号；企业已委托其他机构的，由那家机构提交。",
            "Name your agency in enterprise.yaml and the assessment; if another "
            "agency serves the enterprise, it hands in.",
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
            "线上核查和现场核查由省工信厅组织、指定机构承担（通知第四节第三、四项）。",
            "Verification and visits are given to institutions by the province (notice, section 四, items 3 and 4).",
        ),
        fix=Words(
            "核对institution；需要由本机构承担的，请省级管理人员在institutions.yaml的assignments中分派。",
            "Check the institution; if the task is yours, ask the province to assign "
            "it in institutions.yaml (assignments).",
        ),
    ),
    "XJ530": Message(
        title=Words("核查机构与服务机构相同", "Conflict of interest"),
        says=Words(
            "核查机构“{institution}”就是为该企业服务的机构“{agency}”",
            "the institution “{institution}” is the very agency “{agency}” that serves the enterprise",
        ),
        why=Words(
            "机构不能核查自己指导完成的自评估，否则核查失去独立性。",
            "Nobody verifies an assessment that they helped to write.",
        ),
        fix=Words(
            "由另一家省级支撑机构重新核查，并在institutions.yaml中把该企业单独分派给它。",
            "Have another institution verify it, and assign the enterprise to that one in institutions.yaml.",
        ),
    ),
    "XJ531": Message(
        title=Words("核查机构不是分派的机构", "Judged by another institution"),
        says=Words(
            "机构“{institution}”没有分派到这项任务[[（分派给{assigned}）]]",
            "the task is not assigned to “{institution}”[[ (but to {assigned})]]",
        ),
        why=Words(
            "核查任务由省工信厅分派，分派以外的结论不能作为评定依据。",
            "The province assigns verification and visits; other verdicts cannot be relied on.",
        ),
        fix=Words(
            "改成分派的机构；任务确已调整的，请省级管理人员更新institutions.yaml的assignments。",
            "Name the assigned institution, or have the assignment changed in institutions.yaml.",
        ),
    ),
    "XJ532": Message(
        title=Words("延期不是省级批准的", "Extension not granted by the province"),
        says=Words(
            "给“{name}”的延期由账号“{login}”批准，它没有省级角色",
            "the extension for “{name}” was granted by “{login}”, who has no provincial role",
        ),
        why=Words(
            "时间安排由省工信厅的通知规定，只有省级可以放宽。",
            "The province’s notice sets the dates; only the province eases them.",
        ),
        fix=Words(
            "由省级账号批准并改写granted_by，或删除这条延期。",
            "Have a provincial account grant it and write that login, or remove the extension.",
        ),
    ),
    "XJ533": Message(
        title=Words("高于核查等级而未经省级批准", "Raised without the province"),
        says=Words(
            "认定等级高于核查等级，[[填写的批准账号“{login}”没有省级角色，]]须有省级账号批准",
            "the level is above the verified one and [[“{login}” has no provincial "
            "role; ]]a provincial account must approve",
        ),
        why=Words(
            "名单由省工信厅根据核查结果综合确定（通知第四节第五项），例外须有人负责并留下记录。",
            "The province decides from the verified results (notice, section 四, item 5); an exception needs a name.",
        ),
        fix=Words(
            "填写approved_by（roles.yaml中的省级账号）和reason，或把等级改为核查等级。",
            "Write approved_by (a provincial login of roles.yaml) and reason, or decide the verified level.",
        ),
    ),
    "XJ534": Message(
        title=Words("现场核查不在安排之内", "Visit was not planned"),
        says=Words(
            "选取方式是{selected}，但企业{uscc}不在年度方案的相应名单中",
            "it is selected as {selected}, but {uscc} is not on that list of the edition",
        ),
        why=Words(
            "重点企业由省级指定，抽样企业由公开的种子抽出；名单以外的选取无法复核。",
            "Key enterprises are named by the province and the sample is drawn from a "
            "public seed; others cannot be checked.",
        ),
        fix=Words(
            "改正selected；重点企业写入edition.yaml的onsite.key，抽样用xingji sample --write抽取并记录。",
            "Mend selected; key enterprises stand in edition.yaml (onsite.key), "
            "xingji sample --write records the sample.",
        ),
    ),
    "XJ535": Message(
        title=Words("核查安排中的企业不存在", "Planned visit to nobody"),
        says=Words("本年度没有企业“{uscc}”的申报材料", "there is no dossier of “{uscc}” in this edition"),
        why=Words(
            "现场核查只针对已参加培育的企业，代码写错会漏掉该查的企业。",
            "Only enterprises that take part are visited; a wrong code lets the right one slip.",
        ),
        fix=Words("改正代码，或删除这一条。", "Correct the code, or remove the entry."),
    ),
    "XJ536": Message(
        title=Words("延期对象不存在", "Extension for nobody"),
        says=Words("延期的对象“{name}”不存在", "nobody is called “{name}”, for whom the extension is"),
        why=Words(
            "对象写错时延期不会生效，按期提交的人会被误判为逾期。",
            "With a wrong name the extension has no effect, and who relies on it is late.",
        ),
        fix=Words(
            "city写设区市拼音，uscc写已登记企业的代码。",
            "Write a city in pinyin, or the code of an enterprise that has a dossier.",
        ),
    ),
    "XJ537": Message(
        title=Words("重点企业未经现场核查", "Key enterprise was not visited"),
        says=Words(
            "{uscc}是重点企业，还没有现场核查就认定了等级",
            "{uscc} is a key enterprise and was given a level without a visit",
        ),
        why=Words(
            "省工信厅指定机构对重点企业开展现场评估（通知第四节第四项），名单由线上和现场结果综合确定。",
            "Key enterprises are visited (notice, section 四, item 4), and the list rests on both results.",
        ),
        fix=Words(
            "补做现场核查后再认定；不再列为重点的，从edition.yaml的onsite.key中去掉。",
            "Visit it before deciding, or take it from onsite.key in edition.yaml.",
        ),
    ),
    "XJ540": Message(
        title=Words("超过机构服务能力", "Agency over capacity"),
        says=Words(
            "机构“{agency}”服务{count}家企业，超过填报的能力{capacity}家",
            "the agency “{agency}” serves {count} enterprises, more than the {capacity} that it can",
        ),
        why=Words(
            "机构须一对一服务；超出能力会影响自评估质量。",
            "Agencies serve each enterprise by itself; too many spoil the assessments.",
        ),
        fix=Words(
            "把部分企业改由本市其他机构服务，或由机构确认后更新capacity。",
            "Let other agencies of the city serve some of them, or have the agency confirm a new capacity.",
        ),
    ),
    "XJ541": Message(
        title=Words("现场抽查比例不足", "Too few visits"),
        says=Words(
            "名单已公布，但{city}只随机抽查了{drawn}家，按{percent}%应不少于{wanted}家",
            "the list is published, but {city} has {drawn} sampled visit(s); {percent} % asks for {wanted}",
        ),
        why=Words(
            "名单由线上核查和现场抽查结果综合确定（通知第四节第五项），每个设区市都要有抽查。",
            "The list rests on verification and sampled visits (notice, section 四, item 5), in every city.",
        ),
        fix=Words(
            "补做抽中企业的现场核查后再公布；用xingji sample查看应查企业。",
            "Visit the drawn enterprises before publishing; xingji sample lists them.",
        ),
    ),
}

MESSAGES: dict[str, Message] = {**_MESSAGES, **gate.MESSAGES}
