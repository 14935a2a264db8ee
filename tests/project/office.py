"""Two repositories for the rehearsal of an upgrade: upstream with its releases, and an administration with its data."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.project.checkout import ROOT, Ended, git, run
from tests.project.engines import Engines
from tests.year.script import replay

UPSTREAM = "https://example.org/xingji.git"
"""The address on the page; it leads to the bare repository."""
OLD, NEW, NEXT = "v0.1.0", "v0.2.0", "v0.3.0"
CITY = "site/join/city.md"


class Clone:
    """An administration's work tree; `run` runs blocks of the page there as one person in one terminal would."""

    def __init__(self, folder: Path, programs: Path, source: Path, settings: str) -> None:
        self.folder, self.settings = folder, settings
        self.env = {
            "LC_ALL": "C.UTF-8",
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "GIT_CONFIG_COUNT": "2",
            "GIT_CONFIG_KEY_0": f"url.{source}.insteadOf",
            "GIT_CONFIG_VALUE_0": UPSTREAM,
            "GIT_CONFIG_KEY_1": "core.editor",
            "GIT_CONFIG_VALUE_1": "false",
            **{f"GIT_{who}_NAME": "sample" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "sample@example.com" for who in ("AUTHOR", "COMMITTER")},
        }

    def run(self, *parts: str, version: str = NEW) -> str:
        text = "\n".join((self.settings, *parts)).replace(f"VERSION={NEW}", f"VERSION={version}")
        done = run("bash", "-euo", "pipefail", "-c", text, folder=self.folder, env=self.env)
        assert done.code == 0, done.out + done.err
        return done.out

    def attempt(self, text: str) -> Ended:
        """Run something that may fail."""
        return run("bash", "-c", text, folder=self.folder, env=self.env)

    def merged(self, branch: str) -> None:
        """Merge a branch as the button “Create a merge commit” does, with GitHub's words; then look at main again."""
        git(self.folder, "fetch", "-q", "origin")
        git(self.folder, "switch", "-q", "--detach", "origin/main")
        title = git(self.folder, "log", "-1", "--format=%s", f"origin/{branch}").strip()
        message = f"Merge pull request #1 from sample-office/{branch}\n\n{title}"
        git(self.folder, "merge", "-q", "--no-ff", "-m", message, f"origin/{branch}")
        git(self.folder, "push", "-q", "origin", "HEAD:main")
        git(self.folder, "switch", "-q", "main")
        git(self.folder, "pull", "-q", "--ff-only")

    def write(self, files: dict[str, str], message: str) -> None:
        """Commit files on main and push them."""
        lay(self.folder, files)
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-q", "-m", message)
        git(self.folder, "push", "-q", "origin", "main")

    def differs(self, *between: str) -> list[str]:
        return git(self.folder, "-c", "core.quotepath=off", "diff", "--name-only", *between).splitlines()


def lay(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")


def engine(tag: str) -> str:
    return f'"""xingji."""\n\n__version__ = "{tag.removeprefix("v")}"\n'


def release(folder: Path, tag: str) -> None:
    """What upstream does between two releases: engine, pages, and the sample in every way that gets in others' way."""
    for path in sorted(folder.glob("submissions/*/*.yaml")):
        path.write_text(path.read_text("utf-8") + f"# {tag}\n", "utf-8", newline="\n")
    shutil.copytree(folder / "submissions/2023/nanjing", folder / f"submissions/2023/示例-{tag}")
    shutil.copytree(folder / "submissions/2024", folder / f"submissions/203{tag[3]}")
    shutil.copytree(folder / "scoring/ics-2023", folder / "scoring/ics-2027", dirs_exist_ok=True)
    texts = {
        "src/xingji/__init__.py": engine(tag),
        f"src/xingji/messages/new_{tag[3]}.py": '"""New."""\n',
        "docs/architecture.md": f"# Architecture\n\n{tag}\n",
        "CHANGELOG.md": f"# Changelog\n\n## {tag.removeprefix('v')} - 2099-01-01\n\n摘要：示例。\n",
        "site/site.yaml": f'address: ""\nrepository: ""\n# {tag}\n',
        "site/notices/2023.md": f"# 示例 {tag}\n",
        "site/notices/2024.md": f"# 示例 {tag}\n",
        f"site/notices/202{tag[3]}-new.md": f"# 示例 {tag}\n",
        "site/keys/keys.json": f'{{"keys": "{tag}"}}\n',
        ".github/CODEOWNERS": f"* @example-org/{tag}\n",
        "scoring/README.md": f"# {tag}\n",
    }
    lay(folder, texts)
    for path in (folder / "scoring/ics-2027").rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("ics-2023", "ics-2027"), "utf-8", newline="\n")
    save(folder, tag)


