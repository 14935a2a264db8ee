"""What all documents share: strict shape, texts as they were written, and the small value types."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from xingji.model.finding import MissingFieldError
from xingji.model.pages import LAST, PATTERN, PagesError, canonical_pages
from xingji.model.terms import (
    AREA_PATTERN,
    DIGEST_PATTERN,
    DOSSIER_PATTERN,
    EMAIL_PATTERN,
    GUIDELINE_PATTERN,
    LOGIN_PATTERN,
    PHONE_PATTERN,
    PRACTICE_PATTERN,
    SLUG_PATTERN,
    TRACK_PATTERN,
    USCC_PATTERN,
)
from xingji.model.typing_habits import (
    are_several_phones,
    as_typed_plainly,
    code_as_meant,
    mark_in_name,
    phone_as_meant,
    without_look_alikes,
)

_USCC_LENGTH = 18


class Document(BaseModel):
    """A mapping that knows all its fields; an unknown one is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_list_is_no_list(cls, data: Any) -> Any:
        """`held:` with nothing behind it is how people write an empty list."""
        if isinstance(data, dict) and None in data.values():
            fields = cls.model_fields
            return {key: v for key, v in data.items() if v is not None or _has_value(fields.get(key))}
        return data

    if not TYPE_CHECKING:  # else every name would be taken for an attribute

        def __getattr__(self, name: str) -> object:
            """Only what is left of a faulty document lacks a field."""
            if name in type(self).model_fields:
                raise MissingFieldError(name)
            return super().__getattr__(name)


def _has_value(field: FieldInfo | None) -> bool:
    """Whether None is a matter for the field itself: it has no list that could be empty."""
    return field is None or field.default_factory is None


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"-?[0-9]{1,9}", value):
            raise PydanticCustomError("whole_number", "not a whole number")
        return int(value)
    return value


