"""Which tests run one after the other in one process: those that share something dear to make.

The groups follow from where a test lies: the marks that pytest-xdist has for this do nothing from pytest 9.2 on, whose
ids of tests no longer take the suffix by which pytest-xdist knows them.
"""

from __future__ import annotations

from typing import Any

import pytest

PLACES = (
    "tests/cli/test_extras.py",  # one interpreter without extras
    "tests/publish/",  # one built site, one browser
    "tests/forge/scenes/",  # one process that has loaded every command
    "tests/hub/test_canaries.py",  # one record full of marks
    "tests/hub/test_counted.py",  # one organisation of ninety inboxes
    "tests/hub/test_rounds.py",  # one province to copy
    "tests/hub/test_year.py",  # one year lived through
    "tests/office/reports/",  # each report made once, one start of LibreOffice
    "tests/office/papers/test_converted.py",
    "tests/office/papers/test_style.py",
    "tests/office/workbook/test_command.py",
    "tests/office/workbook/test_export.py",
    "tests/office/workbook/test_quirks.py",
    "tests/project/test_release.py",  # one wheel
    "tests/project/test_upgrade.py",  # one administration founded
)
_CASES = "tests/rules/test_fixtures.py::"
"""Two tests look at each case; it is laid and checked once for both."""


def group(nodeid: str) -> str:
    """What a test runs together with; its own id where that is nothing."""
    if nodeid.startswith(_CASES):
        return nodeid.partition("[")[2] or nodeid
    return next((place for place in PLACES if nodeid.startswith(place)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """`--dist loadgroup`, by our groups."""
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415  nobody needs it without -n

    scheduler = LoadScopeScheduling(config, log)
    scheduler._split_scope = group
    return scheduler
