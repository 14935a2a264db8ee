"""`xingji hub view`: what one party sees of the record, as a folder or a ZIP; offline, on any tree."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.command import CLEAN, Command, emit, faulty, language, on_day, relative, usage
from xingji.cli.commands import Described
from xingji.cli.project import add_root_argument, project_of
from xingji.messages.interface import say
from xingji.programme.party import Party, party_of
from xingji.store import tree
from xingji.store.files import write_all, write_whole

if TYPE_CHECKING:
    from xingji.hub.tree import FolderTree

ABOUT = Described(
    "生成一个单位可以看到的材料 / make what one party sees of the record",
    "  xingji hub view --list\n  xingji hub view agency/CITY/ID --out DIR\n"
    "  xingji hub view institution/ID --zip FILE.zip --on 2023-09-01",
)


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "party", nargs="?", metavar="PARTY", help="单位，例如 agency/nanjing/nj-01 / the party, as --list names it"
    )
    parser.add_argument("--list", action="store_true", help="列出全部单位 / name all parties")
    parser.add_argument("--out", metavar="DIR", help="写入的文件夹，须不存在或为空 / folder to write, new or empty")
    parser.add_argument("--zip", metavar="FILE", help="写入的ZIP文件 / ZIP file to write")
    parser.add_argument("--on", metavar="DATE", help="按哪一天，默认今天 / as of a day (default: today)")
    parser.add_argument("--edition", metavar="YEAR", help="年度，默认最新 / edition (default: the newest)")
    add_root_argument(parser)


def _run(options: argparse.Namespace) -> int:
    from xingji.hub.tree import FolderTree  # noqa: PLC0415  help needs no views
    from xingji.store.load import FaultyDocumentError  # noqa: PLC0415

    root = project_of(options)
    edition = _edition(options, root)
    try:
        return _do(options, FolderTree(root), edition)
    except FaultyDocumentError as error:
        raise faulty("view.faulty", options, root / error.path) from None


def _edition(options: argparse.Namespace, root: Path) -> str:
    from xingji.engine.survey import newest  # noqa: PLC0415

    year: str = options.edition or newest(root)
    if year not in tree.editions(root):
        raise usage("view.edition", options, year=year or "—")
    return year


def _do(options: argparse.Namespace, record: FolderTree, edition: str) -> int:
    from xingji.hub.parties import parties  # noqa: PLC0415

    known = parties(record, edition)
    if options.list:
        for one in known:
            emit(one.key)
        return CLEAN
    party = party_of(options.party or "")
    if party not in known or party is None:
        raise usage("view.party", options, given=options.party or "—")
    if not (options.out or options.zip):
        raise usage("view.where", options)
    _write(options, party, _contents(options, record, edition, party))
    return CLEAN


def _contents(options: argparse.Namespace, record: FolderTree, edition: str, party: Party) -> dict[str, bytes]:
    from xingji.hub.view import Views  # noqa: PLC0415

    files = Views(record, edition, on_day(options)).of(party).files
    whole = record.read(path for path, content in files.items() if isinstance(content, str))
    return {path: content if isinstance(content, bytes) else whole[path] for path, content in files.items()}


def _write(options: argparse.Namespace, party: Party, contents: Mapping[str, bytes]) -> None:
    places = [Path(given) for given in (options.out, options.zip) if given]
    for place in places:
        if place.is_symlink() or (place.exists() and not _is_empty(place, options)):
            raise usage("view.taken", options, path=relative(place))
    if options.zip:
        from xingji.hub.package import zipped  # noqa: PLC0415

        write_whole(Path(options.zip), zipped(contents), private=True)
    if options.out:
        write_all({Path(options.out) / path: content for path, content in contents.items()}, private=True)
    for place in places:
        said = say("view.written", language(options), party=party.key, count=len(contents), path=relative(place))
        emit(said)


def _is_empty(place: Path, options: argparse.Namespace) -> bool:
    """Whether a folder that is there may take the view."""
    return options.out is not None and place == Path(options.out) and place.is_dir() and not any(place.iterdir())


COMMAND = Command(_add, _run)
