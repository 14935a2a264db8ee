"""New commits by `git fast-import`: one process makes contents, folders and commit, whatever the number of files."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from xingji.store.bare_git import Git, object_id
from xingji.store.git_diff import REGULAR

_WHO = "xingji <xingji@hub.invalid>"
"""Author of all commits of the hub; no forge shows an account for it."""


class New(NamedTuple):
    """A commit to be: with these contents, ids of contents that are here, or None where a file goes.

    They are laid over the tree of the first parent; with `alone` it holds nothing else.
    """

    parents: Sequence[str]
    files: Mapping[str, str | bytes | None]
    message: str
    when: datetime
    alone: bool = False


def make(git: Git, new: New) -> str:
    """Make a commit, to which no ref points. Raises GitError."""
    # A name that fast-import needs and never writes: the commit is taken off it before the end.
    ref = f"refs/hub/made/{secrets.token_hex(8)}"
    told = b"".join((_head(ref, new, _committed(git, new)), *_files(new), _end(ref)))
    return git.run("fast-import", "--quiet", "--done", given=told).decode().strip()


def keep(git: Git, contents: Iterable[bytes]) -> None:
    """Have contents, which no commit names yet. Raises GitError."""
    told = b"".join(b"blob\n" + _data(content) for content in contents)
    if told:
        git.run("fast-import", "--quiet", "--done", given=told + b"done\n")


def _head(ref: str, new: New, committed: int) -> bytes:
    written = int(new.when.timestamp())
    lines = [f"commit {ref}", "mark :1", f"author {_WHO} {written} +0000", f"committer {_WHO} {committed} +0000"]
    words = zip(("from", *["merge"] * len(new.parents)), map(object_id, new.parents), strict=False)
    below = [*(f"{word} {parent}" for word, parent in words), *(["deleteall"] if new.alone and new.parents else [])]
    return (
        "\n".join([*lines, ""]).encode() + _data(new.message.encode()) + "".join(f"{row}\n" for row in below).encode()
    )


def _files(new: New) -> Iterator[bytes]:
    """What goes makes room first: a file may take the place of a folder, or lie in a folder of a file's name."""
    yield from (b"D %b\n" % _quoted(path) for path, content in new.files.items() if content is None)
    for path, content in new.files.items():
        if isinstance(content, str):
            yield f"M {REGULAR} {object_id(content)} ".encode() + _quoted(path) + b"\n"
        elif content is not None:
            yield f"M {REGULAR} inline ".encode() + _quoted(path) + b"\n" + _data(content)


def _end(ref: str) -> bytes:
    return f"get-mark :1\nreset {ref}\nfrom {'0' * 40}\n\ndone\n".encode()


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)


def _quoted(path: str) -> bytes:
    plain = path.encode("utf-8", "surrogateescape")
    return b'"' + plain.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n") + b'"'


def _committed(git: Git, new: New) -> int:
    """When it is committed: never before the first parent, as Git supposes when it compares histories."""
    moment = int(new.when.timestamp())
    if not new.parents:
        return moment
    return max(moment, int(git.run("show", "-s", "--format=%ct", new.parents[0], "--")))
