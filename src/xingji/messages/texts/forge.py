"""The sentences of the commands that use GitHub: submitting, setting up, reminding, owners, reviewing."""

from __future__ import annotations

from xingji.messages.catalogue import Words
from xingji.messages.notes import SAMPLE_NOTE

WORDS = {
    "forge.error.token": Words(
        "令牌无效或已过期；请换一个，或运行 gh auth login。", "the token is not valid or has expired; use another one."
    ),
    "forge.error.rights": Words(
        "令牌没有这项权限[[（GitHub：{detail}）]]；需要哪些权限见 docs/forge.md。",
        (
            "the token does not have the permissions for this[[ (GitHub: {detail})]]; docs/forge.md "
            "lists the permissions needed."
        ),
    ),
    "forge.error.missing": Words(
        "GitHub上找不到，或令牌无权看到[[：{detail}]]。", "not on GitHub, or not visible with this token[[: {detail}]]."
    ),
    "forge.error.busy": Words(
        "GitHub请求过多，约{minutes}分钟后再运行同一条命令；已完成的步骤不会重做。",
        ("too many requests; run the same command again in about {minutes} minute(s). Nothing is done twice."),
    ),
    "forge.error.lost": Words(
        "连接GitHub失败[[（{detail}）]]。再运行同一条命令即可接着做，不会重复提交。",
        ("no answer from GitHub[[ ({detail})]]. Run the same command again; it continues where it stopped."),
    ),
    "forge.error.refused": Words("GitHub拒绝了请求：{detail}", "GitHub refused: {detail}"),
    "forge.error.answer": Words(
        "看不懂GitHub的答复（{detail}）。", "the answer from GitHub could not be understood ({detail})."
    ),
    "forge.error.insecure": Words(
        "接口地址 {detail} 没有加密，为免泄露令牌没有连接；请用 https。",
        "the API at {detail} is not encrypted; the token was not sent. Use https.",
    ),
    "forge.no_token": Words(
        "没有GitHub令牌：请设置环境变量 XINGJI_TOKEN，或运行 gh auth login，或在终端中运行以便输入。",
        ("no GitHub token: set XINGJI_TOKEN, run gh auth login, or run this in a terminal to be asked for one."),
    ),
    "forge.ask_token": Words("GitHub令牌（输入时不显示，也不保存）：", "GitHub token (neither shown nor stored): "),
    "forge.no_repository": Words(
        "不知道提交到哪个仓库：请用 --repository 单位/仓库，或设置 GITHUB_REPOSITORY。",
        "which repository? Name it with --repository OWNER/NAME or set GITHUB_REPOSITORY.",
    ),
    "forge.other_host": Words(
        "这个文件夹的 origin 在 {host}，不在 github.com；请同时给出 --repository 和 --api。",
        ("the remote origin of this folder is {host}, not github.com; give both --repository and --api."),
    ),
    "remind.title": Words(
        "【提醒】{year}年度 {where}：{name}（{day}截止）", "[Reminder] {year} {where}: {name} ({day})"
    ),
    "remind.overdue_title": Words("【逾期】{year}年度 {where}：逾期未整改的问题", "[Overdue] {year} {where}: findings"),
    "remind.province": Words("全省", "the province"),
    "remind.sample": Words(f"> {SAMPLE_NOTE}。", "> Sample data; no real enterprises."),
    "remind.until": Words("截止日期：**{day}**（含当日，按北京时间）。", "Due: **{day}** (inclusive, China time)."),
    "remind.past": Words(
        "**{day}已截止**，以下材料还没有交齐。确需补交的，请向省级管理人员申请延期。",
        ("**It was due on {day}** and is still missing. Ask the province for an extension."),
    ),
    "remind.unproved": Words(
        "这一项没有要提交的文件，到期后本提醒自动关闭。",
        ("No document is handed in for this; the issue closes by itself after the deadline."),
    ),
    "remind.missing": Words("还缺：", "Still missing:"),
    "remind.by_agency": Words("按机构：", "By agency:"),
    "remind.columns": Words("机构|事项|数量", "agency|what|number"),
    "remind.own": Words("—", "—"),
    "remind.owed.enterprise": Words("参培企业登记（目前一家也没有）", "registrations (there are none yet)"),
    "remind.owed.rectification": Words("待整改的问题", "findings to be answered"),
    "remind.owed.finding": Words("逾期问题", "overdue findings"),
    "remind.late": Words(
        "下列问题已过整改期限，最久的已逾期{days}天。逾期未整改的，按未整改计入核查等级。",
        ("These findings are overdue, the oldest by {days} day(s). They count as not rectified."),
    ),
    "remind.details": Words(
        "具体是哪些企业和问题：在项目文件夹中运行 `xingji status {year}[[ --city {city}]]`。",
        ("For details run `xingji status {year}[[ --city {city}]]` in the project folder."),
    ),
    "remind.enterprises": Words("{what}[[（{agency}）]]：{names}", "{what}[[ ({agency})]]: {names}"),
    "remind.more": Words("……等{count}家", " … {count} in all"),
    "remind.inbox": Words("收件库 {repository}：", "inbox {repository}:"),
    "remind.failed": Words(
        "{repository}：没有完成[[（{detail}）]]；还没有建立的，运行 xingji hub init，其余的下次再试。",
        "{repository}: not finished[[ ({detail})]]; if it was never made, run xingji hub init; else it is tried again.",
    ),
    "remind.closes": Words(
        "材料交齐并合并后，本提醒自动关闭。",
        "This issue closes by itself once everything has been handed in and merged.",
    ),
    "remind.to": Words("请处理：{people}", "For: {people}"),
    "remind.stage": Words("距截止日期{day}还有{days}天，请尽快提交。", "{days} day(s) left until {day}."),
    "remind.stage_past": Words("{day}已截止，仍有材料没有交齐。", "{day} has passed and something is still missing."),
    "remind.met": Words(
        "已交齐，或不再需要提醒，于{day}自动关闭。",
        "Everything has been handed in, or no reminder is needed; closed on {day}.",
    ),
    "remind.over": Words("{year}年度工作已结束，于{day}自动关闭。", "The edition {year} is over; closed on {day}."),
    "remind.heading": Words(
        "{year}年度提醒（按{day}）：应打开{count}个。", "Reminders of {year} as of {day}: {count} should be open."
    ),
    "remind.none": Words("没有公布日期的年度，无需提醒。", "no edition has dates, so there is nobody to remind."),
    "remind.deed.open": Words("新建", "open"),
    "remind.deed.edit": Words("更新", "edit"),
    "remind.deed.tell": Words("再次提醒", "remind again"),
    "remind.deed.reopen": Words("重新打开", "open again"),
    "remind.deed.close": Words("关闭", "close"),
    "remind.unchanged": Words("都是最新的，没有改动。", "all reminders are up to date; nothing was changed."),
    "remind.only": Words("仅演示，没有改动任何内容（--dry-run）。", "nothing was changed (--dry-run)."),
    "submit.several": Words(
        "一次只能提交一家企业的材料（或一个市的机构汇总表、一个年度的方案），这里有：{scopes}。请分次提交。",
        (
            "one submission holds one enterprise, the agency table of a city, or the frame of an "
            "edition; here there are: {scopes}."
        ),
    ),
    "submit.nothing": Words(
        "{path} 中没有可以提交的文件；请给出企业文件夹（submissions/年度/城市/信用代码）、其中的文件，或工作簿。",
        ("nothing in {path} can be handed in; name the folder of a dossier, files in it, or a workbook."),
    ),
    "submit.not_here": Words(
        "{path} 不在 submissions 中，看不出属于哪个年度和企业；请移入相应文件夹，或提交工作簿。",
        (
            "{path} is outside submissions, so its edition and enterprise are unknown; move it "
            "there, or send a workbook."
        ),
    ),
    "submit.guideline": Words(
        "评分细则和本省资料不用本命令提交：它们影响所有企业，请用Git提交。",
        "guidelines and what the province is are not sent with this command; use Git.",
    ),
    "submit.mixed": Words("工作簿和文件请分次提交。", "send workbooks and files separately."),
    "submit.progress": Words("读取仓库中的年度方案", "reading the frame of the edition from the repository"),
    "submit.to": Words(
        "账号 {login} 向 {repository}（{visibility}）提交 {scope}：", "{login} to {repository} ({visibility}), {scope}:"
    ),
    "submit.private": Words("非公开仓库", "private"),
    "submit.public": Words("公开仓库，任何人都能看到", "public: everybody can read it"),
    "submit.added": Words("  新增  {path}（{size}）", "  add     {path} ({size})"),
    "submit.changed": Words("  修改  {path}（{size}）", "  change  {path} ({size})"),
    "submit.removed": Words("  删除  {path}", "  remove  {path}"),
    "submit.left": Words(
        "  不发送  {path}（由其他角色填写，以仓库中的为准）",
        ("skip    {path} (written by somebody else; the version in the repository is kept)"),
    ),
    "submit.skipped": Words("  不发送  {path}（不是申报文件）", "skip    {path} (not a document)"),
    "submit.new_fork": Words(
        "您没有写入该仓库的权限：将在您的账号下建立派生仓库（fork），再由它发起合并请求。",
        (
            "you do not have write access there: a fork will be created under your account, and the "
            "pull request comes from it."
        ),
    ),
    "submit.fork": Words("经您的派生仓库 {repository} 提交。", "the pull request comes from your fork {repository}."),
    "submit.new_pull": Words("分支 {branch}，将新建一个合并请求。", "branch {branch}; a pull request will be opened."),
    "submit.new_draft": Words(
        "分支 {branch}，将新建一个草稿合并请求。", "branch {branch}; a draft pull request will be opened."
    ),
    "submit.ready": Words("合并请求由草稿转为正式。", "the draft will be marked ready for review."),
    "submit.old_pull": Words(
        "分支 {branch}，更新合并请求 #{number}。", "branch {branch}; updates pull request #{number}."
    ),
    "submit.refused": Words(
        "有{errors}个错误，没有发送任何内容。改好后再运行；截止日前来不及改全的，可加 --draft 先交草稿。",
        (
            "{errors} error(s); nothing was sent. Fix them first; shortly before a deadline, --draft "
            "hands in what there is."
        ),
    ),
    "submit.refused_draft": Words(
        "有涉及个人信息或文件本身不能读取的错误，草稿也不能发送：{codes}。",
        ("personal data and unreadable files may not be sent, not even as a draft: {codes}."),
    ),
    "submit.ask": Words("确定发送吗？输入 y 发送，其他不发送：", "Send it? Press y to send, anything else to cancel: "),
    "submit.no_terminal": Words(
        "没有终端可以确认，没有发送任何内容；在脚本中请加 --yes。",
        ("there is no terminal to ask for confirmation; nothing was sent. In scripts, add --yes."),
    ),
    "submit.declined": Words("没有发送任何内容。", "nothing was sent."),
    "submit.same": Words(
        "仓库中的材料与这里完全相同，没有发送任何内容。", "the repository already has all of it; nothing was sent."
    ),
    "submit.same_pull": Words(
        "合并请求 #{number} 中的材料与这里完全相同，没有发送任何内容：{url}",
        "pull request #{number} already contains exactly this; nothing was sent: {url}",
    ),
    "submit.taken": Words(
        "账号 {author} 已提交同一份材料，合并请求 #{number} 还没有处理完：{url}。请由该账号更新，或请其关闭。",
        (
            "the account {author} has the same documents in the open pull request #{number}: {url}. "
            "Update them with that account."
        ),
    ),
    "submit.closed": Words(
        "账号 {login} 对收件库 {repository} 没有写入权限：请先接受邮件或仓库页面上的邀请；"
        "没有收到或已过期（7天）的，请省级管理人员运行 xingji hub init 重新邀请。",
        "the account {login} may not write into the inbox {repository}: accept the invitation first, in the mail or on "
        "the page; if it is missing or has expired (7 days), the province runs xingji hub init again.",
    ),
    "submit.faulty_mark": Words(
        "{path} 有错误：它说明这是谁的收件库，请从收件库重新取得，不要修改。",
        "{path} has errors; it says whose inbox this is. Get it anew from the inbox and leave it as it is.",
    ),
    "submit.other_inbox": Words(
        "这个文件夹是 {here} 的收件库，{repository} 不是（那里是：{there}），没有发送任何内容；请核对 --repository。",
        "this folder is the inbox of {here}, and {repository} is not (there: {there}); nothing was sent. "
        "Check --repository.",
    ),
    "submit.party": Words("  收件库：{party}（{edition}年度）", "  inbox: {party} ({edition})"),
    "submit.opened": Words("已提交，合并请求 #{number}：{url}", "sent: pull request #{number}: {url}"),
    "submit.updated": Words("已更新合并请求 #{number}：{url}", "updated pull request #{number}: {url}"),
    "submit.next": Words(
        "接下来：几分钟内自动检查，结果写在该页面的评论里（收件回执也在其中）。有错误时，改好文件后再运行同一条命令。",
        (
            "next: within minutes the result of the check and a receipt appear in a comment there. "
            "If there are errors, fix them and run this command again."
        ),
    ),
    "submit.next_draft": Words(
        "这是草稿，还没有正式提交：材料齐全后运行同一条命令（不加 --draft）；"
        "仍显示为草稿的，请在页面上点“Ready for review”。截止日前最后一次发送的内容算按时。",
        (
            "this is a draft: once everything is complete, run the command without --draft; if it is "
            "still a draft then, press “Ready for review” on the page. Whatever was sent before the "
            "deadline counts as in time."
        ),
    ),
    "submit.title": Words("{year}年度 {where}：{kinds}", "{year} {where}: {kinds}"),
    "submit.body": Words(
        "由 xingji submit 提交。收到了哪些文件、检查结果和下一步，见下面的自动评论。",
        ("Sent by xingji submit. See the comment below for the receipt, the result and the next step."),
    ),
    "forge.heading": Words("仓库 {repository}，主分支 {branch}：", "repository {repository}, main branch {branch}:"),
    "forge.aspect.labels": Words("标签", "labels"),
    "forge.aspect.settings": Words("仓库设置", "settings"),
    "forge.aspect.workflows": Words("工作流权限", "rights of workflows"),
    "forge.aspect.forks": Words("派生仓库发来的请求", "pull requests from forks"),
    "forge.aspect.protection": Words("主分支保护", "protection of the main branch"),
    "forge.aspect.bypass": Words("不受规则约束者", "above the rules"),
    "forge.aspect.classic": Words("分支保护（须让位于规则）", "branch protection (in the way of the rules)"),
    "forge.aspect.writers": Words("有写入权限的账号", "accounts that may write"),
    "forge.hint.bypass": Words(
        "    → 请在 Settings → Rules 删去这些绕过者（bypass list）：能绕过规则的人，不经批准和检查就能改主分支。",
        "    → remove them from the bypass list under Settings → Rules: whoever stands above the rules changes the "
        "main branch without approval or check.",
    ),
    "forge.hint.writers": Words(
        "    → 请在 Settings → Collaborators 改为 Read，经派生仓库提交："
        "能写入的账号可以上报检查结果、修改回执、推送别人的分支。",
        "    → give them Read under Settings → Collaborators, forks do for handing in: whoever may write can report a "
        "check, edit a receipt, and push to others' branches.",
    ),
    "forge.no_app": Words(
        "这里有 {path}，主分支由收发程序的 App 写入：请用环境变量 {name} 给出它的编号。",
        "there is {path}, so the hub's app writes the main branch: give its number in {name}.",
    ),
    "forge.aspect.pages": Words("网站（Pages）", "site (Pages)"),
    "forge.aspect.owners": Words("审核人（CODEOWNERS）", "reviewers (CODEOWNERS)"),
    "forge.fine": Words("✓ {aspect}", "✓ {aspect}"),
    "forge.differs": Words("✗ {aspect}", "✗ {aspect}"),
    "forge.difference": Words("    {name}：应为 {wanted}，现为 {found}", "    {name}: should be {wanted}, is {found}"),
    "forge.absent": Words("未设置", "not set"),
    "forge.unseen": Words(
        "    这个令牌看不到这一项，无法核对；请换用有管理权限（Administration）的令牌。[[GitHub：{detail}]]",
        (
            "this token cannot see these settings, so they were not checked; use one with "
            "administration rights.[[ {detail}]]"
        ),
    ),
    "forge.set": Words("  已设置 {name}：{wanted}", "  set {name}: {wanted}"),
    "forge.failed": Words("  {aspect}没有设置成功。[[GitHub：{detail}]]", "  {aspect}: not set.[[ GitHub: {detail}]]"),
    "forge.no_queue": Words(
        "提示：没有合并队列。套餐支持时建议在 Settings → Rules 中开启（步骤见 docs/forge.md）；"
        "没有它，两个请求各自通过检查、合并后却互相冲突时，要到发布时才会发现。",
        (
            "note: there is no merge queue. If your plan has it, turn it on in Settings → Rules "
            "(docs/forge.md); without it, a conflict between two pull requests that each pass is "
            "only found when the site is built."
        ),
    ),
    "forge.clean": Words("全部符合要求。", "all settings are as they should be."),
    "forge.left": Words("有{count}处不符合要求或无法核对。", "{count} setting(s) differ or cannot be seen."),
    "owners.fresh": Words("{path} 与角色一致。", "{path} agrees with the roles."),
    "owners.stale": Words(
        "{path} 与角色不一致，请运行 xingji owners --write 并提交。",
        "{path} differs from the roles; run xingji owners --write.",
    ),
    "owners.written": Words("已写入 {path}，请提交到主分支。", "wrote {path}; commit it to the main branch."),
    "owners.none": Words(
        "roles.yaml 中没有省级账号，无人可以批准合并。",
        "roles.yaml has no account of the province, so nobody could approve.",
    ),
    "owners.team": Words("团队 {team} 应写作 组织/团队。", "write the team {team} as ORGANISATION/TEAM."),
}
