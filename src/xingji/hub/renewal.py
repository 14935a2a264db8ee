"""Inboxes that are made anew for cause: what a party once could read stays readable in the history of the old one."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

from xingji.model.hub import Hub
from xingji.store.load import FaultyDocumentError, read
from xingji.store.reader import parse
from xingji.store.round_trip import round_trip


def number_in(source: bytes | None, party: str) -> int:
    """Which inbox of a party a hub.yaml names; the first, where there is no such file or it cannot be used."""
    try:
        settings = read(source, Hub, Path()) if source is not None else None
    except FaultyDocumentError:
        settings = None
    return next((row.n for row in settings.renewed if row.party == party), 1) if settings else 1


def renewed(settings: Hub, party: str, number: int) -> Hub:
    """The settings with the `number`th inbox of a party."""
    rows = [*(row.model_dump() for row in settings.renewed if row.party != party), {"party": party, "n": number}]
    return Hub.model_validate({**settings.model_dump(), "renewed": rows})


def written(source: bytes, party: str, number: int) -> bytes:
    """The file with the party's row so; order and comments stay.

    Raises ValidationError rather than give back what is no hub.yaml.
    """
    yaml, stream = round_trip(), StringIO()
    data = yaml.load(source.decode("utf-8-sig"))
    _put(data, party, number)
    yaml.dump(data, stream)
    result = stream.getvalue().encode()
    Hub.model_validate(parse(result).data)
    return result


def _put(data: Any, party: str, number: int) -> None:
    rows = data.get("renewed")
    row = next((row for row in rows or () if row.get("party") == party), None)
    if row is not None:
        row["n"] = number
    elif rows:
        rows.append({"party": party, "n": number})
    else:
        data["renewed"] = [{"party": party, "n": number}]
