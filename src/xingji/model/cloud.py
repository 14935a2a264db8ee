"""cloud.yaml: the 安全上云 form that the notice of 2023 asks for (section 四(二))."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from xingji.model.base import Day, Document, DossierDocument, Flag, LongText, OrganisationName, ShortText

CloudModel = Literal["public", "private", "hybrid", "community"]


class CloudService(Document):
    """One system that runs in a cloud."""

    system: ShortText = Field(title="上云系统", description="例如 MES、设备数据采集。")
    provider: OrganisationName = Field(title="云服务商", description="全称。")
    model: CloudModel = Field(
        title="部署方式", description="public 公有云；private 私有云；hybrid 混合云；community 行业云。"
    )
    control_data: Flag = Field(title="含控制数据", description="是否上传工艺参数或下发控制指令。")


class CloudForm(DossierDocument):
    """安全上云情况：通知要求与自评估一并填报；表式为项目自拟，非官方表样。"""

    filled_on: Day = Field(title="填报日期", description="格式 YYYY-MM-DD。")
    uses_cloud: Flag = Field(title="是否上云", description="没有系统上云填 false，services 留空。")
    services: list[CloudService] = Field(
        default_factory=list, max_length=60, title="上云系统", description="逐个列出。"
    )
    measures: LongText | None = Field(None, title="安全措施", description="身份认证、访问控制、加密、备份等措施。")
