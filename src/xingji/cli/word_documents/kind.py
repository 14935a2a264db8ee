"""What a kind of Word or Excel document is to `xingji word`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xingji.office.papers.template import Template, Wanted


@dataclass(frozen=True)
class Kind:
    """One kind of paper.

    `make` gives the whole file for one of the `endings` (lower case, with the dot) and raises UsageError or PaperError;
    `template` loads the declaration of its Word template, for kinds that have one.
    """

    name: str
    help: str
    example: str
    endings: tuple[str, ...]
    add: Callable[[argparse.ArgumentParser], None]
    make: Callable[[argparse.Namespace, str], bytes]
    template: Callable[[], Template] | None = None


def wanted(options: argparse.Namespace) -> Wanted:
    """Fonts and template that the user asked for."""
    from xingji.office.papers.template import Wanted  # noqa: PLC0415

    own = getattr(options, "template", None)
    return Wanted(options.fonts, Path(own) if own else None)
