"""An invented province with a track of its own, as data only: through every command, and nothing of the sample is left.

What it takes to run the programme elsewhere lies beside this file; no line of the engine knows of it.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.run import Ran, xingji
from tests.places import ROOT, SAMPLE
from xingji.store.reference import reference

HERE = Path(__file__).parent
OLD, NEW = "91990201MA0XLA0012", "91990101MA0DHA001C"
HELD = f"submissions/2025/xiling/{OLD}"
FRESH = f"submissions/2025/donghu/{NEW}"
DAY = "2025-09-25"
PLAIN = {".html", ".json", ".jsonld", ".csv", ".xml", ".ics", ".svg", ".txt", ".yaml", ".md"}
THEIRS = ("assets/vendor", "pagefind", "licences")
"""Scripts of others, and the index that they make of the pages."""


def _foreign() -> re.Pattern[str]:
    """Whatever names the sample's province, its places, codes and bodies."""
    known = reference(SAMPLE)
    names = {city.name.removesuffix("市") for city in known.cities.values()}
    names |= {county.name for county in known.counties.values()} | {zone.name for zone in known.zones.values()}
    names |= {"江苏", "苏工信", "省工信厅", "jsgyaq", "13个"}
    words = {*known.cities, known.province.english.lower(), "nj-01"}
    code = rf"(?<![0-9A-Za-z]){known.province.region}[0-9]{{4}}(?![0-9A-Za-z])"
    return re.compile(rf"{'|'.join(sorted(names))}|(?i:\b(?:{'|'.join(sorted(words))})\b)|{code}")


FOREIGN = _foreign()


