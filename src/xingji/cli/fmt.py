"""`xingji fmt`: one layout for YAML files, comments kept."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from xingji.cli.command import CLEAN, FAULTY, Command, emit, language, relative, usage, warn
from xingji.messages.interface import say
from xingji.store import layout
from xingji.store.files import read_bytes, write_whole
from xingji.store.guidelines import root_of
from xingji.store.system_files import is_system_file


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="YAML文件或文件夹 / YAML files or folders")
    parser.add_argument("--check", action="store_true", help="只报告，不写入 / only report, write nothing")


def _run(options: argparse.Namespace) -> int:
    from xingji.store.formatting import FormattingError, formatted  # noqa: PLC0415

    lang, files, changed, failed = language(options), 0, 0, 0
    for path in _files(options):
        files += 1
        source, faults = read_bytes(path)
        try:
            if faults:
                raise FormattingError(faults[0].code)
            result = formatted(source, _whose(path))
        except FormattingError as error:
            failed += 1
            warn(say("error.unreadable", lang, path=relative(path), detail=error.code or say("fmt.beyond", lang)))
            continue
        if result != source:
            changed += 1
            if not options.check:
                write_whole(path, result)
            emit(say("fmt.would" if options.check else "fmt.changed", lang, path=relative(path)))
    emit(say("fmt.checked" if options.check else "fmt.done", lang, files=files, changed=changed))
    return FAULTY if failed or (options.check and changed) else CLEAN


def _files(options: argparse.Namespace) -> Iterator[Path]:
    for given in options.paths:
        path = Path(given)
        if not path.exists():
            raise usage("error.no_path", options, path=path)
        found = (p for p in path.rglob("*.yaml") if not (p.is_symlink() or is_system_file(p.name)))
        yield from sorted(found) if path.is_dir() else [path]


def _whose(path: Path) -> str:
    """What a document has to say of whose it is, as its place in the tree tells; "" where it tells nothing."""
    root = root_of(path.parent)
    place = layout.place(path.resolve().relative_to(root).as_posix()) if root else None
    return place.whose if place else ""


COMMAND = Command(_add, _run)
