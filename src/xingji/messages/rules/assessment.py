"""The answers of a self-assessment and the form on cloud use."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ320": Message(
        title=Words("细则不存在", "Unknown guideline"),
        says=Words("细则“{guideline}”不存在或暂时无法使用", "the guideline “{guideline}” is unknown or cannot be used"),
        why=Words(
            "每份自评估按指定年度的细则计分，找不到细则就无法计分。",
            ("Each assessment is scored by the guideline that it names; without a guideline there is no score."),
        ),
        fix=Words(
            "改成本年度的细则编号，例如ics-2023；编号没有写错的，请告知省级管理人员检查细则文件。",
            (
                "Write the id of this year’s guideline, for example ics-2023; if it is already right, "
                "ask the province to check the files of the guideline."
            ),
        ),
        fix_workbook=Words(
            "重新导出一份工作簿；仍然这样的，请告知省级管理人员检查细则。",
            "Export a new workbook; if this stays, ask the province to check the guideline.",
        ),
    ),
    "XJ321": Message(
        title=Words("细则与类型不符", "Guideline of the other track"),
        says=Words(
            "细则“{guideline}”不适用于本文件夹的类型“{track}”",
            "the guideline “{guideline}” is not for the track “{track}” of this folder",
        ),
        why=Words(
            "每个培育类型有自己的要求，分别计分（见通知）。",
            "Each track has demands of its own and is scored by itself (see the notice).",
        ),
        fix=Words(
            "细则编号要以文件夹的名称开头；放错文件夹的，请移动文件。",
            "A guideline’s id begins with the name of the folder; if the file lies in the wrong folder, move it.",
        ),
        fix_workbook=Words("重新导出这一类型的工作簿。", "Export a new workbook of this track."),
    ),
    "XJ322": Message(
        title=Words("细则中没有这条实践", "Unknown practice"),
        says=Words(
            "细则“{guideline}”中没有实践“{practice}”", "the guideline “{guideline}” has no practice “{practice}”"
        ),
        why=Words(
            "对不上细则的回答不会计分，可能是编号写错，也可能用了其他年度的编号。",
            "An answer without a practice is not scored; the id may be misspelt or come from another year.",
        ),
        fix=Words(
            "对照细则改正编号；细则中已经没有的，删除这一行。",
            ("Correct the id according to the guideline, or delete the line if the practice no longer exists."),
        ),
        fix_workbook=Words(
            "重新导出一份工作簿；细则中已经没有的实践，请保管材料文件的人员删去。",
            "Export a new workbook; ask whoever keeps the files to delete practices that the guideline no longer has.",
        ),
    ),
    "XJ323": Message(
        title=Words("这条实践不能选不适用", "Cannot be not applicable"),
        says=Words(
            "实践“{practice}”不允许选“不适用”", "the practice “{practice}” may not be answered “not applicable”"
        ),
        why=Words(
            "细则为每条实践规定了能否选“不适用”，普遍适用的要求须如实作答。",
            (
                "The guideline states for each practice whether it may be not applicable; practices that "
                "apply to everybody must be answered."
            ),
        ),
        fix=Words(
            "按实际情况改选met（符合）、mostly（基本符合）、partly（部分符合）或unmet（不符合）。",
            "Choose met, mostly, partly or unmet, whichever is true.",
        ),
        fix_workbook=Words(
            "在“符合程度”一列按实际情况改选符合、基本符合、部分符合或不符合，并清空“不适用理由”。",
            "In 符合程度 choose 符合, 基本符合, 部分符合 or 不符合, whichever is true, and clear 不适用理由.",
        ),
    ),
    "XJ324": Message(
        title=Words("选不适用没有写理由", "Not applicable without a reason"),
        says=Words(
            "实践“{practice}”选了“不适用”，但没有写理由",
            "the practice “{practice}” is “not applicable” without a reason",
        ),
        why=Words(
            "“不适用”的实践不计入得分，核查人员要凭理由判断是否成立。",
            ("A practice that is not applicable is left out of the score, so the reviewer needs a reason to check."),
        ),
        fix=Words(
            "在实践编号下面缩进写两行：“degree: not_applicable”和“reason: 具体理由”，例如“厂内没有无线网络”。",
            (
                "Under the practice, write two indented lines, “degree: not_applicable” and “reason: …”, "
                "for example “no wireless network on the site”."
            ),
        ),
        fix_workbook=Words(
            "填写“不适用理由”一列，例如“厂内没有无线网络”；其实适用的，改选符合程度。",
            "Fill in the column 不适用理由, for example “no wireless network on the site”; if it does apply, "
            "choose another 符合程度.",
        ),
    ),
    "XJ325": Message(
        title=Words("一级内“不适用”过多", "Too much of a level not applicable"),
        says=Words(
            "第{level}级共{whole}分权重，有{out}分选了“不适用”，最多{most}分（{limit}%）",
            "of the weight of {whole} at level {level}, {out} is “not applicable”; at most {most} ({limit}%) may be",
        ),
        why=Words(
            "细则限定了每一级可以不计的权重，避免只评容易的部分。",
            "The guideline limits how much of a level may be left out, so that nobody is rated on the easy parts only.",
        ),
        fix=Words(
            "逐条核对这一级选“不适用”的要求，凡企业有相关设备、系统或活动的，改按实际情况作答。",
            "Go through what is “not applicable” here and answer all that applies to any equipment, system or work.",
        ),
    ),
    "XJ326": Message(
        title=Words("基础过程域不能不计", "Essential area not applicable"),
        says=Words(
            "“{area} {name}”是基础过程域，不能全部选“不适用”",
            "“{area} {name}” is essential and may not be entirely “not applicable”",
        ),
        why=Words(
            "细则把最基本的过程域定为必须计入，缺少它们，等级就没有根基。",
            ("The guideline always counts the essential areas; a level without them would have no foundation."),
        ),
        fix=Words(
            "对这个过程域的实践按实际情况作答，还没有做到的选unmet（不符合）。",
            ("Answer the practices of this area as they are; choose unmet for what has not been done yet."),
        ),
        fix_workbook=Words(
            "对这个过程域的各行按实际情况选择“符合程度”，还没有做到的选“不符合”。",
            "Choose 符合程度 in the rows of this area as things are; choose 不符合 for what has not been done yet.",
        ),
    ),
    "XJ327": Message(
        title=Words("还有实践没有回答", "Practices not answered"),
        says=Words(
            "还有{count}条实践没有回答。最前面的是：{first}",
            "{count} practices are not answered; the first is {first}",
        ),
        why=Words(
            "没有回答的实践按“不符合”计分，以免没填完的表看上去是完整的。",
            "A missing answer counts as unmet, so that an unfinished form never looks complete.",
        ),
        fix=Words(
            "逐条补上回答；还没有做到的选unmet（不符合），确不涉及的选not_applicable（不适用）并写理由。",
            (
                "Answer them; choose unmet for what has not been done, or not_applicable with a reason "
                "where a practice does not apply."
            ),
        ),
        fix_workbook=Words(
            "逐行补上“符合程度”；还没有做到的选“不符合”，确不涉及的选“不适用”并写理由。",
            "Choose 符合程度 in these rows; choose 不符合 for what has not been done, or 不适用 with a reason "
            "where it does not apply.",
        ),
    ),
    "XJ328": Message(
        title=Words("关键项没有证明材料", "Key practices without evidence"),
        says=Words(
            "有{count}条关键项没有列出证明材料。最前面的是：{first}",
            "{count} key practices have no evidence; the first is {first}",
        ),
        why=Words(
            "关键项至少要“基本符合”，所在过程域才能达到该级；线上核查会先看这些实践的材料。",
            (
                "An area reaches a level only if its key practices are at least mostly met, so reviewers "
                "check their evidence first."
            ),
        ),
        fix=Words(
            "为这些实践填写evidence：材料名称、页码，有条件的再填SHA-256；材料本身自行留存，不必提交。",
            (
                "Add the evidence with its title, page and, if possible, SHA-256; keep the material "
                "itself, it is not submitted."
            ),
        ),
        fix_workbook=Words(
            "在这些行填写“证明材料”和“页码”，有条件的再填“SHA-256”；材料本身自行留存，不必提交。",
            "Fill in 证明材料 and 页码 in these rows and, if possible, SHA-256; keep the material itself, it "
            "is not submitted.",
        ),
    ),
    "XJ329": Message(
        title=Words("理由与符合程度不符", "Reason without “not applicable”"),
        says=Words(
            "实践“{practice}”写了不适用理由，符合程度却不是“不适用”",
            "the practice “{practice}” has a reason but is not answered “not applicable”",
        ),
        why=Words(
            "不适用理由只用于“不适用”；两处矛盾，核查人员无法判断本意。",
            "A reason belongs to “not applicable” only; with another degree the reviewer cannot tell which was meant.",
        ),
        fix=Words(
            "确属不适用的，把degree改为not_applicable；否则把这段文字移到note（说明）。",
            "Change degree to not_applicable if that is meant; otherwise move the text to note.",
        ),
        fix_workbook=Words(
            "确属不适用的，“符合程度”改选“不适用”；否则把这段文字移到“说明”一列。",
            "If it does not apply, choose 不适用 in 符合程度; otherwise move the text to 说明.",
        ),
    ),
    "XJ330": Message(
        title=Words("没有登记服务承诺书", "Commitment not recorded"),
        says=Words("没有填写服务承诺书（commitment）", "the letter of commitment (field commitment) is not recorded"),
        why=Words(
            "服务机构与参培企业须签订服务承诺书，承诺不影响系统运行、不泄露企业信息（见通知）。",
            "Agency and enterprise sign a letter of commitment: no harm to "
            "running systems, no leak of information (see the notice).",
        ),
        fix=Words(
            "签订后填写signed_on（签订日期）和sha256（扫描件的SHA-256）；"
            "Windows可用命令certutil -hashfile 文件名 SHA256算出。",
            (
                "Have the letter signed, then fill in signed_on and the sha256 of the scan; on Windows, "
                "certutil -hashfile FILE SHA256 computes it."
            ),
        ),
        says_workbook=Words("没有填写服务承诺书", "the letter of commitment is not recorded"),
        fix_workbook=Words(
            "签订后在封面填写“服务承诺书签订日期”和“承诺书扫描件SHA-256”；Windows可用命令certutil -hashfile 文"
            "件名 SHA256算出。",
            "Have the letter signed, then fill in 服务承诺书签订日期 and 承诺书扫描件SHA-256 on the cover; on "
            "Windows, certutil -hashfile FILE SHA256 computes it.",
        ),
    ),
    "XJ331": Message(
        title=Words("承诺书晚于自评估", "Commitment after the assessment"),
        says=Words(
            "承诺书签于{signed}，晚于自评估日期{assessed}",
            "the commitment was signed on {signed}, after the assessment on {assessed}",
        ),
        why=Words(
            "承诺书约束的是整个服务过程（见通知），应当先签订、后开展自评估。",
            "The letter covers the whole service (see the notice), so it is signed before the assessment.",
        ),
        fix=Words(
            "核对两个日期有无填错；确实后签的，请如实保留，并在核查时说明。",
            ("Check both dates; if the letter really was signed later, keep the dates and explain it to the reviewer."),
        ),
    ),
    "XJ332": Message(
        title=Words("自评估日期不在本年度", "Assessed in another year"),
        says=Words(
            "自评估日期{date}不在{edition}年度内",
            "the assessment date {date} is not in {edition}, the year of the edition",
        ),
        why=Words(
            "每年按当年的现状自评估，其他年度的情况不能代替。",
            ("Each edition rates the state of its own year; an assessment from another year cannot replace it."),
        ),
        fix=Words(
            "核对日期；如果沿用了上年度的文件，请按现状重新核对每条回答，并改成本次的日期。",
            (
                "Check the date; if last year’s file was reused, go through the answers again and enter "
                "the date on which you did so."
            ),
        ),
    ),
    "XJ333": Message(
        title=Words("上云情况前后不一致", "Cloud form contradicts itself"),
        says=Words(
            "“是否上云”与列出的上云系统（{count}个）不一致",
            "uses_cloud does not agree with the number of services listed ({count})",
        ),
        why=Words(
            "安全上云情况与自评估一并填报（见通知），前后矛盾就无法统计。",
            "The cloud form is filled in with the self-assessment (see the "
            "notice); if it contradicts itself it cannot be counted.",
        ),
        fix=Words(
            "有系统上云的，uses_cloud填true并逐个列出；没有的填false，并清空services。",
            (
                "If systems run in a cloud, write uses_cloud: true and list them; otherwise write "
                "uses_cloud: false and leave services empty."
            ),
        ),
        says_workbook=Words(
            "“是否上云”与列出的上云系统（{count}个）不一致",
            "是否上云 does not agree with the number of systems listed ({count})",
        ),
        fix_workbook=Words(
            "有系统上云的，“是否上云”选“是”，并在下表逐个列出；没有的选“否”，并清空下表。",
            "If systems run in a cloud, choose 是 and list them in the table below; otherwise choose 否 and "
            "clear the table.",
        ),
    ),
    "XJ334": Message(
        title=Words("没有填写上云安全措施", "No measures for cloud systems"),
        says=Words(
            "列有上云系统，但没有填写安全措施（measures）",
            "systems run in a cloud, but no protective measures are listed",
        ),
        why=Words(
            "安全上云情况是通知要求与自评估一并填报的内容，没有措施就看不出是否安全。",
            "The notice asks for it together with the assessment; safe or not depends on measures.",
        ),
        fix=Words(
            "在measures中写明身份认证、访问控制、加密、备份等措施；涉及控制数据的系统须单独说明。",
            (
                "Under measures, list identity, access control, encryption and backup; describe systems "
                "with control data separately."
            ),
        ),
        says_workbook=Words(
            "列有上云系统，但没有填写安全措施", "systems run in a cloud, but no protective measures are listed"
        ),
        fix_workbook=Words(
            "在“安全措施”一格写明身份认证、访问控制、加密、备份等措施；涉及控制数据的系统须单独说明。",
            "In 安全措施, list identity, access control, encryption and backup; describe systems with control "
            "data separately.",
        ),
    ),
    "XJ335": Message(
        title=Words("上云系统重复", "System listed twice"),
        says=Words("系统“{system}”列了两次", "the system “{system}” is listed twice"),
        why=Words("重复的系统会使上云情况的统计偏大。", "Systems that are listed twice inflate the statistics."),
        fix=Words(
            "只保留一条；确是两个系统的，名称写得能够区分。",
            "Delete one of the entries; if they are two systems, give them different names.",
        ),
    ),
    "XJ336": Message(
        title=Words("上云填报日期不在本年度", "Cloud form from another year"),
        says=Words(
            "填报日期{date}不在{edition}年度内",
            "the form is dated {date}, which is not in {edition}, the year of the edition",
        ),
        why=Words(
            "上云情况每年随自评估重新填报（见通知）。",
            "The form is filled in anew with each year’s assessment (see the notice).",
        ),
        fix=Words("核对年份，改成本年度填报的日期。", "Check the year and enter a date in the year of this edition."),
        fix_workbook=Words(
            "核对年份，改成本年度填报的日期。", "Check the year and enter a date in the year of this edition."
        ),
    ),
    "XJ339": Message(
        title=Words("“不适用”过多", "Too much not applicable"),
        says=Words(
            "全部要求共{whole}分权重，有{out}分选了“不适用”，最多{most}分（{limit}%）",
            "of the whole weight of {whole}, {out} is “not applicable”; at most {most} ({limit}%) may be",
        ),
        why=Words(
            "细则限定了可以不计的权重，避免只评容易的部分。",
            "The guideline limits how much may be left out, so that nobody is rated on the easy parts only.",
        ),
        fix=Words(
            "逐条核对选“不适用”的要求，凡企业有相关设备、系统或活动的，改按实际情况作答。",
            "Go through all that is “not applicable” and answer what applies to any equipment, system or work.",
        ),
    ),
}
