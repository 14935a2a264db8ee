"""The sentences for the end of a year: draw of visits, ranking of agencies, year in numbers."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS: dict[str, Words] = {
    "error.no_seed": Words(
        "{path} 中没有随机种子。请在自评估截止前当众确定8至64位字母、数字或“-”，"
        "写入 onsite: 下的 seed:，例如 seed: 20230730-384756。",
        "{path} has no seed. Before the self-assessments close, settle on 8 to 64 letters, digits "
        "or “-” in public and write them below onsite as seed:, for example seed: "
        "20230730-384756.",
    ),
    "error.nobody_drawn": Words(
        "没有可抽取的企业：{year}年度还没有线上核查过的非重点企业，没有改动任何文件。",
        "there is nobody to draw: the edition {year} has no verified enterprise besides the key "
        "ones; nothing was changed.",
    ),
    "error.drawn_already": Words(
        "{path} 中已有抽样名单，与本次结果不同，没有改动。确需重抽时加 --redraw，并说明理由。",
        "{path} already holds another drawn list and was not changed; to draw again, add --redraw and explain why.",
    ),
    "yearend.faulty": Words(
        "有 {count} 家企业的材料有错误，结果可能因改正而变化；请先运行 xingji check {path}",
        "the documents of {count} enterprise(s) have errors, and fixing them may change this; run "
        "xingji check {path} first",
    ),
    "sample.heading": Words(
        "{year}年度现场核查随机抽样（种子 {seed}，每市不低于{percent}%）",
        "Random sample for the site visits of {year} (seed {seed}, at least {percent}% of each city)",
    ),
    "sample.cities": Words("设区市|已核查企业|应抽|重点企业|抽中", "city|verified|to draw|key|drawn"),
    "sample.drawn": Words(
        "设区市|统一社会信用代码|企业|签号|签数|中签序号", "city|USCC|enterprise|number|tickets|winning ticket"
    ),
    "sample.nobody": Words("没有抽中任何企业。", "Nobody was drawn."),
    "sample.how": Words(
        "复核办法：企业有t支签，第i支的签号是“种子|年度|统一社会信用代码|i”这段文字（UTF-8）的SHA-256，取其中最小的；"
        "各市按签号从小到大抽取，重点企业不参加抽取。应抽家数=已核查企业×比例，进位取整，至少1家。",
        "To repeat the draw: an enterprise has t tickets, and the number of ticket i is the "
        "SHA-256 of the text “seed|year|USCC|i” (UTF-8); the smallest number of an enterprise "
        "counts. The enterprises with the smallest numbers of a city are drawn; key enterprises "
        "are not part of the draw. Number to draw: verified enterprises × percent, rounded up, at "
        "least 1.",
    ),
    "sample.tickets": Words(
        "签数 t = 1 + 3×（自评等级－核查结论等级，不小于0）+ 10×未被认可的答案÷已核查的答案（取整）"
        "+ 10×待现场核实的答案÷已核查的答案（取整），最少1支，最多26支，有两个类型的取较多者；"
        "只看核查结论，整改和现场核查都不改变签数。",
        "Tickets t = 1 + 3 × (claimed level − level after the verdicts, at least 0) + 10 × "
        "answers not accepted ÷ answers checked (rounded down) + 10 × answers accepted pending a visit ÷ "
        "answers checked (rounded down), from 1 to 26, the larger value for two tracks; only the verdicts "
        "count, so neither a later rectification nor the visit changes the draw.",
    ),
    "sample.example": Words("例如 {text} 的签号开头是 {number}", "for example the number of {text} begins {number}"),
    "sample.written": Words("已写入 {path}：{count} 家。", "wrote {path}: {count} drawn."),
    "sample.same": Words("{path} 已是这份名单，没有改动。", "{path} holds this list already; nothing was changed."),
    "ranking.heading": Words(
        "{year}年度自评估咨询服务机构测算（按{on}，内部材料）", "Agencies of {year} as of {on} (internal)"
    ),
    "ranking.columns": Words(
        "名次|设区市|编号|机构|服务能力|服务企业|已核查|指数平均提升|等级平均提升|一致率%|问题|逾期|逾期率%|迟答",
        "rank|city|id|agency|capacity|served|verified|mean rise|mean levels|"
        "agreement %|findings|overdue|overdue %|late",
    ),
    "ranking.few": Words("样本不足", "too few"),
    "ranking.note": Words(
        "本表只作测算，不作评定；是否推荐、表彰由人决定。"
        "依次比较：逾期率低、一致率高、指数平均提升大、服务企业多；四项相同则名次相同，服务企业少于{fewest}家的不排名次。",
        "This only measures; people decide whom to recommend or honour. Compared in turn: low "
        "share overdue, high agreement, large mean rise, many served; agencies that are equal in "
        "all four share a rank, and those that serve fewer than {fewest} enterprises get none.",
    ),
    "figures.heading": Words("{year}年度数据（按{on}）", "The year {year} in numbers (as of {on})"),
    "figures.guideline": Words("细则 {id}，SHA-256 {digest}", "guideline {id}, SHA-256 {digest}"),
    "figures.counts": Words(
        "提交自评估的企业 {dossiers} 家；已撤销的等级 {withdrawn} 个，不计入下列等级。",
        "{dossiers} enterprise(s) handed in an assessment; {withdrawn} level(s) withdrawn, which "
        "are counted in no table below.",
    ),
    "figures.coverage": Words("覆盖情况", "Coverage"),
    "figures.coverage_columns": Words("设区市|已自评企业|目标|覆盖率%", "city|assessed|target|coverage %"),
    "figures.levels_by_city": Words("{track}：各市等级", "{track}: levels by city"),
    "figures.levels_by_industry": Words("{track}：各行业等级", "{track}: levels by industry"),
    "figures.city": Words("设区市", "city"),
    "figures.industry": Words("行业大类", "industry"),
    "figures.total": Words("合计", "total"),
    "figures.results": Words("评定结果", "Results"),
    "figures.results_columns": Words("类型|新达标|提升|保持|未达标|合计", "track|new|raised|kept|not reached|total"),
    "figures.rises": Words("等级变化（级）", "Rises in levels"),
    "figures.rises_columns": Words(
        "类型|比较|下降|不变|+1|+2|+3及以上|合计|平均", "track|from – to|down|same|+1|+2|+3 or more|total|mean"
    ),
    "figures.before_decided": Words("原有等级至评定等级", "held before – decided"),
    "figures.first_verified": Words("核查结论至整改后", "after the verdicts – after rectification"),
    "figures.missed": Words(
        "{guideline}：最常缺失的实践（已核查 {verified} 份，计至下一等级）",
        "{guideline}: practices missed most often ({verified} verified, up to the next level)",
    ),
    "figures.missed_columns": Words("实践|过程域|等级|未完全符合|占比%", "practice|area|level|not fully met|%"),
    "figures.visits": Words("待现场核实", "Pending a visit"),
    "figures.visits_columns": Words(
        "类型|已核查|有待现场核实的|待现场核实的实践", "track|verified|with practices pending|practices pending"
    ),
    "figures.unseen": Words("另有 {count} 行全部不公开。", "{count} more row(s) are hidden entirely."),
    "figures.nothing": Words("没有可列出的数据。", "Nothing to list."),
    "figures.agencies": Words("自评估咨询服务机构", "Agencies"),
    "figures.agencies_columns": Words(
        "设区市|编号|机构|服务能力|服务企业|已核查|指数平均提升|等级平均提升|一致率%|问题|逾期|逾期率%|迟答",
        "city|id|agency|capacity|served|verified|mean rise|mean levels|agreement %|findings|overdue|overdue %|late",
    ),
    "figures.hidden": Words(
        "“{mark}”为不公开的数：小于{below}，或为防止由合计推算而一并隐去。",
        "“{mark}” is not shown: below {below}, or hidden so that it cannot be computed from totals.",
    ),
    "figures.internal": Words(
        "内部数据：含小于5的数，不得对外提供。", "Internal: contains counts below 5; must not leave the office."
    ),
}
