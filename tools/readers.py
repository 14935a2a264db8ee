#!/usr/bin/env python3
"""The table of docs/forge.md that says who sees what, made of the kinds: `tools/readers.py --write` (or `--check`)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from xingji.model.kinds import KINDS, DocumentKind, Readers, Reading

PAGE = Path(__file__).parents[1] / "docs/forge.md"
BEGIN, END = "<!-- readers -->\n", "<!-- end of readers -->\n"
HEAD = ("材料", "自评估机构", "设区市", "支撑机构", "从何时起")
ROLES = ("agency", "city", "institution")
NOBODY = "—"
OWN = {"agency": "本机构的企业", "city": "本市的企业", "institution": "分派给它的企业"}
MADE = {
    "inbox": ("本库说明",) * 3,
    "progress": (NOBODY, "本市各企业的进度", NOBODY),
    "tasks": (NOBODY, NOBODY, "分派给它的任务"),
}
"""What the hub makes for an inbox; no such document lies in the record, so its kind names no readers."""


def table() -> str:
    """All kinds, in the order of the year."""
    rows = [HEAD, ("---",) * len(HEAD), *map(_row, KINDS.values())]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(kind: DocumentKind) -> tuple[str, ...]:
    name = f"{kind.words.zh} `{kind.name}`" if kind.level != "areas" else kind.words.zh
    if kind.name in MADE:
        return (name, *MADE[kind.name], "每次送达时生成")
    cells = [_cell(kind, role, getattr(kind.readers, role)) for role in ROLES]
    if set(cells) == {NOBODY}:
        return (name, *cells, "只有省里")
    return (name, *cells, "公示之日" if kind.readers.announced else "并入总库后")


def _cell(kind: DocumentKind, role: str, reading: Reading) -> str:
    if reading == "no":
        return NOBODY
    if reading == "derived":
        return "摘出有关部分"
    if kind.level in ("dossier", "track"):
        if role == "city" and kind.readers.answers:
            return "不看，除非年度方案另定"
        narrower = role == "institution" and kind.readers.tasks != Readers().tasks
        return "分派给它现场核查的企业" if narrower else OWN[role]
    return "本市的" if kind.level == "city" else "全文"


def renewed(text: str) -> str:
    """The page with the table as it should be. Raises ValueError for a page without the two marks."""
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        raise ValueError(f"{PAGE.name} does not have the two marks between which the table belongs")
    before, behind = text.split(BEGIN, maxsplit=1)[0], text.split(END)[1]
    return f"{before}{BEGIN}\n{table()}\n\n{END}{behind}"


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--write", action="store_true", help="write the table")
    which.add_argument("--check", action="store_true", help="exit 1 when it is stale")
    options = parser.parse_args()
    old = PAGE.read_text("utf-8")
    new = renewed(old)
    if options.write:
        PAGE.write_text(new, "utf-8")
    return 1 if options.check and new != old else 0


if __name__ == "__main__":
    sys.exit(main())
