"""The full reader: libyaml's events to plain values with a mark for every key and value.

Refuses what a submission never needs: duplicate keys, anchors, aliases, tags, merge keys, a second document, depth,
mass. Building goes on after a refusal where it safely can, so that one run reports every fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from xingji.model.finding import Fault, Steps
from xingji.model.value import Data, Value
from xingji.store import mistakes
from xingji.store.text import escaped, is_shown

MAX_DEPTH = 12
MAX_NODES = 20_000
_NOTHING = frozenset({"", "~", "null"})
_COMMENT = re.compile(r"[ \t]+(#[^\n]*)")

Mark = tuple[int, int]


@dataclass(slots=True)
class Node:
    """Marks of one value: where it begins, where its key stands, and the marks of what it holds.

    `cut` is a plain scalar behind which a comment begins: what is left of the line, and what is none of it.
    """

    mark: Mark
    key: Mark | None = None
    children: dict[str | int, Node] = field(default_factory=dict)
    cut: tuple[str, str] | None = None

    def cuts(self, at: Steps = ()) -> Iterator[tuple[Steps, tuple[str, str]]]:
        """All that were cut, with the way to each."""
        if self.cut:
            yield at, self.cut
        for step, child in self.children.items():
            yield from child.cuts((*at, step))


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


class _StopError(Exception):
    """Parsing further would be useless or unsafe."""


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.parser = yaml.CLoader(text)
        self.faults: list[Fault] = []
        self.nodes = 0
        self.complete = True

    def fault(self, code: str, event: Any, **values: str) -> None:
        line, column = _mark(event)
        self.faults.append(Fault(code, values=values, line=line, column=column))

    def document(self) -> tuple[Value, Node]:
        self._event()  # stream start
        if isinstance(self._event(), yaml.StreamEndEvent):
            return None, Node((1, 1))
        data, node = self._value(self._event(), 1)
        self._event()  # document end
        event = self._event()
        if not isinstance(event, yaml.StreamEndEvent):
            self.fault("XJ111", event)
        return data, node

    def _event(self) -> Any:
        return self.parser.get_event()

    def _value(self, event: Any, depth: int) -> tuple[Value, Node]:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.fault("XJ113", event, limit=str(MAX_NODES))
            raise _StopError
        node = Node(_mark(event))
        if isinstance(event, yaml.AliasEvent):
            self.complete = False
            self.fault("XJ108", event, name=str(event.anchor))
            return None, node
        self._refuse_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            node.cut = self._cut(event)
            return self._scalar(event), node
        if depth > MAX_DEPTH:
            self.fault("XJ112", event, limit=str(MAX_DEPTH))
            raise _StopError
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(node, depth), node
        return self._sequence(node, depth), node

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self.fault("XJ108", event, name=event.anchor)
        if event.tag is not None:
            self.fault("XJ109", event, tag=event.tag)

    def _scalar(self, event: Any) -> str | None:
        text: str = event.value
        self._refuse_escapes(event)
        return None if event.style == "" and text in _NOTHING else text

    def _refuse_escapes(self, event: Any) -> None:
        """Only double quotes know escapes, and the text as it is written was looked at before."""
        if event.style == '"' and not is_shown(event.value):
            self.faults += escaped(event.value, *_mark(event))

    def _cut(self, event: Any) -> tuple[str, str] | None:
        behind = _COMMENT.match(self.text, event.end_mark.index) if event.style == "" else None
        return (event.value, behind[1]) if behind else None

    def _sequence(self, node: Node, depth: int) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := self._event(), yaml.SequenceEndEvent):
            value, child = self._value(event, depth + 1)
            node.children[len(items)] = child
            items.append(value)
        return items

    def _mapping(self, node: Node, depth: int) -> Data:
        mapping: Data = {}
        while not isinstance(event := self._event(), yaml.MappingEndEvent):
            self._refuse_closed(event, node)
            name = self._key(event)
            value, child = self._value(self._event(), depth + 1)
            child.key = _mark(event)
            if name in mapping:
                first = node.children[name].key or (0, 0)
                self.fault("XJ107", event, key=name, first=str(first[0]))
                continue
            mapping[name] = value
            node.children[name] = child
        return mapping

    def _refuse_closed(self, key: Any, mapping: Node) -> None:
        """`[? ]`: to libyaml 0.2.5 an error, to 0.2.6 a mapping without a key; it marks the key before the bracket."""
        at = key.start_mark.index
        before, behind = self.text[max(at - 1, 0) : at], self.text[at : at + 1]
        if key.end_mark.index == at and (before == "]" or (behind == "]" and before != ":")):
            line, column = mapping.mark
            self.faults.append(mistakes.unclosed(line, column))
            raise _StopError

    def _key(self, event: Any) -> str:
        self.nodes += 1
        if isinstance(event, yaml.AliasEvent) or not isinstance(event, yaml.ScalarEvent):
            self.fault("XJ114", event)
            raise _StopError
        self._refuse_properties(event)
        if event.style == "" and event.value == "<<":
            self.complete = False
            self.fault("XJ110", event)
        name: str = event.value
        self._refuse_escapes(event)
        if event.style == "" and (blank := mistakes.blank_in_key(name)):
            self.complete = False
            line, column = _mark(event)
            self.faults.append(blank._replace(line=line, column=column + blank.column - 1))
        return name


def build(text: str) -> tuple[Value, Node, list[Fault]]:
    """Values, marks and faults; values are None where the text could not be read to its end."""
    if unfinished := mistakes.unfinished_merges(text):
        return None, Node((1, 1)), unfinished
    builder = _Builder(text)
    try:
        data, node = builder.document()
    except _StopError:
        return None, Node((1, 1)), builder.faults
    except yaml.YAMLError as error:
        faults = _past_the_limit(text, error) or [*builder.faults, mistakes.syntax(text, error)]
        return None, Node((1, 1)), faults
    finally:
        builder.parser.dispose()
    return (data if builder.complete else None), node, builder.faults


_TOO_DEEP = "maximum nesting depth"
"""libyaml refuses a thousand levels by itself from 0.2.6 on; before, none."""


def _past_the_limit(text: str, error: yaml.YAMLError) -> list[Fault]:
    """The faults that a libyaml without a limit of depth lets this reader find; none if the error is another one.

    Looking for the end of a key, its scanner is up to 1,024 characters ahead of the events, so its refusal may come
    before any level that is refused here. With a comma for the bracket at fault it scans on alike, and what holds so
    many brackets is too long to be a key: some twenty commas, and the events of the thirteenth level are there, or
    what else is wrong.
    """
    at = getattr(getattr(error, "problem_mark", None), "index", len(text))
    if _TOO_DEEP not in str(getattr(error, "problem", "")) or text[at : at + 1] not in {"[", "{"}:
        return []
    return build(f"{text[:at]},{text[at + 1 :]}")[2]
