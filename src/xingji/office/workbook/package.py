"""The zip file of a workbook, read as hostile input: bounded, typed, nothing executed."""

from __future__ import annotations

import posixpath
import stat
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

MAX_FILE = 8 * 1024 * 1024
MAX_PART = 16 * 1024 * 1024
MAX_TOTAL = 48 * 1024 * 1024
MAX_PARTS = 500
"""A whole guideline with every answer at length makes half a megabyte of file and six of parts."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
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
            raise UnfitError("XJ701", problem="not a regular file")
        if status.st_size > MAX_FILE:
            raise UnfitError("XJ705", size=status.st_size, limit=MAX_FILE)
        with path.open("rb") as file:
            return file.read(MAX_FILE)
    except OSError as error:
        raise UnfitError("XJ701", problem=error.strerror or "?") from error


class Package:
    """The parts of a workbook by name; every read counts against the limits. Raises UnfitError."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_OLE):
            raise UnfitError("XJ703" if _ENCRYPTED in content else "XJ702", form=".xls")
        if not content.startswith(b"PK\x03\x04"):
            raise UnfitError("XJ702", form="")
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnfitError("XJ701", problem=error) from error
        self._read = 0
        self._parts = self._listed()

    def _listed(self) -> dict[str, zipfile.ZipInfo]:
        """Parts by their name in small letters, as the format compares them; sizes as the directory claims."""
        infos = self._zip.infolist()
        if len(infos) > MAX_PARTS:
            raise UnfitError("XJ705", size=len(infos), limit=MAX_PARTS)
        if any(info.flag_bits & 1 for info in infos):
            raise UnfitError("XJ703")
        total = sum(info.file_size for info in infos)
        if total > MAX_TOTAL:
            raise UnfitError("XJ705", size=total, limit=MAX_TOTAL)
        parts = {info.filename.lower().lstrip("/"): info for info in infos}
        if len(parts) < len(infos):
            raise UnfitError("XJ701", problem="part given twice")
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
            raise UnfitError("XJ701", problem=f"{name} is missing")
        room = min(MAX_PART, MAX_TOTAL - self._read)
        try:
            with self._zip.open(info) as part:
                content = part.read(room + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
            raise UnfitError("XJ701", problem=error) from error
        if len(content) > room:
            raise UnfitError("XJ705", size=f"> {room}", limit=room)
        self._read += len(content)
        return content

    def xml(self, name: str) -> ET.Element:
        """A part as a tree; UTF-8 only, and no document type, so that nothing can be expanded."""
        content = self.read(name)
        # A byte 0 is UTF-16, which expat reads in spite of the encoding that it is told.
        if b"\0" in content or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise UnfitError("XJ701", problem=f"{name}: not plain UTF-8 XML")
        try:
            return ET.fromstring(content, ET.XMLParser(encoding="utf-8"))  # noqa: S314  bounded, no DTD
        except (ET.ParseError, ValueError, LookupError) as error:
            raise UnfitError("XJ701", problem=f"{name}: {error}") from error

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
