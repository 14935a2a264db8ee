"""Commands: one module per group; the only place that prints."""
