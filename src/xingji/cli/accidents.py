"""Accidents of disks, folders and networks, told as such: what happened to which file, and what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import xingji
from xingji.cli.command import OUTPUT, relative
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say

_POSIX = {
    "full": ("ENOSPC", "EDQUOT", "EFBIG"),
    "read_only": ("EROFS",),
    "forbidden": ("EACCES", "EPERM"),
    "held": ("EBUSY", "ETXTBSY"),
    "gone": ("ENOENT", "EIO", "ESTALE", "ENODEV", "ENXIO", "EREMOTEIO", "ENOTCONN", "EHOSTDOWN", "EHOSTUNREACH",
             "ENETDOWN", "ENETUNREACH", "ETIMEDOUT", "ESHUTDOWN"),
    "long": ("ENAMETOOLONG",),
    "folder": ("EISDIR",),
    "no_folder": ("ENOTDIR", "EEXIST"),
}  # fmt: skip
_BY_ERRNO = {getattr(errno, name): kind for kind, names in _POSIX.items() for name in names if hasattr(errno, name)}

_BY_WINERROR = {
    **dict.fromkeys((39, 112, 1295), "full"),
    **dict.fromkeys((19, 6009), "read_only"),
    **dict.fromkeys((5, 32, 33, 1224), "held"),
    **dict.fromkeys((2, 3, 15, 21, 51, 53, 54, 55, 59, 64, 67, 121, 433, 1117, 1167, 1231, 1232), "gone"),
    **dict.fromkeys((111, 206), "long"),
}
"""What Windows tells apart. Access is also denied (5) to a file that another program keeps open."""


def accident(error: OSError, place: Path, lang: Lang) -> str:
    """The sentence for an error that is no fault of the engine, with the file, else the place; "" for others."""
    path = Path(os.fsdecode(error.filename)) if isinstance(error.filename, (str, bytes)) else place
    kind = _BY_WINERROR.get(getattr(error, "winerror", None) or 0) or _BY_ERRNO.get(error.errno or 0, "")
    if not kind or _is_ours(path):
        return ""
    shown = say("accident.output", lang) if error.filename == OUTPUT else relative(path)
    return say(f"accident.{kind}", lang, path=shown, detail=error.strerror or type(error).__name__)


def _is_ours(path: Path) -> bool:
    """Part of the engine itself: whatever is wrong with that is for those who maintain or install it."""
    return path.absolute().is_relative_to(Path(xingji.__file__).parent)
