"""Who uses which commands, for the list that `--help` shows."""

from __future__ import annotations

from xingji.cli.commands import COMMANDS
from xingji.cli.help import pick
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say

USERS = {
    "企业、自评估咨询服务机构 / enterprises and agencies": (
        "new check score plan workbook word submit explain fmt verify completion"
    ),
    "省级支撑机构 / institutions": "sample check score workbook word submit explain",
    "设区市 / cities": "status history workbook word submit check explain verify",
    "省级管理 / the province": "edition figures ranking impact build serve sign check status sample history word",
    "维护人员 / maintainers": "owners forge hub remind schema fmt",
}
"""By whom they are for, most used first; each command is told under the first of them."""


def listed(lang: Lang) -> str:
    """Every command once, by whom it is for, and what else these use."""
    parts, told = list[str](), set[str]()
    for words, names in USERS.items():
        own = [name for name in names.split() if name not in told]
        lines = [pick(words, lang), *(f"  {name:<11} {pick(COMMANDS[name].help, lang)}" for name in own)]
        if also := [name for name in names.split() if name in told]:
            lines.append(f"  {say('help.also', lang, commands=', '.join(also))}")
        parts.append("\n".join(lines))
        told |= {*own}
    return "\n\n".join(parts)
