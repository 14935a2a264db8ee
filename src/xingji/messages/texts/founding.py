"""The sentences of `hub init` and `hub doctor`."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS = {
    "founding.faulty": Words(
        "{path} 有错误或不存在，不知道有哪些收件库；请先运行 xingji check 改正。",
        "{path} has errors or is missing, so the inboxes are unknown; run xingji check first.",
    ),
    "founding.no_party": Words(
        "{edition}年度没有单位 {party}；写法如 agency/nanjing/nj-01、city/nanjing、institution/inst-01，"
        "名单见 xingji hub view --list。",
        "no party {party} in {edition}; write agency/nanjing/nj-01, city/nanjing or institution/inst-01 "
        "(xingji hub view --list names them).",
    ),
    "founding.party_twice": Words("--party 和 --renew 请只用一个。", "use either --party or --renew."),
    "founding.same_name": Words(
        "两个单位的收件库会重名：{name}。请改其中一个的编号。",
        "two parties would share the inbox {name}; change the id of one of them.",
    ),
    "founding.no_roles": Words(
        "没有 roles.yaml，不知道邀请谁；请先写好本年度的角色。", "there is no roles.yaml, so nobody can be invited."
    ),
    "founding.app": Words(
        "环境变量 {name} 应是 GitHub App 的编号（数字）。", "{name} must be the number of the GitHub App."
    ),
    "founding.heading": Words(
        "总库 {record}，{edition}年度收件库{count}个：", "record {record}, edition {edition}, {count} inbox(es):"
    ),
    "founding.inbox_fine": Words("✓ {repository}（{party}）", "✓ {repository} ({party})"),
    "founding.inbox_differs": Words("✗ {repository}（{party}）", "✗ {repository} ({party})"),
    "founding.no_guests": Words(
        "  roles.yaml 中没有该单位的账号，没有邀请任何人；材料可用 xingji hub view --zip 交换。",
        "  roles.yaml has no account of this party, so nobody was invited; xingji hub view --zip serves it.",
    ),
    "founding.waiting": Words(
        "  已邀请，等待接受（7天内有效）：{logins}", "  invited, not accepted yet (valid for 7 days): {logins}"
    ),
    "founding.closed_first": Words(
        "    → 以上各项解决后再运行 xingji hub init，才邀请或调整账号。",
        "    → nobody is invited or moved before the above is settled; then run xingji hub init again.",
    ),
    "founding.lost": Words(
        "✗ {repository}：没有得到答复[[（{detail}）]]，跳过；再运行同一条命令即可接着做。",
        "✗ {repository}: no answer[[ ({detail})]], skipped; run the same command again to go on.",
    ),
    "founding.no_rulesets": Words(
        "提示：组织的套餐没有私有仓库的规则（rulesets），各单位可以推送自己收件库的 main。"
        "无害：程序从不采用它，并在下一轮恢复。",
        "note: the plan has no rulesets for private repositories, so a party can push to main of its own inbox. "
        "That does no harm: nothing is taken from there, and the next round puts it right.",
    ),
    "founding.made": Words(
        "新建了{count}个收件库。接下来运行 xingji hub round，把各单位可见的材料送进去。",
        "{count} inbox(es) made. Next run xingji hub round, which delivers what each party may see.",
    ),
    "founding.only": Words("仅演示，没有改动任何内容（--dry-run）。", "nothing was changed (--dry-run)."),
    "founding.renewed": Words(
        "{party} 改用新收件库 {repository}（原来的停用并存档，未并入的请求须重新提交）。"
        "请把 {path} 的改动提交并入总库，在此之前程序仍投送到原来的收件库。",
        "{party} gets the new inbox {repository}; the old one is closed and archived, and requests that wait there "
        "must be sent again. Commit and merge {path}: until then the hub still delivers to the old one.",
    ),
    "forge.aspect.clock": Words("本机时钟", "clock of this machine"),
    "forge.aspect.organisation": Words("组织设置", "organisation"),
    "forge.aspect.accounts": Words("账号编号与登录名", "numbers and names of accounts"),
    "forge.aspect.team": Words("审核人员团队", "team of reviewers"),
    "forge.aspect.apps": Words("已安装的 App", "installed apps"),
    "forge.aspect.record": Words("总库", "record"),
    "forge.aspect.record_settings": Words("总库设置", "settings of the record"),
    "forge.aspect.record_people": Words("总库的访问者", "access to the record"),
    "forge.aspect.orphans": Words("不再属于任何单位的收件库", "inboxes that are nobody's any more"),
    "forge.aspect.alive": Words("最近一轮收发", "last round"),
    "forge.aspect.inbox": Words("收件库", "inbox"),
    "forge.aspect.retired": Words("已停用的收件库", "closed inbox"),
    "forge.aspect.shut": Words("本机其他用户不能打开", "closed to others on this machine"),
    "forge.aspect.closed": Words("不外露", "closed to others"),
    "forge.aspect.actions": Words("工作流（应关闭）", "workflows (off)"),
    "forge.aspect.branch": Words("主分支", "main branch"),
    "forge.aspect.ruleset": Words("只有程序能写主分支", "only the hub writes main"),
    "forge.aspect.app": Words("App 可以访问", "the app reaches it"),
    "forge.aspect.readers": Words("审核人员可读", "reviewers may read"),
    "forge.aspect.people": Words("访问者", "who has access"),
    "founding.hint.clock": Words(
        "    → 请校准本机时钟：令牌和期限都按时间判断。", "  → set the clock of this machine; tokens depend on it."
    ),
    "founding.hint.organisation": Words(
        "    → 组织所有者：Settings → Member privileges，Base permissions 选 No permission，不勾选允许派生私有仓库；"
        "否则组织成员都能看到所有收件库。",
        "    → owner of the organisation: Settings → Member privileges, base permissions “No permission”, no forking "
        "of private repositories; else every member reads all inboxes.",
    ),
    "founding.hint.accounts": Words(
        "    → 账号改了名或已注销，原名可能已归他人：核实后改 roles.yaml、hub.yaml 中的 login（id 不变），注销的删去。",
        "    → these accounts were renamed or are gone, and somebody else may have the old name: correct the login in "
        "roles.yaml or hub.yaml (the id stays), or remove the row.",
    ),
    "founding.hint.apps": Words(
        "    → 组织所有者：Settings → GitHub Apps。收发程序的 App 只给列出的权限；其他 App 不得访问所有仓库。",
        "    → owner of the organisation: Settings → GitHub Apps. The hub's app gets the permissions listed and no "
        "more; no other app may reach all repositories.",
    ),
    "founding.hint.record": Words(
        "    → 总库必须私有，且没有派生：派生与原库共用对象，等于公开全部材料。",
        "    → the record must be private and without forks: a fork shares its objects, which is all of it.",
    ),
    "founding.hint.record_people": Words(
        "    → 请在总库 Settings → Collaborators 移除这些账号：能读总库就能读所有企业的材料。",
        "    → remove these accounts under Settings → Collaborators of the record: whoever reads it reads everybody's "
        "documents.",
    ),
    "founding.hint.orphans": Words(
        "    → 单位已不在名单中：核实后在该仓库移除其账号并存档（Settings → Archive），不要删除。",
        "    → the party is gone from the tables: make sure, then remove its accounts there and archive the repository "
        "(Settings → Archive); do not delete it.",
    ),
    "founding.hint.alive": Words(
        "    → 收发程序没有运行或出了错：查看运行 xingji hub watch 的机器，或总库的定时工作流。",
        "    → the hub does not run, or fails: look at the machine with xingji hub watch, or the scheduled workflow.",
    ),
    "founding.hint.closed": Words(
        "    → 曾经公开、被派生或被转移的，其内容视为已泄露：先在 hub.yaml 写 paused: true，"
        "再用 xingji hub init --renew 为该单位另建收件库。只是被存档的，取消存档即可。",
        "    → what was public, forked or moved counts as disclosed: set paused: true in hub.yaml, then xingji hub "
        "init --renew makes another inbox for the party. If it is only archived, unarchive it.",
    ),
    "founding.hint.people": Words(
        "    → 邀请和撤销由 xingji hub init 完成；经团队或组织得到权限的，请组织所有者处理；"
        "已注销的账号从 roles.yaml 删去。",
        "    → xingji hub init invites and revokes; access through a team or the organisation is for its owner to "
        "end; remove accounts that are gone from roles.yaml.",
    ),
    "founding.hint.app": Words(
        "    → 也可由组织所有者在 Settings → GitHub Apps → Configure 中加入这个仓库。",
        "    → or let the owner of the organisation add this repository under Settings → GitHub Apps → Configure.",
    ),
}
