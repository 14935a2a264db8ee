"""What the form understands as pages, the model understands alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from xingji.model.common import Evidence

_TABLE = json.loads((Path(__file__).parent / "pages.json").read_text("utf-8"))


def _read(way: str) -> str:
    return str(Evidence.model_validate({"title": "台账", "page": way}).page)


@pytest.mark.parametrize("canonical", _TABLE["understood"])
def test_pages_are_understood_as_people_write_them(canonical: str) -> None:
    assert {_read(way) for way in _TABLE["understood"][canonical]} == {canonical}


@pytest.mark.parametrize("kind", _TABLE["refused"])
def test_what_is_not_understood_says_why(kind: str) -> None:
    for way in _TABLE["refused"][kind]:
        with pytest.raises(ValidationError) as refused:
            _read(way)
        assert refused.value.errors()[0]["type"] == kind, way
