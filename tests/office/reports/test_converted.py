"""Reports as LibreOffice shows them: every stage opens, nothing is left of a placeholder, the last page is there."""

from __future__ import annotations

from pathlib import Path

from tests.office.papers.convert import needs_office, pages, to_pdf
from tests.office.reports.cases import DAY, STAGES, case, verification
from tests.office.reports.readers import squeezed
from tests.office.reports.years import YEARS
from xingji.office.papers.template import Wanted
from xingji.office.reports.issue import rectification_docx
from xingji.office.reports.year.issue import annual_docx

pytestmark = needs_office


def test_every_stage_of_the_rectification_report(tmp_path: Path) -> None:
    files = {name: tmp_path / f"{name}.docx" for name in STAGES}
    for name, path in files.items():
        path.write_bytes(rectification_docx(STAGES[name](), DAY, Wanted()))
    for pdf in to_pdf(tmp_path, *files.values()):
        text = pages(pdf)
        assert "整改建议书" in squeezed(text[0])
        assert "企业(盖章)" in squeezed(text[-1])
        assert not [page for page in text if "{{" in page or "###" in page]
        assert all("内部" in page for page in text)


def test_every_kind_of_year(tmp_path: Path) -> None:
    files = {name: tmp_path / f"{name}.docx" for name in YEARS}
    for name, path in files.items():
        path.write_bytes(annual_docx(YEARS[name](), Wanted()))
    for pdf in to_pdf(tmp_path, *files.values()):
        text = pages(pdf)
        assert "星级企业培育工作报告" in squeezed(text[0])
        assert "口径和方法" in squeezed("".join(text))
        assert not [page for page in text if "{{" in page or "###" in page]


def test_longest_text_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.docx"
    path.write_bytes(rectification_docx(case(verification=verification(2, text="@" * 2000)), DAY, Wanted()))
    (pdf,) = to_pdf(tmp_path, path)
    assert "".join(pages(pdf)).count("@") == 4000
