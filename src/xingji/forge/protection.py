"""How the main branch is protected: what must be approved and checked, and that nobody stands above that.

Without a hub by GitHub's protection of branches; the record of a hub by a ruleset, since there the hub's app, and
nobody else, writes to the main branch what was approved in an inbox.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from xingji.forge.answers import ForgeError, text_of
from xingji.forge.aspects import Aspect, Difference, compared
from xingji.forge.github import GitHub
from xingji.forge.rulesets import Rulesets, bypassing, ruleset

REQUIRED_CHECK = "xingji"
"""Name of the check run in which the verdict stands."""
_ACTIONS = "github-actions"
_ANY_APP = -1
_NOBODY: Mapping[str, list[str]] = {"users": [], "teams": [], "apps": []}
_REVIEWS = {
    "required_approving_review_count": 1,
    "require_code_owner_reviews": True,
    "dismiss_stale_reviews": True,
    "require_last_push_approval": True,
}
_RULES = {"enforce_admins": True, "allow_force_pushes": False, "allow_deletions": False}
_RULESET = "xingji-record"


class Protection:
    """The protection of a repository's main branch; `app` is the hub's, 0 where there is no hub."""

    def __init__(self, github: GitHub, branch: str, app: int = 0) -> None:
        self._github, self._app = github, app
        self._path = github.at(f"/branches/{branch}/protection")
        self._rulesets = Rulesets(github, github.repository)

    def aspects(self) -> list[Aspect]:
        """What protects it, and who stands above that."""
        above = Aspect("bypass", self._bypassed, None)
        if not self._app:
            return [Aspect("protection", self._differs, self._protect), above]
        wanted = self._wanted_ruleset
        return [
            Aspect(
                "protection",
                lambda: self._rulesets.differences("protection", wanted()),
                lambda: self._rulesets.put(wanted()),
            ),
            Aspect("classic", self._stands_in_the_way, self._unprotect),
            above,
        ]

    def _there(self) -> dict[str, Any]:
        try:
            answer = self._github.ask("GET", self._path)
        except ForgeError as error:
            if error.status != 404 or "not protected" not in error.detail.lower():
                raise
            return {}
        return answer if isinstance(answer, dict) else {}

    def _differs(self) -> Iterator[Difference]:
        yield from compared("protection", self._flat(self._rules()), self._flat(self._there()))

    def _protect(self) -> None:
        self._github.ask("PUT", self._path, {**self._rules(), "restrictions": None})

    def _rules(self) -> dict[str, Any]:
        """Not `strict`: with it every merge would send all other pull requests back to be updated first."""
        check = {"context": REQUIRED_CHECK, "app_id": self._reporter}
        checks = {"strict": False, "contexts": [REQUIRED_CHECK], "checks": [check]}
        reviews = {**_REVIEWS, "bypass_pull_request_allowances": _NOBODY}
        return {**_RULES, "required_status_checks": checks, "required_pull_request_reviews": reviews}

    @cached_property
    def _reporter(self) -> int:
        """Only GitHub Actions may report the check: whoever may write could else report any word under its name."""
        try:
            number = self._github.ask("GET", f"/apps/{_ACTIONS}").get("id")
        except ForgeError as error:
            if error.kind != "missing":
                raise
            number = None
        return number if isinstance(number, int) else _ANY_APP

    def _flat(self, rules: Mapping[str, Any]) -> dict[str, Any]:
        """By setting; GitHub takes plain values and gives them back with `enabled` around them."""
        checks = rules.get("required_status_checks") or {}
        reviews = rules.get("required_pull_request_reviews") or {}
        plain = {key: value.get("enabled") if isinstance(value := rules.get(key), dict) else value for key in _RULES}
        bound = [row for row in checks.get("checks") or () if text_of(row, "context") == REQUIRED_CHECK]
        return {
            **plain,
            "required_check": sorted(map(str, checks.get("contexts") or ())),
            "check_app": next((_app(row) for row in bound), None),
            "strict": checks.get("strict"),
            **{key: reviews.get(key) for key in _REVIEWS},
            "bypass_pull_request_allowances": _names(reviews.get("bypass_pull_request_allowances")),
        }

    # The record of a hub

    def _wanted_ruleset(self) -> dict[str, Any]:
        reviews = {
            "required_approving_review_count": 1,
            "require_code_owner_review": True,
            "dismiss_stale_reviews_on_push": True,
            "require_last_push_approval": True,
            "required_review_thread_resolution": False,
        }
        check: dict[str, Any] = {"context": REQUIRED_CHECK}
        if self._reporter != _ANY_APP:
            check["integration_id"] = self._reporter
        checks = {"strict_required_status_checks_policy": False, "required_status_checks": [check]}
        rules = [
            {"type": "pull_request", "parameters": reviews},
            {"type": "required_status_checks", "parameters": checks},
        ]
        return ruleset(_RULESET, self._app, rules)

    def _stands_in_the_way(self) -> Iterator[Difference]:
        """Protection that knows no exception for the hub: it could bring in nothing."""
        if self._there():
            yield Difference("classic", "branch protection", "none", "enabled")

    def _unprotect(self) -> None:
        self._github.ask("DELETE", self._path)

    def _bypassed(self) -> Iterator[Difference]:
        """Rulesets, whoever made them, above which somebody stands; the hub's app stands above one of them."""
        allowed = [f"Integration {self._app}"] if self._app else []
        for rules in self._every_ruleset():
            above = bypassing(rules)
            expected = allowed if text_of(rules, "name") == _RULESET else []
            if text_of(rules, "target") == "branch" and above != expected:
                yield Difference("bypass", text_of(rules, "name", 100), "、".join(expected) or "none", "、".join(above))

    def _every_ruleset(self) -> list[dict[str, Any]]:
        """Where the plan has no rulesets nobody stands above one."""
        try:
            return self._rulesets.every()
        except ForgeError as error:
            if error.status != 403 or "upgrade" not in error.detail.lower():
                raise
            return []


def _app(row: Mapping[str, Any]) -> int:
    number = row.get("app_id")
    return number if isinstance(number, int) else _ANY_APP


def _names(allowances: Any) -> str:
    """Who is exempt; "none" where nobody is."""
    if not isinstance(allowances, dict):
        return "none"
    rows = [row for key in ("users", "teams", "apps") for row in allowances.get(key) or () if isinstance(row, dict)]
    return "、".join(text_of(row, "login") or text_of(row, "slug") for row in rows) or "none"
