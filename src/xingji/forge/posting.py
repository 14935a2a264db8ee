"""Post the result of a check on GitHub: one comment, labels, a check run.

This side has rights, so it believes little. The pull request is found by GitHub's word, not by that of the result. A
pull request may change the very workflow that checks it and then claim anything; so what the list of its files says by
itself (whose they are, what lies outside the data) is judged again here, and only what needs their contents is taken
from the result.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, Protocol, get_args

import xingji
from xingji.forge.answers import CommentRow, FileRow, PullRow
from xingji.forge.labels import all_labels
from xingji.forge.pull import Touched
from xingji.forge.receipt import received_in
from xingji.forge.report import MARK, Context, comment, labels, summary, verdict
from xingji.forge.result import Counts, ForgedResultError, NextStep, Result, finding_row, from_json
from xingji.forge.result import FileRow as ReceivedFile
from xingji.model.finding import Finding
from xingji.model.reference import Reference
from xingji.programme.permissions import Author
from xingji.rules.gate import check_proposal, under_review
from xingji.rules.proposal import Proposal
from xingji.store import layout, tree
from xingji.store.git_diff import Status

CHECK = "xingji"
"""Name of the check run that holds the verdict."""
_CONCLUSIONS = {"accepted": "success", "refused": "failure", "failed": "neutral"}
_MOST_LOOKED_AT = 30
"""Earlier pull requests whose files are asked for; on the last day hundreds are open, and GitHub counts requests."""
_SLACK = timedelta(minutes=5)
_STATUS: dict[str, Status] = {"added": "added", "removed": "removed", "renamed": "renamed"}


class Forge(Protocol):
    """What telling needs of GitHub; `github.GitHub` is it."""

    def own_comment(self, number: int, mark: str) -> CommentRow | None:
        """The bot's own comment with a mark."""

    def put_comment(self, number: int, mark: str, body: str) -> CommentRow:
        """Create or edit it."""

    def put_labels(self, number: int, wanted: Collection[str], ours: Collection[str]) -> None:
        """Set those labels that are ours."""

    def put_check(self, sha: str, name: str, conclusion: str, title: str, summary: str) -> None:
        """Make or renew a check run."""

    def open_pulls(self) -> list[PullRow]:
        """Open pull requests, the oldest first."""

    def pull_files(self, number: int) -> list[FileRow]:
        """Files of a pull request."""


class Roles(Protocol):
    """Who is who in the base, and what it says of the province."""

    @property
    def known(self) -> Reference:
        """Its tracks, among others."""

    def author(self, year: str, login: str) -> Author | None:
        """The account's role in an edition, "" for none in particular."""


class Run(NamedTuple):
    """The check that ended, as GitHub tells it."""

    head_sha: str
    branch: str
    repository: str
    base: str
    numbers: frozenset[int]
    url: str
    created_at: datetime
    updated_at: datetime


class Told(NamedTuple):
    """What was told: the pull request (None when it is gone), the result, why it could not be believed ("")."""

    pull: PullRow | None
    result: Result | None = None
    doubt: str = ""


def run_of(event: Mapping[str, Any]) -> Run:
    """The run of a workflow_run event. Raises KeyError, TypeError or ValueError for any other."""
    told = event["workflow_run"]
    return Run(
        str(told["head_sha"]),
        str(told["head_branch"]),
        str((told.get("head_repository") or {}).get("full_name", "")),
        str(event["repository"]["full_name"]),
        frozenset(int(row["number"]) for row in told.get("pull_requests") or ()),
        str(told.get("html_url", "")),
        datetime.fromisoformat(told["created_at"]).astimezone(UTC),
        datetime.fromisoformat(told["updated_at"]).astimezone(UTC),
    )


def post(forge: Forge, roles: Roles, run: Run, source: bytes | None, server: str) -> Told:
    """Tell the pull request whose head was checked; nothing when it has moved on, since its next check tells."""
    queue = forge.open_pulls()
    pull = next((row for row in queue if _is_checked(row, run)), None)
    if pull is None:
        return Told(None)
    files = forge.pull_files(pull.number)
    try:
        result, doubt = believed(source, pull, run), ""
    except ForgedResultError as error:
        result, doubt = _unfinished(forge, roles, pull, run, files), str(error)
    result = _with(result, [*_own_findings(roles, pull, files), *_same_enterprise(forge, pull, files, queue)])
    waiting = [row.number for row in queue if not row.draft]
    place = (waiting.index(pull.number) + 1, len(waiting)) if pull.number in waiting else None
    context = Context(server, run.base, run.url, place)
    forge.put_comment(pull.number, MARK, comment(result, context))
    forge.put_labels(pull.number, labels(result, roles.known), all_labels(roles.known))
    conclusion = _CONCLUSIONS[result.outcome]
    forge.put_check(pull.head_sha, CHECK, conclusion, verdict(result), summary(result, context)[:60_000])
    return Told(pull, result, doubt)


