"""What `xingji submit` would send, and what it sent."""

from __future__ import annotations

from collections.abc import Iterator

from xingji.forge.preview import GatePreview
from xingji.forge.submission import Sent
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say


def plan(preview: GatePreview, lang: Lang, *, draft: bool) -> Iterator[str]:
    """What would be sent, and where to."""
    about, desk, scope = preview.submission.about, preview.desk, preview.submission.scope
    visibility = say("submit.private" if about.private else "submit.public", lang)
    yield say(
        "submit.to", lang, login=preview.sender.login, repository=about.name, visibility=visibility, scope=scope.folder
    )
    if inbox := preview.submission.inbox:
        yield say("submit.party", lang, party=inbox.party.key, edition=inbox.edition)
    shown = preview.unsent if desk.pull else preview.handed_in
    for path, state in shown.items():
        yield say(f"submit.{state}", lang, path=path, size=_size(len(preview.outcome.files.get(path, b""))))
    yield from (say("submit.left", lang, path=path) for path in preview.outcome.left)
    yield from (say("submit.skipped", lang, path=path) for path in preview.input.skipped)
    if not desk.repository:
        yield say("submit.new_fork", lang)
    elif desk.repository != about.name:
        yield say("submit.fork", lang, repository=desk.repository)
    if desk.pull:
        yield say("submit.old_pull", lang, branch=desk.branch, number=desk.pull.number)
        if desk.pull.draft and not draft:
            yield say("submit.ready", lang)
    else:
        yield say("submit.new_draft" if draft else "submit.new_pull", lang, branch=desk.branch)


def _size(count: int) -> str:
    return f"{count} B" if count < 1000 else f"{count / 1000:.1f} KB"


def done(sent: Sent, lang: Lang) -> str:
    """What was sent, and what comes next."""
    pull = sent.pull
    told = say("submit.opened" if sent.opened else "submit.updated", lang, number=pull.number, url=pull.url)
    return "\n".join([told, say("submit.next_draft" if pull.draft else "submit.next", lang)])
