"""The forge that a hub works on, made of its settings and of what the machine knows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from xingji.forge.answers import ForgeError
from xingji.forge.client import AppKey, Client, Manner
from xingji.forge.etags import Etags
from xingji.forge.github_platform import GitHubPlatform
from xingji.forge.pace import Pace
from xingji.forge.tokens import AppTokens, Tokens

ASKED = "asked.json"
"""What the forge answered before, in the hub's working folder."""


@contextmanager
def on_github(
    tokens: Tokens, api_url: str, stores: Path | None = None, ours: Collection[str] = ()
) -> Iterator[GitHubPlatform]:
    """GitHub, asked sparingly; what was answered is kept in the working folder for the next time."""
    etags = Etags(stores / ASKED if stores else None)
    pace = Pace(etags.writes)
    try:
        yield GitHubPlatform(tokens, api_url, ours=ours, manner=Manner(etags=etags, pace=pace))
    finally:
        etags.save(pace.past)


def app_tokens(app: str, key: Path, api_url: str) -> AppTokens:
    """Tokens of the App whose private key lies in a file. Raises ForgeError."""
    try:
        pem = key.read_text("ascii")
    except (OSError, ValueError) as error:
        raise ForgeError("token", f"{key.name}: {type(error).__name__}") from None
    return AppTokens(Client(AppKey(app, pem), api_url).ask)
