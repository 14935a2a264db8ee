"""The gate: what the rules say of the tree that a pull request would make, of who sent it, and when.

Engine, guidelines, roles and calendar are those of the base; of the pull request only data is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from xingji.forge import gate_result
from xingji.forge.base_check import BaseBranchChecker, HeadCheckRequest, HeadCheckResult
from xingji.forge.gate_case import Case, received, unread
from xingji.forge.headtree import HeadTree, is_plain
from xingji.forge.pull import Pull
from xingji.forge.result import Result
from xingji.rules.gate import about_removals, check_proposal, outdated, unrelated
from xingji.rules.proposal import is_data, too_much
from xingji.store import layout, tree
from xingji.store.files import private_folder
from xingji.store.git_diff import REGULAR, CrossedError, UnrelatedError


class Watch:
    """Who follows an examination; this one does nothing."""

    def keep(self, receipt: Result) -> None:
        """The receipt as a failed result, before the engine checks anything: whatever happens then, it stands."""

    def tell(self, error: Exception) -> None:
        """A fault of the engine."""


class Objects(NamedTuple):
    """Where Git holds the commit of the base and the one that was sent; neither need be checked out there."""

    repository: Path
    base: str
    head: str


def examine(objects: Objects, pull: Pull, base: BaseBranchChecker, watch: Watch | None = None) -> Result:
    """The result for what the head changed since it parted from the base, laid over the files of the base.

    A fault of the engine is passed to `watch` and gives a failed result, never a refusal.
    """
    watch = watch or Watch()
    case = unread(pull)
    try:
        case = received(*objects, pull, base)
        watch.keep(gate_result.failed(case, ""))
        return _checked(case, base)
    except (UnrelatedError, CrossedError) as error:
        found = unrelated() if isinstance(error, UnrelatedError) else outdated("submissions")
        return gate_result.result(case, [found], HeadCheckResult([], []), base)
    except Exception as error:
        watch.tell(error)
        return gate_result.failed(case, type(error).__name__)


def _checked(case: Case, base: BaseBranchChecker) -> Result:
    findings = check_proposal(case.proposal)
    check = HeadCheckResult([], [])
    if not too_much(case.proposal) and any(map(_is_checked, case.proposal.paths)):
        check = _check_head(case, base)
    findings += about_removals(check.findings, case.proposal)
    return gate_result.result(case, list(dict.fromkeys(findings)), check, base)


def _is_checked(path: str) -> bool:
    return is_data(path) or path.startswith("scoring/") or layout.is_at_root(path)


def _check_head(case: Case, base: BaseBranchChecker) -> HeadCheckResult:
    with _built(base.root, case) as built:
        faults = list(built.tree.faults(base.known))
        check = base.check_head(_request(case, built))
        return check._replace(findings=[*faults, *check.findings])


class _Built(NamedTuple):
    """The tree of a pull request; `whole` where any dossier in it may be affected."""

    tree: HeadTree
    whole: bool


@contextmanager
def _built(root: Path, case: Case) -> Iterator[_Built]:
    with private_folder() as folder:
        head = HeadTree(root, folder, case.proposal.touched, case.sizes, case.contents)
        whole = case.brings_guidelines or case.changes_frame
        head.build(whole=whole, guidelines=case.brings_guidelines)
        if not whole and head.vanished():
            head.clear()
            head.build(whole=True, guidelines=False)
            whole = True
        yield _Built(head, whole)


def _request(case: Case, built: _Built) -> HeadCheckRequest:
    """What to check of the tree; in the merge queue nobody asks who sent it and when."""
    head, pull = built.tree, case.pull
    present = [name for name in head.dossiers if tree.is_own_folder(head.folder, name)]
    changed = _changed(head)
    beside = [path for path in changed if layout.is_at_root(path) and (head.folder / path).is_file()]
    starts = [*beside, *(["submissions"] if built.whole else [*present, *head.kin()])]
    guidelines = {"/".join(path.split("/")[:2]) for path in changed if path.startswith("scoring/")}
    return HeadCheckRequest(
        tree=head.folder,
        starts=[*starts, "scoring"] if case.brings_guidelines else starts,
        own=[*head.dossiers, *changed, *sorted(guidelines)],
        changed=changed,
        dossiers=present,
        day=None if pull.queued else pull.day,
        sender=None if pull.queued else pull.sender,
        guidelines=case.brings_guidelines,
    )


def _changed(head: HeadTree) -> list[str]:
    """Paths of regular files that are written or gone."""
    regular = {path for one in head.touched if one.mode == REGULAR or one.status == "removed" for path in one.paths}
    return sorted(path for path in regular if is_plain(path))
