"""Branches, files and the Git data API."""

from __future__ import annotations

import base64
import binascii

from tests.forge.small import shapes
from tests.forge.small.api import Answer, Call, route
from tests.forge.small.bare import ZERO
from tests.forge.small.world import Json, Refusal, Repository

R = "/repos/{owner}/{name}"
READ, WRITE = "contents:read", "contents:write"


def commit_of(it: Repository, name: str) -> str:
    """The commit behind a branch name, a ref or a hash. Raises Refusal."""
    found = it.bare.resolve(f"refs/heads/{name}") or it.bare.resolve(name)
    if not found:
        raise Refusal(404, "Not Found")
    return found


def _protected(call: Call, branch: str) -> bool:
    """Whether a branch takes commits from pull requests only, where nobody is above that, or from some Apps only."""
    pulls_only = "required_pull_request_reviews" in call.repository.protection.get(branch, {})
    return pulls_only or f"refs/heads/{branch}" in call.repository.closed_to(call.token)


@route(f"GET {R}/activity", "read", READ)
def activity(call: Call) -> Answer:
    ref, rows = call.query.get("ref"), call.repository.pushes
    found = [row for row in rows if ref in (None, row["ref"])]
    return Answer(found if call.query.get("direction") == "asc" else found[::-1])


@route(f"GET {R}/branches", "read", READ)
def branches(call: Call) -> Answer:
    names = call.repository.bare.refs("refs/heads/")
    return Answer([_branch(call, name.removeprefix("refs/heads/"), sha) for name, sha in names.items()])


@route(f"GET {R}/branches/{{branch:path}}", "read", READ)
def a_branch(call: Call) -> Answer:
    sha = call.repository.bare.resolve(f"refs/heads/{call.found['branch']}")
    if not sha:
        raise Refusal(404, "Branch not found")
    return Answer(_branch(call, call.found["branch"], sha))


def _branch(call: Call, name: str, sha: str) -> Json:
    told = shapes.whole_commit(call.world, call.repository, sha)
    url = f"{call.world.url}/repos/{call.repository.full_name}/branches/{name}/protection"
    protected = name in call.repository.protection
    return {"name": name, "commit": told, "protected": protected, "protection_url": url}


@route(f"GET {R}/git/ref/{{ref:path}}", "read", READ)
def a_ref(call: Call) -> Answer:
    name = f"refs/{call.found['ref']}"
    sha = call.repository.bare.resolve(name)
    if not sha:
        raise Refusal(404, "Not Found")
    return Answer(shapes.reference(call.world, call.repository, name, sha))


@route(f"GET {R}/git/matching-refs/{{ref:path}}", "read", READ)
def refs_like(call: Call) -> Answer:
    kind = call.found["ref"].split("/")[0]
    known = call.repository.bare.refs(f"refs/{kind}/")
    wanted = f"refs/{call.found['ref']}"
    found = [(name, sha) for name, sha in known.items() if name.startswith(wanted)]
    return Answer([shapes.reference(call.world, call.repository, name, sha) for name, sha in found])


@route(f"POST {R}/git/refs", "write", WRITE)
def make_ref(call: Call) -> Answer:
    it, name, sha = call.repository, call.must("ref"), call.must("sha")
    if not name.startswith("refs/") or name.count("/") < 2 or not it.bare.resolve(sha):
        raise Refusal(422, "Object does not exist")
    if it.bare.resolve(name):
        raise Refusal(422, "Reference already exists")
    _move(call, name, sha)
    return Answer(shapes.reference(call.world, it, name, sha), 201)


@route(f"PATCH {R}/git/refs/{{ref:path}}", "write", WRITE)
def move_ref(call: Call) -> Answer:
    it, name, sha = call.repository, f"refs/{call.found['ref']}", call.must("sha")
    old = it.bare.resolve(name)
    if not old or not it.bare.resolve(sha):
        raise Refusal(422, "Reference does not exist" if not old else "Object does not exist")
    if not call.body.get("force") and it.bare.ahead(sha, old):
        raise Refusal(422, "Update is not a fast forward")
    _move(call, name, sha)
    return Answer(shapes.reference(call.world, it, name, sha))


