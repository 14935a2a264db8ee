"""What a pull request may hold as a whole."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

_DATA_ONLY = Words(
    "申报材料和程序分开管理：材料由各方提交，细则、网站和程序由省级管理人员维护，任何人都不能借提交材料改动规则。",
    "Data and engine are kept apart: everybody hands in data, while the province maintains "
    "the rules, the site and the engine, so that no submission can change the rules by which "
    "it is checked.",
)

MESSAGES: dict[str, Message] = {
    "XJ560": Message(
        title=Words("一次提交了多家企业", "Several enterprises at once"),
        says=Words(
            "账号“{login}”一次提交了{count}家企业的材料，这里是“{uscc}”，前一家是“{first}”",
            "“{login}” hands in {count} enterprises at once; this is “{uscc}”, the first is “{first}”",
        ),
        why=Words(
            "一家企业一次提交，审核、退回和合并才能互不影响；一家有问题，不耽误其他企业。",
            "One enterprise at a time can be reviewed, sent back and merged without holding up the others.",
        ),
        fix=Words(
            "本次只保留一家企业的文件，其他企业各自另行提交。",
            "Leave one enterprise in this pull request and hand in each of the others separately.",
        ),
    ),
    "XJ561": Message(
        title=Words("材料与其他文件混在一起", "Data mixed with other files"),
        says=Words(
            "本次提交既有申报材料，又改动了“{name}”", "the pull request contains data but also changes “{name}”"
        ),
        why=_DATA_ONLY,
        fix=Words(
            "把submissions以外的改动去掉，需要改的另行提交。",
            "Remove everything outside submissions/ from it and propose that separately.",
        ),
    ),
    "XJ562": Message(
        title=Words("不能改动申报材料以外的文件", "File kept by the province"),
        says=Words(
            "账号“{login}”没有省级角色，不能改动“{name}”",
            "“{login}” does not have the role province and may not change “{name}”",
        ),
        why=_DATA_ONLY,
        fix=Words(
            "从本次提交中去掉这个文件；有建议的，请联系省级管理人员。",
            "Remove the file from the pull request and tell the province what you suggest.",
        ),
    ),
    "XJ563": Message(
        title=Words("不是普通文件", "Not a plain file"),
        says=Words(
            "“{name}”是链接、子模块或可执行文件（类型{mode}），只收普通文件",
            "“{name}” is a link, a submodule or executable (mode {mode}); only plain files are accepted",
        ),
        why=Words(
            "链接和子模块的内容在别处，谁也不能保证以后不变；材料也不需要运行。",
            "The content of a link or a submodule is elsewhere and may change; data need not be executable.",
        ),
        fix=Words(
            "删除它，把文件本身作为普通文件提交；在GitHub网页上传的文件都是普通文件。",
            "Remove it and hand in the file itself; files uploaded on the website are plain files.",
        ),
    ),
    "XJ564": Message(
        title=Words("一次提交的内容太多", "Too much at once"),
        says=Words(
            "本次提交{count}个文件、{kib}KiB，超过{files}个文件或{limit}KiB的上限，没有继续检查",
            "{count} file(s) and {kib} KiB exceed the limit of {files} files or {limit} KiB; nothing more was checked",
        ),
        why=Words(
            "一家企业的材料不到二十个文件；过大的提交多半夹带了别的内容，也会拖慢所有人的检查。",
            "A dossier has fewer than twenty files; more is usually a mistake and slows down the checks of everybody.",
        ),
        fix=Words(
            "只提交YAML材料，证明材料不要放进来；确有需要的分几次提交。",
            "Hand in only the YAML documents, no evidence files; if it really is that much, split it.",
        ),
    ),
    "XJ565": Message(
        title=Words("删除了不归自己的材料", "Removes a document of others"),
        says=Words(
            "本次提交删除或移走了“{name}”，它不由账号“{login}”负责",
            "the pull request removes or moves “{name}”, for which “{login}” is not responsible",
        ),
        why=Words(
            "每份材料由负责的一方提交，也只由这一方撤回，各方的结论才能长期查证。",
            "Only the body that is responsible for a document hands it in or takes it back, so that "
            "verdicts stay on record.",
        ),
        fix=Words(
            "恢复这个文件；确需删除的，请负责的一方或省级管理人员处理。",
            "Restore the file; if it must go, the responsible body or the province removes it.",
        ),
    ),
    "XJ566": Message(
        title=Words("说明文件由省级维护", "Notes are kept by the province"),
        says=Words(
            "“{name}”不是申报材料，账号“{login}”不能改动它",
            "“{name}” is not a document, and “{login}” may not change it",
        ),
        why=Words(
            "submissions中的说明文件是给所有人看的，不属于任何一家企业。",
            "Notes in submissions/ are for everybody and belong to no dossier.",
        ),
        fix=Words("从本次提交中去掉这个文件。", "Remove the file from the pull request."),
    ),
    "XJ567": Message(
        title=Words("同一企业已有待审提交", "Enterprise is under review"),
        says=Words(
            "企业“{uscc}”的材料已在先提交的{pull}号请求中，等待审核",
            "an earlier pull request, number {pull}, already contains documents of “{uscc}”",
        ),
        why=Words(
            "同一家企业的同一份材料同时有两份提交，审核人员无法判断以哪份为准；按先后处理。",
            "With two versions of one document it is unclear which one counts, so the earlier one goes first.",
        ),
        fix=Words(
            "与先提交的机构核对由谁服务该企业；等那一份处理完，再推送一次或加re-check标签重新检查。",
            "Agree with the other agency on who serves the enterprise; once the other pull request is "
            "closed, push again or add the label re-check.",
        ),
    ),
}
