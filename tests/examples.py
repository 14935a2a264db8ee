"""How long and where tests look for counterexamples: a little and the same every day, at length and elsewhere each time
where `XINGJI_THOROUGH` is set (`make coverage`).

So a change alone can turn a daily run red, and no example is too slow or too late on a machine that is busy. Nothing is
remembered between runs; a thorough run that fails prints what repeats its example.
"""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import HealthCheck, settings

THOROUGH = bool(os.environ.get("XINGJI_THOROUGH"))

# Tables that Hypothesis makes for itself once.
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(__file__).parents[1] / "build" / "hypothesis"))
settings.register_profile(
    "xingji",
    deadline=None,
    derandomize=not THOROUGH,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("xingji")


def examples(most: int, *allowed: HealthCheck) -> settings:
    """Settings of a property: a quarter of its examples, all of them in a thorough run."""
    return settings(
        max_examples=most if THOROUGH else most // 4, suppress_health_check=[HealthCheck.too_slow, *allowed]
    )
