"""YAML that is read to be written again, with its comments and in its order."""

from __future__ import annotations

from typing import Any

_WIDTH = 4096


def round_trip() -> Any:
    """The reader and writer; slow, so only for what is written."""
    from ruamel.yaml import YAML  # noqa: PLC0415  slow to import, needed only to write

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(
        type(None), lambda representer, _: representer.represent_scalar("tag:yaml.org,2002:null", "null")
    )
    return yaml
