"""How the forge writes things out: JSON as the REST API and the webhooks have it, the parts that programs read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.forge.small.world import Issue, Pull, Repository, World

Json = dict[str, Any]


def user(world: World, login: str) -> Json:
    """An account."""
    url = f"{world.url}/users/{login}"
    kind = world.kinds.get(login, "User")
    return {"login": login, "id": world.number(login), "type": kind, "url": url, "html_url": f"{world.url}/{login}"}


def repository(world: World, it: Repository, login: str = "") -> Json:
    """A repository; with a login also what that account may do."""
    url = f"{world.url}/repos/{it.full_name}"
    shape: Json = {"id": it.id, "name": it.name, "full_name": it.full_name, "owner": user(world, it.owner)}
    shape |= {"private": it.private, "visibility": "private" if it.private else "public", "fork": it.parent is not None}
    shape |= {"url": url, "html_url": f"{world.url}/{it.full_name}", "clone_url": f"{world.url}/{it.full_name}.git"}
    shape |= {"default_branch": "main", "pushed_at": it.pushed_at, "has_issues": True, "archived": it.archived}
    forks = sum(known.parent is it for known in world.repositories.values())
    shape |= {"has_pages": it.pages is not None, "allow_forking": True, "forks_count": forks, "has_wiki": True}
    shape |= {"has_projects": True, **it.settings}
    if it.parent:
        shape["parent"] = shape["source"] = repository(world, it.parent)
    if login:
        shape["permissions"] = _may(it.role(login))
    return shape


def _may(role: str) -> dict[str, bool]:
    ranks = {"pull": 1, "triage": 2, "push": 3, "maintain": 4, "admin": 5}
    rank = ["none", "read", "triage", "write", "maintain", "admin"].index(role)
    return {name: rank >= needed for name, needed in ranks.items()}


def label(world: World, it: Repository, name: str) -> Json:
    """A label, also one that was only ever put on something."""
    known = it.labels.get(name, {"name": name, "color": "ededed", "description": ""})
    return {**known, "id": len(name), "url": f"{world.url}/repos/{it.full_name}/labels/{name}", "default": False}


def issue(world: World, it: Repository, one: Issue) -> Json:
    """An issue, or a pull request seen as one."""
    url = f"{world.url}/repos/{it.full_name}/issues/{one.number}"
    kind = "pull" if one.pull else "issues"
    shape: Json = {"id": one.id, "number": one.number, "title": one.title, "body": one.body, "state": one.state}
    shape |= {"user": user(world, one.author), "labels": [label(world, it, name) for name in one.labels]}
    shape |= {"url": url, "html_url": f"{world.url}/{it.full_name}/{kind}/{one.number}", "locked": False}
    shape |= {"comments": len(one.comments), "comments_url": f"{url}/comments", "assignees": []}
    shape |= {"created_at": one.created_at, "updated_at": one.updated_at, "closed_at": one.closed_at}
    if one.pull:
        shape["pull_request"] = {"url": f"{world.url}/repos/{it.full_name}/pulls/{one.number}"}
    return shape


def pull(world: World, it: Repository, one: Issue) -> Json:
    """A pull request."""
    part = one.pull
    if part is None:
        raise KeyError(one.number)
    url = f"{world.url}/repos/{it.full_name}/pulls/{one.number}"
    shape = {key: value for key, value in issue(world, it, one).items() if key not in ("pull_request", "comments")}
    shape |= {"url": url, "issue_url": f"{world.url}/repos/{it.full_name}/issues/{one.number}"}
    shape |= {"draft": part.draft, "merged": part.merged_at is not None, "merged_at": part.merged_at}
    shape |= {"merged_by": user(world, part.merged_by) if part.merged_by else None}
    shape |= {"mergeable": bool(part.merge_sha), "mergeable_state": "clean" if part.merge_sha else "dirty"}
    shape |= {"merge_commit_sha": part.merge_sha or None, "comments": len(one.comments)}
    shape |= {"head": _side(world, part.head_repository, part.head, part.shown_sha or part.head_sha)}
    shape |= {"base": _side(world, it, part.base, part.base_sha), "maintainer_can_modify": True}
    return shape | _size(it, part)


def _size(it: Repository, part: Pull) -> Json:
    changes = it.bare.changes(part.base_sha, part.head_sha)
    counts = {key: sum(change[key] for change in changes) for key in ("additions", "deletions")}
    return {"changed_files": len(changes), "commits": len(it.bare.ahead(part.base_sha, part.head_sha)), **counts}


def _side(world: World, it: Repository, branch: str, sha: str) -> Json:
    shape: Json = {"ref": branch, "sha": sha, "label": f"{it.owner}:{branch}", "user": user(world, it.owner)}
    return {**shape, "repo": repository(world, it)}


def commit(world: World, it: Repository, sha: str) -> Json:
    """A commit of the Git data API."""
    told = it.bare.objects.commit(sha)
    signed = {"name": told.name, "email": told.email, "date": datetime.fromtimestamp(told.day, UTC).isoformat()}
    url = f"{world.url}/repos/{it.full_name}/git"
    return {
        "sha": sha,
        "url": f"{url}/commits/{sha}",
        "html_url": f"{world.url}/{it.full_name}/commit/{sha}",
        "author": signed,
        "committer": signed,
        "message": told.message.strip(),
        "tree": {"sha": told.tree, "url": f"{url}/trees/{told.tree}"},
        "parents": [{"sha": parent, "url": f"{url}/commits/{parent}"} for parent in told.parents],
    }


def whole_commit(world: World, it: Repository, sha: str) -> Json:
    """A commit as the commits API gives it."""
    plain = commit(world, it, sha)
    url = f"{world.url}/repos/{it.full_name}/commits/{sha}"
    shape = {"sha": sha, "commit": plain, "url": url, "html_url": plain["html_url"], "parents": plain["parents"]}
    return {**shape, "author": None, "committer": None}


def reference(world: World, it: Repository, name: str, sha: str) -> Json:
    """A ref of the Git data API; `name` is whole (refs/heads/…)."""
    url = f"{world.url}/repos/{it.full_name}/git"
    target = {"type": "commit", "sha": sha, "url": f"{url}/commits/{sha}"}
    return {"ref": name, "url": f"{url}/{name}", "object": target}


def pull_event(world: World, it: Repository, one: Issue, action: str, by: str, **more: Any) -> Json:
    """The payload of `pull_request` for one action."""
    shape: Json = {"action": action, "number": one.number, "pull_request": pull(world, it, one)}
    return {**shape, **more, "repository": repository(world, it), "sender": user(world, by)}


def push_event(world: World, it: Repository, name: str, moved: tuple[str, str], by: str) -> Json:
    """The payload of `push` for one branch, `moved` from a commit to another."""
    before, after = moved
    shape: Json = {"ref": name, "before": before, "after": after, "created": not before.strip("0")}
    shape |= {"deleted": not after.strip("0"), "repository": repository(world, it), "sender": user(world, by)}
    return shape | {"pusher": {"name": by}}


def activity(world: World, it: Repository, name: str, moved: tuple[str, str], by: str) -> Json:
    """A line of the repository's activity: one branch moved."""
    before, after = moved
    kind = "branch_creation" if not before.strip("0") else "branch_deletion" if not after.strip("0") else "push"
    if kind == "push" and before not in it.bare.parents(after) and it.bare.ahead(after, before):
        kind = "force_push"
    shape: Json = {"id": world.id(), "before": before, "after": after, "ref": name, "timestamp": world.stamp()}
    return {**shape, "activity_type": kind, "actor": user(world, by) if by else None}


