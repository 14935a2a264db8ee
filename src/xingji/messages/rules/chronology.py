"""The order of a dossier's documents, its agency, and its earlier years."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

_CARRIED_OVER = Words(
    "只有之前参加但未完成全部流程的企业可以继续参加（见通知）；已获等级的按提升参加。",
    "Only an enterprise that took part before and did not finish is carried over (see the notice); "
    "an enterprise with a star takes part to rise.",
)

MESSAGES: dict[str, Message] = {
    "XJ425": Message(
        title=Words("日期先后颠倒", "Dates out of order"),
        says=Words(
            "日期{date}早于它应当跟随的日期{earlier}",
            "the date {date} is before {earlier}, but should be on or after it",
        ),
        why=Words(
            "自评估、核查、提出问题、整改、复核、评定依次进行，日期颠倒说明有一处填错。",
            (
                "Assessment, verification, finding, response, re-check and decision follow each other, "
                "so one of the dates is wrong."
            ),
        ),
        fix=Words("核对这两个日期，改正写错的一个。", "Compare the two dates and correct the wrong one."),
    ),
    "XJ426": Message(
        title=Words("核查了没有回答的实践", "Verdict without an answer"),
        says=Words(
            "自评估没有回答{practice}，不能对它下结论", "{practice} has no answer, so there is nothing to verify"
        ),
        why=Words(
            "核查是对企业自评的逐条认定；没有回答的实践已按不符合计。",
            ("Verification checks what was claimed; an unanswered practice already counts as unmet."),
        ),
        fix=Words(
            "删除这条结论；企业确应作答的，请机构先补充自评估。",
            "Delete the verdict, or ask the agency to answer the practice first.",
        ),
    ),
    "XJ427": Message(
        title=Words("同一企业有两家机构", "Two agencies for one enterprise"),
        says=Words(
            "这里写的机构是“{agency}”，而该企业的其他材料写的是“{other}”",
            ("this document names the agency “{agency}”, other documents of the enterprise name “{other}”"),
        ),
        why=Words(
            "机构为企业提供一对一服务（见通知），一家企业在一个年度只由一家机构服务。",
            "Agencies serve enterprises one to one (see the notice): one agency per enterprise and year.",
        ),
        fix=Words(
            "请企业确认委托哪一家，并把enterprise.yaml和各份材料改成同一机构。",
            ("Ask the enterprise which agency it chose, and name that agency in all its documents."),
        ),
        fix_workbook=Words(
            "请企业确认委托哪一家，并在封面“企业委托的机构”和“自评估咨询服务机构”选同一家。",
            "Ask the enterprise which agency it chose, and choose that agency in both cells of the cover.",
        ),
    ),
    "XJ428": Message(
        title=Words("异议成立而未重新评定", "Objection upheld, decision unchanged"),
        says=Words(
            "异议已于{settled}认定成立，评定日期却还是{decided}",
            ("an objection was upheld on {settled}, but the decision still dates from {decided}"),
        ),
        why=Words(
            "异议成立的，须重新评定后才能公布。",
            "After an objection has been upheld, the result must be decided again.",
        ),
        fix=Words(
            "重新评定，更新level、result和decided_on；等级已撤销的，填写withdrawn。",
            "Decide again and update level, result and decided_on, or fill in withdrawn.",
        ),
    ),
    "XJ429": Message(
        title=Words("没有填写已有等级", "Earlier star not declared"),
        says=Words(
            "{year}年度名单中该企业获{track}{level}级，登记表没有填写",
            ("the list of {year} shows level {level} ({track}), but the registration does not"),
        ),
        why=Words(
            "是新达标、提升还是保持，要与已有等级比较才知道（见通知）。",
            "Whether a result is new, raised or kept depends on the star held (see the notice).",
        ),
        fix=Words(
            "在held中补上这一项：track为{track}，level为{level}，year为{year}。",
            "Add it to held: track {track}, level {level}, year {year}.",
        ),
        fix_workbook=Words(
            "在封面“已有等级”补上一行，写明{track}、{level}级、{year}年，例如“类型全称 1级 2021年”。",
            "Add a line for {track}, level {level}, {year} to 已有等级 on the cover, written like “TRACK 1级 2021年”.",
        ),
    ),
    "XJ430": Message(
        title=Words("不能按未完成结转", "Finished year carried over"),
        says=Words(
            "按{year}年度未完成结转，但企业当年已经完成全部流程[[，名单所载为{level}级]]",
            "the dossier is carried over from {year}, but the enterprise finished that year"
            "[[ and was listed at level {level}]]",
        ),
        why=_CARRIED_OVER,
        fix=Words(
            "删除carried_from；已获等级的填写held。",
            "Remove carried_from; if the enterprise holds a star, enter it under held.",
        ),
        fix_workbook=Words(
            "清空“结转年度”；已获等级的填写“已有等级”。",
            "Clear 结转年度; if the enterprise holds a star, enter it under 已有等级.",
        ),
    ),
    "XJ431": Message(
        title=Words("自评等级没有高于已有等级", "No higher level claimed"),
        says=Words(
            "已有{held}级，自评估为{claimed}级，没有提升",
            ("the enterprise holds level {held} and claims level {claimed}, which is not higher"),
        ),
        why=Words(
            "已达标企业参加培育是为了进一步提升（见通知）；结果将是保持或未达标。",
            "Holders take part to rise (see the notice); the result will be kept or not reached.",
        ),
        fix=Words(
            "看xingji plan给出的最少投入，选择目标等级后整改；确认只求保持的，不用处理。",
            (
                "Run xingji plan to see the least effort for a higher level; if the enterprise only "
                "wants to keep its level, no change is needed."
            ),
        ),
    ),
    "XJ432": Message(
        title=Words("没有可结转的材料", "Nothing to carry over"),
        says=Words(
            "按{year}年度未完成结转，但{year}年度没有该企业的材料",
            "the dossier is carried over from {year}, but that edition has no dossier of the enterprise",
        ),
        why=_CARRIED_OVER,
        fix=Words(
            "删除carried_from；企业当年以别的信用代码登记的，先核对信用代码。",
            "Remove carried_from; if the enterprise was registered under another credit code then, check the code.",
        ),
        fix_workbook=Words(
            "清空“结转年度”；企业当年以别的信用代码登记的，先核对信用代码。",
            "Clear 结转年度; if the enterprise was registered under another credit code then, check the code.",
        ),
    ),
}
