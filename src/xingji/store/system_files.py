"""Files that systems and office programs leave behind, mostly unseen by the people in whose folders they lie."""

from __future__ import annotations

import re

_SYSTEM_FILE = re.compile(
    r"\.ds_store|\.localized|icon\r|\._.*"  # macOS, and what it writes beside each file on a foreign disk
    r"|thumbs\.db|ehthumbs(_vista)?\.db|desktop\.ini"  # Windows
    r"|\.directory|\.fuse_hidden.*|\.nfs[0-9a-f]+"  # Linux and network drives
    r"|~\$.*|\.~.*|\.~lock\..*#"  # a document that Office, WPS or LibreOffice holds open
    r"|\..*\.sw[a-p]|\.#.*",  # a document that an editor holds open
    re.IGNORECASE | re.DOTALL,
)


def is_system_file(name: str) -> bool:
    """Whether a file of this name (no path) was made by a system or an open program and by nobody on purpose.

    Copies with contents that people do see (`*.bak`, `x~`) are none: whoever sent one should hear of it.
    """
    return _SYSTEM_FILE.fullmatch(name) is not None
