"""Write the enterprises that were drawn into edition.yaml, keeping its comments and order."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from typing import Any

from xingji.model.edition import Edition
from xingji.store.reader import parse
from xingji.store.round_trip import round_trip


def with_drawn(source: bytes, codes: Sequence[str]) -> bytes:
    """The edition with these USCCs under `onsite.drawn`; at least one, and the plan has its seed.

    Raises ValidationError rather than give back what is no edition.
    """
    yaml = round_trip()
    data = yaml.load(source.decode("utf-8-sig"))
    _fill(data["onsite"], codes)
    stream = StringIO()
    yaml.dump(data, stream)
    result = stream.getvalue().encode()
    Edition.model_validate(parse(result).data)
    return result


def _fill(plan: Any, codes: Sequence[str]) -> None:
    """Replace the list, or put it behind the seed; comments on lines below go behind the list."""
    from ruamel.yaml.comments import CommentedSeq  # noqa: PLC0415

    drawn, before = CommentedSeq(codes), plan.get("drawn")
    below = _cut_comment(plan, "drawn" if "drawn" in plan else "seed")
    if before:
        below = _cut_comment(before, len(before) - 1) or below
    if "drawn" in plan:
        plan["drawn"] = drawn
    else:
        plan.insert(list(plan).index("seed") + 1, "drawn", drawn)
    if below is not None:
        drawn.ca.items[len(codes) - 1] = [below, None, None, None]


def _cut_comment(node: Any, key: str | int) -> Any:
    """Take what stands on the lines below an entry out of its comment; what stands on its own line stays."""
    from ruamel.yaml.tokens import CommentToken  # noqa: PLC0415

    places = node.ca.items.get(key)
    at = 0 if isinstance(key, int) else 2
    token = places[at] if places else None
    if token is None:
        return None
    beside, _, below = token.value.partition("\n")
    if not below:
        return None
    places[at] = CommentToken(f"{beside}\n", token.start_mark) if beside else None
    return CommentToken(f"\n{below}", token.start_mark)
