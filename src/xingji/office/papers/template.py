"""Word templates, real .docx files with placeholders: what each kind of paper declares of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parents[1] / "templates"


class Template(NamedTuple):
    """A kind of Word paper: its file, its placeholders with their meaning, and those no template may lack.

    Placeholders in a repeated row are written `rows.name` for `{{ row.name }}` under `{%tr for row in rows %}`.
    """

    file: str
    fields: Mapping[str, str]
    required: frozenset[str]

    @property
    def path(self) -> Path:
        """The template that comes with the engine."""
        return FOLDER / self.file


class Wanted(NamedTuple):
    """How a paper is to be made: with which fonts (`office` or `windows`), and the office's own template if any."""

    fonts: str = "office"
    template: Path | None = None
