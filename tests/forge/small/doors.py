"""Who may enter a repository and what may happen there: collaborators, invitations, workflows, rules of branches."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.forge.small import shapes
from tests.forge.small.api import Answer, Call, route
from tests.forge.small.bare import ZERO
from tests.forge.small.organisations import RIGHTS
from tests.forge.small.world import Json, Refusal

R = "/repos/{owner}/{name}"
ADMINISTERS = ("admin", "administration:write")
_LASTS = timedelta(days=7)


@route(f"GET {R}/collaborators", "write", "metadata:read")
def collaborators(call: Call) -> Answer:
    it, world = call.repository, call.world
    direct = call.query.get("affiliation") == "direct"
    logins = set(it.roles) | ({it.owner} if it.organisation is None else set())
    if it.organisation and not direct:
        logins |= it.organisation.everybody()
    rows = [(login, it.role(login)) for login in sorted(logins)]
    return Answer([{**shapes.user(world, login), "role_name": role} for login, role in rows if role != "none"])


@route(f"PUT {R}/collaborators/{{login}}", *ADMINISTERS)
def invite(call: Call) -> Answer:
    it, login = call.repository, call.found["login"]
    if login not in call.world.kinds:
        raise Refusal(404, "Not Found")
    if it.archived:
        raise Refusal(403, "Repository was archived so is read-only.")
    asked = call.text("permission", "push")
    role = RIGHTS.get(asked, asked)
    known = it.organisation
    if known is None or login in known.owners | known.members or login in it.roles:
        it.roles[login] = role
        return Answer(None, 204)
    one = next((row for row in it.invitations if row["invitee"]["login"] == login), None)
    if one is None:
        one = {"id": call.world.id(), "invitee": shapes.user(call.world, login), "created_at": call.world.stamp()}
        it.invitations.append(one)
    one["permissions"] = role
    return Answer(_invitation(call, one), 201)


@route(f"DELETE {R}/collaborators/{{login}}", *ADMINISTERS)
def shut_out(call: Call) -> Answer:
    if call.repository.archived:
        raise Refusal(403, "Repository was archived so is read-only.")
    call.repository.roles.pop(call.found["login"], None)
    return Answer(None, 204)


@route(f"GET {R}/invitations", *ADMINISTERS)
def invitations(call: Call) -> Answer:
    return Answer([_invitation(call, one) for one in call.repository.invitations])


def _invitation(call: Call, one: Json) -> Json:
    return {**one, "expired": datetime.fromisoformat(one["created_at"]) + _LASTS < call.world.now}


@route(f"DELETE {R}/invitations/{{id}}", *ADMINISTERS)
def call_back(call: Call) -> Answer:
    it = call.repository
    it.invitations[:] = [one for one in it.invitations if str(one["id"]) != call.found["id"]]
    return Answer(None, 204)


@route(f"GET {R}/actions/permissions", "admin", "administration:read")
def workflows_here(call: Call) -> Answer:
    return Answer(call.repository.settings.get("actions", {"enabled": True, "allowed_actions": "all"}))


@route(f"PUT {R}/actions/permissions", *ADMINISTERS)
def bind_workflows_here(call: Call) -> Answer:
    call.repository.settings["actions"] = call.body
    return Answer(None, 204)


@route(f"POST {R}/branches/{{branch}}/rename", *ADMINISTERS)
def rename_branch(call: Call) -> Answer:
    it, old, new = call.repository, call.found["branch"], call.must("new_name")
    sha = it.bare.resolve(f"refs/heads/{old}")
    if not sha:
        raise Refusal(404, "Branch not found")
    before = it.bare.refs("refs/heads/")
    it.bare.set_ref(f"refs/heads/{new}", sha)
    it.bare.set_ref(f"refs/heads/{old}", ZERO)
    call.world.moved(it, before, call.login)
    if it.settings.get("default_branch", "main") == old:
        it.settings["default_branch"] = new
    return Answer({"name": new}, 201)


@route(f"GET {R}/rulesets", "read", "metadata:read")
def rulesets(call: Call) -> Answer:
    _may_have_rulesets(call)
    return Answer([{key: one[key] for key in ("id", "name", "enforcement")} for one in call.repository.rulesets])


@route(f"POST {R}/rulesets", *ADMINISTERS)
def make_ruleset(call: Call) -> Answer:
    _may_have_rulesets(call)
    call.repository.rulesets.append({"id": call.world.id(), **call.body})
    return Answer(call.repository.rulesets[-1], 201)


@route(f"GET {R}/rulesets/{{id}}", "read", "metadata:read")
def a_ruleset(call: Call) -> Answer:
    _may_have_rulesets(call)
    for one in call.repository.rulesets:
        if str(one["id"]) == call.found["id"]:
            return Answer(one if call.may("admin") else {k: v for k, v in one.items() if k != "bypass_actors"})
    raise Refusal(404, "Not Found")


@route(f"PUT {R}/rulesets/{{id}}", *ADMINISTERS)
def edit_ruleset(call: Call) -> Answer:
    one = a_ruleset(call).body
    one |= call.body
    return Answer(one)


def _may_have_rulesets(call: Call) -> None:
    """On a private repository the free plan has none. Raises Refusal."""
    known = call.repository.organisation
    if known and call.repository.private and known.settings.get("plan", {}).get("name") == "free":
        raise Refusal(403, "Upgrade to GitHub Team or make this repository public to enable this feature.")
