"""Whether values are plainly a sound self-assessment; made by `python tools/quick_shape.py`."""

import re
from typing import Any

from xingji.model.plain import fits, is_day, is_pages


_C1 = frozenset(['degree', 'evidence', 'note', 'reason'])
_C2 = frozenset(['met', 'mostly', 'not_applicable', 'partly', 'unmet'])
_C3 = re.compile('\\S').search
_C4 = frozenset(['sha256', 'signed_on'])
_C5 = re.compile('^[0-9a-f]{64}\\Z').search
_C6 = frozenset(['page', 'sha256', 'title'])
_C7 = re.compile('^\\S(.*\\S)?\\Z').search
_C8 = frozenset(['agency', 'answers', 'assessed_on', 'commitment', 'dossier', 'guideline'])
_C9 = re.compile('^20[2-9][0-9]/[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}\\Z').search
_C10 = re.compile('^[a-z][a-z0-9]{1,19}-[0-9]{4}\\Z').search
_C11 = re.compile('^[a-z][a-z0-9]*(-[a-z0-9]+)*\\Z').search
_C12 = re.compile('^P[A-Z][0-9]{2}\\.[1-9]\\.[1-9][0-9]?\\Z').search


def is_answer(v: Any) -> bool:
    return (v.__class__ is dict and _C1.issuperset(v)
        and ((v1 := v.get('degree')) is not None and (v1.__class__ is str and v1 in _C2))
        and ((v2 := v.get('note')) is None or (v2.__class__ is str and 1 <= len(v2) <= 2000 and _C3(v2) is not None))
        and ((v3 := v.get('reason')) is None or (v3.__class__ is str and 1 <= len(v3) <= 2000 and _C3(v3) is not None))
        and ('evidence' not in v or ((v4 := v.get('evidence')) is not None and (v4.__class__ is list and len(v4) <= 20 and all(map(is_evidence, v4))))))


def is_commitment(v: Any) -> bool:
    return (v.__class__ is dict and _C4.issuperset(v)
        and ((v5 := v.get('signed_on')) is not None and is_day(v5))
        and ((v6 := v.get('sha256')) is not None and (v6.__class__ is str and _C5(v6) is not None)))


def is_evidence(v: Any) -> bool:
    return (v.__class__ is dict and _C6.issuperset(v)
        and ((v7 := v.get('title')) is not None and (v7.__class__ is str and 1 <= len(v7) <= 200 and _C7(v7) is not None))
        and ((v8 := v.get('page')) is None or is_pages(v8))
        and ((v9 := v.get('sha256')) is None or (v9.__class__ is str and _C5(v9) is not None)))


def is_self_assessment(v: Any) -> bool:
    return (v.__class__ is dict and _C8.issuperset(v)
        and ((v10 := v.get('dossier')) is not None and (v10.__class__ is str and _C9(v10) is not None))
        and ((v11 := v.get('guideline')) is not None and (v11.__class__ is str and _C10(v11) is not None))
        and ((v12 := v.get('agency')) is not None and (v12.__class__ is str and 0 <= len(v12) <= 40 and _C11(v12) is not None))
        and ((v13 := v.get('assessed_on')) is not None and is_day(v13))
        and ((v14 := v.get('commitment')) is None or is_commitment(v14))
        and ((v15 := v.get('answers')) is not None and fits(v15, 1000, _C12, lambda e: ((e.__class__ is str and e in _C2) or is_answer(e)))))
