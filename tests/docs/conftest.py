"""The forge, for commands that talk to GitHub."""

from __future__ import annotations

from tests.forge.hub.fixture import forge

__all__ = ["forge"]
