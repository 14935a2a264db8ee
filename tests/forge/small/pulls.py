"""Pull requests, reviews of them, merging, and checks on commits."""

from __future__ import annotations

from tests.forge.small import shapes
from tests.forge.small.api import Answer, Call, route
from tests.forge.small.talk import edit, new_issue
from tests.forge.small.world import Json, Pull, Refusal, Repository

R = "/repos/{owner}/{name}"
READ = "pull_requests:read"
ANNOTATIONS = 50


@route(f"GET {R}/pulls", "read", READ)
def pulls(call: Call) -> Answer:
    it, state = call.repository, call.query.get("state", "open")
    found = [(one, part) for one, part in it.pulls() if state in ("all", one.state)]
    if head := call.query.get("head"):
        found = [(one, part) for one, part in found if f"{part.head_repository.owner}:{part.head}" == head]
    if base := call.query.get("base"):
        found = [(one, part) for one, part in found if part.base == base]
    found.sort(key=lambda pair: pair[0].number, reverse=call.query.get("direction", "desc") == "desc")
    return Answer([shapes.pull(call.world, it, one) for one, _ in found])


@route(f"POST {R}/pulls", "read", "pull_requests:write")
def open_pull(call: Call) -> Answer:
    it, base = call.repository, call.must("base")
    source, head = _head(call, call.must("head"))
    sha, onto = source.bare.resolve(f"refs/heads/{head}"), it.bare.resolve(f"refs/heads/{base}")
    if not sha or not onto:
        raise _invalid("head" if not sha else "base", "invalid")
    if any(part.head_repository is source and part.head == head for one, part in it.pulls() if one.state == "open"):
        raise Refusal(422, "Validation Failed", errors=[{"message": "A pull request already exists for this branch."}])
    it.bare.take(source.bare, sha)
    if not it.bare.ahead(onto, sha):
        raise Refusal(422, "Validation Failed", errors=[{"message": f"No commits between {base} and {head}"}])
    made = new_issue(call.world, it, call.must("title"), call.text("body"), call.login)
    made.pull = Pull(base, source, head, sha, onto, draft=bool(call.body.get("draft")))
    call.world.happened("opened", it, made, call.login)
    return Answer(shapes.pull(call.world, it, made), 201)


def _head(call: Call, asked: str) -> tuple[Repository, str]:
    """The repository and the branch that `branch` or `owner:branch` stands for; the account must have a part in it."""
    owner, _, branch = asked.rpartition(":")
    it = call.repository
    if not owner or owner == it.owner:
        if not call.may("write"):
            raise Refusal(403, "Must have push access")
        return it, branch
    for known in call.world.repositories.values():
        if known.owner == owner and known.parent is it:
            return known, branch
    raise _invalid("head", "invalid")


def _invalid(name: str, code: str) -> Refusal:
    return Refusal(422, "Validation Failed", errors=[{"resource": "PullRequest", "field": name, "code": code}])


def _pull(call: Call) -> Pull:
    if call.issue.pull is None:
        raise Refusal(404, "Not Found")
    call.world.refresh(call.repository, call.issue, call.issue.pull)
    return call.issue.pull


@route(f"GET {R}/pulls/{{number}}", "read", READ)
def a_pull(call: Call) -> Answer:
    _pull(call)
    return Answer(shapes.pull(call.world, call.repository, call.issue))


@route(f"PATCH {R}/pulls/{{number}}", "read", "pull_requests:write")
def edit_pull(call: Call) -> Answer:
    _pull(call)
    if call.issue.author != call.login and not call.may("write"):
        raise Refusal(403, "Must have admin rights to Repository.")
    before = call.issue.state
    edit(call, call.issue)
    if call.issue.state != before:
        action = "reopened" if call.issue.state == "open" else "closed"
        call.world.happened(action, call.repository, call.issue, call.login)
    if call.body.keys() & {"title", "body", "base"}:
        changes = _turn(call) if "base" in call.body else {}
        call.world.happened("edited", call.repository, call.issue, call.login, changes=changes)
    return a_pull(call)


def _turn(call: Call) -> Json:
    """Send the request to another branch. Returns what the event says of it."""
    part, base = _pull(call), call.must("base")
    sha = call.repository.bare.resolve(f"refs/heads/{base}")
    if not sha:
        raise Refusal(
            422, "Validation Failed", errors=[{"resource": "PullRequest", "field": "base", "code": "invalid"}]
        )
    old = {"ref": {"from": part.base}, "sha": {"from": part.base_sha}}
    part.base, part.base_sha, call.issue.updated_at = base, sha, call.world.stamp()
    return {"base": old}


@route(f"GET {R}/pulls/{{number}}/files", "read", READ)
def files(call: Call) -> Answer:
    part = _pull(call)
    return Answer(call.repository.bare.changes(part.base_sha, part.head_sha)[:3000])


@route(f"GET {R}/pulls/{{number}}/commits", "read", READ)
def commits(call: Call) -> Answer:
    part, it = _pull(call), call.repository
    return Answer([shapes.whole_commit(call.world, it, sha) for sha in it.bare.ahead(part.base_sha, part.head_sha)])


@route(f"GET {R}/pulls/{{number}}/reviews", "read", READ)
def reviews(call: Call) -> Answer:
    return Answer(list(_pull(call).reviews))