def save(folder: Path, tag: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", tag)
    git(folder, "tag", tag)


def upstream(home: Path, engines: Engines) -> Path:
    """A bare repository with three releases."""
    folder = home / "work"
    for name in ("src", "tools"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests/sample/scoring", folder / "scoring")
    for year in ("2022", "2024"):
        shutil.copytree(ROOT / "tests/sample/submissions" / year, folder / "submissions" / year)
    replay(folder / "year", "06-register-suzhou")
    shutil.move(folder / "year/submissions/2023", folder / "submissions/2023")
    shutil.rmtree(folder / "year")
    lay(folder, {".gitignore": "build/\n__pycache__/\n", CITY: "# 设区市\n\n示例\n", "docs/gone.md": "示例\n"})
    lay(
        folder,
        {"src/xingji/__init__.py": engine(OLD), "site/notices/2024.md": "# 示例\n", "site/keys/key.pem": "示例\n"},
    )
    git(home, "init", "-q", "-b", "main", "work")
    save(folder, OLD)
    engines.start(OLD, folder / "src")
    lay(folder, {CITY: "# 设区市\n\n上游改过\n"})
    (folder / "docs/gone.md").unlink()
    (folder / "site/keys/key.pem").unlink()
    shutil.copytree(folder / "submissions/2022", folder / "tests/sample/submissions/2022")
    shutil.rmtree(folder / "submissions/2022")
    for tag in (NEW, NEXT):
        release(folder, tag)
        engines.start(tag, folder / "src")
    bare = home / "upstream.git"
    git(home, "clone", "-q", "--bare", "work", bare.name)
    return bare


def twin(folder: Path, other: Path) -> None:
    """A copy of an administration's two repositories. Files that Git never writes into are linked, not copied."""
    stores = ("office/.git", "office.git")
    shutil.copytree(
        folder, other, copy_function=os.link, ignore=shutil.ignore_patterns(".git", "office.git"), dirs_exist_ok=True
    )
    for store in stores:
        shutil.copytree(folder / store, other / store, ignore=shutil.ignore_patterns("objects"))
        shutil.copytree(folder / store / "objects", other / store / "objects", copy_function=os.link)
    git(other / "office", "remote", "set-url", "origin", str(other / "office.git"))


def begin(folder: Path, clone: Clone) -> Clone:
    """Give the clone a bare repository of its own, and its own data and settings in the place of the sample."""
    git(folder, "init", "-q", "--bare", "-b", "main", "office.git")
    if "origin" in git(clone.folder, "remote").split():
        git(clone.folder, "remote", "remove", "origin")
    git(clone.folder, "remote", "add", "origin", str(folder / "office.git"))
    git(clone.folder, "push", "-q", "-u", "origin", "main")
    shutil.rmtree(clone.folder / "submissions")
    shutil.rmtree(clone.folder / "scoring")
    replay(clone.folder, "16-verify-suzhou")
    (clone.folder / "site/notices/2024.md").unlink()
    own = {
        "site/site.yaml": 'address: "https://例.gov.cn/"\nrepository: ""\n',
        "site/notices/2023.md": "# 本省通知\n",
        "site/keys/keys.json": '{"keys": "own"}\n',
        CITY: "# 设区市\n\n本省改过\n",
    }
    lay(clone.folder, own)
    owners = run("xingji", "owners", "--write", folder=clone.folder, env=clone.env)
    assert owners.code == 0, owners.err
    clone.write({}, "本省的数据")
    git(clone.folder, "config", "core.trustCtime", "false")  # which a link changes
    return clone
