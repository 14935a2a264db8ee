"""What a rule is, and the one list of all rules: declaring a check is its only registration."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TypeVar, cast

from xingji.model.finding import Fault, FindingAudience, Located, Severity
from xingji.model.kinds import KINDS, of_dossiers, with_free_text
from xingji.rules.inputs import SCOPES, DocumentInputs, FolderInputs, Inputs

MODULES: dict[str, tuple[str, ...]] = {
    "declared_codes": (),
    "hub": ("hub",),
    "province": ("province", "counties", "zones", "enterprise", "stars", "edition", "announcement", "guideline"),
    "binding": of_dossiers(),
    "enterprise": ("enterprise", "stars"),
    "names": ("enterprise", "stars", "agencies", "institutions"),
    "assessment": ("self-assessment", "cloud"),
    "frame": ("edition", "agencies", "institutions", "roles", "announcement", "verification"),
    "assignments": ("institutions", "roles"),
    "review": ("announcement", "verification", "rectification", "decision"),
    "publicity": ("announcement", "decision"),
    "guideline": ("guideline", "area"),
    "privacy": with_free_text(),
    "cross_document": ("dossier", "frame", "copies"),
    "visits": ("dossier",),
    "chronology": ("dossier",),
    "independence": ("dossier", "frame"),
    "quota": ("year",),
    "copies": ("copies",),
    "phase": ("arrivals",),
    "authors": ("arrivals",),
    "gate": ("proposal",),
}
"""Every module that declares rules, and what they look at, so that a check imports no module that it does not need.

A rule on anything else is refused where it is declared.
"""

Check = Callable[..., Iterable[Fault]] | Callable[..., Iterable[Located]]
_AnyCheck = TypeVar("_AnyCheck", bound=Check)


_EDITIONS = range(2020, 2100)


class BadRuleError(ValueError):
    """A rule is declared wrongly."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a code and, unless the reader or the models find the fault, a pure check.

    `kinds` are the documents or the scope that it looks at; `audience` None means whoever writes the file; `inputs` are
    the names of the check's parameters, which the engine fills. `since` is the first edition that it holds for, 0 for
    all. Title, sentence, reason and fix are in the message catalogue, under the code. `whole` rules need a document
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

    def faults(self, inputs: DocumentInputs) -> Iterable[Fault]:
        """Faults of one document."""
        return cast("Iterable[Fault]", self._run(inputs))

    def located(self, inputs: FolderInputs) -> Iterable[Located]:
        """Faults of a scope, each with its file."""
        return cast("Iterable[Located]", self._run(inputs))

    def _run(self, inputs: Inputs) -> Iterable[object]:
        return self.check(*[getattr(inputs, name) for name in self.inputs]) if self.check else ()

    def holds_in(self, edition: str) -> bool:
        """Whether an edition knows the rule; what belongs to none ("") is judged by all."""
        return not edition or int(edition) >= self.since


RULES: dict[str, Rule] = {}
"""Every rule by its code, in the order of declaration; complete after `load_all`."""


def rule(
    code: str,
    *kinds: str,
    severity: Severity = "error",
    audience: FindingAudience | None = "agency",
    since: int = 0,
    whole: bool = False,
) -> Callable[[_AnyCheck], _AnyCheck]:
    """Declare a check as the rule `code` for documents of these kinds, or for a scope. Raises BadRuleError.

    `dossier` and `frame` are whole folders, `year` is an edition with the rows of all its dossiers, `copies`
    the same for what an agency must not read, `arrivals` are files that somebody hands in on a day, `proposal` is a
    pull request as a whole.
    """

    def declare(check: _AnyCheck) -> _AnyCheck:
        inputs = tuple(inspect.signature(check).parameters)
        new = Rule(code, severity, audience, since, kinds, check, inputs, whole)
        if wrong := _wrong(new, check.__module__):
            raise BadRuleError(f"{code}: {wrong}")
        _add(new)
        return check

    return declare


def found_elsewhere(*codes: str, severity: Severity = "error", audience: FindingAudience = "agency") -> None:
    """Declare codes whose faults the reader, the models or the office files find."""
    for code in codes:
        _add(Rule(code, severity, audience, 0, (), None, (), whole=False))


def _wrong(new: Rule, module: str) -> str:
    """What the engine could not run, "" for nothing."""
    if not new.kinds or not (KINDS.keys() >= {*new.kinds} or (len(new.kinds) == 1 and new.kinds[0] in SCOPES)):
        return f"looks at {', '.join(new.kinds) or 'nothing'}: kinds of documents are wanted, or one scope"
    known = SCOPES.get(new.kinds[0], DocumentInputs)._fields
    if strange := [name for name in new.inputs if name not in known]:
        return f"asks for {', '.join(strange)}; there is {', '.join(known)}"
    if new.since and new.since not in _EDITIONS:
        return f"holds since {new.since}, which is no edition"
    package, _, name = module.rpartition(".")
    unlisted = [kind for kind in new.kinds if kind not in MODULES.get(name, ())] if package == __package__ else []
    return f"MODULES does not say that {name} looks at {', '.join(unlisted)}" if unlisted else ""


def _add(new: Rule) -> None:
    if new.code in RULES:
        raise BadRuleError(f"two rules are called {new.code}")
    RULES[new.code] = new


@cache
def rules_for(kind: str, edition: str = "") -> tuple[Rule, ...]:
    """Rules on a kind of document or a scope, as an edition knows them."""
    for module, kinds in MODULES.items():
        if kind in kinds:
            import_module(f"xingji.rules.{module}")
    return tuple(known for known in RULES.values() if kind in known.kinds and known.holds_in(edition))


def is_discreet(code: str) -> bool:
    """Whether a finding names another enterprise, which is told where a whole year is checked, never on GitHub.

    Those are never kept and never come from another process, so their rules are loaded where they are.
    """
    return code in RULES and "copies" in RULES[code].kinds


def load_all() -> Mapping[str, Rule]:
    """Every rule there is, for pages and `explain`."""
    for module in MODULES:
        import_module(f"xingji.rules.{module}")
    return RULES
