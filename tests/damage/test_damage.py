"""Whatever happens to documents, a check says so: findings or a sound document, never a failure of the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest
from pydantic import BaseModel, ValidationError

from tests.cli.run import xingji
from tests.damage.damage import damaged, replaced
from tests.damage.documents import BASE, apart, documents
from tests.examples import THOROUGH
from tests.ground import Ground
from tests.shapes import Shapes
from xingji.engine import admission, source
from xingji.engine.admission import AdmissionRequest
from xingji.engine.checker import Checker
from xingji.model.finding import Finding
from xingji.model.kinds import KINDS, model_of
from xingji.rules import runner
from xingji.rules.runner import Context, check_document
from xingji.store import guidelines, layout
from xingji.store.guidelines import Library
from xingji.store.layout import Place
from xingji.store.reader import Parsed, parse
from xingji.store.reference import reference

DOCUMENTS = documents()
ALL = DOCUMENTS | apart()
PARTS = 8
MOST = 200_000 if THOROUGH else 2_000
"""Documents that are damaged, over all parts."""
AT_ONCE = (1, 3, 3, 5)
"""How many of a tree's documents are damaged together: their neighbours, sound or not, are judged by what is left."""
COMMANDS = (
    ["status", "2023"],
    ["score", "submissions"],
    ["history", "91320115MA0XJA001H"],
    ["figures", "2023"],
    ["new", "91320700MA0FAKE17T", "2023", "--city", "suzhou"],
)


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    folder = tmp_path_factory.mktemp("damage")
    for path, content in DOCUMENTS.items():
        (folder / "whole" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "whole" / path).write_bytes(content)
    return Ground(folder / "tree", *(path for path in (folder / "whole").iterdir()))


@pytest.fixture(scope="session")
def shapes() -> Shapes:
    return Shapes()


@pytest.fixture(scope="session")
def reads() -> Callable[[bytes], Parsed]:
    sound = frozenset(ALL.values())
    known = lru_cache(parse)
    return lambda content: known(content) if content in sound else parse(content)


@pytest.fixture(autouse=True)
def _sound_documents_are_read_once(
    reads: Callable[[bytes], Parsed], shapes: Shapes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (source, guidelines):
        monkeypatch.setattr(module, "parse", reads)
    monkeypatch.setattr(runner, "_validated", shapes)


@pytest.fixture(autouse=True)
def _only_own_guidelines(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_INSTALLED", "_CHECKOUT"):
        monkeypatch.setattr(guidelines, name, BASE / "nowhere")


def test_every_kind_and_every_field_is_damaged() -> None:
    kinds, seen, there = set(), set(), set()
    for path, content in ALL.items():
        place, data = _place(path), parse(content).data
        kinds.add(place.kind)
        for model in _models(model_of(place.kind).model_validate(data)):
            there |= {(type(model).__name__, name) for name in type(model).model_fields}
            seen |= {
                (type(model).__name__, name)
                for name in model.model_fields_set
                if getattr(model, name) not in (None, [], {})
            }
    assert kinds == KINDS.keys()
    assert there - seen == set()


def _models(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
    inside = vars(value) if isinstance(value, BaseModel) else value
    for entry in inside.values() if isinstance(inside, dict) else inside if isinstance(inside, list) else ():
        yield from _models(entry)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_with_every_wrong_value(kind: str, ground: Ground) -> None:
    """One document by itself: what its model refuses has a finding, and its rules stand what is left."""
    library = Library(ground.restore())
    context = Context(reference(ground.root), library.ruleset, tuple(library.ids))
    path = max((path for path in ALL if _place(path).kind == kind), key=lambda path: len(ALL[path]))
    for text in replaced(ALL[path], every=1 if THOROUGH else 6):
        parsed = parse(text)
        checked = check_document(_place(path), parsed, context)
        errors = any(row.severity == "error" for row in checked.findings)
        assert errors or _is_sound(path, text), text.decode()


@pytest.mark.parametrize("part", range(PARTS))
def test_damage_is_told(part: int, ground: Ground) -> None:
    for number, chance in _rounds(part):
        root = ground.restore()
        spoiled = _spoil(root, chance)
        try:
            found = _check(root, spoiled)
        except Exception as error:
            raise AssertionError(f"part {part}, round {number}: {', '.join(spoiled)}") from error
        faulty = {row.path for row in found if row.severity == "error"}
        for path in spoiled:
            assert path in faulty or _is_sound(path, (root / path).read_bytes()), f"part {part}, round {number}: {path}"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command[0]))
def test_commands_on_damaged_trees(command: list[str], ground: Ground) -> None:
    """They answer or name what is faulty; `--debug` lets a failure of the engine through."""
    for number in range(MOST // 100):
        root = ground.restore()
        _spoil(root, Random(f"{command[0]}.{number}"))  # noqa: S311  the same every time is what is wanted
        ran = xingji(*command, "--debug", cwd=root)
        assert ran.code in (0, 1, 2), number
        assert ran.out or ran.err, number


def _spoil(root: Path, chance: Random) -> list[str]:
    spoiled = chance.sample(list(DOCUMENTS), chance.choice(AT_ONCE))
    for path in spoiled:
        (root / path).write_bytes(damaged(DOCUMENTS[path], chance))
    return spoiled


def _rounds(part: int) -> Iterator[tuple[int, Random]]:
    """Until this part has damaged its share of documents, on average."""
    for number in range(MOST * len(AT_ONCE) // (PARTS * sum(AT_ONCE)) + 1):
        yield number, Random(f"{part}.{number}")  # noqa: S311  likewise


def _check(root: Path, spoiled: list[str]) -> list[Finding]:
    starts = ["submissions", *(["scoring"] if any(path.startswith("scoring") for path in spoiled) else [])]
    checker = Checker(root, Library(root), processes=1, use_cache=False)
    return admission.check(checker, starts, AdmissionRequest()).findings


def _place(path: str) -> Place:
    place = layout.place(path)
    assert place is not None
    return place


def _is_sound(path: str, content: bytes) -> bool:
    """What the reader and the model themselves say."""
    parsed = parse(content)
    if parsed.data is None or parsed.faults:
        return False
    try:
        model_of(_place(path).kind).model_validate(parsed.data)
    except ValidationError:
        return False
    return True
