"""Declaring a rule is all that registers it, and a wrong declaration is refused at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.cli.run import xingji
from xingji.model.cloud import CloudForm
from xingji.model.finding import Fault, Located
from xingji.rules import registry
from xingji.rules.context import Dossier
from xingji.rules.registry import MODULES, RULES, BadRuleError, load_all, rule, rules_for

CLOUD = "submissions/2023/nanjing/91320115MA0YKB2C8G/cloud.yaml"


@pytest.fixture(autouse=True)
def _invented_rules_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    load_all()
    monkeypatch.setattr(registry, "RULES", known := dict(RULES))
    monkeypatch.setattr("xingji.rules.runner.RULES", known)
    rules_for.cache_clear()
    yield
    rules_for.cache_clear()


def _nothing(document: CloudForm) -> Iterable[Fault]:
    if document.services and not document.uses_cloud:
        yield Fault("XJ333")


def _asks(vendor: str) -> Iterable[Fault]:
    if not vendor:
        yield Fault("XJ333")


@pytest.mark.parametrize(
    ("kinds", "check", "since", "wrong"),
    [
        ((), _nothing, 0, "looks at nothing"),
        (("clouds",), _nothing, 0, "looks at clouds"),
        (("cloud", "dossier"), _nothing, 0, "looks at cloud, dossier"),
        (("frame", "dossier"), _nothing, 0, "looks at frame, dossier"),
        (("cloud",), _asks, 0, "asks for vendor"),
        (("dossier",), _nothing, 0, "asks for document"),
        (("cloud",), _nothing, 23, "since 23"),
    ],
)
def test_a_wrong_declaration_is_refused(
    kinds: tuple[str, ...], check: Callable[..., Iterable[Fault]], since: int, wrong: str
) -> None:
    with pytest.raises(BadRuleError, match=f"XJ900: .*{wrong}"):
        rule("XJ900", *kinds, since=since)(check)


def test_a_code_is_declared_once() -> None:
    with pytest.raises(BadRuleError, match="two rules are called XJ333"):
        rule("XJ333", "cloud")(_nothing)


@pytest.mark.parametrize("module", ["xingji.rules.review", "xingji.rules.unheard"])
def test_a_module_keeps_to_what_the_list_says_of_it(module: str) -> None:
    def stray(document: CloudForm) -> Iterable[Fault]:
        yield from _nothing(document)

    stray.__module__ = module
    with pytest.raises(BadRuleError, match=f"MODULES does not say that {module.rpartition('.')[2]} looks at cloud"):
        rule("XJ900", "cloud")(stray)


def test_the_list_says_no_more_than_its_modules_declare() -> None:
    declared: dict[str, set[str]] = {module: set() for module in MODULES}
    for known in load_all().values():
        if known.check:
            declared[known.check.__module__.rpartition(".")[2]] |= {*known.kinds}
    assert declared == {module: {*kinds} for module, kinds in MODULES.items()}
    files = {path.stem for path in Path(registry.__file__).parent.glob("*.py")}
    assert {*MODULES} <= files


@pytest.mark.parametrize(("since", "told"), [(0, True), (2023, True), (2024, False)])
def test_a_rule_speaks_from_its_edition_on(since: int, told: bool, tree: Path) -> None:
    @rule("XJ900", "cloud", since=since)
    def no_cloud_is_good_enough(document: CloudForm) -> Iterable[Fault]:
        yield Fault("XJ333", ("uses_cloud",), {"count": str(len(document.services))})

    @rule("XJ901", "dossier", since=since)
    def no_dossier_either(dossier: Dossier) -> Iterable[Located]:
        for kind in dossier.present & {"cloud"}:
            yield f"{kind}.yaml", Fault("XJ420")

    found = _codes(tree)
    assert ("XJ333" in found) is ("XJ420" in found) is told


def _codes(tree: Path) -> set[str]:
    ran = xingji("check", CLOUD, "--no-cache", "--format", "json", cwd=tree)
    assert ran.code in (0, 1), ran.err
    return {row["code"] for row in ran.json()["findings"]}


@pytest.mark.parametrize("spoilt", [False, True], ids=["sound", "unsound"])
def test_a_typo_in_a_rule_is_a_fault_of_the_engine(spoilt: bool, tree: Path) -> None:
    @rule("XJ900", "cloud")
    def misspelt(document: CloudForm) -> Iterable[Fault]:
        if document.servicez:  # type: ignore[attr-defined]
            yield Fault("XJ333")

    if spoilt:
        _spoil(tree)
    ran = xingji("check", CLOUD, "--no-cache", cwd=tree)
    assert ran.code == 2
    assert "servicez" in ran.err


def test_a_rule_on_a_broken_field_keeps_silent(tree: Path) -> None:
    @rule("XJ900", "cloud")
    def asks_for_the_day(document: CloudForm) -> Iterable[Fault]:
        yield Fault("XJ333", values={"count": document.filled_on.isoformat()})

    assert "XJ333" in _codes(tree)
    _spoil(tree)
    assert "XJ333" not in _codes(tree)


def _spoil(tree: Path) -> None:
    path = tree / CLOUD
    text = path.read_text("utf-8")
    assert "filled_on: " in text
    path.write_text(text.replace("filled_on: ", "filled_on: about ", 1), "utf-8")
