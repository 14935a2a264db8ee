"""What stands in the file of a guideline: its schema, and what its fields mean, for programs and people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from xingji.publish.handed import Area, Domain, Guideline, LevelRule, Practice, Wording

MEANINGS: Mapping[type, Mapping[str, str]] = {
    Guideline: {
        "guideline": "细则编号",
        "track": "培育类型",
        "title": "名称",
        "official": "是否官方文本；false 为项目默认细则",
        "sha256": "细则数据的校验值，每个评分结果都写明",
        "out_of_count_percent": "全部权重中“不适用”最多占的百分数",
        "key_minimum": "关键项至少得的分",
        "points": "符合程度 → 得分",
        "levels": "级别，从低到高",
        "domains": "能力域，按顺序",
        "areas": "过程域，按顺序",
    },
    LevelRule: {
        "level": "级别",
        "name": "名称",
        "stars": "星数，平台类没有",
        "threshold": "总分线，百分数",
        "floor": "每个能力域的底线，百分数",
        "out_of_count_percent": "本级权重中“不适用”最多占的百分数",
        "summary": "含义",
    },
    Domain: {"id": "编号", "name": "名称", "areas": "所含过程域的编号"},
    Area: {
        "id": "编号",
        "name": "名称",
        "objective": "目的",
        "essential": "基础过程域，不能整个不计",
        "practices": "要求，按编号",
    },
    Practice: {
        "id": "编号：过程域、级别、序号",
        "level": "从哪一级起要求",
        "weight": "权重，1至3",
        "key": "关键项",
        "why_key": "为什么是关键项",
        "effort": "投入，1至5",
        "needs": "须先做到的要求的编号",
        "risk": "能对付的攻击技术数（MITRE ATT&CK for ICS）",
        "na": "是否可答“不适用”",
        "na_when": "何时不适用",
        "element": "能力要素",
        "text": "要求",
        "met": "看到什么算符合",
        "partly": "什么样算部分符合",
        "evidence": "证明材料",
        "online": "线上怎样核查",
        "onsite": "现场看什么；空为凭材料就能定",
        "profiles": "生产类型（discrete、process、utility）→ 不同的写法",
    },
    Wording: {"text": "要求，空为同通用写法", "evidence": "证明材料，空为同通用写法", "na_when": "何时不适用"},
}
"""Shape → field → its meaning."""
SHAPES: Mapping[type, str] = {
    Guideline: "细则",
    LevelRule: "级别（levels）",
    Domain: "能力域（domains）",
    Area: "过程域（areas）",
    Practice: "要求（practices）",
    Wording: "写法（profiles）",
}
"""Shape → what it is called, with the field that holds it."""

_PLAIN = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}


def guideline_schema() -> dict[str, Any]:
    """JSON Schema of `guideline/<id>.json`."""
    return {"title": "评分细则", **_schema(Guideline)}


def _schema(hint: Any) -> dict[str, Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        hints, meanings = get_type_hints(hint), MEANINGS[hint]
        properties = {name: {**_schema(one), "description": meanings[name]} for name, one in hints.items()}
        return {"type": "object", "required": list(hints), "properties": properties}
    if origin is Literal:
        return {"type": "string", "enum": list(inner)}
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(one) for one in inner]}
    if origin is Sequence:
        return {"type": "array", "items": _schema(inner[0])}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(inner[1])}
    return {"type": _PLAIN[hint]}
