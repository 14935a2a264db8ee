"""Nobody is told to install a name from an index: none of them is ours, so it would be whoever registered it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.places import ROOT

_READ = (
    "*.md",
    "docs/**/*.md",
    "site/**/*.md",
    "site/**/*.html",
    "scoring/**/*.md",
    "benchmarks/*.md",
    "tests/*/README.md",
)
_SAID = ("src/**/*.py", "src/**/*.j2", "src/**/*.js", "site/scripts/**/*.js", ".github/**/*.md", ".github/ISSUE*/*.yml")
_INSTALL = re.compile(r"(?:pipx?|uv(?: pip| tool)?|uvx) +(?:install|run|add|\S*xingji)\b *([^`\n。；，（）]*)")
_PLACE = re.compile(r"\.(\[[a-z0-9,{}]+\])?|\S*xingji-[\w.<>*+-]+\.whl")
"""The folder, with extras, or a wheel of ours."""
_LOCK = re.compile(r"requirements/\S+\.txt")
_HARMLESS = {"-e", "--editable", "--no-deps", "--quiet", "--disable-pip-version-check"}
_BY_HASH = {"--require-hashes", "-r"}


def _told(text: str) -> Iterator[tuple[int, str]]:
    """Lines with what they tell to install."""
    for number, row in enumerate(text.splitlines(), 1):
        yield from ((number, found[1].strip()) for found in _INSTALL.finditer(row))


def _ours(what: str) -> bool:
    """Is it the folder, a wheel of ours, or a lock whose hashes are asked for?"""
    words = [word.strip("\"',") for word in what.split("#", maxsplit=1)[0].rstrip(" .").split()]
    options = {word for word in words if word.startswith("-")} - _HARMLESS
    names = [word for word in words if not word.startswith("-")] or ["."]
    form = _LOCK if options == _BY_HASH else _PLACE
    return options in (set(), _BY_HASH) and all(map(form.fullmatch, names))


def test_only_the_folder_or_what_is_fixed_by_hash_is_installed() -> None:
    files = sorted({path for form in (*_READ, *_SAID) for path in ROOT.glob(form)})
    told = [(path, *row) for path in files for row in _told(path.read_text("utf-8"))]
    assert not [f"{path.relative_to(ROOT)}:{line}: {what}" for path, line, what in told if not _ours(what)]
    assert {"README.md", "README.zh.md", "agency.md"} <= {path.name for path, _, _ in told}, (
        "else the search finds nothing"
    )


@pytest.mark.parametrize(
    "row",
    [
        'pip install "xingji[sm2]"',
        "the library is missing: pip install 'xingji[sm2]'.",
        "运行 `pip install xingji`。",
        "pip install --upgrade xingji",
        "pip install requests",
        "pip install . gmssl",
        "pip install -r requirements/core.txt",
        "pipx install xingji",
        "uv pip install xingji",
        "uvx xingji check",
        "python -m pip install xingji",
        "pip install -U pip",
        "pip install https://example.org/xingji-1.0-py3-none-any.whl other",
    ],
)
def test_a_name_is_found(row: str) -> None:
    assert [what for _, what in _told(row) if not _ours(what)]


@pytest.mark.parametrize(
    "row",
    [
        "pip install .",
        'pip install ".[github,office]"',
        '运行 `pip install .` 就够了；提交要 `pip install ".[github]"`，别的不要。',
        "pip install -e '.[dev]'",
        "pip install --require-hashes -r requirements/core.txt",
        "python -m pip install --no-deps .",
        "pip install xingji-0.2.0-py3-none-any.whl   # from the release",
        "pip install dist/xingji-*.whl",
    ],
)
def test_the_folder_and_our_wheel_are_not(row: str) -> None:
    assert {_ours(what) for _, what in _told(row)} == {True}
