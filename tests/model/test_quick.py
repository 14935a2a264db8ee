"""The quick lane for self-assessments against the model."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from quick_shape import MODULE, Writer, quick_shape
from tests.examples import examples
from xingji.model.assessment import SelfAssessment
from xingji.model.quick import QuickAssessment, quick_assessment

SHA = "0a" * 32
DEGREES = ["met", "mostly", "partly", "unmet", "not_applicable"]
ODD: st.SearchStrategy[Any] = st.sampled_from(
    ["", " ", "x", "Met", "met ", "0", "-1", "10000", "3.0", "PA01.1.1\n", SHA, SHA.upper(), "2023-02-30", "20230712",
     "2023-07-12", "ics-2023\n", "ICS-2023", "2023/91320115ma0xja001h", "2023/9132", "a" * 41, "字" * 201,
     "字" * 2001, "a\nb", None, [], {}, ["met"], "3-5", "5-3", "3 5", "第3页"]
)  # fmt: skip
TITLES = st.sampled_from(["工控设备台账", "a", "字" * 200])
TEXTS = st.sampled_from(["说明", "字" * 2000, "两行\n文字", None])


EVIDENCE = st.fixed_dictionaries(
    {"title": TITLES},
    optional={"page": st.sampled_from(["1", "9999", "3-5、8", None]), "sha256": st.sampled_from([SHA, None])},
)
ANSWERS = st.fixed_dictionaries(
    {"degree": st.sampled_from(DEGREES)},
    optional={"note": TEXTS, "reason": TEXTS, "evidence": st.lists(EVIDENCE, max_size=20)},
)
KEYS = st.sampled_from(["PA01.1.1", "PA40.5.10", "PT07.2.6"])
SOUND = st.fixed_dictionaries(
    {
        "dossier": st.just("2023/91320115MA0XJA001H"),
        "guideline": st.sampled_from(["ics-2023", "platform-2024"]),
        "agency": st.sampled_from(["nj-01", "a", "a" * 40]),
        "assessed_on": st.sampled_from(["2023-07-12", "2024-02-29"]),
        "answers": st.dictionaries(KEYS, st.sampled_from(DEGREES) | ANSWERS | ANSWERS, max_size=3),
    },
    optional={"commitment": st.sampled_from([{"signed_on": "2023-06-25", "sha256": SHA}, None])},
)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every container with one of its keys or indexes."""
    if isinstance(value, dict):
        return [(value, key) for key in value] + [place for entry in value.values() for place in _places(entry)]
    if isinstance(value, list):
        return [(value, n) for n in range(len(value))] + [place for entry in value for place in _places(entry)]
    return []


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Half of them sound, the others with one odd, missing or surplus place."""
    data: dict[str, Any] = json.loads(json.dumps(draw(SOUND)))
    how = draw(st.sampled_from(["sound", "sound", "sound", "odd", "missing", "surplus", "key", "many"]))
    container, key = draw(st.sampled_from(_places(data)))
    if how == "odd":
        container[key] = draw(ODD)
    elif how == "missing":
        del container[key]
    elif how == "surplus" and isinstance(container, dict):
        container["extra"] = draw(ODD)
    elif how == "key":
        data["answers"][draw(st.sampled_from(["PA1.1.1", "PA01.1.1\n", "PB01.1.1"]))] = "met"
    elif how == "many":
        data["answers"]["PA01.1.1"] = {"degree": "met", "evidence": [{"title": "a"}] * 21}
    return data


DOCUMENTS = documents()


def _answers(document: QuickAssessment | SelfAssessment) -> dict[str, Any]:
    return {key: (a.degree, a.reason, bool(a.evidence)) for key, a in document.detailed.items()}


@examples(2500)
@given(DOCUMENTS)
def test_what_the_lane_accepts_the_model_reads_alike(data: dict[str, Any]) -> None:
    quick = quick_assessment(data)
    if quick is None:
        return
    slow = SelfAssessment.model_validate(data)
    assert (quick.guideline, quick.agency, quick.assessed_on) == (slow.guideline, slow.agency, slow.assessed_on)
    assert quick.degrees == slow.degrees
    assert quick.not_applicable == slow.not_applicable
    assert quick.dossier == slow.dossier
    assert _answers(quick) == _answers(slow)
    promises = [(p.signed_on, p.sha256) if p else None for p in (quick.commitment, slow.commitment)]
    assert promises[0] == promises[1]


@examples(2500)
@given(DOCUMENTS)
def test_what_the_model_refuses_the_lane_declines(data: dict[str, Any]) -> None:
    try:
        SelfAssessment.model_validate(data)
    except ValidationError:
        assert quick_assessment(data) is None


def test_the_shape_is_that_of_the_model() -> None:
    assert MODULE.read_bytes() == quick_shape(), "the model of self-assessments changed: python tools/quick_shape.py"


@pytest.mark.parametrize("keyword", [{"multipleOf": 2}, {"type": "string", "contentEncoding": "base64"}])
def test_a_keyword_that_nobody_understands_is_not_passed_over(keyword: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        Writer({}).test({"type": "integer", "minimum": 1, "maximum": 9, **keyword}, "v")


def test_lane_takes_an_ordinary_assessment() -> None:
    answer = {"degree": "partly", "note": "说明", "evidence": [{"title": "台账", "page": "3", "sha256": SHA}]}
    whose = {"dossier": "2023/91320115MA0XJA001H", "guideline": "ics-2023", "agency": "nj-01"}
    data = {**whose, "assessed_on": "2023-07-12", "answers": {"PA01.1.1": answer}}
    assert quick_assessment(data) is not None


@pytest.mark.parametrize("data", [{}, {"answers": {}}, {"guideline": "ics-2023", "answers": None}])
def test_lane_declines_what_is_missing(data: dict[str, Any]) -> None:
    assert quick_assessment(data) is None
