"""What a pull request does as a whole: its files, their size, its author, and how much of it is looked at."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from xingji.programme.permissions import Author
from xingji.programme.sender import Sender
from xingji.store.git_diff import Touched

MOST_FILES, MOST_BYTES = 100, 4 * 2**20
"""What anybody may send at once; a dossier has twelve files, a whole city's documents fit in."""
MOST_FILES_OF_PROVINCE, MOST_BYTES_OF_PROVINCE = 3000, 64 * 2**20
"""GitHub itself lists no more than 3,000 files of a pull request."""


@dataclass(frozen=True)
class Proposal:
    """What a pull request does: files, bytes of their new contents, and by whom.

    `authors` gives the sender's role for every edition touched, under "" for whatever belongs to none. In the merge
    queue (`queued`) several pull requests lie together, and each was judged by itself. `astray` is the branch that it
    is sent to where that is not `default`; `changed_since` are paths that the base changed since the two parted, unless
    both say the same.
    """

    touched: Sequence[Touched]
    size: int
    sender: Sender
    authors: Mapping[str, Author | None] = field(default_factory=dict)
    queued: bool = False
    astray: str = ""
    default: str = "main"
    changed_since: Collection[str] = ()

    @property
    def paths(self) -> list[str]:
        """Every path that is written or taken away."""
        return sorted({path for touched in self.touched for path in touched.paths})

    @property
    def by_province(self) -> bool:
        """Whether a provincial account sent it, in every edition that it touches."""
        return bool(self.authors) and all(author and author.role == "province" for author in self.authors.values())

    @property
    def by_agency(self) -> bool:
        """Whether an agency sent it."""
        return any(author and author.role == "agency" for author in self.authors.values())

    @property
    def judged(self) -> bool:
        """Whether it matters who sent it, and it is not the province, which may do all this."""
        return not self.queued and not self.by_province


def is_data(path: str) -> bool:
    """Whether a path lies where submissions lie."""
    return path.startswith("submissions/")


def too_much(proposal: Proposal) -> bool:
    """Whether it is more than will be looked at."""
    files, size = limits(proposal)
    return len(proposal.touched) > files or proposal.size > size


def limits(proposal: Proposal) -> tuple[int, int]:
    """Files and bytes that it may hold."""
    by_anybody = proposal.judged
    return (MOST_FILES, MOST_BYTES) if by_anybody else (MOST_FILES_OF_PROVINCE, MOST_BYTES_OF_PROVINCE)