def assert_own(text: str, what: object) -> None:
    """Nothing of the sample's province is in it."""
    found = FOREIGN.search(text)
    assert found is None, f"{what}: …{text[max(0, found.start() - 60) : found.end() + 20]}…"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The province as somebody would have it: its data, and its own pages laid over those of the site."""
    for name in ("submissions", "scoring"):
        shutil.copytree(HERE / name, tmp_path / name)
    leave = shutil.ignore_patterns("notices", "keys")
    shutil.copytree(ROOT / "site", tmp_path / "site", ignore=leave)
    shutil.copytree(HERE / "site", tmp_path / "site", dirs_exist_ok=True)
    for name in ("mkdocs.yml", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def run(project: Path, *arguments: str | Path, code: int = 0) -> Ran:
    """A command that must end so, and must not name the other province."""
    ran = xingji(*arguments, cwd=project)
    assert ran.code == code, ran.out + ran.err
    assert_own(ran.out + ran.err, arguments)
    return ran


def _parts(path: Path) -> Iterator[str]:
    """Every text within an office file."""
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                yield packed.read(name).decode("utf-8")


def test_the_words_are_those_of_the_sample(sample: Path) -> None:
    """What is looked for is found where it belongs."""
    for path in ("province.yaml", "counties.yaml", "zones.yaml", "2023/edition.yaml", "2023/nanjing/agencies.yaml"):
        assert FOREIGN.search((sample / "submissions" / path).read_text("utf-8")), path
    for text in ("江苏省", "Jiangsu", "nanjing", "320115", "苏州", "鼓楼区"):
        assert FOREIGN.fullmatch(text) or FOREIGN.match(text), text


def test_its_data_is_sound(project: Path) -> None:
    assert run(project, "check", "--format", "json").json()["summary"]["errors"] == 0
    run(project, "fmt", "--check", "submissions", "scoring")


def _started(project: Path) -> Path:
    """A new dossier with what `new` cannot know filled in: everything up to level 2, nothing above."""
    run(
        project,
        "new",
        NEW,
        "--edition",
        "2025",
        "--city",
        "donghu",
        "--name",
        "示例材料（东湖）有限公司",
        "--agency",
        "dh-01",
        "--industry",
        "26",
    )
    folder = project / FRESH
    for path in folder.rglob("*.yaml"):
        assert_own(path.read_text("utf-8"), path)
    form = folder / "enterprise.yaml"
    text = form.read_text("utf-8")
    for field, value in (
        ("county", '"990101"'),
        ("industry", '"26"'),
        ("  name", "示例联系人"),
        ("  phone", "0990-80000301"),
    ):
        text = re.sub(rf"(?m)^{field}:.*$", f"{field}: {value}", text)
    form.write_text(text, "utf-8")
    cloud = folder / "cloud.yaml"
    whose = cloud.read_text("utf-8").partition("dossier:")[2].partition("\n")[0]
    cloud.write_text(f"dossier:{whose}\nfilled_on: 2025-04-20\nuses_cloud: false\n", "utf-8")
    answers = folder / "data" / "self-assessment.yaml"
    text = answers.read_text("utf-8").replace("assessed_on:", "assessed_on: 2025-04-25 #", 1)
    answers.write_text(re.sub(r"(?m)^  #(PD0[12]\.[12]\.[12]):", r"  \1: met", text), "utf-8")
    return folder


def test_a_dossier_from_new_to_plan(project: Path) -> None:
    """Its track is the only one, so nobody has to name it; the levels are those of its guideline."""
    _started(project)
    summary = run(project, "check", FRESH, "--format", "json").json()["summary"]
    assert summary["errors"] == 0
    (result,) = run(project, "score", FRESH, "--format", "json").json()["results"]
    assert (result["track"], result["level"], result["level_name"], result["stars"]) == ("data", 2, "成型级", None)
    assert len(result["areas"]) == 2
    plan = run(project, "plan", f"{FRESH}/data", "--to", "3", "--format", "json").json()
    assert {name[:4] for name in plan["practices"]} == {"PD01", "PD02"}
    assert (
        "没有培育类型"
        in run(project, "new", OLD, "--edition", "2025", "--city", "donghu", "--track", "ics", code=2).err
    )
    assert "donghu" in run(project, "new", OLD, "--edition", "2025", "--city", "elsewhere", code=2).err


def test_a_workbook_there_and_back(project: Path) -> None:
    folder, book = _started(project), project / "自评估.xlsx"
    run(project, "workbook", "export", FRESH, "--out", book)
    for text in _parts(book):
        assert_own(text, book)
    opened = load_workbook(book)
    rows = [
        (sheet, cells) for sheet in opened for cells in sheet.iter_rows() if any(c.value == "PD02.3.1" for c in cells)
    ]
    (sheet, cells) = next(row for row in rows if not row[0].title.startswith("_"))
    heads = next(row for row in sheet.iter_rows() if any(c.value == "符合程度" for c in row))
    column = next(cell.column for cell in heads if cell.value == "符合程度")
    sheet.cell(cells[0].row, column).value = "部分符合"
    opened.save(book)
    run(project, "workbook", "import", book)
    assert "  PD02.3.1: partly\n" in (folder / "data/self-assessment.yaml").read_text("utf-8")


def test_the_year_on_its_desk(project: Path) -> None:
    """Cities in the order of the province, numbers from the edition."""
    told = run(project, "status", "2025", "--on", DAY).out
    assert "西岭市" in told
    run(project, "status", "2025", "--city", "xiling", "--list", "--on", DAY)
    assert "没有设区市" in run(project, "status", "2025", "--city", "elsewhere", "--on", DAY, code=2).err
    run(project, "history", OLD)
    ranked = run(project, "ranking", "2025", "--on", DAY, "--format", "json").json()["ranking"]
    assert [one["rank"] for one in ranked if one["served"] == 1] == [1], "its edition ranks from one enterprise on"
    run(project, "figures", "2025", "--internal")
    run(project, "owners")
    run(project, "edition", "new", "2026", "--from", "2025")
    assert "sources" in (project / "submissions/2026/edition.yaml").read_text("utf-8")
    run(project, "check", "submissions/2026")


@pytest.mark.parametrize(
    ("kind", "arguments", "words"),
    [
        ("commitment", (HELD,), "工业数据安全"),
        ("agencies", ("2025", "东湖"), "推荐1至2家（通知第二条）"),
        ("list", ("2025", "--track", "data", "--on", DAY), "成型级"),
        ("progress", ("2025", "西岭", "--on", DAY), "数据"),
        ("rectification", (HELD, "--on", DAY), "PD02.3.1"),
        ("annual", ("2025", "--on", DAY, "--internal"), "西岭市"),
    ],
)
def test_papers(project: Path, kind: str, arguments: tuple[str, ...], words: str) -> None:
    ending = "xlsx" if kind in ("agencies", "progress") else "docx"
    paper = project / f"{kind}.{ending}"
    run(project, "word", kind, *arguments, "--out", paper)
    parts = list(_parts(paper))
    for text in parts:
        assert_own(text, kind)
    assert words in re.sub(r"<[^>]*>", "", "".join(parts))


@pytest.mark.site
def test_its_site_is_its_own(project: Path) -> None:
    """Every page, data file and list; the words are the province's."""
    (project / "build").mkdir()
    (project / "build" / "npm").symlink_to(ROOT / "build" / "npm")
    run(project, "build", "--on", DAY)
    public = project / "public"
    for path in sorted(public.rglob("*")):
        inside = path.relative_to(public).as_posix()
        if path.is_file() and not any(name in inside for name in THEIRS):
            if path.suffix in PLAIN:
                assert_own(path.read_text("utf-8"), inside)
            elif path.suffix == ".xlsx":
                for text in _parts(path):
                    assert_own(text, inside)
    home = (public / "index.html").read_text("utf-8")
    assert "示例省" in home
    assert "分3个等级，没有星数" in home
    assert "工控" not in home
    assert "示例省工业信息安全防护星级名单" in (public / "data/index.html").read_text("utf-8")
    assert "示例装备（西岭）有限公司" in (public / "lists/2025-data/index.html").read_text("utf-8")
    statistics = (public / "statistics/index.html").read_text("utf-8")
    assert statistics.count('class="xj-tile"') + statistics.count('class="xj-tile xj-tile--none"') == 3


