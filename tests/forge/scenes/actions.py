"""GitHub Actions played with act: which workflows answer to what happened on the small forge, and how they end."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.forge.scenes.standins import no_node, programs, stand_ins
from tests.forge.scenes.workflows import Workflow
from tests.forge.small import shapes
from tests.forge.small.fixture import SmallForge
from tests.needs import act
from tests.patience import HANGING

Json = dict[str, Any]
_TOLD_TWICE = {"pull_request": ("pull_request", "pull_request_target")}


def unmeasured() -> dict[str, str]:
    """The environment without what measures coverage: the engine's own tests do that, at half the time."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}


@dataclass(frozen=True)
class Run:
    """One run of one workflow: how each job and step ended, what it said."""

    number: int
    workflow: str
    event: str
    jobs: dict[str, str]
    steps: dict[str, str]
    log: str
    told: list[Json] = field(repr=False)

    @property
    def conclusion(self) -> str:
        """As GitHub says it of a whole run."""
        if "failure" in self.jobs.values():
            return "failure"
        return "success" if "success" in self.jobs.values() else "skipped"

    @property
    def summary(self) -> str:
        """What stands in the job summary."""
        return "".join(line.get("content", "") for line in self.told if line.get("command") == "summary")

    def annotations(self, kind: str) -> list[Json]:
        """Errors, warnings or notices: place and message."""
        return [
            {**line.get("kvPairs", {}), "message": line["arg"]} for line in self.told if line.get("command") == kind
        ]


