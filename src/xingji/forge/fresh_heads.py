"""Heads of requests that came while this process looked, so that nobody can have judged them yet."""

from __future__ import annotations

from collections.abc import Collection

Head = tuple[int, str]
"""Number of a request, and its commit."""


class FreshHeads:
    """What was there at the first look may be old; whatever came later is new until somebody takes it."""

    def __init__(self) -> None:
        self._seen: dict[str, set[Head]] = {}
        self._fresh: dict[str, set[Head]] = {}

    def look(self, repository: str, heads: Collection[Head]) -> None:
        """These are the heads of a repository now."""
        seen, now = self._seen.get(repository), set(heads)
        if seen is not None:
            self._fresh[repository] = (self._fresh.get(repository, set()) | (now - seen)) & now
        self._seen[repository] = (seen or set()) | now

    def take(self, repository: str, head: Head) -> bool:
        """Whether a head is new; it is no longer."""
        fresh = self._fresh.get(repository, set())
        is_fresh = head in fresh
        fresh.discard(head)
        return is_fresh
