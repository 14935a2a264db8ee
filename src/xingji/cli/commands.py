"""Every command, and what `--help` says of it, so that a list of all imports none of them."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from xingji.cli.command import Command


class Described(NamedTuple):
    """What is said of a command; the module of its name in this package does it."""

    help: str
    example: str


COMMANDS = {
    "new": Described(
        "新建一家企业的申报文件夹，可沿用上年度材料 / start a dossier, empty or from last year's",
        "  xingji new USCC --edition 2023 --city CITY --agency ID\n  xingji new USCC --from 2023",
    ),
    "edition": Described(
        "由上年度建立新年度 / start a new year from the last one",
        "  xingji edition new 2024 --from 2023\n  xingji edition new 2024 --from 2023 --new-guidelines",
    ),
    "check": Described(
        "检查申报材料、年度方案和细则 / check submissions, editions and guidelines",
        "  xingji check\n  xingji check submissions/2023/CITY\n"
        "  xingji check --since origin/main --format github\n  xingji check self-assessment.yaml --format json\n"
        "  xingji check submissions/2023/CITY --on 2023-07-30 --as LOGIN",
    ),
    "score": Described(
        "计算等级，说明差距 / score assessments and show what is missing",
        "  xingji score submissions/2023/CITY\n  xingji score self-assessment.yaml --view verified --format json",
    ),
    "plan": Described(
        "按最少投入达到某一等级，或以一定投入消除最多风险 / plan the least effort, or the most risk removed",
        "  xingji plan submissions/2023/CITY/USCC/ics --to 2\n"
        "  xingji plan submissions/2023/CITY/USCC/ics --budget 20 --to 2 --view verified",
    ),
    "status": Described(
        "年度进度：逾期、各市各阶段、覆盖率 / show the progress of an edition",
        "  xingji status\n  xingji status 2023 --on 2023-09-15 --city CITY --list\n  xingji status 2023 --format json",
    ),
    "sample": Described(
        "现场核查随机抽样，凭种子可复核 / draw the site visits from the seed",
        "  xingji sample 2023\n  xingji sample 2023 --write",
    ),
    "figures": Described(
        "年度数据，默认隐去小数 / show the year in numbers, with small groups hidden",
        "  xingji figures 2023\n  xingji figures 2023 --internal --format json",
    ),
    "ranking": Described(
        "自评估咨询服务机构测算，内部材料 / measure the agencies (internal)",
        "  xingji ranking 2023\n  xingji ranking 2023 --on 2023-11-30 --format json",
    ),
    "history": Described(
        "一家企业各年度的材料与结果 / show one enterprise in all editions",
        "  xingji history USCC\n  xingji history USCC --format json",
    ),
    "impact": Described(
        "细则改动会改变哪些企业的等级 / show which enterprises would change level under a changed guideline",
        "  xingji impact --against origin/main\n  xingji impact 2023 --against HEAD~1 --format json",
    ),
    "explain": Described(
        "解释一条规则 / explain a rule",
        "  xingji explain XJ304\n  xingji explain",
    ),
    "fmt": Described(
        "统一YAML排版，保留注释 / format YAML files, keeping comments",
        "  xingji fmt submissions/2023/CITY\n  xingji fmt --check submissions",
    ),
    "schema": Described(
        "由数据模型生成 JSON Schema / write the JSON Schemas of the models",
        "  xingji schema\n  xingji schema --check",
    ),
    "workbook": Described(
        "导出、导入Excel工作簿 / export dossiers as Excel workbooks, and import them",
        "  xingji workbook export submissions/2023/CITY/USCC\n"
        "  xingji workbook export submissions/2023/CITY/USCC/ics --kind verification --out 核查.xlsx\n"
        "  xingji workbook import 自评估.xlsx\n  xingji workbook import 收到的工作簿 --dry-run --annotate 退回",
    ),
    "word": Described(
        "生成Word、Excel文件：承诺书、汇总表、名单、进度表等 / make Word, Excel and PDF documents",
        "  xingji word commitment submissions/2023/CITY/USCC --out 承诺书.docx\n"
        "  xingji word agencies 2023 CITY --out 附件3.xlsx\n  xingji word list 2023 --track ics --out 名单.docx\n"
        "  xingji word progress 2023 CITY --out 进度.xlsx\n  xingji word commitment --help",
    ),
    "build": Described(
        "检查后生成公开网站 / check, then build the public site",
        "  xingji build\n  xingji build --out public --on 2023-08-15",
    ),
    "serve": Described(
        "在本机预览网站 / preview a built site",
        "  xingji serve --port 8000",
    ),
    "submit": Described(
        "检查并提交材料，不需要Git / check and hand in documents without Git",
        "  xingji submit submissions/2023/CITY/USCC\n  xingji submit 自评估.xlsx --draft\n"
        "  xingji submit submissions/2023/CITY/agencies.yaml --repository example-org/xingji --yes",
    ),
    "owners": Described(
        "按角色生成 CODEOWNERS / make CODEOWNERS from the roles",
        "  xingji owners\n  xingji owners --check\n  xingji owners --write --team example-org/province",
    ),
    "forge": Described(
        "设置并核对GitHub仓库 / set up the repository on GitHub and verify its settings",
        "  xingji forge doctor --repository example-org/xingji\n  xingji forge init --dry-run\n"
        "  xingji forge init --team example-org/province",
    ),
    "hub": Described(
        "总库与各单位收件库 / the record of the province and the inboxes of the parties",
        "  xingji hub view --list\n  xingji hub view agency/CITY/ID --out DIR",
    ),
    "remind": Described(
        "截止日期前和逾期时提醒各市 / remind cities of deadlines and overdue findings",
        "  xingji remind\n  xingji remind 2023 --on 2023-07-23 --dry-run --repository example-org/xingji",
    ),
    "sign": Described(
        "在本机给公开数据签名 / sign the published data on your own computer",
        "  xingji sign --new-key ~/xingji-key.pem\n"
        "  xingji sign --key ~/xingji-key.pem --name 示例密钥 --public public",
    ),
    "verify": Described(
        "核验下载的数据文件 / check downloaded data files against the signature",
        "  xingji verify public/data/v1/latest/list.csv\n  xingji verify list.csv --public-key key.pem",
    ),
    "completion": Described(
        "生成命令行补全脚本 / write a script that completes commands in a shell",
        "  source <(xingji completion bash)\n  xingji completion zsh > ~/.zfunc/_xingji\n"
        "  xingji completion fish > ~/.config/fish/completions/xingji.fish\n"
        "  xingji completion powershell | Out-String | Invoke-Expression",
    ),
}


def command(name: str) -> Command:
    """What does a command."""
    found: Command = import_module(f"xingji.cli.{name}").COMMAND
    return found
