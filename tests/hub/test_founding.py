"""`xingji hub init` and `doctor` against the small forge: inboxes made whatever breaks, and no stranger in one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from benchmarks.accounts import number_of

from tests.cli.run import Ran, xingji
from tests.forge.small.faults import Fault, Kind, rate_limit
from tests.forge.small.fixture import SmallForge
from tests.forge.small.world import Organisation, Repository, Token
from tests.places import SAMPLE
from xingji.cli import founding_place
from xingji.forge.client import Manner

ORG, RECORD, OWNER = "sample-org", "sample-org/record", "sample-owner"
AGENCY, INBOX, GUEST = "agency/nanjing/nj-01", "sample-org/xingji-2023-nanjing-nj-01", "sample-nanjing-nj01"
APP = 77
HUB = f"""\
# 示例
forge: github
organisation: {ORG}
record: record
prefix: xingji-
edition: 2023
reviewers:
  - {{login: sample-province, id: {number_of("sample-province")}}}
engine: xingji==1.0
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The record's frame: who is a party, whose accounts act for it."""
    for name in ("submissions/2023/roles.yaml", "submissions/2023/institutions.yaml", "submissions/2023/edition.yaml"):
        _lay(tmp_path, name)
    for path in (*(SAMPLE / "submissions").glob("*.yaml"), *SAMPLE.glob("submissions/2023/nanjing/agencies.yaml")):
        _lay(tmp_path, path.relative_to(SAMPLE).as_posix())
    (tmp_path / "hub.yaml").write_text(HUB, "utf-8")
    return tmp_path


