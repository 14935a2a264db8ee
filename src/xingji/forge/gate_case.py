"""What is known of a pull request before anything is checked: read from the objects of Git, nothing checked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xingji.forge.base_check import BaseBranchChecker
from xingji.forge.pull import Pull
from xingji.rules.proposal import Proposal, is_data, too_much
from xingji.store import git_diff, layout
from xingji.store.git_diff import Touched
from xingji.store.layout import Place

_SUBMODULE = "160000"


@dataclass
class Case:
    """A pull request and what it proposes; `sizes` and `contents` are by the name of a blob."""

    pull: Pull
    proposal: Proposal
    sizes: Mapping[str, int] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def places(self) -> list[Place]:
        """The documents touched, new and old paths."""
        return [place for path in self.proposal.paths if (place := layout.place(path))]

    @property
    def dossiers(self) -> list[str]:
        """Folders of the dossiers touched."""
        return sorted({found.folder for path in self.proposal.paths if (found := layout.dossier_of(path))})

    @property
    def role(self) -> str:
        """The author's role; where editions differ in it, the one of the newest edition touched."""
        known = (author for _, author in sorted(self.proposal.authors.items(), reverse=True))
        return next((author.role for author in known if author), "")

    @property
    def brings_guidelines(self) -> bool:
        """Whether it is checked by guidelines of its own; only the province's are taken."""
        by_province = self.proposal.by_province or self.pull.queued
        return by_province and any(path.startswith("scoring/") for path in self.proposal.paths)

    @property
    def changes_frame(self) -> bool:
        """Whether it touches a document of the province, an edition or a city: any dossier may be affected by it."""
        return any(is_data(place.path) and not place.dossier for place in self.places)


def unread(pull: Pull) -> Case:
    """A pull request of which nothing has been read yet."""
    return Case(pull, Proposal((), 0, pull.sender, queued=pull.queued))


def received(repository: Path, onto: str, head: str, pull: Pull, base: BaseBranchChecker) -> Case:
    """What `head` would change in the commit of the base; Git holds both in `repository`."""
    ours, theirs = git_diff.commits(repository, onto, head)
    start = ours.id if pull.queued and ours.id == pull.base_sha else git_diff.fork_point(repository, ours, theirs)
    touched = git_diff.differences(repository, start, theirs.id)
    blobs = [one.blob for one in touched if one.status != "removed" and one.mode != _SUBMODULE]
    sizes = git_diff.sizes(repository, blobs)
    years = sorted({layout.edition_of(path) for one in touched for path in one.paths})
    authors = {} if pull.queued else {year: base.author(year, pull.sender) for year in years}
    size = sum(sizes[blob] for blob in blobs)
    meanwhile = _meanwhile(repository, start, ours.id, touched)
    proposal = Proposal(touched, size, pull.sender, authors, pull.queued, pull.astray, pull.default, meanwhile)
    return Case(pull, proposal, sizes, {} if too_much(proposal) else git_diff.contents(repository, sizes))


def _meanwhile(repository: Path, start: str, onto: str, touched: Sequence[Touched]) -> list[str]:
    """Paths of a change that the base changed since too, unless both made the same of them."""
    if start == onto:
        return []
    since = git_diff.at_paths(repository, start, onto)
    new = {one.path: one.blob for one in touched if one.status != "removed"}
    paths = {path for one in touched for path in one.paths}
    return sorted(path for path in paths & since.keys() if since[path] != new.get(path, ""))
