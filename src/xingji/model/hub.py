"""hub.yaml: how the province's record and the inboxes of the parties are kept."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from xingji.model.base import AccountId, Document, Flag, Login, ShortText, Small, Year
from xingji.model.terms import LOGIN_PATTERN, PARTY_PATTERN

RepositoryName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")]


class Reviewer(Document):
    """Whose approval counts; the number decides, the login is for people."""

    login: Login = Field(title="账号", description="审核人员的登录名，不含@。")
    id: AccountId = Field(
        title="账号编号", description="平台给账号的数字，改名不变，按它认人；见 https://api.github.com/users/登录名。"
    )


class Renewed(Document):
    """A party whose inbox was made anew; the earlier ones stay closed."""

    party: Annotated[str, StringConstraints(pattern=PARTY_PATTERN)] = Field(
        title="单位", description="例如 agency/nanjing/nj-01、city/nanjing、institution/inst-02。"
    )
    n: Annotated[Small, Field(ge=2)] = Field(title="第几个", description="现用收件库是第几个，从2起。")


class Hub(Document):
    """总库与收件库的设置。"""

    forge: Literal["github", "local"] = Field(title="平台", description="github：GitHub；local：本机文件夹中的Git库。")
    organisation: Annotated[str, StringConstraints(pattern=LOGIN_PATTERN)] = Field(
        title="组织", description="总库和收件库所在的组织；local 时是文件夹名。"
    )
    record: RepositoryName = Field(title="总库", description="省级私有总库的名称。")
    prefix: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,19}$")] = Field(
        title="收件库名称开头", description="例如 xingji-；其后是年度、设区市和机构编号。"
    )
    edition: Year = Field(title="年度", description="收件库所属的年度。")
    reviewers: list[Reviewer] = Field(
        min_length=1, max_length=50, title="审核人员", description="其批准才算数，按账号编号认人。"
    )
    approvals: Annotated[Small, Field(ge=1, le=5)] = Field(1, title="批准人数", description="并入前需要几人批准。")
    engine: ShortText = Field(title="检查程序", description="告诉各单位安装的版本，例如 xingji==1.4.2。")
    renewed: list[Renewed] = Field(
        default_factory=list, max_length=500, title="重建的收件库", description="因故重建的收件库，每单位一行。"
    )
    paused: Flag = Field(False, title="暂停", description="true：各项收发全部停止，例如发现泄露时。")
