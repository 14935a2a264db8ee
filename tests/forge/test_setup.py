"""`xingji forge init|doctor` against the small forge."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from benchmarks.accounts import number_of

from tests.cli.run import Ran, xingji
from tests.forge.small.api import Answer, Call, route
from tests.forge.small.faults import Fault
from tests.forge.small.fixture import NAME, SmallForge
from tests.forge.small.world import BOT, Refusal, Token
from tests.places import SAMPLE, lay_province
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


def test_the_check_counts_from_one_app_alone(office: SmallForge) -> None:
    """Whoever may write can report any word under any name, but not as GitHub Actions."""
    run("init")
    checks = office.repository.protection["main"]["required_status_checks"]
    assert checks["checks"] == [{"context": "xingji", "app_id": 15368}]
    checks["checks"][0]["app_id"] = None
    ran = run("doctor")
    assert ran.code == 1
    assert "check_app：应为 15368，现为 -1" in ran.out
    assert run("init").code == 0
    assert office.repository.protection["main"]["required_status_checks"]["checks"][0]["app_id"] == 15368


def test_nobody_is_above_the_rules(office: SmallForge) -> None:
    run("init")
    reviews = office.repository.protection["main"]["required_pull_request_reviews"]
    reviews["bypass_pull_request_allowances"] = {"users": [{"login": "sample-boss"}], "apps": [{"slug": "bot"}]}
    ran = run("doctor")
    assert "bypass_pull_request_allowances：应为 none，现为 sample-boss、bot" in ran.out
    assert run("init").code == 0
    office.repository.rulesets.append(
        {
            "id": 7,
            "name": "extra",
            "target": "branch",
            "enforcement": "active",
            "bypass_actors": [{"actor_id": 5, "actor_type": "RepositoryRole", "bypass_mode": "always"}],
        }
    )
    ran = run("init")
    assert ran.code == 1, "whose ruleset that is, a command cannot know"
    assert "extra：应为 none，现为 RepositoryRole 5" in ran.out
    assert "bypass list" in ran.out


def test_accounts_that_may_write_are_named(office: SmallForge) -> None:
    run("init")
    office.repository.roles |= {"sample-nanjing-nj01": "write", "sample-wuxi": "read", "sample-province": "maintain"}
    office.repository.roles |= {"sample-helper": "write", "sample-wuxi-wx01": "admin"}
    ran = run("doctor")
    assert ran.code == 1
    number = number_of("sample-nanjing-nj01")
    assert f"sample-nanjing-nj01 ({number})：应为 read，现为 write" in ran.out
    assert f"sample-wuxi-wx01 ({number_of('sample-wuxi-wx01')})：应为 read，现为 admin" in ran.out
    assert "sample-helper (" in ran.out
    assert "sample-wuxi (" not in ran.out
    assert "sample-province (" not in ran.out
    assert "上报检查结果" in ran.out


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The sample as the record of a hub."""
    lay_province(tmp_path)
    for path in SAMPLE.glob("submissions/*/[er]*.yaml"):
        (tmp_path / path.relative_to(SAMPLE)).parent.mkdir(exist_ok=True)
        shutil.copy(path, tmp_path / path.relative_to(SAMPLE))
    (tmp_path / "hub.yaml").write_text("forge: github\n", "utf-8")
    return tmp_path


def test_the_hubs_app_alone_writes_the_record(
    office: SmallForge, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub's protection of branches would let nobody in whom nobody approved, not even the hub."""
    ran = xingji("forge", "init", cwd=record)
    assert ran.code == 2
    assert "XINGJI_APP_ID" in ran.err
    monkeypatch.setenv("XINGJI_APP_ID", "77")
    run("init")
    assert office.repository.protection
    ran = xingji("forge", "init", cwd=record)
    assert ran.code == 0, ran.out + ran.err
    assert not office.repository.protection
    (rules,) = office.repository.rulesets
    assert rules["bypass_actors"] == [{"actor_id": 77, "actor_type": "Integration", "bypass_mode": "always"}]
    kinds = {rule["type"]: rule.get("parameters") for rule in rules["rules"]}
    assert kinds.keys() == {"pull_request", "required_status_checks", "deletion", "non_fast_forward"}
    assert kinds["required_status_checks"]["required_status_checks"] == [{"context": "xingji", "integration_id": 15368}]
    office.requests.clear()
    assert xingji("forge", "doctor", cwd=record).code == 0
    rules["rules"][0]["parameters"]["require_code_owner_review"] = False
    rules["bypass_actors"].append({"actor_id": 1, "actor_type": "Team", "bypass_mode": "always"})
    ran = xingji("forge", "doctor", cwd=record)
    assert "require_code_owner_review：应为 true，现为 false" in ran.out
    assert ran.out.count("Team 1") == 2
    assert xingji("forge", "init", cwd=record).code == 0
