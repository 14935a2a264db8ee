"""`xingji submit` against the small forge: one pull request whatever breaks, and nothing sent that the gate refuses."""

from __future__ import annotations

import os
import subprocess
from argparse import Namespace
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xingji.forge.github
from tests.cli.run import Ran
from tests.forge.small.api import Answer, Call, route
from tests.forge.small.faults import Fault, rate_limit
from tests.forge.small.fixture import NAME, SmallForge
from tests.forge.small.world import Issue
from tests.ground import Ground
from tests.office.workbook.desk import edited
from tests.places import SAMPLE
from xingji.cli.command import UsageError
from xingji.cli.connection import repository
from xingji.cli.main import main
from xingji.forge.client import Manner
from xingji.forge.contents import Contents
from xingji.forge.submission import Given, Scope, differences, outcome
from xingji.messages.interface import say

USCC = "91320105MA0YNK7J8L"
DOSSIER = f"submissions/2023/nanjing/{USCC}"
BRANCH = f"xingji/2023-nanjing-{USCC}"
AGENCY, OTHER = "sample-nanjing-nj03", "sample-nanjing-nj01"
SENT = (f"{DOSSIER}/cloud.yaml", f"{DOSSIER}/enterprise.yaml", f"{DOSSIER}/platform/self-assessment.yaml")
IN_TIME = ("--on", "2023-07-28")


def frame() -> dict[str, bytes]:
    """Guidelines, the year's frame, and one dossier of another enterprise."""
    year = SAMPLE / "submissions/2023"
    other = next(path for path in sorted((year / "nanjing").glob("9*")) if path.name != USCC)
    files = [
        *(SAMPLE / "scoring").glob("*-*/**/*.yaml"),
        *(SAMPLE / "submissions").glob("*.yaml"),
        *year.glob("*.yaml"),
        *year.glob("*/agencies.yaml"),
    ]
    return {path.relative_to(SAMPLE).as_posix(): path.read_bytes() for path in [*files, *other.rglob("*.yaml")]}


def lay(root: Path, files: Mapping[str, bytes]) -> Path:
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.fixture
def hub(forge: SmallForge, monkeypatch: pytest.MonkeyPatch) -> SmallForge:
    """A private intake repository, and an agency that may write branches in it."""
    forge.begin(frame(), private=True)
    as_account(forge, monkeypatch, AGENCY, "write")
    monkeypatch.setenv("GITHUB_REPOSITORY", NAME)
    monkeypatch.setenv("GITHUB_API_URL", forge.url)
    return forge


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        xingji.forge.github, "GitHub", partial(xingji.forge.github.GitHub, manner=Manner(wait=lambda _: None))
    )


Run = Callable[..., Ran]


