"""The sentences of `xingji word`."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS: dict[str, Words] = {
    "word.ending": Words(
        "{given} 的扩展名不对，这种文件可以是 {known}。",
        "{given} has the wrong file extension; this document can be {known}.",
    ),
    "word.exists": Words(
        "{path} 已存在，没有改动；换一个文件名，或加 --force 替换。",
        "{path} already exists and was not replaced; name another file, or add --force to replace it.",
    ),
    "word.folder": Words("{path} 是文件夹，请给出文件名。", "{path} is a folder; name a file."),
    "word.template_form": Words(
        "--template 只用于Word文件，请把 --out 的扩展名改为 .docx。",
        "--template works for Word files only; use --out with the file extension .docx.",
    ),
    "word.template_unreadable": Words("读不到模板 {path}：{detail}。", "cannot read the template {path}: {detail}."),
    "word.template_size": Words("模板 {path} 超过{limit}MB。", "the template {path} is larger than {limit} MB."),
    "word.template_not_docx": Words(
        "模板 {path} 不是Word文档（.docx）；旧格式 .doc、模板 .dotx 和带宏的 .docm 请另存为 .docx。",
        "the template {path} is not a Word document (.docx); save .doc, .dotx or .docm as .docx.",
    ),
    "word.template_broken": Words(
        "模板 {path} 中的占位符写法有误：{detail}。可先用 xingji word template 导出自带模板对照。",
        "the placeholders of the template {path} cannot be read: {detail}. Compare it with xingji word template.",
    ),
    "word.template_unknown": Words(
        "模板 {path} 中有不认识的占位符：{names}。可用的有：{known}。",
        "the template {path} has unknown placeholders: {names}. Available: {known}.",
    ),
    "word.template_missing": Words(
        "模板 {path} 缺少必需的占位符：{names}。", "the template {path} lacks required placeholders: {names}."
    ),
    "word.placeholders": Words("模板中可用的占位符：", "placeholders of this template:"),
    "word.needed": Words("（必需）", "(required)"),
    "word.not_dossier": Words(
        "{path} 不是企业材料文件夹；应为 submissions/年度/设区市/统一社会信用代码。",
        "{path} is not a dossier; a dossier is submissions/YEAR/CITY/USCC.",
    ),
    "word.faulty": Words(
        "{path} 缺失或有错误，请先运行 xingji check {folder}。",
        "{path} is missing or has errors; run xingji check {folder} first.",
    ),
    "word.no_agency": Words(
        "{path} 还没有写明自评估咨询服务机构；请在 enterprise.yaml 中填写 agency，或用 --agency 指定。"
        "本市机构：{known}。",
        "{path} names no agency yet; fill in agency in enterprise.yaml or use --agency. Agencies of the city: {known}.",
    ),
    "word.unknown_agency": Words(
        "本市汇总表中没有机构 {agency}；现有：{known}。", "the city has no agency {agency}; available: {known}."
    ),
    "word.blank_agency": Words(
        "这里没有机构名单（{path}），机构名称、联系人和电话留空，请手工填写。",
        "there is no list of agencies here ({path}); name, contact and phone of the agency are left blank, "
        "to be filled in by hand.",
    ),
    "word.several_agencies": Words(
        "两个类型由不同机构服务（{known}），请用 --track 或 --agency 指定一个。",
        "the two tracks have different agencies ({known}); choose one with --track or --agency.",
    ),
    "word.no_track": Words(
        "{year} 年度没有类型 {track}；可用：{known}。", "the edition {year} has no track {track}; available: {known}."
    ),
    "word.blank": Words(
        "{city}还没有机构汇总表，已生成空白表供填写。", "{city} has no agency table yet, so this one is blank."
    ),
    "word.not_shown": Words(
        "{year}年度{track}名单在 {on} 尚未公示，不能对外列出。",
        "the {track} list of {year} is not public on {on}, so it cannot be listed.",
    ),
    "word.not_clean": Words(
        "材料有 {errors} 个错误，未生成名单；请先运行 xingji check {path}。",
        "{errors} error(s) in the documents, so no list was made; run xingji check {path} first.",
    ),
}
