"""What every command shares: its declaration, the language, the root, exit codes, progress."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

from xingji.cli.extras import Extra
from xingji.cli.streams import abandon, for_programs
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.programme.china import china_day

OUTPUT = "<stdout>"
CLEAN, FAULTY, FAILED = 0, 1, 2
"""Exit codes: no error; at least one error; wrong usage or the engine failed."""


def _nothing(_: argparse.Namespace) -> Extra | None:
    """Most commands do with what the package itself depends on."""
    return None


@dataclass(frozen=True)
class Command:
    """What does a command: `add` declares its arguments, `run` does it and gives the exit code.

    `needs` names the extra without which it cannot do what the options ask for.
    """

    add: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    needs: Callable[[argparse.Namespace], Extra | None] = _nothing


class UsageError(Exception):
    """The user asked for something impossible; the text says what and what to do (exit 2)."""

    code = FAILED


class FaultyError(UsageError):
    """Documents have errors, so nothing was made from them (exit 1, as `check` says it of them)."""

    code = FAULTY


def language(options: argparse.Namespace) -> Lang:
    """--lang, else $XINGJI_LANG, else Chinese."""
    chosen = getattr(options, "lang", None) or os.environ.get("XINGJI_LANG", "zh")
    return cast("Lang", chosen if chosen in ("zh", "en") else "zh")


def usage(key: str, options: argparse.Namespace, **values: object) -> UsageError:
    """A usage error in the user's language."""
    return UsageError(say(key, language(options), **values))


def faulty(key: str, options: argparse.Namespace, path: Path, **values: object) -> UsageError:
    """The error for a document that cannot be used: if it is there it has errors, else it is wrong usage."""
    kind = FaultyError if path.exists() else UsageError
    return kind(say(key, language(options), path=relative(path), **values))


def emit(text: str) -> None:
    """Print to standard output, at once: who reads a pipe should see it too. An OSError names `OUTPUT`."""
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except OSError as error:
        raise OSError(error.errno, error.strerror, OUTPUT) from None


def emit_json(plain: Mapping[str, object]) -> None:
    """Print what programs read."""
    emit(for_programs(json.dumps(plain, ensure_ascii=False, indent=1)))


def warn(text: str) -> None:
    """Print to standard error."""
    try:
        sys.stderr.write(f"{text}\n")
    except OSError:
        abandon(sys.stderr)


def colourful() -> bool:
    """Colours only on a terminal, and never when the user declined them."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def day(options: argparse.Namespace, given: str) -> date:
    """A date of the command line. Raises UsageError."""
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise usage("error.date", options, given=given) from None


def on_day(options: argparse.Namespace) -> date:
    """The day of `--on`, else today. Raises UsageError."""
    return day(options, options.on) if options.on else today()


def today() -> date:
    """Today's date in China."""
    return china_day(datetime.now(UTC))


def relative(path: Path) -> str:
    """How a path is shown: relative to the working folder where that is shorter, with forward slashes."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix() or "."
    except ValueError:
        return path.as_posix()


@contextmanager
def progress(label: str, *, show: bool = True) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on a terminal, nothing in a pipe; call what you get with done and total."""
    if not (show and sys.stderr.isatty()):
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415  only for people who watch
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
