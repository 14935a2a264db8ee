"""`xingji impact --against REV`: who would change level if the guideline here replaced that of a revision."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from xingji.cli.command import CLEAN, Command, emit, language, usage
from xingji.cli.tables import table
from xingji.cli.years import add_root_argument, load_year, project_of
from xingji.engine.survey import Year
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.programme.impact import Change, changes
from xingji.scoring.ruleset import Ruleset
from xingji.store import changes as git
from xingji.store import tree
from xingji.store.guidelines import Library

_DIGEST = 12
"""Characters of a digest that the text shows."""


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--against", required=True, metavar="REV", help="与哪个Git版本的细则比较 / revision to compare")
    parser.add_argument("year", nargs="?", metavar="YEAR", help="年度，默认所有年度 / edition, default all")
    add_root_argument(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / form of the output")


def _run(options: argparse.Namespace) -> int:
    root = project_of(options)
    chosen = [options.year] if options.year else [year for year in tree.editions(root) if _is_scored(root, year)]
    loaded = [load_year(options, year) for year in chosen]
    used = sorted({track.guideline for year in loaded for row in year.rows for track in row.tracks if track.guideline})
    before = _rulesets_of(options, root, used)
    after = {name: rules for name in used for year in loaded[:1] if (rules := year.frame.ruleset(name))}
    impact = Impact(options.against, loaded, used, before, after)
    lang = language(options)
    emit(json.dumps(impact.plain(), ensure_ascii=False, indent=1) if options.format == "json" else impact.text(lang))
    return CLEAN


def _is_scored(root: Path, year: str) -> bool:
    return any((root / "submissions" / year).glob("*/*/*/self-assessment.yaml"))


def _rulesets_of(options: argparse.Namespace, root: Path, names: Iterable[str]) -> dict[str, Ruleset]:
    """Guidelines as they were in the revision; one that it does not have, or only broken, is left out."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            git.extract(root, options.against, "scoring", Path(folder))
        except git.GitError as error:
            raise usage("error.git", options, revision=options.against, detail=error) from error
        then = Library(Path(folder), alone=True)
        return {name: rules for name in names if (rules := then.ruleset(name))}


class Impact:
    """The comparison of two sets of guidelines over the dossiers of some editions."""

    def __init__(
        self,
        against: str,
        loaded: list[Year],
        used: list[str],
        before: dict[str, Ruleset],
        after: dict[str, Ruleset],
    ) -> None:
        self.against, self.used, self.before, self.after = against, used, before, after
        tracks = [track for year in loaded for row in year.rows for track in row.tracks if track.guideline]
        self.scored = sum(track.claimed is not None for track in tracks)
        self.unscored = len(tracks) - self.scored
        self.changes = [change for year in loaded for change in changes(year.rows, before, after)]

    def plain(self) -> dict[str, Any]:
        """JSON-ready; digests are None where a side does not have the guideline."""
        return {
            "against": self.against,
            "guidelines": [
                {"guideline": name, "before": _sha256(self.before.get(name)), "after": _sha256(self.after.get(name))}
                for name in self.used
            ],
            "scored": self.scored,
            "unscored": self.unscored,
            "changes": [_change(change) for change in self.changes],
        }

    def text(self, lang: Lang) -> str:
        """Guidelines, the summary, and a line per change."""
        up = sum(change.rise > 0 for change in self.changes)
        down = sum(change.rise < 0 for change in self.changes)
        counts = {"scored": self.scored, "changed": len(self.changes), "up": up, "down": down}
        lines = [say("impact.heading", lang, against=self.against)]
        lines += [self._guideline(name, lang) for name in self.used]
        lines += ["", say("impact.summary", lang, **counts)]
        if self.unscored:
            lines.append(say("impact.unscored", lang, count=self.unscored))
        if self.changes:
            lines += ["", table(say("impact.columns", lang).split("|"), map(_cells, self.changes))]
        return "\n".join(lines)

    def _guideline(self, name: str, lang: Lang) -> str:
        before, after = _sha256(self.before.get(name)), _sha256(self.after.get(name))
        if before is None or after is None:
            return say("impact.new", lang, guideline=name, against=self.against)
        key = "impact.same" if before == after else "impact.changed"
        return say(key, lang, guideline=name, before=before[:_DIGEST], after=after[:_DIGEST])


def _sha256(rules: Ruleset | None) -> str | None:
    return rules.sha256 if rules else None


def _cells(change: Change) -> list[Any]:
    row, track = change.row, change.track
    levels = [change.claimed_before, change.claimed_after, change.verified_before, change.verified_after]
    return [row.edition, row.city, row.uscc, track.track, *levels, track.level]


def _change(change: Change) -> dict[str, Any]:
    return {
        "path": f"{change.row.folder}/{change.track.track}",
        "guideline": change.track.guideline,
        "claimed": {"before": change.claimed_before, "after": change.claimed_after},
        "verified": {"before": change.verified_before, "after": change.verified_after},
        "decided": change.track.level,
    }


COMMANDS = {
    "impact": Command(
        name="impact",
        help="细则改动会改变哪些企业的等级 / who would change level under the changed guideline",
        example="  xingji impact --against origin/main\n  xingji impact 2023 --against HEAD~1 --format json",
        add=_add,
        run=_run,
    )
}
