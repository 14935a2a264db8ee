"""What the check of a pull request found, as it travels from the check to the report.

The check runs without rights over files of strangers, and a pull request can change the very workflow that runs it. So
whoever reads a result takes it for hostile: every field has a form and a bound, findings are codes and values whose
sentences are made again from the catalogue, and what can be asked from GitHub is never taken from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from xingji.forge.pull import Sha
from xingji.messages.catalogue import codes
from xingji.model.base import Day, GuidelineId, PracticeId
from xingji.model.finding import Finding, FindingAudience, Severity
from xingji.model.kinds import KINDS
from xingji.store.git_diff import Status

FILE = "result.json"
"""Name under which it lies in the folder that the jobs of the workflow hand on."""
MOST_BYTES = 2**20
"""Size of a result as a file."""
MOST_FINDINGS = 500
MOST_FILES = 300
_LONGEST_VALUE = 200

if TYPE_CHECKING:
    Kind = str
else:
    Kind = Literal[tuple(KINDS)]
Outcome = Literal["accepted", "refused", "failed"]
Part = Literal["scoring", "site", "engine", "other"]
"""What a changed file belongs to that is no document."""
Verdict = Literal["open", "early", "late", "unknown", "unplanned"]
Step = Literal[
    "mend",
    "ask_extension",
    "rerun",
    "review",
    "merge_frame",
    "assess",
    "verify",
    "answer_findings",
    "recheck",
    "decide",
    "announce",
]
Reader = Literal["author", "agency", "city", "institution", "province"]

Text = Annotated[str, Field(max_length=_LONGEST_VALUE)]
Path = Annotated[str, Field(min_length=1, max_length=400)]
Number = Annotated[int, Field(ge=0, le=10**9)]
LevelNumber = Annotated[int, Field(ge=0, le=5)]
PercentNumber = Annotated[int, Field(ge=0, le=100)]
Code = Annotated[str, Field(pattern=r"^XJ[0-9]{3}$")]
Digest = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]


class Row(BaseModel):
    """Strict and closed: nothing is converted, nothing unknown is let through."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FileRow(Row):
    """A file that was received; the digest is empty for one that is gone or longer than any document."""

    path: Path
    sha256: Digest = ""
    size: Number = 0
    status: Status


class FindingRow(Row):
    """One finding without its sentence."""

    code: Code
    severity: Severity
    audience: FindingAudience
    path: Path
    line: Number
    column: Number
    item: Text = ""
    values: Annotated[
        tuple[tuple[Annotated[str, Field(pattern=r"^[a-z_0-9]{1,30}$")], Text], ...], Field(max_length=12)
    ] = ()


class Counts(Row):
    """All that was found, also what is not among the findings here."""

    files: Number
    errors: Number
    warnings: Number
    advice: Number


class Group(Row):
    """A domain with the mean level of its areas in the count (None without any), or an area with its level."""

    id: Annotated[str, Field(pattern=r"^[A-Z]{1,2}[0-9]{2}$")]
    name: Annotated[str, Field(max_length=60)]
    level: Annotated[float, Field(ge=0, le=5)] | None


class LowDomain(Row):
    """A domain below the floor of the next level, with the whole percent that it has."""

    id: Annotated[str, Field(pattern=r"^D[0-9]{2}$")]
    name: Annotated[str, Field(max_length=60)]
    percent: PercentNumber


class Blocking(Row):
    """How the next level stands by its three lines: the number of open keys, the sum, the domains below the floor.

    `low` counts these domains, `domains` holds the first of them. Which practices they are stays with the dossier.
    """

    level: LevelNumber
    keys: Number
    percent: PercentNumber
    threshold: PercentNumber
    floor: PercentNumber
    low: Number
    domains: Annotated[tuple[LowDomain, ...], Field(max_length=5)] = ()


class Pending(Row):
    """Practices that the verification accepted and no visit has seen yet: how many, and the first of them."""

    count: Number
    practices: Annotated[tuple[PracticeId, ...], Field(max_length=20)]


class ScoreRow(Row):
    """Level of one track in a view; `claimed` is what the self-assessment alone says."""

    path: Path
    track: str
    guideline: GuidelineId
    guideline_sha256: Digest
    view: Literal["claimed", "verified"]
    level: LevelNumber
    level_name: Annotated[str, Field(max_length=40)]
    stars: LevelNumber | None
    top: LevelNumber
    claimed: LevelNumber
    unanswered: Number
    domains: Annotated[tuple[Group, ...], Field(max_length=20)] = ()
    blocking: Blocking | None = None
    pending: Pending | None = None


