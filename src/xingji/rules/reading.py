"""XJ1xx and XJ2xx: codes whose faults the reader (`store`) and the models (`shape`) find."""

from __future__ import annotations

from xingji.rules.base import found_elsewhere

found_elsewhere(*(f"XJ{number}" for number in range(101, 121)))
found_elsewhere(*(f"XJ{number}" for number in range(201, 217)))
