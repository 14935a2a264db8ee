"""Reports that several tests look at, each made once in a process; that a second one is the same has its own test."""

from __future__ import annotations

from functools import cache

from tests.office.reports.cases import DAY, STAGES
from tests.office.reports.years import YEARS
from xingji.office.papers.template import Wanted
from xingji.office.reports.issue import rectification_docx, rectification_pdf
from xingji.office.reports.year.issue import annual_docx


@cache
def word_of(stage: str) -> bytes:
    """The rectification report of a stage in Word."""
    return rectification_docx(STAGES[stage](), DAY, Wanted())


@cache
def pdf_of(stage: str) -> bytes:
    """The same as PDF."""
    return rectification_pdf(STAGES[stage](), DAY)


@cache
def annual_of(name: str) -> bytes:
    """The annual report of a kind of year in Word."""
    return annual_docx(YEARS[name](), Wanted())
