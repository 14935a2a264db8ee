"""The parts of scoring/README.md that are written from the guidelines."""

from __future__ import annotations

from collections import Counter

from xingji.model.guideline import FullGuideline, Practice

ELEMENTS = ("机构建设", "制度流程", "技术工具", "人员能力")


def of(guideline: FullGuideline) -> list[Practice]:
    return [practice for area in guideline.areas for practice in area.practices]


def _by_level(practices: list[Practice]) -> str:
    counts = Counter(practice.level for practice in practices)
    return ", ".join(str(counts[level]) for level in sorted(counts))


def counts(guidelines: list[FullGuideline]) -> str:
    """One column for each guideline."""
    rows = {
        "domains / areas (of them essential)": lambda g: (
            f"{len(g.head.domains)} / {len(g.areas)} ({sum(area.essential for area in g.areas)})"
        ),
        "practices": lambda g: str(len(of(g))),
        "by level": lambda g: _by_level(of(g)),
        "keys by level": lambda g: _by_level([p for p in of(g) if p.key]),
        "may be not applicable": lambda g: str(sum(p.na for p in of(g))),
        "to be seen on site too": lambda g: str(sum(bool(p.onsite) for p in of(g))),
        "needs": lambda g: str(sum(len(p.needs) for p in of(g))),
        "worded for discrete / process / utility": lambda g: " / ".join(
            str(sum(profile in p.profiles for p in of(g))) for profile in ("discrete", "process", "utility")
        ),
        " / ".join(ELEMENTS): lambda g: " / ".join(str(sum(p.element == e for p in of(g))) for e in ELEMENTS),
        "pieces of evidence named": lambda g: str(sum(len(p.evidence) for p in of(g))),
    }
    head = ["", *(g.head.guideline for g in guidelines)]
    lines = [head, ["---"] * len(head), *([name, *map(tell, guidelines)] for name, tell in rows.items())]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def keys(guidelines: list[FullGuideline]) -> str:
    """Every key with its reason, level by level."""
    lines = ["| key | level | area | why |", "|---|---|---|---|"]
    for guideline in guidelines:
        areas = {area.id: area.name for area in guideline.areas}
        found = sorted((p for p in of(guideline) if p.key), key=lambda p: p.level)
        lines += [f"| {p.id} | {p.level} | {areas[p.id[:4]]} | {p.why_key} |" for p in found]
    return "\n".join(lines)
