"""The rules page: one uniform block per rule, from the rules themselves and the message catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from xingji.messages.catalogue import Message, message
from xingji.publish.render import Page
from xingji.publish.site import Site
from xingji.rules.registry import Rule, load_all

FAMILIES = {
    "1": ("读取文件", "文件能不能安全、完整地读出来。"),
    "2": ("填写格式", "字段是否齐全、写法是否正确。"),
    "3": ("单份材料", "一份材料自身是否合理。"),
    "4": ("材料之间", "同一企业、同一年度的材料能否互相印证。"),
    "5": ("工作程序", "阶段、角色和名额。"),
    "6": ("个人信息与保密", "不该写进公开仓库的内容。"),
    "7": ("办公文件", "Excel工作簿能不能读懂、对得上。"),
}
SEVERITIES = {"error": "错误", "warning": "提醒", "advice": "建议"}
AUDIENCES = {None: "提交者", "agency": "机构", "city": "设区市", "reviewer": "审核人员"}
_PLACE = re.compile(r"\{([a-z_]+)\}")


class Entry(NamedTuple):
    """One rule with its words."""

    rule: Rule
    message: Message

    @property
    def says(self) -> str:
        """The sentence with its places shown as what will stand there."""
        text = self.message.says.zh.replace("[[", "").replace("]]", "")
        return _PLACE.sub("…", text)

    @property
    def fix(self) -> str:
        """The repair, likewise."""
        return _PLACE.sub("…", self.message.fix.zh.replace("[[", "").replace("]]", ""))


class Family(NamedTuple):
    """Rules whose codes share the first digit."""

    digit: str
    name: str
    meaning: str
    entries: list[Entry]


def families() -> list[Family]:
    """All rules, grouped, in the order of their codes."""
    rules = sorted(load_all().values(), key=lambda rule: rule.code)
    grouped = [
        Family(digit, *words, [Entry(rule, message(rule.code)) for rule in rules if rule.code[2] == digit])
        for digit, words in FAMILIES.items()
    ]
    return [family for family in grouped if family.entries]


def pages(site: Site) -> Iterator[Page]:
    """The rules page."""
    context = {"families": families(), "severities": SEVERITIES, "audiences": AUDIENCES}
    yield Page("rules/index.md", "rules.md.j2", "检查规则", site.sample, ("navigation",), context, boost=0.2)
