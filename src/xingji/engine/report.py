"""What a check found: findings in reading order, and how many files were checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from xingji.model.finding import PLURALS, SEVERITIES, Finding, count

Progress = Callable[[int, int], None]
"""Called with done and total."""


@dataclass
class Report:
    """Findings, and the number of files that were checked."""

    findings: list[Finding] = field(default_factory=list)
    files: int = 0

    def count(self, severity: str) -> int:
        """Number of findings of one severity."""
        return count(self.findings, severity)

    @property
    def counts(self) -> dict[str, int]:
        """Numbers of findings, by the plurals of the severities."""
        return {plural: self.count(severity) for severity, plural in PLURALS.items()}

    def add(self, findings: Iterable[Finding], files: int = 0) -> None:
        """Take in a part."""
        self.findings.extend(findings)
        self.files += files

    def sort(self) -> Report:
        """By path and line, within a line the most severe first, each once."""
        unique = dict.fromkeys(self.findings)
        self.findings = sorted(unique, key=lambda f: (f.path, f.line, SEVERITIES.index(f.severity), f.column, f.code))
        return self
