"""XJ340–XJ387: the frame of a year, the review and the guideline; `document` merges them into its family."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ340": Message(
        title=Words("年度与文件夹不一致", "Edition and folder differ"),
        says=Words(
            "年度{edition}与所在文件夹“{folder}”不一致", "the edition {edition} differs from the folder “{folder}”"
        ),
        why=Words(
            "每个年度一个文件夹，企业材料按文件夹归入年度。",
            "Each edition has one folder, and dossiers belong to the edition of their folder.",
        ),
        fix=Words(
            "改正edition，或把文件移到对应年度的文件夹。",
            "Correct edition, or move the file to the folder of its year.",
        ),
    ),
    "XJ341": Message(
        title=Words("阶段截止早于开始", "Phase ends before it begins"),
        says=Words("阶段“{phase}”的截止日期早于开始日期", "the phase “{phase}” closes before it opens"),
        why=Words(
            "各阶段能否提交按起止日期判断，日期颠倒则任何时候都不能提交。",
            "The dates decide when documents may be sent; reversed dates would close the phase for good.",
        ),
        fix=Words(
            "对照通知核对这个阶段的开始日期（opens）和截止日期（closes）。",
            "Check opens and closes of this phase against the notice.",
        ),
    ),
    "XJ342": Message(
        title=Words("阶段先后顺序不对", "Phases out of order"),
        says=Words(
            "阶段“{phase}”的截止日期早于前一阶段“{before}”",
            "the phase “{phase}” closes before “{before}”, which comes first",
        ),
        why=Words(
            "培育工作按组织动员、企业自评估、整改提升、现场核查、工作总结依次进行（通知第四节）。",
            "The five phases follow each other in the order of the notice (section 四).",
        ),
        fix=Words(
            "对照通知核对这两个阶段的截止日期，并按先后顺序排列。",
            "Check when the two phases close and put them in order.",
        ),
    ),
    "XJ343": Message(
        title=Words("编号重复", "Id used twice"),
        says=Words("编号“{id}”在本文件中重复", "the id “{id}” is used twice in this file"),
        why=Words(
            "其他文件靠编号引用这一条，重复了就分不清指的是哪一条。",
            "Other documents refer to the entry by its id; used twice, it is unclear which one is meant.",
        ),
        fix=Words(
            "给其中一条换一个未用过的编号；已被其他文件引用的编号不要改。",
            "Give one of the entries an unused id; do not change the one that others refer to.",
        ),
    ),
    "XJ344": Message(
        title=Words("时间节点不在本年度", "Deadline outside the edition"),
        says=Words(
            "时间节点{date}不在{edition}年度或其下一年",
            "the deadline {date} lies neither in {edition} nor in the year after",
        ),
        why=Words(
            "一个年度的工作在当年、至多次年完成；相差更远的日期多半是年份写错。",
            "The work of an edition ends in its year or the next; a date farther off mostly has the wrong year.",
        ),
        fix=Words(
            "对照通知核对年份；确实如此的，不必修改。",
            "Check the year against the notice; if it is right, nothing need be changed.",
        ),
    ),
    "XJ345": Message(
        title=Words("类型与细则不相配", "Track and guideline do not fit"),
        says=Words(
            "类型“{track}”与细则“{guideline}”不相配，或该类型重复出现",
            "the track “{track}” does not fit the guideline “{guideline}”, or the track stands twice",
        ),
        why=Words(
            "每种类型在一个年度只用一份细则，所有企业才按同一标准计分。",
            "Each track has one guideline per edition, so that all enterprises are judged alike.",
        ),
        fix=Words(
            "ics用ics-开头的细则，platform用platform-开头的细则；每种类型只保留一条。",
            "Use ics-… for ics and platform-… for platform, and keep one entry per track.",
        ),
    ),
    "XJ346": Message(
        title=Words("延期没有晚于原期限", "Extension is not later"),
        says=Words(
            "延期所指的节点“{deadline}”不存在，或延后的日期不晚于原期限",
            "the deadline “{deadline}” does not exist, or the extension is not later",
        ),
        why=Words(
            "延期只能把已有的期限推后，才不会有人因此提前到期。",
            "An extension can only move an existing deadline back; nobody’s time may become shorter by it.",
        ),
        fix=Words(
            "核对节点编号（deadline）是否在deadlines中，延至日期（until）是否晚于原日期。",
            "Check that the id stands in deadlines and that until is later than its date.",
        ),
    ),
    "XJ347": Message(
        title=Words("延期对象不明确", "Extension for nobody or for two"),
        says=Words(
            "节点“{deadline}”的延期应只填一个对象：设区市或一家企业",
            "the extension of “{deadline}” must name either a city or one enterprise",
        ),
        why=Words("对象不明确，就不知道谁可以晚交。", "Otherwise it is unclear who may be late."),
        fix=Words(
            "对整个设区市延期的只填city，对一家企业延期的只填uscc。",
            "Fill in only city for a whole city, or only uscc for one enterprise.",
        ),
    ),
    "XJ350": Message(
        title=Words("推荐机构数量不符", "Number of agencies"),
        says=Words(
            "本市推荐了{count}家自评估咨询机构，应为2至5家", "the city recommends {count} agencies; it must be 2 to 5"
        ),
        why=Words(
            "通知第四节第一项要求各设区市遴选推荐2至5家自评估咨询服务机构。",
            "The notice (section 四, item 1) asks each city for 2 to 5 agencies.",
        ),
        fix=Words("增补或减少推荐机构，使总数在2至5家之间。", "Add or remove agencies until there are 2 to 5."),
    ),
    "XJ351": Message(
        title=Words("缺少省级支撑机构", "No provincial institution"),
        says=Words(
            "推荐的机构中没有省级工业信息安全服务支撑机构", "none of the agencies is a provincial support institution"
        ),
        why=Words(
            "通知第四节第一项要求推荐的机构中至少有1家省级支撑机构。",
            "The notice (section 四, item 1) asks for at least one provincial support institution among them.",
        ),
        fix=Words(
            "增加一家省级支撑机构；已经在列的，在其institution中填写institutions.yaml里的编号。",
            "Add one; if one is listed already, write its id from institutions.yaml into its field institution.",
        ),
    ),
    "XJ355": Message(
        title=Words("账号缺少所属单位", "Role without its body"),
        says=Words(
            "账号“{login}”的角色是 {role}，但没有填写 {field}",
            "the login “{login}” has the role {role} without {field}",
        ),
        why=Words(
            "账号能写哪些文件由角色和所属单位决定，缺少所属单位就无法判断权限。",
            "Role and body decide which files an account may write; without the body nothing can be decided.",
        ),
        fix=Words(
            "补上所缺字段：city为设区市，agency为咨询机构编号，institution为省级支撑机构编号。",
            "Add the field: city in pinyin, agency or institution by its id.",
        ),
    ),
    "XJ356": Message(
        title=Words("账号重复", "Login listed twice"),
        says=Words(
            "账号“{login}”重复出现（不区分大小写）", "the login “{login}” is listed twice (capitals do not count)"
        ),
        why=Words(
            "一个账号只对应一个角色，重复了就不知道按哪个角色授权。",
            "An account has one role; with two it is unclear which one counts.",
        ),
        fix=Words("只保留正确的一条。", "Keep only the right one."),
    ),
    "XJ360": Message(
        title=Words("下调结论填写不全", "Lowered to what"),
        says=Words(
            "实践“{practice}”的结论与“下调为”（to）不相配", "the verdict of “{practice}” does not fit its field to"
        ),
        why=Words(
            "“下调为”是下调后的符合程度，只与下调结论（lowered）同时使用，缺一不可。",
            "The field to is the degree after lowering; it goes with the verdict lowered and with no other.",
        ),
        fix=Words(
            "结论为lowered（下调）的，在to中写明下调后的符合程度；其他结论请删去to。",
            "With the verdict lowered write the new degree into to; with any other delete to.",
        ),
    ),
    "XJ361": Message(
        title=Words("整改期限早于提出日期", "Due before it was opened"),
        says=Words("问题“{finding}”的整改期限早于提出日期", "the finding “{finding}” is due before it was opened"),
        why=Words("期限早于提出日期，企业无法按期整改。", "Nobody can mend a finding before it was opened."),
        fix=Words(
            "核对提出日期（opened_on）和整改期限（due），改正填错的一个。",
            "Check opened_on and due and correct the wrong one.",
        ),
    ),
    "XJ362": Message(
        title=Words("复核的问题不存在", "Re-check of an unknown finding"),
        says=Words(
            "复核所指的问题“{finding}”不在问题清单中", "the re-checked finding “{finding}” is not among the findings"
        ),
        why=Words(
            "整改复核要与提出的问题一一对应，才能知道哪个问题已经解决。",
            "A re-check must belong to a finding, so that one can see what has been mended.",
        ),
        fix=Words(
            "改成问题清单（findings）中已有的编号，例如F01。", "Write an id that stands in findings, for example F01."
        ),
    ),
    "XJ363": Message(
        title=Words("复核通过未写符合程度", "Accepted without a degree"),
        says=Words(
            "问题“{finding}”复核通过，但没有写复核后的符合程度",
            "the re-check of “{finding}” is accepted without a degree",
        ),
        why=Words(
            "复核通过后，按新的符合程度重新计分，缺少它得分不变。",
            "After an accepted re-check the new degree is scored; without it the score stays as it was.",
        ),
        fix=Words(
            "在degree中填写met（符合）、mostly（基本符合）、partly（部分符合）等符合程度。",
            "Write the degree, such as met, mostly or partly, into degree.",
        ),
    ),
    "XJ364": Message(
        title=Words("结论没有写意见", "Verdict without a comment"),
        says=Words(
            "实践“{practice}”没有被认可，但没有写意见", "the practice “{practice}” is not confirmed and has no comment"
        ),
        why=Words(
            "企业和机构要凭意见知道差在哪里，才能整改或补充材料（通知第四节第三项要求给出整改建议）。",
            "Enterprise and agency mend by the comment; the notice (section 四, item 3) asks for advice.",
        ),
        fix=Words(
            "在comment中写明依据和需要补充或整改的内容。",
            "Say in comment what the verdict rests on and what to add or mend.",
        ),
    ),
    "XJ365": Message(
        title=Words("同一问题重复反馈", "Two responses to one finding"),
        says=Words("问题“{finding}”有两条整改反馈", "the finding “{finding}” has two responses"),
        why=Words(
            "一个问题对应一条反馈，核查人员才知道以哪条为准。",
            "With one response per finding the reviewer knows which one counts.",
        ),
        fix=Words("把内容合并到一条，删除另一条。", "Merge them into one and delete the other."),
    ),
    "XJ366": Message(
        title=Words("公示结束早于开始", "Publicity ends before it begins"),
        says=Words("公示的结束日期早于开始日期", "the publicity window closes before it opens"),
        why=Words(
            "公示期用来受理异议，日期颠倒就没有可用的天数。",
            "Objections are taken in these days; reversed dates leave none.",
        ),
        fix=Words(
            "核对公示开始（opens）和公示结束（closes），改正填错的一个。",
            "Check opens and closes and correct the wrong one.",
        ),
    ),
    "XJ367": Message(
        title=Words("公布日期早于公示结束", "Published before publicity ended"),
        says=Words(
            "公布日期{date}没有晚于公示结束日期",
            "the date of publication {date} is not after the end of the publicity window",
        ),
        why=Words(
            "公示期满、异议处理完才能公布名单；公示结束当日仍可提出异议。",
            "The list is published after the window; objections may still come on its last day.",
        ),
        fix=Words(
            "核对公布日期和公示结束日期；公布日期至少晚一天。",
            "Check both dates; publication comes at least one day after the end.",
        ),
    ),
    "XJ368": Message(
        title=Words("认定等级超出上限", "Decided level above the top"),
        says=Words(
            "认定等级{level}超出该类型的最高等级{top}",
            "the decided level {level} is above the top level {top} of the track",
        ),
        why=Words(
            "工控最高为5级，平台最高为增强级（2）（通知第三节）。",
            "The top is 5 for control systems and enhanced (2) for platforms (notice, section 三).",
        ),
        fix=Words(
            "核对等级，并确认文件放在正确的文件夹：工控为ics，平台为platform。",
            "Check the level, and whether the file lies in the right folder, ics or platform.",
        ),
    ),
    "XJ369": Message(
        title=Words("认定结果与等级不符", "Result does not fit the level"),
        says=Words(
            "认定等级为{level}，与认定结果“{result}”不符", "the level {level} does not fit the result “{result}”"
        ),
        why=Words(
            "等级为0就是未达标，1级及以上才是达标（通知第二节第一项）。",
            "Level 0 means not reached; a star begins at level 1 (notice, section 二, item 1).",
        ),
        fix=Words(
            "等级为0的填not_reached（未达标）；1级及以上的填new（新达标）、raised（提升）或kept（保持）。",
            "Write not_reached for level 0, and new, raised or kept from level 1 on.",
        ),
    ),
    "XJ380": Message(
        title=Words("实践编号与位置不符", "Practice id does not fit"),
        says=Words(
            "实践“{practice}”的编号与过程域“{area}”或其级别不符",
            "the id “{practice}” does not fit the area “{area}” or its level",
        ),
        why=Words(
            "编号由过程域、级别和序号组成，回答靠它对应要求，不符会造成计分错误。",
            "An id is made of area, level and number; answers rely on it, so a wrong one spoils scores.",
        ),
        fix=Words(
            "把编号改成“过程域.级别.序号”，或改正级别（level）。",
            "Write the id as area, level, number, or correct level.",
        ),
    ),
    "XJ381": Message(
        title=Words("实践没有按编号排列", "Practices out of order"),
        says=Words(
            "实践“{practice}”没有按级别和序号的先后排列，或与前一条重复",
            "the practice “{practice}” is out of order or repeats the one before",
        ),
        why=Words(
            "按编号排列便于查找和比对，也能发现重复的编号。",
            "In order, practices are easy to find and compare, and repeated ids show.",
        ),
        fix=Words(
            "按级别从低到高、序号从小到大排列；编号重复的换一个新序号。",
            "Sort by level and number; give a repeated one a new number.",
        ),
    ),
    "XJ382": Message(
        title=Words("过程域与文件名不一致", "Area and file differ"),
        says=Words("过程域编号“{area}”与文件名不一致", "the area “{area}” differs from the name of the file"),
        why=Words(
            "程序按文件名查找过程域，不一致就会读错。",
            "Areas are found by file name; if the two differ, the wrong one is read.",
        ),
        fix=Words(
            "改正id或文件名，使两者相同，例如PA01.yaml中的编号为PA01。",
            "Make id and file name agree, for example PA01 in PA01.yaml.",
        ),
    ),
    "XJ383": Message(
        title=Words("级别不连续", "Levels are not in sequence"),
        says=Words("级别没有从1开始依次排列", "the levels do not run 1, 2, 3 … in order"),
        why=Words(
            "达到某一级须先达到它以下的各级，级别有缺就无法逐级判断。",
            "A level is reached only after all below it, so none may be left out.",
        ),
        fix=Words("从1开始逐级列出，不跳级、不重复。", "List the levels from 1 on, without gaps or repeats."),
    ),
    "XJ384": Message(
        title=Words("过程域重复列出", "Area listed twice"),
        says=Words("过程域“{area}”在能力域中列出了两次", "the area “{area}” is listed twice in the domains"),
        why=Words(
            "重复的过程域会被计算两次，影响等级和占比。",
            "An area that is listed twice counts twice and changes levels and shares.",
        ),
        fix=Words("只在一个能力域中保留它。", "Keep it in one domain only."),
    ),
    "XJ385": Message(
        title=Words("细则编号与文件夹不一致", "Guideline and folder differ"),
        says=Words(
            "细则编号“{guideline}”与文件夹“{folder}”或其类型不一致",
            "the guideline “{guideline}” differs from the folder “{folder}” or its track",
        ),
        why=Words(
            "自评估按编号查找细则，编号、文件夹和类型须一致。",
            "Assessments find their guideline by its id, so id, folder and track must agree.",
        ),
        fix=Words(
            "把guideline改成文件夹名，并确认以类型（ics或platform）开头。",
            "Write the folder’s name into guideline and see that it begins with the track, ics or platform.",
        ),
    ),
    "XJ386": Message(
        title=Words("过程域缺少文件", "Area without a file"),
        says=Words("列出的过程域“{area}”没有对应的文件", "the listed area “{area}” has no file"),
        why=Words(
            "缺少文件，这个过程域的要求就无从评起，整份细则也无法使用。",
            "Without the file its practices are unknown and the whole guideline cannot be used.",
        ),
        fix=Words(
            "在areas文件夹中补上这个文件，或从能力域中删去它。",
            "Add the file to the folder areas, or take the area out of its domain.",
        ),
    ),
    "XJ387": Message(
        title=Words("过程域没有列入能力域", "Area not listed"),
        says=Words("过程域文件“{area}”没有列入任何能力域", "the area file “{area}” is not listed in any domain"),
        why=Words(
            "没有列入的过程域不参与计分，其中的要求等于没有提出。",
            "An area that is not listed is not scored, as if its practices did not exist.",
        ),
        fix=Words("把它列入一个能力域，或删除多余的文件。", "List it in a domain, or delete the file."),
    ),
}
