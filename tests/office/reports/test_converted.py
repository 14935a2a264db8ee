"""Reports as LibreOffice shows them: every stage opens, nothing is left of a placeholder, the last page is there."""

from __future__ import annotations

import pytest

from tests.office.papers.convert import needs_office, pages, to_pdf
from tests.office.reports.cases import DAY, STAGES, case, verification
from tests.office.reports.made import annual_of, word_of
from tests.office.reports.readers import squeezed
from tests.office.reports.years import YEARS
from xingji.office.papers.template import Wanted
from xingji.office.reports.issue import rectification_docx

pytestmark = needs_office


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Pages of every report, by its name: LibreOffice is started once for all."""
    folder = tmp_path_factory.mktemp("reports")
    contents = {name: word_of(name) for name in STAGES} | {name: annual_of(name) for name in YEARS}
    contents["long"] = rectification_docx(case(verification=verification(2, text="@" * 2000)), DAY, Wanted())
    files = [folder / f"{name}.docx" for name in contents]
    for path, content in zip(files, contents.values(), strict=True):
        path.write_bytes(content)
    return {pdf.stem: pages(pdf) for pdf in to_pdf(folder, *files)}


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_of_the_rectification_report(converted: dict[str, list[str]], stage: str) -> None:
    text = converted[stage]
    assert "整改建议书" in squeezed(text[0])
    assert "企业(盖章)" in squeezed(text[-1])
    assert not [page for page in text if "{{" in page or "###" in page]
    assert all("内部" in page for page in text)


@pytest.mark.parametrize("name", YEARS)
def test_every_kind_of_year(converted: dict[str, list[str]], name: str) -> None:
    text = converted[name]
    assert "星级企业培育工作报告" in squeezed(text[0])
    assert "口径和方法" in squeezed("".join(text))
    assert not [page for page in text if "{{" in page or "###" in page]


def test_longest_text_stays_whole(converted: dict[str, list[str]]) -> None:
    assert "".join(converted["long"]).count("@") == 4000
