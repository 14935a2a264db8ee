"""The sentences of `score` and `plan`: the three lines of a level, and the way to the next one."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS: dict[str, Words] = {
    "error.target": Words("等级应在 1 到 {top} 之间。", "the level must be between 1 and {top}."),
    "error.unreachable": Words(
        "途中有一级没有任何适用的实践，无法达到。",
        "no practice applies at one of the levels on the way, so it cannot be reached.",
    ),
    "error.plan_goal": Words(
        "请用 --to 给出目标等级，或用 --budget 给出投入上限，例如 --to 2、--budget 20。",
        "give a level with --to or a limit of effort with --budget, for example --to 2 or --budget 20.",
    ),
    "error.budget": Words("--budget 应为大于 0 的整数。", "--budget must be a whole number above 0."),
    "score.heading": Words("{path}（{guideline}，{view}）", "{path} ({guideline}, {view})"),
    "score.claimed": Words("按自评估", "as claimed"),
    "score.verified": Words("按核查结果", "as verified"),
    "score.level": Words("等级：{level} {name}[[，{stars}星]]", "level: {level} {name}[[, {stars} star(s)]]"),
    "score.index": Words("指数：{index}（仅供图表参考）", "index: {index} (for charts only)"),
    "score.unanswered": Words("未回答：{count} 条（按不符合计）", "unanswered: {count} (counted as unmet)"),
    "score.not_counted": Words("不计入：{areas}", "not counted: {areas}"),
    "score.next": Words(
        "达到 {level} 级（{name}）要过三条线：", "three lines have to hold for level {level} ({name}):"
    ),
    "score.next_empty": Words(
        "{level} 级（{name}）没有适用的实践，不能达到。",
        "no practice of level {level} ({name}) applies, so it cannot be reached.",
    ),
    "score.keys": Words("关键项：{count} 条未达到基本符合", "keys: {count} not mostly met"),
    "score.keys_hold": Words("关键项：都已达到基本符合", "keys: all at least mostly met"),
    "score.key": Words("{practice} {area}（{degree}）", "{practice} {area} ({degree})"),
    "score.sum": Words(
        "总分线：得分{percent}%（{earned}／{possible}），须达到{bound}%，还差{lacks}分",
        "sum: {percent}% ({earned} of {possible} points), {bound}% required, {lacks} points short",
    ),
    "score.sum_holds": Words("总分线：得分{percent}%，已达到{bound}%", "sum: {percent}%, {bound}% required"),
    "score.floor": Words("底线：{count} 个能力域的得分不到{bound}%", "floor: {count} domain(s) below {bound}%"),
    "score.floor_holds": Words("底线：各能力域都已达到{bound}%", "floor: every domain has at least {bound}%"),
    "score.domain": Words(
        "{domain} {name}：{percent}%（{earned}／{possible}），还差{lacks}分",
        "{domain} {name}: {percent}% ({earned} of {possible} points), {lacks} points short",
    ),
    "score.open": Words(
        "这一级还有 {count} 条实践没有完全符合（不必全部做到）：{practices}[[……另有{more}条]]",
        "{count} practice(s) of this level are not fully met (not all of them are needed): "
        "{practices}[[ … and {more} more]]",
    ),
    "score.open_none": Words("这一级的实践都已完全符合。", "every practice of this level is fully met."),
    "score.top": Words("已达到最高等级。", "The highest level has been reached."),
    "score.practice": Words("{practice}（{degree}）", "{practice} ({degree})"),
    "score.findings": Words(
        "该文件另有 {errors} 个错误，等级仅供参考；请运行 xingji check。",
        "The file also has {errors} error(s), so the level is provisional; run xingji check.",
    ),
    "plan.reached": Words("已达到 {to} 级。", "Level {to} has already been reached."),
    "plan.heading": Words(
        "从 {start} 级到 {to} 级，最少投入 {effort}，需完成 {count} 条实践，消除风险 {risk}。",
        "From level {start} to level {to}: least effort {effort}, {count} practice(s), risk removed {risk}.",
    ),
    "plan.budget": Words(
        "投入不超过 {budget}，最多可消除风险 {risk}：完成 {count} 条实践，投入 {effort}，由 {start} 级到 {to} 级。",
        "An effort of {budget} removes at most a risk of {risk}: {count} practice(s), effort {effort}, from level "
        "{start} to level {to}.",
    ),
    "plan.budget_none": Words(
        "投入 {budget} 之内没有可以消除风险的实践。", "Nothing within an effort of {budget} removes any risk."
    ),
    "plan.order": Words(
        "依次进行：先决条件在前，再按单位投入消除的风险。风险是该实践能对付的攻击技术数，已做到的部分不计；投入是1至5的相对值。",
        "In this order: what others need first, then by risk per effort. Risk is the number of attack techniques that "
        "a practice stands against, less what is done already; effort is relative, 1 to 5.",
    ),
    "plan.now": Words("目前 {stand}", "now: {stand}"),
    "plan.row": Words(
        "{practice}  投入{effort}  风险{risk}  现状：{degree}[[  须先完成第{after}步]]",
        "{practice}  effort {effort}  risk {risk}  now: {degree}[[  after step {after}]]",
    ),
    "plan.level": Words("达到 {level} 级（{name}）", "level {level} ({name}) reached"),
    "plan.stand": Words("{level} 级三条线：{parts}", "lines of level {level}: {parts}"),
    "plan.between": Words("，", ", "),
    "plan.keys": Words("关键项还差{count}条", "{count} key(s) open"),
    "plan.keys_hold": Words("关键项已齐", "keys complete"),
    "plan.sum": Words("总分{percent}%（须{bound}%）", "sum {percent}% ({bound}% required)"),
    "plan.floor": Words("不到底线 {domains}", "below the floor {domains}"),
    "plan.floor_holds": Words("各能力域都过底线", "no domain below the floor"),
    "plan.open": Words(
        "至 {level} 级仍然敞开的风险合计 {risk}，等级不能说明这些：",
        "risk that stays open up to level {level}: {risk}; the level says nothing of it:",
    ),
    "plan.open_row": Words("{practice}  风险{risk}  {text}", "{practice}  risk {risk}  {text}"),
    "plan.open_more": Words("另有{count}条", "{count} more"),
}
