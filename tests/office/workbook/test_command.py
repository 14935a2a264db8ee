"""`xingji workbook` as a user runs it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.run import xingji
from tests.places import SAMPLE
from tests.sentences import Hold
from xingji.office.workbook.package import UnfitError

from .desk import ASSESSMENT, FIRST, HOME, cell, codes, edited, entry, imported, small_tree


@pytest.fixture(scope="module")
def by_command(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The workbook that the command exports."""
    root = small_tree(tmp_path_factory.mktemp("export"))
    assert xingji("workbook", "export", HOME.folder, "--out", "自评估.xlsx", cwd=root).code == 0
    return (root / "自评估.xlsx").read_bytes()


@pytest.fixture
def office(desk: Path, by_command: bytes) -> Path:
    """The tree with its exported workbook in it."""
    (desk / "自评估.xlsx").write_bytes(by_command)
    return desk


def test_export_says_what_is_in_it(desk: Path) -> None:
    done = xingji("workbook", "export", HOME.folder, "--out", "out/a.xlsx", cwd=desk)
    assert done.out == "已导出 out/a.xlsx（自评估，ics-2023，已填 87 / 87）\n"
    for path in (f"{HOME.folder}/ics", ASSESSMENT):
        assert xingji("workbook", "export", path, "--out", "out/b.xlsx", "--force", cwd=desk).code == 0
        assert (desk / "out/a.xlsx").read_bytes() == (desk / "out/b.xlsx").read_bytes()


def test_export_names_the_file_after_the_enterprise(desk: Path) -> None:
    done = xingji("workbook", "export", HOME.folder, cwd=desk)
    assert done.code == 0
    assert (desk / "示例轨道车辆配套（南京）有限公司-自评估.xlsx").is_file()
    again = xingji("workbook", "export", HOME.folder, cwd=desk)
    assert again.code == 2
    assert "--force" in again.err
    path = desk / HOME.path("enterprise")
    odd = 'name: "示例: a/b\\\\..\\\\c*?<d>|e"'
    path.write_text(re.sub("name: 示例.*", lambda _: odd, path.read_text("utf-8"), count=1), "utf-8")
    assert xingji("workbook", "export", HOME.folder, "--kind", "verification", cwd=desk).code == 0
    assert (desk / "示例- a-b----c---d--e-线上核查.xlsx").is_file()
    path.unlink()
    assert xingji("workbook", "export", HOME.folder, cwd=desk).code == 0
    assert (desk / f"{HOME.uscc}-自评估.xlsx").is_file()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((HOME.folder, "--out", "自评估.xlsx"), "--force"),
        ((HOME.folder, "--out", "a.xls"), ".xlsx"),
        (("submissions/2023",), "submissions/年度/城市/信用代码"),
        (("submissions/2023", "--out", "a.xlsx"), "submissions/年度/城市/信用代码"),
        (("nowhere", "--out", "a.xlsx"), "找不到"),
        (
            (HOME.folder.replace("submissions", "./submissions"), "--out", "b.xlsx", "--kind", "answers"),
            "不能是",
        ),
    ],
)
def test_export_refuses(office: Path, arguments: tuple[str, ...], word: str) -> None:
    done = xingji("workbook", "export", *arguments, cwd=office)
    assert done.code == 2
    assert word in done.err


def test_export_of_a_faulty_document(desk: Path) -> None:
    (desk / ASSESSMENT).write_text("answers: [1, 2]\nguideline: ics-2023\n", "utf-8")
    done = xingji("workbook", "export", HOME.folder, "--out", "a.xlsx", cwd=desk)
    assert done.code == 1
    assert "xingji check" in done.err
    assert not (desk / "a.xlsx").exists()


def test_import_of_what_is_there(office: Path) -> None:
    done = xingji("workbook", "import", "自评估.xlsx", cwd=office)
    assert done.code == 0
    assert "自评估.xlsx：内容没有变化，没有改动文件。" in done.out
    assert done.err == ""


