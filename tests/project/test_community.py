"""Forms and papers for people: in the shape that GitHub takes, in both languages, warning before private data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from tests.project.checkout import ROOT

FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(path for path in FOLDER.glob("*.yml") if path.name != "config.yml")
each_form = pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
CHINESE, LATIN = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z]{3}")
Text = Annotated[str, Field(min_length=1, max_length=1000)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$")]


class Strict(BaseModel):
    """What GitHub knows and nothing else: it shows no form at all when one key of it is unknown."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Must(Strict):
    required: bool = False


class Prose(Strict):
    value: Text


class Asked(Strict):
    label: Text
    description: Text = "-"
    placeholder: Text = "-"
    value: str = ""


class Choice(Strict):
    label: Text
    required: bool = False


class Boxes(Strict):
    label: Text
    description: Text = "-"
    options: Annotated[list[Choice], Field(min_length=1)]


class Markdown(Strict):
    type: Literal["markdown"]
    attributes: Prose


class Question(Strict):
    type: Literal["input", "textarea"]
    id: Id
    attributes: Asked
    validations: Must = Must()


class Checkboxes(Strict):
    type: Literal["checkboxes"]
    id: Id
    attributes: Boxes


class Form(Strict):
    name: Text
    description: Text
    body: Annotated[list[Annotated[Markdown | Question | Checkboxes, Field(discriminator="type")]], Field(min_length=2)]


class Config(Strict):
    blank_issues_enabled: bool


def form(path: Path) -> Form:
    return TypeAdapter(Form).validate_python(yaml.safe_load(path.read_text("utf-8")))


def words(told: Any) -> Iterator[str]:
    """Every text that a person reads."""
    if isinstance(told, list):
        for item in told:
            yield from words(item)
    elif isinstance(told, dict):
        for key, value in told.items():
            if key in ("name", "description", "label", "value") and isinstance(value, str) and value not in ("", "-"):
                yield value
            else:
                yield from words(value)


@each_form
def test_a_form_has_the_shape_that_github_takes(path: Path) -> None:
    parts = [part for part in form(path).body if not isinstance(part, Markdown)]
    assert len({part.id for part in parts}) == len(parts)
    assert len({part.attributes.label for part in parts}) == len(parts)
    assert any(isinstance(part, Question) and part.validations.required for part in parts)


@each_form
def test_a_form_speaks_both_languages(path: Path) -> None:
    told = list(words(form(path).model_dump()))
    assert told
    assert [text for text in told if not (CHINESE.search(text) and LATIN.search(text))] == []


@each_form
def test_a_form_warns_before_it_asks_and_lets_nobody_past(path: Path) -> None:
    first, *_, last = form(path).body
    assert isinstance(first, Markdown)
    for word in ("企业材料", "联系人", "答案", "核查意见", "enterprise data", "contacts", "answers", "findings"):
        assert word in first.attributes.value
    assert isinstance(last, Checkboxes)
    assert all(option.required for option in last.attributes.options)


@pytest.mark.parametrize("key", ["bdy", "on", "assignee"])
def test_a_form_with_a_key_that_github_does_not_know_is_noticed(key: str) -> None:
    told = {**yaml.safe_load(FORMS[0].read_text("utf-8")), key: []}
    with pytest.raises(ValueError, match=key):
        TypeAdapter(Form).validate_python(told)


def test_no_issue_begins_without_a_form() -> None:
    config = TypeAdapter(Config).validate_python(yaml.safe_load((FOLDER / "config.yml").read_text("utf-8")))
    assert not config.blank_issues_enabled
    assert {path.stem for path in FORMS} == {"bug", "rule", "question"}


def test_a_pull_request_begins_with_nothing_that_anybody_must_fill_in() -> None:
    """The template is there to be read: agencies leave it as it is, and it shows nothing then."""
    text = (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text("utf-8")
    assert re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).strip() == ""
    assert CHINESE.search(text)
    assert "Handing in documents: leave this as it is" in text
    assert text.count("\n") <= 12


@pytest.mark.parametrize("name", ["SECURITY.md", "CODE_OF_CONDUCT.md"])
def test_a_paper_speaks_both_languages_and_invents_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    paragraphs = [part for part in re.split(r"\n\s*\n", text) if not part.startswith(("#", "|", "-"))]
    assert sum(bool(CHINESE.search(part)) for part in paragraphs) >= 2
    assert sum(not CHINESE.search(part) for part in paragraphs) >= 2
    assert not re.search(r"[\w.+-]+@[\w-]+\.\w+|https?://|\d{7,}", text)


@pytest.mark.parametrize("name", ["SECURITY.md", "CODE_OF_CONDUCT.md", "CHANGELOG.md", "docs/upgrade.md"])
def test_a_paper_leads_to_files_that_are_there(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text("utf-8"))
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []
