"""An invented kind of document: what it takes to have one is this declaration and this model.

A plugin of pytest (`-p tests.model.insurance`), so that the kind is there before anything else of the engine is.
"""

from __future__ import annotations

from pydantic import Field

from xingji.messages.catalogue import Words
from xingji.model.base import Day, DossierDocument, LongText, ShortText
from xingji.model.kinds import KINDS, DocumentKind


class Insurance(DossierDocument):
    """网络安全保险。"""

    insurer: ShortText = Field(title="保险机构", description="示例。")
    insured_until: Day = Field(title="保险止期", description="格式 YYYY-MM-DD。")
    note: LongText | None = Field(None, title="说明", description="示例。")


KINDS["insurance"] = DocumentKind(
    "insurance",
    "dossier",
    f"{__name__}:Insurance",
    Words("网络安全保险", "insurance"),
    owner="agency",
    writers=("agency",),
    phased=True,
    free_text=True,
    label="登记",
)
