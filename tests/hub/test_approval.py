"""Whose word lets a request into the record, and of which commit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from xingji.forge.answers import PullRow, ReviewRow
from xingji.hub.approval import is_approved

HEAD, OLDER = "a" * 40, "b" * 40
MOMENT = datetime(2023, 7, 3, tzinfo=UTC)
PARTY, ANNA, BERT, STRANGER = 7, 101, 102, 900
PULL = PullRow(
    1, "", "party", False, True, HEAD, "branch", "org/inbox", MOMENT, MOMENT, frozenset(), "", author_id=PARTY
)


def review(who: int, state: str = "APPROVED", commit: str = HEAD) -> ReviewRow:
    return ReviewRow(f"login-{who}", who, state, commit)


@pytest.mark.parametrize(
    ("reviews", "needed", "expected"),
    [
        pytest.param([], 1, False, id="nobody"),
        pytest.param([review(ANNA)], 1, True, id="a reviewer"),
        pytest.param([review(STRANGER)], 1, False, id="somebody who is none"),
        pytest.param([review(0)], 1, False, id="an account that is gone"),
        pytest.param([review(PARTY)], 1, False, id="the author, though a reviewer"),
        pytest.param([review(ANNA, commit=OLDER)], 1, False, id="of an older head"),
        pytest.param([review(ANNA, commit="")], 1, False, id="of no commit that the forge remembers"),
        pytest.param([review(ANNA), review(ANNA, "DISMISSED")], 1, False, id="dismissed"),
        pytest.param([review(ANNA, "DISMISSED"), review(BERT)], 1, False, id="a word that the party dismissed"),
        pytest.param([review(ANNA, "DISMISSED", OLDER), review(BERT)], 1, True, id="dismissed of an older head"),
        pytest.param([review(ANNA, "DISMISSED"), review(ANNA)], 1, True, id="dismissed, and approved again"),
        pytest.param([review(ANNA), review(ANNA, "COMMENTED")], 1, True, id="a remark takes nothing back"),
        pytest.param([review(ANNA), review(BERT, "CHANGES_REQUESTED")], 1, False, id="another wants it changed"),
        pytest.param([review(BERT, "CHANGES_REQUESTED", OLDER), review(ANNA)], 1, False, id="still, after a new push"),
        pytest.param([review(BERT, "CHANGES_REQUESTED"), review(BERT)], 1, True, id="who now approves"),
        pytest.param([review(STRANGER, "CHANGES_REQUESTED"), review(ANNA)], 1, True, id="a stranger hinders nobody"),
        pytest.param([review(ANNA), review(ANNA)], 2, False, id="one person twice"),
        pytest.param([review(ANNA), review(BERT)], 2, True, id="two people"),
        pytest.param([], 0, False, id="never without anybody"),
    ],
)
def test_what_an_approval_is(reviews: list[ReviewRow], needed: int, expected: bool) -> None:
    assert is_approved(PULL, reviews, {ANNA, BERT, PARTY}, needed) is expected
