"""Limits and patterns of the models, for the form that says beforehand what the check would refuse."""

from __future__ import annotations

from typing import Any

from xingji.model.assessment import Answer
from xingji.model.cloud import CloudForm
from xingji.model.enterprise import Enterprise
from xingji.model.terms import PHONE_PATTERN, SLUG_PATTERN, USCC_PATTERN
from xingji.publish.handed import Limits, Patterns


def limits() -> Limits:
    """Lengths of texts and lists."""
    answer, enterprise = Answer.model_json_schema(), Enterprise.model_json_schema()
    evidence, contact = answer["$defs"]["Evidence"]["properties"], enterprise["$defs"]["Contact"]["properties"]
    return {
        "line": evidence["title"]["maxLength"],
        "text": _wanted(answer["properties"]["note"])["maxLength"],
        "organisation": enterprise["properties"]["name"]["maxLength"],
        "person": contact["name"]["maxLength"],
        "evidence": answer["properties"]["evidence"]["maxItems"],
        "held": enterprise["properties"]["held"]["maxItems"],
        "services": CloudForm.model_json_schema()["properties"]["services"]["maxItems"],
    }


def patterns() -> Patterns:
    """Regular expressions that JavaScript reads as Python does."""
    contact = Enterprise.model_json_schema()["$defs"]["Contact"]["properties"]
    email = _wanted(contact["email"])["pattern"]
    return {"uscc": USCC_PATTERN, "phone": PHONE_PATTERN, "slug": SLUG_PATTERN, "email": email}


def _wanted(field: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field that may be left out."""
    found: dict[str, Any] = field["anyOf"][0]
    return found
