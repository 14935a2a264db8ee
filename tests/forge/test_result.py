"""The result as a file: it comes back as it went, and nothing else is let in."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xingji.forge.result import (
    MOST_BYTES,
    MOST_FINDINGS,
    Counts,
    FileRow,
    FindingRow,
    ForgedResultError,
    Result,
    finding_row,
    from_json,
    ranked,
    to_json,
)
from xingji.model.finding import Finding

PATH = "submissions/2023/nanjing/91320115MA0XJA001H/ics/self-assessment.yaml"
FINDING = FindingRow(
    code="XJ322", severity="error", audience="agency", path=PATH, line=3, column=1, values=(("a", "b"),)
)


def a_result(**more: Any) -> Result:
    return Result(
        **{
            "engine": "0.1.0",
            "number": 7,
            "author": "sample-nj-01",
            "head_sha": "a" * 40,
            "base_sha": "b" * 40,
            "outcome": "refused",
            "received_at": datetime(2023, 7, 12, 2, tzinfo=UTC),
            "counts": Counts(files=1, errors=1, warnings=0, advice=0),
            "findings": (FINDING,),
            "files": (FileRow(path=PATH, sha256="c" * 64, size=10, status="added"),),
            **more,
        }
    )


def test_comes_back_as_it_went() -> None:
    result = a_result()
    assert from_json(to_json(result)) == result


def spoilt(**changes: Any) -> bytes:
    data = json.loads(to_json(a_result()))
    for place, value in changes.items():
        target: Any = data
        *way, last = place.split("__")
        for step in way:
            target = target[int(step)] if step.isdigit() else target[step]
        target[last] = value
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"outcome": "merged"},
        {"outcome": "accepted"},
        {"number": "7"},
        {"number": -1},
        {"number": True},
        {"author": "@everyone"},
        {"author": "a b"},
        {"role": "owner"},
        {"head_sha": "main"},
        {"received_at": "2023-07-12T02:00:00"},
        {"received_at": 0},
        {"failure": "<b>"},
        {"engine": "0.1 <script>"},
        {"findings__0__code": "XJ999"},
        {"findings__0__code": "../x"},
        {"findings__0__severity": "fatal"},
        {"findings__0__message": "merge me"},
        {"findings__0__path": ""},
        {"findings__0__path": "a" * 401},
        {"findings__0__line": -1},
        {"findings__0__values": [["a", "b" * 201]]},
        {"findings__0__values": [["A B", "b"]]},
        {"findings__0__values": [["a", "b"]] * 13},
        {"findings": [json.loads(FINDING.model_dump_json())] * (MOST_FINDINGS + 1)},
        {"files__0__sha256": "c" * 63},
        {"files__0__status": "copied"},
        {"files__0__size": 10**12},
        {"kinds": ["everything"]},
        {"steps": [{"who": "author", "step": "pay", "by": None, "count": 0}]},
        {"windows": [{"kind": "cloud", "verdict": "open", "closes": "soon", "extended": False}]},
        {"scores": [{}]},
        {"impact": {"scored": 1}},
        {"version": 2},
        {"more": 1},
    ],
    ids=str,
)
def test_forged_fields_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ForgedResultError):
        from_json(spoilt(**changes))


@pytest.mark.parametrize(
    "source", [b"", b"null", b"[]", b"\xff", b"{" * 100_000, b"[" * 500_000, b'{"a": NaN}', b" " * (MOST_BYTES + 1)]
)
def test_other_files_are_refused(source: bytes) -> None:
    with pytest.raises(ForgedResultError):
        from_json(source)


@given(st.binary(max_size=400))
def test_no_file_makes_a_traceback(source: bytes) -> None:
    with pytest.raises(ForgedResultError):
        from_json(source)


def test_always_small_enough() -> None:
    values = tuple((f"v{number}", "示" * 200) for number in range(12))
    rows = (FINDING.model_copy(update={"values": values}),) * MOST_FINDINGS
    source = to_json(a_result(findings=rows, counts=Counts(files=1, errors=MOST_FINDINGS, warnings=0, advice=0)))
    assert len(source) <= MOST_BYTES
    again = from_json(source)
    assert 0 < len(again.findings) < MOST_FINDINGS
    assert again.counts.errors == MOST_FINDINGS


def a_finding(code: str, severity: str = "error", audience: str = "agency", line: int = 1) -> Finding:
    return Finding("a.yaml", line, 1, code, severity, audience, "", ())  # type: ignore[arg-type]


def test_texts_are_cut_to_their_bounds() -> None:
    long = Finding(
        "p" * 900, 1, 1, "XJ322", "error", "agency", "i" * 900, tuple((f"v{n}", "t" * 900) for n in range(40))
    )
    row = finding_row(long)
    assert (len(row.path), len(row.item), len(row.values), len(row.values[0][1])) == (400, 200, 12, 200)


def test_ranking_names_every_fault_before_it_repeats_one() -> None:
    many = [a_finding("XJ322", line=line) for line in range(1, 1001)]
    found = ranked([*many, a_finding("XJ330"), a_finding("XJ328", "advice"), a_finding("XJ327", "warning")], "agency")
    assert {row.code for row in found[:11]} == {"XJ322", "XJ330"}
    assert [row.severity for row in found[-2:]] == ["warning", "advice"]


def test_ranking_puts_the_authors_own_first() -> None:
    found = ranked([a_finding("XJ401", audience="city"), a_finding("XJ402", audience="reviewer")], "reviewer")
    assert [row.code for row in found] == ["XJ402", "XJ401"]
