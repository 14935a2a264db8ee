"""What may be handed in on a given day."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

_ONE_PHASE = Words(
    "每种材料只在规定的阶段提交（见通知），前一步完成后才进行下一步，各方按同一时间安排工作。",
    "Each document belongs to a phase (see the notice); one step follows the other and everybody plans by it.",
)

MESSAGES: dict[str, Message] = {
    "XJ501": Message(
        title=Words("阶段尚未开始", "Phase not open yet"),
        says=Words(
            "{day}还不能提交：“{phase}”阶段{opens}开始",
            "it cannot be handed in on {day}: the phase “{phase}” opens on {opens}",
        ),
        why=_ONE_PHASE,
        fix=Words("可以先准备，到{opens}再提交。", "Prepare the document, and hand it in on or after {opens}."),
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
            (
                "If there is a good reason, ask the province for an extension; once granted, it is "
                "recorded in edition.yaml (extensions)."
            ),
        ),
        fix_workbook=Words(
            "确有原因的，请向省级管理人员申请延期，批准并登记后再提交。",
            "If there is a good reason, ask the province for an extension, and hand in once it is recorded.",
        ),
    ),
    "XJ503": Message(
        title=Words("提交日期尚未公布", "No dates announced"),
        says=Words(
            "{year}年度没有公布这类材料的提交日期，无法判断能否提交",
            ("the edition {year} has no dates for such documents, so it is unknown whether they may be handed in"),
        ),
        why=Words(
            "日期由当年通知规定；通知没有公布之前，系统不推测日期。",
            "The notice of the year sets the dates; until then, none are guessed.",
        ),
        fix=Words(
            "等通知公布后，由省级管理人员在edition.yaml的phases中填写日期和材料种类。",
            (
                "Once the notice has been published, the province fills in dates and documents under "
                "phases in edition.yaml."
            ),
        ),
        fix_workbook=Words(
            "等通知公布日期，并由省级管理人员登记后再提交。",
            "Wait until the notice is published and the province has recorded the dates.",
        ),
    ),
    "XJ504": Message(
        title=Words("日期在将来", "Date in the future"),
        says=Words("文件中的日期{date}晚于提交日期{day}", "the document is dated {date}, which is after {day}"),
        why=Words(
            "评估、核查和评定的日期是实际完成的日期，不能预填。",
            "This date says when the work was done, not when it will be done.",
        ),
        fix=Words("改成实际完成的日期。", "Write the date on which the work was done."),
    ),
    "XJ505": Message(
        title=Words("整改逾期", "Finding overdue"),
        says=Words(
            "问题{finding}（{practice}）应于{due}前整改，已逾期{days}天",
            "finding {finding} ({practice}) was due on {due} and is {days} day(s) overdue",
        ),
        why=Words(
            "企业应在期限内对标整改并提交整改情况（见通知）；逾期的问题按未整改计入核查等级。",
            "Findings are to be mended and reported in time (see the notice); until then they count as open.",
        ),
        fix=Words(
            "在rectification.yaml中写明整改措施和证明材料；复核未通过的，重新整改后更新答复日期。",
            (
                "Report the measure and its evidence in rectification.yaml; after a rejection, rectify "
                "again and update the date."
            ),
        ),
    ),
}
