"""The catalogue: complete, the same in both languages, and never with a place that a fault does not fill."""

from __future__ import annotations

import ast
import json
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import xingji.messages.rules
import xingji.office.workbook
import xingji.rules
from tests.sentences import SUFFIX, kept
from xingji.messages.catalogue import Words, codes, fill, message
from xingji.model.finding import Fault
from xingji.model.kinds import model_of
from xingji.model.reference import Reference
from xingji.rules.registry import load_all
from xingji.rules.shape import cut_texts, shape_faults
from xingji.store.files import read_bytes
from xingji.store.reader import parse
from xingji.store.tree import walk

PARTS = ("title", "says", "why", "fix", "says_workbook", "fix_workbook")
TESTS = Path(__file__).parents[1]
CODE = re.compile(r"XJ[0-9]{3}")
PLACE = re.compile(r"\{([a-z_]+)\}")
OPTIONAL = re.compile(r"\[\[.*?\]\]")


def words(code: str) -> dict[str, Words]:
    return {part: found for part in PARTS if (found := getattr(message(code), part))}


def places(template: str) -> set[str]:
    return set(PLACE.findall(template))


def sources(package: Any) -> Iterator[ast.Module]:
    for path in sorted(Path(package.__path__[0]).rglob("*.py")):
        yield ast.parse(path.read_text("utf-8"))


def test_every_rule_has_a_message_and_every_message_a_rule() -> None:
    assert set(load_all()) == set(codes())


def declared() -> Iterator[tuple[str, str]]:
    """Code and module of rules: where its check stands, where it is declared by its name, else among the declared."""
    for module in pkgutil.iter_modules(xingji.rules.__path__):
        source = (Path(xingji.rules.__path__[0]) / f"{module.name}.py").read_text("utf-8")
        calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
        for call in calls:
            if isinstance(call.func, ast.Name) and call.func.id in {"rule", "found_elsewhere"}:
                first = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
                yield from ((str(code), module.name) for code in first if CODE.fullmatch(str(code)))


def test_a_rule_and_its_message_stand_in_modules_of_one_name() -> None:
    rules = dict.fromkeys(load_all(), "declared_codes") | dict(declared())
    messages: dict[str, str] = {}
    for module in pkgutil.walk_packages(xingji.messages.rules.__path__, f"{xingji.messages.rules.__name__}."):
        if not module.ispkg:
            name = module.name.removeprefix("xingji.messages.rules.").partition(".")[0]
            messages |= dict.fromkeys(import_module(module.name).MESSAGES, name)
    assert messages == rules


def test_no_module_counts_its_codes() -> None:
    """A range of codes in a docstring goes stale with the next rule."""
    told = [
        ast.get_docstring(module) or ""
        for package in (xingji.messages.rules, xingji.rules)
        for module in sources(package)
    ]
    assert [text for text in told if CODE.search(text)] == []


def test_no_code_twice() -> None:
    keys = Counter(
        key.value
        for module in sources(xingji.messages)
        for node in ast.walk(module)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and CODE.fullmatch(str(key.value))
    )
    assert [code for code, count in keys.items() if count > 1] == []
    assert sorted(map(str, keys)) == codes()


@pytest.mark.parametrize("code", codes())
def test_both_languages_say_the_same(code: str) -> None:
    for part, (zh, en) in words(code).items():
        for text in (zh, en):
            assert text.strip(), part
            assert text == text.strip(), part
            assert text.count("[[") == text.count("]]") == len(OPTIONAL.findall(text)), part
            assert not re.search(r"[{}]", PLACE.sub("", text)), part
        assert places(zh) == places(en), part
        assert re.search("[\u4e00-\u9fff]", zh), part
        assert re.search("[A-Za-z]", en), part


@pytest.mark.parametrize("code", codes())
def test_form_of_the_sentences(code: str) -> None:
    entry = message(code)
    assert 4 <= len(entry.title.zh) <= 14
    for text in (*entry.title, *entry.says, *entry.of_workbook.says):
        assert text[-1] not in "。．.!！?？;；,，:："
    for zh, en in (entry.why, entry.fix, entry.of_workbook.fix):
        assert zh.endswith("。")
        assert en.endswith(".")
    for zh, en in words(code).values():
        assert not set("!！") & set(zh + en)
    assert places(entry.title.zh) | places(entry.why.zh) == set(), "only says and fix are filled"
    ordinary = places(entry.says.zh) | places(entry.fix.zh)
    assert places(entry.of_workbook.says.zh) | places(entry.of_workbook.fix.zh) <= ordinary
    first = PLACE.sub("", entry.says.zh.replace("[[", "").replace("]]", "")).split("。")[0]
    assert len(first) <= 60