@pytest.fixture
def xingji_in(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in this process: a hundred runs are too many for processes of their own."""

    def run(*arguments: str, cwd: Path) -> Ran:
        monkeypatch.chdir(cwd)
        capsys.readouterr()
        code = main(list(arguments))
        return Ran(code, *capsys.readouterr())

    return run


def as_account(forge: SmallForge, monkeypatch: pytest.MonkeyPatch, login: str, role: str = "") -> None:
    monkeypatch.setenv("XINGJI_TOKEN", forge.token(login, role))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Where `work` is laid."""
    new = {path: (SAMPLE / path).read_bytes() for path in SENT}
    source = lay(tmp_path_factory.mktemp("desk"), {**frame(), **new})
    for path in source.rglob("*.yaml"):
        os.utime(path, (0, 0))  # long ago, as Ground wants it
    return Ground(source / "work", source / "submissions", source / "scoring")


@pytest.fixture
def work(desk: Ground) -> Path:
    """The agency's folder: the year's frame and its new dossier, no Git."""
    return desk.restore()


@pytest.fixture
def submit(xingji_in: Run) -> Run:
    """Hand in the dossier in a folder, in time."""

    def run(work: Path, *arguments: str) -> Ran:
        return xingji_in("submit", DOSSIER, *IN_TIME, *arguments, cwd=work)

    return run


def pulls(forge: SmallForge) -> list[Issue]:
    return [issue for issue, _ in forge.repository.pulls()]


def files_at(forge: SmallForge, branch: str = BRANCH, bare_of: str = NAME) -> dict[str, bytes]:
    bare = forge.world.find(bare_of).bare
    found = [entry.path for entry in bare.entries(branch, recursive=True) if entry.path.startswith(DOSSIER)]
    return {path: bare.blob(f"{branch}:{path}") for path in found if path.endswith(".yaml")}


def test_new_dossier_becomes_one_pull_request(hub: SmallForge, work: Path, submit: Run) -> None:
    ran = submit(work, "--yes")
    assert ran.code == 0, ran.out + ran.err
    (pull,) = pulls(hub)
    assert pull.author == AGENCY
    assert pull.title == f"2023年度 南京市 {USCC}：企业登记、安全上云情况、自评估"
    assert f"合并请求 #{pull.number}" in ran.out
    assert "示例" not in pull.title + pull.body, "no name leaves the documents"
    assert pull.body == say("submit.body", "zh"), "a text of its own takes the place of the page's template"
    assert files_at(hub) == {path: (work / path).read_bytes() for path in SENT}
    changed = hub.repository.bare.changes("main", BRANCH)
    assert [row["filename"] for row in changed] == sorted(SENT), "and nothing else"
    assert {request for request in hub.forge.unknown if "/git/ref/heads/xingji/" not in request} == set()


def test_what_is_sent_is_said_and_asked_first(hub: SmallForge, work: Path, submit: Run) -> None:
    ran = submit(work)
    assert ran.code == 2
    assert "--yes" in ran.err
    for path in SENT:
        assert f"新增  {path}（" in ran.out
    assert "非公开仓库" in ran.out
    assert not pulls(hub)
    assert not [request for request in hub.requests if not request.startswith("GET")]


def test_unchanged_sends_nothing_and_a_change_updates_the_same_pull_request(
    hub: SmallForge, work: Path, submit: Run
) -> None:
    submit(work, "--yes")
    before = hub.repository.bare.resolve(f"refs/heads/{BRANCH}")
    hub.requests.clear()
    again = submit(work, "--yes")
    assert "没有发送任何内容" in again.out
    assert not [request for request in hub.requests if not request.startswith("GET")]
    path = work / SENT[2]
    path.write_text(path.read_text("utf-8").replace("assessed_on: 2023-07-07", "assessed_on: 2023-07-08"), "utf-8")
    changed = submit(work, "--yes")
    assert changed.code == 0, changed.out + changed.err
    assert f"修改  {SENT[2]}" in changed.out
    assert f"  新增  {SENT[0]}" not in changed.out
    assert len(pulls(hub)) == 1
    assert hub.repository.bare.ahead(before, f"refs/heads/{BRANCH}"), "a commit on top, nothing rewritten"
    assert files_at(hub)[SENT[2]] == path.read_bytes()


def test_a_file_taken_away_is_taken_away_there(hub: SmallForge, work: Path, submit: Run) -> None:
    submit(work, "--yes")
    (work / SENT[0]).unlink()
    ran = submit(work, "--yes")
    assert ran.code == 0, ran.out + ran.err
    assert f"删除  {SENT[0]}" in ran.out
    assert sorted(files_at(hub)) == [SENT[1], SENT[2]]


def test_single_files_take_nothing_away(hub: SmallForge, work: Path, submit: Run, xingji_in: Run) -> None:
    submit(work, "--yes")
    (work / SENT[0]).unlink()
    path = work / SENT[2]
    path.write_text(path.read_text("utf-8").replace("assessed_on: 2023-07-07", "assessed_on: 2023-07-08"), "utf-8")
    ran = xingji_in("submit", SENT[2], *IN_TIME, "--yes", cwd=work)
    assert ran.code == 0, ran.out + ran.err
    assert sorted(files_at(hub)) == sorted(SENT)


def test_errors_keep_it_back_and_a_draft_lets_it_through(hub: SmallForge, work: Path, submit: Run) -> None:
    (work / SENT[1]).unlink()
    ran = submit(work, "--yes")
    assert ran.code == 1
    assert "没有发送任何内容" in ran.err
    assert not pulls(hub)
    draft = submit(work, "--yes", "--draft")
    assert draft.code == 0, draft.out + draft.err
    (pull,) = hub.repository.pulls()
    assert pull[1].draft
    assert "Ready for review" in draft.out


@route("POST /graphql")
def graphql(call: Call) -> Answer:
    issue = next(one for it in call.world.repositories.values() for one, _ in it.pulls())
    if issue.pull:
        issue.pull.draft = False
    return Answer({"data": {}})


def test_a_draft_becomes_ready_when_all_is_there(hub: SmallForge, work: Path, submit: Run) -> None:
    submit(work, "--yes", "--draft")
    ((_, pull),) = hub.repository.pulls()
    assert pull.draft
    assert "没有发送任何内容" in submit(work, "--yes", "--draft").out
    ran = submit(work, "--yes")
    assert ran.code == 0, ran.out + ran.err
    assert "由草稿转为正式" in ran.out
    assert not pull.draft
    hub.faults.append(Fault("POST /graphql", 403))
    pull.draft = True
    assert "Ready for review" in submit(work, "--yes").out


def test_a_tree_too_large_for_one_answer_is_walked(
    hub: SmallForge, work: Path, monkeypatch: pytest.MonkeyPatch, submit: Run
) -> None:
    whole = Contents._tree
    monkeypatch.setattr(Contents, "_tree", lambda self, tree, **query: (whole(self, tree)[0], bool(query)))
    ran = submit(work, "--yes")
    assert ran.code == 0, ran.out + ran.err
    assert files_at(hub) == {path: (work / path).read_bytes() for path in SENT}


def test_personal_data_is_not_even_sent_as_a_draft(hub: SmallForge, work: Path, submit: Run, xingji_in: Run) -> None:
    path = work / SENT[2]
    text = path.read_text("utf-8") + "# 联系人身份证 32010219900307301X\n"
    path.write_text(text, "utf-8")
    checked = xingji_in("check", DOSSIER, "--format", "json", cwd=work).json()["findings"]
    assert {f["code"] for f in checked if f["severity"] == "error"} & {"XJ601", "XJ602", "XJ603", "XJ604", "XJ605"}
    ran = submit(work, "--yes", "--draft")
    assert ran.code == 1
    assert not pulls(hub)


def test_too_late_is_refused_as_the_gate_would(hub: SmallForge, work: Path, xingji_in: Run) -> None:
    ran = xingji_in("submit", DOSSIER, "--on", "2023-08-20", "--yes", cwd=work)
    assert ran.code == 1
    assert "XJ502" in ran.out
    assert not pulls(hub)


def test_anothers_dossier_is_refused(hub: SmallForge, work: Path, monkeypatch: pytest.MonkeyPatch, submit: Run) -> None:
    as_account(hub, monkeypatch, OTHER, "write")
    ran = submit(work, "--yes")
    assert ran.code == 1
    assert "XJ523" in ran.out
    assert not pulls(hub)


def test_roles_come_from_the_repository_not_from_here(
    hub: SmallForge, work: Path, monkeypatch: pytest.MonkeyPatch, submit: Run
) -> None:
    roles = work / "submissions/2023/roles.yaml"
    roles.write_text(roles.read_text("utf-8").replace(OTHER, "stranger"), "utf-8")
    as_account(hub, monkeypatch, "stranger", "write")
    ran = submit(work, "--yes")
    assert ran.code == 1
    assert "XJ520" in ran.out


def test_without_the_right_to_write_it_goes_through_a_fork(
    hub: SmallForge, work: Path, monkeypatch: pytest.MonkeyPatch, submit: Run
) -> None:
    as_account(hub, monkeypatch, AGENCY, "read")
    asked = submit(work)
    assert "fork" in asked.out
    assert f"{AGENCY}/intake" not in hub.world.repositories, "nothing is made before the answer"
    ran = submit(work, "--yes")
    assert ran.code == 0, ran.out + ran.err
    (pull,) = hub.repository.pulls()
    assert pull[1].head_repository.owner == AGENCY
    assert files_at(hub, bare_of=f"{AGENCY}/intake") == {path: (work / path).read_bytes() for path in SENT}
    again = submit(work, "--yes")
    assert f"#{pull[0].number} 中的材料与这里完全相同" in again.out
    assert len(pulls(hub)) == 1


def test_a_pull_request_from_a_fork_goes_on_there_when_rights_are_given(
    hub: SmallForge, work: Path, monkeypatch: pytest.MonkeyPatch, submit: Run
) -> None:
    as_account(hub, monkeypatch, AGENCY, "read")
    submit(work, "--yes")
    as_account(hub, monkeypatch, AGENCY, "write")
    path = work / SENT[2]
    path.write_text(path.read_text("utf-8").replace("assessed_on: 2023-07-07", "assessed_on: 2023-07-08"), "utf-8")
    ran = submit(work, "--yes")
    assert ran.code == 0, ran.out + ran.err
    assert len(pulls(hub)) == 1
    assert files_at(hub, bare_of=f"{AGENCY}/intake")[SENT[2]] == path.read_bytes()


STEPS = ("POST .*/git/blobs", "POST .*/git/trees", "POST .*/git/commits", "POST .*/git/refs", "POST .*/pulls$")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", ["before", "after", "silence"])
def test_every_step_survives_a_lost_answer(hub: SmallForge, work: Path, step: str, kind: str, submit: Run) -> None:
    fault = Fault(step, kind=kind)  # type: ignore[arg-type]
    hub.faults.append(fault)
    ran = submit(work, "--yes")
    assert ran.code == 0, ran.out + ran.err
    assert not fault.times, "it struck"
    assert len(pulls(hub)) == 1
    assert list(hub.repository.bare.refs("refs/heads/")) == ["refs/heads/main", f"refs/heads/{BRANCH}"]


@pytest.mark.parametrize("step", STEPS)
def test_a_broken_run_is_taken_up_by_the_next(hub: SmallForge, work: Path, step: str, submit: Run) -> None:
    hub.faults.append(Fault(step, 422, times=2, message="no"))
    broken = submit(work, "--yes")
    assert broken.code == 2
    assert "no" in broken.err
    assert not pulls(hub)
    hub.faults.clear()
    ran = submit(work, "--yes")
    assert ran.code == 0, ran.out + ran.err
    assert len(pulls(hub)) == 1
    assert list(hub.repository.bare.refs("refs/heads/")) == ["refs/heads/main", f"refs/heads/{BRANCH}"]
    assert files_at(hub) == {path: (work / path).read_bytes() for path in SENT}


def test_limits_are_waited_out(hub: SmallForge, work: Path, submit: Run) -> None:
    hub.faults.append(rate_limit("POST .*/git/trees"))
    assert submit(work, "--yes").code == 0
    assert len(pulls(hub)) == 1


def test_a_long_limit_is_told_not_waited_for(hub: SmallForge, work: Path, submit: Run) -> None:
    hub.faults.append(rate_limit("GET .*/git/", seconds=1800))
    ran = submit(work, "--yes")
    assert ran.code == 2
    assert "约30分钟后" in ran.err


def test_a_branch_left_by_a_merged_pull_request_begins_anew(hub: SmallForge, work: Path, submit: Run) -> None:
    submit(work, "--yes")
    bare = hub.repository.bare
    merged = hub.commit(bare, bare.resolve("refs/heads/main"), {path: (work / path).read_bytes() for path in SENT})
    bare.set_ref("refs/heads/main", merged)
    pulls(hub)[0].state = "closed"
    same = submit(work, "--yes")
    assert "没有发送任何内容" in same.out
    path = work / SENT[2]
    path.write_text(path.read_text("utf-8").replace("assessed_on: 2023-07-07", "assessed_on: 2023-07-08"), "utf-8")
    ran = submit(work, "--yes")
    assert ran.code == 0, ran.out + ran.err
    assert len(pulls(hub)) == 2
    assert [row["filename"] for row in bare.changes("main", BRANCH)] == [SENT[2]]


def test_a_branch_left_over_begins_anew_when_main_has_moved(hub: SmallForge, work: Path, submit: Run) -> None:
    """What was closed unmerged and is sent again unchanged stands on what others have brought in since."""
    submit(work, "--yes")
    pulls(hub)[0].state = "closed"
    bare = hub.repository.bare
    moved = hub.commit(bare, bare.resolve("refs/heads/main"), {"site/new.md": b"new\n"})
    bare.set_ref("refs/heads/main", moved)
    ran = submit(work, "--yes")
    assert ran.code == 0, ran.out + ran.err
    assert len(pulls(hub)) == 2
    assert bare.ask("rev-parse", f"{BRANCH}^") == moved
    assert files_at(hub) == {path: (work / path).read_bytes() for path in SENT}


def test_anothers_open_pull_request_is_not_touched(
    hub: SmallForge, work: Path, monkeypatch: pytest.MonkeyPatch, submit: Run
) -> None:
    submit(work, "--yes")
    before = hub.repository.bare.resolve(f"refs/heads/{BRANCH}")
    as_account(hub, monkeypatch, OTHER, "write")
    ran = submit(work, "--yes")
    assert ran.code == 2
    assert AGENCY in ran.err
    assert hub.repository.bare.resolve(f"refs/heads/{BRANCH}") == before


def test_an_old_copy_of_anothers_document_undoes_nothing(hub: SmallForge, work: Path, submit: Run) -> None:
    verified = SAMPLE / DOSSIER / "platform/verification.yaml"
    there = {path: (work / path).read_bytes() for path in SENT}
    theirs = f"{DOSSIER}/platform/verification.yaml"
    bare = hub.repository.bare
    main = hub.commit(bare, bare.resolve("refs/heads/main"), {**there, theirs: verified.read_bytes()})
    bare.set_ref("refs/heads/main", main)
    lay(work, {theirs: b"# an old copy\n" + verified.read_bytes()})
    ran = submit(work, "--yes")
    assert "没有发送任何内容" in ran.out, ran.out + ran.err
    (work / theirs).unlink()
    ran = submit(work, "--yes")
    assert "没有发送任何内容" in ran.out, ran.out + ran.err


def test_a_wrong_token_is_said_but_never_shown(
    hub: SmallForge, work: Path, monkeypatch: pytest.MonkeyPatch, submit: Run
) -> None:
    wrong = "ghp_0123456789abcdefghij"
    monkeypatch.setenv("XINGJI_TOKEN", wrong)
    ran = submit(work, "--yes")
    assert ran.code == 2
    assert "令牌无效" in ran.err
    assert not pulls(hub)
    assert wrong not in ran.out + ran.err


def test_a_token_without_rights_sends_nothing(hub: SmallForge, work: Path, submit: Run) -> None:
    hub.faults.append(Fault("POST .*/git/blobs", 403, message="Resource not accessible by personal access token"))
    ran = submit(work, "--yes")
    assert ran.code == 2
    assert "没有这项权限" in ran.err
    assert not pulls(hub)


def test_no_token_and_nobody_to_ask(hub: SmallForge, work: Path, monkeypatch: pytest.MonkeyPatch, submit: Run) -> None:
    for name in ("XINGJI_TOKEN", "GITHUB_TOKEN", "GH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    ran = submit(work, "--yes")
    assert ran.code == 2
    assert "XINGJI_TOKEN" in ran.err
    assert not hub.requests


@pytest.mark.parametrize("api", ["http://forge.example", "https://api.github.com@evil.invalid", "https://"])
def test_a_token_never_goes_out_unencrypted_or_to_a_host_in_disguise(
    hub: SmallForge, work: Path, submit: Run, api: str
) -> None:
    ran = submit(work, "--yes", "--api", api)
    assert ran.code == 2
    assert "没有加密" in ran.err
    assert not hub.requests


@pytest.mark.parametrize(
    ("paths", "word"),
    [
        (["submissions/2023/nanjing"], "一次只能提交一家企业"),
        (["scoring"], "细则"),
        (["README.md"], "不在 submissions 中"),
        ([f"{DOSSIER}/notes.txt"], "没有可以提交的文件"),
        (["submissions/2023/nowhere"], "找不到"),
    ],
)
def test_what_cannot_be_one_submission(
    hub: SmallForge, work: Path, paths: list[str], word: str, xingji_in: Run
) -> None:
    lay(work, {"README.md": b"x", f"{DOSSIER}/notes.txt": b"x"})
    ran = xingji_in("submit", *paths, *IN_TIME, "--yes", cwd=work)
    assert ran.code == 2
    assert word in ran.err
    assert not hub.requests


def test_other_files_in_the_folder_stay_here(hub: SmallForge, work: Path, submit: Run) -> None:
    lay(work, {f"{DOSSIER}/证据.pdf": b"%PDF"})
    ran = submit(work, "--yes")
    assert ran.code == 0, ran.out + ran.err
    assert f"不发送  {DOSSIER}/证据.pdf" in ran.out
    assert sorted(files_at(hub)) == sorted(SENT)


def test_a_table_of_a_city(hub: SmallForge, work: Path, monkeypatch: pytest.MonkeyPatch, xingji_in: Run) -> None:
    as_account(hub, monkeypatch, "sample-nanjing", "write")
    table = work / "submissions/2023/nanjing/agencies.yaml"
    table.write_text(table.read_text("utf-8") + "# 更新\n", "utf-8")
    path = "submissions/2023/nanjing/agencies.yaml"
    ran = xingji_in("submit", path, "--on", "2023-06-10", "--yes", cwd=work)
    assert ran.code == 0, ran.out + ran.err
    assert [row["filename"] for row in hub.repository.bare.changes("main", "xingji/2023-nanjing")] == [path]


def test_a_workbook_is_sent_without_any_folder(hub: SmallForge, work: Path, tmp_path: Path, xingji_in: Run) -> None:
    book = tmp_path / "自评估.xlsx"
    made = xingji_in("workbook", "export", DOSSIER, "--out", str(book), cwd=work)
    assert made.code == 0, made.err
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = xingji_in("submit", str(book), *IN_TIME, "--yes", cwd=empty)
    assert ran.code == 0, ran.out + ran.err
    assert len(pulls(hub)) == 1
    sent = files_at(hub)
    assert SENT[2] in sent
    again = xingji_in("submit", str(book), *IN_TIME, "--yes", cwd=empty)
    assert "没有发送任何内容" in again.out
    assert not list(empty.iterdir())


def test_a_workbook_is_told_about_its_cells(hub: SmallForge, work: Path, tmp_path: Path, xingji_in: Run) -> None:
    book = tmp_path / "自评估.xlsx"
    assert xingji_in("workbook", "export", DOSSIER, "--out", str(book), cwd=work).code == 0
    book.write_bytes(edited(book.read_bytes(), lambda book: setattr(book.worksheets[1]["I4"], "value", "也许")))
    ran = xingji_in("submit", str(book), *IN_TIME, "--yes", cwd=tmp_path)
    assert ran.code == 1
    assert "!I4 " in ran.out
    assert "从下拉列表中选择：符合、" in ran.out
    assert not pulls(hub)


def test_what_is_no_workbook_is_said(hub: SmallForge, tmp_path: Path, xingji_in: Run) -> None:
    book = tmp_path / "x.xlsx"
    book.write_bytes(b"PK")
    ran = xingji_in("submit", str(book), "--yes", cwd=tmp_path)
    assert ran.code == 1
    assert "XJ7" in ran.out
    assert not hub.requests


@pytest.fixture
def cloned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Which repository is meant in a folder whose origin is at an address."""
    for variable in ("GITHUB_REPOSITORY", "GITHUB_API_URL"):
        monkeypatch.delenv(variable, raising=False)

    def meant(url: str) -> str:
        subprocess.run(("git", "init", "-q", str(tmp_path)), check=True)
        subprocess.run(("git", "-C", str(tmp_path), "remote", "add", "origin", url), check=True)
        return repository(Namespace(repository=None, api=None, lang="zh"), tmp_path)

    return meant


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/sample-office/intake.git",
        "https://somebody:token@github.com/sample-office/intake",
        "git@github.com:sample-office/intake.git",
        "ssh://git@github.com:22/sample-office/intake.git",
    ],
)
def test_the_repository_is_that_of_origin(cloned: Callable[[str], str], url: str) -> None:
    assert cloned(url) == NAME


@pytest.mark.parametrize(
    ("url", "word"), [("https://git.example/sample-office/intake.git", "git.example"), ("/srv/intake", "--repository")]
)
def test_the_same_name_on_another_server_is_another_repository(
    cloned: Callable[[str], str], url: str, word: str
) -> None:
    with pytest.raises(UsageError, match=word):
        cloned(url)


KINDS = ("enterprise", "cloud", "ics/self-assessment", "ics/verification", "ics/decision")
PATHS = st.sampled_from([f"{DOSSIER}/{kind}.yaml" for kind in KINDS])
TREES = st.dictionaries(PATHS, st.sampled_from([b"a", b"b", b"c"]))


def mine(path: str) -> bool:
    return "verification" not in path and "decision" not in path


@given(TREES, TREES, TREES, st.booleans())
def test_outcome_keeps_what_is_anothers(
    main: dict[str, bytes], tip: dict[str, bytes], new: dict[str, bytes], whole: bool
) -> None:
    made = outcome(main, tip, Given(new, whole), mine)
    theirs = {path for path in {*main, *tip, *new} if not mine(path)}
    assert {path: made.files[path] for path in theirs if path in made.files} == {
        path: content for path, content in main.items() if path in theirs
    }
    own = {path: content for path, content in made.files.items() if mine(path)}
    assert own.items() >= {path: content for path, content in new.items() if mine(path)}.items()
    assert not whole or own.keys() == {path for path in new if mine(path)}
    assert set(made.left) <= theirs
    assert differences(made.files, made.files) == {}


def test_one_branch_for_one_scope() -> None:
    assert Scope("2023", "nanjing", USCC).branch == BRANCH
    assert Scope("2023", "nanjing").folder == "submissions/2023/nanjing"
    assert Scope("2023").branch == "xingji/2023"
    assert not Scope("2023", "nanjing").holds(SENT[0])
    assert not Scope("2023", "nanjing", USCC).holds(f"{DOSSIER}/../x/enterprise.yaml")
