"""Small drawings beside the words that carry the meaning: rows of stars and the marks of the record states."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from xingji.programme.publication import RECORD_STATES, StateId

TOP = 5
_POINTS = "12 2.6 14.9 8.8 21.6 9.7 16.7 14.4 17.9 21.1 12 17.9 6.1 21.1 7.3 14.4 2.4 9.7 9.1 8.8"
_RING = '<circle cx="12" cy="12" r="9"/>'
_MARKS: Mapping[StateId, str] = {
    "publicity": f'{_RING}<path d="M12 7v5l3.5 2"/>',
    "published": f'{_RING}<path d="M8 12.5l2.7 2.7L16 9.6"/>',
    "objection": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M20 20l-4.8-4.8"/>',
    "superseded": '<path d="M12 20V5M6 11l6-6 6 6"/>',
    "withdrawn": f'{_RING}<path d="M8.8 8.8l6.4 6.4M15.2 8.8l-6.4 6.4"/>',
}


def sprite() -> Markup:
    """Hidden drawings that `stars` and `mark` refer to, once per page."""
    star = f'<symbol id="xj-star" viewBox="0 0 24 24"><polygon points="{_POINTS}"/></symbol>'
    rows = "".join(_row(level) for level in range(1, TOP + 1))
    marks = "".join(
        f'<symbol id="xj-mark-{name}" viewBox="0 0 24 24">{shape}</symbol>' for name, shape in _MARKS.items()
    )
    return Markup(f'<div class="xj-sprite"><svg aria-hidden="true">{star}{rows}{marks}</svg></div>')  # noqa: S704


def star_points() -> str:
    """Corners of a star in a box of 24 by 24."""
    return _POINTS


def _row(level: int) -> str:
    shapes = "".join(_star(index, "xj-on" if index < level else "xj-off") for index in range(TOP))
    return f'<symbol id="xj-stars-{level}" viewBox="0 0 {24 * TOP} 24">{shapes}</symbol>'


def _star(index: int, kind: str) -> str:
    return f'<use href="#xj-star" x="{24 * index}" width="24" height="24" class="{kind}"/>'


def stars(level: int) -> Markup:
    """A row of stars, filled and outlined, so that it reads in grey too."""
    return Markup(f'<svg class="xj-stars" aria-hidden="true"><use href="#xj-stars-{int(level)}"/></svg>')  # noqa: S704


def mark(state: str) -> Markup:
    """The mark of a record state, by its Chinese name."""
    name = next(known.id for known in RECORD_STATES.values() if known.name == state)
    use = f'<use href="#xj-mark-{name}"/>'
    return Markup(f'<svg class="xj-mark" aria-hidden="true">{use}</svg>')  # noqa: S704
