"""The sentences about inboxes: where they lie, how they are set up, what is told to their parties."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS = {
    "inboxes.mail": Words("收件库 {inbox}：{about}", "Inbox {inbox}: {about}"),
}
