"""An organisation: what its members may do by belonging to it, its teams, and the apps that are installed there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple
from urllib.parse import quote

from xingji.forge.answers import ForgeError, id_of, login_of, number_of, text_of
from xingji.forge.github import GitHub


class AppRow(NamedTuple):
    """An installed app; `everywhere` when it reaches all repositories, those to come too."""

    app: int
    installation: int
    slug: str
    everywhere: bool
    permissions: Mapping[str, str]


class Account(NamedTuple):
    """An account as it is called now."""

    login: str
    id: int


class Team(NamedTuple):
    """Who is in a team, and the names of those who were asked to come: of them GitHub tells no number."""

    members: Sequence[Account]
    asked: Sequence[str]


class Organisation:
    """One organisation, as an owner of it sees it."""

    def __init__(self, github: GitHub, name: str) -> None:
        self.github, self.name = github, name
        self.account = cache(self._account)
        self.reached = cache(self._reached)
        self.lacks_rules = cache(self._lacks_rules)

    def about(self) -> dict[str, Any]:
        """Its settings; to others than owners GitHub leaves most of them out."""
        answer = self.github.ask("GET", f"/orgs/{self.name}")
        return answer if isinstance(answer, dict) else {}

    @cached_property
    def owners(self) -> frozenset[int]:
        """Accounts that may do everything in every repository."""
        rows = self.github.every(f"/orgs/{self.name}/members", role="admin")
        return frozenset(id_of(row) for row in rows)

    def repositories(self) -> Iterator[tuple[str, bool]]:
        """Every repository as `owner/name`, and whether it is archived."""
        for row in self.github.every(f"/orgs/{self.name}/repos", type="all"):
            yield text_of(row, "full_name"), bool(row.get("archived"))

    @cached_property
    def apps(self) -> list[AppRow]:
        """Every app that is installed."""
        return [_app(row) for row in self.github.every(f"/orgs/{self.name}/installations", within="installations")]

    def _reached(self, installation: int) -> frozenset[str]:
        """Repositories that an app which was not let in everywhere reaches, in small letters."""
        path = f"/user/installations/{installation}/repositories"
        rows = self.github.every(path, within="repositories")
        return frozenset(text_of(row, "full_name").lower() for row in rows)

    def _lacks_rules(self, repository: str) -> bool:
        """Whether the organisation's plan has no rules for private repositories, such as this one."""
        try:
            self.github.ask("GET", self.github.at("/rulesets", repository), per_page=1)
        except ForgeError as error:
            return error.status == 403 and "upgrade" in error.detail.lower()
        return False

    def reach(self, installation: int, repository: str) -> None:
        """Let an app into one more repository."""
        number = number_of(self.github.ask("GET", self.github.at("", repository)), "id")
        self.github.ask("PUT", f"/user/installations/{installation}/repositories/{number}")
        self.reached.cache_clear()

    def _account(self, number: int) -> Account | None:
        """What the account with a number is called now; None when it is gone."""
        row = found(self.github, f"/user/{number}")
        return Account(login_of(row), number) if row and id_of(row) == number else None

    def found_repository(self, repository: str, body: Mapping[str, Any]) -> None:
        """Make a repository unless it is there."""
        path, at = f"/orgs/{self.name}/repos", self.github.at("", repository)
        wanted = {**body, "name": repository.split("/")[1]}
        self.github.once(lambda: found(self.github, at), lambda: self.github.ask("POST", path, wanted) or {})

    def team(self, slug: str) -> Team | None:
        """Who is in a team; None where there is no such team."""
        if found(self.github, self._team(slug)) is None:
            return None
        members = [Account(login_of(row), id_of(row)) for row in self.github.every(self._team(slug, "/members"))]
        asked = [login_of(row) for row in self.github.every(self._team(slug, "/invitations"))]
        return Team(members, [login for login in asked if login])

    def found_team(self, slug: str, about: str) -> None:
        """Make a team unless it is there."""
        body = {"name": slug, "description": about, "privacy": "closed"}
        look = self._team(slug)
        make = f"/orgs/{self.name}/teams"
        self.github.once(lambda: found(self.github, look), lambda: self.github.ask("POST", make, body) or {})

    def enlist(self, slug: str, login: str) -> None:
        """Have an account in a team; one that does not belong to the organisation is asked to."""
        self.github.ask("PUT", self._team(slug, f"/memberships/{quote(login)}"), {"role": "member"})

    def dismiss(self, slug: str, login: str) -> None:
        """Have an account out of a team."""
        self.github.ask("DELETE", self._team(slug, f"/memberships/{quote(login)}"))

    @cached_property
    def _rights(self) -> dict[str, dict[str, str]]:
        return {}

    def right_of_team(self, slug: str, repository: str) -> str:
        """What a team may do in a repository: all repositories of a team are asked for at once."""
        if slug not in self._rights:
            rows = self.github.every(self._team(slug, "/repos"))
            self._rights[slug] = {text_of(row, "full_name").lower(): text_of(row, "role_name") for row in rows}
        return self._rights[slug].get(repository.lower(), "")

    def let_team_in(self, slug: str, repository: str) -> None:
        """Let a team read a repository, and no more."""
        self.github.ask("PUT", self._team(slug, f"/repos/{repository}"), {"permission": "pull"})
        self._rights.pop(slug, None)

    def _team(self, slug: str, rest: str = "") -> str:
        return f"/orgs/{self.name}/teams/{slug}{rest}"


def found(github: GitHub, path: str) -> dict[str, Any] | None:
    """What GitHub says of something, None where it is not there."""
    try:
        answer = github.ask("GET", path)
    except ForgeError as error:
        if error.status == 404:
            return None
        raise
    return answer if isinstance(answer, dict) else None


def _app(row: dict[str, Any]) -> AppRow:
    may = row.get("permissions")
    return AppRow(
        number_of(row, "app_id"),
        number_of(row, "id"),
        text_of(row, "app_slug", 100),
        row.get("repository_selection") == "all",
        {str(key): str(value) for key, value in may.items()} if isinstance(may, dict) else {},
    )