def change(path: Path, work: Any) -> None:
    path.write_bytes(edited(path.read_bytes(), work))


def test_import_writes_checks_and_says_so(office: Path) -> None:
    def work(book: Any) -> None:
        cell(book, "符合程度").value = "不适用"
        entry(book, "自评估咨询服务机构").value = "nj-99"

    change(office / "自评估.xlsx", work)
    done = xingji("workbook", "import", "自评估.xlsx", "--format", "json", cwd=office)
    assert done.code == 1
    told = done.json()
    assert told["workbooks"][0]["written"] == [ASSESSMENT]
    assert told["workbooks"][0]["updated"] == 2
    errors = [row for row in told["findings"] if row["severity"] == "error"]
    assert {row["path"] for row in errors} == {"自评估.xlsx"}
    assert "D01 工业设备安全!I4 PA01.1.1" in [row["item"] for row in errors]
    assert f"{FIRST}: not_applicable" in (office / ASSESSMENT).read_text("utf-8")


def test_dry_run_writes_nothing(office: Path) -> None:
    def work(book: Any) -> None:
        cell(book, "符合程度").value = "基本符合"

    change(office / "自评估.xlsx", work)
    before = (office / ASSESSMENT).read_bytes()
    done = xingji("workbook", "import", "自评估.xlsx", "--dry-run", cwd=office)
    assert done.code == 0
    assert f"将写入 {ASSESSMENT}" in done.out
    assert (office / ASSESSMENT).read_bytes() == before


