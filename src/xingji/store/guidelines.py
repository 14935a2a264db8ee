"""Find and load guidelines: the repository's own, or those installed with the engine."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xingji.scoring.ruleset import Ruleset, compile_ruleset
from xingji.store import cache
from xingji.store.files import read_bytes
from xingji.store.reader import Parsed, parse

if TYPE_CHECKING:
    from xingji.model.guideline import FullGuideline, Guideline

_INSTALLED = Path(__file__).parents[1] / "_installed"
_CHECKOUT = Path(__file__).parents[3]
_HEAD = "guideline.yaml"
DATA = ("submissions", "scoring")
"""The folders that hold data; everything else of a repository is none of the check's business."""


def fallbacks() -> tuple[Path, ...]:
    """What comes with the engine: the installed copy, and the checkout it runs from."""
    return _INSTALLED, _CHECKOUT


class BrokenGuidelineError(ValueError):
    """The guideline's files do not make a guideline; `xingji check scoring` says why."""


def root_of(path: Path) -> Path | None:
    """The nearest folder that a path belongs to: itself, the one in whose data it lies, or a project above it.

    A folder above that merely happens to hold one called `submissions` or `scoring` is none of its business.
    """
    below = path.resolve()
    if any((below / name).exists() for name in DATA):
        return below
    for folder in below.parents:
        if below.name in DATA or _is_project(folder):
            return folder
        below = folder
    return None


def _is_project(folder: Path) -> bool:
    return speaks_for_itself(folder) or any((folder / "scoring").glob(f"*/{_HEAD}"))


def speaks_for_itself(root: Path) -> bool:
    """Whether a tree has a province, or an edition, which must not be another province's."""
    folder = root / "submissions"
    return (folder / "province.yaml").exists() or any(folder.glob("20[2-9][0-9]/edition.yaml"))


def edition_file(root: Path, year: int | str) -> Path:
    """edition.yaml of a tree; where it holds none, as of somebody who only fills in, the one that is installed."""
    own = root / "submissions" / str(year) / "edition.yaml"
    if speaks_for_itself(root):
        return own
    installed = (place / "submissions" / str(year) / "edition.yaml" for place in fallbacks())
    return next((path for path in installed if path.is_file()), own)


def known_editions(root: Path) -> list[str]:
    """Years of the editions of a tree, or of those that are installed where it has none; the oldest first."""
    places = (root,) if speaks_for_itself(root) else fallbacks()
    return sorted(
        {path.parent.name for place in places for path in place.glob("submissions/20[2-9][0-9]/edition.yaml")}
    )


class Library:
    """The guidelines that a command may use; each is loaded when first asked for.

    `alone`: only those of the roots, not the ones that come with the engine.
    """

    def __init__(self, *roots: Path | None, alone: bool = False) -> None:
        self._roots: list[Path] = [root for root in roots if root]
        if not alone:
            self._roots += fallbacks()
        self._rulesets: dict[str, Ruleset | None] = {}

    @cached_property
    def ids(self) -> list[str]:
        """Ids of all guidelines that can be found."""
        return sorted({path.parent.name for root in self._roots for path in root.glob("scoring/*/guideline.yaml")})

    def folder(self, guideline: str) -> Path | None:
        """Folder of a guideline, or None when nobody knows it."""
        for root in self._roots:
            if (root / "scoring" / guideline / "guideline.yaml").is_file():
                return root / "scoring" / guideline
        return None

    def ruleset(self, guideline: str) -> Ruleset | None:
        """The numbers of a guideline; None when it is unknown or broken."""
        if guideline not in self._rulesets:
            folder = self.folder(guideline)
            self._rulesets[guideline] = _ruleset(folder) if folder else None
        return self._rulesets[guideline]

    def full(self, guideline: str) -> FullGuideline:
        """The whole guideline with its texts. Raises BrokenGuidelineError."""
        folder = self.folder(guideline)
        if folder is None:
            raise BrokenGuidelineError(guideline)
        return load_guideline(folder)


