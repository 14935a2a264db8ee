"""Mail drafts for parties without a forge's notifications; people open and send them."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple

from xingji.messages.interface import say

_HIDDEN = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_MENTION = re.compile(r"(?<![A-Za-z0-9._%+-])@(?=[A-Za-z0-9])")
"""An account of a forge; in a mail it would notify nobody. Addresses of people stay as they are."""
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,200}")
_ODD = re.compile(r"[^\w-]+")


class Draft(NamedTuple):
    """`name` is the beginning of its file's name."""

    name: str
    content: bytes


def draft(repository: str, address: str, about: str, body: str) -> Draft:
    """A mail to whoever a repository belongs to; without a sound address people fill it in."""
    mail = EmailMessage(policy=SMTP)
    name = repository.partition("/")[2]
    mail["Subject"] = say("inboxes.mail", "zh", inbox=name, about=" ".join(about.split()))
    if _ADDRESS.fullmatch(address):
        mail["To"] = address
    mail["X-Unsent"] = "1"  # by which mail programs open it as a draft
    mail.set_content(_MENTION.sub("", _HIDDEN.sub("", body)), cte="base64")
    return Draft(_ODD.sub("-", about).strip("-")[:40] or "mail", mail.as_bytes())
