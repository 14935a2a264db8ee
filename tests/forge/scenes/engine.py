"""One engine for the jobs of a session: a process that has loaded every command and forks for each that is run.

To start Python and load the commands takes a job longer than what it asks. The program that jobs find hands its
arguments, folder, environment and streams to that process; what runs them is a process of its own, as ever.
"""

from __future__ import annotations

import gc
import marshal
import os
import pkgutil
import select
import socket
import subprocess
import sys
import traceback
from functools import partial
from importlib import import_module
from pathlib import Path

from pydantic import BaseModel

from tests.patience import HANGING

PROGRAM = """#!{python} -IS
# Nothing is imported that Python has not loaded anyway, except the socket itself.
import _socket, marshal, os, sys
line = _socket.socket(_socket.AF_UNIX)
line.connect({place!r})
told = marshal.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)])
streams = b"".join(number.to_bytes(4, sys.byteorder) for number in (0, 1, 2))
line.sendmsg([len(told).to_bytes(4, "big")], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
line.sendall(told)
sys.exit(ord(line.recv(1)))
"""


class Engine:
    """The process, which has loaded these packages and modules, and the program that stands for it."""

    def __init__(self, folder: Path, *loaded: str) -> None:
        place = folder / "engine"
        command = [sys.executable, "-m", __name__, str(place), *(loaded or ("xingji", "github.MainClass"))]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.program = folder / "xingji"
        self.program.write_text(PROGRAM.format(python=sys.executable, place=str(place)))
        self.program.chmod(0o755)
        assert self._process.stdout
        assert self._process.stdout.readline() == b"ready\n"

    def stop(self) -> None:
        """End it, once all that it runs has ended."""
        self._process.communicate(timeout=HANGING)


def serve(place: str, *loaded: str) -> None:
    """Take commands until standard input is closed."""
    for name in loaded:
        _load(name)
    _prepare()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(place)
        listener.listen(16)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while sys.stdin not in select.select([listener, sys.stdin], [], [])[0]:
            line, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                os._exit(_answer(line))
            line.close()
            _reap(os.WNOHANG)
    _reap(0)


def _reap(how: int) -> None:
    try:
        while os.waitpid(-1, how)[0]:
            pass
    except ChildProcessError:
        pass


def _load(name: str) -> None:
    for module in pkgutil.walk_packages(getattr(import_module(name), "__path__", ()), f"{name}."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def _prepare() -> None:
    """Do once what every fork would do again."""
    from xingji.forge.pace import Pace  # noqa: PLC0415  the tests' own process imports this module too
    from xingji.hub import platforms  # noqa: PLC0415
    from xingji.store.cache import engine_id  # noqa: PLC0415

    engine_id()
    setattr(platforms, "Pace", partial(Pace, wait=lambda _: None))  # noqa: B010  the small forge limits nobody
    _build(BaseModel)
    gc.disable()  # else every fork copies what the collector touches; none lives long enough to need it


def _build(model: type[BaseModel]) -> None:
    """Models are built when they are first used: once here, instead of in every fork."""
    for below in model.__subclasses__():
        if below.__module__.startswith("xingji."):
            below.model_rebuild()
        _build(below)


def _answer(line: socket.socket) -> int:
    size, streams, *_ = socket.recv_fds(line, 4, 3)
    with line.makefile("rb") as rest:
        arguments, folder, environment = marshal.loads(rest.read(int.from_bytes(size, "big")))  # noqa: S302  PROGRAM wrote it
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update({"PYDANTIC_DISABLE_PLUGINS": "__all__", **environment})
    code = _run(arguments)
    line.sendall(bytes([code]))
    return code


def _run(arguments: list[str]) -> int:
    from xingji.cli.main import main  # noqa: PLC0415  see _prepare

    sys.argv = ["xingji", *arguments]
    sys.stdout, sys.stderr = (os.fdopen(stream, "w", encoding="utf-8") for stream in (1, 2))
    try:
        code = main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


if __name__ == "__main__":
    serve(*sys.argv[1:])
