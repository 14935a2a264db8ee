"""The pictures of the documents show what a request would show today; the play is short of pixels only."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path

from tests.pictures.__main__ import FOLDER, MADE_OF, digests
from tests.pictures.life import life
from tests.pictures.pages import Shot, shots
from tests.places import ROOT

RENEW = "run make pictures, and look at each of them"


def test_pictures_are_of_what_a_request_shows_today(tmp_path: Path) -> None:
    with life(tmp_path) as played:
        taken = list(shots(played))
    assert digests(taken) == json.loads(MADE_OF.read_text("utf-8")), RENEW
    assert re.findall(r"<h2>(.*?)</h2>", "".join(shot.html for shot in taken)) == [
        "结论：需要修改",
        "结论：自动检查通过",
    ]
    assert "由“需要修改”变为“自动检查通过”" in taken[1].html
    assert "已并入" in taken[3].html


def test_what_changes_from_run_to_run_makes_no_picture_stale() -> None:
    one = Shot("x", f"<td>23283</td> {'a' * 40} http://127.0.0.1:1234/x 引擎0.2.0。")
    other = Shot("x", f"<td>23284</td> {'b' * 40} http://127.0.0.1:4321/x 引擎1.0.0。")
    assert one.told == other.told != one._replace(html=one.html + "更多").told


def test_pictures_are_small_and_each_stands_in_the_guide() -> None:
    guide = (ROOT / "docs/forge.md").read_text("utf-8")
    files = sorted(FOLDER.glob("*.png"))
    assert [path.stem for path in files] == sorted(json.loads(MADE_OF.read_text("utf-8")))
    for path in files:
        content = path.read_bytes()
        width, height = struct.unpack(">II", content[16:24])
        assert len(content) < 150_000
        assert (width, height < 2000) == (900, True)
        assert f"](pictures/{path.name})" in guide
