"""What a file holds before a model has looked at it: every scalar is the text as written, None for an empty one."""

from __future__ import annotations

from typing import TypeAlias

Value: TypeAlias = str | list["Value"] | dict[str, "Value"] | None
Data: TypeAlias = dict[str, Value]
"""A whole document."""
