"""What the commits of the hub say. They stand in the history of the record and of the inboxes, so they are Chinese."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS = {
    "stores.collected": Words("收录{party}的第{number}号提交", "collect request {number} of {party}"),
    "stores.delivered": Words("更新材料", "deliver"),
}
