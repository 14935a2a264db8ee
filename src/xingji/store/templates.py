"""Documents to fill in: what `xingji new` writes, with known values already in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from xingji.messages.interface import say
from xingji.model.assessment import Answer
from xingji.model.cloud import CloudForm
from xingji.model.common import Contact, Evidence
from xingji.model.enterprise import HeldStar
from xingji.model.guideline import Area, FullGuideline, Practice
from xingji.model.reference import Reference
from xingji.model.terms import PROFILES
from xingji.model.wording import worded_for
from xingji.store.carry_over import Again, Inheritance, Predecessor
from xingji.store.scalars import quoted, scalar
from xingji.store.schemas import schema_line
from xingji.store.text import MAX_BYTES


@dataclass(frozen=True)
class Blank:
    """What is known of the enterprise when its dossier is started; what is empty becomes a field to fill."""

    uscc: str
    edition: int
    city: str
    name: str
    agency: str
    county: str = ""
    zone: str = ""
    industry: str = ""
    kind: str = ""
    profile: str = ""
    uscc_exception: str = ""
    held: Sequence[HeldStar] = ()
    carried_from: int | None = None
    contact: Contact | None = None
    cloud: CloudForm | None = None
    answers: Mapping[str, Inheritance] = field(default_factory=dict)

    @classmethod
    def after(cls, last: Predecessor, edition: int, years_back: int) -> Blank:
        """What an earlier year knew, answers aside; stars of that year are held from now on.

        `years_back` is how far back an unfinished year may lie that it is carried over from.
        """
        if last.enterprise is None:
            row = last.rows[0]
            known = cls(row.uscc, edition, row.city, row.name, "", row.county or "", industry=row.industry or "")
            excuse = next((each.uscc_exception.reason for each in last.rows if each.uscc_exception), "")
            return replace(known, uscc_exception=excuse, held=last.won)
        old = last.enterprise
        return cls(
            uscc=old.uscc,
            edition=edition,
            city=last.city,
            name=old.name,
            agency=old.agency or "",
            county=old.county or "",
            zone=old.zone or "",
            industry=old.industry,
            kind=old.kind,
            profile=old.profile or "",
            uscc_exception=old.uscc_exception.reason if old.uscc_exception else "",
            held=[*old.held, *last.won],
            carried_from=last.year if last.is_unfinished and edition - last.year <= years_back else None,
            contact=old.contact,
            cloud=last.cloud,
        )

    @property
    def whose(self) -> str:
        """The line by which each of its documents says whose it is."""
        return _line("dossier", f"{self.edition}/{self.uscc}")

    def moved(self, city: str) -> Blank:
        """In another city, which has other counties, zones and agencies."""
        return self if city == self.city else replace(self, city=city, county="", zone="", agency="")


_ENTERPRISE = """\
# 企业登记表。可选项前有 # 号，要填写时删去这个 # 号。联系人信息不对外公布。
"""
_CLOUD = """\
# 安全上云情况（通知要求与自评估一并填报；表式为项目自拟）。没有系统上云填 uses_cloud: false。
"""
_ASSESSMENT = """\
# 企业自评估（{title}）
# 每条实践一行：删去编号前的 # 号，在冒号后空一格填写符合程度，例如“  {first}: met”。
#   met 符合    mostly 基本符合    partly 部分符合    unmet 不符合    not_applicable 不适用（须写理由）
# 需要说明或证明材料时写成：
#   {first}:
#     degree: partly
#     note: 尚有两台设备未完成
#     evidence:
#       - title: 工控设备台账
#         page: 3
# 没有回答的实践按“不符合”计。不要填写姓名、电话、IP地址等信息。
"""
_ASSESSMENT_HEAD = """\
guideline: {guideline}
agency: {agency}
assessed_on:            # YYYY-MM-DD
#commitment:            # 服务承诺书：签订日期与扫描件的 SHA-256
#  signed_on: YYYY-MM-DD
#  sha256:
answers:
"""


def blank_documents(blank: Blank, guidelines: list[FullGuideline], known: Reference) -> dict[str, str]:
    """File name inside the dossier → text."""
    kind = kind_of(blank, guidelines, known)
    zone = next((zone.id for zone in known.zones.values() if zone.city == blank.city), "")
    documents = {
        "enterprise.yaml": schema_line("enterprise") + _enterprise(blank, kind, zone),
        "cloud.yaml": schema_line("cloud") + _cloud(blank),
    }
    for guideline in guidelines:
        text = schema_line("self-assessment") + _assessment(blank, guideline)
        documents[f"{guideline.head.track}/self-assessment.yaml"] = text
    return {name: "\n".join(line.rstrip() for line in text.splitlines()) + "\n" for name, text in documents.items()}


def kind_of(blank: Blank, guidelines: list[FullGuideline], known: Reference) -> str:
    """The kind of enterprise: as before, else the one that all its tracks are for."""
    kinds = {known.tracks[guideline.head.track].kind for guideline in guidelines}
    return blank.kind or (kinds.pop() if len(kinds) == 1 else "manufacturer")


def _text(text: str) -> str:
    """A text as a value; one that is not known leaves the field empty."""
    return scalar(text) if text else ""


def _line(key: str, value: str = "", hint: str = "", example: str | None = None) -> str:
    """One field; an optional one (with an example, which may be empty) is commented out as long as it has no value."""
    start = f"{key}: {value}" if value or example is None else f"#{key}: {example}"
    return f"{start:<23} # {hint}\n" if hint else f"{start}\n"


def _enterprise(blank: Blank, kind: str, zone: str) -> str:
    code = quoted(blank.county) if blank.county else ""
    year = str(blank.carried_from or "")
    return "".join(
        [
            _ENTERPRISE,
            blank.whose,
            _line("uscc", blank.uscc),
            f"uscc_exception:\n  reason: {quoted(blank.uscc_exception)}\n" if blank.uscc_exception else "",
            _line("name", _text(blank.name)),
            _line("city", blank.city),
            _county(code, blank.zone),
            _line("zone", blank.zone, "功能板块编号", zone),
            _line("industry", quoted(blank.industry) if blank.industry else "", _INDUSTRY),
            _line("kind", kind, "manufacturer 工业企业；platform_operator 工业互联网平台企业"),
            _line("profile", blank.profile, _PROFILES, None if kind == "manufacturer" else ""),
            _line("agency", _text(blank.agency), "自评估咨询服务机构，本市 agencies.yaml 中的编号", ""),
            _held(blank.held),
            _line("carried_from", year, "上年度参加但未完成的，填上年度", str(blank.edition - 1)),
            _contact(blank.contact),
        ]
    )


_PROFILES = "；".join(f"{profile} {name}" for profile, name in PROFILES.items())
_INDUSTRY = 'GB/T 4754-2017 行业大类两位代码，加引号，例如 "34"'
_COUNTY = "县（市、区）六位代码，加引号；在功能板块的可改填 zone"


def _county(code: str, zone: str) -> str:
    """Who lies in a zone need not name the county."""
    return _line("county", code, _COUNTY, "" if zone else None)


def _held(stars: Sequence[HeldStar]) -> str:
    if not stars:
        return _line("held", "[]", "已有等级，例如 [{track: ics, level: 1, year: 2021}]")
    rows = [f"  - track: {star.track}\n    level: {star.level}\n    year: {star.year}\n" for star in stars]
    return "".join(["held:\n", *rows])


def _contact(contact: Contact | None) -> str:
    name, phone, email = (contact.name, contact.phone, contact.email or "") if contact else ("", "", "")
    lines = [
        _line("  name", _text(name)),
        _line("  phone", quoted(phone) if phone else "", "手机号，或“区号-号码”"),
        f"  {_line('email', quoted(email) if email else '', '', '')}",
    ]
    return "".join(["contact:\n", *lines])


def _cloud(blank: Blank) -> str:
    form = blank.cloud
    uses = str(form.uses_cloud).lower() if form else ""
    return "".join(
        [
            _CLOUD,
            blank.whose,
            _line("filled_on", "", "YYYY-MM-DD"),
            _line("uses_cloud", uses, "true 或 false"),
            _services(form) if form and form.services else _line("services", "[]", _SERVICES),
            _line(
                "measures",
                quoted(form.measures) if form and form.measures else "",
                "",
                "身份认证、访问控制、加密、备份等措施",
            ),
        ]
    )


_SERVICES = "每个上云系统一项：system、provider、model（public/private/hybrid/community）、control_data"


def _services(form: CloudForm) -> str:
    rows = [
        f"  - system: {scalar(service.system)}\n    provider: {scalar(service.provider)}\n"
        f"    model: {service.model}\n    control_data: {str(service.control_data).lower()}\n"
        for service in form.services
    ]
    return "".join(["services:\n", *rows])


def _assessment(blank: Blank, guideline: FullGuideline) -> str:
    """The practices that are answered already lose their explanation where the file would grow too large to read."""
    text = _form(blank, guideline, explain_all=True)
    return text if len(text.encode()) <= MAX_BYTES else _form(blank, guideline, explain_all=False)


def _form(blank: Blank, guideline: FullGuideline, *, explain_all: bool) -> str:
    head, found = guideline.head, blank.answers.get(guideline.head.track)
    agency = found.agency if found else blank.agency
    names = {rule.level: rule.name for rule in head.levels}
    areas = worded_for(guideline, blank.profile).areas
    return "".join(
        [
            _ASSESSMENT.format(title=head.title, first=guideline.areas[0].practices[0].id),
            f"# {_words_of(found)}\n" if found else "",
            blank.whose,
            _ASSESSMENT_HEAD.format(guideline=head.guideline, agency=_text(agency)),
            *(_area(area, names, found, explain_all=explain_all) for area in areas),
            _gone(found) if found and found.dropped else "",
        ]
    )


def _words_of(found: Inheritance) -> str:
    return say("carry.head", "zh", year=found.year, taken=len(found.taken), again=len(found.again))


def _area(area: Area, levels: dict[int, str], found: Inheritance | None, *, explain_all: bool) -> str:
    lines = ["", f"  # {area.id} {area.name}", f"  # {_one_line(area.objective)}"]
    for practice in area.practices:
        if explain_all or not (found and practice.id in found.taken):
            lines += _practice(practice, levels[practice.level])
        lines += _answer(practice.id, found)
    return "\n".join(lines) + "\n"


def _practice(practice: Practice, level: str) -> list[str]:
    """Anchors would take half of what a file may hold; they stand in the workbook and on the site."""
    when = practice.na_when if practice.na else None
    may_not_apply = [f"  #   可不适用：{_one_line(when)}"] if when else []
    optional = "可不适用" if practice.na and not when else ""
    marks = [level, practice.element, "关键项" if practice.key else "", optional]
    return [
        f"  # [{'，'.join(mark for mark in marks if mark)}] {_one_line(practice.text)}",
        *may_not_apply,
        f"  #   可出示：{'；'.join(practice.evidence)}",
    ]


def _one_line(text: str) -> str:
    """A text of several lines would break out of its comment."""
    return " ".join(text.split())


def _answer(practice: str, found: Inheritance | None) -> list[str]:
    """Last year's answer, else a line to fill in."""
    if found and practice in found.taken:
        return _taken(practice, found.taken[practice])
    why = [f"  # {_why(found.again[practice])}"] if found else []
    return [*why, f"  #{practice}:"]