@route(f"DELETE {R}/git/refs/{{ref:path}}", "write", WRITE)
def drop_ref(call: Call) -> Answer:
    name = f"refs/{call.found['ref']}"
    if not call.repository.bare.resolve(name):
        raise Refusal(422, "Reference does not exist")
    _move(call, name, ZERO)
    return Answer(None, 204)


def _move(call: Call, name: str, sha: str) -> None:
    it = call.repository
    if _protected(call, name.removeprefix("refs/heads/")):
        raise Refusal(422, "Cannot update this protected ref.")
    before = it.bare.refs("refs/heads/")
    it.bare.set_ref(name, sha)
    call.world.moved(it, before, call.login)


@route(f"POST {R}/git/blobs", "write", WRITE)
def make_blob(call: Call) -> Answer:
    content = call.text("content")
    sha = call.repository.bare.write_blob(_bytes(content, call.text("encoding", "utf-8")))
    return Answer({"sha": sha, "url": f"{call.world.url}/repos/{call.repository.full_name}/git/blobs/{sha}"}, 201)


def _bytes(content: str, encoding: str) -> bytes:
    if encoding != "base64":
        return content.encode()
    try:
        return base64.b64decode(content)
    except binascii.Error:
        raise Refusal(422, "content is not valid Base64") from None


@route(f"GET {R}/git/blobs/{{sha}}", "read", READ)
def a_blob(call: Call) -> Answer:
    if call.repository.bare.kind(call.found["sha"]) != "blob":
        raise Refusal(404, "Not Found")
    content = call.repository.bare.blob(call.found["sha"])
    text = base64.encodebytes(content).decode()
    return Answer({"sha": call.found["sha"], "size": len(content), "encoding": "base64", "content": text})


@route(f"POST {R}/git/trees", "write", WRITE)
def make_tree(call: Call) -> Answer:
    it = call.repository
    entries = [
        entry if "sha" in entry else {**entry, "sha": it.bare.write_blob(entry["content"].encode())}
        for entry in call.body.get("tree", ())
    ]
    base = call.text("base_tree")
    if any(entry["sha"] and not it.bare.kind(entry["sha"]) for entry in entries):
        raise Refusal(422, "tree.sha does not exist")
    return Answer(_tree(call, it.bare.write_tree(base, entries), recursive=False), 201)


@route(f"GET {R}/git/trees/{{sha:path}}", "read", READ)
def a_tree(call: Call) -> Answer:
    name = call.found["sha"]
    bare = call.repository.bare
    treeish = bare.sha(f"refs/heads/{name}^{{tree}}") or bare.sha(f"{name}^{{tree}}")
    if not treeish:
        raise Refusal(404, "Not Found")
    return Answer(_tree(call, treeish, recursive=bool(call.query.get("recursive"))))


def _tree(call: Call, sha: str, *, recursive: bool) -> Json:
    url = f"{call.world.url}/repos/{call.repository.full_name}/git"
    lines = [
        {"path": entry.path, "mode": entry.mode, "type": entry.kind, "sha": entry.sha}
        | ({"size": entry.size} if entry.kind == "blob" else {})
        | {"url": f"{url}/{entry.kind}s/{entry.sha}"}
        for entry in call.repository.bare.entries(sha, recursive=recursive)
    ]
    return {"sha": sha, "url": f"{url}/trees/{sha}", "tree": lines, "truncated": False}


