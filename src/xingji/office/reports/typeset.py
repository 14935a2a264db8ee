"""Typst as a function: a template of ours and plain data in, PDF or PNG out.

Data reaches a template as JSON text and is shown as text, so that nothing in a name or a finding can be markup.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xingji.office.papers.fault import PaperError

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parents[1] / "templates"

_SONG = ("SimSun", "NSimSun", "STSong", "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC")
_HEI = ("SimHei", "STHeiti", "Heiti SC", "Microsoft YaHei", "PingFang SC", "DengXian", "Source Han Sans SC")
_FREE = ("Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "AR PL UMing CN")
_ANY = ("FandolSong", "FandolHei", "AR PL SungtiL GB", "HarmonyOS Sans SC", "MiSans", "LXGW WenKai")
_FANG = ("FangSong_GB2312", "FangSong", "STFangsong", "FandolFang R", "FandolFang")
_KAI = ("KaiTi_GB2312", "KaiTi", "STKaiti", "Kaiti SC", "FandolKai", "LXGW WenKai", "AR PL UKai CN")
_LATIN = ("Times New Roman", "Liberation Serif", "DejaVu Serif")

WANTED: Mapping[str, Sequence[str]] = {
    "title": ("FZXiaoBiaoSong-B05S", *_SONG, *_HEI, *_FREE, *_ANY),
    "heading": (*_HEI, *_FREE, "FandolHei", *_SONG, *_ANY),
    "kai": (*_KAI, *_FANG, *_SONG, *_FREE, *_HEI, *_ANY),
    "body": (*_FANG, *_SONG, *_FREE, *_HEI, *_ANY),
}
"""Use → Chinese type faces by preference: GB/T 9704's own first, then what systems come with, then free ones."""


class NoChineseFontError(PaperError):
    """No Chinese type face was found; what was made would be a page of empty boxes."""

    def __init__(self) -> None:
        super().__init__("error.no_chinese_font")


def choose(available: Collection[str]) -> dict[str, list[str]]:
    """By use all Chinese faces that are there, the wanted ones first. Raises NoChineseFontError."""
    there = set(available)
    known = [face for face in dict.fromkeys(chain.from_iterable(WANTED.values())) if face in there]
    if not known:
        raise NoChineseFontError
    found = {use: sorted(known, key=lambda face: _rank(face, wanted)) for use, wanted in WANTED.items()}
    latin = [face for face in _LATIN if face in there]
    return {use: faces if use == "heading" else [*latin, *faces] for use, faces in found.items()}


def _rank(face: str, wanted: Sequence[str]) -> int:
    return wanted.index(face) if face in wanted else len(wanted)


def to_pdf(template: str, data: Mapping[str, Any], day: date) -> bytes:
    """A PDF that carries `day` as its date, so that it repeats byte for byte. Raises NoChineseFontError."""
    made = _compiler(template, data).compile(format="pdf", timestamp=datetime.combine(day, time(), UTC))
    return _one(made)


def to_png(template: str, data: Mapping[str, Any], dots_per_inch: float = 220) -> bytes:
    """A picture of a one-page document. Raises NoChineseFontError."""
    return _one(_compiler(template, data).compile(format="png", ppi=dots_per_inch))


def _compiler(template: str, data: Mapping[str, Any]) -> typst.Compiler:
    import typst  # noqa: PLC0415  some 80 MB of compiler that only reports need

    fonts = _fonts()
    whole = {**data, "faces": choose(fonts.families())}
    return typst.Compiler(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(whole, ensure_ascii=False)},
    )


@cache
def _fonts() -> typst.Fonts:
    """The system's fonts; looking through them takes longer than setting a page."""
    import typst  # noqa: PLC0415

    return typst.Fonts(include_embedded_fonts=False)


def _one(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("a report is one file, a chart one page")
    return made
