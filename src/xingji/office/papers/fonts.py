"""Names of the Chinese fonts of official documents; none is shipped, the reader's machine has them or a stand-in."""

from __future__ import annotations

from typing import NamedTuple


class Fonts(NamedTuple):
    """Names of the fonts by their use."""

    title: str
    body: str
    kai: str
    hei: str
    number: str


FONTS = {
    "office": Fonts("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"),
    "windows": Fonts("宋体", "仿宋", "楷体", "黑体", "宋体"),
}
"""The fonts that offices install, and those that stock Windows has."""
