"""Accounts, repositories and how they are set up."""

from __future__ import annotations

from tests.forge.small import shapes
from tests.forge.small.api import Answer, Call, route
from tests.forge.small.world import Json, Refusal

R = "/repos/{owner}/{name}"
_SET = (
    *("allow_merge_commit", "allow_squash_merge", "allow_rebase_merge", "delete_branch_on_merge", "description"),
    *("allow_forking", "has_issues", "has_wiki", "has_projects"),
)


@route("GET /user")
def who_am_i(call: Call) -> Answer:
    if call.token is None:
        raise Refusal(401, "Requires authentication")
    if call.token.permissions is not None:
        raise Refusal(403, "Resource not accessible by integration")
    return Answer(shapes.user(call.world, call.login))


@route("GET /users/{login}")
def an_account(call: Call) -> Answer:
    if call.found["login"] not in call.world.kinds:
        raise Refusal(404, "Not Found")
    return Answer(shapes.user(call.world, call.found["login"]))


@route("GET /rate_limit")
def rate_limit(_: Call) -> Answer:
    rate = {"limit": 5000, "remaining": 4999, "reset": 4_000_000_000, "used": 1}
    return Answer({"resources": {"core": rate, "search": rate}, "rate": rate})


@route(f"GET {R}")
def a_repository(call: Call) -> Answer:
    return Answer(shapes.repository(call.world, call.repository, call.login))


@route(f"PATCH {R}", "admin", "administration:write")
def set_up_repository(call: Call) -> Answer:
    call.repository.settings |= {key: call.body[key] for key in _SET if key in call.body}
    call.repository.private = call.body.get("private", call.repository.private)
    call.repository.archived = call.body.get("archived", call.repository.archived)
    return a_repository(call)


@route(f"POST {R}/forks", "read")
def fork(call: Call) -> Answer:
    if call.token is None or call.token.permissions is not None:
        raise Refusal(403, "Resource not accessible by integration")
    world, parent = call.world, call.repository
    name = f"{call.login}/{call.text('name') or parent.name}"
    it = world.repositories.get(name.lower()) or world.repository(name, private=parent.private, parent=parent)
    return Answer(shapes.repository(world, it, call.login), 202)


@route(f"GET {R}/forks")
def forks(call: Call) -> Answer:
    known = [it for it in call.world.repositories.values() if it.parent is call.repository]
    return Answer([shapes.repository(call.world, it) for it in known])


@route(f"POST {R}/merge-upstream", "write", "contents:write")
def follow_parent(call: Call) -> Answer:
    it, branch = call.repository, call.must("branch")
    if it.parent is None:
        raise Refusal(422, "This repository is not a fork")
    before, name = it.bare.refs("refs/heads/"), f"refs/heads/{branch}"
    it.bare.take(it.parent.bare, sha := it.parent.bare.resolve(name))
    if it.bare.ahead(sha, name):
        raise Refusal(409, "There are merge conflicts")
    it.bare.set_ref(name, sha)
    call.world.moved(it, before, call.login)
    return Answer({"message": "Successfully fetched", "merge_type": "fast-forward", "base_branch": branch})


@route(f"GET {R}/collaborators/{{login}}/permission")
def permission(call: Call) -> Answer:
    role = call.repository.role(call.found["login"])
    coarse = {"triage": "read", "maintain": "write"}.get(role, role)
    return Answer({"permission": coarse, "role_name": role, "user": shapes.user(call.world, call.found["login"])})


@route(f"GET {R}/labels")
def labels(call: Call) -> Answer:
    return Answer([shapes.label(call.world, call.repository, name) for name in call.repository.labels])


@route(f"POST {R}/labels", "write", "issues:write")
def make_label(call: Call) -> Answer:
    name = call.must("name")
    if name.lower() in (known.lower() for known in call.repository.labels):
        raise Refusal(422, "Validation Failed", errors=[{"resource": "Label", "code": "already_exists"}])
    call.repository.labels[name] = _label(call, name)
    return Answer(shapes.label(call.world, call.repository, name), 201)