@route(f"POST {R}/pulls/{{number}}/reviews", "read", "pull_requests:write")
def review(call: Call) -> Answer:
    part, event, seen = _pull(call), call.text("event", "COMMENT"), call.text("commit_id")
    if seen and not call.repository.bare.resolve(seen):
        raise Refusal(422, "Unprocessable Entity", errors=["commit_id is not part of the pull request"])
    if event == "APPROVE" and call.login == call.issue.author:
        raise Refusal(422, "Unprocessable Entity", errors=["Can not approve your own pull request"])
    states = {"APPROVE": "APPROVED", "REQUEST_CHANGES": "CHANGES_REQUESTED", "COMMENT": "COMMENTED"}
    shape: Json = {"id": call.world.id(), "user": shapes.user(call.world, call.login), "state": states[event]}
    shape |= {"body": call.text("body"), "commit_id": seen or part.head_sha, "submitted_at": call.world.stamp()}
    shape |= {"_counts": call.may("write")}
    part.reviews.append(shape)
    return Answer(shape)


@route(f"PUT {R}/pulls/{{number}}/reviews/{{id}}/dismissals", "write", "pull_requests:write")
def dismiss(call: Call) -> Answer:
    for made in _pull(call).reviews:
        if str(made["id"]) == call.found["id"]:
            made["state"] = "DISMISSED"
            return Answer(made)
    raise Refusal(404, "Not Found")


@route(f"PUT {R}/pulls/{{number}}/merge", "write", "contents:write")
def merge(call: Call) -> Answer:
    it, one, part = call.repository, call.issue, _pull(call)
    if part.merged_at or one.state != "open" or part.draft or not part.merge_sha:
        raise Refusal(405, "Pull Request is not mergeable")
    if call.text("sha", part.head_sha) != part.head_sha:
        raise Refusal(409, "Head branch was modified. Review and try the merge again.")
    _keep_rules(call, part)
    before = it.bare.refs("refs/heads/")
    tree = it.bare.merged(part.merge_of[0], part.head_sha)
    message = f"Merge pull request #{one.number}"
    sha = it.bare.commit(tree, part.merge_of, message, call.world.now, call.login)
    part.merge_sha, part.merged_by, part.merged_at = sha, call.login, call.world.stamp()
    one.state, one.closed_at, one.updated_at = "closed", call.world.stamp(), call.world.stamp()
    it.bare.set_ref(f"refs/heads/{part.base}", sha)
    call.world.moved(it, before, call.login)
    call.world.happened("closed", it, one, call.login)
    return Answer({"sha": sha, "merged": True, "message": "Pull Request successfully merged"})


def _keep_rules(call: Call, part: Pull) -> None:
    """Required checks and approvals of the protected branch. Raises Refusal."""
    rules = call.repository.protection.get(part.base, {})
    wanted = rules.get("required_status_checks", {}).get("contexts", ())
    latest = {check["name"]: check for check in call.repository.checks if check["head_sha"] == part.head_sha}
    for name in wanted:
        if latest.get(name, {}).get("conclusion") not in ("success", "neutral", "skipped"):
            raise Refusal(405, f'Required status check "{name}" is expected.')
    needed = rules.get("required_pull_request_reviews", {}).get("required_approving_review_count", 0)
    approved = {review["user"]["login"] for review in part.reviews if _stands(review, part)}
    if len(approved) < needed:
        raise Refusal(405, f"At least {needed} approving review is required by reviewers with write access.")


def _stands(review: Json, part: Pull) -> bool:
    return bool(review["state"] == "APPROVED" and review["_counts"] and review["commit_id"] == part.head_sha)


@route(f"POST {R}/check-runs", "read", "checks:write")
def make_check(call: Call) -> Answer:
    _by_program(call)
    made: Json = {"id": call.world.id(), "head_sha": call.must("head_sha"), "name": call.must("name")}
    call.repository.checks.append(made)
    return Answer(_filled(call, made), 201)


@route(f"PATCH {R}/check-runs/{{id}}", "read", "checks:write")
def edit_check(call: Call) -> Answer:
    _by_program(call)
    for made in call.repository.checks:
        if str(made["id"]) == call.found["id"]:
            return Answer(_filled(call, made))
    raise Refusal(404, "Not Found")


def _by_program(call: Call) -> None:
    if call.world.kinds.get(call.login) != "Bot":
        raise Refusal(403, "You must authenticate via a GitHub App.")


def _filled(call: Call, made: Json) -> Json:
    output = call.body.get("output") or {}
    if len(output.get("annotations") or ()) > ANNOTATIONS or len(output.get("summary") or "") > 65_535:
        raise Refusal(422, "Invalid request. Too many annotations or too long a summary.")
    known = ("name", "status", "conclusion", "details_url", "external_id", "started_at", "completed_at")
    made |= {key: call.body[key] for key in known if key in call.body}
    made.setdefault("status", "queued")
    if made["status"] != "completed" and "conclusion" not in call.body:
        made["conclusion"] = None
    made.setdefault("conclusion", None)
    if made["conclusion"]:
        made["status"] = "completed"
    url = f"{call.world.url}/repos/{call.repository.full_name}/check-runs/{made['id']}"
    made |= {"url": url, "html_url": url, "app": {"slug": call.login.removesuffix("[bot]")}}
    made["output"] = {"title": None, "summary": None, **made.get("output", {}), **output}
    return made


@route(f"GET {R}/commits/{{sha}}/check-runs", "read", "checks:read")
def checks(call: Call) -> Answer:
    """The latest of each App and name, unless all are asked for."""
    name = call.query.get("check_name")
    found = [made for made in call.repository.checks if made["head_sha"] == call.found["sha"]]
    found = [made for made in found if name in (None, made["name"])]
    if call.query.get("filter", "latest") != "all":
        found = list({(made["app"]["slug"], made["name"]): made for made in found}.values())
    return Answer({"total_count": len(found), "check_runs": found[::-1]}, within="check_runs")