def _account(value: Any) -> Any:
    """Numbers of accounts are longer than any count."""
    return int(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{1,15}", value) else _whole(value)


def _pages(value: Any) -> Any:
    if not isinstance(value, str | int):
        return value
    try:
        return canonical_pages(str(value))
    except PagesError as error:
        raise PydanticCustomError(error.kind, "not pages", error.values) from error


def _flag(value: Any) -> Any:
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise PydanticCustomError("true_false", "neither true nor false")
        return value == "true"
    return value


def _day(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise PydanticCustomError("date_form", "not written as YYYY-MM-DD")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("date_impossible", "no such day") from None
    return value


def _name(value: str) -> str:
    """Letters of any script, digits and the few marks that registered names hold; nothing that could format."""
    if found := mark_in_name(value):
        kind, char, instead = found
        context = {"kind": kind, "character": char, "instead": instead}
        raise PydanticCustomError("name_character", "character not allowed", context)
    return _trimmed(value)


def _trimmed(value: str) -> str:
    if value != value.strip():
        raise PydanticCustomError("blank_ends", "blank at an end")
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("one_line", "text goes over several lines")
    return _trimmed(value)


def _not_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "nothing but blanks")
    return value


def _uscc(value: str) -> str:
    code = code_as_meant(value)
    if re.fullmatch(USCC_PATTERN, code):
        return code
    plain = without_look_alikes(code)
    if plain != code and len(code) == _USCC_LENGTH:
        hint = plain if re.fullmatch(USCC_PATTERN, plain) else ""
        raise PydanticCustomError("code_letter", "letters that no code has", {"hint": hint})
    raise PydanticCustomError("code_form", "no credit code", {"length": str(len(code))})


def _code(value: Any) -> Any:
    return code_as_meant(value) if isinstance(value, str) else value


def _phone(value: str) -> str:
    phone = phone_as_meant(value)
    if re.fullmatch(PHONE_PATTERN, phone):
        return phone
    raise PydanticCustomError("phones" if are_several_phones(value) else "phone_form", "no telephone number")


def _digest(value: str) -> str:
    digest = as_typed_plainly(value).lower().removeprefix("sha256:")
    if re.fullmatch(DIGEST_PATTERN, digest):
        return digest
    raise PydanticCustomError("digest_form", "no SHA-256", {"length": str(len(digest))})


def _text_or_number(pattern: str, **more: Any) -> WithJsonSchema:
    """Schema for codes that an editor may see as a number when they are not quoted."""
    return WithJsonSchema({"type": ["string", "integer"], "pattern": pattern, **more})


def _pattern_of_schema(pattern: str) -> FieldInfo:
    """What a check of ours asks for, so that the schema asks for it too."""
    made: FieldInfo = Field(json_schema_extra={"pattern": pattern})
    return made


Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[date, BeforeValidator(_day)]
# The bounds stand inside the reading of the text, so that the JSON Schema says them too.
Year = Annotated[int, Field(ge=2020, le=2099), BeforeValidator(_whole)]
Level = Annotated[int, Field(ge=1, le=5), BeforeValidator(_whole)]
LevelOrNone = Annotated[int, Field(ge=0, le=5), BeforeValidator(_whole)]
Weight = Annotated[int, Field(ge=1, le=3), BeforeValidator(_whole)]
Percent = Annotated[int, Field(ge=0, le=100), BeforeValidator(_whole)]
Small = Annotated[int, Field(ge=0, le=99), BeforeValidator(_whole)]
Days = Annotated[int, Field(ge=0, le=60), BeforeValidator(_whole)]
Pages = Annotated[str, BeforeValidator(_pages), _text_or_number(PATTERN, format="pages", minimum=1, maximum=LAST)]
Count = Annotated[int, Field(ge=0, le=100_000), BeforeValidator(_whole)]
ShortText = Annotated[
    str, StringConstraints(min_length=1, max_length=200), AfterValidator(_one_line), _pattern_of_schema(r"^\S(.*\S)?$")
]
LongText = Annotated[
    str, StringConstraints(min_length=1, max_length=2000), AfterValidator(_not_blank), _pattern_of_schema(r"\S")
]
OrganisationName = Annotated[str, StringConstraints(min_length=2, max_length=80), AfterValidator(_name)]
PersonName = Annotated[str, StringConstraints(min_length=2, max_length=40), AfterValidator(_name)]
Uscc = Annotated[str, AfterValidator(_uscc), WithJsonSchema({"type": "string"})]
DossierRef = Annotated[
    str,
    BeforeValidator(_code),
    StringConstraints(pattern=DOSSIER_PATTERN),
    WithJsonSchema({"type": "string", "pattern": DOSSIER_PATTERN}),
]
Sha256 = Annotated[str, AfterValidator(_digest), WithJsonSchema({"type": "string", "pattern": DIGEST_PATTERN})]
Phone = Annotated[str, AfterValidator(_phone), _text_or_number(PHONE_PATTERN)]
Email = Annotated[str, StringConstraints(pattern=EMAIL_PATTERN)]
PracticeId = Annotated[str, StringConstraints(pattern=PRACTICE_PATTERN)]
AreaId = Annotated[str, StringConstraints(pattern=AREA_PATTERN)]
GuidelineId = Annotated[str, StringConstraints(pattern=GUIDELINE_PATTERN)]
AccountId = Annotated[int, Field(ge=1, le=10**15 - 1), BeforeValidator(_account)]
Login = Annotated[str, StringConstraints(pattern=LOGIN_PATTERN)]
TrackId = Annotated[str, StringConstraints(pattern=TRACK_PATTERN)]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=40)]
Region = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]$"), _text_or_number(r"^[1-9][0-9]$")]
County = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$"), _text_or_number(r"^[0-9]{6}$")]
Industry = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}$"), _text_or_number(r"^[0-9]{2}$")]


class DossierDocument(Document):
    """A document of a dossier: it names edition and enterprise itself, so that a copy in another folder shows."""

    dossier: DossierRef = Field(
        title="所属材料",
        description="年度/统一社会信用代码，须与所在文件夹一致，例如 2023/91320106MA0YQ7RM0C；不得在企业之间复制。",
    )
