"""The repository's settings as data: what they should be, how they differ, and how they are set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xingji.forge.answers import ForgeError, RepositoryRow, text_of
from xingji.forge.aspects import Aspect, Difference, compared, plain
from xingji.forge.contents import Contents
from xingji.forge.github import GitHub
from xingji.forge.labels import Label, all_labels
from xingji.forge.owners import PATH
from xingji.forge.reminders import LABEL
from xingji.model.reference import Reference

REQUIRED_CHECK = "check"
"""Name of the job in check.yml, which is also the name under which its result appears."""
_ACTIONS = "github-actions"
_ANY_APP = -1

SETTINGS: Mapping[str, Any] = {"has_issues": True, "delete_branch_on_merge": True}
"""Reminders are issues; a submission's branch goes when it is merged."""
WORKFLOWS: Mapping[str, Any] = {"default_workflow_permissions": "read", "can_approve_pull_request_reviews": False}
"""What a workflow may do that does not say so itself."""
_REMINDER = Label("fef2c0", "截止日期前和逾期时的自动提醒")
PRIVATE_FORKS: Mapping[str, Any] = {
    "run_workflows_from_fork_pull_requests": True,
    "send_write_tokens_to_workflows": False,
    "send_secrets_and_variables": False,
    "require_approval_for_fork_pr_workflows": False,
}
"""In a private repository whoever can fork was let in, and the check can do nothing: on the last day nobody waits."""
PUBLIC_FORKS: Mapping[str, Any] = {"approval_policy": "first_time_contributors"}

_REVIEWS = {
    "required_approving_review_count": 1,
    "require_code_owner_reviews": True,
    "dismiss_stale_reviews": True,
    "require_last_push_approval": True,
}
_RULES = {"enforce_admins": True, "allow_force_pushes": False, "allow_deletions": False}


