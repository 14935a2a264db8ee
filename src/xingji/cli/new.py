"""`xingji new`: a dossier ready to fill in, every practice as a commented and explained line, or last year's answer."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from xingji.cli.command import CLEAN, Command, emit, faulty, language, relative, usage
from xingji.cli.credit_code import add_credit_code, credit_code, demand_check_character
from xingji.cli.output.new import profile_told, taken_over
from xingji.cli.profiles import add_profile_arguments, with_industry, with_profile
from xingji.cli.project import add_root_argument, project_root
from xingji.cli.province import province
from xingji.cli.years import add_edition
from xingji.engine.starts import library
from xingji.messages.interface import say
from xingji.model.guideline import FullGuideline
from xingji.model.reference import Reference
from xingji.store.carry_over import Inheritance, Predecessor, homes, inherit, predecessor
from xingji.store.editions import offered_guideline, offering, years_back
from xingji.store.files import write_all
from xingji.store.guidelines import BrokenGuidelineError, Library, ruleset_of
from xingji.store.layout import is_year
from xingji.store.load import FaultyDocumentError
from xingji.store.templates import Blank, blank_documents, kind_of


def _add(parser: argparse.ArgumentParser) -> None:
    add_credit_code(parser)
    add_edition(parser, "年度；用 --from 时默认为其下一年 / edition", dest="edition", kind=int)
    parser.add_argument("--city", help="设区市编号或名称；用 --from 时可不填 / city, id or name")
    parser.add_argument(
        "--from", dest="last", type=int, metavar="YEAR", help="沿用该年度的材料 / carry over the dossier of this year"
    )
    parser.add_argument(
        "--track", metavar="TRACK", action="append", help="类型，可重复；默认第一个，用 --from 时同上年度 / track"
    )
    parser.add_argument("--name", default="", help="企业名称 / name of the enterprise")
    add_profile_arguments(parser)
    parser.add_argument("--agency", default="", help="自评估咨询服务机构编号 / id of the agency")
    add_root_argument(parser)


def _run(options: argparse.Namespace) -> int:
    try:
        return _begin(options)
    except FaultyDocumentError as error:
        raise faulty("error.faulty_year", options, error.path, folder=relative(error.path.parent)) from error


def _begin(options: argparse.Namespace) -> int:
    lang, root = language(options), project_root(options)
    uscc = credit_code(options)
    last = _last_year(options, root, uscc)
    known = province(options, root)
    before = [last.enterprise, *last.rows] if last else []
    demand_check_character(options, uscc, excused=any(row and row.uscc_exception for row in before))
    folder = root / "submissions" / str(options.edition) / options.city / uscc
    if folder.exists():
        raise usage("error.exists", options, path=relative(folder))
    guidelines = [_guideline(options, root, track) for track in _tracks(options, last, known)]
    empty = Blank(uscc, options.edition, options.city, options.name, options.agency)
    blank = _carried(options, root, last, guidelines) if last else empty
    blank = replace(blank, uscc_exception=options.uscc_exception.strip() or blank.uscc_exception)
    blank = with_industry(options, blank, known)
    blank, origin = with_profile(options, blank, kind_of(blank, guidelines, known), known)
    emit(say("new.root", lang, path=root.as_posix()))
    files = {folder / name: text.encode() for name, text in blank_documents(blank, guidelines, known).items()}
    write_all(files)
    written = [say("new.written", lang, path=relative(path)) for path in files]
    carried = taken_over(folder, last, blank, lang) if last else ()
    told = [*written, *carried, *profile_told(blank, origin, lang)]
    emit("\n".join([*told, say("new.next", lang, path=relative(folder))]))
    return CLEAN


def _last_year(options: argparse.Namespace, root: Path, uscc: str) -> Predecessor | None:
    """The enterprise in the year of --from; fills in the edition and the city that follow from it."""
    if options.last is None:
        if options.edition is None or not options.city:
            raise usage("error.need_edition", options)
        return None
    options.edition = options.edition or options.last + 1
    for year in (options.last, options.edition):
        if not is_year(str(year)):
            raise usage("error.year", options, year=year)
    if options.edition <= options.last:
        raise usage("error.years", options, year=options.edition, last=options.last)
    found = _found(options, root, uscc)
    options.city = options.city or found.city
    return found


def _found(options: argparse.Namespace, root: Path, uscc: str) -> Predecessor:
    folders = homes(root, options.last, uscc)
    if len(folders) > 1:
        raise usage("error.homes", options, year=options.last, uscc=uscc, homes="、".join(folders))
    found = predecessor(root, options.last, uscc, folders[0] if folders else None)
    if found is None:
        raise usage("error.no_home", options, year=options.last, uscc=uscc)
    return found


def _tracks(options: argparse.Namespace, last: Predecessor | None, known: Reference) -> list[str]:
    """Tracks that were asked for, else those of last year, else the first one for this kind of enterprise."""
    before = [*last.tracks, *(row.track for row in last.rows)] if last else []
    kind = last.enterprise.kind if last and last.enterprise else "manufacturer"
    fitting = [track.id for track in known.tracks.values() if track.kind == kind]
    return list(dict.fromkeys(options.track or before or [*fitting, *known.tracks][:1]))


def _guideline(options: argparse.Namespace, root: Path, track: str) -> FullGuideline:
    name = offered_guideline(root, options.edition, track)
    try:
        return library(root).full(name)
    except BrokenGuidelineError:
        values = {"year": options.edition, "track": track, "guideline": name}
        values["known"] = "、".join(offering(root, track, library(root))) or "—"
        raise usage("error.not_offered", options, **values) from None


def _carried(options: argparse.Namespace, root: Path, last: Predecessor, guidelines: list[FullGuideline]) -> Blank:
    """What last year knew, with what the command line says otherwise."""
    blank = Blank.after(last, options.edition, years_back(root, options.edition, last.year)).moved(options.city)
    answers = _answers(options, library(root), last, guidelines)
    return replace(blank, name=options.name or blank.name, agency=options.agency or blank.agency, answers=answers)


def _answers(
    options: argparse.Namespace, known: Library, last: Predecessor, guidelines: list[FullGuideline]
) -> dict[str, Inheritance]:
    found: dict[str, Inheritance] = {}
    for guideline in guidelines:
        papers = last.tracks.get(guideline.head.track)
        if papers and papers.assessment:
            old = known.ruleset(papers.assessment.guideline)
            if old is None:
                raise usage("error.no_guideline", options, guideline=papers.assessment.guideline)
            inheritance = inherit(last.year, papers.assessment, papers, old, ruleset_of(guideline))
            agency = options.agency or (inheritance.agency if options.city == last.city else "")
            found[guideline.head.track] = replace(inheritance, agency=agency)
    return found


COMMAND = Command(_add, _run)
