"""Rules that need all dossiers of an edition."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ540": Message(
        title=Words("超过机构服务能力", "Agency over capacity"),
        says=Words(
            "机构“{agency}”服务{count}家企业，超过填报的能力{capacity}家",
            ("the agency “{agency}” serves {count} enterprises, more than its capacity of {capacity}"),
        ),
        why=Words(
            "机构须一对一服务；超出能力会影响自评估质量。",
            ("Agencies serve each enterprise individually; too many enterprises lower the quality of the assessments."),
        ),
        fix=Words(
            "把部分企业改由本市其他机构服务，或由机构确认后更新capacity。",
            "Let other agencies of the city serve some of them, or have the agency confirm a new capacity.",
        ),
        fix_workbook=Words(
            "把部分企业改由本市其他机构服务，或由机构确认后更新“服务能力（家）”一列。",
            "Let other agencies of the city serve some of them, or have the agency confirm a new number in 服务"
            "能力（家）.",
        ),
    ),
    "XJ541": Message(
        title=Words("现场抽查比例不足", "Too few visits"),
        says=Words(
            "名单已公布，但{city}只随机抽查了{drawn}家，按{percent}%应不少于{wanted}家",
            "the list is published, but {city} has {drawn} sampled visit(s); {percent} % asks for {wanted}",
        ),
        why=Words(
            "名单由线上核查和现场抽查结果综合确定（见通知），每个设区市都要有抽查。",
            "The list rests on verification and sampled visits (see the notice), in every city.",
        ),
        fix=Words(
            "补做抽中企业的现场核查后再公布；用xingji sample查看应查企业。",
            ("Visit the drawn enterprises before publishing the list; xingji sample lists them."),
        ),
    ),
}
