"""A forge that others wrote (npm `emulate`), as a second opinion on shapes and on what a token may do."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from github import Auth, GithubIntegration

from tests.places import ROOT
from xingji.publish.assets import NoPackagesError, packages

APP = 12345
INSTALLATION = 100
OWNER = "sample-office"
"""An account, since members of an organisation are administrators there."""
NOBODY = "nobody"
"""The emulator takes an unknown token for the first account, so that one may do nothing."""


def node() -> str:
    """A Node.js that is new enough for the emulator, or ""."""
    for folder in (str(Path(sys.executable).parent), os.environ.get("PATH", "")):
        found = shutil.which("node", path=folder)
        told = subprocess.run((found, "--version"), capture_output=True, check=False).stdout if found else b""
        if found and told.startswith(b"v") and int(told[1:].split(b".")[0]) >= 22:
            return found
    return ""


def program() -> Path:
    """The emulator's own file. Raises NoPackagesError."""
    return packages(ROOT, ROOT / "build" / "npm", dev=True) / "emulate" / "dist" / "index.js"


def missing() -> str:
    """What is missing to start it, or ""."""
    try:
        program()
    except NoPackagesError as error:
        return str(error)
    return "" if node() else "Node.js 22 or newer is not installed"


class Emulator:
    """A running emulator with one public repository of OWNER and one app that is installed there."""

    def __init__(self, folder: Path, name: str) -> None:
        self.key = _key()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://localhost:{port}"
        seed = folder / "seed.json"
        seed.write_text(json.dumps(_seed(name, self.key)))
        options = ("start", "--service", "github", "--port", str(port), "--seed", str(seed))
        self._process = subprocess.Popen(
            (node(), str(program()), *options),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait()

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
        self._process.wait(timeout=10)

    def _wait(self) -> None:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{self.url}/zen", timeout=1).close()
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
            else:
                return
        raise TimeoutError("the emulator does not answer")


def _key() -> str:
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PrivateFormat.TraditionalOpenSSL
    return made.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


def _seed(name: str, key: str) -> dict[str, object]:
    permissions = {"contents": "write", "issues": "write", "pull_requests": "write", "checks": "write"}
    installation = {"installation_id": INSTALLATION, "account": OWNER, "repository_selection": "all"}
    app = {"app_id": APP, "slug": "github-actions", "name": "Actions", "private_key": key, "events": []}
    return {
        "tokens": {f"token-of-{OWNER}": {"login": OWNER, "scopes": ["repo", "user"]}},
        "github": {
            "users": [{"login": NOBODY}, {"login": OWNER}],
            "repos": [{"owner": OWNER, "name": name, "auto_init": True, "default_branch": "main"}],
            "apps": [{**app, "permissions": permissions, "installations": [installation]}],
        },
    }
