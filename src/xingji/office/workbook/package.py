"""The zip file of a workbook, read as hostile input: bounded, typed, nothing executed."""

from __future__ import annotations

import posixpath
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

from xingji.office.workbook import ole

_MB = 1024 * 1024
MAX_FILE = 8 * _MB
MAX_PART = 16 * _MB
MAX_TOTAL = 48 * _MB
MAX_PARTS = 500
MAX_MARKS = 1_000_000
"""A whole guideline with every answer at length makes half a megabyte of file, six of parts and 200,000 marks (<)."""
_MAX_TREE = 300_000
"""Marks of a part that is held as a whole."""
_MAX_OPEN = 100_000
"""Elements that are held at once of a part that is read piece by piece: a row has 16,384 cells."""
_LONG_MARK = re.compile(rb"<[^<]{400000}")
"""What no row, cell or text of Excel's is: a text has 32,767 characters, each of which may be written as &#x10FFFF;."""

_MACROS = ("vbaproject", "macrosheets/", "activex/", "ctrlprops/", "dialogsheets/")
_LINKS = ("externallinks/", "connections.xml", "querytables/", "webextensions/")


class UnfitError(Exception):
    """Something that cannot be taken: the code of its message and the values for its places."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = {name: str(value) for name, value in values.items()}


def read_file(path: Path) -> bytes:
    """Content of a regular file within the limit. Raises UnfitError."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnfitError("XJ748")
        if status.st_size > MAX_FILE:
            raise _too_large(status.st_size, MAX_FILE)
        with path.open("rb") as file:
            return file.read(MAX_FILE)
    except OSError as error:
        raise UnfitError("XJ748") from error


def _too_large(size: int, limit: int) -> UnfitError:
    return UnfitError("XJ705", size=f"{max(size / _MB, limit / _MB + 0.1):.1f}", limit=limit // _MB)


def _other_format(content: bytes) -> UnfitError:
    """What a file is that is no zip."""
    if content.startswith(ole.MAGIC):
        names = ole.streams(content)
        if names & {"EncryptedPackage", "EncryptionInfo"}:
            return UnfitError("XJ703")
        forms = (".xls", {"Workbook", "Book"}), (".doc", {"WordDocument"}), (".ppt", {"PowerPoint Document"})
        return UnfitError("XJ702", form=next((form for form, marks in forms if names & marks), ""))
    return UnfitError("XJ749") if b"\0" in content[:4096] else UnfitError("XJ702", form="")


class Package:
    """The parts of a workbook by name; every read counts against the limits. Raises UnfitError."""

    def __init__(self, content: bytes) -> None:
        if not content.startswith(b"PK\x03\x04"):
            raise _other_format(content)
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnfitError("XJ701", part="") from error
        self._read = 0
        self._marks = 0
        self._parts = self._listed()

    def _listed(self) -> dict[str, zipfile.ZipInfo]:
        """Parts by their name in small letters, as the format compares them; sizes as the directory claims."""
        infos = self._zip.infolist()
        if len(infos) > MAX_PARTS:
            raise too_many(MAX_PARTS, parts=len(infos))
        if any(info.flag_bits & 1 for info in infos):
            raise UnfitError("XJ703")
        total = sum(info.file_size for info in infos)
        if total > MAX_TOTAL:
            raise _too_large(total, MAX_TOTAL)
        parts = {info.filename.lower().lstrip("/"): info for info in infos}
        if len(parts) < len(infos):
            raise UnfitError("XJ701", part="")
        _refuse_active(list(parts))
        return parts

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    @property
    def names(self) -> list[str]:
        """Names of all parts as they are spelt, in their order."""
        return [info.filename.lstrip("/") for info in self._parts.values()]

    def spelling(self, name: str) -> str:
        """The name of a part as it is spelt, itself where there is none."""
        info = self._parts.get(name.lower())
        return info.filename.lstrip("/") if info else name

    def read(self, name: str) -> bytes:
        """Content of a part; inflates no further than the limits, whatever the directory claims."""
        info = self._parts.get(name.lower())
        if info is None:
            raise UnfitError("XJ701", part=name)
        room = min(MAX_PART, MAX_TOTAL - self._read)
        try:
            with self._zip.open(info) as part:
                content = part.read(room + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
            raise UnfitError("XJ701", part=name) from error
        if len(content) > room:
            raise _too_large(len(content), MAX_PART if room == MAX_PART else MAX_TOTAL)
        self._read += len(content)
        return content

    def xml(self, name: str) -> ET.Element:
        """A small part as a tree."""
        content = self._plain(name)
        if (marks := content.count(b"<")) > _MAX_TREE:
            raise too_many(_MAX_TREE, marks=marks)
        try:
            return ET.fromstring(content, _parser())  # noqa: S314  see `_parser`
        except (ET.ParseError, ValueError, LookupError) as error:
            raise UnfitError("XJ701", part=name) from error

    def elements(self, name: str, *wanted: str) -> Iterator[ET.Element]:
        """The elements of these local names in a part; each is emptied when the next one is asked for."""
        held = 0
        known: dict[str, bool] = {}
        try:
            for _, element in ET.iterparse(BytesIO(self._plain(name)), ("end",), _parser()):  # noqa: S314  see `_parser`
                if (tag := element.tag) not in known:
                    known[tag] = tag.rpartition("}")[2] in wanted
                if known[tag]:
                    yield element
                    element.clear()
                    held = 0
                elif (held := held + 1) > _MAX_OPEN:
                    raise too_many(_MAX_OPEN, marks=held)
        except (ET.ParseError, ValueError, LookupError) as error:
            raise UnfitError("XJ701", part=name) from error

    def _plain(self, name: str) -> bytes:
        """UTF-8 only, and no document type, so that nothing can be expanded."""
        content = self.read(name)
        # A byte 0 is UTF-16, which expat reads in spite of the encoding that it is told.
        if b"\0" in content or b"<!DOCTYPE" in content or b"<!ENTITY" in content or _LONG_MARK.search(content):
            raise UnfitError("XJ701", part=name)
        self._marks += content.count(b"<")
        if self._marks > MAX_MARKS:
            raise too_many(MAX_MARKS, marks=self._marks)
        return content

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Relations of a part ("" for the package): id → last word of the type, and the part that is meant."""
        folder, _, own = name.rpartition("/")
        listing = posixpath.join(folder, "_rels", f"{own}.rels")
        if listing not in self:
            return {}
        found = {}
        for row in self.xml(listing):
            target = row.get("Target", "")
            if row.get("TargetMode") != "External":
                whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = row.get("Type", "").rpartition("/")[2]
                found[row.get("Id", "")] = (kind, posixpath.normpath(whole))
        return found


def _parser() -> ET.XMLParser:
    return ET.XMLParser(encoding="utf-8")  # noqa: S314  what it reads is bounded and has no DTD


def too_many(limit: int, **counted: int) -> UnfitError:
    """More of something than a workbook that people fill in can have."""
    return UnfitError("XJ746", limit=limit, **counted)


def _refuse_active(names: list[str]) -> None:
    """What runs, or fetches, is refused whole; other formats that are zips too are named."""
    if any(mark in name for name in names for mark in _MACROS):
        raise UnfitError("XJ704")
    if any(mark in name for name in names for mark in _LINKS):
        raise UnfitError("XJ706")
    if "mimetype" in names or "content.xml" in names:
        raise UnfitError("XJ702", form=".ods")
    if "xl/workbook.bin" in names:
        raise UnfitError("XJ702", form=".xlsb")
    if "word/document.xml" in names:
        raise UnfitError("XJ702", form=".docx")
