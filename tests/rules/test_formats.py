"""Of every format that a model asks for a finding shows what it looks like."""

from __future__ import annotations

import json
import re

import pytest

from xingji.model import pages
from xingji.model.kinds import KINDS, model_of
from xingji.model.terms import DIGEST_PATTERN, PHONE_PATTERN
from xingji.rules.shape import EXAMPLES

OWN_SENTENCE = {PHONE_PATTERN, DIGEST_PATTERN, pages.PATTERN, r"\S", r"^\S(.*\S)?$"}
"""Telephones, digests, pages and blank texts have codes of their own."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_has_an_example(kind: str) -> None:
    schema = json.dumps(model_of(kind).model_json_schema())
    asked = {json.loads(text) for text in re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', schema)}
    for pattern in asked - OWN_SENTENCE:
        assert re.fullmatch(pattern, EXAMPLES[pattern]), pattern