def queue_event(world: World, it: Repository, name: str, between: tuple[str, str]) -> Json:
    """The payload of `merge_group` for a commit of the queue, `between` main and it."""
    base, head = between
    told = {"id": head, "timestamp": world.stamp(), "message": "", "author": {"name": "sample"}}
    group = {"head_sha": head, "head_ref": name, "base_sha": base, "base_ref": "refs/heads/main", "head_commit": told}
    shape: Json = {"action": "checks_requested", "merge_group": group, "repository": repository(world, it)}
    return {**shape, "sender": user(world, it.owner)}


def run_event(world: World, it: Repository, run: Json) -> Json:
    """The payload of `workflow_run` when a run has ended."""
    shape: Json = {"action": "completed", "workflow_run": run, "workflow": {"name": run["name"]}}
    return {**shape, "repository": repository(world, it), "sender": run["actor"]}


def run(world: World, it: Repository, trigger: Json, *, number: int, name: str, event: str, conclusion: str) -> Json:
    """A run of a workflow that `trigger` started; as on GitHub it names no pull request when that is from a fork."""
    sent = trigger.get("pull_request")
    head: Json = sent["head"] if sent else {"sha": _stands_on(trigger), "ref": "main", "repo": repository(world, it)}
    own = bool(sent) and head["repo"]["full_name"] == it.full_name
    url = f"{world.url}/repos/{it.full_name}/actions/runs/{number}"
    shape: Json = {
        "id": number,
        "name": name,
        "path": f".github/workflows/{name}.yml",
        "event": event,
        "url": url,
    }
    shape |= {"status": "completed", "conclusion": conclusion, "head_sha": head["sha"], "head_branch": head["ref"]}
    shape |= {"head_repository": head["repo"], "repository": repository(world, it), "run_attempt": 1}
    shape |= {"created_at": world.stamp(), "run_started_at": world.stamp(), "updated_at": world.stamp()}
    shape |= {"html_url": f"{world.url}/{it.full_name}/actions/runs/{number}"}
    shape |= {"actor": trigger["sender"], "triggering_actor": trigger["sender"], "check_suite_id": number}
    return {**shape, "pull_requests": [_brief(sent)] if own and sent else []}


def _stands_on(trigger: Json) -> str:
    return str(trigger["merge_group"]["head_sha"] if "merge_group" in trigger else trigger.get("after", ""))


def _brief(sent: Json) -> Json:
    sides = {
        side: {
            "ref": sent[side]["ref"],
            "sha": sent[side]["sha"],
            "repo": {key: sent[side]["repo"][key] for key in ("id", "name", "url")},
        }
        for side in ("head", "base")
    }
    return {"id": sent["id"], "number": sent["number"], "url": sent["url"], **sides}
