"""Typed documents of a tree."""

from __future__ import annotations

from pathlib import Path

from xingji.hub.tree import Tree
from xingji.model.reference import Reference
from xingji.store.load import AnyDocument, FaultyDocumentError, read
from xingji.store.reference import PROVINCE, reference_of
from xingji.store.text import MAX_BYTES


def document(tree: Tree, path: str, model: type[AnyDocument]) -> AnyDocument | None:
    """One document; None where there is none. Raises FaultyDocumentError."""
    if path not in tree.files:
        return None
    content = tree.read([path])[path]
    if len(content) > MAX_BYTES:
        raise FaultyDocumentError(Path(path))
    return read(content, model, Path(path))


def needed(tree: Tree, path: str, model: type[AnyDocument]) -> AnyDocument:
    """One document without which there are no views. Raises FaultyDocumentError."""
    found = document(tree, path, model)
    if found is None:
        raise FaultyDocumentError(Path(path))
    return found


def province(tree: Tree) -> Reference:
    """The province of a tree. Raises FaultyDocumentError."""
    there = [path for path in PROVINCE if path in tree.files]
    found = reference_of(tree.read(there))
    if found.broken:
        raise FaultyDocumentError(Path(found.broken))
    return found
