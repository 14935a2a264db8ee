"""What the verification accepted only until a visit."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ443": Message(
        title=Words("现场核查没有看待核实的实践", "The visit left out what waited for it"),
        says=Words(
            "线上核查有{count}条实践待现场核实，现场结论中没有写：{practices}",
            "{count} practice(s) were accepted pending a visit, but the visit says nothing of {practices}",
        ),
        why=Words(
            "“待现场核实”先按企业自评计，就是等现场看过再定；现场核查没有写到的，一直是暂予认可。",
            "Such an answer counts as claimed only until somebody has seen it; what the visit does not mention "
            "stays accepted on trust.",
        ),
        fix=Words(
            "在onsite.yaml的verdicts中逐条写明现场看到的符合程度；确实没能看的，在conclusion中说明原因。",
            "Write the degree that was seen for each of them below verdicts in onsite.yaml; where one could not be "
            "seen, say why in conclusion.",
        ),
    ),
    "XJ444": Message(
        title=Words("自评不符合的不必待现场核实", "Nothing to wait for"),
        says=Words(
            "实践“{practice}”自评为不符合，结论却是待现场核实",
            "nothing is claimed for “{practice}”, yet its verdict waits for a visit",
        ),
        why=Words(
            "待现场核实是先按企业自评计；自评已是不符合，现场没有可核实的，却会多占抽样的签。",
            "The verdict lets a claim stand until a visit; where nothing is claimed there is nothing to see, and "
            "the chance of a visit would rise for nothing.",
        ),
        fix=Words(
            "改为confirmed（认可）；认为企业少报了的，在comment中说明，由机构改自评估。",
            "Write confirmed; if the enterprise claims too little, say so in a comment and let the agency correct "
            "the self-assessment.",
        ),
        fix_workbook=Words(
            "在“核查结论”一列改选“认可”；认为企业少报了的，在“意见”中说明，由机构改自评估。",
            "Choose 认可 in 核查结论; if the enterprise claims too little, say so in 意见 and let the agency correct "
            "the self-assessment.",
        ),
    ),
    "XJ445": Message(
        title=Words("一半以上的结论待现场核实", "Most verdicts wait for a visit"),
        says=Words(
            "{count}条结论中有{pending}条是待现场核实，超过一半",
            "{pending} of {count} verdicts are accepted pending a visit, more than half",
        ),
        why=Words(
            "现场核查只看重点企业和抽中的企业，多数企业不会有人到现场；能用文件、导出记录、带日期的照片和视频通话核实的，线上就应定下来。",
            "Visits go to key enterprises and to those that are drawn, so most are never visited; what papers, "
            "exports, dated photographs or a video call can show is to be decided online.",
        ),
        fix=Words(
            "逐条看能否请企业补充材料或视频查看后直接下结论；确实只有到现场才能看清的才留待现场核实。",
            "See for each whether further papers or a video call decide it; leave for a visit only what nothing "
            "else can show.",
        ),
    ),
}
