"""The province as data, and documents that name one of its tracks."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ390": Message(
        title=Words("缺少本省资料", "Province is not declared"),
        says=Words(
            "找不到“{file}”，无法判断设区市、县区和培育类型",
            "“{file}” is missing, so no city, county or track is known",
        ),
        why=Words(
            "省名、单位、设区市、县区和培育类型写在submissions文件夹中，检查和网页都以它为准。",
            (
                "The province with its bodies, cities, counties and tracks is declared in submissions; "
                "everything else refers to it."
            ),
        ),
        fix=Words(
            "从省级仓库取回这个文件；新的省份照tests/province的例子编写。",
            (
                "Get the file from the repository of the province; for a new province, write it after "
                "the example in tests/province."
            ),
        ),
    ),
    "XJ391": Message(
        title=Words("本省资料中编号或名称重复", "One id or name twice"),
        says=Words("“{name}”出现了两次", "“{name}” is listed twice"),
        why=Words(
            "城市、县区、功能板块按编号查找，培育类型在工作簿中也按名称认；重复时分不清是哪一项。",
            "Cities, counties, zones and tracks are found by their id, tracks in workbooks by their names too.",
        ),
        fix=Words("删去多余的一项，或改正编号、名称。", "Remove one of the two, or correct its id or name."),
    ),
    "XJ392": Message(
        title=Words("区划代码不属于本省", "Code of another province"),
        says=Words("区划代码“{code}”不以{begins}开头", "the code “{code}” does not begin with {begins}"),
        why=Words(
            "本省各级区划代码的前两位相同，不同的多半是抄错了。",
            "All codes of a province begin with the same two digits; another beginning is mostly a slip.",
        ),
        fix=Words(
            "改正这个代码；整省都不对的，改正province.yaml中的region。",
            "Correct the code; if all codes differ, correct region in province.yaml.",
        ),
    ),
    "XJ393": Message(
        title=Words("所属城市不存在", "Belongs to no city"),
        says=Words(
            "“{city}”不是本省的城市。本省城市：{known}", "“{city}” is not a city of the province; its cities: {known}"
        ),
        why=Words(
            "县区和功能板块按所属城市核对企业的地址；城市写错时，企业无法填报。",
            ("Counties and zones are compared with the city of an enterprise; with a wrong city they can never match."),
        ),
        fix=Words("改成province.yaml中的城市编号。", "Write the id of a city from province.yaml."),
    ),
    "XJ394": Message(
        title=Words("两座城市在同一个方块", "Two cities on one tile"),
        says=Words("“{city}”的方块位置与“{other}”相同", "“{city}” has the same tile as “{other}”"),
        why=Words(
            "统计页每座城市一个方块，重叠时有一座看不见。",
            ("The statistics page draws one tile per city; if two share a place, one is hidden."),
        ),
        fix=Words("给其中一座换一个行列（tile）。", "Give one of them another row or column (tile)."),
    ),
    "XJ395": Message(
        title=Words("没有这个培育类型", "Unknown track"),
        says=Words("“{track}”不是本省的培育类型", "“{track}” is not a track of the province"),
        why=Words(
            "培育类型由全省统一声明，各份材料只能引用。",
            "Tracks are declared once for the province; documents can only refer to them.",
        ),
        fix=Words("改成其中之一：{known}。", "Choose one of: {known}."),
        fix_workbook=Words("改成其中之一，即{known}。", "Choose one of {known}."),
    ),
    "XJ396": Message(
        title=Words("过程域编号不属于这个类型", "Area of another track"),
        says=Words(
            "过程域“{area}”不以{begins}开头，而{track}的过程域应以它开头",
            "the area “{area}” does not begin with {begins}, as those of {track} do",
        ),
        why=Words(
            "编号开头说明过程域属于哪个类型，混用会让答案对不上细则。",
            (
                "The prefix shows the track of an area; if prefixes are mixed up, answers are matched "
                "with the wrong guideline."
            ),
        ),
        fix=Words(
            "改正过程域编号和文件名，或改正province.yaml中的areas。",
            ("Correct the id of the area and the name of its file, or areas in province.yaml."),
        ),
    ),
}
