"""Write the lock files in requirements/ anew: `make lock` (or `python tools/lock.py`, where uv is installed).

Each set is resolved for every Python and system that the project promises, with the digests of all its files. All sets
agree: the largest is resolved first and binds the others. `--report FILE` writes what changed since the last commit as
Markdown. Needs uv (requirements/renew.txt) and the package index.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from install import ROOT, SETS, WHOLE, Lock, lock_of, path_of, project_digest

_UV = ("pip", "compile", "--quiet", "--no-header", "--no-annotate", "--universal", "--python-version", "3.11")
_SETTLED = "--exclude-newer=7 days"
"""A release that was taken over by somebody is mostly found within days: what is newer waits for the next week."""
_LOWEST = "lowest"
_NEWEST_PYTHON = {_LOWEST: "3.13"}
"""Set → newest Python that its versions have wheels for, where that is not 3.14."""
_HEAD = (
    "# Locked for Python 3.11 to {newest} on Linux, macOS and Windows. Made by `make lock`, never by hand.\n"
    "# pyproject: {digest}\n"
)


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python tools/lock.py", description=__doc__)
    parser.add_argument("--report", type=Path, help="write what changed since the last commit to this file")
    options = parser.parse_args()
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        sys.exit("tools/lock.py needs uv: run make lock, or python tools/install.py renew first.")
    before = {name: _committed(name) for name in SETS}
    with tempfile.TemporaryDirectory() as made:
        for name in sorted(SETS, key=lambda name: name != WHOLE):
            _compile(uv, name, Path(made))
        for name in SETS:
            _replace(path_of(name), (Path(made) / f"{name}.txt").read_bytes())
    if options.report:
        options.report.write_text(report(before, {name: lock_of(name) for name in SETS}), "utf-8")
    return 0


def _compile(uv: str, name: str, folder: Path) -> None:
    """One set, bound by the largest where that is made already; the lowest by its own lower bounds."""
    out, bound = folder / f"{name}.txt", folder / f"{WHOLE}.txt"
    if name == _LOWEST:
        bound = folder / "floor.in"
        _run(uv, *SETS["all"], "--resolution=lowest-direct", "--output-file", str(bound))
    options = ["--constraint", str(bound)] if bound.is_file() else []
    _run(uv, *SETS[name], *options, "--generate-hashes", "--output-file", str(out))
    head = _HEAD.format(digest=project_digest(name), newest=_NEWEST_PYTHON.get(name, "3.14"))
    out.write_text(head + out.read_text("utf-8"), "utf-8")


def _replace(path: Path, content: bytes) -> None:
    """Whole or not at all; a lock that is the same keeps its time, so that nothing is installed anew."""
    if not path.is_file() or path.read_bytes() != content:
        fresh = path.with_suffix(".new")
        fresh.write_bytes(content)
        fresh.replace(path)


def _run(uv: str, *arguments: str) -> None:
    """uv in the project's folder; what it says of a failure is for the person who runs this."""
    done = subprocess.run((uv, *_UV, _SETTLED, *arguments), cwd=ROOT, check=False)
    if done.returncode:
        sys.exit("uv could not resolve the requirements of pyproject.toml; nothing was changed.")


def _committed(name: str) -> Lock:
    """The set as the last commit has it; empty where there is none."""
    path = path_of(name).relative_to(ROOT).as_posix()
    done = subprocess.run(("git", "show", f"HEAD:{path}"), cwd=ROOT, capture_output=True, check=False)
    return Lock.parse(done.stdout.decode()) if done.returncode == 0 else Lock("", ())


def report(before: dict[str, Lock], after: dict[str, Lock]) -> str:
    """Versions that changed, as a table: one row a package, whatever the number of sets that hold it."""
    old, new = _versions(before), _versions(after)
    rows = [
        f"| {name} | {', '.join(sorted(old.get(name, ()))) or '–'} | {', '.join(sorted(new.get(name, ()))) or '–'} |"
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]
    return "\n".join(["| package | before | now |", "|---|---|---|", *rows, ""]) if rows else "No version changed.\n"


def _versions(locks: dict[str, Lock]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for pin in (pin for lock in locks.values() for pin in lock.pins):
        found.setdefault(pin.name, set()).add(pin.version)
    return found


if __name__ == "__main__":
    sys.exit(main())
