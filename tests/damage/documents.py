"""Sound documents to damage: those of the rules' base tree, with the fields that it does without."""

from __future__ import annotations

from pathlib import Path

BASE = Path(__file__).parents[1] / "rules" / "base"
_WITHDRAWN = "{withdrawn_on: 2024-03-01, reason: 示例原因, document: {number: 示例3号, verified: true, note: 示例说明}}"
_FURTHER = {
    "areas/PA01.yaml": "refs:\n  NIST CSF 2.0: [PR.AC, 3]\n  ATT&CK ICS: M0800\n",
    "areas/PA02.yaml": (
        "    refs:\n      GB/T 22239-2019: 控制设备安全\n      C2M2 2.1: [ACCESS-2]\n"
        "    met: 示例做法。\n    partly: 示例做法。\n    onsite: 示例查看。\n"
        "    why_key: 示例理由\n    na_when: 示例情形。\n"
        "    needs: [PA01.1.1]\n"
        "    profiles:\n      discrete: {text: 示例写法。, evidence: [示例材料]}\n"
        "      utility: {na_when: 示例情形。}\n"
    ),
    "001H/enterprise.yaml": "carried_from: 2022\nuscc_exception:\n  reason: 营业执照原件所载如此\n",
    "001H/ics/decision.yaml": f"reason: 示例理由\napproved_by: sample-province\nwithdrawn: {_WITHDRAWN}\n",
    "2022/stars.yaml": f"    withdrawn: {_WITHDRAWN}\n    uscc_exception: {{reason: 原名单所载如此}}\n",
    "2023/announcement.yaml": (
        "    appeal:\n      received_on: 2023-12-01\n      answered_on: 2023-12-03\n      answered_by: 示例工作人员乙\n"
        "      answer: 维持原结论。\n      upheld: no\n"
    ),
    "2023/awards.yaml": "    reason: 示例推荐理由\n",
    "2023/edition.yaml": "city_reads_answers: true\n",
    "2023/institutions.yaml": "  - {institution: inst-01, task: onsite, dossiers: [91320508MA0XJA0025]}\n",
}
_INSIDE = {
    "2023/edition.yaml": {
        "    until: 2023-08-05\n": "    until: 2023-08-05\n    uscc: 91320508MA0XJA0025\n",
        "    closes: 2023-06-16\n": "    closes: 2023-06-16\n    grace_days: 2\n    note: 示例说明\n",
        "    phone: 025-80000001\n": "    phone: 025-80000001\n    website: www.example.com\n    note: 示例说明\n",
    }
}


_IN_VIEWS = {
    "hub.yaml": (
        "forge: github\norganisation: example-org\nrecord: record\nprefix: xingji-\nedition: 2023\n"
        "reviewers:\n  - login: sample-reviewer\n    id: 1000000000001\napprovals: 1\nengine: xingji==0.1.0\n"
        "renewed:\n  - party: institution/inst-02\n    n: 2\npaused: false\n"
    ),
    "inbox.yaml": (
        "party: agency/nanjing/nj-01\nedition: 2023\nrepository: example-org/xingji-2023-nanjing-nj-01\n"
        "engine: xingji==0.1.0\n"
    ),
    "submissions/2023/nanjing/progress.yaml": (
        "edition: 2023\ncity: nanjing\n"
        "counts:\n  registered: 0\n  assessed: 0\n  verified: 1\n  rectified: 0\n  visited: 0\n  decided: 0\n"
        "  announced: 0\n  overdue: 1\n"
        "dossiers:\n  - uscc: 91320115MA0XJA001H\n    name: 示例企业\n    agency: nj-01\n    cloud: true\n"
        "    tracks:\n      - track: ics\n        state: verified\n        findings:\n"
        "          - id: F01\n            severity: high\n            due: 2023-09-30\n            state: overdue\n"
    ),
    "submissions/2023/tasks.yaml": (
        "edition: 2023\ninstitution: inst-01\ntasks:\n  - task: verification\n    city: nanjing\n"
        "    uscc: 91320115MA0XJA001H\n    agency: nj-01\n    agency_name: 示例机构\n"
        "    tracks:\n      - track: ics\n        state: assessed\n"
    ),
}
"""Settings of the hub, and what lies in views alone: with it, the rules' base tree would be one."""


def documents() -> dict[str, bytes]:
    """Path below the root → content."""
    return {path.relative_to(BASE).as_posix(): _full(path) for path in sorted(BASE.rglob("*.yaml"))}


def apart() -> dict[str, bytes]:
    """Documents that are no part of that tree."""
    return {path: text.encode() for path, text in _IN_VIEWS.items()}


def _full(path: Path) -> bytes:
    text = path.read_text("utf-8")
    for end, further in _FURTHER.items():
        text += further if path.as_posix().endswith(end) else ""
    for end, places in _INSIDE.items():
        for old, new in places.items() if path.as_posix().endswith(end) else ():
            text = text.replace(old, new, 1)
    return text.encode()
