"""What a round over ninety inboxes costs of what GitHub lets an App ask for, and that nothing is lost or said twice
where there is no more of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.forge.small.fixture import SmallForge
from tests.hub.organisations import MOST, Organisation
from tests.year.script import STEPS, YEAR
from xingji.hub.office import Deed

QUIET = 100
"""Requests that a round with nothing new may cost."""
HEAD = 6
"""And how many more one new head."""


@pytest.fixture(scope="module")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Organisation]:
    """Ninety inboxes, all delivered; each test has an agency of its own."""
    folder = tmp_path_factory.mktemp("organisation")
    forge = SmallForge(folder / "forge")
    yield Organisation(forge, folder)
    forge.close()


def registration(agency: str, uscc: str, city: str = "nanjing") -> dict[str, bytes | None]:
    """An enterprise as the agency of a city registers it."""
    step = next(step for step in STEPS if step.name == "03-register-machinery")
    (path,) = (step.folder / name for name in step.files if name.endswith("enterprise.yaml"))
    text = path.read_text("utf-8").replace(path.parent.name, uscc).replace("nj-01", agency)
    return {f"submissions/{YEAR}/{city}/{uscc}/enterprise.yaml": text.encode()}


def test_ninety_inboxes_with_nothing_new_cost_a_hundred_requests_and_then_fewer(organisation: Organisation) -> None:
    assert len(organisation.office.inboxes) == MOST if organisation.office.tip else True
    organisation.restart()
    with organisation.counted() as first:
        assert organisation.round() == []
    with organisation.counted() as second:
        assert organisation.round() == []
    print(len(first), len(second), first[:5], second)
    assert len(first) <= QUIET
    assert len(second) < len(first)
    with organisation.counted() as paid:
        number = organisation.hands_in("agency/nanjing/a-01", "one", registration("a-01", "91320115MA0Y89LN8D"))
        assert organisation.round() == [Deed("judged", "agency/nanjing/a-01", number, "accepted")]
    print(paid)
    assert len(paid) <= len(second) + HEAD
    with organisation.counted() as paid:
        assert organisation.round(thorough=True) == []
    print("thorough", len(paid))
