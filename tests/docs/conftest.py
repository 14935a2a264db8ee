"""The forge, for commands that talk to GitHub."""

from __future__ import annotations

from tests.forge.small.fixture import forge

__all__ = ["forge"]
