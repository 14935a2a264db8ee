"""What may follow what on the command line, for the shells that complete it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import NamedTuple

FILES, FOLDERS = "files", "folders"
_KINDS = {"FILE": FILES, "PATH": FILES, "DOSSIER": FILES, "DIR": FOLDERS}
"""What stands for a file or a folder, by the name that help gives it."""


class Value(NamedTuple):
    """What a place takes: these words, files or folders, or something that nobody can complete ("")."""

    words: tuple[str, ...] = ()
    kind: str = ""


class Option(NamedTuple):
    """An option by its flags; `value` is None for one that takes none."""

    flags: tuple[str, ...]
    help: str
    value: Value | None


class Place(NamedTuple):
    """What may follow a command, whose words `at` holds with a slash before each."""

    at: str
    commands: dict[str, str]
    options: list[Option]
    value: Value


Places = list[Place]


def within(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands of a parser by name."""
    found = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return {name: inner for action in found for name, inner in action.choices.items()}


def words_of(parser: argparse.ArgumentParser, at: str = "") -> Places:
    """The table of a parser and all within it."""
    inner, positionals = within(parser), list[argparse.Action]()
    helps: dict[str, str] = {}
    options: list[Option] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {one.dest: one.help or "" for one in action._choices_actions}
        elif action.option_strings:
            value = None if action.nargs == 0 else _value(action)
            options.append(Option(tuple(action.option_strings), " ".join((action.help or "").split()), value))
        else:
            positionals.append(action)
    values = [_value(action) for action in positionals]
    value = Value(
        tuple(word for one in values for word in one.words), next((one.kind for one in values if one.kind), "")
    )
    own = Place(at, {name: helps.get(name, "") for name in inner}, options, value)
    return [own, *(place for name, one in inner.items() for place in words_of(one, f"{at}/{name}"))]


def _value(action: argparse.Action) -> Value:
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    return Value(tuple(map(str, action.choices or ())), _KINDS.get(metavar, ""))


def flags(place: Place) -> Iterator[str]:
    return (flag for option in place.options for flag in option.flags)


def taking(places: Places) -> Iterator[tuple[str, Value]]:
    """Every option that takes a value, as `at:--flag`."""
    return (
        (f"{place.at}:{flag}", option.value)
        for place in places
        for option in place.options
        if option.value is not None
        for flag in option.flags
    )
