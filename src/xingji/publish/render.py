"""Turn pages into Markdown files; every value is escaped for HTML, and for Markdown where it stands in Markdown."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from xingji.messages.levels import grade_words
from xingji.programme.china import CHINA
from xingji.publish import wording
from xingji.publish.marks import mark, sprite, stars

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|])")
_TEMPLATES = Path(__file__).parent / "templates"


class _Compiled(BytecodeCache):
    """What templates became, kept while the process lives; the key holds the path, the checksum the text."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


@dataclass(frozen=True)
class Page:
    """A page to be written: its path below the docs folder, its template and what the template may use.

    `hide` names parts of the frame that the page does without (navigation, toc); `boost` below 1 lets other pages
    come first in the search; `scripts` are names of modules in `site/scripts` that the page loads,
    `styles` paths of style sheets that only it needs, and `ahead` paths of modules and data that its scripts will ask
    for, so that they come at once and not one after the other.
    """

    path: str
    template: str
    title: str
    sample: bool = False
    hide: tuple[str, ...] = ()
    context: Mapping[str, Any] = field(default_factory=dict)
    boost: float = 1
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()


def md(text: object) -> Markup:
    """Text for a place in Markdown: one line, nothing in it is markup."""
    line = " ".join(str(text).split())
    return escape(_MARKDOWN.sub(r"\\\1", line))


def address(path: str) -> str:
    """Address of a file below the site's root, as directory URLs have it."""
    target, mark, anchor = path.partition("#")
    if target.endswith(".md"):
        target = target.removesuffix(".md")
        target = target.removesuffix("index") if target.rpartition("/")[2] == "index" else f"{target}/"
    return f"{target}{mark}{anchor}"


def relative(page: str, target: str) -> str:
    """Link from one page to another file, both given by their paths below the docs folder."""
    goal, mark, anchor = address(target).partition("#")
    link = posixpath.relpath(goal or ".", address(page) or ".")
    return f"{link}{'/' if goal.endswith('/') or not goal else ''}{mark}{anchor}"


def day(value: date, since: date | None = None) -> str:
    """A date as notices write it; at the end of a span that began `since`, the year only where it is another one."""
    year = "" if since and since.year == value.year else f"{value.year}年"
    return f"{year}{value.month}月{value.day}日"


def moment(value: datetime) -> str:
    """A point of time in words, as clocks in China show it."""
    local = value.astimezone(CHINA)
    return f"北京时间{day(local)}{local:%H:%M}"


def weekday(value: date) -> str:
    """Name of the day of the week."""
    return f"星期{wording.WEEKDAYS[value.weekday()]}"


def environment(shared: Mapping[str, Any]) -> Environment:
    """The template engine; `shared` can be used in every template."""
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        bytecode_cache=_COMPILED,
    )
    found.filters |= {"md": md, "day": day, "weekday": weekday, "moment": moment}
    found.globals |= {
        "stars": stars,
        "sprite": sprite,
        "mark": mark,
        "grade_words": grade_words,
        "wording": wording,
        **shared,
    }
    return found


def write_pages(folder: Path, pages: Iterable[Page], shared: Mapping[str, Any]) -> int:
    """Write all pages; gives their number."""
    engine = environment(shared)
    count = 0
    for page in pages:
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render(engine, page), "utf-8")
        count += 1
    return count


def render(engine: Environment, page: Page) -> str:
    """Markdown of one page."""
    url: Callable[[str], str] = partial(relative, page.path)
    text = engine.get_template(page.template).render(
        page=page, title=page.title, sample=page.sample, url=url, **page.context
    )
    return _front_matter(page) + re.sub(r"\n{3,}", "\n\n", f"\n{text}")


def _front_matter(page: Page) -> str:
    """What the generator is told of a page; JSON is YAML."""
    facts = {"title": page.title, "sample": page.sample, "hide": page.hide, "search": {"boost": page.boost}}
    facts |= {
        name: own for name, own in (("scripts", page.scripts), ("styles", page.styles), ("ahead", page.ahead)) if own
    }
    return "".join(
        ["---\n", *(f"{name}: {json.dumps(fact, ensure_ascii=False)}\n" for name, fact in facts.items()), "---\n"]
    )
