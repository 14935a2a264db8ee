"""Copies between the enterprises of an edition; said to reviewers alone."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ437": Message(
        title=Words("与别家企业有相同的证明材料", "Same evidence as another enterprise"),
        says=Words(
            "有{count}份材料（证明材料或承诺书扫描件）与另一家企业的完全相同，见“{other}”"
            "[[；至少另有{others}家企业也有相同的材料]]",
            "{count} file(s) (evidence or scanned commitment) are the same as another enterprise’s, see “{other}”"
            "[[; at least {others} further enterprise(s) have some of them too]]",
        ),
        why=Words(
            "SHA-256相同就是同一个文件。集团统一的制度可以共用，但台账、记录、照片和承诺书应当是各家自己的。",
            "The same SHA-256 is the same file. A group may share its rules, but lists, records, photographs and "
            "commitments should be each enterprise’s own.",
        ),
        fix=Words(
            "核查人员对照两家的原件，集团共用的制度可以认可，其余请企业换成自己的材料。不要把另一家企业的名称和内容告诉机构。",
            "Compare both originals. Accept a group’s common rules, ask for the enterprise’s own evidence otherwise. "
            "Do not tell the agency whose or what the other is.",
        ),
    ),
    "XJ438": Message(
        title=Words("说明与别家企业的大量重复", "Notes repeat another enterprise’s"),
        says=Words(
            "{whole}处较长的说明和材料名称中有{shared}处（{percent}%）与另一家企业的相同，见“{other}”；例如{places}",
            "{shared} of {whole} longer notes and titles of evidence ({percent} %) are the same as another "
            "enterprise’s, see “{other}”; for example {places}",
        ),
        why=Words(
            "自评估要写本企业的实际情况；成片相同的说明多半是从别家抄来的，等级也就不可信。",
            "A self-assessment tells how things are in this enterprise; notes that repeat another’s at length were "
            "probably copied, and then the level is worth nothing.",
        ),
        fix=Words(
            "核查人员对照两份自评估，逐条核实现场情况；确属抄写的，请机构按企业实际重写。不要把另一家企业的名称和内容告诉机构。",
            "Compare both assessments and verify the answers; if they were copied, have the agency write what is true "
            "here. Do not tell the agency whose or what the other is.",
        ),
    ),
}
