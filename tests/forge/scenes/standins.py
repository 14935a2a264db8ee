"""Small actions in the place of the ones that a workflow names: same inputs, no network, one installed engine."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterable
from pathlib import Path

CHECKOUT = """
    git init -q --template= .
    printf '[remote "origin"]\\n url = %s\\n fetch = +refs/heads/*:refs/remotes/origin/*\\n' \\
        "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY.git" >> .git/config
    if [ "$DEPTH" = 0 ]; then DEPTH=; else DEPTH="--depth=$DEPTH"; fi
    git -c "http.extraHeader=Authorization: bearer $TOKEN" fetch -q $DEPTH origin "${REF:-$GITHUB_SHA}"
    git checkout -q --detach FETCH_HEAD
"""
UPLOAD = """
    [ -e "$WHAT" ] || { echo "::error::no files were found"; exit 1; }
    mkdir -p "$XINGJI_ARTIFACTS/$GITHUB_RUN_ID/$NAME"
    if [ -d "$WHAT" ]; then WHAT="$WHAT/."; fi
    cp -r "$WHAT" "$XINGJI_ARTIFACTS/$GITHUB_RUN_ID/$NAME/"
"""
DOWNLOAD = """
    mkdir -p "$WHAT"
    cp -r "$XINGJI_ARTIFACTS/${RUN:-$GITHUB_RUN_ID}/$NAME/." "$WHAT/"
"""
PACK = """
    mkdir -p "$XINGJI_ARTIFACTS/$GITHUB_RUN_ID"
    tar -C "$WHAT" -cf "$XINGJI_ARTIFACTS/$GITHUB_RUN_ID/github-pages.tar" .
"""
DEPLOY = """
    rm -rf "$XINGJI_PAGES.new" && mkdir "$XINGJI_PAGES.new"
    tar -C "$XINGJI_PAGES.new" -xf "$XINGJI_ARTIFACTS/$GITHUB_RUN_ID/github-pages.tar"
    rm -rf "$XINGJI_PAGES" && mv "$XINGJI_PAGES.new" "$XINGJI_PAGES"
    echo "page_url=https://pages.example.org/" >> "$GITHUB_OUTPUT"
"""
ATTEST = """
    cp "$SUMS" "$XINGJI_ARTIFACTS/$GITHUB_RUN_ID/attested"
"""
_CALLS = {
    "actions/checkout": (CHECKOUT, {"REF": "ref", "TOKEN": "token", "DEPTH": "fetch-depth"}),
    "actions/setup-python": ('    echo "$XINGJI_BIN" >> "$GITHUB_PATH"\n', {}),
    "actions/upload-artifact": (UPLOAD, {"WHAT": "path", "NAME": "name"}),
    "actions/download-artifact": (DOWNLOAD, {"WHAT": "path", "NAME": "name", "RUN": "run-id"}),
    "actions/upload-pages-artifact": (PACK, {"WHAT": "path"}),
    "actions/deploy-pages": (DEPLOY, {}),
    "actions/attest-build-provenance": (ATTEST, {"SUMS": "subject-checksums"}),
}
_DEFAULTS = {"token": "${{ github.token }}", "fetch-depth": "1"}
PYTHON = """#!/bin/sh
# The engine is installed once for all tests; what is asked for is written down.
[ "$1" = tools/install.py ] || exec {python} "$@"
[ -f pyproject.toml ] || {{ echo "no project to install here" >&2; exit 1; }}
echo "$(git rev-parse HEAD) $*" >> "$XINGJI_INSTALLED"
"""
NODE = """#!/bin/sh
# act asks where Node.js is before every run, for actions in JavaScript; the stand-ins are none.
echo node
"""


def stand_ins(folder: Path, wanted: Iterable[str]) -> list[str]:
    """Make them; options for act. Raises KeyError for an action that has none."""
    options: list[str] = []
    for uses in dict.fromkeys(wanted):
        name, _, revision = uses.partition("@")
        script, inputs = _CALLS[name]
        home = folder / f"{name.replace('/', '-')}-{revision}"
        home.mkdir(parents=True, exist_ok=True)
        (home / "action.yml").write_text(_action(script, inputs))
        options += ["--local-repository", f"{uses}={home}"]
    return options


def _action(script: str, inputs: dict[str, str]) -> str:
    told = "".join(f'  {name}:\n    default: "{_DEFAULTS.get(name, "")}"\n' for name in inputs.values())
    env = "".join(f"        {key}: ${{{{ inputs.{name} }}}}\n" for key, name in inputs.items())
    lines = "".join(f"        {line.strip()}\n" for line in script.strip("\n").splitlines())
    return (
        "name: stand-in\n"
        + (f"inputs:\n{told}" if told else "")
        + "outputs:\n  page_url:\n    value: ${{ steps.it.outputs.page_url }}\n"
        + "runs:\n  using: composite\n  steps:\n    - id: it\n      shell: bash\n"
        + (f"      env:\n{env}" if env else "")
        + f"      run: |\n{lines}"
    )


def programs(folder: Path, engine: Path) -> Path:
    """A folder with the programs that a job finds after setup-python: the engine, and a Python that installs none."""
    folder.mkdir(parents=True, exist_ok=True)
    _program(folder / "python", PYTHON.format(python=sys.executable))
    (folder / "xingji").symlink_to(engine)
    return folder


def no_node(folder: Path) -> Path:
    """A folder with what act takes for Node.js."""
    folder.mkdir(parents=True, exist_ok=True)
    _program(folder / "node", NODE)
    return folder


def _program(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
