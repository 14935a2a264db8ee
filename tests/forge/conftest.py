"""Fixtures that the tests of the forge share."""

from __future__ import annotations

from tests.forge.hub.fixture import forge

__all__ = ["forge"]
