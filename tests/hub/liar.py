"""A peer that says whatever it likes when the hub fetches: it speaks the protocol of Git and sends any pack.

Run as the program that Git takes for ssh: `python liar.py FOLDER …`. In the folder lie `refs` and `pack`.
"""

from __future__ import annotations

import sys
from pathlib import Path

FLUSH = b"0000"


def packet(content: bytes) -> bytes:
    """A line of the protocol."""
    return b"%04x%b" % (len(content) + 4, content)


def main(folder: Path) -> None:
    """Tell the refs, wait until nothing more is asked, send the pack."""
    refs = (folder / "refs").read_bytes().splitlines()
    told = [refs[0] + b"\0ofs-delta thin-pack\n", *(ref + b"\n" for ref in refs[1:])]
    sys.stdout.buffer.write(b"".join(map(packet, told)) + FLUSH)
    sys.stdout.buffer.flush()
    if not _is_asked():
        return
    if (folder / "silent").exists():
        sys.stdin.buffer.read()  # until the other side goes
    sys.stdout.buffer.write(packet(b"NAK\n") + (folder / "pack").read_bytes())
    sys.stdout.buffer.flush()


def _is_asked() -> bool:
    """Whether anything is wanted; read until the other side is done."""
    wanted = False
    while length := sys.stdin.buffer.read(4):
        line = sys.stdin.buffer.read(max(int(length, 16) - 4, 0))
        wanted = wanted or line.startswith(b"want")
        if line == b"done\n":
            break
        if length == FLUSH and not wanted:
            break
    return wanted


if __name__ == "__main__":
    main(Path(sys.argv[1]))
