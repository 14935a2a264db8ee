"""Sentences of the sample data, built from a practice's own text and evidence so that they speak about its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from xingji.model.guideline import Practice

DEGREE_NAMES = {"met": "符合", "mostly": "基本符合", "partly": "部分符合", "unmet": "不符合"}

_SCENES: dict[str, tuple[str, ...]] = {
    "process": ("反应工段", "罐区", "公用工程站", "成品灌装线", "中控室"),
    "discrete": ("机加工线", "装配线", "涂装线", "热处理工段", "立体仓库"),
    "electronic": ("贴片线", "老化测试区", "洁净车间", "封装线", "动力站房"),
    "mining": ("提升机房", "通风机房", "井口集输站", "调度室", "排水泵房"),
    "utility": ("主控室", "升压站", "泵房", "调压站", "远程终端站点"),
    "platform": ("设备接入区", "微服务集群", "时序数据库", "租户门户", "边缘网关"),
}
_SCENE_OF = {
    **dict.fromkeys(("06", "07"), "mining"),
    **dict.fromkeys(("13", "14", "15", "17", "22", "25", "26", "27", "28", "30", "31", "32"), "process"),
    **dict.fromkeys(("44", "45", "46"), "utility"),
    **dict.fromkeys(("38", "39", "40"), "electronic"),
    **dict.fromkeys(("63", "64", "65"), "platform"),
}
_PLATFORM_TEAMS = ("平台运维部", "安全部", "研发部", "数据部", "客户服务部")
_TEAMS = ("设备部", "信息中心", "安环部", "自动化科", "生产部", "仪表班", "数字化办公室")

_NOTES: dict[str, dict[str, tuple[str, ...]]] = {
    "机构建设": {
        "met": (
            "{team}牵头，分工已写入岗位说明，“{ev}”现行有效。",
            "职责落实到{team}和{scene}班组，每季度开一次例会，“{ev}”可查。",
        ),
        "mostly": ("{team}已牵头，“{ev}”齐全，{scene}的联络人{month}月刚调整，待补签。",),
        "partly": ("目前由{team}兼管，“{ev}”只覆盖{scene}。",),
        "unmet": ("尚未明确牵头部门，拟由{team}提出方案后报分管负责人批准。",),
    },
    "制度流程": {
        "met": (
            "制度经分管负责人批准，{team}按月执行，“{ev}”已归档。",
            "{month}月完成修订并宣贯，“{ev}”与现场做法一致。",
            "{scene}和其余系统执行同一流程，“{ev}”连续完整。",
        ),
        "mostly": (
            "流程已执行，“{ev}”中{month}月有一次记录缺少复核签字。",
            "制度齐全，{scene}的“{ev}”比规定时间晚几天归档。",
        ),
        "partly": (
            "{scene}已按流程执行，其余系统的“{ev}”还没有建立。",
            "有口头约定和零散记录，“{ev}”正在由{team}整理成文。",
        ),
        "unmet": ("还没有成文规定，{team}计划下一季度起草。", "没有“{ev}”，日常靠班组经验处理。"),
    },
    "技术工具": {
        "met": (
            "{scene}及其他系统均已部署，“{ev}”为{month}月版本。",
            "由{team}维护，{month}月复查设置无变化，“{ev}”可对照系统查看。",
            "计划窗口内完成配置，投用后运行平稳，“{ev}”附后。",
        ),
        "mostly": (
            "主要系统已配置，{scene}有一台老旧主机暂以隔离措施代替，见“{ev}”。",
            "主要功能已投用，“{ev}”显示{scene}尚有个别遗留项。",
        ),
        "partly": ("仅{scene}完成部署，其余系统按计划分批实施，“{ev}”只含已完成部分。",),
        "unmet": ("现有设备不支持，已列入下一年度改造预算。", "{scene}尚无此类工具，暂以人工检查弥补。"),
    },
    "人员能力": {
        "met": ("{team}和{scene}岗位人员均已培训并考核，“{ev}”齐全。", "{month}月组织实操考核，“{ev}”由{team}保管。"),
        "mostly": ("已培训{scene}全部班组，“{ev}”中两名新员工待补考。",),
        "partly": ("只有{team}骨干参加过培训，“{ev}”覆盖面不足。",),
        "unmet": ("尚未安排专项培训和考核，由{team}列入下半年计划。",),
    },
}
_FACTS = (
    "现有材料只能证明{scene}已做到，其余系统没有记录",
    "“{ev}”缺少经办人和日期，无法确认何时开始执行",
    "抽查“{ev}”所列{n}项，有{m}项与实际不符",
    "访谈{team}当班人员，对本项做法的说法与“{ev}”不符",
    "“{ev}”停留在{month}月，此后没有更新",
)
_TOOL_FACTS = (*_FACTS, "线上演示时{scene}的实际设置与“{ev}”所载不一致")
_EFFECTS = {
    "机构建设": ("出现问题时难以确定由谁处置。", "跨部门事项容易无人跟进。"),
    "制度流程": ("做法因班组而异，事后难以追溯。", "人员变动后做法难以延续。"),
    "技术工具": ("异常操作不易及时发现。", "未授权的改动可能直接影响生产。"),
    "人员能力": ("当班人员遇到异常可能处置不当。", "措施到位与否取决于个别人员。"),
}
_MEASURES = {
    "机构建设": ("重新明确牵头部门与{scene}联络人，经总经理办公会确认，由{team}跟踪落实。",),
    "制度流程": (
        "{team}修订流程并报分管负责人批准，{scene}自批准之日起执行，补齐“{ev}”。",
        "补办缺失的审批，{team}今后按月自查“{ev}”并留存复核记录。",
    ),
    "技术工具": (
        "{team}在{scene}计划窗口内完成配置并复查，更新“{ev}”。",
        "先在备用机上验证，再由{team}分批推广到其余系统，重新导出“{ev}”。",
    ),
    "人员能力": ("{team}对{scene}各班组补训并逐人考核，成绩计入“{ev}”。",),
}
_ACCEPTED = ("补充的“{ev}”与系统设置一致，通过。", "整改后的“{ev}”有执行记录，通过。", "对照“{ev}”抽查两处，均已整改。")
_REJECTED = ("只补了文本，“{ev}”未见执行记录，不通过。", "“{ev}”仍缺少抽查时段的内容，不通过。")
_SEEN = {
    True: ("现场查看{scene}，实物与“{ev}”一致。", "在{scene}请{team}人员当场调阅设置，与“{ev}”一致。"),
    False: ("查阅“{ev}”原件，与线上所附一致。", "访谈{team}当班人员，说法与“{ev}”一致。"),
}
_PENDING = (
    "线上所附“{ev}”与自评一致，实际安装位置和运行状态要到{scene}看过才能确定。",
    "截图和照片看不出是否覆盖全部设备，请现场抽看，并与“{ev}”核对。",
    "需到{scene}当面操作演示，核对与“{ev}”是否相符。",
)
_SEEN_LESS = ("{scene}抽查{n}项，{m}项未按规定执行，按@计。", "{scene}的做法与“{ev}”有出入，按@计。")
_LEFT_OUT_PROOF = {
    "PA10": "维保合同禁止远程接入条款和近半年边界排查记录",
    "PA20": "近12个月调试与测评项目单",
    "PA39": "软件清单和采购合同",
    "PT02": "云服务商安全证明和责任分担表",
    "PT07": "机房租用合同和责任分担表",
}
_LEFT_OUT = {
    "PA02": "主要设备为整机成套供货，变送器和执行机构封装在设备内部，没有独立的现场测控设备和总线，设备清单可证。",
    "PA10": "控制网与外部网络物理断开，维保合同禁止远程接入，近半年边界排查未发现远程通道，无远程访问。",
    "PA20": "不开展调试和测评外包，也不向外提供测试数据，近12个月项目单中没有产生测试数据的项目。",
    "PA27": "控制系统为气动与机械联锁，失电即停在安全位置，不需要后备电源维持监视，工艺与电气专业已书面确认。",
    "PA29": "组态由设备厂商整体交付并封存，企业没有开发、测试活动，厂商调试均在停线后进行。",
    "PA30": "各控制系统均为单机运行，没有控制网络，无法也无须做在线资产感知。",
    "PA39": "没有自编、委托或改编的程序，全部使用成品组态软件，采购合同与软件清单可证。",
    "PT02": "计算、存储和网络全部租用公有云，服务商安全证明和责任分担表已在PT06中提交。",
    "PT07": "机房全部租用，没有自有机房和边缘机柜，机房服务商证明和责任分担表已在PT06中提交。",
}


def left_out_reason(area: str) -> str:
    """Why a whole area does not apply."""
    return _LEFT_OUT.get(area, "本企业没有这一过程域所涉及的设备和业务，已由机构现场确认。")


def left_out_proof(area: str) -> str | None:
    """The material that shows it, for the areas where one is usual."""
    return _LEFT_OUT_PROOF.get(area)


def platform_voice(dice: Random) -> Voice:
    """For answers about a platform, whatever else its operator makes."""
    return Voice("65", dice)


@dataclass(frozen=True)
class Voice:
    """Speaks about one enterprise; the industry decides which places and teams are named."""

    industry: str
    dice: Random

    def note(self, practice: Practice, degree: str, title: str) -> str:
        """What the agency writes beside an answer that rests on the evidence `title`."""
        return self._fill(self.dice.choice(_NOTES[practice.element][degree]), title)

    def problem(self, practice: Practice) -> str:
        """Fact and effect of a finding."""
        fact, effect = self._fact(practice), self.dice.choice(_EFFECTS[practice.element])
        return f"“{demand(practice.text)}”落实不到位：{fact}，{effect}"

    def gap(self, practice: Practice, degree: str) -> str:
        """A finding about what the enterprise itself says is not, or only partly, done."""
        done = "只部分做到" if degree == "partly" else "尚未做到"
        return f"企业自评{done}“{demand(practice.text)}”，{self.dice.choice(_EFFECTS[practice.element])}建议列入整改。"

    def lowered(self, practice: Practice, degree: str) -> str:
        """Why a reviewer gives less than the agency claimed."""
        return f"{self._fact(practice)}，按{DEGREE_NAMES[degree]}计。"

    def more_evidence(self, practice: Practice) -> str:
        """What a reviewer asks for."""
        return f"所附材料不能说明本项，请补充“{self._title(practice)}”后再核。"

    def pending(self, practice: Practice) -> str:
        """What a reviewer leaves to a visit."""
        return self._fill(self.dice.choice(_PENDING), self._title(practice))

    def measure(self, practice: Practice, title: str) -> str:
        """What was done about a finding, proven by `title`."""
        return self._fill(self.dice.choice(_MEASURES[practice.element]), title)

    def rechecked(self, practice: Practice, accepted: bool) -> str:
        """The reviewer's words after the second look."""
        words = _ACCEPTED if accepted else _REJECTED
        return self.dice.choice(words).format(ev=self._title(practice))

    def seen(self, practice: Practice, degree: str) -> str:
        """What the visit saw, for one practice."""
        words = _SEEN[practice.element == "技术工具"] if degree == "met" else _SEEN_LESS
        return self._fill(self.dice.choice(words), self._title(practice)).replace("@", DEGREE_NAMES[degree])

    def _fact(self, practice: Practice) -> str:
        facts = _TOOL_FACTS if practice.element == "技术工具" else _FACTS
        return self._fill(self.dice.choice(facts), self._title(practice))

    def _title(self, practice: Practice) -> str:
        return self.dice.choice(practice.evidence)

    def _fill(self, template: str, title: str) -> str:
        asked, kind = self.dice.randint(5, 12), _SCENE_OF.get(self.industry, "discrete")
        return template.format(
            ev=_bare(title),
            scene=self.dice.choice(_SCENES[kind]),
            team=self.dice.choice(_PLATFORM_TEAMS if kind == "platform" else _TEAMS),
            month=self.dice.randint(1, 6),
            n=asked,
            m=self.dice.randint(1, asked // 3),
        )


def demand(text: str) -> str:
    """The opening of a practice's text up to a comma outside brackets, long enough to be understood alone.

    An opening that only states a condition or an occasion takes the next clause with it.
    """
    depth, wanted = 0, 2 if text[0] in "凡以对在从当遇经每各" else 1
    for place, char in enumerate(text):
        depth += {"（": 1, "）": -1}.get(char, 0)
        if not depth and place >= 12 and char in "，。；：":
            wanted -= 1
            if not wanted:
                return text[:place]
    return text.rstrip("。")


def _bare(evidence: str) -> str:
    """Inside quotation marks a title keeps its words but not its own brackets."""
    return re.sub(r"（[^）]*）", "", evidence)
