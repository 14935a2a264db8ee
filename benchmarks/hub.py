"""`python -m benchmarks.hub`: the hub over a large record (benchmarks/record.py), on a forge in a folder.

Every figure comes from a process of its own, that of a hub which goes on from one round to the next excepted. The
forge's own work is in it: for each inbox one or two starts of Git, in the place of a question over the network.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks import season
from benchmarks.hub_results import HubResults, save, table
from benchmarks.measure import Timed
from benchmarks.record import EDITION, REVIEWER, SETTINGS, Ground, make
from benchmarks.results import load
from benchmarks.tables import write
from xingji.forge.answers import ReviewRow
from xingji.forge.gate import Objects
from xingji.forge.local_platform import LocalPlatform
from xingji.forge.pull import Target, pull_from
from xingji.hub.heads import Heads
from xingji.hub.inboxes import record_of
from xingji.hub.journal import Journal
from xingji.hub.judge import Task, judge
from xingji.hub.office import KNOWN, Office
from xingji.hub.parties import parties
from xingji.hub.round import Round
from xingji.hub.view import Views
from xingji.hub.working_folder import Stores

_DAY = datetime(2023, 9, 1, 2, tzinfo=UTC)
_SENDER = "agency/nanjing/nj-02"
_TURNS = 3

Figures = dict[str, list[float]]


@contextmanager
def timed(rows: Figures, name: str) -> Iterator[None]:
    """Wall and CPU seconds of what is done, what it starts included."""
    before, begin = os.times(), time.perf_counter()
    yield
    wall, after = time.perf_counter() - begin, os.times()
    cpu = sum(after[:4]) - sum(before[:4])
    rows.setdefault(f"{name} wall", []).append(wall)
    rows.setdefault(f"{name} cpu", []).append(cpu)


def expect(found: object, wanted: object) -> None:
    """What was measured must be what was meant. Raises RuntimeError."""
    if found != wanted:
        raise RuntimeError(f"{found!r}, not {wanted!r}")


class Desk:
    """An office over a ground, on a clock that is moved."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self.now = ground, _DAY
        self.forge = LocalPlatform(ground.folder, clock=lambda: self.now)
        stores, remote = Stores(ground.stores), self.forge.remote(record_of(SETTINGS))
        journal = Journal(stores.record, remote)
        self.office = Office(self.forge, SETTINGS, remote, journal, stores, clock=lambda: self.now)
        self.sender = next(inbox for inbox in ground.inboxes if inbox.party.key == _SENDER)

    def round(self, *, thorough: bool = False) -> list[str]:
        """One round as `xingji hub` makes it; gives what was done."""
        self.now += timedelta(minutes=2)
        expect(self.office.begin(), True)
        done: list[str] = [deed.what for deed in Round(self.office, turn=None if thorough else 1).run()]
        self.office.beat({})
        self.office.end()
        return done

    def approve(self) -> None:
        """What a reviewer says of the newest request."""
        pull = self.forge.open_pulls(self.sender.repository)[-1]
        review = ReviewRow(REVIEWER.login, REVIEWER.id, "APPROVED", pull.head_sha)
        self.forge.review(self.sender.repository, pull.number, review)


def views(ground: Ground) -> Figures:
    """All views, out of the objects of the record."""
    rows: Figures = {}
    kept = ground.folder / "kept"
    with timed(rows, "views"):
        store = Stores(ground.stores).record
        tree = store.tree(store.resolve(KNOWN) or "")
        all_of_them = Views(tree, EDITION, date(2023, 9, 1), Heads(kept))
        rows["files"] = [sum(len(all_of_them.of(party).files) for party in parties(tree, EDITION))]
    return rows


def first(ground: Ground) -> Figures:
    """The first delivery to everybody."""
    rows: Figures = {}
    desk = Desk(ground)
    with timed(rows, "first"):
        expect(desk.round(thorough=True), ["delivered"] * len(ground.inboxes))
    return rows


def again(ground: Ground) -> Figures:
    """A hub that has just been started, and nothing is new."""
    rows: Figures = {}
    with timed(rows, "started"):
        expect(Desk(ground).round(thorough=True), [])
    return rows


