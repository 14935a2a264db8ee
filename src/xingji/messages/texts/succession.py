"""The sentences for making a new year from the last one: an edition, or the dossier of an enterprise."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS: dict[str, Words] = {
    "error.year": Words(
        "年度 {year} 应为 2020 至 2099 之间的四位年份。",
        "{year} is not a year of four digits from 2020 to 2099.",
    ),
    "error.years": Words(
        "新年度 {year} 应晚于所沿用的年度 {last}。",
        "the new edition {year} must be later than {last}, from which it is made.",
    ),
    "error.no_edition": Words("没有年度 {year}：找不到 {path}。", "there is no edition {year}: {path} does not exist."),
    "error.not_offered": Words(
        "{year} 年度没有类型 {track} 的可用细则（{guideline}），不能新建材料；细则就在本文件夹中的，"
        "请运行 xingji check scoring。有细则的年度：{known}。",
        "edition {year} has no guideline for the track {track} that can be used ({guideline}), so no dossier "
        "can be made; if it lies in this folder, run xingji check scoring. Editions that have one: {known}.",
    ),
    "error.faulty_year": Words(
        "{path} 有错误，没有写入任何文件；请先运行 xingji check {folder}",
        "{path} has errors, so nothing was written; run xingji check {folder} first",
    ),
    "error.succession": Words(
        "由 {path} 生成的内容不成立，没有写入任何文件：{detail}",
        "what would be made from {path} has errors; nothing was written: {detail}",
    ),
    "error.need_edition": Words(
        "请用 --edition 给出年度和 --city 给出设区市；沿用上年度材料时用 --from 给出上年度。",
        "name the edition (--edition) and the city (--city), or, with --from, the year whose "
        "dossier is to be carried over.",
    ),
    "error.no_home": Words(
        "{year} 年度没有 {uscc} 的申报文件夹，名单中也没有；请去掉 --from，新建空白材料。",
        "{uscc} has no dossier in {year} and is on none of its lists; leave out --from to start an empty one.",
    ),
    "error.homes": Words(
        "{year} 年度有多个 {uscc} 的申报文件夹，无法判断沿用哪一个：{homes}",
        "{uscc} has several dossiers in {year}, so it is unclear which one to use: {homes}",
    ),
    "edition.next": Words(
        "下一步：按本年度通知补齐文号、日期和来源，核对单位、账号和支撑机构，然后运行 xingji check {path}",
        "next: fill in the document number, dates and sources from the notice of the year, review "
        "offices, accounts and institutions, then run xingji check {path}",
    ),
    "carry.summary": Words(
        "{path}：沿用上年度回答 {taken} 条，须重新回答 {again} 条[[（{reasons}）]]，"
        "本年度已无的条文 {dropped} 条[[（{listed}）]]。",
        "{path}: {taken} answers carried over, {again} to answer again[[ ({reasons})]], {dropped} "
        "for practices that no longer exist[[ ({listed})]].",
    ),
    "carry.listed": Words("列在文件末尾", "listed at the end of the file"),
    "carry.count": Words("{why} {count}", "{why}: {count}"),
    "carry.held": Words("上年度取得的等级已列入 held：{stars}", "stars of last year are listed under held: {stars}"),
    "carry.star": Words("{track} {level}级", "{track} level {level}"),
    "carry.unpublished": Words(
        "上年度 {track} 已评定但名单尚未公布，未列入 held；公布后请补填。",
        "the level for {track} of last year was decided but its list is not published, so held "
        "was not changed; add it later.",
    ),
    "carry.head": Words(
        "沿用{year}年度的 {taken} 条回答，提交前请逐条核对；标有“须重新回答”的 {again} 条须重新填写。",
        "{taken} answers come from {year}, please review each of them; {again} are marked to be answered again.",
    ),
    "carry.again": Words(
        "须重新回答：{why}[[（上年度回答：{degree}）]]", "answer again: {why}[[ (answer of last year: {degree})]]"
    ),
    "carry.changed": Words("条文已修改", "wording changed"),
    "carry.added": Words("新增条文", "new practice"),
    "carry.not_allowed": Words("本年度不允许回答“不适用”", "may no longer be not applicable"),
    "carry.unanswered": Words("上年度未回答", "unanswered last year"),
    "carry.checked": Words("上年度核查未认可", "not confirmed by the verification of last year"),
    "carry.conclusion": Words(
        "上年度核查结论：{verdict}，最终按{degree}计", "verification of last year: {verdict}, counted as {degree}"
    ),
    "carry.gone": Words(
        "以下为{year}年度对本年度已无条文的回答，仅供参考：",
        "answers of {year} for practices that no longer exist, for reference only:",
    ),
    "carry.gone_row": Words("{practice}：{degree}[[，说明：{note}]]", "{practice}: {degree}[[, note: {note}]]"),
    "verdict.lowered": Words("下调", "lowered"),
    "verdict.more_evidence": Words("需补充材料", "more evidence required"),
    "verdict.not_applicable_refused": Words("不同意不适用", "not applicable was refused"),
    "verdict.rechecked": Words("整改复核", "re-checked"),
    "verdict.onsite": Words("现场核查", "seen on site"),
}
