"""How a guideline reads for a plant of some profile; what is asked and what it counts is the same for all."""

from __future__ import annotations

from xingji.model.guideline import FullGuideline, Practice


def worded(practice: Practice, profile: str | None) -> Practice:
    """The practice with the text, evidence and `na_when` of a profile; what it has not is as everywhere.

    So it is for a profile that nobody knows, or none.
    """
    own = next((wording for name, wording in practice.profiles.items() if name == profile), None)
    if own is None:
        return practice
    texts = {"text": own.text, "evidence": own.evidence, "na_when": own.na_when}
    return practice.model_copy(update={name: value for name, value in texts.items() if value is not None})


def worded_for(guideline: FullGuideline, profile: str | None) -> FullGuideline:
    """The whole guideline in the wording of a profile. Only for showing: its digest is another one."""
    areas = [
        area.model_copy(update={"practices": [worded(practice, profile) for practice in area.practices]})
        for area in guideline.areas
    ]
    return guideline.model_copy(update={"areas": areas})
