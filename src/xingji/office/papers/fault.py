"""Why a paper cannot be made, as a key; the interface says it in the user's language."""

from __future__ import annotations


class PaperError(ValueError):
    """A paper cannot be made; `key` names the sentence of the interface that says why, `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values
