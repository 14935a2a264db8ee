"""The sentences of commands, besides findings."""

from __future__ import annotations

from xingji.messages.catalogue import Lang, Words, fill
from xingji.messages.notes import SAMPLE_NOTE
from xingji.messages.texts import (
    boards,
    forge,
    founding,
    hub,
    inboxes,
    papers,
    reports,
    review,
    scoring,
    signing,
    stores,
    succession,
    views,
    workbooks,
    yearend,
)

WORDS = {
    "severity.error": Words("错误", "error"),
    "severity.warning": Words("提醒", "warning"),
    "severity.advice": Words("建议", "advice"),
    "audience.agency": Words("机构处理", "for the agency"),
    "audience.author": Words("提交者处理", "for the author of the file"),
    "audience.city": Words("设区市处理", "for the city"),
    "audience.reviewer": Words("审核人员处理", "for the reviewer"),
    "check.fix": Words("修改：", "fix: "),
    "check.both": Words("{says}。{fix}", "{says}. {fix}"),
    "check.unbound": Words(
        "{count}个文件不在企业文件夹（submissions/年度/设区市/统一社会信用代码）中，没有核对“dossier”写的是不是本企业。",
        "{count} file(s) lie in no dossier (submissions/year/city/code): whose they are (“dossier”) was not compared.",
    ),
    "check.clean": Words("检查了{files}个文件，没有发现问题。", "{files} file(s) checked, no findings."),
    "check.summary": Words(
        "检查了{files}个文件：{errors}个错误，{warnings}个提醒，{advice}条建议。",
        "{files} file(s) checked: {errors} error(s), {warnings} warning(s), {advice} advice note(s).",
    ),
    "check.locally": Words(
        "内容不在这里显示；在本机的仓库中运行 xingji check 查看。",
        "What was found is not shown here; run xingji check in the repository on your own machine.",
    ),
    "check.explain": Words("想了解某条规则：xingji explain {code}", "To read about a rule: xingji explain {code}"),
    "extra.missing": Words(
        'xingji {command} 需要附加组件 {extra}，这里没有安装（缺{modules}）：请{place}运行 pip install ".[{extra}]"',
        "xingji {command} needs the extra {extra}, which is not installed here ({modules} missing): "
        '{place} run pip install ".[{extra}]"',
    ),
    "extra.here": Words("在当前文件夹", "in this folder"),
    "extra.folder": Words("到文件夹 {folder} 里", "in the folder {folder}"),
    "extra.project": Words(
        "到项目文件夹（其中有 pyproject.toml）里", "in the project folder (the one with pyproject.toml)"
    ),
    "help.example": Words("示例：", "examples:"),
    "help.also": Words("另外常用：{commands}", "also used: {commands}"),
    "progress.check": Words("检查申报材料", "checking dossiers"),
    "status.heading": Words("{year}年度进度（按{on}）", "Edition {year} as of {on}"),
    "status.sample": Words(f"{SAMPLE_NOTE}。", "Sample data; no real enterprises."),
    "status.open": Words("当前阶段：{phase}。", "Current phase: {phase}. "),
    "status.before": Words("尚未开始，第一个阶段是{following}。", "Not started; the first phase is {following}. "),
    "status.between": Words(
        "两个阶段之间，下一阶段是{following}。", "Between two phases; the next one is {following}. "
    ),
    "status.after": Words("各阶段均已结束。", "All phases are over. "),
    "status.unscheduled": Words("阶段日期尚未公布。", "No dates have been announced for the phases yet. "),
    "status.due": Words("下一个时间节点：{date} {name}。", "Next deadline: {date} {name}."),
    "status.overdue": Words(
        "逾期未整改的问题{count}个，最久的在前：", "{count} finding(s) overdue, longest overdue first:"
    ),
    "status.overdue_columns": Words(
        "设区市|机构|企业|类型|问题|期限|逾期天数", "city|agency|enterprise|track|finding|due|days late"
    ),
    "status.none_overdue": Words("没有逾期未整改的问题。", "No findings are overdue."),
    "status.more": Words("……还有{count}个，见 --format json。", "… and {count} more; see --format json."),
    "status.columns": Words(
        "设区市|目标|已登记|已自评|已核查|已整改|已现场核查|已评定|逾期问题|待现场核实|材料有误|覆盖率%",
        "city|target|registered|assessed|verified|rectified|visited|decided|overdue|pending visit|with errors|"
        "coverage %",
    ),
    "status.list_columns": Words(
        "设区市|信用代码|企业|类型|机构|状态|自评|核查|评定|待现场核实",
        "city|code|enterprise|track|agency|state|claimed|verified|decided|pending visit",
    ),
    "status.total": Words("合计", "total"),
    "status.body_columns": Words("支撑机构|任务|分派|完成|待办", "institution|task|assigned|done|open"),
    "status.notes": Words(
        "按企业计；有两个类型的企业，两个都完成才算完成一步，现场核查有一次即可。待现场核实是线上暂予认可、还没有人到现场看过的实践条数。"
        "覆盖率=已自评÷目标，超过100是参加的比目标多。",
        "Counted by enterprise. An enterprise in two tracks counts as done with a step when both "
        "tracks are done; one site visit is enough. Pending visit counts the practices that are accepted online "
        "until somebody has seen them. Coverage = assessed ÷ target; above 100, more took part "
        "than planned.",
    ),
    "task.verification": Words("线上核查", "verification"),
    "task.onsite": Words("现场核查", "site visit"),
    "history.heading": Words("{uscc} {name}", "{uscc} {name}"),
    "history.columns": Words(
        "年度|设区市|类型|机构|状态|自评|核查|评定|结果|备注",
        "edition|city|track|agency|state|claimed|verified|decided|result|note",
    ),
    "history.carried": Words("{year}年度结转", "carried over from {year}"),
    "history.withdrawn": Words("{day}撤销", "withdrawn {day}"),
    "history.none": Words(
        "各年度都没有 {uscc} 的材料和名单记录；没有记录不说明企业的安全状况。",
        "No edition has a dossier or a listed star for {uscc}. That says nothing about the security of the enterprise.",
    ),
    "state.listed": Words("名单所载", "on the list"),
    "state.registered": Words("已登记", "registered"),
    "state.assessed": Words("已自评估", "assessed"),
    "state.verified": Words("已线上核查", "verified"),
    "state.rectified": Words("已反馈整改", "rectified"),
    "state.visited": Words("已现场核查", "visited"),
    "state.decided": Words("已评定", "decided"),
    "state.announced": Words("已公布", "announced"),
    "result.new": Words("新达标", "new"),
    "result.raised": Words("提升", "raised"),
    "result.kept": Words("保持", "kept"),
    "result.not_reached": Words("未达标", "not reached"),
    "impact.heading": Words(
        "现有细则与 {against} 的细则相比：", "The guidelines in this checkout compared with those of {against}:"
    ),
    "impact.same": Words("  {guideline}：没有变化", "  {guideline}: unchanged"),
    "impact.changed": Words("  {guideline}：{before} → {after}", "  {guideline}: {before} → {after}"),
    "impact.new": Words(
        "  {guideline}：{against} 中没有这个细则，或者是这个版本读不了的写法，不能比较",
        "  {guideline}: not in {against}, or in a form that this version does not read; not compared",
    ),
    "impact.nothing": Words(
        "没有可以比较的细则，等级会不会改变无从得知。", "Nothing to compare, so nobody can tell what would change."
    ),
    "impact.columns": Words(
        "年度|设区市|信用代码|类型|自评：原|自评：现|核查：原|核查：现|已评定",
        "edition|city|code|track|claimed before|after|verified before|after|decided",
    ),
    "impact.summary": Words(
        "{scored}份自评估中有{changed}份的等级会改变：升{up}份，降{down}份。",
        "{changed} of {scored} assessment(s) would change level: {up} up, {down} down.",
    ),
    "impact.unscored": Words("另有{count}份不能评分。", "{count} more cannot be scored."),
    "error.prefix": Words("xingji：", "xingji: "),
    "error.engine": Words(
        "引擎自身出错，检查没有完成，以上结果不能作为结论。请把下面的信息交给维护人员：{detail}",
        "the engine itself failed; the check is incomplete and nothing above is a verdict. Please "
        "report this to the maintainers: {detail}",
    ),
    "accident.output": Words("命令的输出", "the output of this command"),
    "accident.full": Words(
        "磁盘已满，或超过了可用空间的限额，没有写入 {path}。请清理磁盘，或换一个位置，再运行一次。",
        "the disk is full or the quota used up, so {path} was not written. Free some space or choose another place, "
        "then run this again.",
    ),
    "accident.read_only": Words(
        "{path} 所在的磁盘是只读的，没有写入。请换一个可以写入的位置，再运行一次。",
        "{path} lies on a read-only disk and was not written. Choose a place that can be written, then run this again.",
    ),
    "accident.forbidden": Words(
        "没有权限读写 {path}。请检查文件和文件夹的权限（是否只读、属于谁），或换一个位置，再运行一次。",
        "{path} may not be read or written. Look at the rights of file and folder (read-only? whose?) or choose "
        "another place, then run this again.",
    ),
    "accident.held": Words(
        "{path} 不能写入，很可能正被其他程序（如Excel、WPS）打开，也可能是只读的。请关闭那个程序里的文件，再运行一次。",
        "{path} cannot be written: most likely another program such as Excel or WPS has it open, or it is read-only. "
        "Close the file there, then run this again.",
    ),
    "accident.gone": Words(
        "找不到 {path}，或者读写中断（{detail}）。请检查网络盘、U盘是否还连着，文件夹是否被移走或改名，再运行一次。",
        "{path} is not there, or can no longer be read or written ({detail}). See whether the network drive or stick "
        "is still connected and the folder was not moved or renamed, then run this again.",
    ),
    "accident.long": Words(
        "文件名或路径太长：{path}。请改短名称，或换一个层级较浅的文件夹，再运行一次。",
        "the name or path is too long: {path}. Shorten it or choose a folder that lies less deep, then run this again.",
    ),
    "accident.folder": Words(
        "{path} 是文件夹，不是文件。请给出文件名，或把这个文件夹移走。",
        "{path} is a folder, not a file. Name a file, or move that folder away.",
    ),
    "accident.no_folder": Words(
        "不能写入 {path}：应是文件夹的位置上有一个同名的文件。请把那个文件移走或改名，再运行一次。",
        "{path} cannot be written: a file lies where a folder of that name belongs. Move or rename that file, then run "
        "this again.",
    ),
    "error.workbook": Words(
        "{path} 是Excel工作簿，请改用：xingji workbook import {path}",
        "{path} is a workbook; run this instead: xingji workbook import {path}",
    ),
    "error.paper": Words(
        "{path} 是给人看的文件，不是申报材料；请检查材料所在的文件夹：xingji check submissions。"
        "Word文件由 xingji word 生成，填写材料用 xingji workbook export 导出的Excel工作簿。",
        "{path} is a paper for people and no document; check the folder of the documents: xingji check submissions. "
        "Papers are made by xingji word; to fill in, use the workbook of xingji workbook export.",
    ),
    "error.no_path": Words("找不到 {path}。", "{path} does not exist."),
    "error.nothing": Words(
        "{path} 中没有 submissions 或 scoring 文件夹，也不是可识别的文件；请在项目文件夹中运行，或给出文件路径。",
        "{path} has no submissions or scoring folder and is not a known document; run this in the "
        "project or name a file.",
    ),
    "error.date": Words("日期 {given} 应写作 YYYY-MM-DD。", "{given} is not a date of the form YYYY-MM-DD."),
    "error.alone": Words(
        "{path} 不在 submissions 中，不属于任何年度，不能判断提交日期和账号；请去掉 --on 和 --as。",
        "{path} is outside submissions and belongs to no edition, so neither a date nor an "
        "account can be checked; leave out --on and --as.",
    ),
    "error.no_submissions": Words(
        "{path} 中没有 submissions 文件夹；请在项目文件夹中运行，或用 --root 指定。",
        "{path} has no submissions folder; run this in the project or name the project folder with --root.",
    ),
    "error.no_year": Words("没有 {year} 年度；现有：{known}。", "there is no edition {year}; available: {known}."),
    "error.which_year": Words("请写明年度；现有：{known}。", "name the edition; available: {known}."),
    "error.broken_year": Words(
        "{year} 年度的 edition.yaml 缺失或有错误。缺失的，请在省级项目文件夹中运行本命令；有错误的，请先运行 "
        "xingji check submissions/{year}。",
        "edition.yaml of {year} is missing or has errors. If it is missing, run this in the project folder of the "
        "province; if it has errors, run xingji check submissions/{year} first.",
    ),
    "error.industry": Words(
        "“{industry}” 不是 GB/T 4754-2017 的行业大类代码，应为两位数字，例如 34。",
        "“{industry}” is not a division of GB/T 4754-2017; write its two digits, for example 34.",
    ),
    "error.git": Words("无法与 {revision} 比较：{detail}", "cannot compare with {revision}: {detail}"),
    "error.no_guideline": Words(
        "细则 {guideline} 不存在或有错误，请先运行 xingji check scoring。",
        "the guideline {guideline} is unknown or has errors; run xingji check scoring first.",
    ),
    "error.no_assessment": Words(
        "{path} 中没有自评估文件（self-assessment.yaml）。", "{path} has no self-assessment.yaml."
    ),
    "error.no_code": Words(
        "没有规则 {code}。运行 xingji explain 查看全部规则。",
        "there is no rule {code}; xingji explain lists all rules.",
    ),
    "error.stale_schema": Words(
        "schema/ 不是最新的：{files}。请运行 xingji schema。", "schema/ is out of date: {files}. Run xingji schema."
    ),
    "error.uscc": Words(
        "{uscc} 不是正确的统一社会信用代码[[，代码里没有字母O和I，是否应为 {hint}]]。",
        "{uscc} is not a valid unified social credit code[[; codes have no letters O and I (did you mean {hint}?)]].",
    ),
    "error.check_digit": Words(
        "统一社会信用代码 {uscc} 的校验码不符。请对照营业执照核对；执照原件确实如此的，加上 --uscc-exception 理由。",
        "the check character of the credit code {uscc} is wrong. Compare it with the licence; if it really says so, "
        "add --uscc-exception with the reason.",
    ),
    "error.exists": Words("{path} 已存在，没有改动任何文件。", "{path} already exists; nothing was changed."),
    "error.no_numbers": Words(
        "{path} 没有写明数量规定（numbers），请照上年度补上。",
        "{path} has no numbers; add them as in the edition of last year.",
    ),
    "error.no_province": Words(
        "{path} 缺失或有错误，请先运行 xingji check submissions。缺失的从省级仓库取回；新省份照 tests/province 编写。",
        "{path} is missing or has errors; run xingji check submissions first. If it is missing, "
        "get it from the repository of the province; for a new province, write it after the "
        "example in tests/province.",
    ),
    "error.track": Words("没有培育类型 {track}，可用：{known}", "there is no track {track}; available: {known}"),
    "error.city": Words("没有设区市 {city}，可用：{known}", "there is no city {city}; available: {known}"),
    "error.not_clean": Words(
        "有 {errors} 个错误，未生成网站；原有网站保持不变。",
        "{errors} error(s): no site was built; the old site was kept.",
    ),
    "error.not_a_site": Words(
        "{out} 不是以前生成的网站，为免丢失文件没有改动它；请换一个 --out。",
        "{out} is not a site built by xingji, so it was not replaced; choose another folder with --out.",
    ),
    "error.no_site": Words(
        "{path} 不是项目文件夹（没有 site 文件夹）。", "{path} is not a project folder (it has no site folder)."
    ),
    "error.not_built": Words(
        "{path} 中没有网站，请先运行 xingji build。", "{path} has no site; run xingji build first."
    ),
    "error.unreadable": Words("{path} 不能整理，原文件未改动：{detail}", "{path} was not changed: {detail}"),
    "degree.met": Words("符合", "met"),
    "degree.mostly": Words("基本符合", "mostly met"),
    "degree.partly": Words("部分符合", "only partly met"),
    "degree.unmet": Words("不符合", "unmet"),
    "degree.not_applicable": Words("不适用", "not applicable"),
    "degree.unanswered": Words("未回答", "unanswered"),
    "explain.why": Words("为什么：", "why: "),
    "explain.fix": Words("怎样修改：", "fix: "),
    "explain.fix_workbook": Words("在工作簿中：", "in a workbook: "),
    "explain.since": Words("自 {since} 年度起", "since edition {since}"),
    "explain.kinds": Words("适用文件：{kinds}", "documents: {kinds}"),
    "fmt.changed": Words("已整理 {path}", "formatted {path}"),
    "fmt.would": Words("需要整理 {path}", "would format {path}"),
    "fmt.beyond": Words(
        "其中有自动整理保留不了的写法，例如文字中间的Tab，请手工整理",
        "it holds something that formatting cannot keep, such as a tab between words; lay it out by hand",
    ),
    "fmt.done": Words("{files}个文件，整理了{changed}个。", "{files} file(s), {changed} changed."),
    "fmt.checked": Words("{files}个文件，{changed}个需要整理。", "{files} file(s), {changed} to format."),
    "schema.fresh": Words("{folder} 中的 JSON Schema 都是最新的。", "The JSON Schemas in {folder} are up to date."),
    "schema.written": Words("已写入 {count} 个 JSON Schema 到 {folder}。", "{count} JSON Schemas written to {folder}."),
    "new.root": Words("写入项目文件夹 {path}：", "writing into the project folder {path}:"),
    "new.written": Words("已写入 {path}", "wrote {path}"),
    "new.next": Words(
        "下一步：填写上述文件，然后运行 xingji check {path}", "next: fill in these files, then run xingji check {path}"
    ),
    "new.profile.asked": Words("生产类型：{profile}（{name}）。", "profile: {profile} ({name})."),
    "new.profile.kept": Words(
        "生产类型：{profile}（{name}），同上年度。", "profile: {profile} ({name}), as in the year before."
    ),
    "new.profile.usual": Words(
        "生产类型：{profile}（{name}），按行业大类 {industry} 的通常情形预填，请按主要生产线核对。",
        "profile: {profile} ({name}), usual in division {industry}; compare it with the main production line.",
    ),
    "new.profile.unusual": Words(
        "生产类型（profile）留空：行业大类 {industry} 没有通常的生产类型，请在 enterprise.yaml 中按主要生产线选填。",
        "the profile is left open: division {industry} has no usual one; choose it in enterprise.yaml by the main "
        "production line.",
    ),
    "new.profile.open": Words(
        "生产类型（profile）留空：请在 enterprise.yaml 中选填。新建时写明 --profile 或 --industry，就会预填。",
        "the profile is left open: choose one in enterprise.yaml. With --profile or --industry it is filled in.",
    ),
    "build.done": Words(
        "网站已生成：{out}，{pages}个页面，{records}条公开记录，用时{seconds}秒。",
        "site built: {out}, {pages} pages, {records} public records, {seconds} s.",
    ),
    "build.fields": Words("公开的字段：{fields}", "published fields: {fields}"),
    "build.load": Words("读取年度数据", "reading the editions"),
    "build.pages": Words("写页面和数据", "writing pages and data"),
    "build.scripts": Words("取网页脚本", "fetching scripts"),
    "build.scriptless": Words(
        "没有取到网页脚本（npm），以下功能只有不用脚本的页面：{scripts}。联网后重新生成即可。原因：{reason}",
        "the scripts for the site could not be downloaded (npm); these features use pages without "
        "scripts: {scripts}. Build again with network access. Reason: {reason}",
    ),
    "build.generate": Words("生成网站", "generating the site"),
    "build.index": Words("建立搜索索引", "building the search index"),
    "build.replace": Words("替换旧网站", "replacing the old site"),
    "serve.at": Words(
        "预览地址 http://{host}:{port}/ ，按 Ctrl+C 结束。", "preview at http://{host}:{port}/; press Ctrl+C to stop."
    ),
}

WORDS |= boards.WORDS | forge.WORDS | founding.WORDS | hub.WORDS | inboxes.WORDS | papers.WORDS | reports.WORDS
WORDS |= review.WORDS | scoring.WORDS | signing.WORDS | stores.WORDS | succession.WORDS
WORDS |= views.WORDS | workbooks.WORDS | yearend.WORDS


def say(key: str, lang: Lang, **values: object) -> str:
    """One sentence of the interface with its places filled."""
    return fill(WORDS[key].pick(lang), {name: str(value) for name, value in values.items()})
