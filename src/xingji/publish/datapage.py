"""The pages about the data: what the files are, and how to check that they are genuine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from xingji.publish.catalogue import KINDS, Kind, Published
from xingji.publish.changes import TYPES, PublicChange
from xingji.publish.describe.guideline import MEANINGS, SHAPES
from xingji.publish.keyring import PublicKey
from xingji.publish.record import FIELDS
from xingji.publish.render import Page
from xingji.publish.signature import Standing
from xingji.publish.site import Site

DATA, VERIFY = "data/index.md", "verify/index.md"
_STYLES = ("assets/verify.css",)


def pages(
    site: Site,
    files: Sequence[Published],
    changes: Sequence[PublicChange],
    standing: Standing,
    keys: Sequence[PublicKey],
) -> Iterator[Page]:
    """The data page and the page on signatures."""
    found = Counter(change.type for change in changes)
    context: dict[str, Any] = {
        "site": site,
        "files": files,
        "fields": FIELDS,
        "shapes": {SHAPES[shape]: meanings for shape, meanings in MEANINGS.items()},
        "standing": standing,
        "counts": Counter(record.edition for record in site.records),
        "latest": any(file.edition == "latest" for file in files),
        "others": _others(files),
        "types": {kind: (meaning, found[kind]) for kind, meaning in TYPES.items()},
    }
    yield Page(DATA, "data.md.j2", "开放数据", site.sample, ("navigation",), context)
    year = max((record.edition for record in site.records), default=site.latest.year)
    context = {"site": site, "standing": standing, "keys": keys, "count": len(files), "year": year}
    yield Page(
        VERIFY, "verify.md.j2", "核验签名", site.sample, ("navigation",), context, scripts=("verify",), styles=_STYLES
    )


def _others(files: Sequence[Published]) -> list[tuple[Kind, int, str]]:
    """Kinds that are no lists, how many files of each there are, and one of them."""
    rows = []
    for kind in KINDS:
        own = [file.path for file in files if file.kind == kind]
        if own and "{edition}" not in kind.template:
            rows.append((kind, len(own), own[0]))
    return rows
