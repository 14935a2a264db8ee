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
        "工作簿|类型|信用代码或城市|更新|写入文件|错误|提醒|检查错误",
        "workbook|kind|code or city|updated|files|errors|warnings|check",
    ),
    "workbook.summary": Words(
        "{count}个工作簿：导入{imported}个，没有变化{same}个，未导入{refused}个；检查发现{errors}个错误。",
        "{count} workbook(s): {imported} imported, {same} without change, {refused} refused; the check found {errors} "
        "error(s).",
    ),
    "workbook.dry": Words(
        "以上为试运行，没有写入任何文件，也没有检查材料。",
        "This was a dry run: nothing was written, and the documents were not checked.",
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
