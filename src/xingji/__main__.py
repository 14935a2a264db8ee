"""`python -m xingji`: the same as the `xingji` command."""

from __future__ import annotations

import sys

from xingji.cli.main import main

sys.exit(main())
