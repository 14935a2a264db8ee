"""`xingji serve`: a built site, seen in a browser on this machine."""

from __future__ import annotations

import argparse
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from xingji.cli.command import CLEAN, Command, emit, language, usage
from xingji.messages.interface import say


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dir", default="public", metavar="DIR", help="已生成的网站 / folder of the built site")
    parser.add_argument("--port", type=int, default=8000, help="端口，默认8000 / port")


def _run(options: argparse.Namespace) -> int:
    folder = Path(options.dir)
    if not (folder / "index.html").is_file():
        raise usage("error.not_built", options, path=folder)
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", options.port), handler) as server:
        emit(say("serve.at", language(options), host="127.0.0.1", port=server.server_port))
        server.serve_forever()
    return CLEAN


class _Handler(SimpleHTTPRequestHandler):
    """The site's own 404 page, and no log line per request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's page for what is not there."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


COMMAND = Command(_add, _run)
