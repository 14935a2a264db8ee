"""The parts of a workbook that is given back: some changed or added, all others byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile

from xingji.office.workbook.package import Package
from xingji.office.workbook.splice import attribute, outline, put_into

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Rewrite:
    """Reads through a package and its limits; `write` gives the new file. Raises UnfitError."""

    def __init__(self, content: bytes) -> None:
        self.package = Package(content)
        self._changed: dict[str, bytes] = {}
        self._known: dict[str, bytes] = {}

    def read(self, name: str) -> bytes:
        """A part as it is by now; read once from the package, whose limit counts every reading."""
        own = self._own(name)
        if own not in self._changed and own not in self._known:
            self._known[own] = self.package.read(own)
        return self._changed[own] if own in self._changed else self._known[own]

    def put(self, name: str, content: bytes) -> None:
        """Change or add a part."""
        self._changed[self._own(name)] = content

    def free(self, start: str, ending: str) -> str:
        """A name that no part bears."""
        number = 1
        while self._own(f"{start}{number}{ending}") in self._changed or f"{start}{number}{ending}" in self.package:
            number += 1
        return f"{start}{number}{ending}"

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation of a part to another; gives its id."""
        folder, _, own = part.rpartition("/")
        listing = posixpath.join(folder, "_rels", f"{own}.rels")
        known = self._own(listing) in self._changed or listing in self.package
        xml = self.read(listing) if known else f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
        root = outline(xml)
        taken = {child.attributes.get("Id") for child in root.children}
        name = next(name for number in range(1, len(taken) + 2) if (name := f"rIdXj{number}") not in taken)
        row = f'<{root.prefix}Relationship Id="{name}" Type="{OFFICE}/{kind}" Target={attribute(f"/{target}")}/>'
        self.put(listing, put_into(xml, root, row))
        return name

    def declare(self, part: str, content_type: str) -> None:
        """Say of what type a new part is."""
        xml = self.read(_TYPES)
        root = outline(xml)
        row = f"<{root.prefix}Override PartName={attribute(f'/{part}')} ContentType={attribute(content_type)}/>"
        self.put(_TYPES, put_into(xml, root, row))

    def write(self) -> bytes:
        """The whole file, its parts in their order and new ones behind them."""
        saved = io.BytesIO()
        with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as file:
            for name in [*self.package.names, *(name for name in self._changed if name not in self.package)]:
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(entry, self.read(name))
        return saved.getvalue()

    def _own(self, name: str) -> str:
        """The name as the file spells it."""
        return self.package.spelling(name)
