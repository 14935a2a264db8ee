"""Documents to fill in: what `xingji new` writes."""

from __future__ import annotations

from dataclasses import dataclass

from xingji.model.guideline import Area, FullGuideline, Practice


@dataclass(frozen=True)
class Blank:
    """What is known of the enterprise when its dossier is started; empty texts become fields to fill."""

    uscc: str
    edition: int
    city: str
    name: str
    agency: str


_ENTERPRISE = """\
# yaml-language-server: $schema=../../../../schema/enterprise.schema.json
# 企业登记表。可选项前有 # 号，要填写时删去这个 # 号。联系人信息不对外公布。
uscc: {uscc}
name: {name}
city: {city}
county:                 # 县（市、区）六位代码，加引号，例如 "320115"；在功能板块的可改填 zone
#zone: suzhou-sip       # 功能板块编号
industry:               # GB/T 4754-2017 行业大类两位代码，加引号，例如 "34"
kind: {kind}   # manufacturer 工业企业；platform_operator 工业互联网平台企业
held: []                # 已有等级，例如 [{{track: ics, level: 1, year: 2021}}]
#carried_from: {last}    # 上年度参加但未完成的，填上年度
contact:
  name:
  phone:                # 手机号，或“区号-号码”
  #email:
"""
_CLOUD = """\
# yaml-language-server: $schema=../../../../schema/cloud.schema.json
# 安全上云情况（通知要求与自评估一并填报；表式为项目自拟）。没有系统上云填 uses_cloud: false。
filled_on:              # YYYY-MM-DD
uses_cloud:             # true 或 false
services: []            # 每个上云系统一项：system、provider、model（public/private/hybrid/community）、control_data
#measures: 身份认证、访问控制、加密、备份等措施
"""
_ASSESSMENT = """\
# yaml-language-server: $schema=../../../../../schema/self-assessment.schema.json
# 企业自评估（{title}）
# 每条实践一行：删去编号前的 # 号，在冒号后空一格填写符合程度，例如“  PA01.1.1: met”。
#   met 符合    mostly 基本符合    partly 部分符合    unmet 不符合    not_applicable 不适用（须写理由）
# 需要说明或证明材料时写成：
#   PA01.1.1:
#     degree: partly
#     note: 尚有两台设备未完成
#     evidence:
#       - title: 工控设备台账
#         page: 3
# 没有回答的实践按“不符合”计。不要填写姓名、电话、IP地址等信息。
guideline: {guideline}
agency: {agency}
assessed_on:            # YYYY-MM-DD
#commitment:            # 服务承诺书：签订日期与扫描件的 SHA-256
#  signed_on: YYYY-MM-DD
#  sha256:
answers:
"""


def blank_documents(blank: Blank, guidelines: list[FullGuideline]) -> dict[str, str]:
    """File name inside the dossier → text."""
    operator = all(guideline.head.track == "platform" for guideline in guidelines)
    kind = "platform_operator" if operator else "manufacturer"
    fields = {"uscc": blank.uscc, "name": blank.name, "city": blank.city, "kind": kind, "last": blank.edition - 1}
    documents = {"enterprise.yaml": _ENTERPRISE.format(**fields), "cloud.yaml": _CLOUD}
    for guideline in guidelines:
        documents[f"{guideline.head.track}/self-assessment.yaml"] = _assessment(blank, guideline)
    return {name: "\n".join(line.rstrip() for line in text.splitlines()) + "\n" for name, text in documents.items()}


def _assessment(blank: Blank, guideline: FullGuideline) -> str:
    head = _ASSESSMENT.format(title=guideline.head.title, guideline=guideline.head.guideline, agency=blank.agency)
    names = {rule.level: rule.name for rule in guideline.head.levels}
    return head + "".join(_area(area, names) for area in guideline.areas)


def _area(area: Area, levels: dict[int, str]) -> str:
    lines = ["", f"  # {area.id} {area.name}", f"  # {area.objective}"]
    for practice in area.practices:
        lines += _practice(practice, levels[practice.level])
    return "\n".join(lines) + "\n"


def _practice(practice: Practice, level: str) -> list[str]:
    marks = [level, practice.element, "关键项" if practice.key else "", "可不适用" if practice.na else ""]
    return [
        f"  # [{'，'.join(mark for mark in marks if mark)}] {practice.text}",
        f"  #   可出示：{'；'.join(practice.evidence)}",
        f"  #{practice.id}:",
    ]
