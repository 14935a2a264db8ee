"""The pages of a life: what stands under a request, as people see it, and what the commands of the hub say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import escape
from pathlib import Path
from typing import NamedTuple

import markdown

from tests.pictures.life import AGENCY, CLERK, REVIEWER, Life
from xingji.programme.china import CHINA

STYLE = (Path(__file__).parent / "page.css").read_text("utf-8")
NOTE = "示例材料；按测试平台上的记录绘制，与 GitHub 页面的样子不同，文字一致。"
WHO = {AGENCY: "机构的账号", REVIEWER: "审核人员", f"{CLERK}[bot]": "收发程序"}
_MARKS = {"success": "✓", "failure": "✗"}
_CHANGING = (
    (re.compile(r"\b[0-9a-f]{64}\b"), "0" * 64),
    (re.compile(r"\b[0-9a-f]{40}\b"), "0" * 40),
    (re.compile(r"(<code>)[0-9a-f]{7}(</code>)"), r"\g<1>0000000\2"),
    (re.compile(r"http://127\.0\.0\.1:\d+"), "https://example.invalid"),
    (re.compile(r"引擎[0-9.]+"), "引擎"),
    (re.compile(r"已送达\d+个"), "已送达个"),
    (re.compile(r"<td>\d{4,}</td>"), "<td></td>"),
)
"""What differs from run to run or with every release, and changes nothing of what a picture tells."""


class Shot(NamedTuple):
    """A picture: its file's name, and the page that it is taken of."""

    name: str
    html: str

    @property
    def told(self) -> str:
        """The page without what may differ."""
        text = self.html
        for pattern, instead in _CHANGING:
            text = pattern.sub(instead, text)
        return text


def shots(life: Life) -> Iterator[Shot]:
    """A request is refused, mended, approved, collected and delivered."""
    life.later(minutes=20)
    life.send(faulty=True)
    life.hub("round")
    page = _Page(life)
    yield page.shot("1-refused", *page.pushed(), *page.comments(), *page.check())
    life.later(minutes=46)
    life.send(faulty=False)
    life.hub("round")
    page = _Page(life)
    yield page.shot("2-accepted", *page.pushed(), *page.comments(), *page.check())
    life.later(minutes=85)
    listed = life.hub("queue")
    life.approve()
    page = _Page(life)
    yield page.shot("3-approved", _terminal("hub queue", listed), *page.check(), *page.reviews())
    done = life.hub("round")
    page = _Page(life)
    yield page.shot("4-delivered", _terminal("hub round", done), *page.reviews(), *page.merged())


class _Page:
    """The request as it is at one moment."""

    def __init__(self, life: Life) -> None:
        self._life, self._issue = life, life.issue
        assert self._issue.pull
        self._pull = self._issue.pull

    def shot(self, name: str, *parts: str) -> Shot:
        """A page of these parts below the head."""
        is_merged = bool(self._pull.merged_at)
        state = '<span class="state merged">已合并</span>' if is_merged else '<span class="state open">待处理</span>'
        opened = f"{_who(self._issue.author)} 于 {_time(self._issue.created_at)} 提交，要并入 <code>main</code>"
        title = f"<h1>{escape(self._issue.title)} <span>#{self._issue.number}</span></h1>"
        rows = [title, _part("head", f"{state} {opened}"), *parts, _part("note", NOTE)]
        head = f'<!doctype html><html lang="zh"><meta charset="utf-8"><style>{STYLE}</style>'
        return Shot(name, "\n".join([head, "<body>", *rows, "</body></html>"]))

    def pushed(self) -> Iterator[str]:
        """Every push on the branch."""
        heads = [check["head_sha"] for check in self._life.checks]
        for sha in heads:
            yield _part("event", f"推送了 {_commit(sha)}")

    def comments(self) -> Iterator[str]:
        """Comments, the oldest first, with the moment at which one was edited."""
        for made in self._issue.comments:
            edited = "" if made["updated_at"] == made["created_at"] else f"，{_time(made['updated_at'])} 更新"
            about = f"{_who(made['user']['login'])} 于 {_time(made['created_at'])}{edited}"
            yield _part("card", f"<header>{about}</header><div>{_html(made['body'])}</div>")

    def check(self) -> Iterator[str]:
        """The verdict on the newest commit."""
        newest = next(made for made in reversed(self._life.checks) if made["head_sha"] == self._pull.head_sha)
        mark = f'<b class="{newest["conclusion"]}">{_MARKS[newest["conclusion"]]}</b> <b>{newest["name"]}</b>'
        yield _part("check", f"{mark}　{escape(newest['output']['title'])}　{_commit(newest['head_sha'])}")

    def reviews(self) -> Iterator[str]:
        """Who approved which commit."""
        for made in self._pull.reviews:
            about = f"{_who(made['user']['login'])} 于 {_time(made['submitted_at'])}"
            yield _part("event", f'<b class="success">✓</b> {about} 批准了提交 {_commit(made["commit_id"])}')

    def merged(self) -> Iterator[str]:
        """That it was."""
        assert self._pull.merged_at
        yield _part("event", f"<b>●</b> {_who(self._pull.merged_by)} 于 {_time(self._pull.merged_at)} 并入")


def _part(kind: str, content: str) -> str:
    return f'<div class="{kind}">{content}</div>'


def _commit(sha: str) -> str:
    return f"<code>{sha[:7]}</code>"


def _terminal(action: str, said: str) -> str:
    return f"<pre>$ xingji {action}\n{escape(said.rstrip())}</pre>"


def _who(login: str) -> str:
    return f"<b>{escape(login)}</b>（{WHO[login]}）"


def _time(stamp: str) -> str:
    return datetime.fromisoformat(stamp).astimezone(CHINA).strftime("%m-%d %H:%M")


def _html(body: str) -> str:
    """Markdown of a comment, as pages show it; marks of the program are not shown."""
    text = re.sub(r"<!--.*?-->\n?", "", body)
    return str(markdown.markdown(text, extensions=["tables", "sane_lists"]))
