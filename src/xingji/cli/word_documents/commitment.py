"""`xingji word commitment`: the letter that an agency signs for an enterprise."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.command import language, relative, usage, warn
from xingji.cli.province import province
from xingji.cli.word_documents.given import document, document_if_there, dossier_of
from xingji.cli.word_documents.kind import Kind, wanted
from xingji.messages.interface import say
from xingji.model.edition import Agencies, Agency, Edition
from xingji.model.enterprise import Enterprise
from xingji.store.guidelines import edition_file, speaks_for_itself

if TYPE_CHECKING:
    from xingji.office.papers.template import Template


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dossier", metavar="DOSSIER", help="企业材料文件夹，或其中一个类型的文件夹 / dossier or track")
    parser.add_argument(
        "--track", metavar="TRACK", help="类型，默认该企业的全部类型 / track (default: all tracks of the dossier)"
    )
    parser.add_argument(
        "--agency", metavar="ID", help="机构编号，默认材料中写明的机构 / agency (default: as in the dossier)"
    )


def _make(options: argparse.Namespace, _: str) -> bytes:
    from xingji.office.papers.commitment import Parties, to_docx  # noqa: PLC0415  the Word library takes its time

    folder, inside = dossier_of(options)
    known = province(options, folder.parents[3])
    edition = document(options, edition_file(folder.parents[3], folder.parents[1].name), Edition)
    enterprise = document(options, folder / "enterprise.yaml", Enterprise)
    tracks = _tracks(options, folder, inside, edition)
    agency = _agency(options, folder, enterprise, tracks)
    city = known.cities.get(folder.parent.name)
    names = tuple(known.tracks[track].name if track in known.tracks else track for track in tracks)
    return to_docx(
        Parties(edition, city.name if city else folder.parent.name, enterprise, agency, names), wanted(options)
    )


def _tracks(options: argparse.Namespace, folder: Path, inside: str, edition: Edition) -> tuple[str, ...]:
    """Tracks that the letter is about: the one named, else those of the dossier, else all that are offered."""
    offered = [offer.track for offer in edition.tracks]
    named = options.track or inside
    if named and named not in offered:
        raise usage("word.no_track", options, year=edition.edition, track=named, known="、".join(offered) or "—")
    there = [track for track in offered if (track == named if named else (folder / track).is_dir())]
    return tuple(there or offered)


def _agency(
    options: argparse.Namespace, folder: Path, enterprise: Enterprise, tracks: tuple[str, ...]
) -> Agency | None:
    """The agency that serves all these tracks; None, with a word, where nobody lists any. Raises UsageError."""
    table = document_if_there(options, folder.parent / "agencies.yaml", Agencies)
    if table is None and not speaks_for_itself(folder.parents[3]):
        warn(say("word.blank_agency", language(options), path=relative(folder.parent / "agencies.yaml")))
        return None
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
    found = [document_if_there(options, path, SelfAssessment) for path in paths]
    named = {one.agency if one else enterprise.agency for one in found}
    return {name for name in named if name}


def _template() -> Template:
    from xingji.office.papers.commitment import TEMPLATE  # noqa: PLC0415

    return TEMPLATE


KIND = Kind(
    name="commitment",
    help="服务承诺书，供机构与企业签字盖章 / letter of commitment of an agency for an enterprise",
    example="  xingji word commitment submissions/2023/CITY/USCC --out 承诺书.docx\n"
    "  xingji word commitment submissions/2023/CITY/USCC/ics --agency ID --out 承诺书.docx\n"
    "  xingji word commitment DOSSIER --template 本单位承诺书.docx --fonts windows --out 承诺书.docx",
    endings=(".docx",),
    add=_add,
    make=_make,
    template=_template,
)
