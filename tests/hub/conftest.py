"""Fixtures that the tests of the hub share."""

from __future__ import annotations

from tests.forge.conftest import _hasty_git, _unhurried
from tests.forge.small.fixture import forge

__all__ = ["_hasty_git", "_unhurried", "forge"]
