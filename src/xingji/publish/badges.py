"""Badges: one small drawing per edition, track and level, which says in words what it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markupsafe import escape

from xingji.messages.levels import grade_words
from xingji.publish.marks import star_points
from xingji.publish.site import Site

_WIDTH, _HEIGHT = 264, 76
_STEP = 18
_FONT = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"


def badge_path(edition: int, track: str, level: int) -> str:
    """Path of a badge below the site's root."""
    return f"assets/badges/{edition}-{track}-{level}.svg"


def write_badges(folder: Path, site: Site) -> None:
    """Write a badge for every level that a record of an edition has."""
    (folder / "assets" / "badges").mkdir(parents=True, exist_ok=True)
    samples = {year.year: year.edition.sample for year in site.years}
    wanted = {(r.edition, r.track, r.level, r.level_name, r.stars) for r in site.records}
    for edition, track, level, name, stars in wanted:
        text = draw(edition, site.tracks[track].name, grade_words(name, stars), stars, samples[edition])
        (folder / badge_path(edition, track, level)).write_text(text, "utf-8")


def draw(edition: int, track: str, level: str, stars: int | None, sample: bool) -> str:
    """The drawing; its state is never in it, since that can change: the link behind the badge tells."""
    words = f"{edition}年度 {track} {level}"
    label = escape(f"{words}，以查询页面为准{'（示例，不具效力）' if sample else ''}")
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
            f'viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="t"><title id="t">{label}</title>',
            f'<rect x=".75" y=".75" width="{_WIDTH - 1.5}" height="{_HEIGHT - 1.5}" rx="6" fill="#fff" '
            'stroke="#1f4e8c" stroke-width="1.5"/>',
            f'<g font-family="{_FONT}" fill="#1f2937">',
            f'<text x="12" y="21" font-size="12">{edition}年度 {escape(track)}</text>',
            f'<text x="12" y="43" font-size="16" font-weight="600">{escape(level)}</text>',
            f'<text x="12" y="65" font-size="11" fill="#55606e">{"" if stars else "以查询页面为准"}</text>',
            "</g>",
            *(_stars(stars) if stars else ()),
            *(_sample() if sample else ()),
            "</svg>\n",
        ]
    )


def _stars(count: int) -> Iterator[str]:
    for index in range(5):
        fill = "#8a5a00" if index < count else "none"
        yield (
            f'<polygon points="{star_points()}" fill="{fill}" stroke="#8a5a00" stroke-width="1.6" '
            f'transform="translate({12 + _STEP * index} 51) scale(.68)"/>'
        )


def _sample() -> Iterator[str]:
    yield f'<rect x="{_WIDTH - 54}" y="50" width="44" height="18" rx="3" fill="#fff" stroke="#b00020"/>'
    yield (
        f'<text x="{_WIDTH - 32}" y="63.5" font-size="12" font-weight="600" text-anchor="middle" fill="#b00020" '
        f'font-family="{_FONT}">示例</text>'
    )
