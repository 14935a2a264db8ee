"""The lock files: they are those of pyproject.toml, agree with each other, and refuse whatever is not in them."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from install import SETS, WITH_PROJECT, Lock, difference, lock_of, normal, path_of, project_digest

ROOT = Path(__file__).parents[1]
DATA: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT, GROUPS = DATA["project"], DATA["dependency-groups"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
DIRECT = [line for name, lines in EXTRAS.items() if name != "all" for line in lines] + PROJECT["dependencies"]
each = pytest.mark.parametrize("name", SETS)


def asked(name: str) -> list[Requirement]:
    """What pyproject.toml wants in a set."""
    extras = DIRECT if name in ("all", "dev", "lowest") else EXTRAS.get(name, [])
    base = PROJECT["dependencies"] if name in WITH_PROJECT else []
    told = [*base, *extras, *(line for line in GROUPS.get(name, []) if isinstance(line, str))]
    return [Requirement(line) for line in told]


@each
def test_lock_is_that_of_the_project(name: str) -> None:
    assert lock_of(name).project == project_digest(name), "run make lock"
    pins = lock_of(name).pins
    assert pins
    for wanted in asked(name):
        versions = [pin.version for pin in pins if pin.name == normal(wanted.name)]
        assert versions, wanted
        assert all(version in wanted.specifier for version in versions), wanted


@each
def test_every_pin_has_its_digests(name: str) -> None:
    text = path_of(name).read_text("utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(entries) == len(lock_of(name).pins)
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry or "==" not in entry] == []


def test_a_folder_has_a_set_and_no_lock_lies_about() -> None:
    assert {path.stem for path in path_of("core").parent.iterdir()} == set(SETS)


def test_sets_agree_but_for_the_lowest() -> None:
    whole = {(pin.name, pin.version) for pin in lock_of("dev").pins}
    for name in SETS:
        shared = {pin for pin in lock_of(name).pins if pin.name in {known for known, _ in whole}}
        assert name == "lowest" or {(pin.name, pin.version) for pin in shared} <= whole


def test_the_lowest_set_stands_on_the_lower_bounds() -> None:
    pins = {pin.name: pin.version for pin in lock_of("lowest").pins}
    for wanted in map(Requirement, DIRECT):
        floor = next(bound.version for bound in SpecifierSet(str(wanted.specifier)) if bound.operator == ">=")
        first, bound = (tuple(map(int, re.findall(r"\d+", text))) for text in (pins[normal(wanted.name)], floor))
        assert first[: len(bound)] == bound, wanted


def test_build_backend_is_locked() -> None:
    known = {pin.name for pin in lock_of("build").pins}
    assert {normal(Requirement(line).name) for line in DATA["build-system"]["requires"]} <= known


PINS = Lock.parse("# pyproject: 00\nsample==1.0 \\\n    --hash=sha256:00\nother==2.0 ; python_version < '3' \\\n").pins


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ({"sample": "1.0", "pip": "23.0"}, []),
        ({}, ["sample 1.0 is missing"]),
        ({"sample": "1.1"}, ["sample 1.1 instead of 1.0"]),
        ({"sample": "1.0", "other": "2.0"}, ["other 2.0 is not in the lock"]),
    ],
    ids=["the-set", "taken-away", "raised-by-hand", "one-more"],
)
def test_an_environment_is_the_set_or_is_told(there: dict[str, str], told: list[str]) -> None:
    assert difference(there, PINS) == told


class Folder:
    """A project of one locked package, which is served from a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for part in ("tools", "requirements", "served"):
            (root / part).mkdir(parents=True)
        shutil.copy(ROOT / "tools" / "install.py", root / "tools")
        shutil.copy(ROOT / "pyproject.toml", root)
        self.lock(self.serve())

    def serve(self) -> str:
        """The package's wheel; returns its digest."""
        path = self.root / "served" / "sample-1.0-py3-none-any.whl"
        meta = "sample-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: sample\nVersion: 1.0\n"
        kind = (
            "sample-1.0.dist-info/WHEEL",
            "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        rows = [f"{name},sha256={_record(text)},{len(text)}" for name, text in (meta, kind)]
        with zipfile.ZipFile(path, "w") as wheel:
            for name, text in (meta, kind, ("sample-1.0.dist-info/RECORD", "\n".join(rows))):
                wheel.writestr(name, text)
        return hashlib.sha256(path.read_bytes()).hexdigest()

    def lock(self, digest: str, project: str = project_digest("bench"), name: str = "sample") -> None:
        text = f"# pyproject: {project}\n{name}==1.0 \\\n    --hash=sha256:{digest}\n"
        (self.root / "requirements" / "bench.txt").write_text(text, "utf-8")

    def install(self) -> subprocess.CompletedProcess[str]:
        env = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        served = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.root / "served"), "PIP_CONFIG_FILE": os.devnull}
        where = {"PIP_TARGET": str(self.root / "there"), "PYTHONUTF8": "1"}
        command = (sys.executable, "tools/install.py", "bench")
        return subprocess.run(
            command, cwd=self.root, env={**env, **served, **where}, capture_output=True, text=True, check=False
        )

    @property
    def there(self) -> bool:
        return (self.root / "there" / "sample-1.0.dist-info").is_dir()


def _record(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_what_the_lock_names_is_installed(folder: Folder) -> None:
    done = folder.install()
    assert (done.returncode, done.stderr) == (0, "")
    assert folder.there


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"digest": "0" * 64}, "sample==1.0 that was served is not the one that the lock names"),
        ({"project": "0" * 64}, "was made from other requirements than those of pyproject.toml: run make lock"),
        ({"name": "absent"}, "The index has no absent==1.0 for this Python"),
    ],
    ids=["another-file", "stale", "unknown"],
)
def test_what_does_not_fit_is_refused_in_one_sentence(folder: Folder, fault: dict[str, str], said: str) -> None:
    folder.lock(**{"digest": folder.serve(), **fault})
    done = folder.install()
    chinese, english = done.stderr.strip().splitlines()
    assert done.returncode == 1
    assert said in english
    assert re.search(r"[\u4e00-\u9fff]", chinese)
    assert not folder.there