def carried_by_rules() -> Iterator[tuple[str, set[str]]]:
    """Code and names of the values of every `Fault("XJ…", …)` in the rules."""
    for module in sources(xingji.rules):
        for function in ast.walk(module):
            if isinstance(function, ast.FunctionDef):
                yield from _carried_by(function)


def _carried_by(function: ast.FunctionDef) -> Iterator[tuple[str, set[str]]]:
    local: dict[str, ast.expr] = {}
    nodes = sorted((n for n in ast.walk(function) if hasattr(n, "lineno")), key=lambda n: n.lineno)
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            local[node.targets[0].id] = node.value
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Fault":
            code = node.args[0]
            given = [*node.args[2:3], *(keyword.value for keyword in node.keywords if keyword.arg == "values")]
            values = given[0] if given else ast.Dict([], [])
            if isinstance(values, ast.Name):
                values = local[values.id]
            if isinstance(code, ast.Constant) and str(code.value)[2] not in "12":
                assert isinstance(values, ast.Dict), f"{code.value!s}: cannot see its values"
                yield str(code.value), {str(key.value) for key in values.keys if isinstance(key, ast.Constant)}


def carried_by_workbooks() -> Iterator[tuple[str, set[str]]]:
    """Code and names of the values of every `UnfitError("XJ…", …)`; what is handed on as a mapping is not seen."""
    for module in sources(xingji.office.workbook):
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UnfitError":
                names = [keyword.arg for keyword in node.keywords]
                if isinstance(node.args[0], ast.Constant) and None not in names:
                    yield str(node.args[0].value), {str(name) for name in names}


def test_every_place_is_filled_and_every_value_has_its_place() -> None:
    """What reader and models find is held by `test_reader_and_models_fill_every_place`."""
    seen = set()
    for code, carried in (*carried_by_rules(), *carried_by_workbooks()):
        seen.add(code)
        used = places(message(code).says.zh) | places(message(code).fix.zh)
        assert used <= carried, code
        assert carried <= used, f"{code}: a value that nobody gets to read"
    unseen = [code for code in codes() if code[2] in "3456" and code not in seen]
    for code in unseen:
        assert places(message(code).says.zh) | places(message(code).fix.zh) == set(), code


def test_every_sentence_is_kept_with_its_values() -> None:
    """In the expected findings of rules, or beside the tests of what else finds faults; and no test is gone."""
    said: set[str] = set()
    for path in TESTS.glob("rules/*/*/*/expected.json"):
        said |= {row["code"] for row in json.loads(path.read_text("utf-8")).get("findings", [])}
    for path in TESTS.rglob(f"*{SUFFIX}"):
        module = path.with_name(path.name.replace(SUFFIX, ".py"))
        for name, rows in kept(module).items():
            said |= {row["code"] for row in rows}
            assert f"def {name.partition('[')[0]}(" in module.read_text("utf-8"), f"{path.name}: {name}"
    assert said == set(codes())


