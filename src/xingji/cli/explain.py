"""`xingji explain`: what a rule checks, why, and how to fix a finding."""

from __future__ import annotations

import argparse

from xingji.cli.command import CLEAN, Command, emit, language, usage
from xingji.messages.catalogue import Lang, message, outline
from xingji.messages.interface import say
from xingji.model.typing_habits import as_typed_plainly
from xingji.rules.registry import Rule, load_all


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "codes", nargs="*", metavar="CODE", help="规则编号，如 XJ304；不填则列出全部 / without a code, list all rules"
    )


def _run(options: argparse.Namespace) -> int:
    rules, lang = load_all(), language(options)
    if not options.codes:
        emit("\n".join(f"{code}  {message(code).title.pick(lang)}" for code in sorted(rules)))
        return CLEAN
    for code in options.codes:
        if _code(code) not in rules:
            raise usage("error.no_code", options, code=code)
    emit("\n\n".join(_page(rules[_code(code)], lang) for code in options.codes))
    return CLEAN


def _code(given: str) -> str:
    """XJ322 as people say it: in any case, in full width, or the number alone."""
    return f"XJ{as_typed_plainly(given).upper().removeprefix('XJ').strip('-_')}"


def _page(rule: Rule, lang: Lang) -> str:
    entry = message(rule.code)
    facts = [
        say(f"severity.{rule.severity}", lang),
        say(f"audience.{rule.audience or 'author'}", lang),
        *([say("explain.since", lang, since=rule.since)] if rule.since else []),
    ]
    lines = [
        f"{rule.code}  {entry.title.pick(lang)}",
        "  " + " · ".join(facts),
        f"  {outline(entry.says.pick(lang))}",
        f"  {say('explain.why', lang)}{entry.why.pick(lang)}",
        f"  {say('explain.fix', lang)}{outline(entry.fix.pick(lang))}",
    ]
    if entry.fix_workbook:
        lines.append(f"  {say('explain.fix_workbook', lang)}{outline(entry.fix_workbook.pick(lang))}")
    if rule.kinds:
        lines.append("  " + say("explain.kinds", lang, kinds="、".join(rule.kinds)))
    return "\n".join(lines)


COMMAND = Command(_add, _run)
