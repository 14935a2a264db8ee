"""Issues, comments and labels on them."""

from __future__ import annotations

from collections.abc import Callable

from tests.forge.small import shapes
from tests.forge.small.api import Answer, Call, route
from tests.forge.small.world import Issue, Json, Refusal, Repository, World

R = "/repos/{owner}/{name}"
READ = ("issues:read", "pull_requests:read")
MOST = 65_536
"""Characters in a body or a comment."""


def bounded(text: str) -> str:
    """A text short enough. Raises Refusal."""
    if len(text) > MOST:
        raise Refusal(
            422, "Validation Failed", errors=[{"message": f"body is too long (maximum is {MOST} characters)"}]
        )
    return text


def new_issue(world: World, it: Repository, title: str, body: str, author: str) -> Issue:
    """The next number, not yet told to anybody."""
    made = Issue(world.id(), len(it.issues) + 1, title, bounded(body), author, world.stamp(), world.stamp())
    it.issues[made.number] = made
    return made


def writable(call: Call) -> None:
    """A workflow's token needs the permission that fits what the number stands for. Raises Refusal."""
    names = ("issues", "pull_requests") if call.issue.pull else ("issues",)
    if not any(call.granted(name, "write") for name in names):
        raise Refusal(403, "Resource not accessible by integration")


def _triage(call: Call) -> None:
    writable(call)
    if not call.may("triage"):
        raise Refusal(403, "Must have triage rights to Repository.")


def _has_label(one: Issue, asked: str) -> bool:
    return not asked or all(name in one.labels for name in asked.split(","))


@route(f"GET {R}/issues", "read", *READ)
def issues(call: Call) -> Answer:
    state, labels = call.query.get("state", "open"), call.query.get("labels", "")
    found = [one for one in call.repository.issues.values() if state in ("all", one.state) and _has_label(one, labels)]
    if creator := call.query.get("creator"):
        found = [one for one in found if one.author == creator]
    found.sort(key=lambda one: one.number, reverse=call.query.get("direction", "desc") == "desc")
    return Answer([shapes.issue(call.world, call.repository, one) for one in found])


@route(f"POST {R}/issues", "read", "issues:write")
def open_issue(call: Call) -> Answer:
    made = new_issue(call.world, call.repository, call.must("title"), call.text("body"), call.login)
    if call.may("triage"):
        made.labels = list(dict.fromkeys(call.body.get("labels") or ()))
    return Answer(shapes.issue(call.world, call.repository, made), 201)


@route(f"GET {R}/issues/comments", "read", *READ)
def all_comments(call: Call) -> Answer:
    found = [made for one in call.repository.issues.values() for made in one.comments]
    order = call.query.get("sort", "created")
    newest = call.query.get("direction", "asc") == "desc"
    return Answer(sorted(found, key=lambda made: (made[f"{order}_at"], made["id"]), reverse=newest))


@route(f"GET {R}/issues/{{number}}", "read", *READ)
def an_issue(call: Call) -> Answer:
    return Answer(shapes.issue(call.world, call.repository, call.issue))


@route(f"PATCH {R}/issues/{{number}}")
def edit_issue(call: Call) -> Answer:
    one = call.issue
    writable(call)
    if one.author != call.login and not call.may("triage"):
        raise Refusal(403, "Must have admin rights to Repository.")
    edit(call, one)
    if "labels" in call.body:
        one.labels = list(dict.fromkeys(call.body["labels"]))
    return Answer(shapes.issue(call.world, call.repository, one))


def edit(call: Call, one: Issue) -> None:
    """Take over title, body and state."""
    one.title, one.body = call.text("title", one.title), bounded(call.text("body", one.body))
    state = call.text("state", one.state)
    if state not in ("open", "closed"):
        raise Refusal(422, "Validation Failed")
    if state != one.state:
        one.state, one.closed_at = state, call.world.stamp() if state == "closed" else None
    one.updated_at = call.world.stamp()


