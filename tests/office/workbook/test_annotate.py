"""A workbook that comes back with comments: everything that is people's stays, ours is put in and replaced."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.cli.run import xingji
from xingji.messages import interface
from xingji.office.workbook.annotate import Note, annotated
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.sheets import At
from xingji.office.workbook.splice import outline

from .desk import ASSESSMENT, FIRST, HOME, cell, codes, edited, entry, exported, imported, rezipped
from .test_one_round import mistakes

WORDS = interface.WORDS["workbook.list"].zh.split("|")
FIRST_SHEET = "D01 工业设备安全"


def note(at: At | None, says: str = "写错了") -> Note:
    return Note(at, "PA01.1.1", "错误", "XJ721", says, "因为。", "改正。")


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def comments(content: bytes) -> dict[str, str]:
    """Sheet and cell → what is said there."""
    cells = [one for sheet in opened(content).worksheets for row in sheet.iter_rows() for one in row if one.comment]
    return {f"{one.parent.title}!{one.coordinate}": one.comment.text for one in cells}


def own(book: Any) -> None:
    """What people leave in a workbook besides its entries."""
    cell(book, "说明").comment = Comment("张工：待确认", "张工")
    cell(book, "符合程度").comment = Comment("请核对", "李工")
    cell(book, "说明").font = openpyxl.styles.Font(color="FFFF0000")
    entry(book, "联系人").fill = openpyxl.styles.PatternFill("solid", fgColor="FFFFFF00")


@pytest.fixture
def returned(desk: Path, book: bytes) -> bytes:
    """A workbook with mistakes and things of people, given back."""
    content = edited(edited(book, mistakes), own)
    (desk / "a.xlsx").write_bytes(content)
    assert xingji("workbook", "import", "a.xlsx", "--annotate", "b.xlsx", cwd=desk).code == 1
    assert (desk / "a.xlsx").read_bytes() == content
    return (desk / "b.xlsx").read_bytes()


def test_every_finding_is_in_its_cell_and_on_the_list(desk: Path, returned: bytes) -> None:
    told = xingji("workbook", "import", "a.xlsx", "--format", "json", cwd=desk).json()["findings"]
    said = comments(returned)
    rows = list(opened(returned)["问题清单"].iter_rows(min_row=4, values_only=True))
    assert [(row[4], row[5], row[6]) for row in rows] == [(f["code"], f["message"], f["fix"]) for f in told]
    for found in told:
        place, _, _ = found["item"].rpartition(" ") if "!" in found["item"] else ("", "", "")
        place = place or found["item"]
        if "!" in place and place not in (f"{FIRST_SHEET}!I4", f"{FIRST_SHEET}!J4"):
            assert said[place].startswith("xingji ")
            assert found["message"] in said[place]
            assert found["fix"] in said[place]


def test_the_list_leads_to_the_cells(returned: bytes) -> None:
    book = opened(returned)
    sheet = book["问题清单"]
    for row in sheet.iter_rows(min_row=4):
        if row[0].value:
            name, _, place = row[1].hyperlink.location.rpartition("!")
            assert (name.strip("'"), place) == (row[0].value, row[1].value)
            assert name.strip("'") in book.sheetnames


def test_what_is_of_people_stays(desk: Path, returned: bytes) -> None:
    before, after = (desk / "a.xlsx").read_bytes(), returned
    said = comments(after)
    assert {place: said[place] for place in comments(before)} == comments(before)
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        untouched = [name for name in old.namelist() if name.startswith("xl/worksheets/sheet")]
        assert all(old.read(name) == new.read(name).replace(_reference(new.read(name)), b"") for name in untouched)
        looks = [file.read("xl/styles.xml") for file in (old, new)]
    for group in ("fonts", "fills", "borders", "cellXfs"):
        kept, now = (_entries(xml, group) for xml in looks)
        assert now[: len(kept)] == kept


def _entries(xml: bytes, group: str) -> list[bytes]:
    found = outline(xml).first(group)
    return [xml[one.start : one.end] for one in found.children] if found else []


def _reference(sheet: bytes) -> bytes:
    """The one thing that is put into a sheet."""
    found = re.search(rb'<legacyDrawing xmlns:r="[^"]*" r:id="rIdXj[0-9]+"/>', sheet)
    return found[0] if found else b"\0"


def test_ours_are_replaced_and_not_doubled(desk: Path, returned: bytes) -> None:
    again = xingji("workbook", "import", "b.xlsx", "--annotate", "c.xlsx", "--format", "json", cwd=desk)
    assert {"XJ737"} & {row["code"] for row in again.json()["findings"]} == set()
    content = (desk / "c.xlsx").read_bytes()
    assert comments(content) == comments(returned)
    assert opened(content).sheetnames == opened(returned).sheetnames
    with zipfile.ZipFile(io.BytesIO(content)) as new, zipfile.ZipFile(io.BytesIO(returned)) as old:
        assert new.namelist() == old.namelist()
        assert new.read("xl/styles.xml") == old.read("xl/styles.xml")


def test_what_is_corrected_loses_its_comment(desk: Path, book: bytes) -> None:
    (desk / "a.xlsx").write_bytes(edited(book, lambda book: setattr(cell(book, "符合程度"), "value", "也许")))
    xingji("workbook", "import", "a.xlsx", "--annotate", "b.xlsx", cwd=desk)
    assert [*comments((desk / "b.xlsx").read_bytes())] == [f"{FIRST_SHEET}!I4"]
    right = edited((desk / "b.xlsx").read_bytes(), lambda book: setattr(cell(book, "符合程度"), "value", "符合"))
    (desk / "b.xlsx").write_bytes(right)
    assert xingji("workbook", "import", "b.xlsx", "--annotate", "c.xlsx", cwd=desk).code == 0
    assert comments((desk / "c.xlsx").read_bytes()) == {}
    assert opened((desk / "c.xlsx").read_bytes())["问题清单"]["E4"].value == "XJ328"


def test_a_comment_that_a_person_added_to_is_a_persons(book: bytes) -> None:
    place = At(FIRST_SHEET, 5, 10)
    first = annotated(book, [note(place)], WORDS)

    def answer(book: Any) -> None:
        one = book[FIRST_SHEET]["J5"]
        one.comment = Comment(f"{one.comment.text}\n已改，请看", "xingji")

    content = edited(first, answer)
    assert comments(annotated(content, [], WORDS)) == comments(content)


def test_by_programs_that_forget_the_author(book: bytes) -> None:
    """LibreOffice keeps no authors."""
    first = annotated(book, [note(At(FIRST_SHEET, 5, 10))], WORDS)
    part = "xl/xingji_comments1.xml"
    content = rezipped(first, {part: lambda xml: xml.replace(b"<author>xingji</author>", b"<author> </author>")})
    assert comments(annotated(content, [], WORDS)) == {}


def test_large_sheets_come_back(book: bytes) -> None:
    """Within the limit of an import, however often its parts are looked at."""

    def padded(xml: bytes) -> bytes:
        return xml + b"<!--%s-->" % (b"x" * 300_000) * 30

    large = rezipped(book, {f"xl/worksheets/sheet{number}.xml": padded for number in (2, 3)})
    places = [At(name, 5, 10) for name in opened(book).sheetnames[1:3]]
    assert [*comments(annotated(large, list(map(note, places)), WORDS))] == list(map(str, places))


def test_of_others_documents_nothing_comes_back(desk: Path, book: bytes) -> None:
    """Who filled the workbook in may not yet know of the decision."""
    (desk / "a.xlsx").write_bytes(
        edited(book, lambda book: setattr(entry(book, "自评估咨询服务机构"), "value", "nj-01"))
    )
    done = xingji("workbook", "import", "a.xlsx", "--dry-run", "--annotate", "b.xlsx", "--format", "json", cwd=desk)
    elsewhere = [found["path"] for found in done.json()["findings"] if found["path"] != "a.xlsx"]
    assert elsewhere
    rows = list(opened((desk / "b.xlsx").read_bytes())["问题清单"].iter_rows(min_row=4, values_only=True))
    assert rows
    assert not [row for row in rows for path in elsewhere if path in str(row)]
    assert len(rows) == len(done.json()["findings"]) - len(elsewhere)


def test_nothing_in_it_is_a_formula_or_markup(book: bytes) -> None:
    hostile = '=HYPERLINK("http://x","y")</t><f>1+1</f>]]>&\x1b[2J\u202e_x0041_\ud800'
    content = annotated(book, [note(At("D'0\"1<", 5, 10), hostile), note(At(FIRST_SHEET, 5, 10), hostile)], WORDS)
    sheet = opened(content)["问题清单"]
    assert {one.data_type for row in sheet.iter_rows(min_row=4) for one in row if one.value} <= {"s", "inlineStr"}
    shown = '=HYPERLINK("http://x","y")</t><f>1+1</f>]]>&\ufffd[2J\ufffd_x005F_x0041_\ufffd'
    assert sheet["F4"].value.replace("_x0041_", "_x005F_x0041_").replace("_x005F_x005F_", "_x005F_") == shown
    assert shown in comments(content)[f"{FIRST_SHEET}!J5"]
    assert not [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "external" in name.lower()]


def test_a_verification_keeps_its_own_list(desk: Path) -> None:
    content = annotated(exported(desk, "verification"), [note(None)], WORDS)
    assert opened(content).sheetnames[-1] == "问题清单（导入）"
    assert codes(imported(desk, content)) == []


def test_many_come_back_in_a_folder(desk: Path, book: bytes) -> None:
    folder = desk / "收到"
    (folder / "南京").mkdir(parents=True)
    (folder / "南京/a.xlsx").write_bytes(edited(book, mistakes))
    (folder / "b.xlsx").write_bytes(exported(desk, "verification"))
    (folder / "c.xlsx").write_bytes(b"PK\x03\x04")
    done = xingji("workbook", "import", "收到", "--annotate", "退回", "--format", "json", cwd=desk)
    assert done.json()["annotated"] == ["退回/b.xlsx", "退回/南京/a.xlsx"]
    again = xingji("workbook", "import", "收到", "--annotate", "退回", "--force", cwd=desk)
    assert "收到/c.xlsx 读不出内容，没有退回带批注的工作簿。" in again.out
    assert (
        sorted(path.relative_to(desk).as_posix() for path in (desk / "退回").rglob("*.xlsx"))
        == done.json()["annotated"]
    )


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("a.xlsx", "--annotate", "a.xlsx"), "--force"),
        (("a.xlsx", "d", "--annotate", "x.xlsx"), "文件夹"),
        (("d", "--annotate", "d/退回"), "别处"),
        (("a.xlsx", "d/a.xlsx", "--annotate", "退回"), "同名"),
    ],
)
def test_nothing_is_replaced_or_mixed_up(desk: Path, book: bytes, arguments: tuple[str, ...], word: str) -> None:
    """And nothing is imported then."""
    (desk / "d").mkdir()
    for name in ("a.xlsx", "d/a.xlsx"):
        (desk / name).write_bytes(edited(book, lambda book: setattr(cell(book, "符合程度"), "value", "不符合")))
    before = (desk / ASSESSMENT).read_bytes()
    done = xingji("workbook", "import", *arguments, cwd=desk)
    assert done.code == 2
    assert word in done.err
    assert (desk / ASSESSMENT).read_bytes() == before


def broken(pattern: str, piece: bytes) -> Callable[[bytes], bytes]:
    """An annotated workbook, a part of which somebody spoiled."""

    def change(content: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            name = next(name for name in file.namelist() if re.search(pattern, name))
        return rezipped(content, {name: piece})

    return change


@pytest.mark.parametrize(
    "spoil",
    [
        broken("comments1", b"<!DOCTYPE x><comments/>"),
        broken("comments1", b"<comments>"),
        broken("comments1", b"<comments/>"),
        broken("vml", b"<xml><v:shape <v:shape <v:shape </v:shape>"),
        broken("vml", b"\xff"),
        broken("styles", b"<styleSheet><cellXfs count='x'/></styleSheet>"),
        broken("Content_Types", b"<Types/>"),
        broken("sheet2.xml.rels", b"<Relationships/>"),
    ],
)
def test_spoilt_parts_are_refused_or_left(book: bytes, spoil: Callable[[bytes], bytes]) -> None:
    content = spoil(annotated(book, [note(At(FIRST_SHEET, 5, 10))], WORDS))
    with contextlib.suppress(UnfitError):
        again = annotated(content, [note(At(FIRST_SHEET, 6, 10))], WORDS)
        assert zipfile.ZipFile(io.BytesIO(again)).testzip() is None


def test_home_is_needed_for_nothing(desk: Path, book: bytes) -> None:
    """A workbook of another enterprise is refused whole; it comes back with that on its list."""
    (desk / "a.xlsx").write_bytes(edited(book, lambda book: setattr(_mark(book, "uscc"), "value", "9132")))
    done = xingji("workbook", "import", "a.xlsx", "--annotate", "b.xlsx", cwd=desk)
    assert done.code == 1
    assert opened((desk / "b.xlsx").read_bytes())["问题清单"]["E4"].value == "XJ710"
    assert HOME.uscc in (desk / ASSESSMENT).as_posix()
    assert FIRST in (desk / ASSESSMENT).read_text("utf-8")


def _mark(book: Any, key: str) -> Any:
    return next(row[1] for row in book["_xingji"].iter_rows() if row[0].value == key)