def _ruleset(folder: Path) -> Ruleset | None:
    files = _files(folder)
    read = [read_bytes(path) for path in files]
    if any(faults for _, faults in read):
        return None
    parts = [f"{path.name}\0".encode() + source for path, (source, _) in zip(files, read, strict=True)]
    return _compiled(folder, cache.digest(b"|".join([*parts, _relations()])))


def ruleset_of(guideline: FullGuideline) -> Ruleset:
    """The numbers of a guideline that was loaded whole."""
    return compile_ruleset(guideline, _stands_against(_relations()))


def _relations() -> bytes:
    """ATT&CK for ICS as it comes with the engine; empty where somebody removed it."""
    paths = (place / "scoring" / "crosswalk" / "attack-ics.json" for place in fallbacks())
    return next((path.read_bytes() for path in paths if path.is_file()), b"")


@lru_cache(maxsize=2)
def _stands_against(relations: bytes) -> dict[str, list[str]]:
    """Mitigation → attack techniques."""
    found: dict[str, list[str]] = json.loads(relations)["mitigates"] if relations else {}
    return found


@lru_cache(maxsize=8)
def _compiled(folder: Path, digest: str) -> Ruleset | None:
    """The numbers of the files that have this digest; None when they do not make a guideline."""
    name = f"ruleset-{folder.name}-{digest}.json"
    if stored := cache.load(name):
        return Ruleset.from_plain(stored)
    try:
        ruleset = ruleset_of(load_guideline(folder))
    except BrokenGuidelineError:
        return None
    cache.save(name, ruleset.to_plain())
    return ruleset


def needs_in(areas: Iterable[Parsed]) -> dict[str, tuple[str, ...]] | None:
    """Practice → what it needs, over files of areas that may be faulty; None where one does not even list practices."""
    found: dict[str, tuple[str, ...]] = {}
    for area in areas:
        practices = area.data.get("practices") if isinstance(area.data, dict) else None
        if not isinstance(practices, list):
            return None
        for practice in practices:
            name = practice.get("id") if isinstance(practice, dict) else None
            if isinstance(practice, dict) and isinstance(name, str):
                needs = practice.get("needs")
                found[name] = tuple(map(str, needs)) if isinstance(needs, list) else ()
    return found


def _files(folder: Path) -> list[Path]:
    """The files that can make the guideline; a link or folder among them is no file (the check says so)."""
    areas = [path for path in (folder / "areas").glob("P*.yaml") if path.is_file() and not path.is_symlink()]
    return [folder / "guideline.yaml", *sorted(areas)]


def load_guideline(folder: Path) -> FullGuideline:
    """Read guideline and areas, the areas in the order of the domains. Raises BrokenGuidelineError."""
    from pydantic import ValidationError  # noqa: PLC0415  a stored ruleset needs no models

    try:
        head = _content(folder / _HEAD)
        return _guideline(head, tuple([_content(folder / "areas" / f"{name}.yaml") for name in _names(head)]))
    except ValidationError as error:
        raise BrokenGuidelineError(f"{folder.name}: {error.error_count()}") from error


@lru_cache(maxsize=8)
def _guideline(head: bytes, areas: tuple[bytes, ...]) -> FullGuideline:
    """What these bytes make, the same object for the same bytes: nothing can change its documents."""
    from xingji.model.guideline import Area, FullGuideline  # noqa: PLC0415

    named = zip(_names(head), areas, strict=True)
    return FullGuideline(
        head=_head(head), areas=[Area.model_validate(_data(f"{name}.yaml", source)) for name, source in named]
    )


@lru_cache(maxsize=8)
def _head(source: bytes) -> Guideline:
    from xingji.model.guideline import Guideline  # noqa: PLC0415

    head = Guideline.model_validate(_data(_HEAD, source))
    if not head.levels_rise:
        raise BrokenGuidelineError(_HEAD)
    return head


def _names(head: bytes) -> list[str]:
    return [area for domain in _head(head).domains for area in domain.areas]


def _content(path: Path) -> bytes:
    source, faults = read_bytes(path)
    if faults:
        raise BrokenGuidelineError(path.name)
    return source


def _data(name: str, source: bytes) -> Any:
    parsed = parse(source)
    if parsed.faults or parsed.data is None:
        raise BrokenGuidelineError(name)
    return parsed.data
