"""`xingji forge init|doctor` against the small forge."""

from __future__ import annotations

import pytest

from tests.cli.run import Ran, xingji
from tests.forge.small.api import Answer, Call, route
from tests.forge.small.faults import Fault
from tests.forge.small.fixture import NAME, SmallForge
from tests.forge.small.world import BOT, Refusal, Token
from tests.places import SAMPLE
from xingji.forge.labels import all_labels
from xingji.forge.owners import PATH
from xingji.forge.reminders import LABEL
from xingji.store.reference import reference

R = "/repos/{owner}/{name}"
ADMIN = "sample-office"


@route(f"GET {R}/actions/permissions/workflow", "admin", "administration:read")
def rights_of_workflows(call: Call) -> Answer:
    untouched = {"default_workflow_permissions": "write", "can_approve_pull_request_reviews": True}
    return Answer(call.repository.settings.get("workflows", untouched))


@route(f"PUT {R}/actions/permissions/workflow", "admin", "administration:write")
def bind_workflows(call: Call) -> Answer:
    call.repository.settings["workflows"] = call.body
    return Answer(None, 204)


@route(f"GET {R}/actions/permissions/{{forks}}", "admin", "administration:read")
def forks(call: Call) -> Answer:
    fits = call.found["forks"] == (
        "fork-pr-workflows-private-repos" if call.repository.private else "fork-pr-contributor-approval"
    )
    if not fits:
        raise Refusal(422, "only applies to other repositories")
    return Answer(call.repository.settings.get("forks", {}))


@route(f"PUT {R}/actions/permissions/{{forks}}", "admin", "administration:write")
def judge_forks(call: Call) -> Answer:
    forks(call)
    call.repository.settings["forks"] = call.body
    return Answer(None, 204)


@route(f"GET {R}/codeowners/errors", "read", "contents:read")
def faulty_owners(call: Call) -> Answer:
    return Answer({"errors": call.repository.settings.get("owner_errors", [])}, within="errors")


@route(f"GET {R}/rules/branches/{{branch}}", "read", "metadata:read")
def rules(call: Call) -> Answer:
    return Answer(call.repository.settings.get("rules", []))


@pytest.fixture
def office(forge: SmallForge, monkeypatch: pytest.MonkeyPatch) -> SmallForge:
    """A repository as GitHub makes it, and its owner's token."""
    forge.begin({PATH: xingji("owners", cwd=SAMPLE).out.encode()}, private=True)
    monkeypatch.setenv("XINGJI_TOKEN", forge.token(ADMIN))
    monkeypatch.setenv("GITHUB_REPOSITORY", NAME)
    monkeypatch.setenv("GITHUB_API_URL", forge.url)
    return forge


def run(*arguments: str) -> Ran:
    return xingji("forge", *arguments, cwd=SAMPLE)


def writes(forge: SmallForge) -> list[str]:
    return [request for request in forge.requests if not request.startswith("GET")]


def test_what_differs_is_listed_and_nothing_touched(office: SmallForge) -> None:
    for arguments in (("doctor",), ("init", "--dry-run")):
        ran = run(*arguments)
        assert ran.code == 1, ran.err
        for word in ("通过检查：应为", "delete_branch_on_merge：应为 true", "build_type：应为 workflow，现为 未设置"):
            assert word in ran.out
        assert "default_workflow_permissions：应为 read，现为 write" in ran.out
        assert "required_check：应为 xingji" in ran.out
        assert not writes(office)


def test_init_sets_all_and_a_second_time_nothing(office: SmallForge) -> None:
    first = run("init")
    assert first.code == 0, first.out + first.err
    assert {*all_labels(reference(SAMPLE)), LABEL} <= office.repository.labels.keys()
    rules = office.repository.protection["main"]
    assert rules["required_status_checks"]["contexts"] == ["xingji"]
    assert rules["required_pull_request_reviews"]["require_code_owner_reviews"]
    assert rules["enforce_admins"] == {"enabled": True}
    assert office.repository.pages
    assert not office.repository.settings["forks"]["run_workflows_from_fork_pull_requests"]
    assert not office.repository.settings["forks"]["send_secrets_and_variables"]
    office.requests.clear()
    again = run("init")
    assert again.code == 0
    assert not writes(office)
    doctor = run("doctor")
    assert doctor.code == 0
    assert "全部符合要求" in doctor.out
    assert "合并队列" in doctor.out, "a note, no difference"


def test_a_public_repository_has_other_settings_for_forks(office: SmallForge) -> None:
    office.repository.private = False
    assert run("init").code == 0
    assert office.repository.settings["forks"] == {"approval_policy": "all_external_contributors"}


def test_what_somebody_changed_is_found(office: SmallForge) -> None:
    run("init")
    office.repository.protection["main"]["required_status_checks"]["contexts"] = []
    office.repository.labels["通过检查"]["color"] = "000000"
    del office.repository.labels[LABEL]
    office.repository.settings["owner_errors"] = [{"line": 5, "message": "Unknown owner on line 5"}]
    office.repository.settings["rules"] = [{"type": "merge_queue"}]
    ran = run("doctor")
    assert ran.code == 1
    assert "required_check：应为 xingji，现为 未设置" in ran.out
    assert "通过检查" in ran.out
    assert LABEL in ran.out
    assert "Unknown owner" in ran.out
    assert "合并队列" not in ran.out
    assert "有4处" in ran.out


def test_other_owners_are_found(office: SmallForge) -> None:
    run("init")
    ran = xingji("forge", "doctor", "--team", "real-org/province", cwd=SAMPLE)
    assert ran.code == 1
    assert not office.forge.faults
    assert f"{PATH}：应为 xingji owners --write" in ran.out


def test_a_token_that_cannot_see_says_so(office: SmallForge, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init")
    monkeypatch.setenv("XINGJI_TOKEN", office.token("sample-province", "write"))
    ran = run("doctor")
    assert ran.code == 1
    assert ran.out.count("看不到这一项") == 5
    assert "✓ 标签" in ran.out


def test_a_workflows_token_may_not_set_up(office: SmallForge, monkeypatch: pytest.MonkeyPatch) -> None:
    office.world.tokens["workflow"] = Token(BOT, {"contents": "read", "issues": "write"})
    monkeypatch.setenv("XINGJI_TOKEN", "workflow")
    ran = run("init")
    assert ran.code == 1
    assert "没有设置成功" in ran.out
    assert not office.repository.protection


def test_pages_that_the_plan_does_not_have_leave_the_rest_set(office: SmallForge) -> None:
    office.faults.append(
        Fault("POST .*/pages", 422, times=9, message="Your current plan does not support GitHub Pages")
    )
    ran = run("init")
    assert ran.code == 1
    assert "does not support GitHub Pages" in ran.out
    assert office.repository.protection
    assert "有1处" in ran.out


def test_a_busy_forge_is_waited_for(office: SmallForge) -> None:
    office.faults.append(Fault("PUT .*/protection", 502))
    assert run("init").code == 0
    assert office.repository.protection
