"""What documents say of each other, within a dossier and within an edition."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ401": Message(
        title=Words("缺少企业登记表", "Registration is missing"),
        says=Words(
            "企业文件夹“{folder}”中没有登记表（enterprise.yaml）",
            "the dossier “{folder}” has no registration (enterprise.yaml)",
        ),
        why=Words(
            "其他材料都要靠登记表知道是哪家企业；通知要求企业先注册并填报信息。",
            "The other documents rely on it; the notice asks enterprises to register first.",
        ),
        fix=Words("在这个企业文件夹中补上enterprise.yaml并填写完整。", "Add a complete enterprise.yaml to the folder."),
        says_workbook=Words("企业“{folder}”还没有登记", "the enterprise “{folder}” is not registered yet"),
        fix_workbook=Words(
            "把封面上企业的各格填写完整再导入。",
            "Fill in the cells about the enterprise on the cover and import again.",
        ),
    ),
    "XJ402": Message(
        title=Words("不是本市推荐的机构", "Agency not recommended by the city"),
        says=Words(
            "机构“{agency}”不在本市推荐的自评估咨询机构中[[。本市机构：{known}]]",
            ("the agency “{agency}” is not recommended by the city[[; agencies of the city: {known}]]"),
        ),
        why=Words(
            "自评估咨询机构由各设区市遴选推荐（见通知），名单以外的机构不参加本市工作。",
            "Agencies are chosen and recommended by each city (see the notice); others do not serve there.",
        ),
        fix=Words(
            "改成本市agencies.yaml中的机构编号；确需更换机构的，请联系设区市工信局。",
            ("Write the id of an agency in the city’s agencies.yaml; to change the agency, ask the city bureau."),
        ),
        fix_workbook=Words(
            "从下拉列表中选择本市的机构；列表中没有的，请联系设区市工信局。",
            "Choose an agency of the city from the list; if it is not there, ask the city bureau.",
        ),
    ),
    "XJ403": Message(
        title=Words("缺少年度方案", "Edition is not declared"),
        says=Words("{year}年度文件夹中没有年度方案（edition.yaml）", "the folder {year} has no edition.yaml"),
        why=Words(
            "阶段、期限、类型和细则都写在年度方案中，缺少它就无法判断材料是否符合要求。",
            (
                "edition.yaml holds the phases, deadlines, tracks and guidelines; without it documents "
                "cannot be checked."
            ),
        ),
        fix=Words(
            "按当年通知编写edition.yaml；如果年份文件夹建错了，请删除或改名。",
            (
                "Write edition.yaml according to the notice of that year; if the folder was created by "
                "mistake, delete or rename it."
            ),
        ),
    ),
    "XJ442": Message(
        title=Words("这里不能判断的事项", "Cannot be judged here"),
        says=Words(
            "这里没有{year}年度的年度方案和机构名单，机构、细则和类型是否符合规定不能判断",
            "the edition {year} and its lists are not here; agencies, guideline and track cannot be judged",
        ),
        why=Words(
            "只填材料的文件夹不必有年度方案和机构名单，提交以后按省里的那一份检查。",
            "Who only fills in needs no edition; what is handed in is checked by that of the province.",
        ),
        fix=Words(
            "可以继续填写；其他问题改完后提交，机构编号等事项以提交后的检查结果为准。",
            "Go on; fix whatever else is said, then hand it in: agencies and the rest are checked there.",
        ),
    ),
    "XJ404": Message(
        title=Words("省级支撑机构不在名单中", "Unknown institution"),
        says=Words(
            "机构“{institution}”不在省级支撑机构名单中",
            "“{institution}” is not among the provincial support institutions",
        ),
        why=Words(
            "线上核查由省级支撑机构承担，现场评估由省级指定的机构承担（见通知）。",
            "Online verification and site visits are done by institutions that the province names (see the notice).",
        ),
        fix=Words(
            "改成institutions.yaml中的机构编号；机构确在名单上的，请省级管理人员补录。",
            "Write an id from institutions.yaml; if the institution is missing there, ask the province to add it.",
        ),
        fix_workbook=Words(
            "从下拉列表中选择；机构确在名单上的，请省级管理人员补录。",
            "Choose from the list; if the institution is missing there, ask the province to add it.",
        ),
    ),
    "XJ405": Message(
        title=Words("同一企业有两份材料", "Two dossiers for one enterprise"),
        says=Words(
            "企业“{uscc}”在本年度还有另一份材料：{other}",
            "the enterprise “{uscc}” has another dossier in this edition: {other}",
        ),
        why=Words(
            "一家企业每年只有一份材料，否则会重复统计，也可能出现两个结果。",
            (
                "An enterprise has one dossier per edition; a second one would be counted twice and "
                "could get a different result."
            ),
        ),
        fix=Words(
            "保留企业所在设区市的一份，把需要的内容并入后，删除另一份。",
            ("Keep the dossier under the right city, merge what is needed, and delete the other one."),
        ),
    ),
    "XJ406": Message(
        title=Words("缺少前一步的材料", "An earlier document is missing"),
        says=Words("还没有“{needs}”，不能先提交这份材料", "this document requires “{needs}”, which is missing"),
        why=Words(
            "自评估、核查、整改、评定按顺序进行（见通知），后一步要以前一步的材料为依据。",
            "Assessment, verification, rectification and decision follow "
            "each other (see the notice), each resting on the one before.",
        ),
        fix=Words(
            "先提交所缺的材料；放错文件夹的，请移到正确的企业和类型文件夹。",
            ("Submit the missing document first; if this one is in the wrong folder, move it."),
        ),
    ),
    "XJ407": Message(
        title=Words("核查结论与自评不相配", "Verdict does not match the answer"),
        says=Words(
            "实践“{practice}”自评为 {claimed}，核查结论改为 {to}，两者不相配",
            ("the verdict on “{practice}” does not match its answer: claimed {claimed}, changed to {to}"),
        ),
        why=Words(
            "线上核查是对自评结果的确认或下调，结论要以企业的原回答为起点。",
            ("Verification confirms or lowers what was claimed, so each verdict starts from the answer."),
        ),
        fix=Words(
            "下调后的程度须低于自评；自评为not_applicable（不适用）而不同意的，"
            "才用not_applicable_refused（此时“改为”显示为“—”）。程度从高到低："
            "met符合、mostly基本符合、partly部分符合、unmet不符合。",
            (
                "The new degree must be lower than the claimed one (order: met, mostly, partly, unmet); "
                "not_applicable_refused, shown as “—”, is only for an answer not_applicable."
            ),
        ),
        fix_workbook=Words(
            "“下调为”须低于企业自评（从高到低为符合、基本符合、部分符合、不符合）；“不同意不适用”只用于自评为“不适用”的，此时“改为”显示为“—”。",
            "下调为 must be lower than the claimed degree (in the order 符合, 基本符合, 部分符合, 不符合); 不同"
            "意不适用, shown as “—”, is only for an answer 不适用.",
        ),
    ),
    "XJ408": Message(
        title=Words("反馈的问题不存在", "Response to an unknown finding"),
        says=Words(
            "反馈所指的问题“{finding}”不在核查提出的问题清单中",
            "the finding “{finding}” is not in the verification",
        ),
        why=Words(
            "整改反馈要与核查提出的问题一一对应，才能逐个复核。",
            "Each response belongs to a finding, so that it can be re-checked.",
        ),
        fix=Words(
            "对照verification.yaml的问题清单改正编号，例如F01。",
            ("Correct the id according to the findings in verification.yaml, for example F01."),
        ),
    ),
    "XJ409": Message(
        title=Words("评定前没有核查", "Decided without verification"),
        says=Words(
            "评定为达标，但没有线上核查或现场核查的材料", "a level was decided without verification or site visit"
        ),
        why=Words(
            "星级名单根据线上核查和现场抽查结果综合确定（见通知）。",
            "The list is decided from online verification and site visits (see the notice).",
        ),
        fix=Words(
            "先补齐线上核查（verification.yaml）或现场核查（onsite.yaml）；没有核查的，等级填0。",
            "Add verification.yaml or onsite.yaml first; without either, the level is 0.",
        ),
    ),
    "XJ410": Message(
        title=Words("认定等级高于核查等级", "Decided above the verified level"),
        says=Words(
            "认定等级{level}高于核查得出的等级{verified}，且没有写理由",
            "the decided level {level} is above the verified level {verified}, and no reason is given",
        ),
        why=Words(
            "名单以核查结果为依据（见通知）；结果不同时要有据可查。",
            "The list rests on what was verified (see the notice); a different result needs a record.",
        ),
        fix=Words(
            "核对等级；确需高于核查等级的，在reason中写明理由（内部使用，不公布）。",
            ("Check the level; if it must be higher, explain why in reason (internal, never published)."),
        ),
    ),
    "XJ411": Message(
        title=Words("认定结果与已有等级不符", "Result does not match the star held"),
        says=Words(
            "认定结果“{result}”与已有等级（{held}）不符，应为“{right}”",
            ("the result “{result}” does not match the level held before ({held}); it should be “{right}”"),
        ),
        why=Words(
            "首次取得等级是达标，高于已有等级才是提升（见通知），统计时分别计算。",
            "A first star is new, only a higher one is raised (see the notice); they are counted apart.",
        ),
        fix=Words(
            "按new（新达标）、raised（提升）、kept（保持）改正；"
            "已有等级为0表示以前没有等级，登记有误的，请先改登记表的held。",
            (
                "Write new, raised or kept; a held level of 0 means no star before. If the held level is "
                "wrong, correct held in enterprise.yaml."
            ),
        ),
    ),
    "XJ412": Message(
        title=Words("账号所属单位不存在", "Role for an unknown body"),
        says=Words("账号“{login}”所属的“{name}”不存在", "“{name}”, the body of the account “{login}”, is unknown"),
        why=Words(
            "权限按所属设区市和机构判断，写错单位会使该账号无法提交，或提交到别处。",
            (
                "Permissions depend on the city and the body; with a wrong id the account can write "
                "nothing, or in the wrong folder."
            ),
        ),
        fix=Words(
            "核对编号：设区市用全拼，咨询机构见该市agencies.yaml，省级支撑机构见institutions.yaml。",
            (
                "Check the id: the city in pinyin, the agency as in the city’s agencies.yaml, the "
                "institution as in institutions.yaml."
            ),
        ),
    ),
    "XJ413": Message(
        title=Words("文件夹不是设区市", "Folder is not a city"),
        says=Words("文件夹“{city}”不是省内设区市的拼音", "the folder “{city}” is not a city of the province"),
        why=Words(
            "企业材料按设区市存放，名称不对的文件夹无人负责。",
            "Dossiers lie under the cities of the province; nobody is in charge of any other folder.",
        ),
        fix=Words(
            "改成province.yaml中的城市编号；多余的文件夹请删除。",
            "Rename it to the id of a city in province.yaml, or delete it.",
        ),
    ),
    "XJ414": Message(
        title=Words("示例名称没有标明", "Sample name without its mark"),
        says=Words(
            "本年度为示例数据，企业名称应以“示例”开头",
            "this edition is sample data, so the enterprise’s name must begin with “示例”",
        ),
        why=Words(
            "示例数据不能让人误认为真实企业的评级。",
            "Sample data must never be mistaken for the rating of a real company.",
        ),
        fix=Words(
            "在名称前加上“示例”，并确认不是真实企业；填报真实数据的年度，请省级管理人员修改年度方案。",
            (
                "Put “示例” before the name and make sure that it is not a real company; for an edition "
                "with real data the province changes edition.yaml."
            ),
        ),
        fix_workbook=Words(
            "在名称前加上“示例”，并确认不是真实企业；填报真实数据的年度，请省级管理人员修改年度方案。",
            "Put “示例” before the name and make sure that it is not a real company; for an edition with real "
            "data the province changes its settings.",
        ),
    ),
    "XJ415": Message(
        title=Words("所填省级支撑机构不存在", "Agency names an unknown institution"),
        says=Words(
            "所填的省级支撑机构“{institution}”不在名单中",
            "the institution “{institution}” is not among the provincial ones",
        ),
        why=Words(
            "各市推荐的省级支撑机构须与省级名单一致（见通知）。",
            "Institutions among a city’s agencies (see the notice) must be on the province’s list.",
        ),
        fix=Words(
            "改成institutions.yaml中的编号；这家机构不是省级支撑机构的，填null。",
            ("Write an id from institutions.yaml, or null if the agency is not a provincial institution."),
        ),
        fix_workbook=Words(
            "从下拉列表中选择“是（编号）”；这家机构不是省级支撑机构的，选“否”。",
            "Choose 是 with an id from the list, or 否 if the agency is not a provincial institution.",
        ),
    ),
    "XJ416": Message(
        title=Words("所指企业或机构不存在", "Unknown enterprise or agency"),
        says=Words("所指的“{name}”在本年度材料中不存在", "“{name}” was not found in this edition"),
        why=Words(
            "案例、服务商和异议都要对应到本年度的企业或机构，公布时才不会张冠李戴。",
            (
                "Cases, providers and objections must belong to an enterprise or agency of this edition, "
                "so that they are not mixed up."
            ),
        ),
        fix=Words(
            "核对企业的统一社会信用代码，或设区市和机构编号。",
            "Check the credit code of the enterprise, or the city and the id of the agency.",
        ),
    ),
    "XJ417": Message(
        title=Words("已有等级与名单不符", "Star held is not on the list"),
        says=Words(
            "登记的{year}年等级{level}与该年名单不符（名单为：{listed}）",
            ("the registration gives level {level} for {year}, but the list of that year says {listed}"),
        ),
        why=Words(
            "已有等级决定本次是达标、提升还是保持，应与已公布的名单一致。",
            (
                "The star already held decides whether a result is new, raised or kept, so it must agree "
                "with the published list."
            ),
        ),
        fix=Words(
            "对照当年公布的名单改正；“—”表示名单中没有这家企业。名单录入有误的，请省级管理人员改正。",
            (
                "Correct the entry according to the published list; “—” means that the enterprise is not "
                "on it. If the list here is wrong, tell the province."
            ),
        ),
    ),
    "XJ418": Message(
        title=Words("行业与类型不相配", "Industry does not suit the track"),
        says=Words(
            "行业“{industry}”不属于类型“{track}”面向的门类（{sections}）",
            ("the industry “{industry}” is in none of the sections that the track “{track}” is for ({sections})"),
        ),
        why=Words(
            "类型面向哪些门类（GB/T 4754-2017）由当年的年度方案规定，带出处。",
            "The sections of GB/T 4754-2017 that a track is for are set for each year, with their source.",
        ),
        fix=Words(
            "核对行业大类代码；企业确实适用本类型的，不必修改。",
            ("Check the division; if the track does suit the enterprise, no change is needed."),
        ),
    ),
    "XJ419": Message(
        title=Words("不是本年度的细则", "Not the guideline of this edition"),
        says=Words(
            "类型“{track}”用了细则“{guideline}”，本年度规定为“{right}”",
            "the track “{track}” uses “{guideline}”; this edition prescribes “{right}”",
        ),
        why=Words(
            "同一年度的企业按同一份细则计分，结果才能比较。",
            ("All enterprises of an edition are scored by the same guideline, so that results can be compared."),
        ),
        fix=Words(
            "改用本年度规定的细则，并逐条核对回答；显示“—”的，表示本年度没有这一类型。",
            (
                "Use the prescribed guideline and go through the answers again; “—” means that this "
                "edition does not offer the track."
            ),
        ),
        fix_workbook=Words(
            "重新导出一份工作簿，并逐条核对回答；仍然这样的，请联系省级管理人员。",
            "Export a new workbook and go through the answers again; if this stays, ask the province.",
        ),
    ),
    "XJ420": Message(
        title=Words("还没有安全上云情况", "Cloud form is missing"),
        says=Words(
            "已有自评估，还没有填报安全上云情况（cloud.yaml）",
            "there is a self-assessment but no cloud form (cloud.yaml)",
        ),
        why=Words(
            "通知要求自评估和安全上云情况一并填报，没有上云的如实说明即可。",
            "The notice asks for the cloud form together "
            "with the self-assessment; having no cloud system is an answer too.",
        ),
        fix=Words(
            "在企业文件夹中补上cloud.yaml；没有系统上云的，uses_cloud填false。",
            ("Add cloud.yaml to the dossier; if no system runs in a cloud, write uses_cloud: false."),
        ),
        says_workbook=Words(
            "已有自评估，还没有填报安全上云情况", "there is a self-assessment but no form on cloud use"
        ),
        fix_workbook=Words(
            "填写“安全上云”工作表；没有系统上云的，“是否上云”选“否”。",
            "Fill in the sheet 安全上云; if no system runs in a cloud, choose 否 in 是否上云.",
        ),
    ),
    "XJ421": Message(
        title=Words("核查的实践不存在", "Verdict on an unknown practice"),
        says=Words(
            "细则“{guideline}”中没有实践“{practice}”", "the guideline “{guideline}” has no practice “{practice}”"
        ),
        why=Words(
            "核查结论要落到细则中的实践上才会生效。", "A verdict has an effect only on a practice of the guideline."
        ),
        fix=Words(
            "对照企业自评估所用的细则改正编号，或删除这一条。",
            ("Correct the id according to the guideline of the self-assessment, or delete the entry."),
        ),
    ),
    "XJ422": Message(
        title=Words("年度细则不可用", "Guideline of the edition unusable"),
        says=Words(
            "细则“{guideline}”不存在或有错误，无法评分",
            "the guideline “{guideline}” is missing or has errors, so nothing can be scored",
        ),
        why=Words(
            "年度方案指定的细则决定全部评分；它读不出来时，各企业的等级都不作数。",
            (
                "The guideline that the edition names decides every score; as long as it cannot be read, "
                "no level is valid."
            ),
        ),
        fix=Words(
            "运行xingji check scoring查看细则文件的问题，或在tracks中改成scoring里已有的细则。",
            ("Run xingji check scoring to see what is wrong, or name a guideline that exists in scoring/."),
        ),
    ),
    "XJ424": Message(
        title=Words("该实践不得不适用", "Not applicable is not allowed"),
        says=Words("实践“{practice}”不允许认定为不适用", "the verdict on “{practice}” may not be “not applicable”"),
        why=Words(
            "不适用会使实践退出计分，只有细则标明可以不适用的实践才行，核查人员也不例外。",
            (
                "A practice that is not applicable is left out of the score; only the guideline may "
                "allow that, for reviewers too."
            ),
        ),
        fix=Words(
            "改成符合、基本符合、部分符合或不符合（met、mostly、partly、unmet）。",
            "Choose met, mostly, partly or unmet.",
        ),
        fix_workbook=Words("改选符合、基本符合、部分符合或不符合。", "Choose 符合, 基本符合, 部分符合 or 不符合."),
    ),
    "XJ433": Message(
        title=Words("同一名称登记在两个代码下", "One name under two codes"),
        says=Words(
            "“{name}”在这里的代码是“{uscc}”，在{path}中是“{other}”",
            "“{name}” has the code “{uscc}” here and “{other}” in {path}",
        ),
        why=Words(
            "抄错一位而校验码碰巧相符的代码，会使一家企业变成两家，覆盖面和统计都重复计算。",
            "A mistyped code whose check character happens to fit makes one enterprise two, in coverage and figures.",
        ),
        fix=Words(
            "请对照两家的营业执照。是同一家的，保留正确代码的一份，另一份请机构删除；"
            "确是两家同名企业的，不必修改。不要把另一家的代码告诉机构。",
            "Compare both licences. If it is one enterprise, keep the dossier with the right code and have the other "
            "deleted; if they are two of one name, no change is needed. Do not tell either agency the other’s code.",
        ),
    ),
}