class Window(Row):
    """Until when documents of a kind may be handed in by this author; `extended` when only an extension allows it."""

    kind: Kind
    verdict: Verdict
    closes: Day | None = None
    extended: bool = False


class NextStep(Row):
    """Who does what next, by when where that is known; `count` of what there is to do, 0 when it does not matter."""

    who: Reader
    step: Step
    by: Day | None = None
    count: Number = 0


class Impact(Row):
    """What a changed guideline would do to the assessments in the repository."""

    scored: Number
    unscored: Number
    changed: Number
    up: Number
    down: Number


class Result(Row):
    """See the module. `number` 0 stands for a pull request that GitHub did not name."""

    version: Literal[1] = 1
    engine: Annotated[str, Field(pattern=r"^[0-9A-Za-z.+-]{1,40}$")]
    number: Number
    author: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,80}(\[bot\])?$")]
    role: Literal["", "province", "institution", "city", "agency"] = ""
    draft: bool = False
    queued: bool = False
    head_sha: Sha
    base_sha: Sha
    outcome: Outcome
    failure: Annotated[str, Field(pattern=r"^[A-Za-z_]{0,60}$")] = ""
    received_at: AwareDatetime
    counts: Counts
    kinds: Annotated[tuple[Kind | Part, ...], Field(max_length=20)] = ()
    dossiers: Annotated[tuple[Path, ...], Field(max_length=100)] = ()
    windows: Annotated[tuple[Window, ...], Field(max_length=20)] = ()
    steps: Annotated[tuple[NextStep, ...], Field(max_length=6)] = ()
    scores: Annotated[tuple[ScoreRow, ...], Field(max_length=20)] = ()
    impact: Impact | None = None
    findings: Annotated[tuple[FindingRow, ...], Field(max_length=MOST_FINDINGS)] = ()
    files: Annotated[tuple[FileRow, ...], Field(max_length=MOST_FILES)] = ()


class ForgedResultError(ValueError):
    """What was read is no result that the check could have written."""


def to_json(result: Result) -> bytes:
    """The result as a file of at most `MOST_BYTES`; what does not fit of findings and files is left out."""
    source = result.model_dump_json(indent=1).encode()
    while len(source) > MOST_BYTES:
        findings, files = result.findings, result.files
        halves = {"findings": findings[: len(findings) // 2], "files": files[: len(files) // 2]}
        result = result.model_copy(update=halves)
        source = result.model_dump_json(indent=1).encode()
    return source


def from_json(source: bytes) -> Result:
    """Read a result that may come from anybody. Raises ForgedResultError."""
    if len(source) > MOST_BYTES:
        raise ForgedResultError(f"{len(source)} bytes")
    try:
        result = Result.model_validate_json(source, strict=True)
    except (ValidationError, RecursionError, ValueError) as error:
        raise ForgedResultError(type(error).__name__) from None
    known = set(codes())
    if unknown := [found.code for found in result.findings if found.code not in known]:
        raise ForgedResultError(unknown[0])
    if result.outcome == "accepted" and result.counts.errors:
        raise ForgedResultError("accepted with errors")
    return result


def finding_row(found: Finding) -> FindingRow:
    """A finding with its texts cut to their bounds."""
    return FindingRow(
        code=found.code,
        severity=found.severity,
        audience=found.audience,
        path=found.path[:400],
        line=found.line,
        column=found.column,
        item=found.item[:_LONGEST_VALUE],
        values=tuple((name, text[:_LONGEST_VALUE]) for name, text in found.values[:12]),
    )


def ranked(findings: list[Finding], own: FindingAudience | None) -> list[Finding]:
    """The most severe first, among equals the author's own; of one code no more than a few before the others.

    So a list that is cut short still names everything that is wrong at least once.
    """
    seen: dict[str, int] = {}
    keys: list[tuple[int, int, bool, str, int, str]] = []
    severities = get_args(Severity)
    for found in findings:
        seen[found.code] = number = seen.get(found.code, -1) + 1
        rank = (severities.index(found.severity), number // 10, found.audience != own)
        keys.append((*rank, found.path, found.line, found.code))
    return [found for _, found in sorted(zip(keys, findings, strict=True), key=lambda pair: pair[0])]
