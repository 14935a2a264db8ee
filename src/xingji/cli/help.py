"""Help in the reader's language: the words of argparse, the pairs in which ours are declared, lines by what they take.

What a command says of itself stands in its parser as "中文 / English", both beside each other.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from xingji.cli.output.cells import fold
from xingji.cli.output.places import within
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say

BETWEEN = " / "
_ARGPARSE = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "%(heading)s:": "%(heading)s：",
    "show this help message and exit": "显示这份说明",
    "%(prog)s: error: %(message)s\n": "%(prog)s：%(message)s\n",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "the following arguments are required: %s": "缺少必填的参数：%s",
    "one of the arguments %s is required": "必须给出其中一个参数：%s",
    "unrecognized arguments: %s": "没有这些参数：%s",
    "invalid choice: %(value)r (choose from %(choices)s)": "不能是 %(value)r，可选：%(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r 不能用，应为 %(type)s（int 即整数）",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 不明确，可以是 %(matches)s",
    "not allowed with argument %s": "不能与 %s 同用",
    "ignored explicit argument %r": "不能带值 %r",
    "expected one argument": "后面要有一个值",
    "expected at most one argument": "后面最多有一个值",
    "expected at least one argument": "后面至少要有一个值",
    "expected %s argument": "后面要有 %s 个值",
    "expected %s arguments": "后面要有 %s 个值",
}


def add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str, example: str
) -> argparse.ArgumentParser:
    """The parser of a command, with what all of them have. What it says is a pair of both languages."""
    made = commands.add_parser(name, help=text, description=text, epilog=example)
    made.add_argument(
        "--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help="输出语言，默认 zh / output language"
    )
    made.add_argument(
        "--debug",
        action="store_true",
        default=argparse.SUPPRESS,
        help="引擎出错时显示完整信息 / print a full traceback on failure",
    )
    return made


@contextmanager
def speaking(lang: Lang) -> Iterator[None]:
    """Let argparse speak a language for a while, by the functions through which it asks gettext for its words."""
    known = _ARGPARSE if lang == "zh" else {}

    def one(text: str) -> str:
        return known.get(text, text)

    def by_number(single: str, plural: str, number: int) -> str:
        return one(single if number == 1 else plural)

    words = vars(argparse)
    before = {name: words[name] for name in ("_", "ngettext")}
    words.update(_=one, ngettext=by_number)
    try:
        yield
    finally:
        words.update(before)


def asked_for(arguments: list[str]) -> argparse.Namespace:
    """The language that is named among arguments which nobody has parsed yet, as an option."""
    named = [text.removeprefix("--lang=") for text in arguments if text.startswith("--lang=")]
    named += [after for text, after in pairwise(arguments) if text == "--lang"]
    return argparse.Namespace(lang=named[-1] if named else None, debug=False)


def localize(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Leave one language of whatever a parser and those in it say, and put a heading over its examples."""
    for each in parsers(parser):
        each.formatter_class = _Formatter
        each.description = each.description and pick(each.description, lang)
        each.epilog = each.epilog and f"{say('help.example', lang)}\n{each.epilog}"
        for action in each._actions:
            inner = action._choices_actions if isinstance(action, argparse._SubParsersAction) else []
            for said in (action, *inner):
                said.help = said.help and pick(said.help, lang)


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A parser and all within it."""
    yield parser
    for inner in within(parser).values():
        yield from parsers(inner)


def pick(text: str, lang: Lang) -> str:
    """One side of a declared pair; what is no pair is the same in both languages."""
    first, between, second = text.partition(BETWEEN)
    return second if between and lang == "en" else first if between else text


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Breaks lines by the cells that they take; a Chinese sentence has no blanks to break it at."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return fold(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Examples and lists stand indented and are left alone: they are to be copied as they are."""
        lines = ([line] if line[:1] in ("", " ") else fold(line, width) for line in text.splitlines())
        return "\n".join(indent + part for parts in lines for part in parts)
