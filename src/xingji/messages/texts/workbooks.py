"""The sentences of `xingji workbook`."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS: dict[str, Words] = {
    "workbook.exported": Words(
        "已导出 {path}（{kind}，{guideline}，已填 {answered} / {total}）",
        "exported {path} ({kind}, {guideline}, {answered} of {total} filled in)",
    ),
    "workbook.unknown": Words("未识别", "unknown"),
    "workbook.progress": Words("导入工作簿", "importing workbooks"),
    "workbook.written": Words("已写入 {path}", "wrote {path}"),
    "workbook.would": Words("将写入 {path}", "would write {path}"),
    "workbook.same": Words("{path}：内容没有变化，没有改动文件。", "{path}: nothing new, no file was changed."),
    "workbook.refused": Words(
        "{path}：有 {errors} 处错误，没有导入，没有改动文件。",
        "{path}: {errors} error(s), not imported, no file was changed.",
    ),
    "workbook.columns": Words(
        "工作簿|类型|信用代码或城市|更新|写入文件|错误|提醒|建议",
        "workbook|kind|code or city|updated|files|errors|warnings|advice",
    ),
    "workbook.summary": Words(
        "{workbooks}个工作簿：导入{imported}个，没有变化{same}个，未导入{refused}个；共{errors}个错误、{warnings}个提醒、{advice}条建议。",
        "{workbooks} workbook(s): {imported} imported, {same} without change, {refused} refused; {errors} error(s), "
        "{warnings} warning(s), {advice} advice note(s) in all.",
    ),
    "workbook.dry_passes": Words(
        "这是试运行，没有改动项目中的文件。照此导入，检查能够通过。",
        "This was a dry run: no file of the project was changed. As it is, the import would pass the check.",
    ),
    "workbook.dry_fails": Words(
        "这是试运行，没有改动项目中的文件。照此不能通过，请先改正上面的{errors}个错误。",
        "This was a dry run: no file of the project was changed. As it is, it would not pass; fix the {errors} "
        "error(s) above first.",
    ),
    "workbook.returned": Words(
        "已写入带批注的工作簿 {path}，问题另列在最后一张工作表中。",
        "wrote the workbook with comments to {path}; its last sheet lists the findings.",
    ),
    "workbook.kept": Words(
        "{path} 读不出内容，没有退回带批注的工作簿。",
        "{path} cannot be read, so no workbook with comments was written.",
    ),
    "workbook.list": Words(
        "导入检查的问题清单（由 xingji 生成，再次导入时不读取）"
        "|工作表|单元格|项目|程度|编号|问题|怎样修改|没有发现问题。",
        "Findings of the import (made by xingji, not read when imported again)"
        "|sheet|cell|item|severity|code|finding|fix|No findings.",
    ),
    "workbook.annotate_one": Words(
        "{path} 是一个文件，而要导入的工作簿有{count}个；请用 --annotate 指定一个文件夹。",
        "{path} is one file, but there are {count} workbooks; name a folder with --annotate.",
    ),
    "workbook.annotate_inside": Words(
        "{path} 在要导入的文件夹中，下次导入会把带批注的工作簿当作第二份；请用 --annotate 指定别处。",
        "{path} lies in the folder that is imported, where copies would count as second workbooks; "
        "name another place with --annotate.",
    ),
    "workbook.annotate_names": Words(
        "有几个工作簿同名，写到 {path} 会互相覆盖；请分几次导入。",
        "several workbooks have one name and would replace each other in {path}; import them one by one.",
    ),
    "workbook.no_folder": Words(
        "{path} 中没有工作簿（.xlsx 等）。", "there is no workbook (.xlsx or similar) in {path}."
    ),
    "workbook.exists": Words(
        "{path} 已存在，没有改动；要替换它请加 --force。",
        "{path} already exists and was not replaced; add --force to replace it.",
    ),
    "workbook.ending": Words("--out 应以 .xlsx 结尾，而不是 {path}。", "--out needs the file extension .xlsx: {path}."),
    "workbook.no_dossier": Words(
        "{path} 不是申报文件夹；请给出 submissions/年度/城市/信用代码，或其中的类型文件夹、self-assessment.yaml。",
        "{path} is not a dossier; name submissions/YEAR/CITY/USCC, the folder of a track in it, "
        "or its self-assessment.yaml.",
    ),
    "workbook.which_track": Words(
        "{path} 有多个类型：{tracks}；请用 --track 指定。", "{path} has several tracks: {tracks}; choose with --track."
    ),
    "workbook.no_track": Words(
        "{path} 中没有自评估文件；请先运行 xingji new，或用 --track 指定类型。",
        "{path} has no self-assessment; run xingji new first, or choose a track with --track.",
    ),
    "workbook.faulty": Words(
        "{path} 有错误，不能导出；请先运行 xingji check {path}", "{path} has errors; run xingji check {path} first"
    ),
}