def _why(again: Again) -> str:
    why = say(f"carry.{again.reason}", "zh")
    if again.verdict:
        values = {"verdict": say(f"verdict.{again.verdict}", "zh"), "degree": say(f"degree.{again.verified}", "zh")}
        why = say("carry.conclusion", "zh", **values)
    claimed = say(f"degree.{again.claimed}", "zh") if again.claimed else ""
    return say("carry.again", "zh", why=why, degree=claimed)


def _taken(practice: str, answer: str | Answer) -> list[str]:
    if isinstance(answer, str):
        return [f"  {practice}: {answer}"]
    lines = [f"  {practice}:", f"    degree: {answer.degree}"]
    texts = (("note", answer.note), ("reason", answer.reason))
    lines += [f"    {key}: {quoted(text)}" for key, text in texts if text is not None]
    if answer.evidence:
        lines += ["    evidence:", *(line for piece in answer.evidence for line in _evidence(piece))]
    return lines


def _evidence(piece: Evidence) -> list[str]:
    lines = [f"      - title: {quoted(piece.title)}"]
    if piece.page is not None:
        lines.append(f"        page: {piece.page}")
    if piece.sha256 is not None:
        lines.append(f"        sha256: {quoted(piece.sha256)}")
    return lines


def _gone(found: Inheritance) -> str:
    rows = [_gone_row(practice, answer) for practice, answer in found.dropped.items()]
    return "\n".join(["", f"  # {say('carry.gone', 'zh', year=found.year)}", *(f"  #   {row}" for row in rows), ""])


def _gone_row(practice: str, answer: str | Answer) -> str:
    degree, note = (answer, "") if isinstance(answer, str) else (answer.degree, answer.note or answer.reason or "")
    shown = quoted(note) if note else ""
    return say("carry.gone_row", "zh", practice=practice, degree=say(f"degree.{degree}", "zh"), note=shown)
