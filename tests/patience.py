"""How long tests wait for what will come anyway, in seconds. Nothing is judged by it: it only ends what hangs for ever.

A machine that does ten other things meanwhile takes ten times as long; these leave room for that.
"""

from __future__ import annotations

HANGING = 600.0
"""For a program that ends by itself."""
STUCK = 120.0
"""For a page that will show something."""