def test_one_bad_workbook_does_not_stop_the_others(office: Path, table: Path) -> None:
    folder = office / "收到"
    folder.mkdir()
    (office / "自评估.xlsx").rename(folder / "b.xlsx")
    (folder / "a.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "c.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    for name in ("~$b.xlsx", "._b.xlsx", ".~lock.b.xlsx#", ".DS_Store", "Thumbs.db", "._old.csv"):
        (folder / name).write_bytes(b"left behind")
    (folder / "d.xlsx").symlink_to(folder / "b.xlsx")
    (folder / "e").mkdir()
    shutil.copyfile(table, folder / "e" / "f.XLSX")
    shutil.rmtree(office / HOME.folder)
    done = xingji("workbook", "import", "收到", "--lang", "en", cwd=office)
    assert done.code == 1
    assert (office / ASSESSMENT).exists()
    assert "4 workbook(s): 1 imported, 1 without change, 2 refused" in done.out
    assert "XJ701" in done.out
    assert "XJ702" in done.out


def test_what_lies_beside_the_workbooks_is_told(office: Path, sentences: Hold) -> None:
    sentences([UnfitError("XJ747", name="回答.csv")])
    folder = office / "收到"
    folder.mkdir()
    (office / "自评估.xlsx").rename(folder / "自评估.xlsx")
    for name in ("回答.csv", "回答.docx", "台账.pdf", "desktop.ini"):
        (folder / name).write_bytes(b"x")
    done = xingji("workbook", "import", "收到", cwd=office)
    assert done.code == 0
    told = [line for line in done.out.splitlines() if "XJ747" in line]
    assert told == [
        "收到/回答.csv  建议 XJ747  回答.csv 不是 .xlsx 工作簿，没有读取",
        "收到/回答.docx  建议 XJ747  回答.docx 不是 .xlsx 工作簿，没有读取",
    ]
    done = xingji("workbook", "import", "收到", "--format", "json", "--lang", "en", cwd=office)
    assert [row["path"] for row in done.json()["findings"] if row["code"] == "XJ747"] == [
        "收到/回答.csv",
        "收到/回答.docx",
    ]


def test_import_refuses_wrong_usage(desk: Path) -> None:
    (desk / "empty").mkdir()
    for path, word in (("empty", "没有工作簿"), ("none.xlsx", "找不到")):
        done = xingji("workbook", "import", path, cwd=desk)
        assert done.code == 2
        assert word in done.err
    assert xingji("workbook", cwd=desk).code == 2


def test_other_places_are_not_written(office: Path) -> None:
    before = sorted(str(path) for path in office.rglob("*"))
    xingji("workbook", "import", "自评估.xlsx", cwd=office)
    assert sorted(str(path) for path in office.rglob("*")) == before


def test_explain_knows_the_codes(desk: Path) -> None:
    assert "公式" in xingji("explain", "XJ719", cwd=desk).out


def test_verification_there_and_back(office: Path) -> None:
    made = xingji("workbook", "export", HOME.folder, "--kind", "verification", "--out", "核查.xlsx", cwd=office)
    assert made.code == 0
    path = office / HOME.path("verification")
    before = path.read_bytes()
    done = xingji("workbook", "import", "核查.xlsx", cwd=office)
    assert done.code == 0
    assert path.read_bytes() == before


AGENCIES = "submissions/2023/nanjing/agencies.yaml"


@pytest.fixture
def table(desk: Path) -> Path:
    """附件3 of the city as `xingji word agencies` makes it."""
    done = xingji("word", "agencies", "2023", "nanjing", "--out", "附件3.xlsx", cwd=desk)
    assert done.code == 0, done.err
    return desk / "附件3.xlsx"


def agencies_row(book: Any, name: str) -> list[Any]:
    sheet = book["附件3"]
    return next(list(row) for row in sheet.iter_rows() if row[1].value == name)


def test_agency_table_comes_back(desk: Path, table: Path) -> None:
    before = (desk / AGENCIES).read_bytes()
    done = xingji("workbook", "import", table.name, cwd=desk)
    assert done.code == 0, done.out
    assert (desk / AGENCIES).read_bytes() == before
    (desk / AGENCIES).unlink()
    assert xingji("workbook", "import", table.name, cwd=desk).code == 0
    from xingji.model.edition import Agencies  # noqa: PLC0415
    from xingji.store.load import load  # noqa: PLC0415

    assert load(desk / AGENCIES, Agencies) == load(SAMPLE / AGENCIES, Agencies)


def test_agency_table_tells_what_it_did_not_take(desk: Path, table: Path, sentences: Hold) -> None:
    def work(book: Any) -> None:
        agencies_row(book, "nj-02")[10].value = "换了电话"
        book["附件3"].delete_rows(agencies_row(book, "nj-04")[0].row)

    change(table, work)
    result = imported(desk, table.read_bytes(), write=False)
    assert {"XJ739", "XJ740"} <= set(codes(result))
    sentences(result.findings)


def test_agency_table_takes_changes(desk: Path, table: Path) -> None:
    def work(book: Any) -> None:
        agencies_row(book, "nj-02")[5].value = "025-80009999"
        agencies_row(book, "nj-02")[10].value = "换了电话"
        sheet = book["附件3"]
        sheet.delete_rows(agencies_row(book, "nj-04")[0].row)

    before = (desk / AGENCIES).read_text("utf-8")
    change(table, work)
    done = xingji("workbook", "import", table.name, "--format", "json", cwd=desk)
    told = [row["code"] for row in done.json()["findings"]]
    assert "XJ739" in told
    assert "XJ740" in told
    after = (desk / AGENCIES).read_text("utf-8")
    assert "025-80009999" in after
    assert "nj-04" not in after
    assert before.split("  - id: nj-02")[0] == after.split("  - id: nj-02")[0]


def test_many_cities_at_once_keep_their_own(desk: Path, tmp_path: Path) -> None:
    """A workbook goes where its marks say, whatever its name and folder."""
    other = small_tree(tmp_path / "other")
    assert xingji("workbook", "export", HOME.folder, "--out", str(desk / "苏州.xlsx"), cwd=other).code == 0
    assert xingji("workbook", "import", "苏州.xlsx", cwd=desk).code == 0
    assert not (desk / "submissions/2023/suzhou").exists()
    assert openpyxl.load_workbook(desk / "苏州.xlsx").sheetnames[0] == "封面"
