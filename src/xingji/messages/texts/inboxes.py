"""The sentences about inboxes: where they lie, how they are set up, what is told to their parties."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS = {
    "inboxes.mail": Words("收件库 {inbox}：{about}", "Inbox {inbox}: {about}"),
    "inboxes.elsewhere": Words(
        "hub.yaml 中 forge 不是 local：请在平台的网页上审核。",
        "the forge in hub.yaml is not local: review on its pages.",
    ),
    "inboxes.no_reviewer": Words(
        "hub.yaml 的 reviewers 中没有 {login}，其批准不算数。",
        "hub.yaml names no reviewer {login}, whose word would not count.",
    ),
    "inboxes.no_party": Words("{edition}年度没有这个单位：{party}", "the edition {edition} has no such party: {party}"),
    "inboxes.no_request": Words(
        "{party} 没有打开的请求 #{number}；运行 xingji hub queue 查看。",
        "{party} has no open request #{number}; xingji hub queue lists them.",
    ),
    "inboxes.moved_on": Words(
        "该请求现在的提交是 {head}，与看过的不同；请看过再审核。",
        "the request stands at {head} now, which is not what was looked at; look at it first.",
    ),
    "inboxes.approved": Words(
        "已批准 {party} #{number}，提交 {head}；其后再有推送须重新审核。",
        "approved {party} #{number} at {head}; a later push must be reviewed again.",
    ),
    "inboxes.changes_requested": Words(
        "已要求修改 {party} #{number}，提交 {head}。", "asked for changes of {party} #{number} at {head}."
    ),
}
