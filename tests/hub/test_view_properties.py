"""Whatever a record holds, whoever asks, on whatever day: nothing of another's is in a view or can be taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.examples import examples
from tests.hub.records import YEAR, MemoryTree, party, put, resolved, sample, yaml_of
from xingji.hub.heads import Heads
from xingji.hub.view import Views
from xingji.model.kinds import model_of
from xingji.store import layout
from xingji.store.reader import parse

EDITION = f"submissions/{YEAR}"
CITIES = {"nanjing": ("nj-01", "nj-02"), "suzhou": ("sz-01",)}
INSTITUTIONS = ("inst-01", "inst-02")
USCCS = ("91320115MA0YKB2C8G", "91320505MA0YM1J368", "91320104MA0YRUCQ6K")
PARTIES = (
    *(f"city/{city}" for city in CITIES),
    *(f"agency/{city}/{agency}" for city, agencies in CITIES.items() for agency in agencies),
    *(f"institution/{name}" for name in INSTITUTIONS),
)
KINDS = (
    "enterprise",
    "cloud",
    "ics/self-assessment",
    "ics/verification",
    "ics/rectification",
    "ics/onsite",
    "ics/decision",
    "platform/decision",
    "platform/self-assessment",
)
NAMES_AN_AGENCY = ("enterprise", "ics/self-assessment", "ics/rectification", "platform/self-assessment")
CONTACT = {"name": "示例联系人", "phone": "025-80000001"}
FIRST = date(2023, 6, 1)
SHARED = {
    path: content for path, content in sample().items() if path.startswith("submissions/") and path.count("/") == 1
}
ODD = (
    "README.md",
    "notes.txt",
    "ics/other.yaml",
    "ics/ics/cloud.yaml",
    "xyz/decision.yaml",
    "ENTERPRISE.yaml",
    "enterprise.yml",
)


@dataclass(frozen=True)
class Paper:
    """A document of a dossier: what it says, and whether that can be believed."""

    path: str
    content: bytes
    agency: str
    sound: bool


@dataclass(frozen=True)
class Case:
    """A record, and what the oracle must know of it."""

    contents: Mapping[str, bytes]
    papers: tuple[Paper, ...]
    shares: Mapping[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]]
    visits: tuple[str, ...] | None
    opens: Mapping[str, date | None]
    answers: bool
    day: date

    def agency(self, folder: str) -> str:
        """The one agency that the sound papers of a dossier name."""
        named = {paper.agency for paper in self.papers if paper.sound and paper.path.startswith(folder)} - {""}
        return named.pop() if len(named) == 1 else ""

    def falls(self, institution: str, task: str, city: str, uscc: str) -> bool:
        """Whether a task in a dossier is an institution's."""
        rows = {name: row for (name, of), row in self.shares.items() if of == task}
        alone = {name for name, (_, usccs) in rows.items() if uscc in usccs}
        if task == "onsite" and self.visits is not None and uscc not in self.visits and not alone:
            return False
        return institution in (alone or {name for name, (cities, _) in rows.items() if city in cities})

    def is_open(self, track: str) -> bool:
        """Whether the list of a track may be seen."""
        opens = self.opens.get(track)
        return opens is not None and opens <= self.day

    def reads(self, key: str, paper: Paper) -> bool:
        """Whether a party reads a paper."""
        _, _, city, uscc, *rest = paper.path.split("/")
        kind, track = rest[-1].removesuffix(".yaml"), rest[0] if len(rest) > 1 else ""
        role, *name = key.split("/")
        if not paper.sound:
            return False
        if role == "city":
            told = {"enterprise", *(("cloud", "self-assessment") if self.answers else ())}
            return name == [city] and (kind in told or (kind == "decision" and self.is_open(track)))
        if role == "agency":
            own = name == [city, self.agency("/".join(paper.path.split("/")[:4]))]
            return own and (kind != "decision" or self.is_open(track))
        tasks = {task for task in ("verification", "onsite") if self.falls(name[0], task, city, uscc)}
        return kind != "decision" and bool(tasks & {"onsite"} if kind == "onsite" else tasks)


days = st.integers(0, 200).map(lambda number: FIRST + timedelta(days=number))
some_cities = st.lists(st.sampled_from(sorted(CITIES)), unique=True).map(tuple)
some_usccs = st.lists(st.sampled_from(USCCS), unique=True).map(tuple)


