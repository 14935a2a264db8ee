"""Install a set of packages exactly as its lock file names it, then xingji itself: `python tools/install.py core`.

Uses plain pip: every file must have the digest that requirements/<set>.txt gives, nothing is built but xingji, and that
by the locked build backend. `--check` installs nothing and says whether this environment is the set, no more and no
less. Standard library only, since it runs before anything is installed.

安装锁定的依赖和 xingji 本身：在项目文件夹里运行 python tools/install.py core。
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

ROOT = Path(__file__).parents[1]
WHOLE = "dev"
"""The largest set: it holds the others, and their versions are its versions."""
_PROJECT = "pyproject.toml"
SETS: dict[str, tuple[str, ...]] = {
    "core": (_PROJECT,),
    "github": (_PROJECT, "--extra", "github"),
    "site": (_PROJECT, "--extra", "site"),
    "office": (_PROJECT, "--extra", "office"),
    "all": (_PROJECT, "--all-extras"),
    "dev": (_PROJECT, "--all-extras", "--group", "dev"),
    "lowest": (_PROJECT, "--all-extras", "--group", "dev"),
    "build": ("--group", "build"),
    "bench": ("--group", "bench"),
    "renew": ("--group", "renew"),
    "successor": ("--group", "successor"),
}
"""Set → what uv resolves for it; those of a group alone have nothing of xingji itself."""
WITH_PROJECT = tuple(name for name, asked in SETS.items() if _PROJECT in asked)
_OURS = {"xingji", "pip", "setuptools", "wheel"}
_PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")


class Pin(NamedTuple):
    """One line of a lock: the normalised name, the version, and the marker (empty: everywhere)."""

    name: str
    version: str
    marker: str


class Lock(NamedTuple):
    """A lock file: which state of pyproject.toml it was made from, and its pins."""

    project: str
    pins: tuple[Pin, ...]

    @classmethod
    def parse(cls, text: str) -> Lock:
        project = re.search(r"^# pyproject: (\w+)$", text, re.MULTILINE)
        pins = re.findall(r"^([\w.-]+)==([^\s;\\]+)(?: ; ([^\\\n]+?))?(?: \\)?$", text, re.MULTILINE)
        return cls(project[1] if project else "", tuple(Pin(normal(name), *rest) for name, *rest in pins))


def normal(name: str) -> str:
    """A distribution's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def path_of(name: str) -> Path:
    """The lock file of a set."""
    return ROOT / "requirements" / f"{name}.txt"


def lock_of(name: str) -> Lock:
    """The lock of a set. Raises OSError."""
    return Lock.parse(path_of(name).read_text("utf-8"))


def project_digest(name: str) -> str:
    """SHA-256 over what the lock of a set is made from: the requirements in pyproject.toml, whatever their layout."""
    data: dict[str, Any] = tomllib.loads((ROOT / _PROJECT).read_text("utf-8"))
    project, groups = data["project"], data["dependency-groups"]
    asked: dict[str, Any] = {"python": project["requires-python"]}
    if name in WITH_PROJECT:
        asked |= {"base": project["dependencies"], "extras": project["optional-dependencies"], "dev": groups["dev"]}
        asked |= {"build": [*groups["build"], *data["build-system"]["requires"]]}
    else:
        asked |= {"group": groups[name]}
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python tools/install.py", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("set", choices=SETS, help="which set / 哪一组")
    parser.add_argument("--check", action="store_true", help="only say whether this environment is the set")
    parser.add_argument("--no-project", action="store_true", help="the packages alone, without xingji itself")
    parser.add_argument("--editable", action="store_true", help="xingji as a link to this folder, to work on it")
    options = parser.parse_args()
    if options.set != "renew":  # which mends a stale lock, and so must come with one
        _refuse_stale(options.set)
    if options.check:
        _refuse_other(options.set)
    else:
        _install(options.set, project=options.set in WITH_PROJECT and not options.no_project, editable=options.editable)
    return 0


