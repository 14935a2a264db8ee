"""Organisations: who belongs to one, its teams, the apps that are installed there, and its repositories."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.forge.small import shapes
from tests.forge.small.api import Answer, Call, route
from tests.forge.small.world import ROLES, Json, Organisation, Refusal, Repository, Team, World

ORG = "/orgs/{org}"
T = f"{ORG}/teams/{{team}}"
RIGHTS = {"pull": "read", "push": "write"}
"""How the API calls two of the roles when it is asked to give them."""


@dataclass
class Found:
    """What a call is about."""

    call: Call
    organisation: Organisation = field(init=False)

    def __post_init__(self) -> None:
        known = self.call.world.organisations.get(self.call.found["org"].lower())
        if known is None:
            raise Refusal(404, "Not Found")
        self.organisation = known

    def owned(self) -> Organisation:
        """The organisation, of whoever owns it. Raises Refusal."""
        if self.call.login not in self.organisation.owners:
            raise Refusal(403, "You must be an organization owner.")
        return self.organisation

    def team(self) -> Team:
        """The team that the path names. Raises Refusal."""
        try:
            return self.organisation.teams[self.call.found["team"]]
        except KeyError:
            raise Refusal(404, "Not Found") from None


@route(f"GET {ORG}")
def an_organisation(call: Call) -> Answer:
    known = Found(call).organisation
    shape: Json = {"login": known.login, "id": call.world.id()}
    if call.login in known.owners:
        shape |= known.settings
    return Answer(shape)


@route(f"PATCH {ORG}")
def set_up_organisation(call: Call) -> Answer:
    Found(call).owned().settings.update(call.body)
    return an_organisation(call)


@route(f"GET {ORG}/members")
def members(call: Call) -> Answer:
    known = Found(call).organisation
    found = known.owners if call.query.get("role") == "admin" else known.owners | known.members
    return Answer([shapes.user(call.world, login) for login in sorted(found)])


@route(f"GET {ORG}/installations")
def installations(call: Call) -> Answer:
    return Answer({"installations": Found(call).owned().installations}, within="installations")


@route(f"GET {ORG}/repos")
def repositories(call: Call) -> Answer:
    known = Found(call).organisation
    rows = (it for it in call.world.repositories.values() if it.organisation is known)
    return Answer([shapes.repository(call.world, it) for it in rows if it.role(call.login) != "none"])


@route(f"POST {ORG}/repos")
def make_repository(call: Call) -> Answer:
    known, name = Found(call).owned(), call.must("name")
    full_name = f"{known.login}/{name}"
    if full_name.lower() in call.world.repositories:
        told = {"resource": "Repository", "field": "name", "message": "name already exists on this account"}
        raise Refusal(422, "Repository creation failed.", errors=[told])
    made = call.world.repository(full_name, private=bool(call.body.get("private")))
    made.settings |= {key: value for key, value in call.body.items() if key not in ("name", "private", "auto_init")}
    made.settings.setdefault("default_branch", known.settings.get("first_branch", "main"))
    if call.body.get("auto_init"):
        _begin(call.world, made, made.settings["default_branch"])
    return Answer(shapes.repository(call.world, made, call.login), 201)


def _begin(world: World, it: Repository, branch: str) -> None:
    readme = it.bare.write_blob(f"# {it.name}\n".encode())
    tree = it.bare.write_tree("", [{"path": "README.md", "sha": readme}])
    it.bare.set_ref(f"refs/heads/{branch}", it.bare.commit(tree, [], "Initial commit", world.now))


@route(f"POST {ORG}/teams")
def make_team(call: Call) -> Answer:
    known, name = Found(call).owned(), call.must("name")
    slug = name.lower().replace(" ", "-").replace("_", "-")
    if slug in known.teams:
        raise Refusal(422, "Validation Failed", errors=[{"message": "Name must be unique for this org"}])
    known.teams[slug] = Team(slug, name)
    return Answer(_team(known.teams[slug]), 201)


@route(f"GET {T}")
def a_team(call: Call) -> Answer:
    return Answer(_team(Found(call).team()))


def _team(one: Team) -> Json:
    return {"slug": one.slug, "name": one.name, "privacy": "closed"}


@route(f"GET {T}/members")
def members_of_team(call: Call) -> Answer:
    return Answer([shapes.user(call.world, login) for login in sorted(Found(call).team().members)])


@route(f"GET {T}/invitations")
def invited_to_team(call: Call) -> Answer:
    """Who has not answered yet: the number is that of the invitation, not of the account."""
    return Answer([{"id": call.world.id(), "login": login} for login in sorted(Found(call).team().waiting)])


@route(f"PUT {T}/memberships/{{login}}")
def join_team(call: Call) -> Answer:
    found, login = Found(call), call.found["login"]
    if login not in call.world.kinds:
        raise Refusal(404, "Not Found")
    known, team = found.owned(), found.team()
    there = login in known.owners | known.members
    (team.members if there else team.waiting).add(login)
    return Answer({"role": "member", "state": "active" if there else "pending"})


@route(f"DELETE {T}/memberships/{{login}}")
def leave_team(call: Call) -> Answer:
    Found(call).owned()
    Found(call).team().members.discard(call.found["login"])
    Found(call).team().waiting.discard(call.found["login"])
    return Answer(None, 204)


@route(f"GET {T}/repos")
def repositories_of_team(call: Call) -> Answer:
    world, team = call.world, Found(call).team()
    rows = [(world.find(name), role) for name, role in team.repositories.items()]
    return Answer([{**shapes.repository(world, it), "role_name": role} for it, role in rows])


@route(f"PUT {T}/repos/{{owner}}/{{name}}", "admin")
def let_team_in(call: Call) -> Answer:
    wanted = call.text("permission", "push")
    Found(call).team().repositories[call.repository.full_name.lower()] = RIGHTS.get(wanted, wanted)
    return Answer(None, 204)


@route(f"DELETE {T}/repos/{{owner}}/{{name}}", "admin")
def shut_team_out(call: Call) -> Answer:
    Found(call).team().repositories.pop(call.repository.full_name.lower(), None)
    return Answer(None, 204)


@route("GET /user/{number}")
def account_of_number(call: Call) -> Answer:
    told = (shapes.user(call.world, login) for login in call.world.kinds)
    shape = next((one for one in told if str(one["id"]) == call.found["number"]), None)
    if shape is None:
        raise Refusal(404, "Not Found")
    return Answer(shape)


@route("GET /user/installations/{installation}/repositories")
def reached(call: Call) -> Answer:
    world, one = call.world, _installation(call)
    if one["repository_selection"] == "all":
        owned = [it for it in world.repositories.values() if it.owner == one["account"]["login"]]
    else:
        owned = [it for it in world.repositories.values() if it.id in one["_repositories"]]
    return Answer({"repositories": [shapes.repository(world, it) for it in owned]}, within="repositories")


@route("PUT /user/installations/{installation}/repositories/{id}")
def reach(call: Call) -> Answer:
    one = _installation(call)
    known = next((it for it in call.world.repositories.values() if str(it.id) == call.found["id"]), None)
    if known is None or ROLES.index(known.role(call.login)) < ROLES.index("admin"):
        raise Refusal(404, "Not Found")
    one["_repositories"].append(known.id)
    return Answer(None, 204)


def _installation(call: Call) -> Json:
    rows = (one for known in call.world.organisations.values() for one in known.installations)
    for one in rows:
        if str(one["id"]) == call.found["installation"]:
            return one
    raise Refusal(404, "Not Found")


@route("GET /apps/{slug}")
def an_app(call: Call) -> Answer:
    rows = (one for known in call.world.organisations.values() for one in known.installations)
    known = {"github-actions": 15368} | {one["app_slug"]: one["app_id"] for one in rows}
    if call.found["slug"] not in known:
        raise Refusal(404, "Not Found")
    return Answer({"id": known[call.found["slug"]], "slug": call.found["slug"]})