@st.composite
def cases(draw: DrawFn) -> Case:
    papers = tuple(
        draw(paper(f"{EDITION}/{city}/{uscc}/{kind}.yaml", city, uscc)) for city, uscc, kind in draw(places())
    )
    shares = {
        key: (draw(some_cities), draw(some_usccs))
        for key in draw(st.sets(st.tuples(st.sampled_from(INSTITUTIONS), st.sampled_from(("verification", "onsite")))))
    }
    visits = draw(st.none() | some_usccs)
    opens = draw(st.fixed_dictionaries({"ics": st.none() | days, "platform": st.none() | days}))
    answers, day = draw(st.booleans()), draw(days)
    odd = draw(st.sets(st.tuples(st.sampled_from(sorted(CITIES)), st.sampled_from(USCCS), st.sampled_from(ODD))))
    contents = {f"{EDITION}/{city}/{uscc}/{name}": f"odd {name}".encode() for city, uscc, name in odd}
    contents |= {paper.path: paper.content for paper in papers}
    return Case(
        {**SHARED, **frame(shares, visits, opens, answers), **contents}, papers, shares, visits, opens, answers, day
    )


def places() -> st.SearchStrategy[list[tuple[str, str, str]]]:
    place = st.tuples(st.sampled_from(sorted(CITIES)), st.sampled_from(USCCS), st.sampled_from(KINDS))
    return st.lists(place, unique=True, max_size=14)


@st.composite
def paper(draw: DrawFn, path: str, city: str, uscc: str) -> Paper:
    kind = path.partition(f"{uscc}/")[2].removesuffix(".yaml")
    agency = draw(st.sampled_from((*CITIES[city], ""))) if kind in NAMES_AN_AGENCY else ""
    whose = draw(st.sampled_from((*[uscc] * 8, *USCCS, "", "other")))
    rest = draw(
        st.sampled_from(
            ["", "findings: []\n", 'note: "a\n  b"\n', "note: 'x\nagency: nj-02'\n", "\x01", "a: [\n", "- b\n"]
        )
    )
    said = f"dossier: {YEAR}/{whose}\n" if whose else ""
    content = f"{said}{f'agency: {agency}' if agency else 'x: y'}\nmark: secret of {path}\n{rest}".encode()
    readable = rest not in ("\x01", "a: [\n", "- b\n")
    return Paper(path, content, agency if readable else "", readable and whose == uscc)


def frame(
    shares: Mapping[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]],
    visits: tuple[str, ...] | None,
    opens: Mapping[str, date | None],
    answers: bool,
) -> dict[str, bytes]:
    edition: dict[str, object] = {
        "edition": int(YEAR),
        "sample": True,
        "title": "示例",
        "document": {"verified": False},
    }
    edition["deadlines"] = [{"id": "d", "date": FIRST, "name": "示例", "for": ["agency"]}]
    edition["extensions"] = [
        {"deadline": "d", "uscc": uscc, "until": date(2023, 9, 1), "reason": f"reason of {uscc}", "granted_by": "p"}
        for uscc in USCCS
    ]
    edition |= {} if visits is None else {"onsite": {"key": list(visits)}}
    files = {"edition": yaml_of(**edition, city_reads_answers=answers)}
    rows = [
        {"institution": name, "task": task, "cities": list(cities), "dossiers": list(usccs)}
        for (name, task), (cities, usccs) in sorted(shares.items())
    ]
    known = [{"id": name, "name": f"示例{name}", "contact": CONTACT} for name in INSTITUTIONS]
    files["institutions"] = yaml_of(institutions=known, assignments=rows)
    for city, agencies in CITIES.items():
        listed = [
            {
                "id": name,
                "name": f"示例{name}",
                "contact": CONTACT,
                "commitment": {"signed_on": FIRST, "sha256": "0" * 64},
            }
            for name in agencies
        ]
        files[f"{city}/agencies"] = yaml_of(agencies=listed)
    lists = [{"tracks": [track], **({"published_on": opened} if opened else {})} for track, opened in opens.items()]
    objections = [{"id": "Y01", "uscc": USCCS[0], "track": "ics", "received_on": FIRST, "upheld": "open"}]
    files["announcement"] = yaml_of(lists=lists, objections=objections)
    return {f"{EDITION}/{name}.yaml": content for name, content in files.items()}


@given(cases())
@examples(600)
def test_a_party_reads_what_is_its_own_and_nothing_else(case: Case) -> None:
    tree = MemoryTree(case.contents)
    views = Views(tree, YEAR, case.day)
    for key in PARTIES:
        files = resolved(tree, views, key)
        found = {path for path in files if path.count("/") > 3}
        assert found == {paper.path for paper in case.papers if case.reads(key, paper)}, key
        others = [paper for paper in case.papers if paper.path not in files]
        text = b"\n".join(files.values())
        assert not [paper.path for paper in others if f"secret of {paper.path}".encode() in text], key