def _lay(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(SAMPLE / name, root / name)


@pytest.fixture
def office(forge: SmallForge, monkeypatch: pytest.MonkeyPatch) -> SmallForge:
    """An organisation with its record, set up as hub.md wants it; its owner's token."""
    known = forge.world.organisation(ORG, OWNER)
    known.settings |= {"default_repository_permission": "none", "members_can_fork_private_repositories": False}
    known.members.add("sample-province")
    known.installations.append(app_row())
    forge.begin({"README.md": b"record\n"}, private=True, at=RECORD)
    for login in ("sample-province", GUEST, "sample-nanjing", "sample-inst-01", "sample-stranger"):
        forge.world.user(login)
    for login in roles():
        forge.world.user(login)
    monkeypatch.setenv("XINGJI_TOKEN", forge.world.user(OWNER))
    monkeypatch.setenv("GITHUB_API_URL", forge.url)
    monkeypatch.setenv("XINGJI_APP_ID", str(APP))
    monkeypatch.setattr(founding_place, "MANNER", Manner(wait=lambda _: None))
    return forge


def roles() -> list[str]:
    text = (SAMPLE / "submissions/2023/roles.yaml").read_text("utf-8")
    return [line.split(": ")[1] for line in text.splitlines() if "login:" in line]


def app_row(app: int = APP, slug: str = "xingji-hub", selection: str = "all", **more: str) -> dict[str, object]:
    rights = dict.fromkeys(("contents", "pull_requests", "checks", "issues"), "write") | {"metadata": "read"}
    return {
        "id": app * 10,
        "app_id": app,
        "app_slug": slug,
        "account": {"login": ORG},
        "repository_selection": selection,
        "permissions": rights | more,
        "_repositories": [],
    }


def inbox(forge: SmallForge, name: str = INBOX) -> Repository:
    return forge.world.find(name)


def organisation(forge: SmallForge) -> Organisation:
    return forge.world.organisations[ORG]


def writes(forge: SmallForge) -> list[str]:
    return [request for request in forge.requests if not request.startswith("GET")]


Hub = Callable[..., Ran]


@pytest.fixture
def hub(root: Path, office: SmallForge) -> Hub:
    """The command, about one party unless told otherwise."""

    def run(action: str, *arguments: str, party: str = AGENCY) -> Ran:
        office.requests.clear()
        chosen = ("--party", party) if party and "--renew" not in arguments else ()
        return xingji("hub", action, *chosen, *arguments, cwd=root)

    return run


def accepted(forge: SmallForge, login: str, name: str = INBOX) -> None:
    """The account accepts the invitation that waits for it."""
    it = inbox(forge, name)
    (asked,) = (one for one in it.invitations if one["invitee"]["login"] == login)
    it.invitations.remove(asked)
    it.roles[login] = asked["permissions"]


def alive(forge: SmallForge) -> None:
    """The hub gave a sign of life just now."""
    bare = inbox(forge, RECORD).bare
    bare.set_ref("refs/hub/alive", bare.commit(bare.write_tree("", []), [], "alive", datetime(2999, 1, 1, tzinfo=UTC)))


def test_a_rehearsal_names_what_is_missing_and_touches_nothing(hub: Hub, office: SmallForge) -> None:
    ran = hub("init", "--dry-run")
    assert ran.code == 1, ran.err
    assert f"{INBOX}：应为 {AGENCY}，现为 未设置" in ran.out
    assert "仅演示" in ran.out
    assert not writes(office)


def test_an_inbox_is_made_closed_to_all_but_the_party(hub: Hub, office: SmallForge) -> None:
    ran = hub("init")
    assert ran.code == 0, ran.out + ran.err
    made = inbox(office)
    assert made.private
    assert made.settings["allow_forking"] is False
    assert made.settings["actions"] == {"enabled": False}
    (rules,) = made.rulesets
    assert rules["bypass_actors"] == [{"actor_id": APP, "actor_type": "Integration", "bypass_mode": "always"}]
    assert {rule["type"] for rule in rules["rules"]} == {"update", "deletion", "non_fast_forward"}
    assert [(one["invitee"]["login"], one["permissions"]) for one in made.invitations] == [(GUEST, "write")]
    assert made.role("sample-province") == "read"
    assert made.bare.resolve("refs/heads/main")
    assert made.closed_to(Token(GUEST)) == ["refs/heads/main"]
    assert made.closed_to(Token(OWNER)) == ["refs/heads/main"]
    assert not made.closed_to(Token("xingji-hub[bot]", {}, APP))
    assert f"等待接受（7天内有效）：{GUEST}" in ran.out
    assert "新建了1个收件库" in ran.out


def test_a_second_time_nothing_is_written(hub: Hub, office: SmallForge) -> None:
    hub("init")
    again = hub("init")
    assert again.code == 0, again.out
    assert not writes(office)
    accepted(office, GUEST)
    alive(office)
    doctor = hub("doctor")
    assert doctor.code == 0, doctor.out
    assert "全部符合要求" in doctor.out
    assert "等待接受" not in doctor.out


@pytest.mark.parametrize("kind", ["before", "after", "silence"])
@pytest.mark.parametrize(
    "request_",
    [
        "POST .*/repos$",
        "PATCH .*nj-01",
        "PUT .*/actions/",
        "POST .*/rulesets",
        "PUT .*/teams/.*/repos/",
        "PUT .*/collaborators/",
        "POST .*/teams$",
    ],
)
def test_whatever_answer_is_lost_the_end_is_the_same(hub: Hub, office: SmallForge, request_: str, kind: Kind) -> None:
    office.faults.append(Fault(request_, 502, kind))
    hub("init")
    ran = hub("init")
    assert ran.code == 0, ran.out + ran.err
    assert not office.faults[0].times
    assert len(inbox(office).rulesets) == 1
    assert len(inbox(office).invitations) == 1
    assert [one.full_name for one in office.world.repositories.values()] == [RECORD, INBOX]


@pytest.mark.parametrize("status", [403, 404, 422])
@pytest.mark.parametrize(
    "request_", ["POST .*/repos$", "PATCH .*nj-01", "PUT .*/actions/", "POST .*/rulesets", "PUT .*/teams/.*/repos/"]
)
def test_nobody_is_let_in_while_anything_is_refused(hub: Hub, office: SmallForge, request_: str, status: int) -> None:
    office.faults.append(Fault(request_, status, times=99, message="Not so"))
    ran = hub("init")
    assert ran.code == 1, ran.out + ran.err
    assert "没有设置成功" in ran.out
    assert "Not so" in ran.out
    assert not any(it.invitations for it in office.world.repositories.values())
    office.faults.clear()
    assert hub("init").code == 0


def test_a_busy_forge_is_waited_for_or_says_when_to_come_back(hub: Hub, office: SmallForge) -> None:
    office.faults.append(rate_limit("POST .*/repos$"))
    assert hub("init").code == 0
    office.faults.append(rate_limit("GET .*/collaborators", seconds=1800))
    ran = hub("init")
    assert ran.code == 2
    assert "约30分钟后再运行同一条命令" in ran.err


def test_one_inbox_without_an_answer_stops_none_of_the_others(hub: Hub, office: SmallForge) -> None:
    hub("init", party="")
    office.faults.append(Fault("GET .*nj-02/actions", 500, times=99))
    ran = hub("doctor", party="")
    assert ran.code == 1
    assert "✗ sample-org/xingji-2023-nanjing-nj-02：没有得到答复" in ran.out
    assert "✓ sample-org/xingji-2023-inst-05" in ran.out
    office.faults.append(Fault("GET .*nj-03", 500, times=99))
    assert hub("doctor", party="").code == 2, "two in a row: the forge is away"


def test_all_inboxes_of_the_year(hub: Hub, office: SmallForge) -> None:
    ran = hub("init", party="")
    assert ran.code == 0, ran.out + ran.err
    made = [name for name in office.world.repositories if "xingji-2023" in name]
    assert len(made) == 13 + 5 + 5
    assert "sample-org/xingji-2023-wuxi" in made
    assert "sample-org/xingji-2023-inst-01" in made
    hub("doctor", party="")
    assert len(office.requests) < 23 * 9 + 120, "each inbox costs a handful"


def test_what_somebody_opened_is_found_and_only_people_can_judge_it(hub: Hub, office: SmallForge) -> None:
    hub("init")
    made = inbox(office)
    made.private = False
    office.world.repository("sample-stranger/copy", parent=made)
    ran = hub("init")
    assert ran.code == 1
    assert "visibility：应为 private，现为 public" in ran.out
    assert "forks：应为 0，现为 1" in ran.out
    assert "视为已泄露" in ran.out
    assert not made.private, "a command does not cover that up"


def test_settings_that_changed_are_set_again(hub: Hub, office: SmallForge) -> None:
    hub("init")
    made = inbox(office)
    made.settings |= {"actions": {"enabled": True}, "allow_forking": True, "has_wiki": True}
    made.rulesets[0]["bypass_actors"].append({"actor_id": 5, "actor_type": "RepositoryRole", "bypass_mode": "always"})
    made.rulesets[0]["enforcement"] = "disabled"
    found = hub("doctor")
    for word in ("enabled：应为 false，现为 true", "allow_forking", "RepositoryRole 5", "enforcement：应为 active"):
        assert word in found.out
    assert hub("init").code == 0
    assert made.settings["actions"] == {"enabled": False}
    assert len(made.rulesets[0]["bypass_actors"]) == 1


def test_a_plan_without_rules_is_a_note(hub: Hub, office: SmallForge) -> None:
    organisation(office).settings["plan"] = {"name": "free"}
    ran = hub("init")
    assert ran.code == 0, ran.out
    assert "没有私有仓库的规则" in ran.out
    assert not inbox(office).rulesets


def test_the_first_branch_of_the_organisation_may_have_another_name(hub: Hub, office: SmallForge) -> None:
    organisation(office).settings["first_branch"] = "master"
    assert hub("init").code == 0
    assert inbox(office).bare.refs("refs/heads/").keys() == {"refs/heads/main"}


def test_strangers_are_put_out_and_too_mighty_guests_put_in_their_place(hub: Hub, office: SmallForge) -> None:
    hub("init")
    made = inbox(office)
    accepted(office, GUEST)
    made.roles |= {GUEST: "maintain", "sample-stranger": "read", "sample-nanjing": "write"}
    ran = hub("doctor")
    assert ran.code == 1
    assert f"{GUEST} ({number_of(GUEST)})：应为 write，现为 maintain" in ran.out
    assert f"sample-stranger ({number_of('sample-stranger')})：应为 none，现为 read" in ran.out
    assert "sample-nanjing (" in ran.out, "another party"
    assert hub("init").code == 0
    assert made.roles == {GUEST: "write"}


def test_an_invitation_for_nobody_is_taken_back_and_an_old_one_renewed(hub: Hub, office: SmallForge) -> None:
    hub("init")
    made = inbox(office)
    made.invitations.append({**made.invitations[0], "id": 5, "invitee": {"login": "sample-stranger", "id": 9}})
    made.invitations[0]["created_at"] = "2023-06-20T00:00:00Z"
    assert hub("doctor").code == 1
    assert hub("init").code == 0
    (asked,) = made.invitations
    assert asked["invitee"]["login"] == GUEST
    assert asked["created_at"] == office.world.stamp()


def test_an_account_is_its_number(hub: Hub, office: SmallForge) -> None:
    """Its old name may be somebody else's by now: whoever has the number is invited, under the name of today."""
    office.world.rename(GUEST, "sample-renamed")
    office.world.user(GUEST)
    office.world.numbers[GUEST] = 10**12 + 1
    ran = hub("init")
    assert ran.code == 1
    assert f"{GUEST} ({number_of(GUEST)})：应为 {GUEST}，现为 sample-renamed" in ran.out
    assert "原名可能已归他人" in ran.out
    assert [one["invitee"]["login"] for one in inbox(office).invitations] == ["sample-renamed"]


def test_an_account_that_is_gone_is_named(hub: Hub, office: SmallForge) -> None:
    del office.world.kinds[GUEST]
    ran = hub("init")
    assert ran.code == 1
    assert not inbox(office).invitations
    assert ran.out.count(f"{GUEST} ({number_of(GUEST)})") == 2


def test_who_belongs_to_the_organisation_reads_nothing_by_that(hub: Hub, office: SmallForge) -> None:
    organisation(office).settings["default_repository_permission"] = "read"
    organisation(office).members.add("sample-stranger")
    ran = hub("init")
    assert ran.code == 1
    assert "default_repository_permission：应为 none，现为 read" in ran.out
    assert "Base permissions 选 No permission" in ran.out
    assert "sample-stranger (" in ran.out, "he reads the inbox by now"


def test_the_team_of_reviewers_is_who_hub_yaml_names(hub: Hub, office: SmallForge) -> None:
    hub("init")
    team = organisation(office).teams["xingji-reviewers"]
    assert team.members == {"sample-province"}
    team.members |= {"sample-stranger"}
    assert "xingji-reviewers: sample-stranger" in hub("doctor").out
    assert hub("init").code == 0
    assert team.members == {"sample-province"}
    team.repositories[INBOX] = "write"
    assert "xingji-reviewers：应为 read，现为 write" in hub("doctor").out


def test_a_reviewer_from_outside_is_asked_once_by_the_name_of_today(hub: Hub, office: SmallForge) -> None:
    organisation(office).members.clear()
    office.world.rename("sample-province", "sample-chief")
    hub("init")
    team = organisation(office).teams["xingji-reviewers"]
    assert team.waiting == {"sample-chief"}
    hub("init")
    assert not writes(office)
    team.waiting.add("sample-stranger")
    hub("init")
    assert team.waiting == {"sample-chief"}


def test_the_inbox_of_a_party_that_left_is_named(hub: Hub, office: SmallForge, root: Path) -> None:
    hub("init")
    table = root / "submissions/2023/nanjing/agencies.yaml"
    table.write_text(table.read_text("utf-8").replace("nj-01", "nj-91"), "utf-8")
    ran = hub("doctor", party="city/nanjing")
    assert f"{INBOX}：应为 archived，现为 open" in ran.out
    inbox(office).archived = True
    assert f"{INBOX}：应为 archived" not in hub("doctor", party="city/nanjing").out


def test_apps_that_may_too_much_or_reach_too_far_are_named(hub: Hub, office: SmallForge) -> None:
    hub("init")
    organisation(office).installations[:] = [
        app_row(administration="write", checks="read"),
        app_row(5, "foreign-bot"),
        app_row(6, "one-bot", "selected"),
    ]
    ran = hub("doctor")
    assert "xingji-hub: administration：应为 none，现为 write" in ran.out
    assert "xingji-hub: checks：应为 write，现为 read" in ran.out
    assert "foreign-bot：应为 selected，现为 all" in ran.out
    assert "one-bot" not in ran.out
    organisation(office).installations.clear()
    assert f"XINGJI_APP_ID {APP}：应为 installed，现为 未设置" in hub("doctor").out


def test_an_app_for_chosen_repositories_is_let_into_the_inbox(hub: Hub, office: SmallForge) -> None:
    organisation(office).installations[:] = [app_row(selection="selected")]
    assert hub("init").code == 0
    assert organisation(office).installations[0]["_repositories"] == [inbox(office).id]


def test_the_record_lets_no_party_in(hub: Hub, office: SmallForge) -> None:
    hub("init")
    record = inbox(office, RECORD)
    assert record.settings["allow_forking"] is False
    record.roles |= {GUEST: "read", "sample-helper": "read"}
    office.world.user("sample-helper")
    office.world.repository("sample-stranger/record", parent=record)
    ran = hub("doctor")
    assert ran.code == 1
    assert f"{GUEST} ({number_of(GUEST)})：应为 none，现为 read" in ran.out
    assert "forks_count：应为 0，现为 1" in ran.out
    assert "sample-helper" not in ran.out


def test_a_clock_that_is_wrong_and_a_hub_that_is_silent(hub: Hub, office: SmallForge) -> None:
    hub("init")
    office.world.skew = 600
    ran = hub("doctor")
    assert "✗ 本机时钟" in ran.out
    assert "refs/hub/alive：应为 < 30 min，现为 未设置" in ran.out
    office.world.skew = 0
    alive(office)
    ran = hub("doctor")
    assert "✓ 本机时钟" in ran.out
    assert "✓ 最近一轮收发" in ran.out


def test_an_inbox_that_moved_is_not_followed(hub: Hub, office: SmallForge) -> None:
    hub("init")
    office.faults.append(Fault("GET /repos/sample-org/xingji-2023-nanjing-nj-01$", 301, times=9, message="Moved"))
    ran = hub("init")
    assert ran.code == 1
    assert "Moved" in ran.out
    assert not writes(office)


def test_a_renewed_inbox_takes_the_place_of_the_old_one(hub: Hub, office: SmallForge, root: Path) -> None:
    hub("init")
    accepted(office, GUEST)
    rehearsal = hub("init", "--renew", AGENCY, "--dry-run")
    assert f"{INBOX}_2" in rehearsal.out
    assert not writes(office)
    assert "renewed" not in (root / "hub.yaml").read_text("utf-8")
    office.faults.append(Fault("POST .*/repos$", 422, message="Not now"))
    assert hub("init", "--renew", AGENCY).code == 1
    ran = hub("init", "--renew", AGENCY)
    assert ran.code == 0, ran.out + ran.err
    text = (root / "hub.yaml").read_text("utf-8")
    assert text.startswith("# 示例\n")
    assert f"party: {AGENCY}" in text
    assert "n: 2" in text
    old, new = inbox(office), inbox(office, f"{INBOX}_2")
    assert old.archived
    assert not old.roles
    assert [one["invitee"]["login"] for one in new.invitations] == [GUEST]
    assert f"{INBOX}_3".lower() not in office.world.repositories
    assert hub("init").code == 0
    assert not writes(office)


def test_access_to_an_old_inbox_is_taken_back(hub: Hub, office: SmallForge) -> None:
    hub("init", "--renew", AGENCY)
    hub("init", "--renew", AGENCY)
    old = office.world.repository(INBOX, private=True)
    old.archived = True
    old.roles["sample-stranger"] = "read"
    old.private = False
    assert hub("init").code == 0
    assert not old.roles
    assert old.private
    assert old.archived


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda root: (root / "hub.yaml").unlink(), "hub.yaml"),
        (lambda root: (root / "hub.yaml").write_text("forge: github\n", "utf-8"), "hub.yaml 有错误"),
        (lambda root: (root / "submissions/2023/roles.yaml").unlink(), "没有 roles.yaml"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(
    hub: Hub, office: SmallForge, root: Path, change: Callable[[Path], None], said: str
) -> None:
    change(root)
    ran = hub("init")
    assert ran.code in (1, 2)
    assert said in ran.err
    assert not office.requests


def test_an_unknown_party_and_two_ways_to_name_one(hub: Hub) -> None:
    assert "没有单位 agency/nanjing/none" in hub("init", party="agency/nanjing/none").err
    assert "请只用一个" in xingji_both(hub)


def xingji_both(hub: Hub) -> str:
    return hub("init", "--party", AGENCY, "--renew", AGENCY, party="").err


def test_who_does_not_own_the_organisation_sees_that(
    hub: Hub, office: SmallForge, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub("init")
    monkeypatch.setenv("XINGJI_TOKEN", office.token("sample-province"))
    ran = hub("doctor")
    assert ran.code == 1
    assert "看不到这一项" in ran.out
    office.world.tokens["job"] = Token("github-actions[bot]", {"contents": "read"})
    monkeypatch.setenv("XINGJI_TOKEN", "job")
    assert hub("init").code == 1
    assert not inbox(office).roles
