"""Completion for bash and zsh."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from xingji.cli.output.places import FILES, FOLDERS, Places, Value, flags, taking

_POSIX = """\
{head}
_xingji() {{
  {local} at= word
  for word in {before}; do
    case "$at/$word" in
      {steps}) at="$at/$word" ;;
    esac
  done
  case "$at:{previous}" in
{values}
  esac
  case "{current}" in
    -*)
      case "$at" in
{flags}
      esac
      return ;;
  esac
  case "$at" in
{words}
  esac
}}
{tail}"""


class _Shell(NamedTuple):
    """How a shell of the family of sh says it."""

    head: str
    local: str
    before: str
    previous: str
    current: str
    words: Callable[[str], str]
    files: dict[str, str]
    tail: str


_BASH = _Shell(
    head="# bash",
    # Bash cuts --format=json at its =.
    local="""local last="${COMP_WORDS[COMP_CWORD-1]}" typed="${COMP_WORDS[COMP_CWORD]#=}"
  [ "$last" != = ] || last="${COMP_WORDS[COMP_CWORD-2]}"
  local""",
    before='"${COMP_WORDS[@]:1:COMP_CWORD-1}"',
    previous="$last",
    current="$typed",
    words=lambda words: f'COMPREPLY+=($(compgen -W "{words}" -- "$typed"))',
    files={
        kind: f"local IFS=$'\\n'; COMPREPLY+=($(compgen -{flag} -- \"$typed\"))"
        for kind, flag in ((FILES, "f"), (FOLDERS, "d"))
    },
    tail="complete -o filenames -F _xingji xingji",
)
_ZSH = _Shell(
    head="#compdef xingji",
    local="local",
    before='"${(@)words[2,CURRENT-1]}"',
    previous="${words[CURRENT-1]}",
    current="$PREFIX",
    words=lambda words: f"compadd -- {words}",
    files={FILES: "_files", FOLDERS: "_files -/"},
    tail='if [ "$funcstack[1]" = _xingji ]; then _xingji "$@"; else compdef _xingji xingji; fi',
)


def bash(places: Places) -> str:
    """The script for bash."""
    return _script(_BASH, places)


def zsh(places: Places) -> str:
    """The script for zsh."""
    return _script(_ZSH, places)


def _script(shell: _Shell, places: Places) -> str:
    def offered(value: Value, *more: str) -> str:
        words = " ".join((*more, *value.words))
        parts = [shell.words(words)] if words else []
        return "; ".join([*parts, *([shell.files[value.kind]] if value.kind else [])]) or ":"

    outcomes: dict[Value, list[str]] = {}
    for at, taken in taking(places):
        outcomes.setdefault(taken, []).append(at)
    return _POSIX.format(
        head=shell.head,
        local=shell.local,
        before=shell.before,
        previous=shell.previous,
        current=shell.current,
        tail=shell.tail,
        steps="|".join(place.at for place in places if place.at),
        values="\n".join(f"    {'|'.join(ats)}) {offered(value)}; return ;;" for value, ats in outcomes.items()),
        flags="\n".join(f'        "{place.at}") {shell.words(" ".join(flags(place)))} ;;' for place in places),
        words="\n".join(f'    "{place.at}") {offered(place.value, *place.commands)} ;;' for place in places),
    )