@given(cases())
@examples(200)
def test_what_is_cut_names_own_enterprises_only(case: Case) -> None:
    tree = MemoryTree(case.contents)
    views = Views(tree, YEAR, case.day)
    for key in PARTIES:
        files = resolved(tree, views, key)
        told = b"".join(content for path, content in files.items() if path.startswith(EDITION) and path.count("/") < 4)
        role, *name = key.split("/")
        own = {uscc for uscc in USCCS if case_is_own(case, role, name, uscc)}
        foreign = [uscc for uscc in USCCS if uscc.encode() in told and uscc not in own]
        assert not foreign, key
        assert b"Y01" not in told


def case_is_own(case: Case, role: str, name: list[str], uscc: str) -> bool:
    """Whether anything of an enterprise is a party's, or assigned to it by name."""
    if role == "institution":
        named = any(uscc in usccs for (institution, _), (_, usccs) in case.shares.items() if institution == name[0])
        return named or any(
            case.falls(name[0], task, city, uscc) for task in ("verification", "onsite") for city in CITIES
        )
    sound = [paper for paper in case.papers if paper.sound and paper.path.startswith(f"{EDITION}/{name[0]}/{uscc}/")]
    folder = f"{EDITION}/{name[0]}/{uscc}"
    return bool(sound) and (role == "city" or case.agency(folder) == name[1])


@given(cases())
@examples(200)
def test_what_is_made_is_a_document_of_its_kind(case: Case) -> None:
    views = Views(MemoryTree(case.contents), YEAR, case.day)
    for key in PARTIES:
        for path, content in views.of(party(key)).files.items():
            place = layout.place(path)
            if isinstance(content, bytes) and place:
                parsed = parse(content)
                assert not parsed.faults
                assert model_of(place.kind).model_validate(parsed.data)


@given(
    cases(), st.sampled_from(PARTIES), st.sampled_from(sorted(CITIES)), st.sampled_from(USCCS), st.sampled_from(KINDS)
)
@examples(800)
def test_a_party_writes_over_what_it_reads_or_where_nothing_is(
    case: Case, key: str, city: str, uscc: str, kind: str
) -> None:
    tree, path = MemoryTree(case.contents), f"{EDITION}/{city}/{uscc}/{kind}.yaml"
    views = Views(tree, YEAR, case.day)
    if not views.allowed(party(key), path):
        return
    role, *name = key.split("/")
    if path in tree.files:
        assert views.of(party(key)).files[path] == tree.files[path]
    elif role == "institution":
        assert case.falls(name[0], kind.rpartition("/")[2], city, uscc)
    else:
        there = [other for other in tree.files if other.startswith(f"{EDITION}/{city}/{uscc}/")]
        assert name[0] == city
        assert role == "city" or not there or case.agency(f"{EDITION}/{city}/{uscc}") == name[1]


@given(cases())
@examples(60)
def test_what_was_read_before_is_not_read_again_and_changes_nothing(case: Case) -> None:
    tree, heads = MemoryTree(case.contents), Heads(None)
    first = [Views(tree, YEAR, case.day, heads).of(party(key)).files for key in PARTIES]
    tree.reads.clear()
    again = [Views(tree, YEAR, case.day, heads).of(party(key)).files for key in PARTIES]
    assert again == first
    assert not [path for path in tree.reads if path.count("/") > 3]


def test_what_was_kept_and_is_spoiled_is_read_again(tmp_path: Path) -> None:
    tree = MemoryTree(sample())
    whole = Views(tree, YEAR, FIRST, Heads(tmp_path)).of(party(PARTIES[0]))
    (kept,) = tmp_path.iterdir()
    content = kept.read_bytes()
    for spoiled in (
        b"",
        b"{",
        b"[]",
        b'{"engine": "other", "heads": {}}',
        content.replace(b'"heads":{', b'"heads":{"x":3,'),
    ):
        put(tmp_path, {kept.name: spoiled})
        assert Views(tree, YEAR, FIRST, Heads(tmp_path)).of(party(PARTIES[0])) == whole


@pytest.mark.needs("modes")
def test_what_is_kept_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    Views(MemoryTree(sample()), YEAR, FIRST, Heads(tmp_path))
    (kept,) = tmp_path.iterdir()
    assert kept.stat().st_mode & 0o077 == 0
