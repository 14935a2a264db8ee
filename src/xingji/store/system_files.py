"""Files that systems and office programs leave behind, mostly unseen by the people in whose folders they lie."""

from __future__ import annotations

_NAMES = frozenset(
    {
        *(".ds_store", ".localized", "icon\r"),  # macOS
        *("thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini"),  # Windows
        ".directory",  # KDE
    }
)
_BEGINNINGS = (
    "._",  # what macOS writes beside each file on a foreign disk
    *("~$", ".~"),  # a document that Office, WPS or LibreOffice holds open
    ".#",  # a document that an editor holds open
    *(".nfs", ".fuse_hidden"),  # deleted on a network drive while somebody had it open
)


def is_system_file(name: str) -> bool:
    """Whether a file of this name (no path) was made by a system or an open program and by nobody on purpose.

    Copies with contents that people do see (`*.bak`, `x~`) are none: whoever sent one should hear of it.
    """
    plain = name.lower()
    is_swap = plain.startswith(".") and plain[-4:-1] == ".sw"
    is_part = plain.startswith(".") and plain.endswith(".part")  # what a killed `write_all` leaves
    return plain in _NAMES or plain.startswith(_BEGINNINGS) or is_swap or is_part
