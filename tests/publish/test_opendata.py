"""The open data as a whole: all descriptions name the same files, counts and dates; the page's commands work."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from openapi_spec_validator import validate

from tests.publish.conftest import NOW, Built
from xingji.publish.catalogue import UndescribedFileError, published
from xingji.publish.checksums import SUMS, read_sums
from xingji.publish.record import FIELDS

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def base(built: Built) -> Path:
    return built.folder / "data" / "v1"


def content(base: Path, name: str) -> Any:
    return json.loads((base / name).read_text("utf-8"))


def test_every_file_is_of_a_kind_that_is_described(base: Path, tmp_path: Path) -> None:
    files = published(base)
    assert {file.path for file in files} == set(read_sums((base / SUMS).read_bytes()))
    page = (base.parents[1] / "data/index.html").read_text("utf-8")
    for kind in {file.kind for file in files}:
        assert kind.title in page or "{edition}" in kind.template, kind
    (tmp_path / "secret.json").write_text("{}", "utf-8")
    with pytest.raises(UndescribedFileError):
        published(tmp_path)


def test_all_name_the_same_files(base: Path, built: Built) -> None:
    """Index, data package, catalogue, checksums and page: sizes, digests, counts, time."""
    sums = read_sums((base / SUMS).read_bytes())
    index, package, catalog = (content(base, name) for name in ("index.json", "datapackage.json", "catalog.jsonld"))
    from_index = {
        file["path"]: (file["size"], file["sha256"]) for edition in index["editions"] for file in edition["files"]
    }
    from_package = {row["path"]: (row["bytes"], row["hash"].removeprefix("sha256:")) for row in package["resources"]}
    from_catalog = {
        row["contentUrl"]: (int(row["contentSize"]), row["sha256"])
        for entry in catalog["dataset"]
        for row in entry["distribution"]
    }
    assert from_index == from_package == from_catalog
    page = (built.folder / "data/index.html").read_text("utf-8")
    for path, (size, digest) in from_index.items():
        data = (base / path).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest(), sums[path]) == (size, digest, digest)
        assert path in page
        assert digest in page
    stamp = NOW.isoformat()
    assert (index["generated_at"], package["created"], catalog["dateModified"]) == (stamp, stamp, stamp)
    openapi = content(base, "openapi.json")
    assert openapi["info"]["x-generated-at"] == stamp
    assert f'<time datetime="{stamp}">北京时间2026年1月15日16:30</time>' in page


def test_all_count_the_same(base: Path) -> None:
    index, package = content(base, "index.json"), content(base, "datapackage.json")
    for edition in index["editions"]:
        year = edition["edition"]
        listed = content(base, f"{year}/list.json")
        rows = list(csv.DictReader(io.StringIO((base / f"{year}/list.csv").read_bytes().decode("utf-8-sig"))))
        book = openpyxl.load_workbook(base / f"{year}/list.xlsx", read_only=True)
        counts = {row["records"] for row in package["resources"] if row["path"].startswith(f"{year}/")}
        in_book = sum(1 for _ in book["名单"].iter_rows()) - 1
        assert counts == {edition["total"]} == {listed["total"]}
        assert len(listed["records"]) == len(rows) == in_book == edition["total"]
    assert index["total"] == sum(edition["total"] for edition in index["editions"])
    records = [record for year in (2022, 2023) for record in content(base, f"{year}/list.json")["records"]]
    awarded = [change for change in content(base, "changes.json")["changes"] if change["type"] == "star_awarded"]
    assert len(awarded) == sum(record["published_on"] is not None for record in records)


def test_records_fit_their_schema(base: Path) -> None:
    schema = content(base, "record.schema.json")
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    validator.check_schema(schema)
    assert list(schema["properties"]) == list(FIELDS)
    for year in (2022, 2023):
        for record in content(base, f"{year}/list.json")["records"]:
            validator.validate(record)
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({**record, "contact": "x"})


def test_openapi_describes_what_is_there(base: Path) -> None:
    """A valid description, every path of it a file, and every JSON file as its schema says."""
    described = content(base, "openapi.json")
    validate(described)
    seen = set()
    for template, methods in described["paths"].items():
        assert list(methods) == ["get"]
        media, answer = next(iter(methods["get"]["responses"]["200"]["content"].items()))
        pattern = re.compile(re.sub(r"\\{\w+\\}", "[^/]+?", re.escape(template[1:])))
        own = [file for file in published(base) if file.kind.template == template[1:]]
        assert own
        for file in own:
            assert pattern.fullmatch(file.path)
            seen.add(file.path)
            if media == "application/json":
                reference = {**answer["schema"], "components": described["components"]}
                jsonschema.Draft202012Validator(reference).validate(content(base, file.path))
    assert seen == {file.path for file in published(base)} - {"openapi.json"}


def test_csv_as_the_data_package_says(base: Path) -> None:
    package = content(base, "datapackage.json")
    for row in package["resources"]:
        if row["format"] != "csv":
            continue
        rows = list(csv.reader(io.StringIO((base / row["path"]).read_bytes().decode(row["encoding"]))))
        fields = row["schema"]["fields"]
        assert rows[0] == [field["name"] for field in fields]
        for line in rows[1:]:
            for cell, field in zip(line, fields, strict=True):
                assert _fits(cell, field), (cell, field)


def _fits(cell: str, field: dict[str, Any]) -> bool:
    patterns = {"integer": r"\d+", "date": r"\d{4}-\d\d-\d\d", "boolean": "是|否", "string": ".*"}
    return cell == "" or bool(re.fullmatch(patterns[field["type"]], cell))


def test_changes_are_typed_dated_and_named_once(base: Path) -> None:
    changes = content(base, "changes.json")
    rows = changes["changes"]
    assert changes["total"] == len(rows)
    assert {row["type"] for row in rows} <= set(changes["types"])
    assert len({row["id"] for row in rows}) == len(rows)
    assert [row["date"] for row in rows] == sorted((row["date"] for row in rows), reverse=True)
    records = [record for year in (2022, 2023) for record in content(base, f"{year}/list.json")["records"]]
    withdrawn = {(r["edition"], r["uscc"]) for r in records if r["withdrawn_on"]}
    assert {(row["edition"], row["uscc"]) for row in rows if row["type"] == "star_withdrawn"} == withdrawn


@pytest.mark.needs("curl", "shell")
def test_the_commands_of_the_page(built: Built, base: Path, address: str, tmp_path: Path) -> None:
    page = (built.tree / "build/docs/data/index.md").read_text("utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    said = []
    for block in blocks:
        command = ["bash", "-euo", "pipefail", "-c", block.replace("<本站地址>", address.rstrip("/"))]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, (block, done.stderr)
        said.append(done.stdout.splitlines())
    latest = content(base, "latest/list.json")
    assert said[0][0].endswith("latest/list.csv") or "list.csv" in said[0][0]
    assert said[0][-1] == str(latest["total"])
    wanted = [r for r in latest["records"] if r["track"] == "ics" and r["level"] >= 2 and r["state"] == "已公布"]
    assert said[1] == [record["uscc"] for record in latest["records"]]
    assert [line.split()[2] for line in said[2]] == [record["name"] for record in wanted]
    assert [line.split()[0] for line in said[3]] == [
        row["date"] for row in content(base, "changes.json")["changes"][:5]
    ]
