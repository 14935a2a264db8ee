"""What the programme says on GitHub and of it: sending, setting up, reminding, owning, reviewing."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS = {
    "forge.error.token": Words(
        "令牌无效或已过期；请换一个，或运行 gh auth login。", "the token is not valid or has expired; take another one."
    ),
    "forge.error.rights": Words(
        "令牌没有这项权限[[（GitHub：{detail}）]]；需要哪些权限见 docs/forge.md。",
        "the token may not do this[[ (GitHub: {detail})]]; docs/forge.md says which rights are needed.",
    ),
    "forge.error.missing": Words(
        "GitHub上找不到，或令牌无权看到[[：{detail}]]。", "not on GitHub, or not visible with this token[[: {detail}]]."
    ),
    "forge.error.busy": Words(
        "GitHub请求过多，约{minutes}分钟后再运行同一条命令；已完成的步骤不会重做。",
        "too many requests; run the same command again in about {minutes} minute(s), nothing is done twice.",
    ),
    "forge.error.lost": Words(
        "连接GitHub失败[[（{detail}）]]。再运行同一条命令即可接着做，不会重复提交。",
        "no answer from GitHub[[ ({detail})]]. Run the same command again: it goes on where it stopped.",
    ),
    "forge.error.refused": Words("GitHub拒绝了请求：{detail}", "GitHub refused: {detail}"),
    "forge.error.answer": Words("看不懂GitHub的答复（{detail}）。", "GitHub's answer makes no sense ({detail})."),
    "forge.error.insecure": Words(
        "接口地址 {detail} 没有加密，为免泄露令牌没有连接；请用 https。",
        "the API at {detail} is not encrypted; the token was not sent. Use https.",
    ),
    "forge.no_token": Words(
        "没有GitHub令牌：请设置环境变量 XINGJI_TOKEN，或运行 gh auth login，或在终端中运行以便输入。",
        "no GitHub token: set XINGJI_TOKEN, run gh auth login, or run in a terminal to be asked.",
    ),
    "forge.ask_token": Words("GitHub令牌（输入时不显示，也不保存）：", "GitHub token (neither shown nor stored): "),
    "forge.no_repository": Words(
        "不知道提交到哪个仓库：请用 --repository 单位/仓库，或设置 GITHUB_REPOSITORY。",
        "which repository? Name it with --repository OWNER/NAME or set GITHUB_REPOSITORY.",
    ),
    "forge.other_host": Words(
        "这个文件夹的 origin 在 {host}，不在 github.com；请同时给出 --repository 和 --api。",
        "origin of this folder is at {host}, not github.com; give both --repository and --api.",
    ),
    "remind.title": Words(
        "【提醒】{year}年度 {where}：{name}（{day}截止）", "[Reminder] {year} {where}: {name} ({day})"
    ),
    "remind.overdue_title": Words("【逾期】{year}年度 {where}：逾期未整改的问题", "[Overdue] {year} {where}: findings"),
    "remind.province": Words("全省", "the province"),
    "remind.sample": Words("> 示例数据，不代表任何真实企业。", "> Sample data, no real enterprise."),
    "remind.until": Words(
        "截止日期：**{day}**（含当日，按北京时间）。", "Due: **{day}** (that day included, time in China)."
    ),
    "remind.past": Words(
        "**{day}已截止**，以下材料还没有交齐。确需补交的，请向省级管理人员申请延期。",
        "**It was due on {day}**, and this is still missing. Ask the province for an extension.",
    ),
    "remind.unproved": Words(
        "这一项没有要提交的文件，到期后本提醒自动关闭。",
        "Nothing is handed in for it; this closes by itself after the day.",
    ),
    "remind.missing": Words("还缺：", "Still missing:"),
    "remind.by_agency": Words("按机构：", "By agency:"),
    "remind.columns": Words("机构|事项|数量", "agency|what|number"),
    "remind.own": Words("—", "—"),
    "remind.kind.agencies": Words("自评估咨询服务机构汇总表", "agency table"),
    "remind.kind.enterprise": Words("参培企业登记（目前一家也没有）", "registrations (there are none yet)"),
    "remind.kind.cloud": Words("安全上云情况", "cloud form"),
    "remind.kind.self-assessment": Words("自评估", "self-assessment"),
    "remind.kind.verification": Words("线上核查", "verification"),
    "remind.kind.rectification": Words("待整改的问题", "findings to be answered"),
    "remind.kind.onsite": Words("现场核查", "site visit"),
    "remind.kind.decision": Words("评定", "decision"),
    "remind.kind.announcement": Words("公示与公布", "announcement"),
    "remind.kind.awards": Words("优秀案例和优秀服务商", "awards"),
    "remind.kind.finding": Words("逾期问题", "overdue findings"),
    "remind.late": Words(
        "下列问题已过整改期限，最久的已逾期{days}天。逾期未整改的，按未整改计入核查等级。",
        "These findings are past their day, the oldest by {days} day(s). They count as not mended.",
    ),
    "remind.details": Words(
        "具体是哪些企业和问题：在项目文件夹中运行 `xingji status {year}[[ --city {city}]]`。",
        "Which ones: run `xingji status {year}[[ --city {city}]]` in the project's folder.",
    ),
    "remind.closes": Words("材料交齐并合并后，本提醒自动关闭。", "It closes by itself once all is in and merged."),
    "remind.to": Words("请处理：{people}", "For: {people}"),
    "remind.stage": Words("距截止日期{day}还有{days}天，请尽快提交。", "{days} day(s) left until {day}."),
    "remind.stage_past": Words("{day}已截止，仍有材料没有交齐。", "{day} has passed and something is still missing."),
    "remind.met": Words(
        "已交齐，或不再需要提醒，于{day}自动关闭。", "All is in, or nobody needs reminding; closed on {day}."
    ),
    "remind.over": Words("{year}年度工作已结束，于{day}自动关闭。", "The year {year} is over; closed on {day}."),
    "remind.heading": Words(
        "{year}年度提醒（按{day}）：应打开{count}个。", "Reminders of {year} as of {day}: {count} should be open."
    ),
    "remind.none": Words("没有公布日期的年度，无需提醒。", "no edition has days; nobody needs reminding."),
    "remind.deed.open": Words("新建", "open"),
    "remind.deed.edit": Words("更新", "edit"),
    "remind.deed.tell": Words("再次提醒", "remind again"),
    "remind.deed.reopen": Words("重新打开", "open again"),
    "remind.deed.close": Words("关闭", "close"),
    "remind.unchanged": Words("都是最新的，没有改动。", "all are as they should be; nothing changed."),
    "remind.only": Words("仅演示，没有改动任何内容（--dry-run）。", "nothing was changed (--dry-run)."),
}
