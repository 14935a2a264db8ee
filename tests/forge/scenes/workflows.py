"""Workflow files as data: when they run, with which rights, on which actions. act looks at none of the first two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Json = dict[str, Any]
LEVELS = {"": 0, "read": 1, "write": 2}
FORK_RULE = "read"
"""More than this a run for a pull request from a fork never gets."""
DEFAULT_TYPES = dict.fromkeys(("pull_request", "pull_request_target"), ("opened", "synchronize", "reopened"))


@cache
def _loaded(text: str) -> Json:
    loaded: Json = yaml.load(text, yaml.CBaseLoader)  # noqa: S506  it makes texts only
    return loaded


@dataclass(frozen=True)
class Workflow:
    """One file. Every value is the text that was written: `on` stays a word, versions stay texts."""

    name: str
    text: str

    @classmethod
    def read(cls, path: Path) -> Workflow:
        return cls(path.stem, path.read_text("utf-8"))

    @property
    def data(self) -> Json:
        return _loaded(self.text)

    @property
    def triggers(self) -> dict[str, Any]:
        """Event → its filters."""
        on = self.data["on"]
        if isinstance(on, str):
            return {on: {}}
        return {event: on[event] or {} for event in on} if isinstance(on, dict) else {event: {} for event in on}

    @property
    def jobs(self) -> dict[str, Json]:
        return dict(self.data["jobs"])

    def uses(self) -> Iterator[str]:
        """Actions that steps use, as written."""
        for job in self.jobs.values():
            yield from (step["uses"] for step in job["steps"] if "uses" in step)

    def answers(self, event: str, payload: Mapping[str, Any]) -> bool:
        """Whether GitHub would run it for an event."""
        if event not in self.triggers:
            return False
        filters = self.triggers[event]
        types = filters.get("types") or DEFAULT_TYPES.get(event, ())
        if types and payload.get("action") not in types:
            return False
        if event == "workflow_run" and payload["workflow_run"]["name"] not in filters["workflows"]:
            return False
        return event != "push" or _is_named(filters, str(payload.get("ref", "")))

    def concerns(self, event: str, paths: list[str]) -> bool:
        """Whether its path filters let these changed paths start it."""
        ignored = self.triggers[event].get("paths-ignore", ())
        return not (paths and ignored and all(any(fnmatch(path, known) for known in ignored) for path in paths))

    def rights(self, *, from_fork: bool = False) -> dict[str, str]:
        """What the token of a run may do: the permissions of all its jobs together, read only for a fork."""
        found: dict[str, str] = {}
        for job in self.jobs.values():
            for name, level in (job.get("permissions") or self.data["permissions"]).items():
                most = max(level, found.get(name, ""), key=lambda known: LEVELS[known])
                found[name] = FORK_RULE if from_fork else most
        return {name.replace("-", "_"): level for name, level in found.items()}


def _is_named(filters: Json, ref: str) -> bool:
    """Whether the filters of a push let a branch or a tag through: naming one kind alone shuts the other out."""
    if not filters.keys() & {"branches", "tags"}:
        return True
    kind = "tags" if ref.startswith("refs/tags/") else "branches"
    name = ref.removeprefix("refs/tags/").removeprefix("refs/heads/")
    return any(fnmatch(name, pattern) for pattern in filters.get(kind, ()))
