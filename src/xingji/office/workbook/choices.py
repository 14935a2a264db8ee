"""Words of a cell in which one of a few values is chosen; the plain values are the texts of the YAML documents."""

from __future__ import annotations

from xingji.messages.texts.reports import tell
from xingji.model.terms import PROFILES

CHOICES: dict[str, dict[str, str]] = {
    "degree": {
        "met": "符合",
        "mostly": "基本符合",
        "partly": "部分符合",
        "unmet": "不符合",
        "not_applicable": "不适用",
    },
    "verdict": {
        "confirmed": "认可",
        "accepted_pending_visit": "待现场核实",
        "lowered": "下调",
        "more_evidence": "需补充材料",
        "not_applicable_refused": "不同意不适用",
    },
    "severity": {name: tell(f"severity.{name}") for name in ("high", "medium", "low")},
    "result": {"accepted": "通过", "rejected": "不通过"},
    "kind": {"manufacturer": "工业企业", "platform_operator": "工业互联网平台企业"},
    "profile": PROFILES,
    "cloud": {"public": "公有云", "private": "私有云", "hybrid": "混合云", "community": "行业云"},
    "flag": {"true": "是", "false": "否"},
}


def label(choices: str, plain: str) -> str:
    """The word of a cell for a plain value, — for none."""
    return CHOICES[choices].get(plain, plain) or "—"


SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {
    "degree": {
        "met": ("完全符合", "全部符合", "已符合", "满足", "完全满足", "达标", "是", "y", "yes", "√", "✓", "✔", "☑"),
        "mostly": ("大部分符合", "大部分满足", "基本满足", "基本达标"),
        "partly": ("部分满足", "部分达标"),
        "unmet": ("未符合", "不满足", "未满足", "不达标", "未达标", "否", "n", "no", "×", "✗", "✘"),
        "not_applicable": ("n/a", "不涉及"),
    },
    "verdict": {
        "confirmed": ("同意", "确认", "√", "✓", "✔"),
        "accepted_pending_visit": ("待现场核查", "待现场确认", "现场核实", "暂予认可"),
        "more_evidence": ("补充材料", "需要补充材料"),
        "not_applicable_refused": ("不认可不适用",),
    },
    "severity": {"high": ("严重", "高危"), "medium": ("一般", "中危"), "low": ("轻微", "低危")},
    "result": {"accepted": ("合格", "√", "✓", "✔"), "rejected": ("未通过", "不合格", "×", "✗", "✘")},
    "kind": {"manufacturer": ("制造企业",), "platform_operator": ("平台企业",)},
    "profile": {
        "discrete": ("离散", "离散型", "离散型制造"),
        "process": ("流程", "流程型", "流程型制造"),
        "utility": ("公用", "公共事业"),
    },
    "cloud": {"hybrid": ("混合",), "community": ("社区云",)},
    "flag": {"true": ("有", "y", "yes", "√", "✓", "✔"), "false": ("无", "没有", "不是", "n", "no", "×", "✗", "✘")},
}
"""Words that people write for a choice and that can mean nothing else. 无 and / are not among those of a degree: they
stand for "does not apply" with some and for "we have none of it" with others."""
