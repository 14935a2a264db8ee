"""Every kind of report, each from a real examination where there is one: what the golden comments are made of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from tests.forge.stage import LATER, NANJING, SUZHOU, Stage, files_of
from xingji.forge.gate import Watch
from xingji.forge.report import Context
from xingji.forge.result import Blocking, Counts, FileRow, FindingRow, LowDomain, NextStep, Result, ScoreRow

NEW = files_of(NANJING, "enterprise", "cloud", "self-assessment")
ASSESSMENT = f"{NANJING}/ics/self-assessment.yaml"
VERIFICATION = f"{NANJING}/ics/verification.yaml"
_FREQUENT = ("XJ202", "XJ203", "XJ301", "XJ322", "XJ327", "XJ330", "XJ402", "XJ502", "XJ601")
HOSTILE = "</code>`|\n::error::x ](https://evil.example) <img src=x> @everyone fixes #1 GH-2 o/r#3 www.evil.example $x$"


class Variant(NamedTuple):
    """A result and what the one who tells it knows."""

    result: Result
    context: Context = Context(repository="sample/xingji", queue=(2, 5))


class Stages:
    """Bases in the states that a year goes through, and the variants made on them, each made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Stage] = {}
        self._variants: dict[str, Variant] = {}

    def variant(self, name: str) -> Variant:
        if name not in self._variants:
            self._variants[name] = VARIANTS[name](self)
        return self._variants[name]

    def without(self, *names: str) -> Stage:
        key = "|".join(names)
        if key not in self._made:
            self._made[key] = Stage(self._folder / str(len(self._made)), names)
        return self._made[key]

    @property
    def empty(self) -> Stage:
        """Nanjing's enterprise is not registered yet."""
        return self.without(NANJING)

    def before(self, kind: str) -> Stage:
        """Nanjing's enterprise lacks a document and all later ones."""
        gone = [f"{NANJING}/ics/{name}.yaml" for name in LATER[: LATER.index(kind) + 1]]
        return self.without(*gone, "submissions/2023/announcement.yaml", "submissions/2023/awards.yaml")


def seen(stage: Stage, author: str, received: str, changed: Any = None, **more: Any) -> Variant:
    """The result of a proposal with names of commits that stay the same."""
    result = stage.examine(stage.propose(changed), author, received, **more)
    fixed = {"head_sha": "a" * 40, "base_sha": "b" * 40, "engine": "0.1.0"}
    return Variant(result.model_copy(update=fixed))


def good(stages: Stages) -> Variant:
    return seen(stages.empty, "sample-nj-01", "2023-07-12T02:00:00Z", NEW)


def draft(stages: Stages) -> Variant:
    made = seen(stages.empty, "sample-nj-01", "2023-07-12T02:00:00Z", NEW, draft=True)
    return made._replace(context=made.context._replace(queue=None))


def faulty(stages: Stages) -> Variant:
    spoilt = (
        NEW[ASSESSMENT]
        .replace("PA01.1.1:", "PA01.1.9:")
        .replace("page: 3", "page: 0")
        .replace("台账", "台账13812345678", 1)
    )
    phone = NEW[f"{NANJING}/enterprise.yaml"].replace("91320115MA0XJA001H", "91320115MA0XJA001A")
    changed = {**NEW, ASSESSMENT: spoilt, f"{NANJING}/enterprise.yaml": phone}
    return seen(stages.empty, "sample-nj-01", "2023-07-12T02:00:00Z", changed)


def mixed(stages: Stages) -> Variant:
    changed = {**NEW, "src/xingji/__init__.py": "import os\n", "site/index.md": "x\n"}
    return seen(stages.empty, "sample-nj-01", "2023-07-12T02:00:00Z", changed)


def late(stages: Stages) -> Variant:
    return seen(stages.empty, "sample-nj-01", "2023-07-30T16:00:00Z", NEW)


def extended(stages: Stages) -> Variant:
    name = f"{SUZHOU}/platform/self-assessment.yaml"
    stage = stages.without(*(f"{SUZHOU}/platform/{kind}.yaml" for kind in ("decision", "onsite", "verification")))
    changed = {name: stage.read(name).replace("2023-07-20", "2023-08-02")}
    return seen(stage, "sample-sz-02", "2023-08-03T02:00:00Z", changed)


def stranger(stages: Stages) -> Variant:
    return seen(stages.empty, "somebody", "2023-07-12T02:00:00Z", NEW)


def other_dossier(stages: Stages) -> Variant:
    name = f"{SUZHOU}/cloud.yaml"
    stage = stages.without()
    return seen(stage, "sample-nj-01", "2023-07-12T02:00:00Z", {name: stage.read(name) + "# 示例\n"})


def engine_files(stages: Stages) -> Variant:
    changed = {".github/workflows/check.yml": "on: push\n", "src/xingji/__init__.py": "import os\n"}
    return seen(stages.empty, "sample-nj-01", "2023-07-12T02:00:00Z", changed)


class _Broken(Watch):
    """The engine breaks as soon as the receipt is written."""

    def keep(self, receipt: Result) -> None:  # noqa: ARG002
        raise MemoryError


def failed(stages: Stages) -> Variant:
    return seen(stages.empty, "sample-nj-01", "2023-07-30T15:50:00Z", NEW, watch=_Broken())


