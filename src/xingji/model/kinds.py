"""Which model belongs to which kind of document; imported one by one, since building models costs start-up time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xingji.model.base import Document

_MODELS = {
    "province": ("province", "Province"),
    "counties": ("province", "Counties"),
    "zones": ("province", "Zones"),
    "edition": ("edition", "Edition"),
    "roles": ("edition", "Roles"),
    "institutions": ("edition", "Institutions"),
    "agencies": ("edition", "Agencies"),
    "announcement": ("decision", "Announcement"),
    "awards": ("decision", "Awards"),
    "stars": ("decision", "StarList"),
    "decision": ("decision", "Decision"),
    "enterprise": ("enterprise", "Enterprise"),
    "cloud": ("cloud", "CloudForm"),
    "self-assessment": ("assessment", "SelfAssessment"),
    "verification": ("verification", "Verification"),
    "rectification": ("verification", "Rectification"),
    "onsite": ("verification", "Onsite"),
    "guideline": ("guideline", "Guideline"),
    "area": ("guideline", "Area"),
}

KINDS: Mapping[str, object] = _MODELS


@cache
def model_of(kind: str) -> type[Document]:
    """The model class of a kind."""
    module, name = _MODELS[kind]
    found: type[Document] = getattr(import_module(f"xingji.model.{module}"), name)
    return found