UNREADABLE = [
    "a" * 300_000,
    "a: 1\x01",
    "a: \u202e1",
    "a: \u200b1",
    "a: [1",
    "a: 1\na: 2",
    "a: &x 1",
    "a: !x 1",
    "<<: {a: 1}",
    "a: 1\n---\nb: 2",
    "a: " + "[" * 20,
    "a: [" + "1," * 21_000 + "]",
    "? [a]\n: 1",
    "# nothing",
    "- 1",
    "\u202e" * 300,
    "<<<<<<< a\nb: 1\n>>>>>>> c",
    "a：1\nb: 2",
    "a:\n\tb: 1",
]
ENTERPRISE = "uscc: 91320115MA0XXXXXXX\nname: 示例公司\ncity: nanjing\nindustry: 34\nkind: manufacturer\n"
CONTACT = "contact: {name: 示例, phone: 025-12345678}\n"
ODD_PAGES = ("3 5", "0", "5-3", "上册", "、".join("1" * 21))
MISSHAPEN = [
    ("enterprise", ENTERPRISE),  # contact is missing
    ("enterprise", ENTERPRISE + CONTACT + "hold: []\n"),
    ("enterprise", ENTERPRISE + "contact: nobody\n"),
    ("enterprise", ENTERPRISE + CONTACT + "held: [{track: ics, level: high, year: 2021}]\n"),
    ("cloud", "filled_on: 2023-07-12\nuses_cloud: yes\n"),
    ("cloud", "filled_on: 12.7.2023\nuses_cloud: true\n"),
    ("cloud", "filled_on: 2023-06-31\nuses_cloud: true\n"),
    ("enterprise", ENTERPRISE.replace("manufacturer", "factory") + CONTACT),
    ("enterprise", ENTERPRISE.replace("示例公司", "示") + CONTACT),
    ("enterprise", ENTERPRISE.replace("示例公司", "") + CONTACT),
    ("enterprise", ENTERPRISE.replace("示例公司", "示例" * 41) + CONTACT),
    ("enterprise", ENTERPRISE.replace("34", "345") + CONTACT),
    ("enterprise", ENTERPRISE.replace("示例公司", "示例*公司") + CONTACT),
    ("enterprise", ENTERPRISE.replace("示例公司", '"示例公司 "') + CONTACT),
    ("enterprise", ENTERPRISE.replace("示例公司", "示例•公司") + CONTACT),
    ("enterprise", ENTERPRISE.replace("MA0", "MAO") + CONTACT),
    ("enterprise", ENTERPRISE.replace("MA0", "MA") + CONTACT),
    ("enterprise", ENTERPRISE + CONTACT.replace("025-", "")),
    ("enterprise", ENTERPRISE + CONTACT.replace("025-12345678", '"025-12345678/13800000000"')),
    ("self-assessment", "commitment: {signed_on: 2023-07-12, sha256: 待补}\n"),
    ("enterprise", ENTERPRISE + CONTACT + "held: [{track: ics, level: 0, year: 2021}]\n"),
    ("enterprise", ENTERPRISE + CONTACT + "held: [{track: ics, level: 6, year: 2021}]\n"),
    ("announcement", "lists: [{tracks: []}]\n"),
    ("announcement", f"lists: [{{tracks: [{', '.join(['ics'] * 13)}]}}]\n"),
    ("self-assessment", "guideline: ics-2023\nagency: nj-01\nassessed_on: 2023-07-12\nanswers: {PA1: met}\n"),
    ("self-assessment", "guideline: ics-2023\nagency: nj-01\nassessed_on: 2023-07-12\nanswers: {PA01.1.1: 符合}\n"),
    *(("verification", f"verdicts: {{PA01.1.1: {{verdict: confirmed, page: {page}}}}}") for page in ODD_PAGES),
]


def faults_of_reader(folder: Path) -> Iterator[Fault]:
    """Every kind of fault that the reader and the walk over the tree find."""
    for source in (b"\xff", *(text.encode() for text in UNREADABLE)):
        yield from parse(source).faults
    edition = folder / "submissions" / "2023"
    edition.mkdir(parents=True)
    (edition / "big.yaml").write_bytes(b"a" * 300_000)
    (edition / "a b.yaml").touch()
    (folder / "submissions" / "２０２４").mkdir()
    (edition / "nanjing").touch()
    (edition / "edition.yaml").mkdir()
    for name in ("big.yaml", "none.yaml"):
        yield from read_bytes(edition / name)[1]
    yield from (entry.fault for entry in walk(folder, "submissions", Reference()) if entry.fault)


def faults_of_shape() -> Iterator[Fault]:
    """Every kind of fault that the models find."""
    for kind, text in MISSHAPEN:
        parsed = parse(text.encode())
        data = parsed.data
        assert data is not None
        with pytest.raises(ValidationError) as caught:
            model_of(kind).model_validate(data)
        yield from shape_faults(model_of(kind), data, caught.value, parsed.cuts())
    cut = parse(f"{ENTERPRISE.replace('示例公司', '示例公司 #1')}{CONTACT}".encode())
    yield from cut_texts(model_of("enterprise"), cut.cuts(), [])


def link_faults(folder: Path) -> list[Fault]:
    """Faults of a symbolic link; none where the system does not let us make one."""
    link = folder / "link.yaml"
    try:
        link.symlink_to(folder / "elsewhere.yaml")
    except OSError:
        return []
    found = [entry.fault for entry in walk(folder, "link.yaml", Reference()) if entry.fault]
    return [*found, *read_bytes(link)[1]]


def test_reader_and_models_fill_every_place(tmp_path: Path) -> None:
    faults = [*faults_of_reader(tmp_path), *faults_of_shape(), *link_faults(tmp_path)]
    for fault in faults:
        entry = message(fault.code)
        for part in (entry.says, entry.fix):
            for template in part:
                assert places(OPTIONAL.sub("", template)) <= fault.values.keys(), fault
                assert not re.search(r"\{[a-z_]+\}|\[\[|\]\]", fill(template, dict.fromkeys(fault.values, "x")))
    wanted = {code for code in codes() if code[2] in "12"}
    assert {fault.code for fault in faults} | {"XJ117", "XJ224"} == wanted  # links, and what only a pull request holds
