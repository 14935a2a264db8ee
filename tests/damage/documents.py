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
    "2023/institutions.yaml": "  - {institution: inst-01, task: onsite, dossiers: [91320508MA0XJA0025]}\n",
}
_INSIDE = {
    "2023/edition.yaml": {
        "    until: 2023-08-05\n": "    until: 2023-08-05\n    uscc: 91320508MA0XJA0025\n",
        "    closes: 2023-06-16\n": "    closes: 2023-06-16\n    grace_days: 2\n    note: 示例说明\n",
        "    phone: 025-80000001\n": "    phone: 025-80000001\n    website: www.example.com\n    note: 示例说明\n",
    }
}


def documents() -> dict[str, bytes]:
    """Path below the root → content."""
    return {path.relative_to(BASE).as_posix(): _full(path) for path in sorted(BASE.rglob("*.yaml"))}


def _full(path: Path) -> bytes:
    text = path.read_text("utf-8")
    for end, further in _FURTHER.items():
        text += further if path.as_posix().endswith(end) else ""
    for end, places in _INSIDE.items():
        for old, new in places.items() if path.as_posix().endswith(end) else ():
            text = text.replace(old, new, 1)
    return text.encode()