def _is_checked(row: PullRow, run: Run) -> bool:
    """GitHub names no pull request of a fork in the event; there the branch and its repository must be the same."""
    if row.head_sha != run.head_sha:
        return False
    return row.number in run.numbers if run.numbers else (row.head_branch, row.head_repository) == run[1:3]


def believed(source: bytes | None, pull: PullRow, run: Run) -> Result:
    """The result, when it can be that of this run. Raises ForgedResultError."""
    if source is None:
        raise ForgedResultError("missing")
    result = from_json(source)
    told = (result.number, result.head_sha, result.author.lower(), result.queued)
    if told != (pull.number, pull.head_sha, pull.author.lower(), False):
        raise ForgedResultError("another pull request")
    if not pull.opened_at <= result.received_at <= run.updated_at + _SLACK:
        raise ForgedResultError("time of receipt")
    return result


def _unfinished(forge: Forge, roles: Roles, pull: PullRow, run: Run, files: Sequence[FileRow]) -> Result:
    """A failed result made of what GitHub itself knows; a time that the bot told of this commit before stands."""
    written = forge.own_comment(pull.number, MARK)
    before = received_in(written.body, pull.head_sha) if written else None
    created = max(run.created_at, pull.opened_at)
    author = roles.author("", pull.author)
    rows = [
        ReceivedFile(path=tree.printable(row.path)[:400] or "?", status=_STATUS.get(row.status, "changed"))
        for row in files[:300]
    ]
    return Result(
        engine=xingji.__version__,
        number=pull.number,
        author=pull.author or "ghost",
        role=_role(author),
        draft=pull.draft,
        head_sha=pull.head_sha,
        base_sha=pull.head_sha,
        outcome="failed",
        received_at=before if before and pull.opened_at <= before <= created else created,
        counts=Counts(files=len(files), errors=0, warnings=0, advice=0),
        steps=(NextStep(who="province", step="rerun"),),
        files=tuple(rows),
    )


def _role(author: Author | None) -> Any:
    known = get_args(Result.model_fields["role"].annotation)
    return author.role if author and author.role in known else ""


def _own_findings(roles: Roles, pull: PullRow, files: Sequence[FileRow]) -> list[Finding]:
    """What the list of files says by itself; modes and sizes are not in it."""
    touched = [Touched(_STATUS.get(row.status, "changed"), row.path, row.before) for row in files]
    years = sorted({layout.edition_of(path) for one in touched for path in one.paths})
    authors = {year: roles.author(year, pull.author) for year in years}
    return check_proposal(Proposal(touched, 0, pull.author, authors))


def _same_enterprise(forge: Forge, pull: PullRow, files: Sequence[FileRow], queue: Sequence[PullRow]) -> list[Finding]:
    """XJ567 where an earlier pull request holds the same document, or the same enterprise elsewhere in the edition."""
    mine = {row.path: dossier for row in files if (dossier := layout.dossier_of(row.path))}
    usccs = {where.uscc for where in mine.values()}
    if not usccs:
        return []
    earlier = [row for row in queue if (row.opened_at, row.number) < (pull.opened_at, pull.number)]
    likely = sorted(earlier, key=lambda row: not any(uscc in row.head_branch + row.title for uscc in usccs))
    found: dict[str, Finding] = {}
    for other in likely[:_MOST_LOOKED_AT]:
        theirs = {row.path for row in forge.pull_files(other.number) if layout.dossier_of(row.path)}
        for path, where in sorted(mine.items()):
            if path not in found and any(_collide(path, their) for their in theirs):
                found[path] = under_review(tree.printable(path), where.uscc, other.number)
    return [found[path] for path in sorted(found)][:20]


def _collide(mine: str, theirs: str) -> bool:
    here, there = layout.place(mine), layout.place(theirs)
    if mine == theirs:
        return True
    same = here and there and (here.edition, here.uscc) == (there.edition, there.uscc)
    return bool(same) and layout.dossier_of(mine) != layout.dossier_of(theirs)


def _with(result: Result, findings: Sequence[Finding]) -> Result:
    """The result with findings that it lacks; an error among them makes it refused, whatever it said."""
    there = {(row.code, row.path) for row in result.findings}
    lacking = [finding_row(found) for found in findings if (found.code, found.path) not in there]
    if not lacking:
        return result
    errors = sum(row.severity == "error" for row in lacking)
    counts = result.counts.model_copy(update={"errors": min(result.counts.errors + errors, 10**9)})
    update: dict[str, Any] = {"findings": (*lacking, *result.findings)[:500], "counts": counts}
    if result.outcome == "accepted":
        mend = NextStep(who="author", step="mend", count=counts.errors)
        update |= {"outcome": "refused", "steps": (mend,)}
    return result.model_copy(update=update)