def _refuse_stale(name: str) -> None:
    """A lock that was made from other requirements would install what nobody asked for."""
    file = f"requirements/{name}.txt"
    try:
        lock = lock_of(name)
    except OSError:
        _end(f"找不到 {file}，请用完整的项目文件夹。", f"{file} is missing: use the whole project folder.")
    if lock.project != project_digest(name):
        _end(
            f"{file} 与 pyproject.toml 不一致，请运行 make lock 重新生成。",
            f"{file} was made from other requirements than those of pyproject.toml: run make lock.",
        )


def _refuse_other(name: str) -> None:
    """End with one sentence where the environment is not the set."""
    there = {normal(found.metadata["Name"]): found.version for found in metadata.distributions()}
    differs = difference(there, [pin for file in _files(name) for pin in Lock.parse(file.read_text("utf-8")).pins])
    if differs:
        shown = "; ".join(differs[:5]) + ("; …" if len(differs) > 5 else "")
        _end(
            f"当前环境与 requirements/{name}.txt 不一致（{shown}），请删除 .venv 后重新安装（make clean）。",
            f"This environment is not what requirements/{name}.txt names ({shown}): make clean, then install again.",
        )


def difference(there: dict[str, str], pins: Iterable[Pin]) -> list[str]:
    """What is missing, of another version, or there without being in the lock; for this Python and system."""
    from pip._vendor.packaging.markers import Marker  # noqa: PLC0415  pip is there; nothing else need be

    wanted = {pin.name: pin.version for pin in pins if not pin.marker or Marker(pin.marker).evaluate()}
    missing = [f"{name} {version} is missing" for name, version in wanted.items() if name not in there]
    other = [
        f"{name} {there[name]} instead of {version}"
        for name, version in wanted.items()
        if name in there and there[name] != version
    ]
    more = [f"{name} {there[name]} is not in the lock" for name in sorted(there.keys() - wanted.keys() - _OURS)]
    return missing + other + more


def _files(name: str) -> list[Path]:
    """The locks that are installed together: what builds xingji is apart, but for the sets that hold it."""
    return (
        [path_of(name)] if name in (WHOLE, "lowest") or name not in WITH_PROJECT else [path_of("build"), path_of(name)]
    )


def _install(name: str, *, project: bool, editable: bool) -> None:
    files = _files(name) if project else [path_of(name)]
    asked = [option for file in files for option in ("--requirement", str(file))]
    _pip("install", "--require-hashes", "--only-binary=:all:", *asked)
    if project:
        where = ["--editable", str(ROOT)] if editable else [str(ROOT)]
        _pip("install", "--no-index", "--no-deps", "--no-build-isolation", *where)


def _pip(*arguments: str) -> None:
    """pip; its progress on a terminal only, its refusal as one sentence."""
    quiet = () if sys.stdout.isatty() else ("--quiet",)
    done = subprocess.run((*_PIP, *arguments, *quiet), stderr=subprocess.PIPE, check=False)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace")
        _end(*_refusal(said))


def _refusal(said: str) -> tuple[str, str]:
    """What pip said, in a sentence of both languages."""
    if "DO NOT MATCH THE HASHES" in said:
        named = re.search(r"^ {4}(\S+)", said.partition("DO NOT MATCH THE HASHES")[2], re.MULTILINE)
        what = named[1] if named else "?"
        return (
            f"下载到的 {what} 与锁定的校验值不符，没有安装；请换一个可信的软件源再试，仍不符请告知维护者。",
            f"The file of {what} that was served is not the one that the lock names, so it was not installed: "
            "try another index, and tell the maintainers if it stays so.",
        )
    if lost := re.search(r"No matching distribution found for (\S+)", said):
        return (
            f"软件源里没有适用于本机 Python 的 {lost[1]}；请检查网络、软件源和 Python 版本（3.11 至 3.14）。",
            f"The index has no {lost[1]} for this Python: check network, index and Python (3.11 to 3.14).",
        )
    last = [line for line in said.splitlines() if line.strip()][-1:] or ["?"]
    return f"安装没有完成，pip 说：{last[0]}", f"Nothing is installed; pip said: {last[0]}"


def _end(chinese: str, english: str) -> NoReturn:
    sys.exit(f"{chinese}\n{english}")


if __name__ == "__main__":
    sys.exit(main())
