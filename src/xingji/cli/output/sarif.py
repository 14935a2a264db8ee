"""Findings as SARIF, for scanners."""

from __future__ import annotations

import json
from typing import Any

import xingji
from xingji.cli.output.report import both, shown_on_github
from xingji.engine.report import Report
from xingji.messages.catalogue import Lang, message
from xingji.model.finding import Finding

_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def as_sarif(report: Report, lang: Lang) -> str:
    """SARIF 2.1.0 with the rules that occur."""
    codes = sorted({found.code for found in shown_on_github(report)})
    driver = {
        "name": "xingji",
        "version": xingji.__version__,
        "rules": [
            {
                "id": code,
                "shortDescription": {"text": message(code).title.pick(lang)},
                "fullDescription": {"text": message(code).why.pick(lang)},
            }
            for code in codes
        ],
    }
    results = [_sarif_result(found, lang) for found in shown_on_github(report)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _sarif_result(found: Finding, lang: Lang) -> dict[str, Any]:
    region = {"startLine": found.line, "startColumn": found.column}
    return {
        "ruleId": found.code,
        "level": _LEVELS[found.severity],
        "message": {"text": both(found, lang)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": found.path}, "region": region}}],
    }
