"""The extras of the package that commands need, and which of their modules are missing."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Extra(NamedTuple):
    """An extra of pyproject.toml, and the modules of it without which a command cannot do anything."""

    name: str
    modules: tuple[str, ...]

    def lacking(self) -> list[str]:
        """Modules that are not installed; one that is broken or too old counts as there, and says so itself."""
        from importlib.util import find_spec  # noqa: PLC0415  most commands need no extra

        return [name for name in self.modules if find_spec(name) is None]


GITHUB = Extra("github", ("github",))
SITE = Extra("site", ("jinja2", "mkdocs", "material", "icalendar", "chinese_calendar", "cryptography"))
SIGNATURES = Extra("site", ("cryptography",))
WORD = Extra("office", ("docxtpl", "typst"))
PDF = Extra("office", ("typst",))


def project(engine: Path, here: Path) -> Path | None:
    """The folder to install from: the checkout that the engine runs from, else one at or above the working folder.

    Never an index of packages: there the name is anybody's.
    """
    return next((folder for folder in (*engine.parents, here, *here.parents) if _is_project(folder)), None)


def _is_project(folder: Path) -> bool:
    try:
        return b'name = "xingji"' in (folder / "pyproject.toml").read_bytes().splitlines()
    except OSError:
        return False
