"""What is wrong within a guideline."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ300": Message(
        title=Words("级别没有要求", "A level asks for nothing"),
        says=Words("各过程域中没有第{level}级的实践", "no area has a practice of level {level}"),
        why=Words(
            "没有要求的级别谁也达不到，它以上的各级也就都达不到。",
            "Nobody reaches a level without practices, nor any level above it.",
        ),
        fix=Words(
            "为这一级写实践，或从levels中删去没有要求的最高几级。",
            "Write practices for it, or remove the topmost levels that ask for nothing from levels.",
        ),
    ),
    "XJ380": Message(
        title=Words("实践编号与位置不符", "Practice id does not match"),
        says=Words(
            "实践“{practice}”的编号与过程域“{area}”或其级别不符",
            "the id “{practice}” does not match the area “{area}” or its level",
        ),
        why=Words(
            "编号由过程域、级别和序号组成，回答靠它对应要求，不符会造成计分错误。",
            "An id consists of area, level and number; answers refer to it, so a wrong id leads to wrong scores.",
        ),
        fix=Words(
            "把编号改成“过程域.级别.序号”，或改正级别（level）。",
            "Write the id as area, level, number, or correct the level.",
        ),
    ),
    "XJ381": Message(
        title=Words("实践没有按编号排列", "Practices out of order"),
        says=Words(
            "实践“{practice}”没有按级别和序号的先后排列，或与前一条重复",
            "the practice “{practice}” is out of order or repeats the one before",
        ),
        why=Words(
            "按编号排列便于查找和比对，也能发现重复的编号。",
            "In order, practices are easy to find and compare, and repeated ids are noticed.",
        ),
        fix=Words(
            "按级别从低到高、序号从小到大排列；编号重复的换一个新序号。",
            "Sort them by level and number; give a repeated one a new number.",
        ),
    ),
    "XJ382": Message(
        title=Words("过程域与文件名不一致", "Area and file differ"),
        says=Words("过程域编号“{area}”与文件名不一致", "the area “{area}” differs from the name of the file"),
        why=Words(
            "程序按文件名查找过程域，不一致就会读错。",
            "Areas are found by file name; if the two differ, the wrong one is read.",
        ),
        fix=Words(
            "改正id或文件名，使两者相同，例如PA01.yaml中的编号为PA01。",
            "Make id and file name agree, for example PA01 in PA01.yaml.",
        ),
    ),
    "XJ383": Message(
        title=Words("级别不连续", "Levels are not in sequence"),
        says=Words("级别没有从1开始依次排列", "the levels do not run 1, 2, 3 … in order"),
        why=Words(
            "达到某一级须先达到它以下的各级，级别有缺就无法逐级判断。",
            "A level is reached only after all levels below it, so none may be left out.",
        ),
        fix=Words("从1开始逐级列出，不跳级、不重复。", "List the levels from 1 on, without gaps or repeats."),
    ),
    "XJ384": Message(
        title=Words("能力域或过程域重复列出", "Domain or area listed twice"),
        says=Words("“{id}”在domains中列出了两次", "“{id}” is listed twice in domains"),
        why=Words(
            "重复的过程域会被计算两次，影响等级和占比；两个能力域同一编号，底线差在哪里就说不清。",
            "An area that is listed twice is counted twice, which changes levels and shares; of two domains with one "
            "id nobody can tell which is below its floor.",
        ),
        fix=Words(
            "过程域只在一个能力域中保留；能力域换一个没有用过的编号。",
            "Keep an area in one domain only; give a domain an id that no other has.",
        ),
    ),
    "XJ385": Message(
        title=Words("细则编号与文件夹不一致", "Guideline and folder differ"),
        says=Words(
            "细则编号“{guideline}”与文件夹“{folder}”或其类型不一致",
            "the guideline “{guideline}” differs from the folder “{folder}” or its track",
        ),
        why=Words(
            "自评估按编号查找细则，编号、文件夹和类型须一致。",
            "Assessments find their guideline by its id, so id, folder and track must agree.",
        ),
        fix=Words(
            "把guideline改成文件夹名，并确认以类型（ics或platform）开头。",
            "Write the name of the folder into guideline and make sure that it begins with the track, ics or platform.",
        ),
    ),
    "XJ386": Message(
        title=Words("过程域缺少文件", "Area without a file"),
        says=Words("列出的过程域“{area}”没有对应的文件", "the listed area “{area}” has no file"),
        why=Words(
            "缺少文件，这个过程域的要求就无从评起，整份细则也无法使用。",
            "Without the file its practices are unknown, and the whole guideline cannot be used.",
        ),
        fix=Words(
            "在areas文件夹中补上这个文件，或从能力域中删去它。",
            "Add the file to the folder areas, or take the area out of its domain.",
        ),
    ),
    "XJ387": Message(
        title=Words("过程域没有列入能力域", "Area not listed"),
        says=Words("过程域文件“{area}”没有列入任何能力域", "the area file “{area}” is not listed in any domain"),
        why=Words(
            "没有列入的过程域不参与计分，其中的要求等于没有提出。",
            "An area that is not listed is not scored, as if its practices did not exist.",
        ),
        fix=Words("把它列入一个能力域，或删除多余的文件。", "List it in a domain, or delete the file."),
    ),
    "XJ376": Message(
        title=Words("先决实践不存在", "Needed practice does not exist"),
        says=Words(
            "“{practice}”的先决实践“{need}”在细则中不存在",
            "“{practice}” needs “{need}”, which the guideline does not have",
        ),
        why=Words(
            "提升计划按先决关系排先后，指向不存在的实践就排不出来。",
            "Plans are ordered by what comes first; a practice that does not exist cannot.",
        ),
        fix=Words(
            "改成细则中已有的实践编号，或删去这一项。", "Write the id of a practice of this guideline, or remove it."
        ),
    ),
    "XJ377": Message(
        title=Words("先决实践级别更高", "Needed practice is of a higher level"),
        says=Words(
            "“{practice}”的先决实践“{need}”级别更高",
            "“{practice}” needs “{need}”, which is of a higher level",
        ),
        why=Words(
            "等级逐级达到，低一级的要求不能等高一级的做完才做。",
            "Levels are reached one by one; what is asked at one cannot wait for a higher one.",
        ),
        fix=Words(
            "改成同级或更低级别的实践，或把本条的级别提高。",
            "Name a practice of the same or a lower level, or raise the level of this one.",
        ),
    ),
    "XJ378": Message(
        title=Words("先决关系成环", "Needs go in a circle"),
        says=Words("先决关系绕成一圈：{circle}", "what comes first goes in a circle: {circle}"),
        why=Words(
            "成环的实践谁也不能先做，提升计划排不出先后。",
            "In a circle no practice can come first, so no plan can be ordered.",
        ),
        fix=Words("删去其中一条先决关系，断开这个环。", "Remove one of these needs to open the circle."),
    ),
    "XJ379": Message(
        title=Words("底线高于总分线", "Floor above the threshold"),
        says=Words(
            "第{level}级的能力域底线{floor}%高于总分线{threshold}%",
            "at level {level} the floor of a domain, {floor}%, is above the threshold of the level, {threshold}%",
        ),
        why=Words(
            "底线防止个别能力域过低；每个能力域都过了更高的底线，总分线就不再起作用。",
            "The floor keeps a domain from being neglected; above the threshold it would make the threshold needless.",
        ),
        fix=Words("把floor改到不高于threshold。", "Make floor no more than threshold."),
    ),
    "XJ388": Message(
        title=Words("一级关键项只能现场核查", "Key of level 1 seen only on site"),
        says=Words(
            "“{practice}”是第1级关键项，却只能现场核查，又没有写明理由",
            "“{practice}” is a key of level 1 that only a visit shows, and no reason is given",
        ),
        why=Words(
            "只有重点企业和抽中的企业会被现场核查，其余企业的这一项没有人看过就决定等级。",
            "Only key and drawn enterprises are visited; for all others nobody would see what decides their level.",
        ),
        fix=Words(
            "补写线上核查办法（online），或在why_key写明为什么仍列为关键项。",
            "Say in online how it can be verified from afar, or in why_key why it is a key nevertheless.",
        ),
    ),
    "XJ389": Message(
        title=Words("没有核查办法", "No way to verify"),
        says=Words(
            "“{practice}”既没有线上核查办法，也没有现场核查办法",
            "“{practice}” says neither how it is verified online nor how on site",
        ),
        why=Words(
            "说不出怎样核查的要求，两名核查人员不会得出同一结论。",
            "What nobody knows how to verify is judged by each reviewer in another way.",
        ),
        fix=Words("至少写明online和onsite中的一项。", "Write online or onsite, or both."),
    ),
    "XJ399": Message(
        title=Words("同一过程域的低级别先决", "Needed practice is a lower rung of the same area"),
        says=Words(
            "“{practice}”的先决实践“{need}”是同一过程域的低级别实践，不必写",
            "“{practice}” needs “{need}”, a lower level of its own area, which goes without saying",
        ),
        why=Words(
            "同一过程域由低到高逐级做，提升计划本来就这样排；先决只用来写别处看不出来的先后。",
            "An area is climbed level by level and plans are ordered so; needs say what could not be seen otherwise.",
        ),
        fix=Words(
            "删去这一项；先决只写其他过程域或同级别的实践。", "Remove it; name only other areas, or the same level."
        ),
    ),
}
