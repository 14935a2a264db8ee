"""One typed document from one file, or an error that says why it cannot be used."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from xingji.model.base import Document
from xingji.store.files import read_bytes
from xingji.store.reader import parse

AnyDocument = TypeVar("AnyDocument", bound=Document)


class FaultyDocumentError(ValueError):
    """A document cannot be used; `xingji check` on its folder says why."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def load(path: Path, model: type[AnyDocument]) -> AnyDocument:
    """One document. Raises FaultyDocumentError."""
    return read(content(path), model, path)


def content(path: Path) -> bytes:
    """A file as it is. Raises FaultyDocumentError."""
    source, faults = read_bytes(path)
    if faults:
        raise FaultyDocumentError(path)
    return source


def read(source: bytes, model: type[AnyDocument], path: Path) -> AnyDocument:
    """The document that these bytes are; `path` is where it lies or will lie. Raises FaultyDocumentError."""
    parsed = parse(source)
    if parsed.faults or parsed.data is None:
        raise FaultyDocumentError(path)
    try:
        return model.model_validate(parsed.data)
    except ValidationError as error:
        raise FaultyDocumentError(path) from error


def load_if_there(path: Path, model: type[AnyDocument]) -> AnyDocument | None:
    """One document, or None when there is none. Raises FaultyDocumentError."""
    return load(path, model) if path.exists() or path.is_symlink() else None
