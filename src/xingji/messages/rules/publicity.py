"""Objections to a list and stars that are withdrawn."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ370": Message(
        title=Words("异议未答复就公布名单", "Published with an open objection"),
        says=Words(
            "名单于{date}公布，异议{objection}在此之前没有答复完毕",
            "the list was published on {date}, before the objection {objection} was settled",
        ),
        why=Words(
            "公示期内的异议须核查答复后才能公布名单，否则公示没有意义。",
            "Objections are settled before the list is published; otherwise the publicity window "
            "would have no meaning.",
        ),
        fix=Words(
            "先答复异议（含复核申请），再填写公布日期。",
            "Answer the objection and any appeal first, then publish the list.",
        ),
    ),
    "XJ371": Message(
        title=Words("异议答复不完整", "Incomplete answer"),
        says=Words(
            "异议的结论与答复不一致[[：缺少{missing}]]",
            "the ruling on the objection and its answer do not match[[; missing: {missing}]]",
        ),
        why=Words(
            "结论须写明答复日期、答复人和依据，以便申请复核；核查中的不填答复日期。",
            "A ruling has a date, a person and reasons, so that it can be appealed; an open objection has no date yet.",
        ),
        fix=Words(
            "补全answered_on、answered_by和answer，或把upheld改为open。",
            "Complete answered_on, answered_by and answer, or set upheld to open.",
        ),
    ),
    "XJ372": Message(
        title=Words("复核由同一人答复", "Appeal answered by the same person"),
        says=Words(
            "异议{objection}的复核由原答复人答复",
            "the appeal of {objection} was answered by the person who answered the objection",
        ),
        why=Words("复核须由另一人作出，才是第二次独立判断。", "An appeal is a second, independent decision."),
        fix=Words("由另一位工作人员复核并署名。", "Have another person review it and sign the answer."),
    ),
    "XJ373": Message(
        title=Words("答复早于收到", "Answered before it was received"),
        says=Words("这个日期早于{received}", "this date is before {received}"),
        why=Words(
            "异议先收到后答复，复核申请在答复之后提出。",
            "An objection is received, then answered, and may then be appealed.",
        ),
        fix=Words("核对收到和答复的日期。", "Check both dates."),
    ),
    "XJ374": Message(
        title=Words("异议不在公示期内", "Objection outside the window"),
        says=Words(
            "异议{objection}不是在公示期内收到的",
            "the objection {objection} was not received during the publicity window",
        ),
        why=Words(
            "公示期外的来信按投诉举报处理，是否影响评定由省级决定。",
            "Letters outside the window are complaints; the province decides whether they matter here.",
        ),
        fix=Words(
            "核对收到日期和公示期；日期无误可不处理。",
            "Check the date and the window; if both are right, no change is needed.",
        ),
    ),
    "XJ375": Message(
        title=Words("撤销与评定不符", "Withdrawal does not match"),
        says=Words(
            "评定于{decided}，等级为{level}；撤销不能早于评定，未达标的无从撤销",
            "the level {level} was decided on {decided}; a withdrawal cannot be earlier, nor without a star",
        ),
        why=Words("撤销的是已经认定的等级。", "Only a star that was decided can be withdrawn."),
        fix=Words("改正撤销日期，或删除withdrawn。", "Correct the date, or delete withdrawn."),
    ),
}
