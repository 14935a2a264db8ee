"""A scratch tree in which documents are judged that nobody has written yet: they, and what bears on them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from xingji.store import layout, tree
from xingji.store.files import read_bytes, write_secret
from xingji.store.inbox import INBOX

_AROUND = (INBOX, "submissions/*.yaml", "submissions/*/*.yaml", "submissions/*/*/agencies.yaml")


def lay(root: Path, trial: Path, usccs: Iterable[str], texts: Mapping[str, bytes]) -> None:
    """Lay the frames of a tree, the dossiers of some enterprises and these documents into an empty folder."""
    files = dict(_files(root, usccs)) | dict(texts)
    for path, content in files.items():
        (trial / path).parent.mkdir(parents=True, exist_ok=True)
        write_secret(trial / path, content)
    for folder in _inhabited(root):
        (trial / folder).mkdir(parents=True, exist_ok=True)


def _files(root: Path, usccs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for pattern in _AROUND:
        yield from _read(root, root.glob(pattern))
    for uscc in set(usccs):
        for folder in root.glob(f"submissions/*/*/{uscc}"):
            if tree.is_own_folder(root, folder.relative_to(root).as_posix()):
                for where, _, names in os.walk(folder):
                    yield from _read(root, (Path(where, name) for name in names))


def _read(root: Path, paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """What does not belong there is judged by its name alone."""
    for path in paths:
        content, faults = read_bytes(path) if path.suffix == ".yaml" else (b"", [])
        if not faults:
            yield path.relative_to(root).as_posix(), content


def _inhabited(root: Path) -> Iterator[str]:
    """One dossier of each city, since rules ask whether an edition took enterprises at all."""
    for year in tree.editions(root):
        for city in sorted((root / "submissions" / year).iterdir()):
            if layout.is_city(city.name) and tree.is_own_folder(root, f"submissions/{year}/{city.name}"):
                held = next((entry.name for entry in city.iterdir() if layout.is_uscc(entry.name)), "")
                yield f"submissions/{year}/{city.name}/{held}"
