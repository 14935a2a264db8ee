"""The sentences of views: what an inbox says of itself, and why a view cannot be made."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS = {
    "view.party": Words(
        "没有这个单位：{given}；运行 xingji hub view --list 查看全部单位。",
        "no such party: {given}; xingji hub view --list names them all.",
    ),
    "view.edition": Words("没有{year}年度。", "there is no edition {year}."),
    "view.faulty": Words(
        "{path} 有错误，不能据此生成任何单位的材料；请运行 xingji check 查看并修改。",
        "{path} has errors, so nobody's view can be made from it; xingji check says what they are.",
    ),
    "view.where": Words(
        "请用 --out 给出文件夹，或用 --zip 给出文件。", "say where to write it: --out DIR or --zip FILE."
    ),
    "view.taken": Words(
        "{path} 已存在，没有写入；请换一个不存在的文件夹或文件。", "{path} exists; nothing was written. Name a new one."
    ),
    "view.written": Words("{party}：{count}个文件，写入 {path}", "{party}: {count} file(s), written to {path}"),
}

_HEAD = """# 收件库 / Inbox

这里只有本单位可以看到的材料，由省级记录库生成，请勿直接修改主分支。

- 修改或新增 `submissions/` 中本单位负责的文件，用分支提交请求；{write}
- 结果写在请求的评论中；省级审核通过后，材料自动并入，不必点合并。
- `inbox.yaml` 和标明由程序生成的文件不能修改。
- 没有平台时，把填好的文件交给省级，由省级代为提交。

This is what your body may see of the province's record. Change or add files of your own under `submissions/`, on a
branch, by a pull request; the result is told there. Nothing here is merged by hand.
"""

README = {
    "agency": _HEAD.format(write="企业登记、安全上云、自评估和整改情况由本机构填写。"),
    "city": _HEAD.format(
        write="本市 `agencies.yaml`、企业登记由本市填写；登记写明 `agency` 后，"
        "企业才会出现在该机构的收件库；`progress.yaml` 是各企业进度。"
    ),
    "institution": _HEAD.format(write="线上核查和现场核查由本机构填写；`tasks.yaml` 是分派给本机构的任务。"),
}
"""README.md of an inbox, by the role of its party."""