@route(f"GET {R}/labels/{{label}}")
def a_label(call: Call) -> Answer:
    if call.found["label"] not in call.repository.labels:
        raise Refusal(404, "Not Found")
    return Answer(shapes.label(call.world, call.repository, call.found["label"]))


@route(f"PATCH {R}/labels/{{label}}", "write", "issues:write")
def edit_label(call: Call) -> Answer:
    a_label(call)
    old = call.repository.labels.pop(call.found["label"])
    name = call.text("new_name") or call.text("name") or call.found["label"]
    call.repository.labels[name] = {**old, **_label(call, name)}
    return Answer(shapes.label(call.world, call.repository, name))


@route(f"DELETE {R}/labels/{{label}}", "write", "issues:write")
def drop_label(call: Call) -> Answer:
    a_label(call)
    del call.repository.labels[call.found["label"]]
    return Answer(None, 204)


def _label(call: Call, name: str) -> Json:
    colour = call.text("color", "ededed")
    if len(colour) != 6 or set(colour.lower()) - set("0123456789abcdef") or len(call.text("description")) > 100:
        raise Refusal(422, "Validation Failed")
    return {"name": name, "color": colour, "description": call.text("description")}


@route(f"GET {R}/branches/{{branch}}/protection", "admin", "administration:read")
def protection(call: Call) -> Answer:
    known = call.repository.protection.get(call.found["branch"])
    if known is None:
        raise Refusal(404, "Branch not protected")
    return Answer(known)


@route(f"PUT {R}/branches/{{branch}}/protection", "admin", "administration:write")
def protect(call: Call) -> Answer:
    demanded = ("required_status_checks", "enforce_admins", "required_pull_request_reviews", "restrictions")
    if missing := [key for key in demanded if key not in call.body]:
        raise Refusal(422, "Invalid request", errors=[f"{key} wasn't supplied" for key in missing])
    call.repository.protection[call.found["branch"]] = _protected(call.body)
    return protection(call)


def _protected(wanted: Json) -> Json:
    """What is asked with plain values is told with `enabled` around them."""
    shape: Json = {}
    for key, value in wanted.items():
        if isinstance(value, bool):
            shape[key] = {"enabled": value}
        elif value is not None:
            shape[key] = value
    checks = shape.get("required_status_checks")
    if checks is not None:
        named = checks.get("contexts") or [check["context"] for check in checks.get("checks", ())]
        bound = {check["context"]: check.get("app_id") for check in checks.get("checks", ())}
        known = [{"context": name, "app_id": None if bound.get(name) == -1 else bound.get(name)} for name in named]
        shape["required_status_checks"] = {"strict": checks.get("strict", False), "contexts": named, "checks": known}
    return shape


@route(f"DELETE {R}/branches/{{branch}}/protection", "admin", "administration:write")
def unprotect(call: Call) -> Answer:
    protection(call)
    del call.repository.protection[call.found["branch"]]
    return Answer(None, 204)


@route(f"GET {R}/pages", "read", "pages:read")
def pages(call: Call) -> Answer:
    if call.repository.pages is None:
        raise Refusal(404, "Not Found")
    return Answer(call.repository.pages)


@route(f"POST {R}/pages", "admin", "pages:write")
def make_pages(call: Call) -> Answer:
    if call.repository.pages is not None:
        raise Refusal(409, "GitHub Pages is already enabled.")
    return _set_pages(call, 201)


@route(f"PUT {R}/pages", "admin", "pages:write")
def edit_pages(call: Call) -> Answer:
    pages(call)
    _set_pages(call, 204)
    return Answer(None, 204)


def _set_pages(call: Call, status: int) -> Answer:
    kind = call.text("build_type", "legacy")
    if kind == "legacy" and "source" not in call.body:
        raise Refusal(422, "Invalid request. source is missing")
    call.repository.pages = {"url": f"{call.world.url}/pages", "build_type": kind, "status": "built", "public": True}
    return Answer(call.repository.pages, status)
