"""The look-up: every enterprise with all its stars in sharded files, and an index of names by pairs of characters.

Both grow with the number of enterprises, but a look-up loads one shard, or the few that its query names.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from xingji.programme.publication import RECORD_STATES
from xingji.publish.badges import badge_path
from xingji.publish.canonical import json_bytes
from xingji.publish.data import DataSet
from xingji.publish.handed import LookupFacts, LookupHead
from xingji.publish.record import PublicRecord
from xingji.publish.render import Page
from xingji.publish.site import Site
from xingji.publish.unlisted import unlisted

PAGE = "lookup/index.md"
SHARD = 128
"""Enterprises that a shard holds on average at most."""
BLOCK = 256
"""Names in a block of the name index."""
COMMON = 20
"""A pair of characters in more than one of so many names leads nowhere and is left out of the index."""


def fnv1a(text: str) -> int:
    """32-bit FNV-1a of the UTF-8 bytes of a text; the browser computes the same."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def shard_of(key: str, shards: int) -> int:
    """Shard of a code or a pair of characters; the upper half of the hash is mixed in, since the lower is uneven."""
    value = fnv1a(key)
    return (value ^ value >> 16) % shards


def shards_for(count: int) -> int:
    """Number of shards for so many entries, a power of two."""
    shards = 1
    while shards * SHARD < count:
        shards *= 2
    return shards


def folded(name: str) -> str:
    """A name as it is searched: width and case of letters do not count, nor do blanks."""
    return "".join(unicodedata.normalize("NFKC", name).lower().split())


def write_shards(folder: Path, sets: Sequence[DataSet], generated_at: datetime) -> None:
    """Write `data/v1/lookup` below a folder: the index, the shards and the names."""
    base = folder / "data" / "v1" / "lookup"
    (base / "names").mkdir(parents=True, exist_ok=True)
    for path, content in files(sets, generated_at):
        (base / path).write_bytes(json_bytes(content, compact=True))


def files(sets: Sequence[DataSet], generated_at: datetime) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every file of the look-up: path below `data/v1/lookup` and content."""
    held = _enterprises(sets)
    shards = shards_for(len(held))
    names = sorted({(record.name, uscc) for uscc, records in held.items() for record in records})
    pairs, common = _pairs([name for name, _ in names])
    head: LookupHead = {
        "generated_at": generated_at.isoformat(),
        "sample": all(data.sample for data in sets),
        "editions": [data.edition for data in sets if data.records],
        "enterprises": len(held),
        "shards": shards,
        "names": {"total": len(names), "block": BLOCK, "shards": shards, "common": common},
    }
    yield "index.json", head
    records = _sharded({uscc: [asdict(record) for record in held[uscc]] for uscc in sorted(held)}, shards)
    for number, own in enumerate(records):
        yield f"{number}.json", {"generated_at": generated_at.isoformat(), "enterprises": own}
    for number, ids in enumerate(_sharded(pairs, shards)):
        yield f"names/pairs-{number}.json", ids
    for start in range(0, len(names), BLOCK):
        yield f"names/block-{start // BLOCK}.json", {"names": names[start : start + BLOCK]}


def _sharded(entries: Mapping[str, Any], shards: int) -> list[dict[str, Any]]:
    """Entries by the shard that their key hashes to."""
    found: list[dict[str, Any]] = [{} for _ in range(shards)]
    for key, entry in entries.items():
        found[shard_of(key, shards)][key] = entry
    return found


def _enterprises(sets: Sequence[DataSet]) -> Mapping[str, list[PublicRecord]]:
    """Records of each enterprise, the newest first."""
    held: defaultdict[str, list[PublicRecord]] = defaultdict(list)
    for record in sorted((r for data in sets for r in data.records), key=lambda r: (-r.edition, r.track)):
        held[record.uscc].append(record)
    return held


def _pairs(names: Sequence[str]) -> tuple[Mapping[str, list[int]], list[str]]:
    """Pair of characters → numbers of the names that have it; and the pairs that too many have."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        text = folded(name)
        for pair in sorted({text[i : i + 2] for i in range(len(text) - 1)}):
            found[pair].append(number)
    most = max(BLOCK, len(names) // COMMON)
    common = sorted(pair for pair, ids in found.items() if len(ids) > most)
    return {pair: found[pair] for pair in sorted(found) if len(found[pair]) <= most}, common


def pages(site: Site) -> Iterator[Page]:
    """The look-up page, or what stands there before there is a record."""
    title = "查询与核验"
    if not site.records:
        yield unlisted(PAGE, title, site, "公示开始后，可以在这里按名称或代码查询一家企业。")
    else:
        context = {"site": site, "facts": _facts(site)}
        hide = ("navigation", "toc")
        styles = ("assets/lookup.css", "assets/verify.css")
        scripts = ("lookup", "signature")
        yield Page(PAGE, "lookup.md.j2", title, site.sample, hide, context, scripts=scripts, styles=styles)


def _facts(site: Site) -> LookupFacts:
    """What the script is told: names, meanings of the states, where lists and badges lie."""
    samples = {year.year: year.edition.sample for year in site.years}
    return {
        "tracks": site.track_names,
        "states": {state.name: {"id": state.id, "meaning": state.meaning} for state in RECORD_STATES.values()},
        "samples": {str(year): sample for year, sample in samples.items()},
        "badges": {f"{r.edition}-{r.track}-{r.level}": badge_path(r.edition, r.track, r.level) for r in site.records},
    }
