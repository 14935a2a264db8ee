"""The same data give the same bytes, whatever the versions of Python and of the libraries: a signature is over them."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import get_type_hints

import jsonschema
import pytest

from tests.publish.conftest import NOW
from xingji.publish.canonical import json_bytes
from xingji.publish.catalogue import KINDS, published
from xingji.publish.changes import changes_of
from xingji.publish.data import DataSet, to_xlsx
from xingji.publish.describe.record import record_schema
from xingji.publish.docs import write_data_files
from xingji.publish.events import date_logs, events_of
from xingji.publish.record import PublicRecord
from xingji.publish.site import Site

GOLDEN = Path(__file__).parent / "golden" / "bytes.json"
BESIDE = ("calendar/*.ics", "feed.xml")
"""Made from the same data for other programs; not signed."""
CHANGED = """
The bytes of these kinds of published files are not those of before: {kinds}.
(index.json, datapackage.json, catalog.jsonld and openapi.json name digests and sizes of others and change with them.)
If nobody meant to change what is published, it was a library or Python: put the file through publish/canonical.py.
If it is meant: XINGJI_UPDATE_GOLDEN=1 .venv/bin/python -m pytest tests/publish/test_bytes.py
"""


@pytest.fixture(scope="module")
def written(small: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All data of a frozen repository without history, as a build writes them."""
    folder = tmp_path_factory.mktemp("data")
    logs = date_logs(folder, small)
    write_data_files(folder, small, events_of(small, logs), changes_of(small, logs), "https://example.org/")
    return folder


def digests(folder: Path) -> dict[str, str]:
    """Kind of file → digest over all files of that kind."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for file in published(folder / "data" / "v1"):
        lines[f"data/v1/{file.kind.template}"].append(f"{file.sha256}  {file.path}")
    for pattern in BESIDE:
        for path in sorted(folder.glob(pattern)):
            lines[pattern].append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}")
    return {kind: hashlib.sha256("\n".join(own).encode()).hexdigest() for kind, own in sorted(lines.items())}


def test_every_kind_of_file_has_its_golden_bytes(written: Path) -> None:
    found = digests(written)
    if os.environ.get("XINGJI_UPDATE_GOLDEN"):
        GOLDEN.write_bytes(json_bytes(found))
    expected: Mapping[str, str] = json.loads(GOLDEN.read_text("utf-8"))
    changed = sorted(kind for kind in found.keys() | expected.keys() if found.get(kind) != expected.get(kind))
    assert not changed, CHANGED.format(kinds=", ".join(changed))


def test_no_kind_is_left_out(written: Path) -> None:
    assert set(digests(written)) == {*(f"data/v1/{kind.template}" for kind in KINDS), *BESIDE}


def test_no_compressor_has_a_say_in_a_workbook(small: Site) -> None:
    with zipfile.ZipFile(io.BytesIO(to_xlsx(DataSet(2022, True, small.records), NOW))) as book:
        assert {entry.compress_type for entry in book.infolist()} == {zipfile.ZIP_STORED}
        assert book.namelist()[0] == "[Content_Types].xml"
        assert book.testzip() is None


def test_the_schema_says_which_fields_may_be_empty(small: Site) -> None:
    """Each field of its own type, and null exactly where the record allows it."""
    validator = jsonschema.Draft202012Validator(record_schema(small.tracks), format_checker=jsonschema.FormatChecker())
    sound = json.loads(json_bytes(asdict(small.records[0])))
    assert validator.is_valid(sound)
    hints = get_type_hints(PublicRecord)
    for name in sound:
        assert validator.is_valid({**sound, name: None}) == (type(None) in getattr(hints[name], "__args__", ())), name
        assert not validator.is_valid({**sound, name: []}), name
        assert not validator.is_valid({key: value for key, value in sound.items() if key != name}), name
    assert not validator.is_valid({**sound, "track": "cloud"})
    assert not validator.is_valid({**sound, "published_on": "soon"})


def test_calendars_ask_to_be_fetched_once_a_day(written: Path) -> None:
    """An early icalendar wrote a time span as Python prints it, which no calendar reads."""
    for path in sorted(written.glob("calendar/*.ics")):
        assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in path.read_bytes()
