"""The pages of a life: what stands under a request, as people see it, and what the commands of the hub say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import escape
from typing import NamedTuple

import markdown

from tests.pictures.life import AGENCY, CLERK, REVIEWER, Life
from xingji.programme.china import CHINA

STYLE = """
body { margin: 0; padding: 20px; width: 860px; background: #fff; color: #1f2328; font: 15px/1.6 "Noto Sans CJK SC", sans-serif }
h1 { font-size: 22px; margin: 0 0 8px; font-weight: 600 } h1 span { color: #656d76; font-weight: 400 }
h2 { font-size: 19px; margin: 4px 0 8px } h3 { font-size: 16px; margin: 16px 0 6px } p, ul, ol { margin: 6px 0 }
.state { display: inline-block; padding: 3px 12px; border-radius: 16px; color: #fff; font-size: 14px }
.open { background: #1a7f37 } .merged { background: #8250df }
.head { border-bottom: 1px solid #d0d7de; padding-bottom: 12px; margin-bottom: 14px; color: #656d76; font-size: 14px }
.card { border: 1px solid #d0d7de; border-radius: 8px; margin: 12px 0; overflow: hidden }
.card > header { background: #f6f8fa; border-bottom: 1px solid #d0d7de; padding: 6px 14px; font-size: 14px; color: #656d76 }
.card > div { padding: 8px 16px 12px } .event { color: #656d76; font-size: 14px; margin: 10px 0 10px 8px } b { color: #1f2328 }
.check { border: 1px solid #d0d7de; border-radius: 8px; padding: 8px 14px; margin: 12px 0; font-size: 15px }
.success { color: #1a7f37 } .failure { color: #cf222e }
table { border-collapse: collapse; font-size: 13px; margin: 8px 0 } td, th { border: 1px solid #d0d7de; padding: 3px 9px; text-align: left }
thead:not(:has(th:not(:empty))) { display: none }
code { background: #eff1f3; border-radius: 4px; padding: 1px 4px; font-size: 12px; word-break: break-all } a { color: #0969da; text-decoration: none }
sub { font-size: 12px; color: #656d76; vertical-align: baseline } hr { border: 0; border-top: 1px solid #d0d7de; margin: 14px 0 4px }
pre { background: #1f2328; color: #f0f3f6; border-radius: 8px; padding: 12px 16px; font: 14px/1.5 "Noto Sans Mono CJK SC", monospace; white-space: pre }
.note { color: #656d76; font-size: 13px; margin: 14px 0 0 }
"""
NOTE = "示例材料；按测试平台上的记录绘制，与 GitHub 页面的样子不同，文字一致。"
WHO = {AGENCY: "机构的账号", REVIEWER: "审核人员", f"{CLERK}[bot]": "收发程序"}
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
        head = f'<h1>{escape(self._issue.title)} <span>#{self._issue.number}</span></h1><div class="head">{state} {opened}</div>'
        body = "\n".join((head, *parts, f'<p class="note">{NOTE}</p>'))
        return Shot(
            name,
            f'<!doctype html><html lang="zh"><meta charset="utf-8"><style>{STYLE}</style><body>{body}</body></html>',
        )

    def pushed(self) -> Iterator[str]:
        """Every push on the branch."""
        heads = [check["head_sha"] for check in self._life.checks]
        for sha in heads:
            yield f'<div class="event">推送了 <code>{sha[:7]}</code></div>'

    def comments(self) -> Iterator[str]:
        """Comments, the oldest first, with the moment at which one was edited."""
        for made in self._issue.comments:
            edited = "" if made["updated_at"] == made["created_at"] else f"，{_time(made['updated_at'])} 更新"
            about = f"{_who(made['user']['login'])} 于 {_time(made['created_at'])}{edited}"
            yield f'<div class="card"><header>{about}</header><div>{_html(made["body"])}</div></div>'

    def check(self) -> Iterator[str]:
        """The verdict on the newest commit."""
        newest = next(made for made in reversed(self._life.checks) if made["head_sha"] == self._pull.head_sha)
        mark = {"success": "✓", "failure": "✗"}[newest["conclusion"]]
        title = escape(newest["output"]["title"])
        yield f'<div class="check"><b class="{newest["conclusion"]}">{mark}</b> <b>{newest["name"]}</b>　{title}　<code>{newest["head_sha"][:7]}</code></div>'

    def reviews(self) -> Iterator[str]:
        """Who approved which commit."""
        for made in self._pull.reviews:
            what = f"批准了提交 <code>{made['commit_id'][:7]}</code>"
            yield f'<div class="event"><b class="success">✓</b> {_who(made["user"]["login"])} 于 {_time(made["submitted_at"])} {what}</div>'

    def merged(self) -> Iterator[str]:
        """That it was."""
        assert self._pull.merged_at
        yield f'<div class="event"><b>●</b> {_who(self._pull.merged_by)} 于 {_time(self._pull.merged_at)} 并入</div>'


def _terminal(action: str, said: str) -> str:
    return f"<pre>$ xingji {action}\n{escape(said.rstrip())}</pre>"


def _who(login: str) -> str:
    return f"<b>{escape(login)}</b>（{WHO[login]}）"


def _time(stamp: str) -> str:
    return datetime.fromisoformat(stamp).astimezone(CHINA).strftime("%m-%d %H:%M")


def _html(body: str) -> str:
    """Markdown of a comment, as pages show it; marks of the program are not shown."""
    text = re.sub(r"<!--.*?-->\n?", "", body)
    return markdown.markdown(text, extensions=["tables", "sane_lists"])
