"""Words and patterns of the field that need no model: degrees, codes.

Apart from `base`, because importing pydantic takes longer than checking a file.
"""

from __future__ import annotations

from typing import Literal

Degree = Literal["met", "mostly", "partly", "unmet", "not_applicable"]

RoleName = Literal["province", "institution", "city", "agency"]

VerdictName = Literal["confirmed", "accepted_pending_visit", "lowered", "more_evidence", "not_applicable_refused"]
PENDING = "accepted_pending_visit"
"""The verdict that lets an answer stand until a visit has seen it."""
ACCEPTING: frozenset[str] = frozenset({"confirmed", PENDING})
"""Verdicts that let an answer stand."""

Profile = Literal["discrete", "process", "utility"]
PROFILES: dict[str, str] = {"discrete": "离散制造", "process": "流程制造", "utility": "公用事业"}
"""Profile of a plant → its name; it decides no score."""

POINTS: dict[str, int] = {"met": 100, "mostly": 80, "partly": 50, "unmet": 0}
"""Degree in percent (docs/scoring.md); `not_applicable` has none, it leaves the sums."""
LETTERS: dict[str, str] = {"met": "m", "mostly": "h", "partly": "p", "unmet": "u", "not_applicable": "n"}
"""Degree as one letter, where ten thousand assessments are kept together; "-" is unanswered."""
DEGREES: dict[str, str] = {letter: degree for degree, letter in LETTERS.items()}

USCC_PATTERN = r"^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$"
DOSSIER_PATTERN = rf"^20[2-9][0-9]/{USCC_PATTERN[1:]}"
"""Edition and enterprise: what every document of a dossier names first."""
DIGEST_PATTERN = r"^[0-9a-f]{64}$"
EMAIL_PATTERN = r"^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
PREFIX_PATTERN = r"^P[A-Z]$"
"""What the ids of a track's process areas begin with; the province says which letter."""
PRACTICE_PATTERN = r"^P[A-Z][0-9]{2}\.[1-9]\.[1-9][0-9]?$"
AREA_PATTERN = r"^P[A-Z][0-9]{2}$"
PHONE_PATTERN = r"^(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?|400-?[0-9]{3}-?[0-9]{4})$"
SLUG_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
TRACK_PATTERN = r"^[a-z][a-z0-9]{1,19}$"
GUIDELINE_PATTERN = r"^[a-z][a-z0-9]{1,19}-[0-9]{4}$"
CITY_PATTERN = r"^[a-z]{3,20}$"
AREA_CODE_PATTERN = r"^0[0-9]{2,3}$"
PARTY_PATTERN = r"^(agency/[a-z]{3,20}/[a-z0-9-]{1,40}|city/[a-z]{3,20}|institution/[a-z0-9-]{1,40})$"
"""The key of a party: `programme.party.party_of` says which of them are one."""
REPOSITORY_PATTERN = r"^[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}$"
LOGIN_PATTERN = r"^[A-Za-z0-9](-?[A-Za-z0-9]){0,38}$"
"""What GitHub allows as an account's name."""


def track_of(guideline: str) -> str:
    """The track of a guideline's id: what stands before the year."""
    return guideline.rpartition("-")[0]
