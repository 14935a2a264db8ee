"""The commitment letter."""

from __future__ import annotations

from typing import Any

import pytest

from tests.office.papers.sample import HOSTILE, agency, assert_golden, edition, enterprise, word_text
from xingji.office.papers.commitment import Parties, to_docx
from xingji.office.papers.template import Wanted


def letter(*tracks: str, year: Any = None, by: Any = None, firm: Any = None) -> bytes:
    parties = Parties(year or edition(), "南京市", firm or enterprise(), by or agency(), tracks or ("工控安全防护",))
    return to_docx(parties, Wanted())


def test_golden() -> None:
    assert_golden("commitment.txt", word_text(letter()))


@pytest.mark.parametrize(
    "promise",
    [
        "在服务过程中不对企业系统运行造成影响",
        "不泄露服务中获取的企业信息",
        "所获取数据信息仅用于支持政府主管部门相关工作",
        "一对一免费咨询服务",
    ],
)
def test_promises_of_the_notice(promise: str) -> None:
    assert promise in word_text(letter())


def test_it_says_what_is_not_official() -> None:
    assert "其余文字由项目拟定，供参考，非官方文本" in word_text(letter())


def test_provincial_institutions_are_called_so() -> None:
    assert "省级工业信息安全服务支撑机构，" in word_text(letter(by=agency(institution="inst-01")))
    assert "省级工业信息安全服务支撑机构" not in word_text(letter())


def test_both_tracks() -> None:
    assert "工控安全防护、工业互联网平台安全防护自评估咨询服务" in word_text(
        letter("工控安全防护", "工业互联网平台安全防护")
    )


def test_document_number_only_when_known() -> None:
    assert "要求，示例" in word_text(letter())
    known = edition(document={"number": "示例〔2023〕1号", "verified": "true"})
    assert "要求（示例〔2023〕1号），示例" in word_text(letter(year=known))
    doubtful = edition(document={"number": "示例〔2023〕1号", "verified": "false"})
    assert "（示例〔2023〕1号（文号未经核实））" in word_text(letter(year=doubtful))


def test_sample_mark_only_on_samples() -> None:
    assert word_text(letter()).startswith("[示例数据，不代表任何真实企业]")
    assert word_text(letter(year=edition(sample="false"))).startswith("[]")


def test_a_term_that_nobody_announced_is_left_to_the_pen() -> None:
    assert "服务期限自签订之日起至2023年11月30日。" in word_text(letter())
    assert "服务期限自签订之日起至　　　　年　　月　　日。" in word_text(letter(year=edition(phases=[])))


def test_names_are_never_markup() -> None:
    firm = enterprise().model_copy(update={"name": HOSTILE})
    by = agency().model_copy(update={"name": HOSTILE})
    text = word_text(letter(firm=firm, by=by))
    assert text.count(HOSTILE) == 4


def test_repeats() -> None:
    assert letter() == letter()
