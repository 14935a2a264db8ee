"""Completion for PowerShell."""

from __future__ import annotations

from collections.abc import Iterator

from xingji.cli.output.places import Places, flags, taking


def powershell(places: Places) -> str:
    """The script; where there are no words to offer PowerShell offers files by itself."""

    def table(rows: Iterator[tuple[str, str]]) -> str:
        return "\n".join(f"    '{at}' = '{words}'" for at, words in rows)

    words = ((place.at, " ".join((*place.commands, *place.value.words))) for place in places)
    return "\n".join(
        [
            "Register-ArgumentCompleter -Native -CommandName xingji -ScriptBlock {",
            "  param($current, $line, $cursor)",
            "  $words = @{",
            table(words),
            "  }",
            "  $flags = @{",
            table((place.at, " ".join(flags(place))) for place in places),
            "  }",
            "  $values = @{",
            table((at, " ".join(value.words)) for at, value in taking(places)),
            "  }",
            "  $at = ''; $previous = ''",
            "  foreach ($element in $line.CommandElements | Select-Object -Skip 1) {",
            "    if ($element.Extent.EndOffset -ge $cursor -and $current) { break }",
            "    $previous = $element.Extent.Text",
            '    if ($words.ContainsKey("$at/$previous")) { $at = "$at/$previous" }',
            "  }",
            '  $offered = if ($values.ContainsKey("${at}:$previous")) { $values["${at}:$previous"] }',
            "    elseif ($current -like '-*') { $flags[$at] } else { $words[$at] }",
            '  -split $offered | Where-Object { $_ -like "$current*" } |',
            "    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }",
            "}",
        ]
    )
