"""`xingji word KIND`: the papers of the programme as Word, Excel or PDF files; each kind has a module."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.command import CLEAN, Command, emit, language, relative, usage
from xingji.cli.extras import PDF, WORD, Extra
from xingji.cli.help import add_command
from xingji.cli.word_documents.kind import Kind
from xingji.messages.interface import say
from xingji.office.papers.fault import PaperError
from xingji.store.files import write_whole

if TYPE_CHECKING:
    from xingji.office.papers.template import Template

KINDS = ("commitment", "agencies", "list", "progress", "rectification", "annual")
"""Each has a module in `xingji.cli.word_documents`."""


def kinds() -> dict[str, Kind]:
    """Every kind of paper by name."""
    return {name: import_module(f"xingji.cli.word_documents.{name}").KIND for name in KINDS}


def _add(parser: argparse.ArgumentParser) -> None:
    papers = parser.add_subparsers(dest="paper", required=True, metavar="KIND")
    for kind in kinds().values():
        inner = add_command(papers, kind.name, kind.help, kind.example)
        kind.add(inner)
        _add_output(inner, "、".join(f"F{ending}" for ending in kind.endings))
        inner.add_argument(
            "--fonts", choices=("office", "windows"), default="office", help="公文字体或Windows自带字体 / fonts"
        )
        if kind.template:
            inner.add_argument("--template", metavar="FILE", help="本单位的Word模板 / Word template of the office")
        inner.set_defaults(make=_make, kind=kind)
    _add_template(papers)


def _add_output(parser: argparse.ArgumentParser, forms: str) -> None:
    parser.add_argument("--out", required=True, metavar="FILE", help=f"写到哪里，扩展名决定格式：{forms} / the file")
    parser.add_argument("--force", action="store_true", help="替换已有文件 / replace an existing file")


def _templates() -> dict[str, Callable[[], Template]]:
    return {name: kind.template for name, kind in kinds().items() if kind.template}


def _add_template(papers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    names = tuple(_templates())
    text = "导出自带的Word模板，供本单位改版式后用 --template 使用 / the template of a kind, to restyle"
    inner = add_command(papers, "template", text, "  xingji word template commitment --out 承诺书模板.docx")
    inner.add_argument("of", choices=names, metavar="KIND", help=f"哪一种：{'、'.join(names)} / which one")
    _add_output(inner, "F.docx")
    inner.set_defaults(make=_copy_template)


def _needs(options: argparse.Namespace) -> Extra | None:
    """A paper as Word or PDF; tables are written like any workbook, and a template is only copied."""
    kind: Kind | None = getattr(options, "kind", None)
    ending = Path(options.out).suffix.lower()
    return {".docx": WORD, ".pdf": PDF}.get(ending) if kind and ending in kind.endings else None


def _run(options: argparse.Namespace) -> int:
    out = Path(options.out)
    if out.is_dir():
        raise usage("word.folder", options, path=relative(out))
    if (out.exists() or out.is_symlink()) and not options.force:
        raise usage("word.exists", options, path=relative(out))
    try:
        content: bytes = options.make(options, out.suffix.lower())
        write_whole(out, content)
    except PaperError as error:
        raise usage(error.key, options, **error.values) from error
    emit(say("new.written", language(options), path=relative(out)))
    return CLEAN


def _make(options: argparse.Namespace, ending: str) -> bytes:
    kind: Kind = options.kind
    _demand(options, ending, kind.endings)
    if getattr(options, "template", None) and ending != ".docx":
        raise usage("word.template_form", options)
    return kind.make(options, ending)


def _demand(options: argparse.Namespace, ending: str, endings: tuple[str, ...]) -> None:
    """Raise UsageError for a file extension that this kind does not have."""
    if ending not in endings:
        raise usage("word.ending", options, given=options.out, known="、".join(endings))


def _copy_template(options: argparse.Namespace, ending: str) -> bytes:
    _demand(options, ending, (".docx",))
    template, lang = _templates()[options.of](), language(options)
    emit(say("word.placeholders", lang))
    for name, meaning in template.fields.items():
        needed = say("word.needed", lang) if name in template.required else ""
        emit(f"  {name}  {meaning}{needed}")
    return template.path.read_bytes()


COMMAND = Command(_add, _run, _needs)
