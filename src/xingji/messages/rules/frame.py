"""The documents around the dossiers of an edition, each by itself."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ340": Message(
        title=Words("年度与文件夹不一致", "Edition and folder differ"),
        says=Words(
            "年度{edition}与所在文件夹“{folder}”不一致",
            "the edition {edition} differs from the name of the folder “{folder}”",
        ),
        why=Words(
            "每个年度一个文件夹，企业材料按文件夹归入年度。",
            "Each edition has one folder, and dossiers belong to the edition of their folder.",
        ),
        fix=Words(
            "改正edition，或把文件移到对应年度的文件夹。",
            "Correct edition, or move the file to the folder of its year.",
        ),
    ),
    "XJ341": Message(
        title=Words("阶段截止早于开始", "Phase ends before it begins"),
        says=Words("阶段“{phase}”的截止日期早于开始日期", "the phase “{phase}” closes before it opens"),
        why=Words(
            "各阶段能否提交按起止日期判断，日期颠倒则任何时候都不能提交。",
            "These dates decide when documents may be handed in; reversed dates would keep the phase closed forever.",
        ),
        fix=Words(
            "对照通知核对这个阶段的开始日期（opens）和截止日期（closes）。",
            "Check opens and closes of this phase against the notice.",
        ),
    ),
    "XJ342": Message(
        title=Words("阶段先后顺序不对", "Phases out of order"),
        says=Words(
            "阶段“{phase}”的截止日期早于前一阶段“{before}”",
            "the phase “{phase}” closes before “{before}”, which precedes it",
        ),
        why=Words(
            "培育工作按组织动员、企业自评估、整改提升、现场核查、工作总结依次进行（见通知）。",
            "The five phases follow each other in the order of the notice.",
        ),
        fix=Words(
            "对照通知核对这两个阶段的截止日期，并按先后顺序排列。",
            "Check when the two phases close and put them in order.",
        ),
    ),
    "XJ343": Message(
        title=Words("编号重复", "Id used twice"),
        says=Words("编号“{id}”在本文件中重复", "the id “{id}” is used twice in this file"),
        why=Words(
            "其他文件靠编号引用这一条，重复了就分不清指的是哪一条。",
            "Other documents refer to the entry by its id; if it is used twice, it is unclear which entry is meant.",
        ),
        fix=Words(
            "给其中一条换一个未用过的编号；已被其他文件引用的编号不要改。",
            "Give one of the entries an unused id; do not change the one that others refer to.",
        ),
    ),
    "XJ344": Message(
        title=Words("时间节点不在本年度", "Deadline outside the edition"),
        says=Words(
            "时间节点{date}不在{edition}年度或其下一年",
            "the deadline {date} is neither in {edition} nor in the following year",
        ),
        why=Words(
            "一个年度的工作在当年、至多次年完成；相差更远的日期多半是年份写错。",
            "The work of an edition ends in its year or the next; for a date further away, the year is mostly wrong.",
        ),
        fix=Words(
            "对照通知核对年份；确实如此的，不必修改。",
            "Check the year against the notice; if it is right, no change is needed.",
        ),
    ),
    "XJ345": Message(
        title=Words("类型与细则不相配", "Track and guideline do not fit"),
        says=Words(
            "类型“{track}”与细则“{guideline}”不相配，或该类型重复出现",
            "the track “{track}” does not match the guideline “{guideline}”, or the track is listed twice",
        ),
        why=Words(
            "每种类型在一个年度只用一份细则，所有企业才按同一标准计分。",
            "Each track has one guideline per edition, so that all enterprises are rated in the same way.",
        ),
        fix=Words(
            "ics用ics-开头的细则，platform用platform-开头的细则；每种类型只保留一条。",
            "Use ics-… for ics and platform-… for platform, and keep one entry per track.",
        ),
    ),
    "XJ346": Message(
        title=Words("延期没有晚于原期限", "Extension is not later"),
        says=Words(
            "延期所指的节点“{deadline}”不存在，或延后的日期不晚于原期限",
            "the deadline “{deadline}” does not exist, or the extension is not later",
        ),
        why=Words(
            "延期只能把已有的期限推后，才不会有人因此提前到期。",
            "An extension can only postpone an existing deadline; it must not shorten the time that anybody has.",
        ),
        fix=Words(
            "核对节点编号（deadline）是否在deadlines中，延至日期（until）是否晚于原日期。",
            "Check that the id is listed under deadlines and that until is later than its date.",
        ),
    ),
    "XJ347": Message(
        title=Words("延期对象不明确", "Extension without one addressee"),
        says=Words(
            "节点“{deadline}”的延期应只填一个对象：设区市或一家企业",
            "the extension of “{deadline}” must name either a city or one enterprise",
        ),
        why=Words("对象不明确，就不知道谁可以晚交。", "Otherwise it is unclear who has more time."),
        fix=Words(
            "对整个设区市延期的只填city，对一家企业延期的只填uscc。",
            "Fill in only city for a whole city, or only uscc for one enterprise.",
        ),
    ),
    "XJ348": Message(
        title=Words("抽样比例过低", "Sample too small"),
        says=Words(
            "现场抽样比例是{percent}%，低于本年度规定的{least}%（{source}）",
            "the sample is {percent} %, below the {least} % of this edition ({source})",
        ),
        why=Words(
            "最低比例写在edition.yaml的numbers中，带出处；抽得太少，名单就少了一层复核。",
            ("The minimum share is set under numbers in edition.yaml, with its source; fewer visits prove less."),
        ),
        fix=Words(
            "改成{least}或更大的数；规定本身变了的，改numbers。",
            "Write {least} or more; change numbers where the rule changed.",
        ),
    ),
    "XJ349": Message(
        title=Words("延期不起作用", "Extension without effect"),
        says=Words(
            "时间节点“{deadline}”没有写明材料（documents），延期不会放宽任何提交",
            "the deadline “{deadline}” names no documents, so the extension has no effect",
        ),
        why=Words(
            "延期通过时间节点的documents起作用；为空时，按延期提交的人仍会被拒绝。",
            "An extension applies to the documents of its deadline; without documents, submissions are still refused.",
        ),
        fix=Words("在该时间节点填写documents。", "Fill in documents for that deadline."),
    ),
    "XJ350": Message(
        title=Words("推荐机构数量不符", "Number of agencies"),
        says=Words(
            "本市推荐了{count}家自评估咨询机构，应为{fewest}至{most}家（{source}）",
            ("the city recommends {count} agencies; the number must be {fewest} to {most} ({source})"),
        ),
        why=Words(
            "每个设区市推荐几家，由当年的年度方案规定：太少企业没有选择，太多难以管理。",
            "How many agencies a city recommends is set for each year: too few leave enterprises no choice, "
            "too many are hard to manage.",
        ),
        fix=Words(
            "增补或减少推荐机构，使总数在{fewest}至{most}家之间。",
            "Add or remove agencies until there are {fewest} to {most}.",
        ),
    ),
    "XJ351": Message(
        title=Words("缺少省级支撑机构", "No provincial institution"),
        says=Words(
            "推荐的机构中有{count}家省级支撑机构，至少要有{fewest}家（{source}）",
            "the number of provincial institutions among the agencies is {count}; at least {fewest} must be ({source})",
        ),
        why=Words(
            "其中要有几家省级支撑机构，由当年的年度方案规定。",
            "How many of the agencies must be provincial support institutions is set for each year.",
        ),
        fix=Words(
            "增加省级支撑机构；已经在列的，在其institution中填写institutions.yaml里的编号。",
            "Add one; if one is already listed, write its id from institutions.yaml into its field institution.",
        ),
        fix_workbook=Words(
            "增加省级支撑机构；已经在列的，在“是否省级支撑机构（编号）”一列选“是（编号）”。",
            "Add one; if one is already listed, choose 是 with its id in the column 是否省级支撑机构（编号）.",
        ),
    ),
    "XJ352": Message(
        title=Words("数量规定自相矛盾", "Numbers contradict each other"),
        says=Words(
            "推荐机构的数量规定无法满足：至少{fewest}家，至多{most}家，其中支撑机构{institutions}家",
            (
                "the numbers for agencies cannot be met: {fewest} to {most} agencies, {institutions} of "
                "them provincial support institutions"
            ),
        ),
        why=Words(
            "各市按这些数推荐机构，下限高于上限时谁也无法通过检查。",
            (
                "Cities recommend agencies according to these numbers; if the lower bound is above the "
                "upper one, no city can pass."
            ),
        ),
        fix=Words("对照通知改正numbers。", "Correct numbers according to the notice."),
    ),
    "XJ353": Message(
        title=Words("没有写明数量规定", "Edition without numbers"),
        says=Words("本年度没有写明数量规定（numbers）", "the edition does not set its numbers (field numbers)"),
        why=Words(
            "推荐几家机构、抽查多少、能否结转，每年按自己的通知检查；没有写明就无从检查。",
            (
                "Each year is checked by the numbers of its own notice, such as agencies, visits and "
                "years to carry over; without them these checks are impossible."
            ),
        ),
        fix=Words(
            "照上年度的numbers填写，逐项对照通知，并写明出处（source）。",
            ("Fill in numbers as in the edition of last year, compare each with the notice, and give its source."),
        ),
    ),
    "XJ355": Message(
        title=Words("账号缺少所属单位", "Role without its body"),
        says=Words(
            "账号“{login}”的角色是 {role}，但没有填写 {field}",
            "the account “{login}” has the role {role} without {field}",
        ),
        why=Words(
            "账号能写哪些文件由角色和所属单位决定，缺少所属单位就无法判断权限。",
            "The role and the body decide which files an account may write; without the body nothing can be decided.",
        ),
        fix=Words(
            "补上所缺字段：city为设区市，agency为咨询机构编号，institution为省级支撑机构编号。",
            "Add the field: the city in pinyin, the agency or institution by its id.",
        ),
    ),
    "XJ356": Message(
        title=Words("账号重复", "Account listed twice"),
        says=Words(
            "账号“{login}”重复出现（按登录名或编号，登录名不区分大小写）",
            "the account “{login}” is listed twice (by login or number; upper and lower case do not matter)",
        ),
        why=Words(
            "一个账号只对应一个角色，重复了就不知道按哪个角色授权。",
            "An account has one role; with two it is unclear which one counts.",
        ),
        fix=Words("只保留正确的一条。", "Keep only the right entry."),
    ),
}
