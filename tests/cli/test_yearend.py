"""`sample`, `figures` and `ranking` on the sample year."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import xingji
from tests.places import SAMPLE
from xingji.store.reader import parse
from xingji.store.write_sample import with_drawn

SEED = "shili-20230730"
PLAN = f"onsite:\n  # 当众抽取\n  seed: {SEED}   # 号码\n  percent: 20\n"
HEAD = "edition: 2023\nsample: true\ntitle: 示例\ndocument: {number: null, verified: false}   # 文号\n"


def plan(tree: Path, text: str = PLAN) -> Path:
    """Give the sample edition this plan for its site visits."""
    path = tree / "submissions/2023/edition.yaml"
    before = re.sub(r"(?ms)^onsite:.*?(?=^\S|\Z)", "", path.read_text("utf-8"))
    path.write_text(before.replace("tracks:\n", f"{text}tracks:\n", 1), "utf-8", newline="\n")
    return path


def test_a_draw_needs_a_seed(tree: Path) -> None:
    plan(tree, "")
    ran = xingji("sample", "2023", cwd=tree)
    assert ran.code == 2
    assert "seed:" in ran.err
    assert ran.out == ""


def test_draw_of_the_sample(tree: Path) -> None:
    path = plan(tree)
    key = xingji("sample", "2023", "--format", "json", cwd=tree).json()["cities"][0]["drawn"][0]["uscc"]
    path.write_text(path.read_text("utf-8").replace("\n  percent:", f"\n  key: ['{key}']\n  percent:"), "utf-8")
    made = xingji("sample", "2023", "--format", "json", cwd=tree).json()
    assert (made["edition"], made["seed"], made["percent"]) == ("2023", SEED, 20)
    for city in made["cities"]:
        verified = {file.parts[-3] for file in (tree / "submissions/2023" / city["city"]).glob("*/*/verification.yaml")}
        assert city["population"] == len(verified)
        assert city["wanted"] == max(1, -(-20 * len(verified) // 100))
        assert city["key"] == (key in verified)
        assert len(city["drawn"]) == min(city["wanted"], len(verified - {key}))
        for one in city["drawn"]:
            assert one["uscc"] in verified - {key}
            assert one["name"].startswith("示例")
            number = sha256(f"{SEED}|2023|{one['uscc']}|{one['ticket']}".encode()).hexdigest()
            assert one["number"] == number[:12]
            assert 1 <= one["ticket"] <= one["tickets"] <= 26


def test_text_of_a_draw_says_how_to_repeat_it(tree: Path) -> None:
    plan(tree)
    out = xingji("sample", "2023", cwd=tree).out
    text, number = re.search(rf"({SEED}\|2023\|[0-9A-Z]{{18}}\|[0-9]+) .*?([0-9a-f]{{12}})", out).groups()  # type: ignore[union-attr]
    assert sha256(text.encode()).hexdigest().startswith(number)
    assert "SHA-256" in out


def test_write_keeps_the_rest_of_the_edition(tree: Path) -> None:
    path = plan(tree)
    before = path.read_text("utf-8")
    ran = xingji("sample", "2023", "--write", "--format", "json", cwd=tree)
    assert ran.code == 0
    codes = [one["uscc"] for city in ran.json()["cities"] for one in city["drawn"]]
    after = path.read_text("utf-8")
    lines = "\n".join(f"    - {code}" for code in codes)
    assert re.sub(r"'", "", after) == before.replace("# 号码\n", f"# 号码\n  drawn:\n{lines}\n")
    again = xingji("sample", "2023", "--write", cwd=tree)
    assert (again.code, path.read_text("utf-8")) == (0, after)
    assert "没有改动" in again.err


def test_another_list_is_replaced_only_when_asked(tree: Path) -> None:
    path = plan(tree, PLAN + "  drawn: [91320115MA0XXXXXXX]\n")
    before = path.read_text("utf-8")
    refused = xingji("sample", "2023", "--write", cwd=tree)
    assert (refused.code, path.read_text("utf-8")) == (2, before)
    assert "--redraw" in refused.err
    assert xingji("sample", "2023", "--write", "--redraw", cwd=tree).code == 0
    assert "91320115MA0XXXXXXX" not in path.read_text("utf-8")


def test_nobody_to_draw(tree: Path) -> None:
    path = plan(tree)
    for file in (tree / "submissions/2023").glob("*/*/*/verification.yaml"):
        file.unlink()
    before = path.read_text("utf-8")
    ran = xingji("sample", "2023", "--write", cwd=tree)
    assert (ran.code, path.read_text("utf-8")) == (2, before)
    assert xingji("sample", "2023", cwd=tree).code == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("onsite: {seed: abcdefgh-1, percent: 10}\n", "onsite: {seed: abcdefgh-1, drawn: [X], percent: 10}\n"),
        (
            "onsite:\n  percent: 10\n  seed: abcdefgh-1   # 抽取\n\n# 类型\n",
            "onsite:\n  percent: 10\n  seed: abcdefgh-1   # 抽取\n  drawn:\n    - X\n\n# 类型\n",
        ),
        (
            "onsite:\n  seed: abcdefgh-1\n  # 比例\n  percent: 10\n",
            "onsite:\n  seed: abcdefgh-1\n  drawn:\n    - X\n  # 比例\n  percent: 10\n",
        ),
        (
            "onsite:\n  seed: abcdefgh-1\n  drawn:   # 上次\n    - 91320115MA0XXXXXXX   # 一\n\n# 类型\n",
            "onsite:\n  seed: abcdefgh-1\n  drawn:   # 上次\n    - X\n\n# 类型\n",
        ),
        (
            "onsite:\n  seed: abcdefgh-1\n  drawn:\n\n# 类型\n",
            "onsite:\n  seed: abcdefgh-1\n  drawn:\n    - X\n\n# 类型\n",
        ),
    ],
)
def test_comments_stay_where_they_were(before: str, after: str) -> None:
    result = with_drawn(f"{HEAD}{before}tracks: []\n".encode(), ["91320115MA0XXXXXX2"]).decode()
    assert result == f"{HEAD}{after}tracks: []\n".replace("X]", "91320115MA0XXXXXX2]").replace(
        "- X\n", "- 91320115MA0XXXXXX2\n"
    )
    data: Any = parse(result.encode()).data
    assert data is not None
    assert data["onsite"]["drawn"] == ["91320115MA0XXXXXX2"]


@pytest.mark.parametrize("on", ["2023-11-30", "2099-01-01"])
def test_figures_of_the_sample(on: str) -> None:
    full = xingji("figures", "2023", "--internal", "--on", on, "--format", "json", cwd=SAMPLE).json()
    dossiers = {path.parent.parent for path in (SAMPLE / "submissions/2023").glob("*/*/*/self-assessment.yaml")}
    assert full["counts"]["dossiers"] == full["coverage"]["total"]["assessed"] == len(dossiers)
    for levels in full["levels"]:
        decided = standing(levels["track"], on)
        assert levels["counts"] == [sum(int(data["level"]) == level for data in decided) for level in levels["columns"]]
        result = next(row for row in full["results"] if row["track"] == levels["track"])
        assert result["raised"] == sum(data["result"] == "raised" for data in decided)
        for part in ("cities", "industries"):
            assert [sum(row["counts"][n] for row in levels[part]) for n in levels["columns"]] == levels["counts"]


def standing(track: str, on: str) -> list[dict[str, Any]]:
    """Decisions of the sample that were not withdrawn by a day."""
    files = (SAMPLE / "submissions/2023").glob(f"*/*/{track}/decision.yaml")
    found: list[dict[str, Any]] = [dict(parse(file.read_bytes()).data or {}) for file in files]
    return [data for data in found if "withdrawn" not in data or data["withdrawn"]["withdrawn_on"] > on]


def test_public_figures_hide_small_groups_and_everybody() -> None:
    ran = xingji("figures", "2023", "--format", "json", cwd=SAMPLE)
    assert ran.json()["small_groups"] == {"below": 5, "mark": "*"}
    assert not [file for file in SAMPLE.glob("submissions/2023/*/*/enterprise.yaml") if file.parent.name in ran.out]
    numbers = {row["assessed"] for row in ran.json()["coverage"]["cities"]}
    assert not numbers & {1, 2, 3, 4}
    text = xingji("figures", "2023", cwd=SAMPLE).out
    assert "“*”为不公开的数" in text
    assert "不得对外提供" in xingji("figures", "2023", "--internal", cwd=SAMPLE).out


def test_ranking_of_the_sample() -> None:
    ran = xingji("ranking", "2023", "--on", "2023-11-30", "--format", "json", cwd=SAMPLE)
    found = ran.json()["ranking"]
    assert ran.json() == xingji("ranking", "2023", "--format", "json", cwd=SAMPLE).json()
    assert "由人决定" in ran.json()["note"]
    ranked = [row for row in found if row["rank"]]
    assert [row["rank"] for row in ranked] == sorted(row["rank"] for row in ranked)
    assert all(row["served"] >= 3 for row in ranked)
    assert found[: len(ranked)] == ranked
    assert all(row["served"] < 3 for row in found[len(ranked) :])
    text = xingji("ranking", "2023", cwd=SAMPLE).out
    assert "样本不足" in text
    assert "内部材料" in text


@pytest.mark.parametrize("command", ["sample", "figures", "ranking"])
def test_english_and_unknown_years(command: str, tree: Path) -> None:
    plan(tree)
    out = xingji(command, "2023", "--lang", "en", cwd=tree).out
    assert "2023" in out.splitlines()[0]
    assert re.search("[A-Za-z]{4}", out.splitlines()[0])
    assert "{" not in out
    assert xingji(command, "2031", cwd=tree).code == 2
