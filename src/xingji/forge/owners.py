"""CODEOWNERS: whose approval every change needs, made from the roles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xingji.programme.permissions import Author

PATH = ".github/CODEOWNERS"
PLACEHOLDER = "example-org/province"
"""Stands for the province's team where the roles are made up: a made-up login could belong to a stranger."""
_TEAM = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
_LINES = (
    "# 由 xingji owners --write 按 submissions/{year}/roles.yaml 生成，请勿手工修改；说明见 docs/forge.md。",
    "# 任何改动（年度方案、评分细则、引擎、工作流、网站和申报材料）都须经省级账号批准才能合并。",
    "# 谁能提交哪份材料不由本文件决定：检查程序按基础分支的 roles.yaml 判断。",
    "{sample}* {owners}",
)
_SAMPLE = "# 示例数据中的账号是虚构的，下面的 @{team} 是占位，启用前须换成真实账号（见 docs/forge.md）。\n"


class NoOwnerError(ValueError):
    """No account may approve anything, so nothing could ever be merged."""


def is_team(name: str) -> bool:
    """Whether a name has the form ORGANISATION/TEAM."""
    return _TEAM.fullmatch(name) is not None


def codeowners(year: str, authors: Iterable[Author], *, sample: bool, team: str = "") -> str:
    """The file's text. One rule for all paths: institutions advise, and only the province merges.

    `team` takes the place of the single accounts. Raises NoOwnerError.
    """
    logins = {author.login.lower(): author.login for author in authors if author.role == "province"}
    named = [team] if team else [PLACEHOLDER] if sample else [logins[key] for key in sorted(logins)]
    if not named:
        raise NoOwnerError(year)
    note = _SAMPLE.format(team=PLACEHOLDER) if sample and not team else ""
    owners = " ".join(f"@{name}" for name in named)
    return "\n".join(_LINES).format(year=year, sample=note, owners=owners) + "\n"
