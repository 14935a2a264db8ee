"""Whether a request is approved: by whom, of which commit. The forge enforces none of this in an inbox."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from xingji.forge.answers import PullRow, ReviewRow

_WORDS = ("APPROVED", "CHANGES_REQUESTED", "DISMISSED")
"""What a review decides; a mere comment leaves the word before it standing."""


def is_approved(pull: PullRow, reviews: Iterable[ReviewRow], reviewers: Collection[int], needed: int) -> bool:
    """Whether enough reviewers (numbers of their accounts) approved this very head and none of them wants it changed.

    Of each the last word counts; the request's own author is nobody here. `reviews` come with the oldest first. Whoever
    may push to an inbox may also dismiss what reviewers said there, so a word on this head that somebody took back
    hinders it like a wish for changes, until its reviewer speaks again or something new is pushed.
    """
    last: dict[int, ReviewRow] = {}
    for review in reviews:
        if review.state in _WORDS and review.author_id in reviewers and review.author_id not in (0, pull.author_id):
            last[review.author_id] = review
    if any(_hinders(review, pull.head_sha) for review in last.values()):
        return False
    approving = [one for one in last.values() if one.state == "APPROVED" and one.commit == pull.head_sha]
    return len(approving) >= max(needed, 1)


def _hinders(review: ReviewRow, head: str) -> bool:
    return review.state == "CHANGES_REQUESTED" or (review.state == "DISMISSED" and review.commit == head)
