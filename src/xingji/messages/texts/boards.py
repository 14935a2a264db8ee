"""The issues that the hub keeps in the record: that it is silent, and what waits for reviewers."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS: dict[str, Words] = {
    "boards.alarm": Words("收发程序已停止", "The hub has stopped"),
    "boards.silent": Words(
        "收发程序（xingji hub）已停止：最近一次运行是{last}，超过30分钟没有动静。"
        "各收件库的请求没有人检查，也没有材料送达；收件时间由平台记录，不受影响。\n\n"
        "请到运行它的机器上查看 xingji hub watch 的输出，用 xingji hub doctor 查找原因，再重新启动。"
        "恢复后本提醒自动关闭。",
        "xingji hub has stopped: its last round ended {last}, more than 30 minutes ago. Requests in the inboxes are "
        "not judged and nothing is delivered; times of receipt are the forge's and not affected.\n\n"
        "Look at what xingji hub watch says on its machine, find the cause with xingji hub doctor, and start it again. "
        "This issue closes by itself when it lives.",
    ),
    "boards.back": Words("收发程序已恢复，最近一次运行是{last}。", "The hub lives again; its last round ended {last}."),
    "boards.never": Words("（从未运行）", "(never)"),
    "boards.alive": Words(
        "收发程序正常，最近一次运行是{last}（中国时间）。", "The hub lives; its last round ended {last} (China time)."
    ),
    "boards.dead": Words(
        "收发程序超过30分钟没有动静，最近一次运行是{last}（中国时间）。",
        "The hub has been silent for more than 30 minutes; its last round ended {last} (China time).",
    ),
    "boards.done.open": Words("已在总库新开议题：{title}", "opened an issue in the record: {title}"),
    "boards.done.edit": Words("已更新总库议题 #{number}：{title}", "renewed issue #{number} of the record: {title}"),
    "boards.done.reopen": Words(
        "已重新打开总库议题 #{number}：{title}", "reopened issue #{number} of the record: {title}"
    ),
    "boards.done.close": Words("已关闭总库议题 #{number}：{title}", "closed issue #{number} of the record: {title}"),
    "boards.done.none": Words("总库中的议题无须改动。", "the issue in the record is as it should be."),
    "boards.queue": Words("待审请求：{count}个", "Waiting for review: {count}"),
    "boards.as_of": Words(
        "截至{moment}（中国时间），由 xingji hub queue --post 更新；按离截止的天数排列。审核请打开请求，不在这里回复。",
        "As of {moment} (China time), renewed by xingji hub queue --post, the nearest deadline first. Review in the "
        "request itself, not here.",
    ),
    "boards.columns": Words(
        "单位|请求|收件|按收件库|按总库|离截止（天）", "party|request|received|on its view|on the record|days left"
    ),
}
