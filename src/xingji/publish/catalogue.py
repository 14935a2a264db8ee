"""What lies below `data/v1`: one table of kinds of files, from which every description of the data is made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xingji.publish.checksums import NOT_COVERED, digest_of

MEDIA = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonld": "application/ld+json",
}


@dataclass(frozen=True)
class Kind:
    """Files of one form: `template` is a path with `{places}`, `schema` a name in openapi.json."""

    template: str
    title: str
    schema: str = "Anything"

    def matches(self, path: str) -> bool:
        """Whether a path has this form."""
        return bool(self._pattern.fullmatch(path))

    @property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("".join(_piece(piece) for piece in re.split(r"(\{\w+\})", self.template)))

    def values(self, path: str) -> dict[str, str]:
        """What stands in the places of a path of this form."""
        match = self._pattern.fullmatch(path)
        return match.groupdict() if match else {}


def _piece(piece: str) -> str:
    if not piece.startswith("{"):
        return re.escape(piece)
    return r"(?P<edition>\d{4}|latest)" if piece == "{edition}" else f"(?P<{piece[1:-1]}>[^/]+?)"


KINDS: tuple[Kind, ...] = (
    Kind("index.json", "目录：各年度的文件、大小、校验值和字段", "Index"),
    Kind("{edition}/list.json", "一个年度的名单（JSON）", "List"),
    Kind("{edition}/list.csv", "一个年度的名单（CSV，UTF-8，带字节顺序标记）", "Csv"),
    Kind("{edition}/list.xlsx", "一个年度的名单（Excel）", "Binary"),
    Kind("changes.json", "变更记录：名单、等级和日期的每次变化", "Changes"),
    Kind("calendar.json", "时间节点，与日历文件同源", "Calendar"),
    Kind("record.schema.json", "一条公开记录的 JSON Schema"),
    Kind("openapi.json", "全部文件的 OpenAPI 3.1 描述"),
    Kind("datapackage.json", "数据包描述（Data Package）"),
    Kind("catalog.jsonld", "数据目录条目（schema.org）"),
    Kind("explore/{year}.json", "名单检索页面用的按列数据"),
    Kind("lookup/index.json", "查询页面用的总目录"),
    Kind("lookup/names/{part}.json", "查询页面用的名称索引"),
    Kind("lookup/{shard}.json", "查询页面用的企业分片"),
    Kind("guideline/{guideline}.json", "评分细则：要求、算符合的样子、核查方式、先决条件和风险", "Guideline"),
    Kind("figures/{year}.json", "统计数字；自评估覆盖率和待现场核实中少于5的不单列"),
)


@dataclass(frozen=True)
class Published:
    """A written file, by its path below `data/v1`."""

    path: str
    size: int
    sha256: str
    kind: Kind

    @property
    def media(self) -> str:
        """Its media type."""
        return MEDIA[self.path.rpartition(".")[2]]

    @property
    def edition(self) -> str | None:
        """Year or `latest` of a list, None of other files."""
        return self.kind.values(self.path).get("edition")


class UndescribedFileError(RuntimeError):
    """A data file of a form that the table does not know would be published without a word on what it is."""


def published(base: Path) -> list[Published]:
    """Every file below a folder `data/v1` but the checksums. Raises UndescribedFileError."""
    names = sorted(path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_file())
    return [_published(base, name) for name in names if name not in NOT_COVERED]


def _published(base: Path, name: str) -> Published:
    kind = next((kind for kind in KINDS if kind.matches(name)), None)
    if kind is None:
        raise UndescribedFileError(name)
    return Published(name, (base / name).stat().st_size, digest_of(base / name), kind)


def lists(files: Sequence[Published]) -> list[Published]:
    """The files that hold the list of a year, without the copies called `latest`."""
    return [file for file in files if file.edition and file.edition != "latest"]
