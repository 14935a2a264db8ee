"""Fingerprints of what an enterprise hands in, by which copies show: digests only, never a text.

A row of them is one text of tokens, a blank between two: twelve hexadecimal digits, then where it stands: the practice,
`commitment`, or the number of a response from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xingji.model.assessment import Answer, SelfAssessment
    from xingji.model.common import Evidence
    from xingji.model.quick import QuickAnswer, QuickAssessment, QuickEvidence
    from xingji.model.verification import Rectification

WIDTH = 12
"""Digits of a print: that any two of a million different ones are alike has a chance of one in five hundred."""
SHORTEST = 12
"""Letters from which a sentence says something of its own; shorter ones (“工控设备台账”) everybody writes."""
_SENTENCE = re.compile(r"[。！？；!?;\n]")


def texts_of(document: SelfAssessment | QuickAssessment) -> str:
    """Of the sentences of notes and reasons and of the titles of evidence, whatever their digits and punctuation."""
    found: dict[str, str] = {}
    for practice, answer in document.detailed.items():
        for letters in map(_letters, _sentences(answer)):
            if len(letters) >= SHORTEST:
                found.setdefault(blake2b(letters.encode(), digest_size=WIDTH // 2).hexdigest(), practice)
    return _row(found)


def proofs_of(document: SelfAssessment | QuickAssessment) -> str:
    """Of the files of evidence, and of the scanned commitment."""
    named = {key: answer.evidence for key, answer in document.detailed.items() if answer.evidence}
    found = _proofs(named)
    if document.commitment:
        found.setdefault(document.commitment.sha256[:WIDTH], "commitment")
    return _row(found)


def rectified_proofs_of(document: Rectification) -> str:
    """Of the files of evidence."""
    return _row(_proofs({str(index): response.evidence for index, response in enumerate(document.responses)}))


def tokens(row: str) -> Iterable[tuple[str, str]]:
    """Print and place of each token."""
    return ((token[:WIDTH], token[WIDTH:]) for token in row.split())


def _sentences(answer: Answer | QuickAnswer) -> Iterator[str]:
    for text in (answer.note, answer.reason):
        if text:
            yield from _SENTENCE.split(text)
    for piece in answer.evidence:
        yield piece.title


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.lower()))


def _proofs(named: Mapping[str, Sequence[Evidence | QuickEvidence]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, pieces in named.items():
        for piece in pieces:
            if piece.sha256:
                found.setdefault(piece.sha256[:WIDTH], place)
    return found


def _row(found: Mapping[str, str]) -> str:
    return " ".join([mark + place for mark, place in found.items()])
