"""Sentences besides findings: none unknown, none unused, and each with the places that are filled."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import xingji
from xingji.messages.interface import WORDS
from xingji.messages.texts.reports import TEXTS

SOURCES = Path(xingji.__file__).parent
KEYS = {**{key: (text.zh, text.en) for key, text in WORDS.items()}, **{key: (text,) for key, text in TEXTS.items()}}
"""Every key with its sentence in each language that it has; reports speak Chinese only."""
SPEAKERS = {"say": "xingji.messages.interface", "tell": "xingji.messages.texts.reports", "usage": "xingji.cli.command"}
PLACE = re.compile(r"\{([a-z_0-9]+)\}")


class Call(NamedTuple):
    """One sentence said in the sources: its keys where they stand there, and the names of its values, None if open."""

    where: str
    keys: tuple[str, ...]
    values: frozenset[str] | None


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    paths = sorted(path for path in SOURCES.rglob("*.py") if SOURCES / "messages" not in path.parents)
    return tuple((path.relative_to(SOURCES).as_posix(), ast.parse(path.read_text("utf-8"))) for path in paths)


def speakers(tree: ast.Module) -> set[str]:
    """Which functions that say a sentence a module has."""
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    return {name.name for node in imports for name in node.names if SPEAKERS.get(name.name) == node.module}


def literal(key: ast.expr) -> tuple[str, ...]:
    """The keys that an expression can be, as far as they stand in it."""
    if isinstance(key, ast.IfExp):
        return literal(key.body) + literal(key.orelse)
    return (str(key.value),) if isinstance(key, ast.Constant) else ()


def calls() -> Iterator[Call]:
    for path, tree in trees():
        names = speakers(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names and node.args:
                given = [keyword.arg for keyword in node.keywords]
                values = None if None in given else frozenset(str(name) for name in given)
                yield Call(f"{path}:{node.lineno}", literal(node.args[0]), values)


def pattern(key: ast.JoinedStr) -> re.Pattern[str]:
    """Keys that an f-string can be."""
    parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_-]+" for part in key.values]
    return re.compile("".join(parts))


def places(text: str) -> set[str]:
    return set(PLACE.findall(text))


def test_no_key_is_unknown() -> None:
    assert [(call.where, key) for call in calls() for key in call.keys if key not in KEYS] == []


def test_no_key_is_unused() -> None:
    """Said as it stands, handed on by its name, or made of a part that is a value."""
    nodes = [node for _, tree in trees() for node in ast.walk(tree)]
    whole = {node.value for node in nodes if isinstance(node, ast.Constant)}
    made = {pattern(node) for node in nodes if isinstance(node, ast.JoinedStr) and "." in ast.unparse(node)}
    made = {one for one in made if re.match(r"[a-z_]+\\\.", one.pattern)}
    assert [key for key in KEYS if key not in whole and not any(one.fullmatch(key) for one in made)] == []


@pytest.mark.parametrize("key", sorted(WORDS))
def test_both_languages_have_the_same_places(key: str) -> None:
    zh, en = WORDS[key]
    assert places(zh) == places(en)
    assert zh.count("[[") == zh.count("]]")
    assert en.count("[[") == en.count("]]")


def test_every_place_is_filled_and_every_value_has_its_place() -> None:
    wrong = []
    for call in calls():
        if call.values is not None and call.keys:
            used = set().union(*(places(text) for key in call.keys for text in KEYS[key]))
            wrong += [(call.where, call.keys, sorted(used ^ call.values))] if used != call.values else []
    assert wrong == []