class Actions:
    """Runs workflows of the forge's repository; `pages` is the published site, `installed` which set was asked for.

    `variables` and `secrets` are those that people have set in the repository.
    """

    def __init__(self, forge: SmallForge, folder: Path, engine: Path) -> None:
        self.forge, self.folder, self.engine = forge, folder, engine
        self.artifacts, self.pages, self.installed = folder / "artifacts", folder / "pages", folder / "installed.txt"
        self.artifacts.mkdir(parents=True)
        self.bin, self.path = programs(folder / "bin", engine), no_node(folder / "act")
        self._standing = folder / "standing"
        subprocess.run(("git", "init", "-q", "--template=", str(self._standing)), check=True)
        self.runs: list[Run] = []
        self.variables: dict[str, str] = {}
        self.secrets: dict[str, str] = {}

    def settle(self) -> list[Run]:
        """Run whatever answers to what happened, and what answers to those runs, until nothing is left."""
        done: list[Run] = []
        while events := self.forge.take_events():
            for event, payload in events:
                for name in _TOLD_TWICE.get(event, (event,)):
                    called = self._called(name, payload)
                    done += [run for workflow in called for run in self._chain(workflow, name, payload)]
        self.runs += done
        return done

    def start(self, name: str, event: str, payload: Json | None = None) -> list[Run]:
        """Run one workflow of main by its schedule or by hand."""
        owner = shapes.user(self.forge.world, self.forge.repository.owner)
        base = {"repository": shapes.repository(self.forge.world, self.forge.repository), "sender": owner}
        workflow = next(known for known in self._workflows(self.head) if known.name == name)
        done = list(self._chain(workflow, event, {**base, **(payload or {})}))
        self.runs += done
        return done

    @property
    def head(self) -> str:
        """The newest commit of main."""
        return self.forge.repository.bare.resolve("refs/heads/main")

    def _called(self, event: str, payload: Json) -> Iterator[Workflow]:
        """Those of the commit that the event is about; a pull request in conflict starts nothing of its own."""
        if payload["repository"]["full_name"] != self.forge.repository.full_name:
            return
        if not (sha := self._sha(event, payload)):
            return
        for workflow in self._workflows(sha):
            if workflow.answers(event, payload) and workflow.concerns(event, self._paths(payload)):
                yield workflow

    def _sha(self, event: str, payload: Json) -> str:
        """What a run stands on: the default branch for `pull_request_target`, whatever the base."""
        if event == "pull_request":
            return payload["pull_request"]["merge_commit_sha"] or ""
        if event == "pull_request_target":
            return self.head
        if event == "merge_group":
            return str(payload["merge_group"]["head_sha"])
        return str(payload.get("after") or self.head)

    def _paths(self, payload: Json) -> list[str]:
        sides = payload.get("before"), payload.get("after")
        if "pull_request" in payload:
            sides = payload["pull_request"]["base"]["sha"], payload["pull_request"]["head"]["sha"]
        if not all(side and side.strip("0") for side in sides):
            return []
        return [change["filename"] for change in self.forge.repository.bare.changes(str(sides[0]), str(sides[1]))]

    def _workflows(self, sha: str) -> list[Workflow]:
        bare = self.forge.repository.bare
        known = [entry for entry in bare.entries(f"{sha}:.github/workflows") if entry.path.endswith(".yml")]
        return [Workflow(entry.path.removesuffix(".yml"), bare.blob(entry.sha).decode()) for entry in known]

    def _chain(self, workflow: Workflow, event: str, payload: Json) -> Iterator[Run]:
        """The run itself, then those that wait for it to end."""
        run = self._run(workflow, event, payload)
        yield run
        world, it = self.forge.world, self.forge.repository
        told = shapes.run(
            world, it, payload, number=run.number, name=run.workflow, event=event, conclusion=run.conclusion
        )
        for job, ended in run.jobs.items():
            it.checks.append({"id": world.id(), "head_sha": told["head_sha"], "name": job, "conclusion": ended})
        ended_event = shapes.run_event(world, it, told)
        for following in self._workflows(self.head):
            if following.answers("workflow_run", ended_event):
                yield from self._chain(following, "workflow_run", ended_event)

    def _run(self, workflow: Workflow, event: str, payload: Json) -> Run:
        number = self.forge.world.id()
        home = self.folder / f"run-{number}"
        (home / ".github" / "workflows").mkdir(parents=True)
        file = home / ".github" / "workflows" / f"{workflow.name}.yml"
        file.write_text(workflow.text, "utf-8")
        (home / "event.json").write_text(json.dumps(payload), "utf-8")
        self._stand_on(home, self._sha(event, payload))
        done = subprocess.run(
            self._command(workflow, event, payload, home, number),
            capture_output=True,
            check=False,
            timeout=HANGING,
            env={
                **unmeasured(),
                "XDG_CACHE_HOME": str(home / "cache"),
                "PATH": f"{self.path}{os.pathsep}{os.environ['PATH']}",
            },
        )
        return _read(number, workflow.name, event, done.stdout.decode("utf-8", "replace"))

    def _stand_on(self, home: Path, sha: str) -> None:
        """act asks Git which commit it stands on; objects are those of the forge."""
        shutil.copytree(self._standing / ".git", home / ".git")
        objects = self.forge.repository.bare.path / "objects"
        (home / ".git" / "objects" / "info" / "alternates").write_text(f"{objects}\n")
        subprocess.run(("git", "-C", str(home), "update-ref", "HEAD", sha), check=True)

    def _command(self, workflow: Workflow, event: str, payload: Json, home: Path, number: int) -> Sequence[str]:
        rights = workflow.rights(from_fork=event == "pull_request" and _is_from_fork(payload))
        env = {
            "GITHUB_API_URL": self.forge.url,
            "GITHUB_SERVER_URL": self.forge.url,
            "GITHUB_REPOSITORY": self.forge.repository.full_name,
            "GITHUB_RUN_ID": str(number),
            "XINGJI_ARTIFACTS": str(self.artifacts),
            "XINGJI_PAGES": str(self.pages),
            "XINGJI_INSTALLED": str(self.installed),
            "XINGJI_BIN": str(self.bin),
        }
        options = [option for name, value in env.items() for option in ("--env", f"{name}={value}")]
        token = self.forge.world.workflow_token(rights)
        options += [option for told in self.variables.items() for option in ("--var", "=".join(told))]
        options += [option for told in self.secrets.items() for option in ("-s", "=".join(told))]
        return [
            *(act(), event, "-C", str(home), "-W", f".github/workflows/{workflow.name}.yml"),
            *("-e", str(home / "event.json"), "-a", payload["sender"]["login"], "-s", f"GITHUB_TOKEN={token}"),
            *("-P", "ubuntu-24.04=-self-hosted", "--rm", "--no-cache-server", "--no-skip-checkout", "--json"),
            *("--action-cache-path", str(home / "actions"), *options),
            *stand_ins(self.folder / "stand-ins", workflow.uses()),
        ]


def _is_from_fork(payload: Json) -> bool:
    head = payload["pull_request"]["head"]["repo"]
    return bool(head["full_name"] != payload["repository"]["full_name"])


def _read(number: int, workflow: str, event: str, output: str) -> Run:
    told: list[Json] = []
    for line in output.splitlines():
        try:
            told.append(json.loads(line))
        except json.JSONDecodeError:
            continue
    jobs = {line["job"].rpartition("/")[2]: line["jobResult"] for line in told if "jobResult" in line}
    steps = {line["step"]: line["stepResult"] for line in told if "stepResult" in line and line.get("stage") == "Main"}
    log = "".join(str(line.get("msg", "")) for line in told if line.get("raw_output"))
    return Run(number, workflow, event, jobs, steps, log, told)
