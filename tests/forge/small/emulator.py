"""A forge that others wrote (npm `emulate`), as a second opinion on shapes and on what a token may do."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from github import Auth, GithubIntegration

from tests.needs import modules, node
from tests.patience import HANGING

APP = 12345
INSTALLATION = 100
OWNER = "sample-office"
"""An account, since members of an organisation are administrators there."""
NOBODY = "nobody"
"""The emulator takes an unknown token for the first account, so that one may do nothing."""


def program() -> Path:
    """The emulator's own file."""
    return modules() / "emulate" / "dist" / "index.js"


class Emulator:
    """A running emulator with public repositories of OWNER and one app that is installed there."""

    def __init__(self, folder: Path, names: list[str]) -> None:
        self.key, self.names = _key(), names
        seed = folder / "seed.json"
        seed.write_text(json.dumps(_seed(names, self.key)))
        if not any(self._starts(seed) for _ in range(3)):
            raise RuntimeError("the emulator does not start")

    def token(self, permissions: Mapping[str, str]) -> str:
        """A token of the app with these permissions, as a job gets one."""
        app = GithubIntegration(
            auth=Auth.AppAuth(APP, self.key),
            base_url=self.url,
            seconds_between_requests=None,
            seconds_between_writes=None,
        )
        return app.get_access_token(INSTALLATION, permissions=dict(permissions)).token

    def close(self) -> None:
        """End it with all that it started."""
        os.killpg(self._process.pid, signal.SIGTERM)
        self._process.wait(HANGING)

    def _starts(self, seed: Path) -> bool:
        """Whether it said that it is ready; it ends at once where another program took the port meanwhile."""
        port = _free_port()
        self.url = f"http://localhost:{port}"
        options = ("start", "--service", "github", "--port", str(port), "--seed", str(seed))
        self._process = subprocess.Popen(
            (node(), str(program()), *options),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,
        )
        told = self._process.stdout
        assert told
        if not any(line.strip().startswith("Ready.") for line in told):
            return False
        # What it says later is read too, so that it never waits for a reader.
        threading.Thread(target=told.read, daemon=True).start()
        return True


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _key() -> str:
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PrivateFormat.TraditionalOpenSSL
    return made.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


def _seed(names: list[str], key: str) -> dict[str, object]:
    permissions = {"contents": "write", "issues": "write", "pull_requests": "write", "checks": "write"}
    installation = {"installation_id": INSTALLATION, "account": OWNER, "repository_selection": "all"}
    app = {"app_id": APP, "slug": "github-actions", "name": "Actions", "private_key": key, "events": []}
    return {
        "tokens": {f"token-of-{OWNER}": {"login": OWNER, "scopes": ["repo", "user"]}},
        "github": {
            "users": [{"login": NOBODY}, {"login": OWNER}],
            "repos": [{"owner": OWNER, "name": name, "auto_init": True, "default_branch": "main"} for name in names],
            "apps": [{**app, "permissions": permissions, "installations": [installation]}],
        },
    }
