"""The sentences of the hub: what a round did, what waits, what somebody must do."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS: dict[str, Words] = {
    "hub.flip": Words(
        "检查结论有变化：由“{was}”变为“{now}”，详见上面的检查报告。",
        "The verdict changed from “{was}” to “{now}”; see the report above.",
    ),
    "hub.received": Words(
        "已于{moment}收到提交 {commit}，正在检查；收件时间以此为准。检查结果稍后写在这里。",
        "Received commit {commit} on {moment}, which is the time of receipt; it is being checked, and the "
        "result will stand here.",
    ),
    "hub.heading": Words("{record}：{inboxes}个收件库，{day}", "{record}: {inboxes} inbox(es), {day}"),
    "hub.deed.judged": Words("{inbox} #{number} 已检查：{detail}", "{inbox} #{number} judged: {detail}"),
    "hub.deed.collected": Words("{inbox} #{number} 已并入", "{inbox} #{number} collected"),
    "hub.deed.delivered": Words("{inbox} 已送达{detail}个变动的文件", "{inbox} delivered, {detail} file(s) changed"),
    "hub.deed.waits": Words(
        "{inbox} #{number} 下一轮再看：{detail}", "{inbox} #{number} waits for the next round: {detail}"
    ),
    "hub.deed.held": Words(
        "{inbox} 没有送达：可见范围扩大了{detail}，核对后加 --widen 再运行",
        "{inbox} not delivered: it would now see {detail}; check that and run again with --widen",
    ),
    "hub.deed.closed": Words("{inbox} #{number} 已并入，关闭请求", "{inbox} #{number} was collected, request closed"),
    "hub.deed.failed": Words("{inbox} 没有完成：{detail}", "{inbox} not finished: {detail}"),
    "hub.wait.lag": Words("平台还没有显示最新的推送", "the forge does not show the newest push yet"),
    "hub.wait.many": Words("本轮已检查的请求太多", "too many requests in this round"),
    "hub.wait.race": Words("其间有别的改动，重新来过", "something else changed meanwhile"),
    "hub.wait.limit": Words("平台限制了请求次数，结论随后告知", "the forge limits requests, the verdict is told later"),
    "hub.nothing": Words("没有要做的。", "nothing to do."),
    "hub.only": Words("以上只是预演，没有写入任何东西。", "this was a dry run, nothing was written."),
    "hub.paused": Words(
        "hub.yaml 中 paused: true，不做任何事。查清原因后改为 false 再运行。",
        "hub.yaml says paused: true, so nothing is done; find out why, set it to false and run again.",
    ),
    "hub.busy": Words(
        "另一个 hub 正在运行，本次不做任何事。",
        "another hub is at work, nothing is done.",
    ),
    "hub.broken": Words(
        "总库（record）中的 {path} 不能使用，没有做任何事；运行 xingji check 查看原因。",
        "{path} of the record cannot be used, nothing was done; xingji check says why.",
    ),
    "hub.outcome.accepted": Words("通过", "accepted"),
    "hub.outcome.refused": Words("需要修改", "refused"),
    "hub.outcome.failed": Words("检查没有完成", "check not finished"),
    "hub.wait.git": Words("Git没有完成", "Git did not finish"),
    "hub.wait.token": Words("令牌无效", "the token is not valid"),
    "hub.wait.rights": Words("令牌没有权限", "the token may not do this"),
    "hub.wait.missing": Words(
        "没有这个收件库，用 xingji hub init 建立", "there is no such inbox; xingji hub init makes it"
    ),
    "hub.wait.public": Words(
        "收件库对外公开了，停止收发；先改回私有，按泄露处理",
        "the inbox is public, nothing goes there; make it private again and treat it as disclosed",
    ),
    "hub.wait.busy": Words("平台限制了请求次数，下一轮再试", "the forge limits requests; the next round tries again"),
    "hub.wait.lost": Words("平台没有应答，下一轮再试", "the forge did not answer; the next round tries again"),
    "hub.wait.refused": Words("平台拒绝了", "the forge refused"),
    "hub.wait.answer": Words("平台的应答无法理解", "the forge's answer makes no sense"),
    "hub.wait.engine": Words(
        "程序出错（{place}），其他收件库不受影响", "the engine failed here ({place}); other inboxes are not concerned"
    ),
    "hub.wait.insecure": Words("地址不安全", "the address is not safe"),
    "hub.none": Words(
        "没有 {path}：这个库没有收件库。要设立收件库见 docs/forge.md；只检查本库请求的，运行 xingji hub round。",
        "there is no {path}, so this record has no inboxes (docs/forge.md); xingji hub round judges its own requests.",
    ),
    "hub.faulty": Words(
        "{path} 有错误，运行 xingji check {path} 查看。", "{path} has errors; xingji check {path} names them."
    ),
    "hub.no_folder": Words(
        "没有文件夹 {path}：local 平台的Git库应在其中，用 --folder 指明上一级文件夹。",
        "there is no folder {path}, where a local forge has its repositories; name the one above it with --folder.",
    ),
    "hub.not_default": Words(
        "这里不是平台上最新的 {branch} 分支，或有未提交的改动；请求按它检查，所以先切换到 {branch} 并拉取。",
        "this is not {branch} as the forge has it, or it was changed; requests are judged by it, so check {branch} "
        "out and pull first.",
    ),
    "hub.git": Words("Git没有完成：{detail}", "Git did not finish: {detail}"),
    "hub.event": Words("{path} 不是可用的事件文件：{detail}", "{path} is no event that can be used: {detail}"),
    "hub.every": Words("--every 至少为 {least} 秒。", "--every must be at least {least} seconds."),
    "hub.stopped": Words("已停止。", "stopped."),
    "hub.queue.empty": Words("没有待审的请求。", "nothing waits for a reviewer."),
    "hub.queue.columns": Words(
        "单位|请求|收件|按收件库|按总库|企业|离截止（天）",
        "party|request|received|on its view|on the record|enterprise|days left",
    ),
    "hub.queue.draft": Words("（草稿）", " (draft)"),
}
