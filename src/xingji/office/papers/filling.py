"""Fill Word templates, which are checked first, since an office may have changed them.

A template holds `{{ name }}`, `{%p if name %}` and, in a table's row, `{%tr for row in rows %}` (docxtpl). An office
may change anything else in it. Values never become markup: they are escaped, and the engine is a sandbox.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import XMLSyntaxError

from xingji.office.papers.fault import PaperError
from xingji.office.papers.package import word_bytes
from xingji.office.papers.style import use_fonts
from xingji.office.papers.template import Template, Wanted

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from jinja2 import Environment

_MOST_BYTES = 20 * 1024 * 1024
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def fill(template: Template, values: Mapping[str, Any], wanted: Wanted, *, title: str, made: datetime) -> bytes:
    """The finished paper. Raises PaperError when the template cannot be used."""
    return word_bytes(rendered(template, values, wanted), title, made)


def rendered(template: Template, values: Mapping[str, Any], wanted: Wanted) -> WordDocument:
    """The paper before it is packed. Raises PaperError when the template cannot be used."""
    path = wanted.template or template.path
    document = _open(path)
    environment = _environment()
    if wanted.template:  # ours are checked by the tests
        _check(document, template, environment, path)
    try:
        use_fonts(document.get_docx(), wanted.fonts)
        document.render(dict(values), environment)
    except (TemplateError, XMLSyntaxError, ValueError, TypeError) as error:
        raise PaperError("word.template_broken", path=path.name, detail=_one_line(error)) from error
    finished: WordDocument = document.docx
    return finished


def check(template: Template, path: Path) -> None:
    """Raise PaperError when a template file lacks a placeholder, holds an unknown one or cannot be read."""
    _check(_open(path), template, _environment(), path)


def _environment() -> Environment:
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_clean)


def _clean(value: object) -> object:
    """None is empty; characters that no XML can hold are left out."""
    if isinstance(value, str):
        return _CONTROL.sub("", value)
    return "" if value is None else value


def _open(path: Path) -> DocxTemplate:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise PaperError("word.template_size", path=path.name, limit=_MOST_BYTES // 1024 // 1024)
        document = DocxTemplate(io.BytesIO(path.read_bytes()))
        document.init_docx()
    except OSError as error:
        raise PaperError("word.template_unreadable", path=path.name, detail=error.strerror or "?") from error
    except (zipfile.BadZipFile, KeyError, ValueError, XMLSyntaxError) as error:
        if isinstance(error, PaperError):
            raise
        raise PaperError("word.template_not_docx", path=path.name) from error
    return document


def _check(document: DocxTemplate, template: Template, environment: Environment, path: Path) -> None:
    try:
        used = set(_placeholders(document, environment))
    except TemplateSyntaxError as error:
        raise PaperError("word.template_broken", path=path.name, detail=_one_line(error)) from error
    if unknown := sorted(used - set(template.fields)):
        known = "、".join(template.fields)
        raise PaperError("word.template_unknown", path=path.name, names="、".join(unknown), known=known)
    if missing := sorted(template.required - used):
        names = "、".join(f"{name}（{template.fields[name]}）" for name in missing)
        raise PaperError("word.template_missing", path=path.name, names=names)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _placeholders(document: DocxTemplate, environment: Environment) -> Iterator[str]:
    """Names that the text, the heads and the feet use."""
    sources = [document.get_xml()]
    for kind in (document.HEADER_URI, document.FOOTER_URI):
        sources += [document.get_part_xml(part) for _, part in document.get_headers_footers(kind)]
    for source in sources:
        yield from _names(environment.parse(document.patch_xml(source)), {"loop": ""})


def _names(node: nodes.Node, bound: Mapping[str, str]) -> Iterator[str]:
    """Dotted names below a node; `bound` maps the variable of a loop to the list that it runs over."""
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        yield from _names(node.iter, bound)
        inner = {**bound, node.target.name: _dotted(node.iter, bound) or "?"}
        for child in (*node.body, *node.else_):
            yield from _names(child, inner)
    elif name := _dotted(node, bound):
        yield name
    else:
        for child in node.iter_child_nodes():
            yield from _names(child, bound)


def _dotted(node: nodes.Node, bound: Mapping[str, str]) -> str:
    """`rows.name` for what `row.name` means; "" for anything else, and for what the engine itself provides."""
    if isinstance(node, nodes.Name):
        return bound.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        holder = _dotted(node.node, bound)
        return f"{holder}.{node.attr}" if holder else ""
    return ""
