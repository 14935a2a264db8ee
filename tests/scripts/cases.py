"""What the scripts are tested against: settings and guidelines of the frozen sample, and the engine's own answers.

`python -m tests.scripts.cases FOLDER` writes one JSON file per subject; the tests beside this module read them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from stdnum.cn import uscc

from tests.places import ROOT, SAMPLE
from tests.publish.crowd import crowd
from tests.scripts.assessments import scoring_cases
from tests.scripts.bounds import bound_cases
from xingji.messages.notes import SAMPLE_NOTE
from xingji.model.terms import PROFILES
from xingji.model.wording import worded_for
from xingji.office.workbook.export import about_practice
from xingji.publish.assess import guideline_data, offered, settings_of
from xingji.publish.data import DataSet, headers, marked, to_csv
from xingji.publish.explore import to_columns
from xingji.publish.lookup import fnv1a, folded, shard_of
from xingji.publish.record import FIELD_NAMES
from xingji.publish.site import Guide, Site, load_site
from xingji.store.guidelines import Library, ruleset_of
from xingji.store.text import decode

NOW = datetime(2026, 1, 15, 8, 30, tzinfo=UTC)
_TEXTS = (
    *("", "示例精密机械（南京）有限公司", " 示例 Ａｂｃ\u3000公司\t", "ﬁne ＣＯ．", "İstanbul", "ΟΔΟΣ", "㈱示例"),
    *("示\u00a0例\u2028公\u202f司", "e\u0301", "\U0001f3ed厂"),
)


def _pages(site: Site) -> dict[str, Any]:
    """By track, what the page of the self-assessment is handed."""
    return {
        guide.full.head.track: {"settings": settings_of(site, guide, ""), "guideline": guideline_data(guide)}
        for guide in offered(site)
    }


def _rows() -> Iterator[dict[str, Any]]:
    """What the engine's workbook says of every practice of today's guidelines, by kind of plant."""
    library = Library(ROOT, alone=True)
    for full in map(library.full, library.ids):
        worded = {profile: worded_for(full, profile) for profile in ("", *PROFILES)}
        yield {
            "guideline": guideline_data(Guide(full, ruleset_of(full))),
            "rows": {
                profile: [about_practice(area, practice) for area in own.areas for practice in area.practices]
                for profile, own in worded.items()
            },
        }


def _codes() -> list[tuple[str, str]]:
    """Seventeen characters of a code and the check character that python-stdnum computes."""
    codes = [f"91320{number:03d}MA{number * 7919:07d}" for number in range(200)]
    return [(code, uscc.calc_check_digit(code)) for code in codes]


def _lookup() -> dict[str, Any]:
    """Hashes, shards and folded names as the build has them."""
    keys = [*_TEXTS, *(code for code, _ in _codes())]
    return {
        "hashes": [(key, fnv1a(key)) for key in keys],
        "shards": [(key, count, shard_of(key, count)) for key in keys for count in (1, 32, 1024)],
        "folded": [(text, folded(text)) for text in _TEXTS],
    }


_CELLS = (
    *("", "示例精密机械有限公司", "2023", "0", "12345678901", "2023-07-01", "苏工信〔2023〕5号", "PA01.1.1", "3级"),
    *("913201061234567870", "９１３２０１０６１２３４５６７８７０", "913201150000000E12", "91320106MA0YQ7RM0C", "0123"),
    *("3-5", "3/5", "3-5、8", "2023年7月", "12:30", "50%", "(5)", "1.10", "1,000", "123456789012"),
    *("=1+1", "+86", "-12℃", "@x", "\ta", "\rb", "\nc", "＝1", "'引号", " ", "3\n4"),
)
"""Cells of a CSV that Excel leaves alone, and such as it would change."""


def _records(site: Site) -> dict[str, Any]:
    """Two years of a crowd: by columns, as records, and as the CSV that is published."""
    years = [
        DataSet(2023, True, crowd(300), site.track_names),
        DataSet(2022, True, crowd(200, edition=2022, seed=8), site.track_names),
    ]
    return {
        "files": [json.loads(to_columns(year, NOW)) for year in years],
        "records": [asdict(record) for year in years for record in year.records],
        "csv": to_csv(years[0]).decode(),
        "facts": {"fields": FIELD_NAMES, "headers": headers(), "note": SAMPLE_NOTE, "tracks": site.track_names},
    }


def _refused() -> list[int]:
    """Every code point that the reader of submissions refuses in a text; those it cannot even encode are among them."""
    surrogates = range(0xD800, 0xE000)
    others = (code for code in range(sys.maxunicode + 1) if code not in surrogates)
    return sorted([*surrogates, *(code for code in others if decode(f"示{chr(code)}例".encode())[1])])


def subjects() -> Mapping[str, Callable[[], Any]]:
    """Name of a file → what it holds."""
    site = load_site(SAMPLE, Library(SAMPLE), today=date(2026, 1, 15), generated_at=NOW)
    return {
        "pages": lambda: _pages(site),
        "scoring": lambda: scoring_cases(site),
        "bounds": lambda: bound_cases(site),
        "rows": lambda: list(_rows()),
        "codes": _codes,
        "lookup": _lookup,
        "records": lambda: _records(site),
        "cells": lambda: [(cell, marked(cell)) for cell in _CELLS],
        "refused": _refused,
    }


def write(folder: Path) -> None:
    """Every subject below a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in subjects().items():
        text = json.dumps(content(), ensure_ascii=False, default=lambda day: day.isoformat())
        (folder / f"{name}.json").write_text(text, "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
