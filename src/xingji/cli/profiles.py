"""The industry and the profile that a new dossier starts with."""

from __future__ import annotations

import argparse
from dataclasses import replace

from xingji.cli.command import usage
from xingji.cli.output.new import Origin
from xingji.model.reference import Reference
from xingji.model.terms import PROFILES
from xingji.store.templates import Blank


def add_profile_arguments(parser: argparse.ArgumentParser) -> None:
    """`--industry` and `--profile`."""
    parser.add_argument("--industry", default="", metavar="CODE", help="行业大类两位代码 / division of GB/T 4754-2017")
    parser.add_argument(
        "--profile",
        type=_called,
        choices=PROFILES,
        help="生产类型编号或名称；默认同上年度，或按行业大类 / profile, else the usual one",
    )


def _called(text: str) -> str:
    """The profile that is called so, by its id or its name; else the text as it is."""
    return next((profile for profile, name in PROFILES.items() if text in (name, name[:2])), text)


def with_industry(options: argparse.Namespace, blank: Blank, known: Reference) -> Blank:
    """With the division that was named, if one was. Raises UsageError."""
    code: str = options.industry.strip()
    if code and code not in known.industries:
        raise usage("error.industry", options, industry=code)
    return replace(blank, industry=code or blank.industry)


def with_profile(options: argparse.Namespace, blank: Blank, kind: str, known: Reference) -> tuple[Blank, Origin]:
    """With the profile that was asked for, that of last year, or the usual one of a manufacturer's industry."""
    division = known.industries.get(blank.industry) if kind == "manufacturer" else None
    origins: tuple[tuple[Origin, str], ...] = (
        ("asked", options.profile or ""),
        ("kept", blank.profile),
        ("usual", division.profile if division else ""),
    )
    for origin, profile in origins:
        if profile:
            return replace(blank, profile=profile), origin
    if kind != "manufacturer":
        return blank, "none"
    return blank, "unusual" if division else "open"
