"""Plant texts in a copy of the sample wherever something is that must never be published."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import yaml
from benchmarks.accounts import number_of

PERSON, PHONE, EMAIL, TEXT, OBJECTION = "金丝雀某人", "13987650001", "canary@leak.example", "金丝雀正文", "Y977"
LOGIN, SEED = "canary-login", "canary-seed-0001"
SHA256 = "c0ffee" * 10 + "cafe"
COPIED = [f"{TEXT}，{word}班的说明与别家企业完全相同。" for word in "甲乙丙丁戊己庚辛壬癸"]
"""The same evidence and the same notes in several dossiers: what is found of them is for reviewers alone."""
_DOSSIERS_EACH = 4


def plant(submissions: Path) -> frozenset[str]:
    """Change files of every kind that holds something private; gives the canaries."""
    for kind, change in _CHANGES.items():
        files = sorted(submissions.rglob(f"{kind}.yaml"))
        assert files, kind
        for path in files[:_DOSSIERS_EACH]:
            data = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
            change(data)
            path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return frozenset({PERSON, PHONE, EMAIL, TEXT, OBJECTION, LOGIN, SEED, SHA256, SHA256[:12]})


def _contact(holder: dict[str, Any]) -> None:
    holder["contact"] = {"name": PERSON, "phone": PHONE, "email": EMAIL}


def _assessment(data: dict[str, Any]) -> None:
    for practice in list(data["answers"])[:3]:
        evidence = [{"title": TEXT, "page": 1, "sha256": SHA256}]
        data["answers"][practice] = {"degree": "not_applicable", "note": TEXT, "reason": TEXT, "evidence": evidence}
    for practice, note in zip(list(data["answers"])[3:], COPIED, strict=False):
        data["answers"][practice] = {"degree": "met", "note": note}


def _verification(data: dict[str, Any]) -> None:
    data["reviewer"] = PERSON
    data["verdicts"] = {key: {"verdict": "accepted_pending_visit", "comment": TEXT} for key in data["verdicts"]}
    for finding in data.get("findings") or []:
        finding["text"] = TEXT
    for check in data.get("rechecks") or []:
        check["comment"] = TEXT


def _rectification(data: dict[str, Any]) -> None:
    for response in data["responses"]:
        response |= {"measure": TEXT, "evidence": [{"title": TEXT}]}


def _onsite(data: dict[str, Any]) -> None:
    data["conclusion"] = TEXT


def _decision(data: dict[str, Any]) -> None:
    data |= {"reason": TEXT, "approved_by": LOGIN}


def _every(field: str) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        for row in data[field]:
            _contact(row)

    return change


def _edition(data: dict[str, Any]) -> None:
    data["onsite"] = {**(data.get("onsite") or {}), "seed": SEED}
    for deadline in data.get("deadlines") or []:
        extension = {"deadline": deadline["id"], "city": "suzhou", "until": "2024-12-31"}
        data.setdefault("extensions", []).append({**extension, "reason": TEXT, "granted_by": LOGIN})


def _announcement(data: dict[str, Any]) -> None:
    for objection in data.get("objections") or []:
        objection["id"] = OBJECTION
        if objection["upheld"] != "open":
            objection |= {"answered_by": PERSON, "answer": TEXT}
        if appeal := objection.get("appeal"):
            appeal["answer"] = TEXT


def _awards(data: dict[str, Any]) -> None:
    for provider in data["providers"]:
        provider["reason"] = TEXT


def _cloud(data: dict[str, Any]) -> None:
    data["measures"] = TEXT


def _roles(data: dict[str, Any]) -> None:
    data["roles"].append({"login": LOGIN, "id": number_of(LOGIN), "role": "province"})


_CHANGES: dict[str, Callable[[dict[str, Any]], None]] = {
    "enterprise": _contact,
    "agencies": _every("agencies"),
    "institutions": _every("institutions"),
    "self-assessment": _assessment,
    "verification": _verification,
    "rectification": _rectification,
    "onsite": _onsite,
    "decision": _decision,
    "edition": _edition,
    "announcement": _announcement,
    "awards": _awards,
    "cloud": _cloud,
    "roles": _roles,
}


def texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every produced file that is not the theme's own, as text; workbooks and the search's index unpacked."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".xlsx":
            with ZipFile(path) as archive:
                yield path, "\n".join(archive.read(name).decode() for name in archive.namelist())
        elif path.suffix in (".pf_fragment", ".pf_index", ".pf_filter", ".pf_meta"):
            # Pagefind puts a zero-width space between Chinese words.
            yield path, gzip.decompress(path.read_bytes()).decode("utf-8", "ignore").replace("\u200b", "")
        elif path.suffix in (".html", ".json", ".csv", ".xml", ".txt", ".svg", ".ics", ".jsonld") and path.is_file():
            yield path, path.read_text("utf-8")
