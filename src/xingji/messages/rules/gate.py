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
    "XJ568": Message(
        title=Words("要并入的分支不对", "Sent to another branch"),
        says=Words(
            "本次提交要并入分支“{base}”，只收并入“{default}”的提交",
            "it is sent to the branch “{base}”; only “{default}” takes anything",
        ),
        why=Words(
            "年度日历、账号和细则都以主分支为准；并入别的分支的，不算提交。",
            "Calendar, accounts and guidelines are those of the main branch; what goes elsewhere is not handed in.",
        ),
        fix=Words(
            "在请求页面标题旁点“Edit”，把base改为“{default}”；改后自动重新检查。",
            "Click “Edit” beside the title of the request and set base to “{default}”; it is then checked again.",
        ),
    ),
    "XJ569": Message(
        title=Words("文件已被更新", "File was changed meanwhile"),
        says=Words(
            "文件“{name}”在您开始修改后已有新的版本", "“{name}” has a newer version than the one you began with"
        ),
        why=Words(
            "直接采用会盖掉别人后来的修改；谁先并入以谁为准。",
            "To take it would undo what somebody else changed since; what was merged first stands.",
        ),
        fix=Words(
            "把主分支合并到您的分支，在新版本上重新修改后再推送；用 xingji submit 的，再运行一次即可。",
            "Merge the main branch into yours, make your change on the new version and push again; with xingji submit "
            "run it again.",
        ),
    ),
    "XJ570": Message(
        title=Words("不在可提交的范围内", "Outside of what you may hand in"),
        says=Words(
            "文件“{name}”不在本收件库现在可提交的范围内", "“{name}” is outside of what this inbox may hand in now"
        ),
        why=Words(
            "收件库只能提交现在分派给本单位、由本单位填写的材料；以前看得到、现在看不到的，不能再提交。",
            "An inbox hands in what its party is entitled to now and writes itself; what it saw once and does not see "
            "any more it cannot hand in.",
        ),
        fix=Words(
            "从本次提交中去掉这个文件；认为应由本单位提交的，请联系省级管理人员。",
            "Take the file out of the request; if it should be yours, ask the province.",
        ),
    ),
    "XJ571": Message(
        title=Words("企业已由其他单位登记", "Enterprise is registered by another"),
        says=Words("企业“{uscc}”已由其他单位登记", "the enterprise “{uscc}” is registered by somebody else"),
        why=Words(
            "一家企业一个年度只由一家机构服务；其他单位的材料不向您公开。",
            "One agency serves an enterprise in an edition; what others handed in is not shown to you.",
        ),
        fix=Words(
            "请与企业核对，并联系设区市工信局确认由谁服务。",
            "Ask the enterprise, and have the city say who serves it.",
        ),
    ),
    "XJ572": Message(
        title=Words("与未公开的材料不一致", "Contradicts what is not shown to you"),
        says=Words(
            "本次提交与不向本单位公开的材料不一致，不能并入",
            "it contradicts documents that are not shown to you and cannot be taken",
        ),
        why=Words(
            "材料在本收件库中检查没有问题，与全省的材料放在一起时有错误；错误涉及其他单位，不在这里写出。",
            "By itself it is sound; together with the whole record it is not, and what is wrong concerns others.",
        ),
        fix=Words(
            "请联系省级管理人员，由他们查看原因。",
            "Ask the province, which sees the reason.",
        ),
    ),
    "XJ573": Message(
        title=Words("与主分支没有共同历史", "No history in common"),
        says=Words(
            "这个分支与主分支没有共同的历史，看不出改了什么",
            "the branch has no history in common with the main branch, so nobody can tell what it changes",
        ),
        why=Words(
            "只接收在主分支基础上所作的改动；另建的库、重建以前的旧库都不是这个基础。",
            "Changes are taken that were made on the main branch; a repository made apart, or an inbox of before it "
            "was made anew, is no such ground.",
        ),
        fix=Words(
            "重新克隆一份，从主分支新建分支，把改动放进去再推送；用 xingji submit 的，再运行一次即可。",
            "Clone again, begin a branch at the main branch, make the change there and push it; with xingji submit "
            "run it again.",
        ),
    ),
}
