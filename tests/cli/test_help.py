"""`--help` of every command, what wrong usage says, and whether a console can read it."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from tests.cli.run import xingji
from tests.places import SAMPLE
from xingji.cli.commands import COMMANDS
from xingji.cli.help import BETWEEN, parsers, pick, speaking
from xingji.cli.main import parser
from xingji.cli.output.cells import fold
from xingji.cli.streams import be_readable, for_programs
from xingji.cli.users import USERS, listed
from xingji.messages.catalogue import Lang

CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(params=list(COMMANDS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_command_has_help_with_an_example(name: str) -> None:
    out = xingji(name, "--help", cwd=SAMPLE).out
    assert f"xingji {name}" in COMMANDS[name].example
    assert COMMANDS[name].example in out
    assert "示例：" in out


def all_of(name: str, lang: Lang) -> Iterator[tuple[argparse.ArgumentParser, str]]:
    """The parsers of a command and of all within it, each with its help."""
    with speaking(lang):
        for each in [*parsers(parser(name, lang=lang))][1:]:
            yield each, each.format_help()


def test_help_is_in_the_readers_language(name: str) -> None:
    """Neither both languages side by side, nor a word of argparse's own in Chinese; examples are the same in both."""
    for _, english in all_of(name, "en"):
        said, _, example = english.partition("\nexamples:\n")
        assert example
        assert BETWEEN not in said
        assert not CHINESE.search(said), said
    for zh, whole in all_of(name, "zh"):
        assert BETWEEN not in whole
        assert not re.search(r"usage|argument|show this|options", whole)
        told = [action.help for action in zh._actions if action.help != argparse.SUPPRESS]
        named = [text for text in told if text is not None]  # a list of commands has a help for each of them
        assert all(CHINESE.search(text) for text in [*named, zh.description or ""]), named


def test_all_commands_stand_once_under_their_users() -> None:
    told = [line.split()[0] for line in listed("zh").splitlines() if re.match("  [a-z]", line)]
    assert sorted(told) == sorted(COMMANDS)
    assert {name for names in USERS.values() for name in names.split()} == {*COMMANDS}
    users: tuple[tuple[Lang, str], ...] = (("zh", "设区市"), ("en", "cities"))
    for lang, user in users:
        out = xingji("--help", "--lang", lang, cwd=SAMPLE).out
        assert f"\n{user}\n" in out
        assert pick(COMMANDS["status"].help, lang) in out


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        ([], "缺少必填的参数：COMMAND", "the following arguments are required: COMMAND"),
        (["nothing"], "不能是 'nothing'，可选：", "invalid choice: 'nothing' (choose from"),
        (["new"], "缺少必填的参数：USCC", "are required: USCC"),
        (["check", "--format", "x"], "参数 --format：不能是 'x'", "argument --format: invalid choice"),
        (["check", "--processes", "x"], "应为 int", "invalid int value"),
        (["check", "--never"], "没有这些参数：--never", "unrecognized arguments: --never"),
        (["sign", "--new"], "--new 不明确，可以是", "ambiguous option: --new could match"),
        (["sign", "--key"], "后面要有一个值", "expected one argument"),
        (["fmt"], "缺少必填的参数：PATH", "required: PATH"),
        (["owners", "--write", "--check"], "不能与 --write 同用", "not allowed with argument --write"),
    ],
)
def test_wrong_usage_is_told_in_the_readers_language(arguments: list[str], zh: str, en: str) -> None:
    told = xingji(*arguments, cwd=SAMPLE)
    assert (told.code, zh in told.err, told.err.startswith("用法：")) == (2, True, True), told.err
    english = xingji("--lang", "en", *arguments, cwd=SAMPLE)
    assert (english.code, en in english.err, english.err.startswith("usage: ")) == (2, True, True), english.err


def test_language_of_the_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINGJI_LANG", "en")
    assert xingji("check", "--help", cwd=SAMPLE).out.startswith("usage: ")
    assert xingji("check", "--help", "--lang=zh", cwd=SAMPLE).out.startswith("用法：")
    assert xingji("--lang", "zh", "check", "none", cwd=SAMPLE).err.startswith("xingji：找不到")


def test_help_fits_a_narrow_screen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    for _, text in all_of(name, "zh"):
        lines = text.partition("\n示例：")[0].splitlines()
        assert [line for line in lines if cell_len(line) > 60 and " [" not in line] == []


def test_lines_are_broken_by_what_they_take() -> None:
    assert fold("一二三四五六七", 10) == ["一二三四五", "六七"]
    assert fold("一二三四五，六七", 10) == ["一二三四", "五，六七"]
    assert fold("用 --from 沿用", 8) == ["用", "--from", "沿用"]
    assert fold("  缩进的一行很长", 10) == ["  缩进的一", "  行很长"]
    assert fold("abcdefghijkl", 5) == ["abcde", "fghij", "kl"]


@pytest.mark.parametrize(
    ("encoding", "reads"), [("gbk", "gbk"), ("utf-8", "utf-8"), ("ascii", "ascii"), ("cp1252", "cp1252")]
)
def test_a_pipe_is_written_as_it_is_read(encoding: str, reads: str) -> None:
    """PYTHONIOENCODING is respected; what the encoding lacks becomes a question mark, never a failure."""
    command = [sys.executable, "-m", "xingji", "--help"]
    done = subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": encoding}, capture_output=True, check=False)
    assert done.returncode == 0
    assert ("检查申报材料" in done.stdout.decode(reads)) == (encoding in ("gbk", "utf-8"))
    assert b"xingji check submissions" in done.stdout


@pytest.mark.parametrize(("encoding", "becomes"), [("cp936", "cp936"), ("cp1252", "utf-8"), ("ascii", "utf-8")])
def test_console_decides_and_nobody_gets_question_marks_only(
    monkeypatch: pytest.MonkeyPatch, encoding: str, becomes: str
) -> None:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    stream = io.TextIOWrapper(io.BytesIO(), encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    be_readable()
    assert (stream.encoding, stream.errors) == (becomes, "replace")


def test_what_programs_read_is_no_matter_of_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "gbk"))
    plain = {"name": "示例①𠮷é"}
    text = for_programs(json.dumps(plain, ensure_ascii=False))
    assert text.isascii()
    assert json.loads(text) == plain
