"""The project around the engine: its version, its releases, how an administration follows them, and its papers."""
