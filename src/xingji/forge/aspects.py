"""Settings as data: what they should be, how they differ from that, and how they are set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from xingji.forge.answers import ForgeError
from xingji.forge.github import GitHub

_TOLD = ("rights", "missing", "refused")
"""What GitHub may answer about one setting while the others are still worth asking for."""


class Difference(NamedTuple):
    """One setting that is not as it should be; `found` None when the token cannot see it, with GitHub's word for it."""

    aspect: str
    name: str
    wanted: str
    found: str | None
    detail: str = ""


class Aspect(NamedTuple):
    """One group of settings: `look` gives what differs, `mend` sets it (None: only people can)."""

    name: str
    look: Callable[[], Iterator[Difference]]
    mend: Callable[[], None] | None

    def differences(self) -> list[Difference]:
        """What differs; a setting that cannot be seen is one too, since nobody can vouch for it."""
        try:
            return list(self.look())
        except ForgeError as error:
            if error.kind not in _TOLD:
                raise
            return [Difference(self.name, "", "", None, error.detail)]


class Attempt(NamedTuple):
    """What came of setting an aspect: what differed before, what still does, GitHub's word where it refused."""

    done: list[Difference]
    left: list[Difference]
    refusal: str = ""


def mended(aspect: Aspect, found: list[Difference]) -> Attempt:
    """Set what differs, and look again."""
    if not found or aspect.mend is None:
        return Attempt([], found)
    try:
        aspect.mend()
    except ForgeError as error:
        if error.kind not in _TOLD:
            raise
        return Attempt([], found, error.detail or error.kind)
    left = aspect.differences()
    return Attempt([difference for difference in found if difference not in left and difference.name], left)


def plain(github: GitHub, name: str, path: str, verb: str, wanted: Mapping[str, Any]) -> Aspect:
    """Settings that are read and written under the same names; with PATCH only those that differ are written, since the
    organisation may forbid to touch what it decides itself."""

    def look() -> Iterator[Difference]:
        yield from compared(name, wanted, github.ask("GET", path))

    def mend() -> None:
        differing = {difference.name for difference in look()} if verb == "PATCH" else wanted.keys()
        github.ask(verb, path, {key: value for key, value in wanted.items() if key in differing})

    return Aspect(name, look, mend)


def compared(aspect: str, wanted: Mapping[str, Any], found: Any) -> Iterator[Difference]:
    """Settings whose value is another one."""
    for name, value in wanted.items():
        there = found.get(name) if isinstance(found, dict) else None
        if there != value:
            yield Difference(aspect, name, shown(value), "" if there is None else shown(there))


def shown(value: Any) -> str:
    """A setting's value as people read it."""
    return "、".join(map(str, value)) if isinstance(value, list) else str(value).lower()[:100]
