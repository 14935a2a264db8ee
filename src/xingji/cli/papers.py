"""Kinds of `xingji word` made from dossiers, city tables, public records and the state of a year."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from xingji.cli.command import faulty, language, on_day, relative, usage, warn
from xingji.cli.province import province
from xingji.cli.word import Kind, wanted
from xingji.cli.years import project_of
from xingji.engine.starts import library
from xingji.messages.interface import say
from xingji.model.base import Document
from xingji.model.edition import Agencies, Agency, Edition, Institutions
from xingji.model.enterprise import Enterprise
from xingji.model.reference import City, Reference
from xingji.programme.calendar import spans
from xingji.store import layout, tree
from xingji.store.documents import FaultyDocumentError, load, load_if_there
from xingji.store.guidelines import BrokenGuidelineError

if TYPE_CHECKING:
    from xingji.office.papers.announced import PublicList
    from xingji.office.papers.template import Template

Doc = TypeVar("Doc", bound=Document)


def _document(options: argparse.Namespace, path: Path, model: type[Doc]) -> Doc:
    """A document that must be there. Raises UsageError."""
    try:
        return load(path, model)
    except FaultyDocumentError as error:
        raise _faulty(options, error.path) from error


def _document_if_there(options: argparse.Namespace, path: Path, model: type[Doc]) -> Doc | None:
    """A document that may be missing, but not faulty. Raises UsageError."""
    try:
        return load_if_there(path, model)
    except FaultyDocumentError as error:
        raise _faulty(options, error.path) from error


def _faulty(options: argparse.Namespace, path: Path) -> Exception:
    return faulty("word.faulty", options, path, folder=relative(path.parent))


def _year_folder(options: argparse.Namespace) -> Path:
    """Folder of the edition that the options name. Raises UsageError."""
    root = project_of(options)
    folder: Path = root / "submissions" / options.year
    if not layout.is_year(options.year) or not folder.is_dir():
        known = tree.editions(root)
        raise usage("error.no_year", options, year=options.year, known="、".join(known) or "—")
    return folder


def _city(options: argparse.Namespace, known: Reference) -> City:
    """The city by its pinyin or its name. Raises UsageError."""
    for city in known.cities.values():
        if options.city in (city.id, city.name, city.name.removesuffix("市")):
            return city
    raise usage("word.no_city", options, city=options.city, known="、".join(known.cities))


def _add_year(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("year", metavar="YEAR", help="年度 / edition")
    parser.add_argument("--root", default=".", metavar="DIR", help="项目文件夹，默认当前文件夹 / project folder")


def _add_city(parser: argparse.ArgumentParser) -> None:
    _add_year(parser)
    parser.add_argument("city", metavar="CITY", help="设区市，拼音或名称 / city, pinyin or name")


def _add_on(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", help="按这一天，默认今天 / as of this day, default today")


def _on(options: argparse.Namespace) -> date:
    return on_day(options)


def _add_commitment(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dossier", metavar="DOSSIER", help="企业材料文件夹，或其中一个类型的文件夹 / dossier or track")
    parser.add_argument(
        "--track", metavar="TRACK", help="类型，默认该企业的全部类型 / track, default all of the dossier"
    )
    parser.add_argument("--agency", metavar="ID", help="机构编号，默认材料中写明的机构 / agency, default as written")


def _make_commitment(options: argparse.Namespace, _: str) -> bytes:
    from xingji.office.papers.commitment import Parties, to_docx  # noqa: PLC0415  the Word library takes its time

    folder, inside = _dossier(options)
    edition = _document(options, folder.parents[1] / "edition.yaml", Edition)
    enterprise = _document(options, folder / "enterprise.yaml", Enterprise)
    tracks = _tracks(options, folder, inside, edition)
    agency = _agency(options, folder, enterprise, tracks)
    known = province(options, folder.parents[3])
    city = known.cities.get(folder.parent.name)
    names = tuple(known.tracks[track].name if track in known.tracks else track for track in tracks)
    return to_docx(
        Parties(edition, city.name if city else folder.parent.name, enterprise, agency, names), wanted(options)
    )


def _dossier(options: argparse.Namespace) -> tuple[Path, str]:
    """Folder of a dossier, and the track where the folder of one was named. Raises UsageError."""
    path = Path(options.dossier).resolve()
    folder, track = (path, "") if layout.is_uscc(path.name) else (path.parent, path.name)
    if not folder.is_dir() or not layout.is_dossier("/".join(folder.parts[-4:])):
        raise usage("word.not_dossier", options, path=options.dossier)
    return folder, track


def _tracks(options: argparse.Namespace, folder: Path, inside: str, edition: Edition) -> tuple[str, ...]:
    """Tracks that the letter is about: the one named, else those of the dossier, else all that are offered."""
    offered = [offer.track for offer in edition.tracks]
    named = options.track or inside
    if named and named not in offered:
        raise usage("word.no_track", options, year=edition.edition, track=named, known="、".join(offered) or "—")
    there = [track for track in offered if (track == named if named else (folder / track).is_dir())]
    return tuple(there or offered)


def _agency(options: argparse.Namespace, folder: Path, enterprise: Enterprise, tracks: tuple[str, ...]) -> Agency:
    """The agency that serves all these tracks. Raises UsageError."""
    table = _document_if_there(options, folder.parent / "agencies.yaml", Agencies)
    known = {agency.id: agency for agency in table.agencies} if table else {}
    names = "、".join(known) or "—"
    found = {options.agency} if options.agency else _named(options, folder, enterprise, tracks)
    if len(found) > 1:
        raise usage("word.several_agencies", options, known="、".join(sorted(found)))
    if not found:
        raise usage("word.no_agency", options, path=relative(folder), known=names)
    (name,) = found
    if name not in known:
        raise usage("word.unknown_agency", options, agency=name, known=names)
    return known[name]


def _named(options: argparse.Namespace, folder: Path, enterprise: Enterprise, tracks: tuple[str, ...]) -> set[str]:
    """Agencies that the assessments name; where there is none yet, the one that the registration names."""
    from xingji.model.assessment import SelfAssessment  # noqa: PLC0415  only letters need it

    paths = [folder / track / "self-assessment.yaml" for track in tracks]
    found = [_document_if_there(options, path, SelfAssessment) for path in paths]
    named = {one.agency if one else enterprise.agency for one in found}
    return {name for name in named if name}


def _make_agencies(options: argparse.Namespace, ending: str) -> bytes:
    from xingji.office.papers import agencies  # noqa: PLC0415  the Word library takes its time

    folder = _year_folder(options)
    city = _city(options, province(options, folder.parents[1]))
    edition = _document(options, folder / "edition.yaml", Edition)
    table = _document_if_there(options, folder / city.id / "agencies.yaml", Agencies)
    institutions = _document_if_there(options, folder / "institutions.yaml", Institutions)
    one = agencies.City(edition, city.id, city.name, table, institutions)
    if table is None:
        warn(say("word.blank", language(options), city=city.name))
    return agencies.to_docx(one, wanted(options)) if ending == ".docx" else agencies.to_xlsx(one, options.fonts)


def _add_list(parser: argparse.ArgumentParser) -> None:
    _add_year(parser)
    parser.add_argument("--track", metavar="TRACK", required=True, help="类型 / track")
    _add_on(parser)


def _make_list(options: argparse.Namespace, ending: str) -> bytes:
    from xingji.office.papers import announced  # noqa: PLC0415  the Word library takes its time

    listed = _public_list(options)
    if ending == ".docx":
        return announced.to_docx(listed, wanted(options))
    return announced.to_xlsx(listed, options.fonts)


def _public_list(options: argparse.Namespace) -> PublicList:
    """The list as the public may see it, from documents without errors. Raises UsageError."""
    from xingji.office.papers.announced import ListedStar, PublicList  # noqa: PLC0415
    from xingji.programme.publication import list_of, visibility  # noqa: PLC0415
    from xingji.publish.levels import levels_by  # noqa: PLC0415
    from xingji.publish.record import public_records  # noqa: PLC0415
    from xingji.store.editions import load_editions  # noqa: PLC0415

    folder, on = _year_folder(options), _on(options)
    root, track = folder.parents[1], options.track
    known = province(options, root)
    _demand_clean(options, root, folder)
    try:
        folders = load_editions(root)
        records = public_records(folders, known, levels_by(folders, library(root)), on)
    except FaultyDocumentError as error:
        raise _faulty(options, error.path) from error
    except BrokenGuidelineError as error:
        raise usage("error.no_guideline", options, guideline=error) from error
    year = next(found for found in folders if str(found.year) == options.year)
    listed = list_of(year.announcement, track)
    seen = visibility(listed, on) if listed else "hidden"
    if listed is None or seen == "hidden":
        named = known.tracks[track].name if language(options) == "zh" else known.tracks[track].english
        raise usage("word.not_shown", options, year=options.year, track=named, on=on)
    own = [record for record in records if record.edition == year.year and record.track == track]
    stars = [ListedStar(*(getattr(record, name) for name in ListedStar._fields)) for record in own]
    return PublicList(year.edition, known.tracks[track].name, seen, listed, stars)


def _demand_clean(options: argparse.Namespace, root: Path, folder: Path) -> None:
    """Nothing is published from documents with errors. Raises FaultyError."""
    from xingji.engine.checker import Checker  # noqa: PLC0415

    errors = Checker(root, library(root)).check([folder.relative_to(root).as_posix()]).count("error")
    if errors:
        raise faulty("word.not_clean", options, folder, errors=errors)


def _add_progress(parser: argparse.ArgumentParser) -> None:
    _add_city(parser)
    parser.add_argument("--on", metavar="DATE", help="按这一天，默认今天，但不晚于年度最后一天 / as of this day")


def _on_within(options: argparse.Namespace, edition: Edition) -> date:
    """The day asked for, else today; when the edition is over, its last day, so that a sheet stays the same."""
    known = spans(edition)
    return min(_on(options), known[-1].closes) if known and not options.on else _on(options)


def _make_progress(options: argparse.Namespace, _: str) -> bytes:
    from xingji.cli.years import load_year  # noqa: PLC0415  reads the whole year
    from xingji.office.papers.progress import CityYear, to_xlsx  # noqa: PLC0415

    folder = _year_folder(options)
    known = province(options, folder.parents[1])
    city = _city(options, known)
    on = _on_within(options, _document(options, folder / "edition.yaml", Edition))
    table = _document_if_there(options, folder / city.id / "agencies.yaml", Agencies)
    year = load_year(options, options.year)
    one = CityYear(
        edition=year.edition.edition,
        sample=year.edition.sample,
        day=on,
        id=city.id,
        name=city.name,
        tracks={track.id: track.short for track in known.tracks.values()},
        target=table.target if table else None,
        agencies={agency.id: agency.name for agency in table.agencies} if table else {},
        rows=[row for row in year.rows if row.city == city.id],
    )
    return to_xlsx(one, options.fonts)


def _commitment_template() -> Template:
    from xingji.office.papers.commitment import TEMPLATE  # noqa: PLC0415

    return TEMPLATE


def _agencies_template() -> Template:
    from xingji.office.papers.agencies import TEMPLATE  # noqa: PLC0415

    return TEMPLATE


def _list_template() -> Template:
    from xingji.office.papers.announced import TEMPLATE  # noqa: PLC0415

    return TEMPLATE


KINDS = {
    "commitment": Kind(
        name="commitment",
        help="服务承诺书，供机构与企业签字盖章 / the letter that an agency signs for an enterprise",
        example="  xingji word commitment submissions/2023/nanjing/91320115MA0YKB2C8G --out 承诺书.docx\n"
        "  xingji word commitment submissions/2023/nanjing/91320115MA0YKB2C8G/ics --agency nj-02 --out 承诺书.docx\n"
        "  xingji word commitment DOSSIER --template 本单位承诺书.docx --fonts windows --out 承诺书.docx",
        endings=(".docx",),
        add=_add_commitment,
        make=_make_commitment,
        template=_commitment_template,
    ),
    "agencies": Kind(
        name="agencies",
        help="自评估咨询服务机构汇总表（附件3），没有机构时为空白表 / a city's agency table, or a blank one",
        example="  xingji word agencies 2023 nanjing --out 附件3.docx\n"
        "  xingji word agencies 2023 南京 --out 附件3.xlsx    （填好后可用 xingji workbook import 导入）",
        endings=(".docx", ".xlsx"),
        add=_add_city,
        make=_make_agencies,
        template=_agencies_template,
    ),
    "list": Kind(
        name="list",
        help="星级企业名单（公示或公布），只用公开记录 / the public list of stars",
        example="  xingji word list 2023 --track ics --out 名单.docx\n"
        "  xingji word list 2023 --track platform --on 2023-11-24 --out 名单.xlsx",
        endings=(".docx", ".xlsx"),
        add=_add_list,
        make=_make_list,
        template=_list_template,
    ),
    "progress": Kind(
        name="progress",
        help="一个设区市的进度表，逾期在前，内部材料 / progress of a city, overdue first, internal",
        example="  xingji word progress 2023 nanjing --out 进度.xlsx\n"
        "  xingji word progress 2023 苏州 --on 2023-09-15 --out 进度.xlsx",
        endings=(".xlsx",),
        add=_add_progress,
        make=_make_progress,
    ),
}
