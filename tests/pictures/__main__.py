"""Renew the pictures of the documents: `python -m tests.pictures`, which needs Chromium."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import needs
from tests.pictures.life import life
from tests.pictures.pages import Shot, shots
from tests.pictures.png import reduced
from tests.places import ROOT
from xingji.store.files import write_whole

FOLDER = ROOT / "docs/pictures"
MADE_OF = FOLDER / "made-of.json"
"""Of which page each picture was taken, as a digest: pixels differ from machine to machine."""


def digests(taken: Iterable[Shot]) -> dict[str, str]:
    """What MADE_OF holds."""
    return {shot.name: hashlib.sha256(shot.told.encode()).hexdigest() for shot in taken}


def main() -> None:
    """Play it, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, life(Path(folder)) as played:
        taken = list(shots(played))
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 900, "height": 200})
        for shot in taken:
            page.set_content(shot.html)
            taken_of_it = page.screenshot(full_page=True)
            write_whole(FOLDER / f"{shot.name}.png", reduced(page, taken_of_it))
        browser.close()
    MADE_OF.write_text(json.dumps(digests(taken), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
