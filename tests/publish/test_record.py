"""What may be published, and when."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from tests.publish.conftest import NOW, SMALL
from xingji.publish.record import FIELD_NAMES, FIELDS, PublicRecord
from xingji.publish.site import NothingToPublishError, Site, load_site
from xingji.store.editions import load_editions
from xingji.store.guidelines import Library
from xingji.store.load import FaultyDocumentError

ALLOWED = (
    "edition",
    "track",
    "name",
    "uscc",
    "city",
    "county",
    "industry",
    "level",
    "level_name",
    "stars",
    "result",
    "state",
    "document",
    "document_verified",
    "published_on",
    "withdrawn_on",
    "withdrawn_reason",
    "withdrawn_document",
    "superseded_by",
)


def on(day: str, root: Path = SMALL) -> Site:
    return load_site(root, Library(root), today=date.fromisoformat(day), generated_at=NOW)


def states(site: Site) -> dict[tuple[int, str], str]:
    return {(record.edition, record.name): record.state for record in site.records}


def test_the_record_is_the_allow_list() -> None:
    assert FIELD_NAMES == ALLOWED
    assert tuple(FIELDS) == ALLOWED


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-11-29", {}),
        ("2022-11-30", {2022: "已公布"}),
        ("2023-11-21", {2022: "已公布"}),
        ("2023-11-22", {2022: "已公布", 2023: "公示中"}),
        ("2023-11-30", {2022: "已提升", 2023: "已公布"}),
    ],
)
def test_a_result_appears_with_its_list(day: str, expected: dict[int, str]) -> None:
    seen = states(on(day))
    assert {year: state for (year, name), state in seen.items() if "乙厂" in name} == expected


def test_withdrawal_counts_from_its_day() -> None:
    before = next(record for record in on("2023-03-14").records if "甲厂" in record.name)
    after = next(record for record in on("2023-03-15").records if "甲厂" in record.name)
    assert (before.state, before.withdrawn_on, before.withdrawn_reason) == ("已公布", None, None)
    assert (after.state, after.withdrawn_on, after.withdrawn_document) == (
        "已撤销",
        date(2023, 3, 15),
        "测试〔2023〕2号",
    )


def test_a_higher_star_is_linked(small: Site) -> None:
    older = next(record for record in small.records if record.state == "已提升")
    assert (older.edition, older.superseded_by, older.level) == (2022, 2023, 1)


def test_platform_has_no_stars(small: Site) -> None:
    assert [(r.level_name, r.stars) for r in small.records if r.track == "platform"] == [("增强级", None)]


def test_order_is_edition_track_city_name(small: Site) -> None:
    assert [record.name[2:4] for record in small.records] == ["乙厂", "甲厂", "平台", "阿厂", "乙厂"]


def test_document_number_only_with_the_list(small: Site) -> None:
    documents = {(record.edition, record.document, record.document_verified) for record in small.records}
    assert documents == {(2022, "测试〔2022〕1号", False), (2023, None, False)}


def test_below_the_first_level_is_never_published(tree: Path) -> None:
    folders = load_editions(tree)
    refused = {
        (folder.year, dossier.enterprise.uscc, track)
        for folder in folders
        for dossier in folder.dossiers
        for track, decision in dossier.decisions.items()
        if decision.result == "not_reached"
    }
    records = on("2030-01-01", tree).records
    assert refused
    assert not refused & {(record.edition, record.uscc, record.track) for record in records}


def test_nothing_but_the_record_is_in_a_record(small: Site) -> None:
    assert all(isinstance(record, PublicRecord) and set(asdict(record)) == set(ALLOWED) for record in small.records)


def test_nothing_to_publish(tmp_path: Path) -> None:
    with pytest.raises(NothingToPublishError):
        on("2023-01-01", tmp_path)


def test_an_unchecked_tree_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "submissions" / "2023"
    folder.mkdir(parents=True)
    (folder / "edition.yaml").write_text("edition: nonsense\n", "utf-8")
    with pytest.raises(FaultyDocumentError):
        load_editions(tmp_path)
