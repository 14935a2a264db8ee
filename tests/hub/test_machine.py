"""Anything in any order: pushes, approvals, assignments, renewals, hubs that die or meet. At rest all is as it must be.

Requests are judged by a judge that takes everything, so that what a round does with Git and with the forge is what is
looked at; clashes and what a party may write are the round's own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import yaml
from hypothesis import Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.examples import THOROUGH
from tests.hub import steps
from tests.hub.little import (
    AGENCIES,
    BASE,
    HERE,
    INSTITUTION,
    PARTIES,
    USCCS,
    YEAR,
    document,
    everything_is_accepted,
    founded,
    path,
)
from tests.hub.provinces import RECORD, git, settings
from tests.hub.steps import KilledError
from tests.scratch import folder as scratch
from xingji.hub.collect import collected
from xingji.hub.office import Office
from xingji.hub.round import Round
from xingji.hub.stores import Store
from xingji.hub.view import Views
from xingji.programme.china import china_day
from xingji.programme.party import Party, party_of

_WORD = re.compile(rb"word\d+z")
_ROUNDS = 6
"""Rounds after which everything has come to rest, whatever happened."""


often = st.sampled_from((True, True, False))
branches = st.integers(0, 30)
kinds = st.sampled_from(("enterprise", "cloud"))


class Hub(RuleBasedStateMachine):
    """What people do, and a hub that may die at any moment."""

    @initialize()
    def begin(self) -> None:
        self.province = founded().copied(scratch())
        self.patches = ExitStack()
        self.patches.enter_context(everything_is_accepted())
        self.words = 0
        self.open: list[tuple[str, str]] = []
        self.heads: dict[tuple[str, str], str] = {}
        self.approved: set[str] = set()
        self.seen: dict[str, set[bytes]] = {key: set() for key in PARTIES}
        self.renewals: dict[str, int] = {}
        self.mains: dict[str, str] = {}
        self.looked = ""
        self.office.look()

    def teardown(self) -> None:
        if not hasattr(self, "patches"):
            return
        try:
            if not sys.exc_info()[0]:
                self.rest()
        finally:
            self.patches.close()

    @property
    def office(self) -> Office:
        return self.province.office

    def word(self, *keys: str) -> str:
        """A word that nobody has said; these parties know it from now on."""
        self.words += 1
        made = f"word{self.words}z"
        for key in keys:
            self.seen[key].add(made.encode())
        return made

    def send(self, key: str, branch: str, changes: dict[str, bytes | None], *, old: bool) -> None:
        """Push a branch that goes on from main, or from what main was before; the first delivery comes before it."""
        repository = self.province.inbox(key).repository
        if not self.province.bare(repository, "branch", "--list", "main"):
            self.whole(self.office)
        behind = old and len(self.province.bare(repository, "rev-list", "--first-parent", "main").split()) > 1
        base = "origin/main~1" if behind else "origin/main"
        self.heads[key, branch] = self.province.sends(key, branch, changes, base=base)
        self.province.now += timedelta(minutes=1)

    # What parties do

    @rule(key=st.sampled_from(AGENCIES), uscc=st.sampled_from(USCCS), kind=kinds, old=st.booleans(), good=often)
    def hand_in(self, key: str, uscc: str, kind: str, old: bool, good: bool) -> None:
        branch, word = f"work{self.words}", self.word(key)
        self.send(key, branch, {path(kind, uscc): document(kind, uscc, key[-5:], word)}, old=old)
        self.open.append((key, branch))
        if good:
            self.approve(len(self.open) - 1)

    @rule(uscc=st.sampled_from(USCCS), good=often)
    def verify(self, uscc: str, good: bool) -> None:
        branch, word = f"work{self.words}", self.word(INSTITUTION)
        source = (HERE / path("data/verification", USCCS[0])).read_bytes()
        content = source.replace(USCCS[0].encode(), uscc.encode()) + f"# {word}\n".encode()
        self.send(INSTITUTION, branch, {path("data/verification", uscc): content}, old=False)
        self.open.append((INSTITUTION, branch))
        if good:
            self.approve(len(self.open) - 1)

    @rule(which=branches, uscc=st.sampled_from(USCCS), old=st.booleans(), good=often)
    def push_again(self, which: int, uscc: str, old: bool, good: bool) -> None:
        """Something else on the same branch, with force."""
        if not self.open:
            return
        key, branch = self.open[which % len(self.open)]
        content = document("cloud", uscc, "xl-01", self.word(key))
        self.send(key, branch, {path("cloud", uscc): content}, old=old)
        if good:
            self.approve(which)

    @rule(which=branches)
    def take_back(self, which: int) -> None:
        if self.open:
            key, branch = self.open.pop(which % len(self.open))
            self.province.takes_back(key, branch)

    # What the province does

    @rule(which=branches)
    def approve(self, which: int) -> None:
        key, branch = self.open[which % len(self.open)] if self.open else ("", "")
        if self.open and branch in self.province.open(key):
            self.province.approves(key, branch)
            self.approved.add(self.heads[key, branch])

    @rule(uscc=st.sampled_from(USCCS), agency=st.sampled_from(("xl-01", "xl-02")), kind=kinds)
    def write(self, uscc: str, agency: str, kind: str) -> None:
        """Fill in for others; an enterprise may so come to another agency."""
        self.province.province_writes({path(kind, uscc): document(kind, uscc, agency, self.word())})

    @rule(usccs=st.sets(st.sampled_from(USCCS)))
    def assign(self, usccs: set[str]) -> None:
        """What the institution was given before it loses."""
        frame = f"{BASE}/institutions.yaml"
        told = yaml.safe_load((HERE / frame).read_text("utf-8"))
        rows = [{"institution": "inst-01", "task": "verification", "dossiers": sorted(usccs)}] if usccs else []
        self.province.province_writes(
            {frame: yaml.safe_dump({**told, "assignments": rows}, allow_unicode=True).encode()}
        )

    @rule(key=st.sampled_from(PARTIES))
    def renew(self, key: str) -> None:
        """A new inbox in the place of the old one, whose requests are lost."""
        self.renewals[key] = self.renewals.get(key, 1) + 1
        rows = [{"party": each, "n": number} for each, number in self.renewals.items()]
        self.province.province_writes({"hub.yaml": settings(edition=int(YEAR), renewed=rows)})
        self.province.make_missing()
        self.open = [(each, branch) for each, branch in self.open if each != key]
        self.mains.pop(key, None)

    @rule(key=st.sampled_from(PARTIES))
    def move_back(self, key: str) -> None:
        """Where the forge protects no branch, a party may push its own main."""
        repository = self.province.inbox(key).repository
        known = self.province.bare(repository, "rev-list", "--first-parent", "--all", "--", ".").split()
        if known and "main" in self.province.bare(repository, "branch", "--list", "main"):
            first = self.province.bare(repository, "rev-list", "--first-parent", "main").split()[-1]
            self.province.bare(repository, "update-ref", "refs/heads/main", first)
            self.mains[key] = first

    # What hubs do

    @rule(step=st.integers(0, 40), of=st.sampled_from([steps.WRITES, steps.PUSHES]), forget=st.booleans())
    def die(self, step: int, of: frozenset[str], forget: bool) -> None:
        self.go(step, of, steps.kill)
        self.province.restart(forget=forget)

    @rule(step=st.integers(0, 60))
    def meet(self, step: int) -> None:
        """Another hub comes between, in spite of the lease."""
        self.go(step, steps.FAR, lambda: self.whole(self.province.another("stores-of-another")))

    def go(self, step: int, of: frozenset[str], act: Callable[[], None]) -> None:
        with steps.before(step, act, of=of):
            try:
                self.whole(self.office)
            except KilledError:
                return

    def whole(self, office: Office) -> None:
        list(Round(office).run())

    @rule()
    def rest(self) -> None:
        """Rounds until there is nothing to do; then everything must be as it should."""
        for _ in range(_ROUNDS):
            self.province.now += timedelta(minutes=1)
            deeds = list(Round(self.office).run())
            if not deeds:
                break
        assert deeds == []
        self.check_views()
        self.check_record()
        self.check_objects()

    # What must hold

    def check_views(self) -> None:
        store, tip = self.office.record, self.office.tip
        views = Views(store.tree(tip), YEAR, china_day(self.province.now))
        for key in PARTIES:
            repository, view = self.province.inbox(key).repository, views.of(_party(key))
            whole = store.tree(tip).read(path for path, held in view.files.items() if isinstance(held, str))
            derived = {path: held for path, held in view.files.items() if isinstance(held, bytes)}
            assert self.province.files(repository) == {**whole, **derived}
            main = self.province.bare(repository, "rev-parse", "main")
            if before := self.mains.get(key):
                self.province.bare(repository, "merge-base", "--is-ancestor", before, main)
            self.mains[key] = main
            left = [branch for each, branch in self.open if each == key and branch in self.province.open(key)]
            assert not {self.heads[key, branch] for branch in left} & collected(store, tip)

    def check_record(self) -> None:
        store, tip = self.office.record, self.office.tip
        heads = store.trailers(tip, "Xingji-Head")
        assert len(heads) == len(set(heads))
        assert set(heads) <= self.approved
        assert self.province.bare(RECORD, "rev-list", "--min-parents=2", "main") == ""
        noted = [entry.head for entry in self.province.entries("receipt")]
        assert len(noted) == len(set(noted))
        assert set(heads) <= set(noted)

    def check_objects(self) -> None:
        """Nobody holds what it never could see: in no object of any inbox, also of one that was renewed."""
        self.look()
        for bare in (self.province.folder / "sample-office").glob("*.git"):
            key = next((each for each in PARTIES if _is_inbox_of(bare.name, each)), "")
            if key:
                held = git(bare, "cat-file", "--batch-all-objects", "--batch", "--buffer")
                assert set(_WORD.findall(held)) <= self.seen[key], key

    def look(self) -> None:
        """Note what every party could see, of each commit that the record got since."""
        tip = self.province.bare(RECORD, "rev-parse", "main")
        store = Store(self.province.path(RECORD))
        new = f"{self.looked}..{tip}" if self.looked else tip
        for commit in self.province.bare(RECORD, "rev-list", new).split():
            views = Views(store.tree(commit), YEAR, china_day(self.province.now))
            for key in PARTIES:
                files = views.of(_party(key)).files
                whole = store.tree(commit).read(path for path, held in files.items() if isinstance(held, str))
                told = [*whole.values(), *(held for held in files.values() if isinstance(held, bytes))]
                self.seen[key].update(_WORD.findall(b"\n".join(told)))
        self.looked = tip


def _party(key: str) -> Party:
    found = party_of(key)
    assert found
    return found


def _is_inbox_of(name: str, key: str) -> bool:
    return re.fullmatch(rf"x-{YEAR}-{'-'.join(key.split('/')[1:])}(-\d)?\.git", name) is not None


TestHub: Any = Hub.TestCase
TestHub.settings = hypothesis_settings(
    max_examples=100 if THOROUGH else 6, stateful_step_count=40 if THOROUGH else 16, phases=[Phase.generate]
)
"""Without making a counterexample smaller: each try takes seconds."""
