"""Documents of reviewers and the province, each by itself."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ360": Message(
        title=Words("下调结论填写不全", "Verdict does not match the degree"),
        says=Words(
            "实践“{practice}”的结论与“下调为”（to）不相配", "the verdict on “{practice}” does not match its field to"
        ),
        why=Words(
            "“下调为”是下调后的符合程度，只与“下调”这一结论同时使用，缺一不可。",
            "The new degree belongs to the verdict “lowered” and to no other.",
        ),
        fix=Words(
            "结论为lowered（下调）的，在to中写明下调后的符合程度；其他结论请删去to。",
            ("With the verdict lowered, write the new degree into to; with any other verdict, delete to."),
        ),
        says_workbook=Words(
            "实践“{practice}”的“核查结论”与“下调为”不相配",
            "核查结论 and 下调为 of the practice “{practice}” do not fit together",
        ),
        fix_workbook=Words(
            "结论为“下调”的，在“下调为”一列选择下调后的符合程度；其他结论请清空“下调为”。",
            "With 下调, choose the new degree in 下调为; with any other verdict clear 下调为.",
        ),
    ),
    "XJ361": Message(
        title=Words("整改期限早于提出日期", "Due before it was opened"),
        says=Words("问题“{finding}”的整改期限早于提出日期", "the finding “{finding}” is due before it was opened"),
        why=Words("期限早于提出日期，企业无法按期整改。", "A finding cannot be rectified before it was opened."),
        fix=Words(
            "核对提出日期（opened_on）和整改期限（due），改正填错的一个。",
            "Check opened_on and due and correct the wrong date.",
        ),
        fix_workbook=Words(
            "核对“提出日期”和“整改期限”，改正填错的一个。", "Check 提出日期 and 整改期限 and correct the wrong date."
        ),
    ),
    "XJ362": Message(
        title=Words("复核的问题不存在", "Re-check of an unknown finding"),
        says=Words(
            "复核所指的问题“{finding}”不在问题清单中",
            "the re-check names the finding “{finding}”, which is not listed in findings",
        ),
        why=Words(
            "整改复核要与提出的问题一一对应，才能知道哪个问题已经解决。",
            ("A re-check must belong to a finding, so that it is clear what has been rectified."),
        ),
        fix=Words(
            "改成问题清单（findings）中已有的编号，例如F01。",
            "Write an id that is listed in findings, for example F01.",
        ),
        fix_workbook=Words(
            "改成“问题清单”中已有的问题编号，例如F01。", "Write an id that is listed in 问题清单, for example F01."
        ),
    ),
    "XJ363": Message(
        title=Words("复核通过未写符合程度", "Accepted without a degree"),
        says=Words(
            "问题“{finding}”复核通过，但没有写复核后的符合程度",
            "the re-check of “{finding}” is accepted but has no degree",
        ),
        why=Words(
            "复核通过后，按新的符合程度重新计分，缺少它得分不变。",
            ("After an accepted re-check the new degree is scored; without it the score does not change."),
        ),
        fix=Words(
            "在degree中填写met（符合）、mostly（基本符合）、partly（部分符合）等符合程度。",
            "Write the degree, such as met, mostly or partly, into degree.",
        ),
        fix_workbook=Words(
            "在“复核后符合程度”一列选择符合、基本符合或部分符合等。",
            "Choose 符合, 基本符合 or 部分符合 in the column 复核后符合程度.",
        ),
    ),
    "XJ364": Message(
        title=Words("结论没有写意见", "Verdict without a comment"),
        says=Words(
            "实践“{practice}”的结论不是直接认可，但没有写意见",
            "the verdict on “{practice}” is not a plain confirmation and has no comment",
        ),
        why=Words(
            "企业和机构要凭意见知道差在哪里，才能整改或补充材料（通知要求给出整改建议）；待现场核实的，现场核查人员凭意见知道看什么。",
            "Enterprise and agency mend by the comment (the notice asks for advice); where a visit is pending, the "
            "visitors learn from it what to look at.",
        ),
        fix=Words(
            "在comment中写明依据和需要补充或整改的内容；accepted_pending_visit（待现场核实）写明到现场看什么。",
            "Explain in comment what the verdict is based on and what to add or improve; with "
            "accepted_pending_visit, what to look at on site.",
        ),
        fix_workbook=Words(
            "在“意见”一列写明依据和需要补充或整改的内容；“待现场核实”写明到现场看什么。",
            "Explain in 意见 what the verdict is based on and what to add or improve; with 待现场核实, what to "
            "look at on site.",
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
            "Objections are accepted on these days; with reversed dates there are none.",
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
            ("The list is published after the window; objections may still arrive on its last day."),
        ),
        fix=Words(
            "核对公布日期和公示结束日期；公布日期至少晚一天。",
            "Check both dates; publication is at least one day after the end of the window.",
        ),
    ),
    "XJ368": Message(
        title=Words("认定等级超出上限", "Decided level above the top"),
        says=Words(
            "认定等级{level}超出该类型的最高等级{top}",
            "the decided level {level} is above the top level {top} of the track",
        ),
        why=Words(
            "每个类型的最高等级由它的细则规定（见通知）。",
            "The guideline of a track says what its top level is (see the notice).",
        ),
        fix=Words(
            "核对等级，并确认文件放在正确的类型文件夹中。",
            "Check the level, and whether the file lies in the right folder, ics or platform.",
        ),
    ),
    "XJ369": Message(
        title=Words("认定结果与等级不符", "Result does not match the level"),
        says=Words(
            "认定等级为{level}，与认定结果“{result}”不符", "the level {level} does not match the result “{result}”"
        ),
        why=Words(
            "等级为0就是未达标，1级及以上才是达标（见通知）。",
            "Level 0 means not reached; a star begins at level 1 (see the notice).",
        ),
        fix=Words(
            "等级为0的填not_reached（未达标）；1级及以上的填new（新达标）、raised（提升）或kept（保持）。",
            "Write not_reached for level 0, and new, raised or kept from level 1.",
        ),
    ),
}
