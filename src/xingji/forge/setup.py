"""The repository's settings as data: what they should be, how they differ, and how they are set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xingji.forge.answers import ForgeError, RepositoryRow, text_of
from xingji.forge.aspects import Aspect, Difference, compared, plain
from xingji.forge.contents import Contents
from xingji.forge.doors import RANKS, Doors
from xingji.forge.github import GitHub
from xingji.forge.labels import Label, all_labels
from xingji.forge.owners import PATH
from xingji.forge.protection import Protection
from xingji.forge.reminders import LABEL
from xingji.model.reference import Reference
from xingji.programme.permissions import Author

SETTINGS: Mapping[str, Any] = {"has_issues": True, "delete_branch_on_merge": True}
"""Reminders are issues; a submission's branch goes when it is merged."""
WORKFLOWS: Mapping[str, Any] = {"default_workflow_permissions": "read", "can_approve_pull_request_reviews": False}
"""What a workflow may do that does not say so itself."""
_REMINDER = Label("fef2c0", "截止日期前和逾期时的自动提醒")
PRIVATE_FORKS: Mapping[str, Any] = {
    "run_workflows_from_fork_pull_requests": False,
    "send_write_tokens_to_workflows": False,
    "send_secrets_and_variables": False,
    "require_approval_for_fork_pr_workflows": True,
}
"""No workflow that a request brings ever runs: the verdict is made from the default branch, and needs none."""
PUBLIC_FORKS: Mapping[str, Any] = {"approval_policy": "all_external_contributors"}


class Setup:
    """The settings of one repository.

    `owners` is the text that CODEOWNERS should have, `known` names the tracks, `roles` whose accounts are who; `app` is
    the number of the hub's app where the repository is the record of a hub.
    """

    def __init__(
        self, github: GitHub, owners: str, known: Reference, *, roles: Sequence[Author] = (), app: int = 0
    ) -> None:
        self._github, self._owners, self._roles = github, owners, roles
        self._wanted = {**all_labels(known), LABEL: _REMINDER}
        self.about: RepositoryRow = github.about()
        self._protection = Protection(github, self.about.branch, app)

    def aspects(self) -> list[Aspect]:
        """All of them, in the order in which they are set."""
        return [
            Aspect("labels", self._labels, self._make_labels),
            self._plain("settings", "", "PATCH", SETTINGS),
            self._plain("workflows", "/actions/permissions/workflow", "PUT", WORKFLOWS),
            self._forks(),
            *map(self._administered, self._protection.aspects()),
            Aspect("writers", self._writers, None),
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
        return self._administered(plain(self._github, name, self._github.at(path), verb, wanted))

    def _administered(self, aspect: Aspect) -> Aspect:
        """An aspect that only administrators see: to others GitHub leaves settings out, or hides protection."""

        def look() -> Iterator[Difference]:
            if not self.about.admin:
                raise ForgeError("rights", "administration: read")
            yield from aspect.look()

        return aspect._replace(look=look)

    def _forks(self) -> Aspect:
        """Whether the check runs on what comes from forks; GitHub keeps it in two places."""
        if self.about.private:
            path, wanted = "/actions/permissions/fork-pr-workflows-private-repos", PRIVATE_FORKS
        else:
            path, wanted = "/actions/permissions/fork-pr-contributor-approval", PUBLIC_FORKS
        return self._plain("forks", path, "PUT", wanted)

    def _writers(self) -> Iterator[Difference]:
        """Who may write is believed: such an account could report a check, edit a receipt, push on others' branches."""
        province = {one.id for one in self._roles if one.role == "province"}
        others = {one.id for one in self._roles} - province
        for row in Doors(self._github, self.about.name).members():
            trusted = row.id in province or (row.role == "admin" and row.id not in others)
            if not trusted and RANKS[row.role] >= RANKS["write"]:
                yield Difference("writers", f"{row.login} ({row.id})", "read", row.role)

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
