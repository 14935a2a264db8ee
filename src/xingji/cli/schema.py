"""`xingji schema`: write the JSON Schemas, or check that those in the repository are up to date."""

from __future__ import annotations

import argparse
from pathlib import Path

from xingji.cli.command import CLEAN, FAULTY, Command, emit, language, relative, warn
from xingji.messages.interface import say
from xingji.store.files import write_all


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", default="schema", metavar="DIR", help="目标文件夹 / folder to write to")
    parser.add_argument(
        "--check", action="store_true", help="只检查是否最新，不写入 / only check whether they are up to date"
    )


def _run(options: argparse.Namespace) -> int:
    from xingji.store.schemas import all_schemas  # noqa: PLC0415  builds every model

    folder, wanted = Path(options.out), all_schemas()
    stale = [name for name, text in wanted.items() if not _same(folder / name, text)]
    if options.check and stale:
        warn(say("error.stale_schema", language(options), files="、".join(stale)))
        return FAULTY
    if not stale:
        emit(say("schema.fresh", language(options), folder=relative(folder)))
        return CLEAN
    write_all({folder / name: wanted[name] for name in stale})
    emit(say("schema.written", language(options), count=len(stale), folder=relative(folder)))
    return CLEAN


def _same(path: Path, text: bytes) -> bool:
    return path.is_file() and path.read_bytes() == text


COMMAND = Command(_add, _run)
