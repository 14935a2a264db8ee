"""What a rule is, and the list of all rules."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from xingji.model.finding import FindingAudience, Severity

Check = Callable[..., Iterable[Any]]
"""Yields faults; a check over a folder yields pairs of file and fault."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a code and, unless the reader or the models find the fault, a pure check.

    `kinds` are the documents it looks at; `audience` None means whoever writes the file; `inputs` are the names of the
    check's parameters, which the engine fills.
    Title, sentence, reason and repair stand under the code in the message catalogue. `whole` rules need a document
    without shape faults; the others also run on what is left of a faulty one.
    """

    code: str
    severity: Severity
    audience: FindingAudience | None
    since: int
    kinds: tuple[str, ...]
    check: Check | None
    inputs: tuple[str, ...]
    whole: bool

    def run(self, inputs: Mapping[str, Any]) -> Iterable[Any]:
        """Call the check with the inputs that it names."""
        return self.check(*[inputs[name] for name in self.inputs]) if self.check else ()


RULES: dict[str, Rule] = {}
"""Every rule by its code, in the order of declaration."""


def rule(
    code: str,
    *kinds: str,
    severity: Severity = "error",
    audience: FindingAudience | None = "agency",
    since: int = 2023,
    whole: bool = False,
) -> Callable[[Check], Check]:
    """Declare a check as the rule `code` for documents of these kinds.

    `dossier` and `frame` are whole folders, `year` is an edition with the rows of all its dossiers, `arrivals` are
    files that somebody hands in on a day, `proposal` is a pull request as a whole.
    """

    def declare(check: Check) -> Check:
        _add(Rule(code, severity, audience, since, kinds, check, tuple(inspect.signature(check).parameters), whole))
        return check

    return declare


def found_elsewhere(
    *codes: str, severity: Severity = "error", audience: FindingAudience = "agency", since: int = 2023
) -> None:
    """Declare codes whose faults the reader, the models or the office files find."""
    for code in codes:
        _add(Rule(code, severity, audience, since, (), None, (), whole=False))


def _add(new: Rule) -> None:
    if new.code in RULES:
        raise ValueError(f"two rules are called {new.code}")
    RULES[new.code] = new
