"""The kinds of documents. Each is declared here and nowhere else; whatever else depends on a kind is made from this.

Models are imported one by one, since building them costs start-up time.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple

from xingji.messages.catalogue import Words
from xingji.model.finding import FindingAudience
from xingji.model.terms import RoleName

if TYPE_CHECKING:
    from xingji.model.base import Document

Level = Literal["root", "province", "edition", "city", "dossier", "track", "guideline", "areas"]
_FOLDERS: Mapping[Level, int] = {
    "root": 0,
    "province": 1,
    "edition": 2,
    "city": 3,
    "dossier": 4,
    "track": 5,
    "guideline": 2,
    "areas": 3,
}


Reading = Literal["no", "whole", "derived"]
"""What a reader gets of a document: nothing, the file itself, or one made from it that names only what is his."""


class Readers(NamedTuple):
    """Who reads a document besides the province, of what is theirs: a dossier or a city, never that of another.

    An institution reads in a dossier in which one of `tasks` falls to it. `announced`: nobody before the publicity of
    its list opens. `answers`: a city only where the edition lets cities read answers.
    """

    agency: Reading = "no"
    city: Reading = "no"
    institution: Reading = "no"
    tasks: tuple[str, ...] = ("verification", "onsite")
    announced: bool = False
    answers: bool = False


_ALL = Readers("whole", "whole", "whole")
_CUT = Readers("derived", "derived", "derived")
_ANSWERS = Readers("whole", "whole", "whole", answers=True)
_WORK = Readers("whole", "no", "whole")


class DocumentKind(NamedTuple):
    """A kind of document: its file is `<name>.yaml` (of an area its id) in a folder of the `level`.

    `model` is module and class. `owner` fixes what the reader and the model refuse. `writers` hand it in besides the
    province, which may write everything. A phase binds it if `phased`. `free_text`: people write sentences in it, so
    that it is searched for personal data. `label` is what a pull request that brings one is marked with, "" for
    nothing. `workbook`: it has a form in Excel. `readers` are who finds it in an inbox; a kind that names none is read
    by the province alone.
    """

    name: str
    level: Level
    model: str
    words: Words
    owner: FindingAudience = "reviewer"
    writers: tuple[RoleName, ...] = ()
    phased: bool = False
    free_text: bool = False
    label: str = ""
    workbook: bool = False
    readers: Readers = Readers()

    @property
    def folders(self) -> int:
        """How many folders its file lies in, from the root on."""
        return _FOLDERS[self.level]


_DECLARED = (
    DocumentKind("hub", "root", "xingji.model.hub:Hub", Words("总库设置", "hub"), label="年度方案"),
    DocumentKind("inbox", "root", "xingji.model.inbox:Inbox", Words("收件库说明", "inbox"), label="年度方案"),
    DocumentKind(
        "province",
        "province",
        "xingji.model.province:Province",
        Words("省份", "province"),
        label="年度方案",
        readers=_ALL,
    ),
    DocumentKind(
        "counties",
        "province",
        "xingji.model.province:Counties",
        Words("县级单位", "counties"),
        label="年度方案",
        readers=_ALL,
    ),
    DocumentKind(
        "zones", "province", "xingji.model.province:Zones", Words("功能板块", "zones"), label="年度方案", readers=_ALL
    ),
    DocumentKind(
        "edition",
        "edition",
        "xingji.model.edition:Edition",
        Words("年度方案", "edition"),
        label="年度方案",
        readers=_CUT,
    ),
    DocumentKind("roles", "edition", "xingji.model.edition:Roles", Words("账号与角色", "roles"), label="年度方案"),
    DocumentKind(
        "institutions",
        "edition",
        "xingji.model.edition:Institutions",
        Words("支撑机构名单", "institutions"),
        label="年度方案",
        readers=_CUT,
    ),
    DocumentKind(
        "agencies",
        "city",
        "xingji.model.edition:Agencies",
        Words("自评估咨询服务机构汇总表", "agency table"),
        owner="city",
        writers=("city",),
        phased=True,
        label="年度方案",
        workbook=True,
        readers=Readers("derived", "whole"),
    ),
    DocumentKind(
        "progress", "city", "xingji.model.inbox:Progress", Words("本市进度", "progress of the city"), label="年度方案"
    ),
    DocumentKind(
        "tasks",
        "edition",
        "xingji.model.inbox:Tasks",
        Words("本机构任务", "tasks of the institution"),
        label="年度方案",
    ),
    DocumentKind(
        "enterprise",
        "dossier",
        "xingji.model.enterprise:Enterprise",
        Words("企业登记", "registration"),
        owner="agency",
        writers=("agency", "city"),
        phased=True,
        free_text=True,
        label="登记",
        readers=_ALL,
    ),
    DocumentKind(
        "cloud",
        "dossier",
        "xingji.model.cloud:CloudForm",
        Words("安全上云情况", "cloud form"),
        owner="agency",
        writers=("agency", "city"),
        phased=True,
        free_text=True,
        label="登记",
        readers=_ANSWERS,
    ),
    DocumentKind(
        "self-assessment",
        "track",
        "xingji.model.assessment:SelfAssessment",
        Words("自评估", "self-assessment"),
        owner="agency",
        writers=("agency",),
        phased=True,
        free_text=True,
        label="自评估",
        workbook=True,
        readers=_ANSWERS,
    ),
    DocumentKind(
        "verification",
        "track",
        "xingji.model.verification:Verification",
        Words("线上核查", "verification"),
        writers=("institution",),
        phased=True,
        free_text=True,
        label="核查",
        workbook=True,
        readers=_WORK,
    ),
    DocumentKind(
        "rectification",
        "track",
        "xingji.model.verification:Rectification",
        Words("整改情况", "rectification"),
        owner="agency",
        writers=("agency",),
        phased=True,
        free_text=True,
        label="整改",
        readers=_WORK,
    ),
    DocumentKind(
        "onsite",
        "track",
        "xingji.model.verification:Onsite",
        Words("现场核查", "site visit"),
        writers=("institution",),
        phased=True,
        free_text=True,
        label="核查",
        readers=Readers("whole", "no", "whole", tasks=("onsite",)),
    ),
    DocumentKind(
        "decision",
        "track",
        "xingji.model.decision:Decision",
        Words("综合评定", "decision"),
        phased=True,
        free_text=True,
        label="评定",
        readers=Readers("whole", "whole", announced=True),
    ),
    DocumentKind(
        "announcement",
        "edition",
        "xingji.model.decision:Announcement",
        Words("公示与公布", "announcement"),
        phased=True,
        label="评定",
        readers=Readers("derived", "derived", "derived", announced=True),
    ),
    DocumentKind(
        "awards",
        "edition",
        "xingji.model.decision:Awards",
        Words("优秀案例与优秀服务商", "awards"),
        phased=True,
        label="评定",
        readers=Readers("derived", "derived", "derived", announced=True),
    ),
    DocumentKind(
        "stars",
        "edition",
        "xingji.model.decision:StarList",
        Words("往年名单", "earlier list"),
        label="年度方案",
        readers=Readers("whole", "whole", "whole", announced=True),
    ),
    DocumentKind(
        "guideline",
        "guideline",
        "xingji.model.guideline:Guideline",
        Words("细则", "guideline"),
        label="细则",
        readers=_ALL,
    ),
    DocumentKind(
        "area", "areas", "xingji.model.guideline:Area", Words("过程域", "process area"), label="细则", readers=_ALL
    ),
)

KINDS: dict[str, DocumentKind] = {kind.name: kind for kind in _DECLARED}
"""By name, in the order of the year."""


def at_level(level: Level) -> tuple[str, ...]:
    """The kinds whose files lie in such folders."""
    return tuple(kind.name for kind in KINDS.values() if kind.level == level)


def of_dossiers() -> tuple[str, ...]:
    """The kinds that lie in a dossier."""
    return at_level("dossier") + at_level("track")


def phased() -> tuple[str, ...]:
    """The kinds that a phase binds."""
    return tuple(kind.name for kind in KINDS.values() if kind.phased)


def with_free_text() -> tuple[str, ...]:
    """The kinds that are searched for personal data."""
    return tuple(kind.name for kind in KINDS.values() if kind.free_text)


@cache
def model_of(kind: str) -> type[Document]:
    """The model class of a kind."""
    module, _, name = KINDS[kind].model.partition(":")
    found: type[Document] = getattr(import_module(module), name)
    return found
