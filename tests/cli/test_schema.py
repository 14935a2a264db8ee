"""`xingji schema`: fresh, explained, and accepting what the sample holds."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.places import ROOT, SAMPLE
from xingji.model.kinds import KINDS, model_of
from xingji.store.layout import place
from xingji.store.schemas import all_schemas


def test_schemas_are_fresh_and_no_other_lie_there() -> None:
    assert {path.name: path.read_bytes() for path in (ROOT / "schema").glob("*.json")} == all_schemas()


@pytest.mark.parametrize("kind", KINDS)
def test_schema_explains_every_field_in_chinese(kind: str) -> None:
    schema = model_of(kind).model_json_schema()
    for owner in [schema, *schema.get("$defs", {}).values()]:
        for name, field in owner.get("properties", {}).items():
            assert "一" <= str(field.get("title", ""))[-1:] <= "鿿" or field["title"].endswith(("）", "56", "号")), name
            assert field.get("description"), name


def _plain(path: Path) -> object:
    """As an editor's YAML server sees it: numbers are numbers, dates stay text."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, regex) for tag, regex in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506  a safe loader


@cache
def _validator(schema: Path) -> Any:
    """What judges by a schema, which is looked through once and not for every file."""
    told = json.loads(schema.read_text("utf-8"))
    kind = jsonschema.validators.validator_for(told)
    kind.check_schema(told)
    return kind(told)


def test_schemas_accept_the_sample_and_name_the_right_file() -> None:
    documents, areas = sorted(SAMPLE.rglob("submissions/**/*.yaml"))[::7], sorted(SAMPLE.rglob("scoring/**/P*.yaml"))
    for path in (some := documents + areas[::9]):
        named = path.relative_to(SAMPLE)
        assert place(named.as_posix()) is not None
        line = path.read_text("utf-8").splitlines()[0]
        target = ROOT / os.path.normpath(named.parent / line.partition("$schema=")[2])
        assert target.is_file(), path
        _validator(target).validate(_plain(path))
    assert len(some) > 50