@route(f"GET {R}/issues/{{number}}/comments", "read", *READ)
def comments(call: Call) -> Answer:
    return Answer(list(call.issue.comments))


@route(f"POST {R}/issues/{{number}}/comments")
def comment(call: Call) -> Answer:
    writable(call)
    world, one, number = call.world, call.issue, call.world.id()
    url = f"{world.url}/repos/{call.repository.full_name}/issues/comments/{number}"
    made: Json = {"id": number, "body": bounded(call.must("body")), "user": shapes.user(world, call.login), "url": url}
    made |= {"html_url": f"{world.url}/{call.repository.full_name}/pull/{one.number}#issuecomment-{number}"}
    made |= {"issue_url": f"{world.url}/repos/{call.repository.full_name}/issues/{one.number}"}
    made |= {"created_at": world.stamp(), "updated_at": world.stamp(), "edits": 0}
    one.comments.append(made)
    one.updated_at = world.stamp()
    return Answer(made, 201)


def _comment(call: Call) -> tuple[Issue, Json]:
    wanted = int(call.found["id"])
    for one in call.repository.issues.values():
        for made in one.comments:
            if made["id"] == wanted:
                call.found["number"] = str(one.number)
                return one, made
    raise Refusal(404, "Not Found")


@route(f"GET {R}/issues/comments/{{id}}", "read", *READ)
def a_comment(call: Call) -> Answer:
    return Answer(_comment(call)[1])


@route(f"PATCH {R}/issues/comments/{{id}}")
def edit_comment(call: Call) -> Answer:
    _, made = _comment(call)
    writable(call)
    if made["user"]["login"] != call.login and (
        call.token and call.token.permissions is None and not call.may("write")
    ):
        raise Refusal(403, "Must have admin rights to Repository.")
    made |= {"body": bounded(call.must("body")), "updated_at": call.world.stamp(), "edits": made["edits"] + 1}
    return Answer(made)


@route(f"DELETE {R}/issues/comments/{{id}}")
def drop_comment(call: Call) -> Answer:
    one, made = _comment(call)
    _triage(call)
    one.comments.remove(made)
    return Answer(None, 204)


@route(f"GET {R}/issues/{{number}}/labels", "read", *READ)
def labels_of(call: Call) -> Answer:
    return Answer([shapes.label(call.world, call.repository, name) for name in call.issue.labels])


@route(f"POST {R}/issues/{{number}}/labels")
def add_labels(call: Call) -> Answer:
    return _relabel(call, lambda there, asked: [*there, *asked])


@route(f"PUT {R}/issues/{{number}}/labels")
def set_labels(call: Call) -> Answer:
    return _relabel(call, lambda _, asked: list(asked))


def _relabel(call: Call, made: Callable[[list[str], list[str]], list[str]]) -> Answer:
    _triage(call)
    one = call.issue
    asked = call.body["labels"] if isinstance(call.body, dict) else call.body
    if set(asked) - set(call.repository.labels) and not call.granted("issues", "write"):
        raise Refusal(403, "Resource not accessible by integration")
    before, one.labels = one.labels, list(dict.fromkeys(made(one.labels, asked)))
    _tell(call, one, before)
    return labels_of(call)


def _tell(call: Call, one: Issue, before: list[str]) -> None:
    """Labels that a workflow's own token puts start no other workflow."""
    for name in one.labels if call.token and call.token.permissions is None else ():
        if name not in before and one.pull:
            shown = shapes.label(call.world, call.repository, name)
            call.world.happened("labeled", call.repository, one, call.login, label=shown)


@route(f"DELETE {R}/issues/{{number}}/labels/{{label}}")
def take_label(call: Call) -> Answer:
    _triage(call)
    if call.found["label"] not in call.issue.labels:
        raise Refusal(404, "Label does not exist")
    call.issue.labels.remove(call.found["label"])
    return labels_of(call)
