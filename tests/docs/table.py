"""Where the commands of a section are run, what stands for words in angle brackets, and which commands are not run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tests.docs import offices, scenes
from tests.forge.small.fixture import NAME
from tests.places import ROOT

DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in (".", ".github", "benchmarks", "docs", "scoring", "site/join")
    for path in (ROOT / folder).glob("*.md")
    if path.name != "CHANGELOG.md"  # which tells of commands as they were
)
ELSEWHERE = {"docs/upgrade.md": "tests/project/test_upgrade.py"}
"""Documents whose blocks another test runs as one whole."""


class Scene(NamedTuple):
    """What differs from the plain sample: what is laid, the day, words of the document, the account at the forge.

    `organised`: there is an organisation at the forge, of whose owner the account is.
    """

    lay: Callable[[Path], None] = scenes.nothing
    day: date = scenes.DAY
    words: Mapping[str, str] = MappingProxyType({})
    account: tuple[str, str] | None = None
    organised: bool = False


WORDS = {
    "<统一社会信用代码>": "91320115MA0YKB2C8G",
    "<账号>": "sample-nanjing-nj01",
    "<本市账号>": "sample-nanjing",
    "<设区市拼音>": "nanjing",
    "<机构编号>": "nj-01",
    "<组织>/<仓库>": NAME,
}
NEW = {
    "<统一社会信用代码> --edition": "91320700MA0FAKE17T --edition",
    "--from 2023 <统一社会信用代码>": "--from 2023 91320302MA0Y4MRP6U",
}

HANDING_IN = Scene(scenes.unsent, date(2023, 7, 28), account=("sample-nanjing-nj01", "write"))

SCENES = {
    ("README.md", "check: every rule over files, folders or the repository"): Scene(scenes.six_faults),
    ("README.md", "fmt and schema"): Scene(scenes.ragged),
    ("README.md", "build and serve: the public site"): Scene(scenes.project),
    ("README.md", "sign and verify: the signed list"): Scene(scenes.signed),
    ("README.zh.md", "check：检查"): Scene(scenes.six_faults),
    ("README.zh.md", "fmt 和 schema"): Scene(scenes.ragged),
    ("README.zh.md", "build 和 serve：公开网站"): Scene(scenes.project),
    ("README.zh.md", "sign 和 verify：签名的名单"): Scene(scenes.signed),
    ("docs/forge.md", "五、建总库"): Scene(scenes.commit, account=("sample-office", "")),
    ("docs/forge.md", "建收件库：hub init、hub doctor"): Scene(offices.on_github, organised=True),
    ("docs/forge.md", "七、单位怎么交材料"): Scene(
        offices.an_inbox, offices.DAY, {"<组织>/<仓库>": NAME}, ("sample-nanjing-nj01", "write")
    ),
    ("docs/forge.md", "八、没有平台，或单位没有账号"): Scene(offices.in_a_folder, offices.DAY),
    ("site/join/agency.md", "1. 新建和填写"): Scene(words=NEW),
    ("site/join/agency.md", "2. 检查"): Scene(scenes.own_documents),
    ("site/join/agency.md", "3. 提交"): HANDING_IN,
    ("site/join/city.md", "推荐机构"): Scene(scenes.commit, date(2023, 6, 16), account=("sample-nanjing", "write")),
    ("site/join/city.md", "组织企业"): Scene(words={"<统一社会信用代码>": "91320302MA0Y4MRP6U"}),
    ("site/join/institution.md", "提交前"): Scene(
        words={"<设区市拼音>/<统一社会信用代码>": "lianyungang/91320703MA0Y9LFL13", "<您的账号>": "sample-inst-03"}
    ),
    ("site/join/province.md", "建立新年度"): Scene(scenes.last_year),
    ("site/join/signing.md", "二、每次公布名单之后签一次"): Scene(
        scenes.with_a_key, words={"D:\\密钥\\": "../", "省级2026": "示例密钥"}
    ),
}

_NETWORK = "fetches packages; the installation is tried out in CI and by the tests of the locks"
NOT_RUN = {
    "make ": "what the tests belong to",
    "tools/test": "what the tests belong to",
    ".venv/bin/python -m pytest": "what the tests belong to",
    ".venv/bin/python tools/scripts.py": "a step of tools/test",
    "python -m venv": _NETWORK,
    ".venv\\Scripts\\activate": _NETWORK,
    "pip install": _NETWORK,
    "python tools/install.py": _NETWORK,
    "openssl ": "as the machine has it; what follows needs SM2",
    "xingji serve": "does not end by itself; tests/cli/test_site_commands.py runs it",
    "xingji sign --new-key D:\\密钥\\": "asks for a passphrase on a terminal; tests/publish/test_signing.py answers",
    "xingji sign --new-sm2": "needs an OpenSSL that knows SM2; tests/publish/test_signing.py has one",
    "xingji sign --key D:\\密钥\\xingji-2026.pem --sm2": "needs an OpenSSL that knows SM2, likewise",
}
"""How commands begin that no test runs, with the reason. Those of xingji must be ones that its parser takes."""
