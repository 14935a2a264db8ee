"""A pull request as a whole: how much it changes, for which dossiers, and whether it changes more than data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xingji.model.dossier_path import DossierPath
from xingji.model.finding import Fault, Finding, Located
from xingji.rules.inputs import ProposalInputs
from xingji.rules.proposal import Proposal, is_data, limits, too_much
from xingji.rules.registry import found_elsewhere, rule, rules_for
from xingji.rules.runner import finding
from xingji.store import layout, tree
from xingji.store.git_diff import REGULAR

FRAME = ("scoring",)
"""Folders that may change together with the data: a new edition names its guideline."""


def _shown(path: str) -> str:
    return tree.printable(path)


@rule("XJ560", "proposal", audience=None)
def one_enterprise_at_a_time(proposal: Proposal) -> Iterable[Located]:
    if proposal.queued or not proposal.by_agency:
        return
    first: dict[DossierPath, str] = {}
    for path in proposal.paths:
        if dossier := layout.dossier_of(path):
            first.setdefault(dossier, path)
    usccs = [dossier.uscc for dossier in first]
    for uscc, path in [*zip(usccs, first.values(), strict=True)][1:]:
        values = {"login": proposal.sender.login, "count": str(len(first)), "uscc": uscc, "first": usccs[0]}
        yield path, Fault("XJ560", values=values)


@rule("XJ561", "proposal", audience=None)
def data_by_itself(proposal: Proposal) -> Iterable[Located]:
    others = [path for path in proposal.paths if not is_data(path) and path.split("/")[0] not in FRAME]
    if not proposal.queued and others and any(map(is_data, proposal.paths)):
        yield others[0], Fault("XJ561", values={"name": _shown(others[0])})


@rule("XJ562", "proposal", audience=None)
def others_change_data_only(proposal: Proposal) -> Iterable[Located]:
    for path in proposal.paths if proposal.judged else ():
        if not is_data(path) and layout.place(path) is None:
            yield path, Fault("XJ562", values={"login": proposal.sender.login, "name": _shown(path)})


@rule("XJ563", "proposal", audience=None)
def plain_files(proposal: Proposal) -> Iterable[Located]:
    """A program among the engine's tools may be executable."""
    for touched in proposal.touched:
        is_program = touched.mode == "100755" and not is_data(touched.path) and not touched.path.startswith("scoring/")
        if touched.status != "removed" and touched.mode != REGULAR and not is_program:
            yield touched.path, Fault("XJ563", values={"name": _shown(touched.path), "mode": touched.mode})


@rule("XJ564", "proposal", audience=None)
def not_too_much(proposal: Proposal) -> Iterable[Located]:
    if too_much(proposal):
        files, size = limits(proposal)
        values = {
            "count": str(len(proposal.touched)),
            "kib": str(-(-proposal.size // 1024)),
            "files": str(files),
            "limit": str(size // 1024),
        }
        yield proposal.touched[0].path, Fault("XJ564", values=values)


@rule("XJ566", "proposal", audience=None)
def notes_are_the_provinces(proposal: Proposal) -> Iterable[Located]:
    for path in proposal.paths if proposal.judged else ():
        if is_data(path) and path.rpartition("/")[2] in tree.TOLERATED:
            yield path, Fault("XJ566", values={"login": proposal.sender.login, "name": _shown(path)})


@rule("XJ568", "proposal", audience=None)
def onto_the_default_branch(proposal: Proposal) -> Iterable[Located]:
    """What another branch says of roles and dates binds nobody, and a request can be turned to the right one later."""
    if proposal.astray:
        path = proposal.paths[0] if proposal.paths else "submissions"
        yield path, Fault("XJ568", values={"base": tree.printable(proposal.astray), "default": proposal.default})


@rule("XJ569", "proposal", audience=None)
def on_what_is_there_now(proposal: Proposal) -> Iterable[Located]:
    """Git would put both versions together, and nobody would have judged what comes of it."""
    for path in proposal.paths if not proposal.queued else ():
        if path in proposal.changed_since and (is_data(path) or path.split("/")[0] in FRAME):
            yield path, Fault("XJ569", values={"name": _shown(path)})


found_elsewhere("XJ565", "XJ567", "XJ570", "XJ571", "XJ572", "XJ573")

_AUTHORITY = frozenset({"XJ521", "XJ522", "XJ523", "XJ524"})


def check_proposal(proposal: Proposal) -> list[Finding]:
    """Findings on a pull request as a whole."""
    inputs = ProposalInputs(proposal)
    faults = (located for known in rules_for("proposal") for located in known.located(inputs))
    return [finding(fault, _shown(path)) for path, fault in faults]


def about_removals(findings: Iterable[Finding], proposal: Proposal) -> Iterator[Finding]:
    """XJ565 instead of what says of a file that is gone that somebody else should hand it in."""
    told: set[str] = set()
    gone = {touched.before or touched.path for touched in proposal.touched if touched.status in ("removed", "renamed")}
    for found in findings:
        if found.code not in _AUTHORITY or found.path not in gone:
            yield found
        elif found.path not in told:
            told.add(found.path)
            yield finding(Fault("XJ565", values={"login": proposal.sender.login, "name": found.path}), found.path)


def outdated(path: str) -> Finding:
    """XJ569 for a file of which the base has a newer version than the one that was begun with."""
    return finding(Fault("XJ569", values={"name": _shown(path)}), _shown(path))


def outside(path: str) -> Finding:
    """XJ570 for a file that is not among what an inbox may hand in now."""
    return finding(Fault("XJ570", values={"name": _shown(path)}), _shown(path))


def registered(path: str, uscc: str) -> Finding:
    """XJ571 for an enterprise that somebody else registered, of whom nothing is shown."""
    return finding(Fault("XJ571", values={"uscc": uscc}), _shown(path))


def contradicted(path: str) -> Finding:
    """XJ572 for what only documents contradict that are not shown."""
    return finding(Fault("XJ572"), _shown(path))


def unrelated() -> Finding:
    """XJ573 for a request whose history never was that of what it is sent to."""
    return finding(Fault("XJ573"), "submissions")


def under_review(path: str, uscc: str, pull: int) -> Finding:
    """XJ567 for a document that an earlier pull request holds too."""
    return finding(Fault("XJ567", values={"uscc": uscc, "pull": str(pull)}), path)
