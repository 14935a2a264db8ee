"""The small tree and the workbook made from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .desk import exported, small_tree


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A tree that a test may change."""
    return small_tree(tmp_path / "desk")


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The self-assessment workbook of the dossier."""
    return exported(small_tree(tmp_path_factory.mktemp("book")))


@pytest.fixture(scope="session")
def verification_book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Its verification workbook."""
    return exported(small_tree(tmp_path_factory.mktemp("verification")), "verification")
