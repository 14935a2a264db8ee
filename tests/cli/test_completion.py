"""`xingji completion`: what a shell offers, made from the parsers."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.run import xingji
from tests.places import SAMPLE
from xingji.cli.commands import COMMANDS
from xingji.cli.main import parser
from xingji.cli.output.completion import SCRIPTS
from xingji.cli.output.places import words_of

TRY = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); COMPREPLY=(); _xingji; printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("completion") / "xingji.bash"
    path.write_text(xingji("completion", "bash", cwd=SAMPLE).out, "utf-8")
    return path


@pytest.mark.needs("shell")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("wo", "word workbook"),
        ("workbook ", "export import"),
        ("workbook export --kind ", "self-assessment verification"),
        ("workbook export --kind ver", "verification"),
        ("word commitment --fo", "--fonts --force"),
        ("word template an", "annual"),
        ("check --format ", "count github json sarif text"),
        ("check --format =", "count github json sarif text"),
        ("check --format = te", "text"),
        ("check --root = s", "scoring submissions"),
        ("--lang ", "en zh"),
        ("check sub", "submissions"),
        ("check --root s", "scoring submissions"),
        ("check --on ", ""),
        ("edition ", "new"),
        ("completion ", "bash fish powershell zsh"),
    ],
)
def test_bash_offers(script: Path, typed: str, offered: str) -> None:
    arguments = ["bash", "-c", TRY, "bash", str(script), "xingji", *typed.split(" ")]
    done = subprocess.run(arguments, cwd=SAMPLE, capture_output=True, encoding="utf-8", check=True)
    assert (sorted(done.stdout.split()), done.stderr) == (offered.split(), "")


@pytest.mark.parametrize("shell", SCRIPTS)
def test_every_command_and_option_is_in_every_script(shell: str) -> None:
    text = xingji("completion", shell, cwd=SAMPLE).out
    for place in words_of(parser(*COMMANDS)):
        assert re.search(rf"{place.at}\b", text) or not place.at
        for option in place.options:
            names = (flag.lstrip("-") if shell == "fish" else flag for flag in option.flags)
            assert all(re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", text) for one in names), option


def test_what_stands_in_help_cannot_end_a_string() -> None:
    text = xingji("completion", "fish", "--lang", "en", cwd=SAMPLE).out
    assert r"start a dossier, empty or from last year\'s" in text
