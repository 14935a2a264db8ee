"""The quick lane for self-assessments against the model."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from xingji.model.assessment import SelfAssessment
from xingji.model.quick import quick_assessment

SHA = "0a" * 32
DEGREES = ["met", "mostly", "partly", "unmet", "not_applicable"]
ODD: st.SearchStrategy[Any] = st.sampled_from(
    ["", " ", "x", "Met", "met ", "0", "-1", "10000", "3.0", "PA01.1.1\n", SHA, SHA.upper(), "2023-02-30", "20230712",
     "2023-07-12", "ics-2023\n", "ICS-2023", "a" * 41, "字" * 201, "字" * 2001, "a\nb", None, [], {}, ["met"]]
)  # fmt: skip
TITLES = st.sampled_from(["工控设备台账", "a", "字" * 200])
TEXTS = st.sampled_from(["说明", "字" * 2000, "两行\n文字", None])


def mapping(fields: dict[str, st.SearchStrategy[Any]], required: set[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Mappings of which a field is now and then odd, missing, or one too many."""
    some = {key: st.one_of(value, value, value, value, value, ODD) for key, value in fields.items()}
    extra = st.dictionaries(st.just("extra"), ODD, max_size=1) if required else st.just({})
    base = st.fixed_dictionaries(
        {key: value for key, value in some.items() if key in required},
        optional={key: value for key, value in some.items() if key not in required},
    )
    return st.one_of(base, base, base, base, st.builds(lambda left, right: {**left, **right}, base, extra))


EVIDENCE = mapping(
    {"title": TITLES, "page": st.sampled_from(["1", "9999", None]), "sha256": st.sampled_from([SHA, None])}, {"title"}
)
ANSWERS = mapping(
    {"degree": st.sampled_from(DEGREES), "note": TEXTS, "reason": TEXTS, "evidence": st.lists(EVIDENCE, max_size=2)},
    {"degree"},
)
KEYS = st.sampled_from(["PA01.1.1", "PA40.5.10", "PT07.2.6"]) | st.sampled_from(["PA1.1.1", "PA01.1.1\n", "PB01.1.1"])
DOCUMENTS = mapping(
    {
        "guideline": st.sampled_from(["ics-2023", "platform-2024"]),
        "agency": st.sampled_from(["nj-01", "a", "a" * 40]),
        "assessed_on": st.sampled_from(["2023-07-12", "2024-02-29"]),
        "commitment": mapping({"signed_on": st.just("2023-06-25"), "sha256": st.just(SHA)}, {"signed_on", "sha256"}),
        "answers": st.dictionaries(KEYS, st.sampled_from(DEGREES) | ANSWERS, max_size=3),
    },
    {"guideline", "agency", "assessed_on", "answers"},
)


@settings(max_examples=2500, deadline=None)
@given(DOCUMENTS)
def test_what_the_lane_accepts_the_model_reads_alike(data: dict[str, Any]) -> None:
    quick = quick_assessment(data)
    if quick is None:
        return
    slow = SelfAssessment.model_validate(data)
    assert (quick.guideline, quick.agency, quick.assessed_on) == (slow.guideline, slow.agency, slow.assessed_on)
    assert quick.degrees == slow.degrees
    assert quick.not_applicable == slow.not_applicable
    assert {k: (a.degree, a.reason, a.evidence) for k, a in quick.detailed.items()} == {
        k: (a.degree, a.reason, bool(a.evidence)) for k, a in slow.detailed.items()
    }
    promises = [(p.signed_on, p.sha256) if p else None for p in (quick.commitment, slow.commitment)]
    assert promises[0] == promises[1]


@settings(max_examples=2500, deadline=None)
@given(DOCUMENTS)
def test_what_the_model_refuses_the_lane_declines(data: dict[str, Any]) -> None:
    try:
        SelfAssessment.model_validate(data)
    except ValidationError:
        assert quick_assessment(data) is None


def test_lane_takes_an_ordinary_assessment() -> None:
    answer = {"degree": "partly", "note": "说明", "evidence": [{"title": "台账", "page": "3", "sha256": SHA}]}
    data = {"guideline": "ics-2023", "agency": "nj-01", "assessed_on": "2023-07-12", "answers": {"PA01.1.1": answer}}
    assert quick_assessment(data) is not None


@pytest.mark.parametrize("data", [{}, {"answers": {}}, {"guideline": "ics-2023", "answers": None}])
def test_lane_declines_what_is_missing(data: dict[str, Any]) -> None:
    assert quick_assessment(data) is None
