"""Build a release, try it in an empty folder, and write its checksums and notes into a new folder.

python tools/release.py                        what main would release, into build/release
python tools/release.py --tag v1.2.3           a release: the tag, the version and a dated entry of CHANGELOG.md agree
python tools/release.py --borrow               without a network: the wheel is tried with the packages that are here

Needs the packages of requirements/build.txt. The source is built first and the wheel from it, so that a source which
lacks something makes no wheel. Nothing is left when any step fails.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path

from changelog import Entry, StopError, current

ROOT = Path(__file__).resolve().parents[1]
SETS = ("core", "github", "site", "office", "all")
"""Locks that go with the wheel; those of the project's own work stand in the source."""
USCC = "91320700MA0FAKE17T"
DOSSIER = f"submissions/2023/lianyungang/{USCC}"
ASSESSMENT = f"{DOSSIER}/ics/self-assessment.yaml"


def run(*command: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None, ends: int = 0) -> str:
    """What a program says; it must end as expected."""
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=env, capture_output=True, check=False)
    out, err = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))
    if done.returncode != ends:
        said = "\n".join((out + err).strip().splitlines()[-20:])
        raise StopError(f"{' '.join(map(str, command))} ended with {done.returncode} instead of {ends}\n{said}")
    return out


def build(folder: Path) -> Path:
    """Source and wheel, the same bytes for the same commit. Returns the wheel."""
    moment = os.environ.get("SOURCE_DATE_EPOCH") or run("git", "log", "-1", "--format=%ct").strip()
    env = {**os.environ, "SOURCE_DATE_EPOCH": moment}
    hatchling = (sys.executable, "-m", "hatchling", "build", "-d", folder)
    run(*hatchling, "-t", "sdist", env=env)
    with tempfile.TemporaryDirectory(prefix="xingji-source-") as name:
        # By the module's own command: its safe filter has no name yet in the Python of Debian 12.
        run(sys.executable, "-m", "tarfile", "-e", next(folder.glob("*.tar.gz")), name)
        run(*hatchling, "-t", "wheel", cwd=next(Path(name).iterdir()), env=env)
    return next(folder.glob("*.whl"))


def program(environment: Path, name: str) -> str:
    """A program of a virtual environment."""
    folder = environment / ("Scripts" if os.name == "nt" else "bin")
    found = shutil.which(name, path=str(folder))
    if found is None:
        raise StopError(f"the environment that the wheel is tried in has no {name}")
    return found


def environment(folder: Path, wheel: Path, *, borrow: bool) -> None:
    """A new environment with the wheel and the locked packages, or with those that are here."""
    venv.create(folder, with_pip=False)
    pip = (sys.executable, "-m", "pip", "--python", folder, "--disable-pip-version-check", "install")
    if borrow:
        own = sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)})
        there = {sysconfig.get_path(kind) for kind in ("purelib", "platlib")}
        (Path(own) / "borrowed.pth").write_text("\n".join(sorted(there)), "utf-8")
    else:
        run(*pip, "--require-hashes", "--only-binary=:all:", "-r", ROOT / "requirements" / "core.txt")
    # Python compiles what it is made to import; the rest of the modules has no reader here.
    run(*pip, "--no-deps", "--no-index", "--no-compile", wheel)


def attempt(wheel: Path, entry: Entry, *, borrow: bool) -> None:
    """Use the wheel as a newcomer would, in a folder that holds nothing, away from this one."""
    with tempfile.TemporaryDirectory(prefix="xingji-release-", ignore_cleanup_errors=True) as name:
        made, work = Path(name) / "venv", Path(name) / "work"
        environment(made, wheel, borrow=borrow)
        work.mkdir()
        foreign = ("PYTHONPATH", "VIRTUAL_ENV", "XINGJI_LANG")
        env = {key: value for key, value in os.environ.items() if key not in foreign}
        env["XINGJI_CACHE"] = str(Path(name) / "cache")
        find = "import xingji; print(xingji.__file__)"
        where = run(program(made, "python"), "-c", find, cwd=work, env=env).strip()
        if Path(name).resolve() not in Path(where).resolve().parents:
            raise StopError(f"the wheel was not what ran: {where}")
        use(program(made, "xingji"), work, env, entry)


