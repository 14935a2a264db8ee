"""The full reader: libyaml's events to plain values with a mark for every key and value.

Refuses what a submission never needs: duplicate keys, anchors, aliases, tags, merge keys, a second document, depth,
mass. Building goes on after a refusal where it safely can, so that one run reports every fault.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from xingji.model.finding import Fault
from xingji.model.value import Data, Value

MAX_DEPTH = 12
MAX_NODES = 20_000
_NOTHING = frozenset({"", "~", "null"})

Mark = tuple[int, int]


@dataclass(slots=True)
class Node:
    """Marks of one value: where it begins, where its key stands, and the marks of what it holds."""

    mark: Mark
    key: Mark | None = None
    children: dict[str | int, Node] = field(default_factory=dict)


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
        mark = event.start_mark
        self.faults.append(Fault(code, values=values, line=mark.line + 1, column=mark.column + 1))

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
        node = Node((event.start_mark.line + 1, event.start_mark.column + 1))
        if isinstance(event, yaml.AliasEvent):
            self.complete = False
            self.fault("XJ108", event, name=str(event.anchor))
            return None, node
        self._refuse_properties(event)
        if isinstance(event, yaml.ScalarEvent):
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

    @staticmethod
    def _scalar(event: Any) -> str | None:
        text: str = event.value
        return None if event.style == "" and text in _NOTHING else text

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
            child.key = (event.start_mark.line + 1, event.start_mark.column + 1)
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
            self.faults.append(
                Fault("XJ106", values={"problem": "did not find expected key"}, line=line, column=column)
            )
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
        return name


_OPENED_EARLIER = ("quoted scalar", "simple key", "flow mapping", "flow sequence")
"""Contexts whose beginning is the fault: the parser notices an unclosed quote or bracket far behind it."""


def build(text: str) -> tuple[Value, Node, list[Fault]]:
    """Values, marks and faults; values are None where the text could not be read to its end."""
    builder = _Builder(text)
    try:
        data, node = builder.document()
    except _StopError:
        return None, Node((1, 1)), builder.faults
    except yaml.YAMLError as error:
        faults = _past_the_limit(text, error) or [*builder.faults, _syntax(error)]
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


def _syntax(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    if any(word in str(getattr(error, "context", "")) for word in _OPENED_EARLIER):
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = str(getattr(error, "problem", None) or "unreadable")
    return Fault("XJ106", values={"problem": problem}, line=line, column=column)
