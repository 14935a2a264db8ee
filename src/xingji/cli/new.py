"""`xingji new`: a dossier ready to fill in, every practice as a commented and explained line."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from xingji.cli.check import library
from xingji.cli.command import CLEAN, Command, emit, language, relative, usage
from xingji.messages.interface import say
from xingji.model.edition import Edition
from xingji.model.guideline import FullGuideline
from xingji.model.terms import TRACKS, USCC_PATTERN
from xingji.store.files import read_bytes, write_whole
from xingji.store.guidelines import BrokenGuidelineError, root_of
from xingji.store.reader import parse
from xingji.store.reference import reference
from xingji.store.templates import Blank, blank_documents


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("uscc", metavar="USCC", help="统一社会信用代码 / unified social credit code")
    parser.add_argument("--edition", type=int, required=True, metavar="YEAR", help="年度 / edition")
    parser.add_argument("--city", required=True, help="设区市拼音，如 nanjing / city")
    parser.add_argument("--track", choices=TRACKS, action="append", help="类型，可重复；默认 ics / track, repeatable")
    parser.add_argument("--name", default="", help="企业名称 / name of the enterprise")
    parser.add_argument("--agency", default="", help="自评估咨询服务机构编号 / id of the agency")
    parser.add_argument("--root", default=".", metavar="DIR", help="项目文件夹，默认当前文件夹 / project folder")


def _run(options: argparse.Namespace) -> int:
    lang = language(options)
    root = root_of(Path(options.root)) or Path(options.root).resolve()
    uscc = options.uscc.replace(" ", "").upper()
    _examine(options, uscc)
    folder = root / "submissions" / str(options.edition) / options.city / uscc
    if folder.exists():
        raise usage("error.exists", options, path=relative(folder))
    tracks = list(dict.fromkeys(options.track or ["ics"]))
    guidelines = [_guideline(options, root, track) for track in tracks]
    blank = Blank(uscc, options.edition, options.city, options.name, options.agency)
    for name, text in blank_documents(blank, guidelines).items():
        write_whole(folder / name, text.encode())
        emit(say("new.written", lang, path=relative(folder / name)))
    emit(say("new.next", lang, path=relative(folder)))
    return CLEAN


def _examine(options: argparse.Namespace, uscc: str) -> None:
    from stdnum.cn import uscc as standard  # noqa: PLC0415

    if not re.fullmatch(USCC_PATTERN, uscc) or not standard.is_valid(uscc):
        raise usage("error.uscc", options, uscc=uscc)
    cities = reference().cities
    if options.city not in cities:
        raise usage("error.city", options, city=options.city, known="、".join(cities))


def _guideline(options: argparse.Namespace, root: Path, track: str) -> FullGuideline:
    """The edition's guideline of a track, or the one named after track and year."""
    name = f"{track}-{options.edition}"
    path = root / "submissions" / str(options.edition) / "edition.yaml"
    if path.is_file():
        data = parse(read_bytes(path)[0]).data
        offers = Edition.model_validate(data).tracks if data else []
        name = next((offer.guideline for offer in offers if offer.track == track), name)
    try:
        return library(root).full(name)
    except BrokenGuidelineError:
        raise usage("error.no_guideline", options, guideline=name) from None


COMMANDS = {
    "new": Command(
        name="new",
        help="新建一家企业的申报文件夹 / start a dossier",
        example="  xingji new 91320700MA0FAKE17T --edition 2023 --city lianyungang --agency lyg-01",
        add=_add,
        run=_run,
    )
}