def test_the_numbers_are_those_of_its_edition(project: Path) -> None:
    """One agency without any provincial institution is enough here; a third one is too many."""
    path = project / "submissions/2025/donghu/agencies.yaml"
    text = path.read_text("utf-8")
    row = text[text.index("  - id:") : text.index("target:")]
    three = "".join(row.replace("dh-01", f"dh-0{n}").replace("示例数据", f"示例数据{n}") for n in (1, 2, 3))
    path.write_text(text.replace(row, three), "utf-8")
    found = run(project, "check", "submissions/2025/donghu/agencies.yaml", "--format", "json", code=1).json()[
        "findings"
    ]
    assert [(one["code"], "应为1至2家（通知第二条）" in one["message"]) for one in found] == [("XJ350", True)]


def test_a_province_without_its_file_is_told_once(project: Path) -> None:
    (project / "submissions/province.yaml").unlink()
    found = run(project, "check", "--format", "json", code=1).json()["findings"]
    assert [(one["code"], one["path"]) for one in found if one["severity"] == "error"] == [
        ("XJ390", "submissions/province.yaml")
    ]
    assert "submissions/province.yaml" in run(project, "status", "2025", "--on", DAY, code=2).err


def test_a_faulty_province_is_told_where_it_is_wrong(project: Path) -> None:
    path = project / "submissions/province.yaml"
    path.write_text(path.read_text("utf-8").replace("areas: PD", "areas: data"), "utf-8")
    found = run(project, "check", "--format", "json", code=1).json()["findings"]
    assert [(one["path"], one["item"]) for one in found if one["severity"] == "error"] == [
        ("submissions/province.yaml", "tracks.1.areas")
    ]
    assert "submissions/province.yaml" in run(project, "build", "--on", DAY, code=1).err