def use(xingji: str, work: Path, env: Mapping[str, str], entry: Entry) -> None:
    """A dossier from its birth to its workbook: refused while it is empty, clean and scored when it is filled in."""
    if (said := run(xingji, "--version", cwd=work, env=env).strip()) != f"xingji {entry.version}":
        raise StopError(f"the wheel of {entry.version} says {said}")
    run(xingji, "new", USCC, "--edition", "2023", "--city", "lianyungang", "--agency", "lyg-01", cwd=work, env=env)
    if "XJ209" not in run(xingji, "check", ASSESSMENT, cwd=work, env=env, ends=1):
        raise StopError("check does not say that an empty self-assessment is empty")
    fill(work / ASSESSMENT)
    # Beside no dossier and no list of agencies it is judged by itself, and nothing is wrong with it.
    shutil.copy(work / ASSESSMENT, work)
    run(xingji, "check", Path(ASSESSMENT).name, cwd=work, env=env)
    if '"level": 5' not in run(xingji, "score", ASSESSMENT, "--format", "json", cwd=work, env=env):
        raise StopError("score does not give five stars to an enterprise that does everything")
    run(xingji, "workbook", "export", DOSSIER, "--out", "workbook.xlsx", cwd=work, env=env)
    if not zipfile.is_zipfile(work / "workbook.xlsx"):
        raise StopError("workbook export wrote no workbook")


def fill(assessment: Path) -> None:
    """Answer every practice."""
    text = assessment.read_text("utf-8")
    text = re.sub(r"^assessed_on:.*$", "assessed_on: 2023-07-12", text, flags=re.MULTILINE)
    text, answered = re.subn(r"^  #(PA[\d.]+:)$", r"  \1 met", text, flags=re.MULTILINE)
    if not answered:
        raise StopError("new wrote no practices to answer")
    assessment.write_text(text, "utf-8", newline="\n")


def write_sums(folder: Path) -> None:
    """Checksums of everything that is attached, as sha256sum reads them."""
    told = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(folder.iterdir())]
    (folder / "SHA256SUMS").write_text("".join(told), "utf-8", newline="\n")


def notes(entry: Entry, wheel: Path) -> str:
    """The entry of the changelog, and how to verify and install what is attached."""
    return f"""{entry.text}

### 核对与安装 / Verify and install

```sh
sha256sum --check --ignore-missing SHA256SUMS
gh attestation verify {wheel.name} --repo <OWNER>/<REPOSITORY>
python -m pip install --require-hashes -r requirements-core.txt
python -m pip install --no-deps {wheel.name}
```
"""


def release(out: Path, tag: str, *, borrow: bool) -> None:
    """All of it; `out` is there in the end only if everything succeeded."""
    if out.exists():
        raise StopError(f"{out} is there already; remove it first")
    entry = current(ROOT, tag)
    if tag and run("git", "status", "--porcelain").strip():
        raise StopError("the work tree differs from the commit; a release is built from a clean checkout")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".release-") as name:
        assets = Path(name) / "release" / "assets"
        assets.mkdir(parents=True)
        wheel = build(assets)
        attempt(wheel, entry, borrow=borrow)
        for lock in SETS:
            shutil.copyfile(ROOT / "requirements" / f"{lock}.txt", assets / f"requirements-{lock}.txt")
        write_sums(assets)
        (assets.parent / "notes.md").write_text(notes(entry, wheel), "utf-8", newline="\n")
        assets.parent.rename(out)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--tag", default="", help="the tag that is released; without one nothing has to be dated")
    arguments.add_argument("--out", type=Path, default=ROOT / "build" / "release", help="folder to make")
    arguments.add_argument("--borrow", action="store_true", help="try the wheel with the packages that are here")
    options = arguments.parse_args()
    try:
        release(options.out.absolute(), options.tag, borrow=options.borrow)
    except (StopError, OSError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    for path in sorted(options.out.rglob("*.*")):
        sys.stdout.write(f"{path.relative_to(options.out).as_posix()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
