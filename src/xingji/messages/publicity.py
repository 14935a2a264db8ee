"""XJ348–XJ349, XJ357–XJ359, XJ370–XJ375: plans, bodies, objections and withdrawals, each document in itself."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ348": Message(
        title=Words("抽样比例低于10%", "Sample below a tenth"),
        says=Words("现场抽样比例是{percent}%，低于10%", "the sample is {percent} %, below 10 %"),
        why=Words(
            "现场抽查比例不低于10%是本项目的规定，参照省内同类培育工作的做法；通知没有写明比例。",
            "At least a tenth is this project’s rule, after a sister programme; the notice names no share.",
        ),
        fix=Words("改成10或更大的数。", "Write 10 or more."),
    ),
    "XJ349": Message(
        title=Words("延期不起作用", "Extension without effect"),
        says=Words(
            "时间节点“{deadline}”没有写明材料（documents），延期不会放宽任何提交",
            "the deadline “{deadline}” names no documents, so the extension eases nothing",
        ),
        why=Words(
            "延期通过时间节点的documents起作用；为空时，按延期提交的人仍会被拒绝。",
            "An extension works through the documents of its deadline; without them people are refused all the same.",
        ),
        fix=Words("在该时间节点填写documents。", "Fill in documents at that deadline."),
    ),
    "XJ357": Message(
        title=Words("角色与所属单位矛盾", "Role contradicts itself"),
        says=Words("账号“{login}”的角色是{role}，不应填写{field}", "“{login}” acts as {role}, which has no {field}"),
        why=Words(
            "一个账号只代表一个单位；多填的单位会让人误以为它有别的权限。",
            "An account acts for one body; another one beside it suggests rights that it does not have.",
        ),
        fix=Words("删除{field}，或改正role。", "Remove {field}, or correct the role."),
    ),
    "XJ358": Message(
        title=Words("分派给不存在的机构", "Assigned to nobody"),
        says=Words(
            "任务分派给“{institution}”，名单中没有这家机构",
            "a task is assigned to “{institution}”, which is not listed",
        ),
        why=Words("分派写错时，没有机构能提交核查结果。", "With a wrong id nobody may hand in the verdicts."),
        fix=Words("改成institutions中的编号。", "Write an id from institutions."),
    ),
    "XJ359": Message(
        title=Words("同一任务分派给两家机构", "One task, two institutions"),
        says=Words("“{name}”的这项任务已分派给“{other}”", "this task for “{name}” is already assigned to “{other}”"),
        why=Words(
            "一家企业的同一项核查由一家机构负责，否则两份结论无从取舍。",
            "One institution answers for one task; of two verdicts nobody knows which counts.",
        ),
        fix=Words(
            "只保留一家；个别企业要换机构的，在dossiers中单独分派。",
            "Keep one; to give single enterprises to another, name them under dossiers.",
        ),
    ),
    "XJ370": Message(
        title=Words("异议未答复就公布名单", "Published with an objection open"),
        says=Words(
            "名单于{date}公布，异议{objection}在此之前没有答复完毕",
            "the list was published on {date}, before objection {objection} was settled",
        ),
        why=Words(
            "公示期内的异议须核查答复后才能公布名单，否则公示没有意义。",
            "Objections are settled before the list is published, or publicity means nothing.",
        ),
        fix=Words(
            "先答复异议（含复核申请），再填写公布日期。", "Answer the objection and any appeal first, then publish."
        ),
    ),
    "XJ371": Message(
        title=Words("异议答复不完整", "Incomplete answer"),
        says=Words(
            "异议的结论与答复不一致[[：缺少{missing}]]",
            "ruling and answer of the objection do not fit[[; missing: {missing}]]",
        ),
        why=Words(
            "结论须写明答复日期、答复人和依据，以便申请复核；核查中的不填答复日期。",
            "A ruling has a day, a person and reasons, so that it can be appealed; an open one has no day yet.",
        ),
        fix=Words(
            "补全answered_on、answered_by和answer，或把upheld改为open。",
            "Complete answered_on, answered_by and answer, or set upheld to open.",
        ),
    ),
    "XJ372": Message(
        title=Words("复核由同一人答复", "Appeal answered by the same person"),
        says=Words(
            "异议{objection}的复核由原答复人答复", "the appeal of {objection} was answered by who answered first"
        ),
        why=Words("复核须由另一人作出，才是第二次独立判断。", "An appeal is a second, independent judgement."),
        fix=Words("由另一位工作人员复核并署名。", "Have another person look at it and sign."),
    ),
    "XJ373": Message(
        title=Words("答复早于收到", "Answered before it came"),
        says=Words("这个日期早于{received}", "this day lies before {received}"),
        why=Words(
            "异议先收到后答复，复核申请在答复之后提出。", "An objection comes, is answered, and may then be appealed."
        ),
        fix=Words("核对收到和答复的日期。", "Check both days."),
    ),
    "XJ374": Message(
        title=Words("异议不在公示期内", "Objection outside publicity"),
        says=Words("异议{objection}不是在公示期内收到的", "objection {objection} was not received during publicity"),
        why=Words(
            "公示期外的来信按投诉举报处理，是否影响评定由省级决定。",
            "Letters outside the window are complaints; the province decides whether they matter here.",
        ),
        fix=Words("核对收到日期和公示期；日期无误可不处理。", "Check the day and the window; if right, leave it."),
    ),
    "XJ375": Message(
        title=Words("撤销与评定不符", "Withdrawal does not fit"),
        says=Words(
            "评定于{decided}，等级为{level}；撤销不能早于评定，未达标的无从撤销",
            "decided on {decided} as level {level}; a withdrawal cannot come earlier, nor without a star",
        ),
        why=Words("撤销的是已经认定的等级。", "What is withdrawn is a star that was decided."),
        fix=Words("改正撤销日期，或删除withdrawn。", "Correct the day, or remove withdrawn."),
    ),
}