class Setup:
    """The settings of one repository; `owners` is the text that CODEOWNERS should have, `known` names the tracks."""

    def __init__(self, github: GitHub, owners: str, known: Reference) -> None:
        self._github, self._owners = github, owners
        self._wanted = {**all_labels(known), LABEL: _REMINDER}
        self.about: RepositoryRow = github.about()
        self._protection = github.at(f"/branches/{self.about.branch}/protection")

    def aspects(self) -> list[Aspect]:
        """All of them, in the order in which they are set."""
        return [
            Aspect("labels", self._labels, self._make_labels),
            self._plain("settings", "", "PATCH", SETTINGS),
            self._plain("workflows", "/actions/permissions/workflow", "PUT", WORKFLOWS),
            self._forks(),
            Aspect("protection", self._protected, self._protect),
            Aspect("pages", self._pages, self._make_pages),
            Aspect("owners", self._owned, None),
        ]

    def has_merge_queue(self) -> bool:
        """Whether the main branch has a merge queue; it is a matter of the plan, so never a difference."""
        try:
            rules = self._github.every(self._github.at(f"/rules/branches/{self.about.branch}"), 100)
        except ForgeError:
            return False
        return any(rule.get("type") == "merge_queue" for rule in rules)

    def _labels(self) -> Iterator[Difference]:
        rows = self._github.every(self._github.at("/labels"), 500)
        there = {str(row.get("name")): (row.get("color"), row.get("description") or "") for row in rows}
        for name, label in self._wanted.items():
            if there.get(name) != tuple(label):
                yield Difference("labels", name, label.meaning, str(there[name][1]) if name in there else "")

    def _make_labels(self) -> None:
        wanted = {difference.name for difference in self._labels()}
        for name, label in self._wanted.items():
            if name in wanted:
                self._github.put_label(name, label.colour, label.meaning)

    def _plain(self, name: str, path: str, verb: str, wanted: Mapping[str, Any]) -> Aspect:
        aspect = plain(self._github, name, self._github.at(path), verb, wanted)

        def look() -> Iterator[Difference]:
            self._must_administer()
            yield from aspect.look()

        return aspect._replace(look=look)

    def _forks(self) -> Aspect:
        """Whether the check runs on what comes from forks; GitHub keeps it in two places."""
        if self.about.private:
            path, wanted = "/actions/permissions/fork-pr-workflows-private-repos", PRIVATE_FORKS
        else:
            path, wanted = "/actions/permissions/fork-pr-contributor-approval", PUBLIC_FORKS
        return self._plain("forks", path, "PUT", wanted)

    def _must_administer(self) -> None:
        """GitHub leaves settings out of its answers to others, and hides protection as if there were none."""
        if not self.about.admin:
            raise ForgeError("rights", "administration: read")

    def _protected(self) -> Iterator[Difference]:
        self._must_administer()
        try:
            answer = self._github.ask("GET", self._protection)
        except ForgeError as error:
            if error.status != 404 or "not protected" not in error.detail.lower():
                raise
            answer = {}
        yield from compared("protection", _flat(self._rules()), _flat(answer))

    def _protect(self) -> None:
        checks = {"strict": False, "contexts": [REQUIRED_CHECK]}
        wanted = {**self._rules(), "required_status_checks": checks | {"checks": [self._check()]}, "restrictions": None}
        self._github.ask("PUT", self._protection, wanted)

    def _rules(self) -> dict[str, Any]:
        """Not `strict`: with it every merge would send all other pull requests back to be updated first."""
        checks = {"strict": False, "contexts": [REQUIRED_CHECK]}
        return {**_RULES, "required_status_checks": checks, "required_pull_request_reviews": _REVIEWS}

    def _check(self) -> dict[str, Any]:
        """Only GitHub Actions may report the check: whoever may write could else report any word under its name."""
        try:
            number = self._github.ask("GET", f"/apps/{_ACTIONS}").get("id")
        except ForgeError as error:
            if error.kind != "missing":
                raise
            number = None
        return {"context": REQUIRED_CHECK, "app_id": number if isinstance(number, int) else _ANY_APP}

    def _pages(self) -> Iterator[Difference]:
        yield from compared("pages", {"build_type": "workflow"}, self._site() or {})

    def _make_pages(self) -> None:
        verb = "PUT" if self._site() else "POST"
        self._github.ask(verb, self._github.at("/pages"), {"build_type": "workflow"}, repeat=True)

    def _site(self) -> dict[str, Any] | None:
        try:
            answer = self._github.ask("GET", self._github.at("/pages"))
        except ForgeError as error:
            if error.status == 404:
                return None
            raise
        return answer if isinstance(answer, dict) else None

    def _owned(self) -> Iterator[Difference]:
        contents = Contents(self._github)
        commit = contents.head(self.about.branch)
        files = contents.load(commit, ".github", PATH.__eq__, [self._owners.encode()]) if commit else {}
        if files.get(PATH) != self._owners.encode():
            yield Difference("owners", PATH, "xingji owners --write", "")
        for error in self._owner_errors():
            yield Difference("owners", f"{PATH}:{error.get('line')}", "", text_of(error, "message"))

    def _owner_errors(self) -> list[dict[str, Any]]:
        """What GitHub itself finds wrong with the file, such as an owner who may not write; it ignores such lines."""
        try:
            return self._github.every(self._github.at("/codeowners/errors"), 20, within="errors")
        except ForgeError as error:
            if error.kind != "missing":
                raise
            return []


def _flat(rules: Mapping[str, Any]) -> dict[str, Any]:
    """Branch protection by setting; GitHub takes plain values and gives them back with `enabled` around them."""
    checks = rules.get("required_status_checks") or {}
    reviews = rules.get("required_pull_request_reviews") or {}
    plain = {key: value.get("enabled") if isinstance(value := rules.get(key), dict) else value for key in _RULES}
    contexts = sorted(map(str, checks.get("contexts") or ()))
    return {
        **plain,
        "required_check": contexts,
        "strict": checks.get("strict"),
        **{k: reviews.get(k) for k in _REVIEWS},
    }
