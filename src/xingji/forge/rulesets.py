"""Rulesets of a repository: who may do what to its main branch, and who stands above that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from xingji.forge.answers import number_of, text_of
from xingji.forge.aspects import Difference, compared
from xingji.forge.github import GitHub
from xingji.forge.organisation import found

ALWAYS = ("deletion", "non_fast_forward")
"""What nobody does to the main branch."""


class Rulesets:
    """The rulesets of one repository."""

    def __init__(self, github: GitHub, repository: str) -> None:
        self._github, self._path = github, github.at("/rulesets", repository)

    def named(self, name: str) -> dict[str, Any] | None:
        """The repository's own ruleset of a name."""
        return next((rules for rules in self._all("false") if text_of(rules, "name") == name), None)

    def every(self) -> list[dict[str, Any]]:
        """All that bind the repository, those of its organisation too."""
        return list(self._all("true"))

    def differences(self, aspect: str, wanted: Mapping[str, Any]) -> Iterator[Difference]:
        """What of the ruleset of that name is not so."""
        yield from compared(aspect, _flat(wanted), _flat(self.named(wanted["name"]) or {}))

    def put(self, wanted: Mapping[str, Any]) -> None:
        """Make the ruleset of that name, or bring it up to date."""
        name, body = wanted["name"], dict(wanted)
        if there := self.named(name):
            self._github.ask("PUT", f"{self._path}/{number_of(there, 'id')}", body)
        else:
            self._github.once(lambda: self.named(name), lambda: self._github.ask("POST", self._path, body) or {})

    def _all(self, parents: str) -> Iterator[dict[str, Any]]:
        for row in self._github.every(self._path, includes_parents=parents):
            if rules := found(self._github, f"{self._path}/{number_of(row, 'id')}"):
                yield rules


def ruleset(name: str, app: int, rules: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Rules for the main branch above which one app stands, and nobody else."""
    return {
        "name": name,
        "target": "branch",
        "enforcement": "active",
        "bypass_actors": [{"actor_id": app, "actor_type": "Integration", "bypass_mode": "always"}],
        "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}},
        "rules": [*rules, *({"type": name} for name in ALWAYS)],
    }


def bypassing(rules: Mapping[str, Any]) -> list[str]:
    """Who stands above a ruleset."""
    actors = rules.get("bypass_actors") or ()
    return sorted(f"{text_of(actor, 'actor_type')} {actor.get('actor_id')}" for actor in actors)


def _flat(rules: Mapping[str, Any]) -> dict[str, Any]:
    """What of a ruleset must be so, whatever else GitHub adds to it."""
    conditions = rules.get("conditions") or {}
    plain = {"enforcement": rules.get("enforcement"), "branches": (conditions.get("ref_name") or {}).get("include")}
    for rule in rules.get("rules") or ():
        plain[text_of(rule, "type")] = True
        asked = rule.get("parameters")
        plain |= {key: asked[key] for key in _ASKED if isinstance(asked, dict) and key in asked}
        checks = asked.get("required_status_checks") if isinstance(asked, dict) else None
        if checks:
            plain["required_check"] = sorted(f"{text_of(row, 'context')} {row.get('integration_id')}" for row in checks)
    return {**plain, "bypass": bypassing(rules)}


_ASKED = (
    "required_approving_review_count",
    "require_code_owner_review",
    "dismiss_stale_reviews_on_push",
    "require_last_push_approval",
)
