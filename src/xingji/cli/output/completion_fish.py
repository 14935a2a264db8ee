"""Completion for fish."""

from __future__ import annotations

from xingji.cli.output.places import FILES, FOLDERS, Places, Value


def fish(places: Places) -> str:
    """The script for fish."""
    lines = [
        "function __xingji_at",
        '  set -l at ""',
        "  for word in (commandline -opc)[2..-1]",
        "    switch $at/$word",
        f"      case {' '.join(place.at for place in places if place.at)}",
        "        set at $at/$word",
        "    end",
        "  end",
        '  test "$at" = "$argv[1]"',
        "end",
        "complete -c xingji -f",
    ]
    for place in places:
        begin = f"complete -c xingji -n '__xingji_at \"{place.at}\"'"
        lines += [f"{begin} -a {name} -d {_quoted(text)}" for name, text in place.commands.items()]
        lines += [f"{begin} {_fish_value(place.value)}"] if place.value != Value() else []
        for option in place.options:
            flags = " ".join(f"-l {flag[2:]}" if flag[:2] == "--" else f"-s {flag[1:]}" for flag in option.flags)
            takes = f" {'-r' if option.value.kind else '-x'} {_fish_value(option.value)}" if option.value else ""
            lines.append(f"{begin} {flags}{takes} -d {_quoted(option.help)}")
    return "\n".join(lines)


def _fish_value(value: Value) -> str:
    words = f"-a '{' '.join(value.words)}'" if value.words else ""
    files = {FILES: "-F", FOLDERS: "-a '(__fish_complete_directories)'", "": ""}[value.kind]
    return " ".join(filter(None, (words, files)))


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