def rounds(ground: Ground) -> Figures:
    """A hub that has been running for a while."""
    rows: Figures = {}
    desk = Desk(ground)
    desk.round(thorough=True)
    for turn in range(_TURNS):
        with timed(rows, "idle"):
            expect(desk.round(), [])
        ground.send(desk.sender, turn)
        with timed(rows, "judged"):
            expect(desk.round(), ["judged"])
        desk.approve()
        with timed(rows, "collected"):
            done = desk.round()
        expect(done[0], "collected")
        expect(set(done[1:]), {"delivered"})
        rows.setdefault("delivered", []).append(len(done) - 1)
    return rows


def judged(ground: Ground) -> Figures:
    """One request judged in the child, on the view and on the record; this process is smaller than the child."""
    rows: Figures = {}
    desk = Desk(ground)
    store = desk.office.store(desk.sender)
    main = store.resolve(KNOWN) or ""
    ground.send(desk.sender, _TURNS + 1)
    pull = desk.forge.open_pulls(desk.sender.repository)[-1]
    name = f"refs/pull/{pull.number}/head"
    store.fetch(desk.forge.remote(desk.sender.repository), {name: name})
    sent = pull_from(pull, Target(desk.sender.repository, main, "main", desk.sender.party, EDITION), desk.now)
    objects = Objects(store.path, main, pull.head_sha)
    roots = (
        ground.stores / "trees" / f"inbox-{desk.sender.repository.partition('/')[2]}",
        ground.stores / "trees" / "record",
    )
    with timed(rows, "judge"):
        found = judge([Task(objects, sent, root) for root in roots])
    expect([result.outcome for result in found], ["accepted", "accepted"])
    return rows


STEPS: dict[str, Callable[[Ground], Figures]] = {
    "first": first,
    "views": views,
    "again": again,
    "rounds": rounds,
    "judged": judged,
    "season": season.measured,
}


def _step(name: str, folder: Path) -> Figures:
    """One step in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.hub", "--step", name, "--folder", str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found: Figures = json.loads(done.stdout)
    return found


def _measured(name: str, folder: Path) -> Figures:
    rows = STEPS[name](Ground(folder))
    own, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {**rows, "memory": [own], "child": [child]}


def results(folder: Path, dossiers: int, machine: str) -> HubResults:
    """One whole run."""
    done = {"first": _step("first", folder)}
    done["cold"], done["warm"] = _step("views", folder), _step("views", folder)
    for name in ("again", "rounds", "judged", "season"):
        done[name] = _step(name, folder)
    hub = max(done[name]["memory"][0] for name in ("first", "again", "rounds", "season"))
    return HubResults(
        measured_on=datetime.now(UTC).date(),
        machine=machine,
        dossiers=dossiers,
        files=int(done["cold"]["files"][0]),
        steps={
            "all 88 views, nothing read before": _middle(done["cold"], "views"),
            "all 88 views, documents read before": _middle(done["warm"], "views"),
            "first delivery to 88 inboxes": _middle(done["first"], "first"),
            "round of a hub just started, nothing new": _middle(done["again"], "started"),
            "round of a running hub, nothing new": _middle(done["rounds"], "idle"),
            "round with one new request": _middle(done["rounds"], "judged"),
            "round with one approved request": _middle(done["rounds"], "collected"),
            "judging one request, on view and record": _middle(done["judged"], "judge"),
            "journal of a season: what a round asks": _middle(done["season"], "ask"),
            "journal of a season: one more entry": _middle(done["season"], "add"),
        },
        memory={
            "views": round(max(done["cold"]["memory"][0], done["warm"]["memory"][0]), 1),
            "hub": round(hub, 1),
            "child": round(done["judged"]["child"][0], 1),
        },
    )


def _middle(rows: Figures, name: str) -> Timed:
    return Timed(*(round(median(rows[f"{name} {kind}"]), 2) for kind in ("wall", "cpu")))


def main() -> None:
    """Make the ground and measure, or one step on it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hub", description=__doc__)
    parser.add_argument("--dossiers", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save", action="store_true", help="keep the run and make the table of the document from it")
    parser.add_argument(
        "--machine", default=f"{platform.machine()}, {os.cpu_count()} processors", help="said beside it"
    )
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        print(json.dumps(_measured(options.step, options.folder)))
        return
    with tempfile.TemporaryDirectory(prefix="xingji-bench-") as name:
        make(Path(name), options.dossiers, options.seed)
        measured = results(Path(name), options.dossiers, options.machine)
    print(table(measured))
    if options.save:
        save(measured)
        write(load())


if __name__ == "__main__":
    main()