@route(f"POST {R}/git/commits", "write", WRITE)
def make_commit(call: Call) -> Answer:
    it, parents = call.repository, call.body.get("parents") or []
    if not it.bare.kind(call.must("tree")) or not all(map(it.bare.resolve, parents)):
        raise Refusal(422, "Tree SHA does not exist")
    sha = it.bare.commit(call.must("tree"), parents, call.must("message"), call.world.now, call.login)
    return Answer(shapes.commit(call.world, it, sha), 201)


@route(f"GET {R}/git/commits/{{sha}}", "read", READ)
def a_git_commit(call: Call) -> Answer:
    return Answer(shapes.commit(call.world, call.repository, commit_of(call.repository, call.found["sha"])))


@route(f"GET {R}/commits/{{sha}}/pulls", "read", "pull_requests:read", READ)
def pulls_of_commit(call: Call) -> Answer:
    sha = call.found["sha"]
    found = [issue for issue, pull in call.repository.pulls() if pull.head_sha == sha]
    return Answer([shapes.pull(call.world, call.repository, issue) for issue in found])


@route(f"GET {R}/commits/{{sha}}", "read", READ)
def a_commit(call: Call) -> Answer:
    return Answer(shapes.whole_commit(call.world, call.repository, commit_of(call.repository, call.found["sha"])))


@route(f"GET {R}/compare/{{range}}", "read", READ)
def compare(call: Call) -> Answer:
    it = call.repository
    base, _, head = call.found["range"].partition("...")
    sides = commit_of(it, base), commit_of(it, head.rpartition(":")[2])
    ahead, behind = it.bare.ahead(*sides), it.bare.ahead(*reversed(sides))
    status = "diverged" if ahead and behind else "ahead" if ahead else "behind" if behind else "identical"
    commits = [shapes.whole_commit(call.world, it, sha) for sha in ahead]
    told: Json = {"status": status, "ahead_by": len(ahead), "behind_by": len(behind), "total_commits": len(ahead)}
    return Answer({**told, "commits": commits, "files": it.bare.changes(*sides)})


@route(f"GET {R}/contents/{{path:path}}", "read", READ)
def contents(call: Call) -> Answer:
    it, path = call.repository, call.found["path"].rstrip("/")
    sha = commit_of(it, call.query.get("ref", "main"))
    kind = it.bare.kind(f"{sha}:{path}")
    if kind == "tree":
        return Answer([_file(call, f"{path}/{entry.path}", entry.sha) for entry in it.bare.entries(f"{sha}:{path}")])
    if kind != "blob":
        raise Refusal(404, "Not Found")
    content = it.bare.blob(f"{sha}:{path}")
    told = _file(call, path, it.bare.sha(f"{sha}:{path}"))
    return Answer({**told, "size": len(content), "encoding": "base64", "content": base64.encodebytes(content).decode()})


def _file(call: Call, path: str, sha: str) -> Json:
    kind = "dir" if call.repository.bare.kind(sha) == "tree" else "file"
    return {"type": kind, "name": path.rpartition("/")[2], "path": path, "sha": sha, "size": 0}


@route(f"PUT {R}/contents/{{path:path}}", "write", WRITE)
def put_contents(call: Call) -> Answer:
    it, path, branch = call.repository, call.found["path"], call.text("branch", "main")
    if _protected(call, branch):
        raise Refusal(409, "Repository rule violations found")
    head = commit_of(it, branch)
    known = it.bare.sha(f"{head}:{path}")
    if known != call.text("sha"):
        raise Refusal(409 if call.text("sha") else 422, f"{path} does not match {call.text('sha')}")
    blob = it.bare.write_blob(_bytes(call.text("content"), "base64"))
    tree = it.bare.write_tree(head, [{"path": path, "mode": "100644", "sha": blob}])
    made = it.bare.commit(tree, [head], call.must("message"), call.world.now, call.login)
    _move(call, f"refs/heads/{branch}", made)
    told = shapes.commit(call.world, it, made)
    return Answer({"content": _file(call, path, blob), "commit": told}, 200 if known else 201)
