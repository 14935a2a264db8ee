"""The sentences of the report on a pull request, besides findings."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS = {
    "report.verdict.accepted": Words("自动检查通过", "Passed the automatic check"),
    "report.verdict.refused": Words("需要修改", "Changes needed"),
    "report.verdict.late": Words("已过截止日期", "After the deadline"),
    "report.verdict.failed": Words("检查没有完成", "The check was not finished"),
    "report.heading": Words("结论：{verdict}", "Verdict: {verdict}"),
    "report.accepted": Words(
        "收到{files}个文件，没有发现错误，等待审核。",
        "{files} file(s) received, no errors found; review is the next step.",
    ),
    "report.notes": Words(
        "另有{warnings}个提醒、{advice}条建议，不影响接收。",
        "There are {warnings} warning(s) and {advice} advice note(s), which do not prevent acceptance.",
    ),
    "report.refused": Words(
        "收到{files}个文件，发现{errors}个错误。"
        "修改后推送到同一个分支，或用同样的xingji submit命令再次提交，检查会自动重来，本条评论随之更新。",
        "{files} file(s) received, {errors} error(s) found. Fix them and push to the same branch, "
        "or run the same xingji submit again: the check runs by itself and updates this comment.",
    ),
    "report.late": Words(
        "这次提交于{received}收到，“{kind}”的截止日期是{closes}。",
        "It was received on {received}; “{kind}” closed on {closes}.",
    ),
    "report.extended": Words(
        "“{kind}”按批准的延期接收，延至{closes}。", "“{kind}” is accepted under an extension until {closes}."
    ),
    "report.failed": Words(
        "检查程序自身出错[[（{failure}）]]，不是材料的问题。"
        "材料已经收到，收件时间以下面的回执为准；管理人员加上“{label}”标签会重新检查，不影响按期提交。",
        "The engine itself failed[[ ({failure})]]; this says nothing about the documents. They "
        "have been received, the receipt below is valid, and the label “{label}” runs the check "
        "again with the same time of receipt.",
    ),
    "report.failed_inbox": Words(
        "检查程序自身出错[[（{failure}）]]，不是材料的问题。材料已经收到，收件时间以下面的回执为准；一小时后自动重新检查，不影响按期提交。",
        "The engine itself failed[[ ({failure})]]; this says nothing about the documents. They have been received, "
        "the receipt below is valid; within the hour they are checked again by themselves.",
    ),
    "report.draft": Words(
        "这是草稿：准备好以后请点“Ready for review”。收件时间按最后一次推送计算，不因转为正式而推迟。",
        "This is a draft: mark it ready for review when it is complete. The last push counts as "
        "the time of receipt, not that click.",
    ),
    "report.next": Words("下一步", "Next steps"),
    "report.step": Words("{who}：{what}[[（{by}前）]]", "{who}: {what}[[ (until {by})]]"),
    "report.who.author": Words("提交者", "The author"),
    "report.who.agency": Words("自评估机构", "The agency"),
    "report.who.city": Words("设区市工信局", "The city"),
    "report.who.institution": Words("省级支撑机构", "The institution"),
    "report.who.province": Words("省级管理人员", "The province"),
    "report.step.mend": Words("修改{count}个错误后重新推送", "fix {count} error(s) and push again"),
    "report.step.ask_extension": Words(
        "确有原因的，向省级管理人员申请延期；批准后加re-check标签，按原收件时间重新检查",
        "if there is a good reason, ask the province for an extension; once granted, the label "
        "re-check checks the same receipt again",
    ),
    "report.step.ask_extension_inbox": Words(
        "确有原因的，向省级管理人员申请延期；批准后自动按原收件时间重新检查",
        "if there is a good reason, ask the province for an extension; once granted, the same receipt is checked again",
    ),
    "report.step.rerun": Words("加上re-check标签重新检查", "run the check again with the label re-check"),
    "report.step.review_inbox": Words(
        "审核；通过后材料自动并入，不必点合并", "review; what is approved is taken by itself"
    ),
    "report.step.rerun_inbox": Words(
        "等待自动重新检查；反复出现时联系省级管理人员", "wait for the next check; ask the province if it fails again"
    ),
    "report.step.review": Words("审核并合并本次提交", "review and merge this pull request"),
    "report.step.merge_frame": Words(
        "核对影响后审核并合并；合并后对所有人生效",
        "consider what it changes, review and merge; from then on it applies to everybody",
    ),
    "report.step.assess": Words("继续完成并提交自评估", "complete the self-assessment and hand it in"),
    "report.step.verify": Words("线上核查自评估", "verify the assessment online"),
    "report.step.answer_findings": Words(
        "整改并答复{count}个问题，从最早到期的做起", "rectify and answer {count} finding(s); the earliest is due first"
    ),
    "report.step.recheck": Words("复核整改情况", "re-check what was rectified"),
    "report.step.decide": Words("综合评定等级", "decide the level"),
    "report.step.announce": Words("公示并公布名单", "publish the list"),
    "report.queue": Words(
        "审核顺序：第{position}份，共{total}份待审。按首次提交的时间排列，更新材料不会重新排队。",
        "Place in the queue: {position} of {total}, oldest first; an update does not lose the place.",
    ),
    "report.findings.own": Words("需要您处理的问题（{count}）", "For you to fix ({count})"),
    "report.findings.others": Words("由其他方处理的问题（{count}）", "For others to fix ({count})"),
    "report.findings.all": Words("发现的问题（{count}）", "Findings ({count})"),
    "report.finding": Words("{severity} {code} {where}：{says}。{fix}", "{severity} {code} {where}: {says}. {fix}"),
    "report.more_like": Words("同类问题还有{count}处：{where}", "{count} more of this kind: {where}"),
    "report.cut": Words(
        "还有{count}个问题没有列出，在本地运行 xingji check 查看。",
        "{count} more finding(s) are not shown; xingji check on your own machine shows them.",
    ),
    "report.level": Words("等级测算", "Levels as computed"),
    "report.level.claimed": Words(
        "{path}，按自评估：{level}级 {name}[[，{stars}星]]",
        "{path}, as claimed: level {level} {name}[[, {stars} star(s)]]",
    ),
    "report.level.verified": Words(
        "{path}，自评估{claimed}级，核查后：{level}级 {name}[[，{stars}星]]",
        "{path}, claimed {claimed}, verified: level {level} {name}[[, {stars} star(s)]]",
    ),
    "report.level.unanswered": Words(
        "未回答{count}条，按不符合计。", "{count} practice(s) are unanswered and count as unmet."
    ),
    "report.level.pending_all": Words(
        "待现场核实{count}条，暂按认可计：{practices}。",
        "{count} practice(s) are accepted pending a visit: {practices}.",
    ),
    "report.level.pending_more": Words(
        "待现场核实{count}条，暂按认可计，最前面的是：{practices}。",
        "{count} practices are accepted pending a visit, the first of them {practices}.",
    ),
    "report.level.next": Words("{level}级的三条线：{lines}。", "Level {level} by its three lines: {lines}."),
    "report.level.keys": Words("关键项{count}条未达到基本符合", "{count} key(s) not mostly met"),
    "report.level.keys_hold": Words("关键项已齐", "keys complete"),
    "report.level.sum": Words("总分{percent}%，须达到{bound}%", "sum {percent}%, {bound}% required"),
    "report.level.floor": Words(
        "{count}个能力域不到底线{bound}%：{domains}", "{count} domain(s) below the floor of {bound}%: {domains}"
    ),
    "report.level.floor_holds": Words("各能力域都达到底线{bound}%", "no domain below the floor of {bound}%"),
    "report.level.top": Words("已是最高等级。", "The highest level is reached."),
    "report.level.columns": Words("能力域|等级|", "domain|level|"),
    "report.level.out": Words("不计入", "not counted"),
    "report.level.note": Words(
        "由程序按细则计算，不是评定结果；等级以省级公布的名单为准。",
        "Computed from the guideline; only the published list is a rating.",
    ),
    "report.impact": Words("细则改动的影响", "Impact of the changed guideline"),
    "report.impact.text": Words(
        "按改动后的细则，仓库中{scored}份自评估有{changed}份等级会改变：升{up}份，降{down}份。",
        "Of {scored} assessment(s), {changed} would change level: {up} up, {down} down.",
    ),
    "report.impact.unscored": Words("另有{count}份不能评分。", "{count} more cannot be scored."),
    "report.impact.more": Words(
        "逐家列表：在检出的改动上运行 xingji impact --against 基础版本。",
        "For details: xingji impact --against BASE in a checkout of the change.",
    ),
    "report.receipt": Words("收件回执", "Receipt"),
    "report.receipt.time": Words("收件时间", "received"),
    "report.receipt.clock_inbox": Words(
        "{moment}（北京时间，以服务器收到推送的时间为准）", "{moment} (China time, when the server took the push)"
    ),
    "report.receipt.clock": Words("{moment}（北京时间，以GitHub服务器为准）", "{moment} (China, by GitHub's clock)"),
    "report.receipt.author": Words("提交账号", "account"),
    "report.receipt.commit": Words("提交版本", "commit"),
    "report.receipt.window": Words("接收期限", "open until"),
    "report.window.open": Words("{kind}：{closes}", "{kind}: {closes}"),
    "report.window.extended": Words("{kind}：{closes}（已批准延期）", "{kind}: {closes} (extended)"),
    "report.window.late": Words("{kind}：{closes}（已过）", "{kind}: {closes} (closed)"),
    "report.window.early": Words("{kind}：尚未开始", "{kind}: not open yet"),
    "report.window.unknown": Words("{kind}：日期未公布", "{kind}: no dates announced"),
    "report.receipt.columns": Words("文件|变化|字节|SHA-256", "file|change|bytes|SHA-256"),
    "report.receipt.more": Words("还有{count}个文件没有列出。", "{count} more file(s) are not shown."),
    "report.receipt.none": Words("没有读到文件。", "No files could be read."),
    "report.status.added": Words("新增", "added"),
    "report.status.changed": Words("修改", "changed"),
    "report.status.removed": Words("删除", "removed"),
    "report.status.renamed": Words("移动", "renamed"),
    "report.role.": Words("没有角色", "no role"),
    "report.role.province": Words("省级", "province"),
    "report.role.institution": Words("省级支撑机构", "institution"),
    "report.role.city": Words("设区市", "city"),
    "report.role.agency": Words("自评估机构", "agency"),
    "report.footer_inbox": Words(
        "由程序按本收件库可见的材料检查后自动生成，每次推送后更新；并入前省里按全部材料再检查一次。"
        "某条规则的说明：xingji explain 规则编号。引擎{engine}。",
        "Written by a program after a check of what this inbox shows, and updated at every push; before anything is "
        "taken the province checks it against the whole record. About a rule: xingji explain CODE. Engine {engine}.",
    ),
    "report.footer": Words(
        "由程序自动生成，每次推送后更新。某条规则的说明：xingji explain 规则编号。引擎{engine}。",
        "Written by a program and updated at every push. About a rule: xingji explain CODE. Engine {engine}.",
    ),
}