def verification(stages: Stages) -> Variant:
    first = stages.empty.read(VERIFICATION).partition("rechecks:")[0]
    return seen(stages.before("verification"), "sample-inst-01", "2023-08-10T08:00:00Z", {VERIFICATION: first})


def pending(stages: Stages) -> Variant:
    """Two practices are accepted until a visit."""
    first = stages.empty.read(VERIFICATION).partition("rechecks:")[0]
    for practice in ("PA01.1.1", "PA01.1.2"):
        said = f"{practice}: {{verdict: accepted_pending_visit, comment: 现场核对标签}}"
        first = first.replace(f"{practice}: confirmed", said)
    return seen(stages.before("verification"), "sample-inst-01", "2023-08-10T08:00:00Z", {VERIFICATION: first})


def rectification(stages: Stages) -> Variant:
    """The verification as it is in the base tree has the re-checks already; only who is next matters here."""
    changed = files_of(NANJING, "rectification")
    return seen(stages.before("rectification"), "sample-nj-01", "2023-09-16T02:00:00Z", changed)


def decision(stages: Stages) -> Variant:
    return seen(stages.before("decision"), "sample-province", "2023-11-21T08:00:00Z", files_of(NANJING, "decision"))


def guideline(stages: Stages) -> Variant:
    name = "scoring/ics-2023/guideline.yaml"
    stage = stages.before("verification")
    return seen(
        stage,
        "sample-province",
        "2023-05-20T02:00:00Z",
        {name: stage.read(name).replace("threshold: 80", "threshold: 96")},
    )


def under_review(stages: Stages) -> Variant:
    row = FindingRow(
        code="XJ567",
        severity="error",
        audience="agency",
        path=ASSESSMENT,
        line=1,
        column=1,
        values=(("pull", "5"), ("uscc", "91320115MA0XJA001H")),
    )
    result = good(stages).result
    counts = result.counts.model_copy(update={"errors": 1})
    mend = NextStep(who="author", step="mend", count=1)
    return Variant(
        result.model_copy(update={"outcome": "refused", "findings": (row,), "counts": counts, "steps": (mend,)})
    )


def many(_: Stages) -> Variant:
    """5,000 findings, of which the result holds 500."""
    texts = ("practice", "login", "uscc", "name", "day", "field", "value", "known", "guideline", "agency")
    rows = tuple(
        FindingRow(
            code=_FREQUENT[number % len(_FREQUENT)],
            severity=("error", "warning", "advice")[number % 3],
            audience=("agency", "city", "reviewer")[number % 4 % 3],
            path=ASSESSMENT,
            line=number + 1,
            column=1,
            item="PA01.1.1",
            values=tuple((text, f"示例{number}") for text in texts),
        )
        for number in range(500)
    )
    counts = Counts(files=300, errors=1700, warnings=1700, advice=1600)
    files = tuple(FileRow(path=f"{NANJING}/n{n}.yaml", sha256=f"{n:064x}", size=n, status="added") for n in range(30))
    return Variant(_made(findings=rows, counts=counts, files=files, outcome="refused"))


def hostile(_: Stages) -> Variant:
    """Whatever a stranger may write, in every place where he may; the model lets no more through."""
    row = FindingRow(
        code="XJ202",
        severity="error",
        audience="agency",
        path=HOSTILE,
        line=1,
        column=1,
        item=HOSTILE,
        values=(("field", HOSTILE), ("hint", HOSTILE)),
    )
    low = LowDomain(id="D01", name="[x](https://a.cn)<b>@a #1|", percent=10)
    score = ScoreRow(
        path=HOSTILE,
        track="ics",
        guideline="ics-2023",
        guideline_sha256="",
        view="claimed",
        level=1,
        level_name="[x](https://a.cn)<b>@a #1|",
        stars=1,
        top=5,
        claimed=1,
        unanswered=1,
        blocking=Blocking(level=2, keys=2, percent=70, threshold=80, floor=60, low=7, domains=(low,)),
    )
    file = FileRow(path=HOSTILE, sha256="c" * 64, size=1, status="renamed")
    counts = Counts(files=1, errors=1, warnings=0, advice=0)
    result = _made(findings=(row,), files=(file,), scores=(score,), counts=counts, outcome="refused")
    return Variant(result, Context("javascript:alert(1)", "sample/xingji", (1, 1)))


def _made(**more: Any) -> Result:
    return Result(
        **{
            "engine": "0.1.0",
            "number": 7,
            "author": "sample-nj-01",
            "role": "agency",
            "head_sha": "a" * 40,
            "base_sha": "b" * 40,
            "received_at": datetime(2023, 7, 12, 2, tzinfo=UTC),
            "steps": (NextStep(who="author", step="mend", count=1, by=date(2023, 7, 30)),),
            **more,
        }
    )


VARIANTS: dict[str, Callable[[Stages], Variant]] = {
    made.__name__: made
    for made in (
        good,
        draft,
        faulty,
        mixed,
        late,
        extended,
        stranger,
        other_dossier,
        engine_files,
        failed,
        verification,
        pending,
        rectification,
        decision,
        guideline,
        under_review,
        many,
        hostile,
    )
}
