"""The credit code that a command is about."""

from __future__ import annotations

import argparse
import re

from xingji.cli.command import usage
from xingji.model.terms import USCC_PATTERN
from xingji.model.typing_habits import code_as_meant, without_look_alikes


def add_credit_code(parser: argparse.ArgumentParser) -> None:
    """The code, and the reason for one that looks wrong."""
    parser.add_argument("uscc", metavar="USCC", help="统一社会信用代码 / unified social credit code")
    parser.add_argument(
        "--uscc-exception",
        default="",
        metavar="REASON",
        help="执照所载代码校验码确实不符时的理由 / why a code is genuine whose check character is wrong",
    )


def credit_code(options: argparse.Namespace) -> str:
    """The code of the options, well formed; its check character is another matter. Raises UsageError."""
    code = code_as_meant(options.uscc)
    if not re.fullmatch(USCC_PATTERN, code):
        plain = without_look_alikes(code)
        hint = plain if plain != code and re.fullmatch(USCC_PATTERN, plain) else ""
        raise usage("error.uscc", options, uscc=code, hint=hint)
    return code


def demand_check_character(options: argparse.Namespace, code: str, *, excused: bool) -> None:
    """Raise UsageError for a wrong one, unless the options say why, or an earlier year did."""
    from stdnum.cn import uscc as standard  # noqa: PLC0415  takes longer than most commands

    if not (excused or options.uscc_exception.strip() or standard.is_valid(code)):
        raise usage("error.check_digit", options, uscc=code)
