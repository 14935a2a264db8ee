"""A second program for our files: LibreOffice to PDF, poppler to text."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.patience import HANGING

needs_office = pytest.mark.needs("soffice", "poppler")


def to_pdf(folder: Path, *files: Path) -> list[Path]:
    """PDF of each file; names must differ without their endings."""
    return rewritten(folder, "pdf", *files)


def rewritten(folder: Path, form: str, *files: Path) -> list[Path]:
    """Each file in another form, all by one run of LibreOffice with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out, ending = folder / "out", form.partition(":")[0]
    command: list[str | Path] = ["soffice", "--headless", profile, "--convert-to", form, "--outdir", out, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=HANGING)
    return [out / f"{file.stem}.{ending}" for file in files]


def pages(pdf: Path) -> list[str]:
    """Text of each page as it lies there."""
    command: list[str | Path] = ["pdftotext", "-layout", pdf, "-"]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=HANGING)
    return done.stdout.removesuffix("\f").split("\f")
